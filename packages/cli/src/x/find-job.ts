import type { Job, JobType } from "@x-batch-compliance/core";
import type { Session } from "../terms/context.ts";
import { UsageError } from "../terms/usage-error.ts";
import { quoteWord } from "../text/quote-word.ts";

/** Which job is meant: by its ID, or by its name. */
export interface JobReference {
  readonly id: string | undefined;
  readonly name: string | undefined;
}

const types: readonly JobType[] = ["tweets", "users"];

/** Splits the words of a command into the job and the rest: with `--name` there is no ID in front. */
export function readReference(
  words: readonly string[],
  name: string | undefined,
): { readonly reference: JobReference; readonly rest: readonly string[] } {
  if (name !== undefined) return { reference: { id: undefined, name }, rest: words };
  const [id = "", ...rest] = words;
  if (!/^[0-9]{1,19}$/.test(id)) {
    throw new UsageError(`${quoteWord(id)} is not a job ID: write its digits, or use --name.`);
  }
  return { reference: { id, name }, rest };
}

/**
 * The job as X shows it now. A name is looked for in both types' lists: exactly, else as the start that `--job-name` gave.
 * Of several the youngest is taken; `onSeveral` is told how many there were. `wanted` leaves out what does not fit.
 * @throws {UsageError} if no job has the name
 */
export async function findJob(
  { client, core, world }: Session,
  { id, name = "" }: JobReference,
  {
    wanted = () => true,
    onSeveral,
  }: {
    readonly wanted?: (job: Job) => boolean;
    readonly onSeveral?: (count: number, youngest: Job) => void;
  } = {},
): Promise<Job> {
  if (id !== undefined) return client.getJob(id, { signal: world.signal });
  const jobs: Job[] = [];
  for (const type of types) jobs.push(...(await client.listJobs(type, { signal: world.signal })));
  const exact = jobs.filter((job) => job.name === name);
  const named = exact.length > 0 ? exact : jobs.filter((job) => core.readJobName(job.name, { prefix: name }));
  const [youngest, ...others] = named
    .filter(wanted)
    .toSorted((one, other) => other.createdAtMs - one.createdAtMs);
  if (youngest === undefined) {
    const why = named.length === 0 ? "X has no job" : "No job that fits has the name";
    throw new UsageError(
      `${why}${named.length === 0 ? ` named ${quoteWord(name)}` : ` ${quoteWord(name)}`}. Run ${world.program} list to see all jobs.`,
    );
  }
  if (others.length > 0) onSeveral?.(others.length + 1, youngest);
  return youngest;
}
