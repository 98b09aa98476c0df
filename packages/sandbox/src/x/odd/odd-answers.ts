import type { Fault } from "../../http/faults.ts";

/** Answers that nobody has documented, and that are not verdicts: each is to be scripted once, or a few times. */
export interface OddAnswers {
  /** The work is done, and the answer is 202 without a body. */
  readonly accepted: Fault;
  /** The work is done, and the answer is 204. */
  readonly noContent: Fault;
  /** 403 and a page: the edge in front of X, not X. */
  readonly edgePage: Fault;
  /** 404 without a body, as uploads got it in September 2026. */
  readonly notFound: Fault;
  /** 401 as X writes it. */
  readonly unauthorized: Fault;
  /** 200 and a text that is not JSON. */
  readonly text: Fault;
  /** The work is done, and the answer is 200 and empty. */
  readonly empty: Fault;
}

/** All of them. */
export const oddAnswers: OddAnswers = {
  accepted: { kind: "answer", status: 202, acted: true },
  noContent: { kind: "answer", status: 204, acted: true },
  edgePage: {
    kind: "answer",
    status: 403,
    headers: { "content-type": "text/html; charset=UTF-8", server: "cloudflare" },
    body: "<!DOCTYPE html><html><title>Attention Required!</title><body>Sorry, you have been blocked</body></html>\n",
  },
  notFound: { kind: "answer", status: 404 },
  unauthorized: {
    kind: "answer",
    status: 401,
    headers: { "content-type": "application/problem+json" },
    body: { title: "Unauthorized", type: "about:blank", status: 401, detail: "Unauthorized" },
  },
  text: { kind: "answer", status: 200, headers: { "content-type": "text/plain" }, body: "OK" },
  empty: { kind: "answer", status: 200, acted: true },
};
