import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatasetFile } from "../src/types.ts";

/** A folder that is gone when it is disposed of. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
  /** Writes a file into it. */
  write(name: string, content: string | Uint8Array): Promise<DatasetFile>;
}

/** Makes an empty folder. */
export async function createTemporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), "x-batch-compliance-"));
  return {
    path,
    async write(name, content) {
      await writeFile(join(path, name), content);
      return { name, path: join(path, name) };
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
