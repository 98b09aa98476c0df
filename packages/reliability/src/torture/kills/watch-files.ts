import fs from "node:fs";
import promises, { type FileHandle } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { basename } from "node:path";
import type { FailpointCounter } from "./failpoint-counter.ts";

/** What core calls its files; a list is any other. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^upload-/, "the upload"],
  [/^result-/, "a part's result"],
  [/^results\.ndjson$/, "results.ndjson"],
  [/^violations\.ndjson$/, "violations.ndjson"],
  [/^refetch\.txt$/, "refetch.txt"],
  [/\.tmp$/, "the new list"],
  [/\.(?:txt|csv|gz)$/, "a list"],
];

/**
 * Reports to the counter every operation on files from now on, before and after it, and waits for it. `counter` is asked in the
 * middle of the operation, whose check it has to know. Core itself is as it always is.
 */
export function watchFiles(counter: () => FailpointCounter): void {
  const around = async <T>(point: string, act: () => Promise<T>): Promise<T> => {
    await counter().reach(`before ${point}`);
    const value = await act();
    await counter().reach(`after ${point}`);
    return value;
  };
  const { open, rename, rm, readdir } = promises;
  const { createReadStream } = fs;
  Object.assign(promises, {
    open: async (...call: Parameters<typeof open>) => {
      const kind = nameFile(call[0]);
      return watchHandle(await around(`open ${kind}`, () => open(...call)), { kind, around, counter });
    },
    rename: (from: string, to: string) =>
      around(`rename ${nameFile(from)} to ${nameFile(to)}`, () => rename(from, to)),
    rm: (...call: Parameters<typeof rm>) => around(`remove ${nameFile(call[0])}`, () => rm(...call)),
    readdir: (path: string) => around("list a folder", () => readdir(path)),
  });
  Object.assign(fs, {
    createReadStream: (...call: Parameters<typeof createReadStream>) => {
      // A stream is there at once. What a held check reads with it changes nothing outside.
      void counter().reach(`before read ${nameFile(call[0])}`);
      return createReadStream(...call);
    },
  });
  // Core has these as named imports.
  syncBuiltinESMExports();
}

function nameFile(path: unknown): string {
  const name = basename(String(path));
  return kinds.find(([pattern]) => pattern.test(name))?.[1] ?? "a folder";
}

interface Watched {
  readonly kind: string;
  readonly around: <T>(point: string, act: () => Promise<T>) => Promise<T>;
  readonly counter: () => FailpointCounter;
}

function watchHandle(handle: FileHandle, { kind, around, counter }: Watched): FileHandle {
  const write = handle.write.bind(handle) as (
    bytes: Uint8Array,
    from: number,
    length: number,
  ) => Promise<unknown>;
  const [sync, chmod, close] = [
    handle.sync.bind(handle),
    handle.chmod.bind(handle),
    handle.close.bind(handle),
  ];
  return Object.assign(handle, {
    async write(bytes: Uint8Array, from: number, length: number) {
      const torn = `half of write ${kind}`;
      if (counter().isNext(torn)) await write(bytes, from, Math.ceil(length / 2));
      await counter().reach(torn);
      return around(`write ${kind}`, () => write(bytes, from, length));
    },
    sync: () => around(`sync ${kind}`, sync),
    chmod: (mode: number) => around(`chmod ${kind}`, () => chmod(mode)),
    close: () => around(`close ${kind}`, close),
  });
}
