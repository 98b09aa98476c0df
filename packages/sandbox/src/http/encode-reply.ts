import type { Reply } from "./route.ts";

/** A reply in the form that goes on the wire, but for its framing. */
export interface EncodedReply {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Turns a reply's body into bytes; JSON gets its content type unless the reply names one. */
export function encodeReply({ body, headers = {} }: Reply): EncodedReply {
  if (body === undefined) return { bytes: Buffer.alloc(0), headers };
  if (typeof body === "string") return { bytes: Buffer.from(body), headers };
  if (body instanceof Uint8Array) return { bytes: viewBytes(body), headers };
  return {
    bytes: Buffer.from(JSON.stringify(body)),
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
  };
}

/** Without a copy, because a result can be hundreds of megabytes. */
function viewBytes(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
