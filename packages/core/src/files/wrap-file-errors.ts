import { describeFileError } from "./read-file.ts";

/**
 * Does work on files. What the file system refused and nobody named so far, for example to close a file or to remove it,
 * becomes FILE_UNWRITABLE; `what` has no full stop. All else is thrown as it is.
 */
export async function wrapFileErrors<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const first = findFirst(error);
    throw isSystemError(first) ? describeFileError(first, { code: "FILE_UNWRITABLE", what }) : first;
  }
}

/** Where the work failed and then the cleaning up too, the work's failure says more. */
function findFirst(error: unknown): unknown {
  return error instanceof Error && "suppressed" in error ? findFirst(error.suppressed) : error;
}

/** A signal's own reason may have a code too. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === "string";
}
