import type { Random } from "../random.ts";

/** An answer that is not a verdict. Whatever it is, asking a little later shows how things stand. */
export type OddAnswer =
  | {
      readonly kind: "instead";
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  /** The real answer, under another status and without its body. */
  | { readonly kind: "bare"; readonly status: number }
  /** The real answer under another status. */
  | { readonly kind: "status"; readonly status: number }
  /** X has the upload, but the connection is gone; and for a while X still shows the job as `created`. */
  | { readonly kind: "lag" };

const page: OddAnswer = {
  kind: "instead",
  status: 403,
  headers: { "content-type": "text/html; charset=UTF-8" },
  body: "<!DOCTYPE html><html><title>Attention Required!</title></html>\n",
};

function refuse(status: number, title: string): OddAnswer {
  return {
    kind: "instead",
    status,
    headers: { "content-type": "application/problem+json" },
    body: JSON.stringify({ title, type: "about:blank", status, detail: title }),
  };
}

const bare404: OddAnswer = { kind: "instead", status: 404, headers: {}, body: "" };

const answers: Readonly<Record<string, readonly OddAnswer[]>> = {
  "x.listJobs": [page],
  "x.createJob": [page, { kind: "status", status: 201 }],
  "x.getJob": [
    page,
    bare404,
    refuse(400, "Invalid Request"),
    refuse(401, "Unauthorized"),
    refuse(403, "Forbidden"),
    { kind: "instead", status: 200, headers: { "content-type": "text/plain" }, body: "OK" },
    { kind: "instead", status: 200, headers: { "content-type": "application/json" }, body: '{"data":null}' },
  ],
  "x.uploadIds": [
    page,
    bare404,
    { kind: "bare", status: 202 },
    { kind: "bare", status: 204 },
    { kind: "lag" },
  ],
  "storage.uploadIds": [bare404, { kind: "bare", status: 201 }, { kind: "bare", status: 204 }],
  "x.downloadResults": [page, bare404],
  "storage.downloadResults": [bare404],
  "x.cancelJob": [{ kind: "bare", status: 204 }],
};

/** Draws an odd answer to an operation, if there is one. */
export function drawOddAnswer(random: Random, operation: string): OddAnswer | undefined {
  const own = answers[operation];
  return own === undefined ? undefined : random.pick(own);
}
