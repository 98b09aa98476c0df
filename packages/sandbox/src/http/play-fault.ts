import type { ServerResponse } from "node:http";
import { constants, type ServerHttp2Stream } from "node:http2";
import { encodeReply } from "./encode-reply.ts";
import type { Fault } from "./faults.ts";
import type { Reply } from "./route.ts";

/** One answer to be given: the real work, and what the script makes of it. */
export interface Performance {
  readonly response: ServerResponse;
  readonly work: () => Promise<Reply>;
  readonly fault: Fault | undefined;
}

/** Does the work and sends its answer, unless the fault says otherwise. Returns the status that was sent, or 0. */
export async function playFault({ response, work, fault = { kind: "pass" } }: Performance): Promise<number> {
  if ("acted" in fault && fault.acted === true) await work();
  switch (fault.kind) {
    case "pass":
      return sendReply(response, await work());
    case "answer":
      return sendReply(response, fault);
    case "reset":
      resetConnection(response);
      return 0;
    case "stall":
      return 0;
    case "moment":
      return await reachMoment({ response, work, fault });
    case "keep": {
      const reply = await work();
      if (fault.end === "answer") return sendReply(response, reply);
      resetConnection(response);
      return 0;
    }
    case "rewrite": {
      const reply = await work();
      const { bytes, headers } = encodeReply(reply);
      return sendReply(response, {
        status: fault.status ?? reply.status,
        headers: overrideHeaders(headers, fault.headers),
        body: fault.body?.(bytes) ?? bytes,
      });
    }
    case "cut":
      return sendCut({ response, reply: await work(), fault });
  }
}

/** Sends a whole answer with its length. Returns its status. */
export function sendReply(response: ServerResponse, reply: Reply): number {
  const { bytes, headers } = encodeReply(reply);
  // 204 has no body, and so no length of one.
  const length = reply.status === 204 ? {} : { "content-length": String(bytes.length) };
  response.writeHead(reply.status, { ...headers, ...length });
  response.end(bytes);
  return reply.status;
}

async function reachMoment({
  response,
  work,
  fault,
}: Performance & { readonly fault: Fault & { readonly kind: "moment" } }): Promise<number> {
  const reply = fault.at === "arrived" ? undefined : await work();
  if (reply === undefined || fault.at === "acted") {
    fault.tell();
    return 0;
  }
  const { bytes, headers } = encodeReply(reply);
  response.writeHead(reply.status, { ...headers, "content-length": String(bytes.length) });
  response.flushHeaders();
  await new Promise((resolve) => response.write(bytes.subarray(0, bytes.length / 2), resolve));
  fault.tell();
  return reply.status;
}

/** With HTTP/2 the stream alone: others of the same connection go on. */
function resetConnection(response: ServerResponse): void {
  const stream = findStream(response);
  if (stream === undefined) response.socket?.resetAndDestroy();
  else stream.close(constants.NGHTTP2_INTERNAL_ERROR);
}

function findStream(response: ServerResponse): ServerHttp2Stream | undefined {
  return (response as { readonly stream?: ServerHttp2Stream }).stream;
}

interface CutReply {
  readonly response: ServerResponse;
  readonly reply: Reply;
  readonly fault: Fault & { readonly kind: "cut" };
}

function sendCut({ response, reply, fault }: CutReply): number {
  const { bytes, headers } = encodeReply(reply);
  if (findStream(response) !== undefined) return sendCutStream({ response, reply, fault });
  const { socket } = response;
  if (fault.framing === "close") response.setHeader("connection", "close");
  // Without this, Node would frame a body of unknown length as chunked.
  if (fault.framing !== "chunked") response.useChunkedEncodingByDefault = false;
  response.writeHead(
    reply.status,
    fault.framing === "length" ? { ...headers, "content-length": String(bytes.length) } : headers,
  );
  response.write(bytes.subarray(0, fault.afterBytes), () => {
    if (fault.end === "reset") socket?.resetAndDestroy();
    else if (fault.end === "fin") socket?.end();
  });
  return reply.status;
}

/** HTTP/2 knows a length, or none; and its streams end with a code, of which 0 is the good one. */
function sendCutStream({ response, reply, fault }: CutReply): number {
  const { bytes, headers } = encodeReply(reply);
  const length = fault.framing === "length" ? { "content-length": String(bytes.length) } : {};
  response.writeHead(reply.status, { ...headers, ...length });
  response.write(bytes.subarray(0, fault.afterBytes), () => {
    if (fault.end === "reset") resetConnection(response);
    else if (fault.end === "fin") findStream(response)?.close(constants.NGHTTP2_NO_ERROR);
  });
  return reply.status;
}

function overrideHeaders(
  headers: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string | undefined>> = {},
): Readonly<Record<string, string>> {
  const merged = Object.entries({ ...headers, ...others });
  return Object.fromEntries(merged.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
