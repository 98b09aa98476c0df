import { mkdtempDisposable, readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkDatasets, createClient, isComplianceError } from "@x-batch-compliance/core";
import { writeExample } from "../example.ts";
import { type HostileServer, startHostileServer } from "./hostile-server.ts";
import type { Hostility } from "./hostilities.ts";

/** What a check cost that met a hostile operation. */
export interface HostileCost {
  readonly operation: string;
  readonly hostility: string;
  /** Real time, ms. */
  readonly elapsedMs: number;
  readonly requests: number;
  /** Sent by the server in that operation. */
  readonly sentBytes: number;
  /** The most that lay in the check's folder. */
  readonly diskBytes: number;
  /** The result's word, or the error's code; empty where the check did not end. */
  readonly end: string;
  /** Whether the token showed in the error. */
  readonly leaked: boolean;
}

export interface HostileLimits {
  /** What the check is given. */
  readonly timeoutMs: number;
  /** When it is given up. */
  readonly givenUpMs: number;
}

const ids = 50;
const lookEveryMs = 50;

/** Checks a short list against a server that is hostile in one operation. */
export async function meetHostility(
  operation: string,
  hostility: Hostility,
  limits: HostileLimits,
): Promise<HostileCost> {
  await using folder = await mkdtempDisposable(join(tmpdir(), "x-batch-compliance-"));
  await using server = await startHostileServer(operation, hostility);
  const disk = watchFolder(folder.path);
  const startMs = performance.now();
  const { end, text } = await endOf(server, { operation, folder: folder.path, limits });
  const elapsedMs = performance.now() - startMs;
  return {
    operation,
    hostility: hostility.name,
    elapsedMs,
    requests: server.requests(),
    sentBytes: server.sentBytes(),
    diskBytes: await disk.stop(),
    end,
    leaked: text.includes(server.x.bearerToken),
  };
}

interface End {
  readonly end: string;
  readonly text: string;
}

async function endOf(
  { x }: HostileServer,
  {
    operation,
    folder,
    limits,
  }: { readonly operation: string; readonly folder: string; readonly limits: HostileLimits },
): Promise<End> {
  const abort = new AbortController();
  const { signal } = abort;
  const client = createClient({ bearerToken: x.bearerToken, apiUrl: x.origin });
  const { dataset } = writeExample(folder, { count: ids });
  const { timeoutMs, givenUpMs } = limits;
  // In a check there is one only where an upload came to nothing.
  const cancel = async (): Promise<string> => {
    const { id } = await client.createJob({ type: "tweets", name: "lists" });
    await client.cancelJob(id, { timeoutMs, signal });
    return "cancelled";
  };
  const check = async (): Promise<string> => {
    const options = { folder, jobNamePrefix: "lists", runKey: "run", timeoutMs, pollIntervalMs: 100, signal };
    return (await checkDatasets(client, [dataset], options)).report.result;
  };
  const work = operation === "x.cancelJob" ? cancel() : check();
  const over = work.then(
    (end) => ({ end, text: "" }),
    (error: unknown) => ({
      end: isComplianceError(error) ? error.code : String(error),
      text: `${(error as Error).stack}${JSON.stringify(error)}`,
    }),
  );
  let timer: NodeJS.Timeout | undefined;
  const givenUp = new Promise<End>((resolve) => {
    timer = setTimeout(() => resolve({ end: "", text: "" }), givenUpMs);
  });
  const end = await Promise.race([over, givenUp]);
  clearTimeout(timer);
  abort.abort();
  await client.close();
  return end;
}

function watchFolder(folder: string): { stop(): Promise<number> } {
  let mostBytes = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      mostBytes = Math.max(mostBytes, await measureFolder(folder));
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  })();
  return {
    async stop() {
      isOver = true;
      await watching;
      return mostBytes;
    },
  };
}

async function measureFolder(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  // A file may be gone by now.
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
