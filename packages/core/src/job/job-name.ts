const maxChars = 64;
const digestChars = 20;

/** What a job's name tells: whose it is, of what bytes, in which run. */
export interface JobIdentity {
  /** Who made the job, such as the repository. */
  readonly prefix: string;
  /** sha-256 of the upload, hex. 80 bits of it go into the name: P6, the result is bound to these bytes. */
  readonly digest: string;
  readonly runKey: string;
}

/**
 * `<prefix>-<20 hex of the digest>-<run key>`, at most 64 characters (X's limit). The name is all the memory
 * there is: a later run finds its job by it. What is not `[A-Za-z0-9._-]` becomes `-`, and the prefix is cut.
 */
export function buildJobName(identity: JobIdentity): string {
  const runKey = clean(identity.runKey).slice(-20);
  return `${buildStem(identity)}-${runKey}`;
}

/** Whether a name says that the job was made for these bytes under this prefix, in whatever run. */
export function isOurName(name: string, identity: JobIdentity): boolean {
  return name.startsWith(`${buildStem(identity)}-`);
}

function buildStem({ prefix, digest }: JobIdentity): string {
  // 20 for the longest run key, 2 for the hyphens.
  const room = maxChars - digestChars - 20 - 2;
  return `${clean(prefix).slice(0, room)}-${digest.slice(0, digestChars)}`;
}

function clean(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]+/g, "-");
}
