const maxChars = 64;
const digestChars = 20;
const prefixChars = 22;
const runKeyChars = 12;

/** What a job's name says: whose it is, of what bytes, which of the list's parts that was, in which run. */
export interface JobIdentity {
  /** Who made the job, for example the repository. */
  readonly prefix: string;
  /** sha-256 of the upload, hex. 80 bits of it go into the name: P6, the result is bound to these bytes. */
  readonly digest: string;
  /** Where the part stands among those of its list (`encodePlace`), in order of the text. None if it is alone. */
  readonly place?: string | undefined;
  /** What attempts of one run have in common; of a long one the last 12 characters. */
  readonly runKey: string;
}

/** What can be read from the name of a job of ours, whatever list or part it was made for. */
export interface ReadName {
  /** The first 20 digits. */
  readonly digest: string;
  /** As much of the place as the name had room for; undefined in a name of the first edition, which had none. */
  readonly place: string | undefined;
}

/**
 * `<prefix>-<20 hex of the digest>-<place>-<run key>`, at most 64 characters (X's limit). The name is all the memory
 * there is: a later run finds its job by it, and where the last run has stopped. What is not `[A-Za-z0-9._-]` becomes
 * `-`; the prefix and the place are cut.
 */
export function buildJobName(identity: JobIdentity): string {
  const { place } = identity;
  const told = place === undefined ? "" : `${cutPlace({ ...identity, place })}-`;
  return `${buildStem(identity)}-${told}${cleanRunKey(identity)}`;
}

/** Whether a name says that the job was made for these bytes under this prefix, in whatever run and edition. */
export function isOurName(name: string, identity: Pick<JobIdentity, "prefix" | "digest">): boolean {
  return name.startsWith(`${buildStem(identity)}-`);
}

/** Whether a name is of a job of ours in this run, in whatever edition: attempts of one run have its key in common. */
export function isOfRun(name: string, identity: Pick<JobIdentity, "prefix" | "runKey">): boolean {
  const rest = readRest(name, identity)?.rest;
  const withoutPlace = rest?.replace(/^[0-9A-Za-z._]+-/, "");
  return [rest, withoutPlace].includes(cleanRunKey(identity)) || rest === clean(identity.runKey).slice(-20);
}

/** As much of a place as a name has room for: what `readJobName` would give back. */
export function cutPlace(
  identity: Pick<JobIdentity, "prefix" | "runKey"> & { readonly place: string },
): string {
  const room = maxChars - digestChars - cleanPrefix(identity).length - cleanRunKey(identity).length - 3;
  return identity.place.slice(0, room);
}

/**
 * Reads a name that a check made under this prefix (`CheckOptions.jobNamePrefix`), or returns undefined.
 * @example
 * ```ts
 * const jobs = await client.listJobs("tweets");
 * const ours = jobs.filter(({ name }) => readJobName(name, { prefix: "my-lists" }) !== undefined);
 * ```
 */
export function readJobName(name: string, identity: Pick<JobIdentity, "prefix">): ReadName | undefined {
  const read = readRest(name, identity);
  return read && { digest: read.digest, place: /^([0-9A-Za-z._]+)-/.exec(read.rest)?.[1] };
}

/** What follows the prefix: the digest, and all behind it. */
function readRest(
  name: string,
  identity: Pick<JobIdentity, "prefix">,
): { readonly digest: string; readonly rest: string } | undefined {
  const start = `${cleanPrefix(identity)}-`;
  const known = name.startsWith(start) ? /^([0-9a-f]{20})-(.*)$/.exec(name.slice(start.length)) : null;
  return known === null ? undefined : { digest: known[1] ?? "", rest: known[2] ?? "" };
}

function buildStem(identity: Pick<JobIdentity, "prefix" | "digest">): string {
  return `${cleanPrefix(identity)}-${identity.digest.slice(0, digestChars)}`;
}

function cleanPrefix({ prefix }: Pick<JobIdentity, "prefix">): string {
  return clean(prefix).slice(0, prefixChars);
}

/** Of a long one the end counts, where attempts differ. */
function cleanRunKey({ runKey }: Pick<JobIdentity, "runKey">): string {
  return clean(runKey).slice(-runKeyChars);
}

function clean(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]+/g, "-");
}
