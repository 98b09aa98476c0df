import type { Fault } from "@x-batch-compliance/sandbox";

/** As the newer API documents it, and as X's storage had it in 2021. */
const echo =
  /^\{(?:"id":"[a-z]{20}","error":"invalid_id"|"type":"error","original":"[a-z]{20}","reason":"[^"]*")\}\n/gm;

/** A result without the lines that give a sentinel back. */
export function withoutSentinels(result: Buffer): Buffer {
  return Buffer.from(result.toString().replaceAll(echo, ""));
}

/** The real download without anything that would prove it, in either flow. */
export const unproven: Fault & { readonly kind: "rewrite" } = {
  kind: "rewrite",
  body: withoutSentinels,
  headers: { "x-goog-hash": undefined, "x-goog-stored-content-length": undefined },
};
