import { type Client, isComplianceError, type Job, type JobType, waitForJob } from "@x-batch-compliance/core";
import type { CheckCall, CheckLists, CheckOutcome } from "../src/schedule/check-lists.ts";
import { listIds } from "../src/schedule/lists.ts";
import { maxIdsPerJob } from "../src/schedule/plan-lists.ts";
import { type Answer, joinTypes, judgeAnswers, type Mistakes } from "./model-judge.ts";

const hourMs = 3_600_000;

/**
 * A check as it ought to be, of strings and maps. It remembers its parts and uploads, which core cannot: it is here to show
 * that a good check passes what is measured, and that one with a mistake does not.
 */
export function createModelCheck(mistakes: Mistakes = {}): CheckLists {
  const starts = new Map<JobType, bigint[]>();
  const uploads = new Map<string, ReadonlySet<string>>();
  return async (call) => {
    const deadlineMs = call.client.clock.monotonic() + call.row.timeoutMs;
    const types = await Promise.all(
      call.row.types.map((type) => checkType(call, { type, mistakes, starts, uploads, deadlineMs })),
    );
    return joinTypes(types);
  };
}

interface TypeContext {
  readonly type: JobType;
  readonly mistakes: Mistakes;
  readonly starts: Map<JobType, bigint[]>;
  readonly uploads: Map<string, ReadonlySet<string>>;
  readonly deadlineMs: number;
}

async function checkType(call: CheckCall, context: TypeContext): Promise<CheckOutcome> {
  const { client, runKey, row, lists, onParts } = call;
  const { type, mistakes, uploads, deadlineMs } = context;
  const ids = listIds(lists, type);
  const parts = cutParts(ids, context);
  onParts(type, parts.length);
  const answers = new Map<string, Answer>();
  const collect = async (job: Job): Promise<void> => {
    answers.set(job.id, { job, ids: uploads.get(job.id) ?? new Set(), gone: await download(client, job) });
  };
  const known = (await client.listJobs(type)).filter(
    ({ name, status }) => name.startsWith("model-") && !(mistakes.paysAgain && status === "in_progress"),
  );
  const complete = known.filter(
    (job) => job.status === "complete" && job.downloadExpiresAtMs > job.observedAtMs + 600_000,
  );
  if (!mistakes.collectsNothing)
    for (const job of mistakes.forgets ? complete.slice(0, 3) : complete) await collect(job);
  const made = new Set<number>();
  // A job that never got its upload has asked about nothing: its part is still the next one.
  const asked = known.find(({ status }) => status !== "expired");
  let youngest = asked === undefined ? -1 : placeOf(asked, parts);
  const isFresh = (place: number): boolean =>
    made.has(place) ||
    [...answers.values()].some(
      ({ job }) =>
        placeOf(job, parts) === place &&
        (job.name.endsWith(`-${runKey}`) ||
          job.observedAtMs - job.createdAtMs < (mistakes.isContent ? 60 : 6) * hourMs),
    );
  const open = known.find(({ status }) => status === "in_progress" || status === "created");
  let next: Job | undefined = open;
  while (client.clock.monotonic() < deadlineMs) {
    let place = next === undefined ? choosePlace() : placeOf(next, parts);
    if (place === undefined) break;
    if (mistakes.leavesOut && next === undefined && place % 10 === 9) place = (place + 1) % parts.length;
    const upload = parts[place] ?? [];
    const job = next ?? (await create(call, { type, place, parts, deadlineMs }));
    if (job === undefined) break;
    made.add(place);
    youngest = place;
    const wasOpen = next !== undefined;
    next = undefined;
    const ready = await finish(call, { job, upload, uploads, deadlineMs });
    if (ready !== undefined) await collect(ready);
    if (!row.wait && (!wasOpen || ready === undefined)) break;
  }

  function choosePlace(): number | undefined {
    for (let step = 1; step <= parts.length; step++) {
      const place = ((mistakes.startsAgain ? -1 : youngest) + step) % parts.length;
      if (!isFresh(place)) return place;
    }
    return undefined;
  }
  return judgeAnswers({ mistakes, ids, parts, answers: [...answers.values()] });
}

/** Parts keep their first ID; the last one grows, and is cut where it has become too long. */
function cutParts(ids: ReadonlySet<string>, { type, starts }: TypeContext): readonly (readonly string[])[] {
  const all = [...ids].map(BigInt).toSorted((one, other) => (one < other ? -1 : 1));
  const own = starts.get(type) ?? [];
  starts.set(type, own);
  const last = all.filter((id) => own.length === 0 || id >= (own.at(-1) as bigint));
  for (let at = own.length === 0 ? 0 : maxIdsPerJob; at < last.length; at += maxIdsPerJob)
    own.push(last[at] as bigint);
  return own.map((start, place) =>
    all
      .filter((id) => id >= start && (own[place + 1] === undefined || id < (own[place + 1] as bigint)))
      .map(String),
  );
}

function placeOf({ name }: Job, parts: readonly unknown[]): number {
  return Number(name.split("-")[1]) % parts.length;
}

async function create(
  { client, runKey, row }: CheckCall,
  {
    type,
    place,
    deadlineMs,
  }: { type: JobType; place: number; parts: readonly unknown[]; deadlineMs: number },
): Promise<Job | undefined> {
  const name = `model-${place}-${runKey}`;
  while (client.clock.monotonic() < deadlineMs) {
    try {
      return await client.createJob({ type, name });
    } catch (error) {
      if (!isComplianceError(error)) throw error;
      if (error.code !== "CONFLICT") {
        const mine = (await client.listJobs(type)).find(
          (job) => job.name === name && job.status === "created",
        );
        if (mine !== undefined) return mine;
      } else if (!row.wait) return undefined;
      await client.clock.sleep(120_000);
    }
  }
  return undefined;
}

async function finish(
  { client, row }: CheckCall,
  {
    job,
    upload,
    uploads,
    deadlineMs,
  }: {
    readonly job: Job;
    readonly upload: readonly string[];
    readonly uploads: Map<string, ReadonlySet<string>>;
    readonly deadlineMs: number;
  },
): Promise<Job | undefined> {
  if (job.status === "created") {
    const bytes = Buffer.from(upload.map((id) => `${id}\n`).join(""));
    uploads.set(job.id, new Set(upload));
    for (let tries = 0; ; tries++) {
      try {
        await client.uploadIds(job, {
          sizeBytes: bytes.length,
          async *open() {
            yield bytes;
          },
        });
        break;
      } catch (error) {
        if (tries > 5) throw error;
        if ((await client.getJob(job.id)).status !== "created") break;
      }
    }
  }
  try {
    return await waitForJob(client, job.id, {
      pollIntervalMs: 60_000,
      timeoutMs: row.wait ? deadlineMs - client.clock.monotonic() : 0,
    });
  } catch (error) {
    if (isComplianceError(error) && error.code === "JOB_PENDING") return undefined;
    throw error;
  }
}

async function download(client: Client, job: Job): Promise<ReadonlySet<string>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of (await client.downloadResults(job)).body) pieces.push(Uint8Array.from(piece));
  const lines = Buffer.concat(pieces).toString().split("\n");
  return new Set(
    lines.filter((line) => line.includes('"delete"')).map((line) => (JSON.parse(line) as { id: string }).id),
  );
}
