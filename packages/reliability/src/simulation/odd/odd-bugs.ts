import {
  ComplianceError,
  type HttpRequest,
  type HttpResponse,
  type Transport,
} from "@x-batch-compliance/core";
import { changeResults, type KnownBug } from "../known-bug.ts";

/** Six more mistakes, all of them ours until November 2026. What they do not expect is harmless. */
export const oddBugs: readonly KnownBug[] = [
  {
    name: "HTTP/2 framing: an edge that is asked in HTTP/2 sends no length, and no end",
    wrapTransport: (transport) => ({
      ...transport,
      async send(request) {
        const response = await transport.send(request);
        return response.framing === "chunked" ? { ...response, framing: "none" } : response;
      },
    }),
  },
  {
    name: "form of the echo: what is not in the documented form is a record about somebody's ID",
    wrapTransport: changeResults((bytes) =>
      Buffer.from(
        bytes.toString().replace(/^(?!.*"action":)\{(?!"id":"[^"]*","error":"invalid_id"\}).*$/gm, foreign),
      ),
    ),
  },
  { name: "null as a fault: an answer in which a field is null cannot be read", wrapTransport: refuseNulls },
  {
    name: "lost finished parts: trouble at one part throws all others away",
    wrapCheck: (check) => async (client, datasets, options) => {
      const result = await check(client, datasets, options);
      const { failure } = result as { readonly failure?: unknown };
      if (failure !== undefined) throw failure;
      return result;
    },
  },
  { name: "patience by count: the fourth failure in a row is the last", wrapTransport: loseHeart },
  { name: "a list forbids a create: an entry that nobody knows holds the slot", wrapTransport: believeList },
];

const foreign = '{"id":"77","action":"delete","reason":"deleted"}';
const mostFailures = 4;

function refuseNulls(transport: Transport): Transport {
  return changeJson(transport, (text) => (text.includes(":null") ? "not what was expected" : text));
}

function changeJson(transport: Transport, change: (text: string, request: HttpRequest) => string): Transport {
  return {
    ...transport,
    async send(request) {
      const response = await transport.send(request);
      if (!/json/.test(response.headers["content-type"] ?? "") || response.status >= 300) return response;
      const pieces: Uint8Array[] = [];
      for await (const piece of response.body) pieces.push(piece);
      return answerText(response, change(Buffer.concat(pieces).toString(), request));
    },
  };
}

function answerText({ status, headers }: HttpResponse, text: string): HttpResponse {
  const bytes = Buffer.from(text);
  const { "transfer-encoding": _, ...others } = headers;
  return {
    status,
    framing: "length",
    headers: { ...others, "content-length": String(bytes.length) },
    body: (async function* () {
      yield bytes;
    })(),
  };
}

function loseHeart(transport: Transport): Transport {
  let failures = 0;
  return {
    ...transport,
    async send(request) {
      const response = await transport.send(request);
      failures = response.status >= 500 ? failures + 1 : 0;
      // A code that nobody tries again.
      if (failures >= mostFailures) throw new ComplianceError("API_ERROR", "X was not to be had four times.");
      return response;
    },
  };
}

function believeList(transport: Transport): Transport {
  let isTaken = false;
  const look = changeJson(transport, (text, { method }) => {
    const { data } = JSON.parse(text) as { readonly data?: unknown };
    if (method === "GET" && Array.isArray(data)) isTaken = data.some(isOdd);
    return text;
  });
  return {
    ...transport,
    async send(request) {
      if (request.method !== "POST" || !isTaken) return look.send(request);
      return answerText({ status: 409, headers: {}, framing: "length", body: nothing() }, "{}");
    },
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** The jobs that no client of ours made all have one name. */
function isOdd(entry: unknown): boolean {
  return (entry as { readonly name?: unknown } | null)?.name === "of-another-program";
}
