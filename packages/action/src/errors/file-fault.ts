/** Why a file cannot be written, as the end of a sentence, by Node's code. */
const faults: Readonly<Record<string, string>> = {
  EACCES: "the user that the step runs as may not write there",
  EPERM: "the user that the step runs as may not write there",
  EROFS: "its file system is read-only",
  ENOSPC: "there is no space left on its disk",
  EDQUOT: "the disk quota of its user is used up",
};

/** What an error of the file system means that is the machine's and not ours; undefined for any other error. */
export function describeFileFault(error: unknown): string | undefined {
  const { code, syscall } = (error ?? {}) as { readonly code?: unknown; readonly syscall?: unknown };
  if (typeof code !== "string" || typeof syscall !== "string" || !Object.hasOwn(faults, code))
    return undefined;
  return `${faults[code]} (${code})`;
}
