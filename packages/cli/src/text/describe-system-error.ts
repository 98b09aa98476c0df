import { getSystemErrorMessage } from "node:util";

/** What the system refused, for example `ENOSPC: no space left on device`; `undefined` for any other error. */
export function describeSystemError(error: unknown): string | undefined {
  const { code, errno, syscall } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  if (typeof code !== "string" || !/^E[A-Z0-9]+$/.test(code) || syscall === undefined) return undefined;
  const words = errno === undefined ? undefined : getSystemErrorMessage(errno);
  return words === undefined ? code : `${code}: ${words}`;
}
