import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  checkDatasets,
  createClient,
  type Dataset,
  type HttpRequest,
  type Transport,
} from "@x-batch-compliance/core";
import { createTransport, SignedUrl } from "@x-batch-compliance/core/advanced";
import { createSharedClock, startSandboxOfX } from "@x-batch-compliance/sandbox";

/** Where a job stands, as far as answers differ by it. */
export type JobState = "none" | "created" | "in progress" | "complete";

export type Operation = "list" | "create" | "get" | "upload" | "download" | "cancel";

/** A whole answer, with the origins of the sandbox replaced by `apiOrigin` and `storageOrigin`. */
export interface RecordedAnswer {
  readonly status: number;
  /** Without those of framing. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** One lifecycle of a job: what X answers to each operation in each state. */
export interface Recording {
  readonly bearerToken: string;
  /** By `operation, state`. */
  readonly answers: ReadonlyMap<string, RecordedAnswer>;
}

/** Stand for the origins in recorded answers. They are as short as what replaces them is long enough to differ. */
export const origins = { api: "{api-origin}", storage: "{storage-origin}" } as const;

/** Which operation a request is. */
export function findOperation(method: string, path: string): Operation {
  if (method === "PUT") return "upload";
  if (method === "DELETE") return "cancel";
  if (method === "POST") return "create";
  if (path === "/2/compliance/jobs") return "list";
  return /^\/2\/compliance\/jobs\/\d+$/.test(path) ? "get" : "download";
}

/** How checks of a recording and of its replays are asked for: the job's name and sentinels depend on it. */
export const checkAs = { jobNamePrefix: "lists", runKey: "run-1", timeoutMs: 3_600_000 } as const;

const processingMs = 30_000;
/** Those that are read. Every byte that is sent is a place to cut at. */
const keptHeaders = /^(?:date|x-goog-(?:hash|stored-content-.*))$/;
/** What X signs with is long, and nobody looks at it here: it is as good in eight characters. */
const longSignature = /((?:X-Goog-Signature|X-Goog-Credential|[?&]token)=[\w.%-]{8})[\w.%-]+/g;

/** Checks a dataset against the sandbox, and keeps what X answered, also to what was not asked. */
export async function recordLifecycle(
  dataset: Dataset,
  { flow, gone }: { readonly flow: "api" | "gcs"; readonly gone: readonly string[] },
): Promise<Recording> {
  const clock = createSharedClock();
  const remove = { action: "delete", reason: "deleted" } as const;
  const verdicts = { kind: "table", byId: Object.fromEntries(gone.map((id) => [id, remove])) } as const;
  await using folder = await mkdtempDisposable(join(tmpdir(), "x-batch-compliance-"));
  await using sandbox = await startSandboxOfX({
    clock: clock.manual,
    x: { flow, verdicts, processingMs, looksInProgress: 0 },
  });
  const { origin, storageOrigin, bearerToken } = sandbox.x;
  const answers = new Map<string, RecordedAnswer>();
  const transport = recordAnswers(createTransport(), {
    answers,
    shorten: (text) =>
      text
        .replaceAll(origin, origins.api)
        .replaceAll(storageOrigin, origins.storage)
        .replaceAll(longSignature, "$1"),
  });
  const client = createClient({ bearerToken, apiUrl: origin, clock, transport });
  await checkDatasets(client, [dataset], { folder: folder.path, ...checkAs });
  await client.close();
  return { bearerToken, answers };
}

interface RecordOptions {
  readonly answers: Map<string, RecordedAnswer>;
  readonly shorten: (text: string) => string;
}

/** After each step the list and the job are asked for as well: a client that lost an answer will. */
function recordAnswers(transport: Transport, { answers, shorten }: RecordOptions): Transport {
  let state: JobState = "none";
  let list: HttpRequest | undefined;
  let get: HttpRequest | undefined;
  async function record(request: HttpRequest): Promise<RecordedAnswer> {
    const response = await transport.send(request);
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body) chunks.push(chunk);
    const raw = Buffer.concat(chunks);
    const headers = Object.entries(response.headers).filter(([name]) => keptHeaders.test(name));
    const answer: RecordedAnswer = {
      status: response.status,
      headers: Object.fromEntries(headers),
      body: Buffer.from(shorten(raw.toString("latin1")), "latin1"),
    };
    const operation = operationOf(request);
    if (operation === "list") list = request;
    if (operation === "get") get = request;
    if (isNowComplete(operation, raw)) state = "complete";
    answers.set(`${operation}, ${state}`, answer);
    return { ...answer, body: raw };
  }
  return {
    ...transport,
    async send(request) {
      const { status, headers, body } = await record(request);
      const operation = operationOf(request);
      if (operation === "create") {
        state = "created";
        const { id } = (JSON.parse(body.toString()) as { data: { id: string } }).data;
        const listed = list as HttpRequest;
        const url = new URL(listed.url as URL);
        url.pathname += `/${id}`;
        url.searchParams.delete("type");
        get = { ...listed, url };
      }
      if (operation === "upload") state = "in progress";
      if (operation !== "list" && operation !== "download") {
        await record(get as HttpRequest);
        await record(list as HttpRequest);
      }
      const length = String(body.length);
      return {
        status,
        headers: { ...headers, "content-length": length },
        framing: "length",
        body: once(body),
      };
    },
  };
}

function operationOf({ method, url }: HttpRequest): Operation {
  return findOperation(method, (url instanceof SignedUrl ? url.reveal() : url).pathname);
}

function isNowComplete(operation: Operation, body: Buffer): boolean {
  return operation === "get" && body.includes('"complete"');
}

async function* once(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body;
}
