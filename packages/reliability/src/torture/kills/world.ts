import { createManualClock, type Flow, type SandboxOfX, startSandboxOfX } from "@x-batch-compliance/sandbox";
import { buildVerdicts } from "./lists.ts";
import type { Failpoint } from "./order.ts";

/** X, as a worker sees it. */
export interface World extends AsyncDisposable {
  readonly sandbox: SandboxOfX;
  readonly flow: Flow;
  /** Has `tell` called at a failpoint that the server sees. It answers nothing more there. */
  tellAt(failpoint: Failpoint, tell: () => void): void;
  /** Forgets what was planned and did not happen. */
  forget(): void;
  /** How often each moment would have been told of in the requests since the last call. */
  countMoments(): Readonly<Record<string, number>>;
  /** Lets all upload windows pass. */
  passUploadWindow(): void;
}

/** The server's moments are told by the request's name and not by the flow's, so that both flows share their points. */
const operations: Readonly<Record<Flow, Readonly<Record<string, string>>>> = {
  api: {
    list: "x.listJobs",
    create: "x.createJob",
    upload: "x.uploadIds",
    poll: "x.getJob",
    download: "x.downloadResults",
  },
  gcs: {
    list: "x.listJobs",
    create: "x.createJob",
    upload: "storage.uploadIds",
    poll: "x.getJob",
    download: "storage.downloadResults",
  },
};

const moments = {
  "has arrived": "arrived",
  "has been done": "acted",
  "is half answered": "half answered",
} as const;

/** Starts X anew, with nothing in it. */
export async function startWorld(flow: Flow): Promise<World> {
  const clock = createManualClock(Date.UTC(2026, 8, 1));
  const sandbox = await startSandboxOfX({
    clock,
    x: {
      flow,
      // Sentinels are made of it: the same results have to be the same bytes.
      bearerToken: "k".repeat(40),
      verdicts: buildVerdicts(),
      // Time stands still, so it would never be over.
      rateLimit: { limit: Number.MAX_SAFE_INTEGER, windowMs: 1 },
    },
  });
  const own = operations[flow];
  let counted = 0;
  return {
    sandbox,
    flow,
    tellAt({ point, nth }, tell) {
      const { request, moment } = parseMoment(point);
      const before = Array(nth - 1).fill({ kind: "pass" });
      sandbox.faults.script(own[request] as string, ...before, {
        kind: "moment",
        at: moments[moment],
        tell,
      });
    },
    forget() {
      for (const operation of Object.values(own)) while (sandbox.faults.next(operation) !== undefined);
    },
    countMoments() {
      const seen = sandbox.recorder.requests().slice(counted);
      counted += seen.length;
      return Object.fromEntries(
        Object.entries(own).flatMap(([request, operation]) => {
          const times = seen.filter((one) => one.operation === operation).length;
          return Object.keys(moments).map((moment) => [`when ${request} ${moment}`, times]);
        }),
      );
    },
    passUploadWindow: () => clock.advance(16 * 60_000),
    [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose](),
  };
}

/** Whether the server decides about a point, and not the child. */
export function isMoment(point: string): boolean {
  return point.startsWith("when ");
}

function parseMoment(point: string): { readonly request: string; readonly moment: keyof typeof moments } {
  const [, request = "", ...words] = point.split(" ");
  return { request, moment: words.join(" ") as keyof typeof moments };
}
