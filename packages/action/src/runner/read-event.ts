import { readFile } from "node:fs/promises";

/** The event that started the workflow; undefined where there is none that can be read. */
export async function readEvent(path: string | undefined): Promise<unknown> {
  if (path === undefined) return undefined;
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return undefined;
  }
}
