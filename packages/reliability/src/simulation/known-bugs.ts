import { constants, gunzipSync } from "node:zlib";
import {
  type HttpRequest,
  type HttpResponse,
  isComplianceError,
  type Job,
  type Transport,
} from "@x-batch-compliance/core";
import { buildJobName, isOurName } from "@x-batch-compliance/core/internal";
import { changeResults, isResult, type KnownBug, reframe } from "./known-bug.ts";
import {
  rewriteByLineNumber,
  rewriteByNumber,
  rewriteByReadline,
  splitAsReadline,
} from "./wrong-rewrites.ts";

/** Mistakes, each of which somebody has made. A simulation that does not find one is worth nothing. */
export const knownBugs: readonly KnownBug[] = [
  {
    name: "global fetch: a body that merely ends with its connection is taken for whole",
    wrapTransport: (transport) => ({
      ...transport,
      async send(request) {
        const response = await transport.send(request);
        return response.framing === "none" ? { ...response, framing: "chunked" } : response;
      },
    }),
  },
  {
    name: "lenient gunzip: what can be decompressed of a cut body is taken for whole",
    wrapTransport: changeResults((bytes, { headers }) =>
      headers["content-encoding"] === "gzip"
        ? gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH })
        : bytes,
    ),
  },
  {
    name: "node:readline: CR and U+2028 end a line, and all lines get the same end",
    wrapTransport: changeResults((bytes) => Buffer.from(`${splitAsReadline(bytes.toString()).join("\n")}\n`)),
    rewrite: rewriteByReadline,
  },
  { name: "IDs as numbers: neighbours above 2^53 are the same", rewrite: rewriteByNumber },
  {
    name: "no final-newline check: a result that ends within a line is taken for whole",
    wrapTransport: changeResults((bytes) =>
      bytes.at(-1) === 10 ? bytes : Buffer.concat([bytes, Buffer.from("\n")]),
    ),
  },
  { name: "followed redirects: token and IDs go wherever an answer says", wrapTransport: followRedirects },
  { name: "blind second POST: a create without an answer is sent again", wrapTransport: postAgain },
  { name: "line-number deletes: lines are removed by where they stood", rewrite: rewriteByLineNumber },
  {
    name: "wall-clock deadlines: the time that is left is read off a clock that jumps",
    wrapClock: (clock) => ({
      ...clock,
      now: () => clock.now(),
      monotonic: () => clock.now(),
      sleep: clock.sleep,
    }),
  },
  {
    name: "unknown action treated as delete",
    wrapTransport: changeResults((bytes) =>
      Buffer.from(
        bytes
          .toString()
          .replace(/"action":"withhold"(.*)"reason":"court_order"/g, '"action":"delete"$1"reason":"deleted"'),
      ),
    ),
  },
  { name: "adoption of a foreign job: any job of the type will do", wrapClient: adoptAnything },
  {
    name: "partial-download splice: the rest of another download is put behind a broken one",
    wrapTransport: spliceDownloads,
  },
];

function followRedirects(transport: Transport): Transport {
  return {
    ...transport,
    async send(request) {
      const response = await transport.send(request);
      const { location } = response.headers;
      if (response.status < 300 || response.status > 399 || location === undefined) return response;
      return transport.send({ ...request, url: new URL(location) });
    },
  };
}

function postAgain(transport: Transport): Transport {
  return {
    ...transport,
    async send(request) {
      try {
        return await transport.send(request);
      } catch (error) {
        if (request.method !== "POST" || !isComplianceError(error)) throw error;
        return transport.send(request);
      }
    },
  };
}

/** The part's digest is in what a run signs before it asks for jobs. */
function adoptAnything(...[client, runKey]: Parameters<NonNullable<KnownBug["wrapClient"]>>): typeof client {
  const renamed = new Map<string, string>();
  let digest = "";
  const rename = (job: Job): Job => ({ ...job, name: renamed.get(job.id) ?? job.name });
  return {
    ...client,
    signText(text) {
      digest = /[0-9a-f]{64}$/.exec(text)?.[0] ?? digest;
      return client.signText(text);
    },
    async listJobs(type, options) {
      const jobs = await client.listJobs(type, options);
      const identity = { prefix: "lists", digest, runKey };
      const other = jobs.find(({ status }) => status === "complete" || status === "in_progress");
      const hasOwn = jobs.some(({ name }) => isOurName(name, identity));
      if (!hasOwn && other !== undefined) renamed.set(other.id, buildJobName(identity));
      return jobs.map(rename);
    },
    getJob: async (id, options) => rename(await client.getJob(id, options)),
  };
}

function spliceDownloads(transport: Transport): Transport {
  return {
    ...transport,
    async send(request) {
      const response = await transport.send(request);
      if (!isResult(response)) return response;
      const { "content-length": _, ...headers } = response.headers;
      return { ...response, framing: reframe(response), headers, body: readOn(transport, request, response) };
    },
  };
}

async function* readOn(
  transport: Transport,
  request: HttpRequest,
  first: HttpResponse,
): AsyncGenerator<Uint8Array> {
  let receivedBytes = 0;
  try {
    for await (const piece of first.body) {
      receivedBytes += piece.length;
      yield piece;
    }
  } catch (error) {
    if (!isComplianceError(error)) throw error;
    const second = await transport.send(request);
    let skippedBytes = 0;
    for await (const piece of second.body) {
      const from = Math.min(piece.length, Math.max(0, receivedBytes - skippedBytes));
      skippedBytes += piece.length;
      yield piece.subarray(from);
    }
  }
}
