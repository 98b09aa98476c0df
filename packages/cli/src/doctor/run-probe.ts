import { type Body, isComplianceError, type Job, type JobType } from "@x-batch-compliance/core";
import { describeError } from "../report/describe-error.ts";
import type { Session } from "../terms/context.ts";
import type { CommandRun } from "../x/command-run.ts";
import { buildRunKey } from "../x/to-check-options.ts";
import type { Answer } from "./record-answers.ts";

/** Not an ID in any form that X has ever documented. */
const malformed = "not-an-id";
/** The first post that is known, the first account, and what never was either. */
const lines: Readonly<Record<JobType, readonly string[]>> = {
  tweets: ["20", malformed, "1"],
  users: ["12", malformed, "1"],
};
const timeoutMs = 60 * 60_000;

/** What X's documents leave open, as lines without values. */
export async function runProbe(
  run: CommandRun,
  session: Session,
  { type, answers }: { readonly type: JobType; readonly answers: readonly Answer[] },
): Promise<readonly string[]> {
  const { client } = session;
  const first = answers.length;
  let job: Job | undefined;
  const told: string[] = [];
  try {
    job = await client.createJob({ type, name: `xbc-probe-${buildRunKey(Date.now())}` }, { once: true });
    run.trail.add({ id: job.id, type, isUploaded: false });
    await client.uploadIds(job, toBody(lines[type]), { once: true });
    run.trail.add({ id: job.id, type, isUploaded: true });
    told.push(...(await readResult(run, session, job)));
  } catch (error) {
    if (!isComplianceError(error)) throw error;
    const { code, what } = describeError(error);
    told.push(`stopped: ${what.replace(/\d{5,}/g, "{id}")} (${code})`);
    if (job !== undefined) told.push(await tryCancel(session, job.id));
  }
  return [...groupAnswers(answers.slice(first)), ...told];
}

async function readResult(
  run: CommandRun,
  { client, core, world }: Session,
  job: Job,
): Promise<readonly string[]> {
  const startMs = client.clock.monotonic();
  const ready = await core.waitForJob(client, job.id, {
    signal: world.signal,
    timeoutMs,
    pollIntervalMs: run.options["poll-interval-seconds"] * 1000,
    onPoll: (poll) => run.onEvent({ type: "waiting", jobId: job.id, ...poll }),
  });
  const waitedMs = client.clock.monotonic() - startMs;
  const { body, sizeBytes } = await client.downloadResults(ready, { signal: world.signal, once: true });
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  const found = text.split("\n").filter((line) => line.trim() !== "");
  return [
    `processed in about ${Math.round(waitedMs / 1000)} s`,
    `result: 3 lines in, ${found.length} out; ${sizeBytes === undefined ? "no length" : "length"} announced; ${text === "" || text.endsWith("\n") ? "ends" : "does not end"} with a line feed`,
    // X's order is as good as random.
    ...found.map((line) => `${nameLine(line)}: ${describeLine(line, core.describeForm)}`).sort(),
    ...(found.some((line) => line.includes(malformed)) ? [] : ["the malformed line did not come back"]),
  ];
}

function nameLine(line: string): string {
  return line.includes(malformed) ? "malformed line" : "record";
}

function describeLine(line: string, describeForm: (value: unknown) => string): string {
  try {
    return describeForm(JSON.parse(line));
  } catch {
    return "not JSON";
  }
}

/** One line for answers that are alike: status checks are many. */
function groupAnswers(answers: readonly Answer[]): readonly string[] {
  const groups = new Map<string, number>();
  for (const { request, status, framing, headers } of answers) {
    const line = `${request} → ${status}, framing ${framing}; headers ${Object.keys(headers).sort().join(" ")}`;
    groups.set(line, (groups.get(line) ?? 0) + 1);
  }
  return [...groups].map(([line, count]) => (count === 1 ? line : `${line} (${count} times)`));
}

function toBody(own: readonly string[]): Body {
  const bytes = Buffer.from(own.map((line) => `${line}\n`).join(""));
  return {
    sizeBytes: bytes.length,
    async *open() {
      yield bytes;
    },
  };
}

/** X's older API cannot cancel: there the job expires by itself. */
async function tryCancel({ client }: Session, id: string): Promise<string> {
  try {
    await client.cancelJob(id, { once: true });
    return "the job was cancelled";
  } catch (error) {
    if (!isComplianceError(error)) throw error;
    return `the job was not cancelled (${error.code})`;
  }
}
