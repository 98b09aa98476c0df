import fileSystem from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { type MemoryFiles, memoryRoot } from "./memory-files.ts";

/** What is in force until it is disposed of. */
export interface Replacement extends Disposable {
  /** The files and the chance that core gets from now on. */
  use(files: MemoryFiles, random: () => number): void;
}

type Call = (...args: unknown[]) => unknown;

const replaced = ["open", "rename", "rm", "readdir", "stat", "statfs", "mkdir"] as const;

/**
 * Gives everything in this process files in memory under `memoryRoot`, and numbers from the seed where core asks for
 * chance. All other paths stay what they are. Only one may be in force at a time.
 */
export function replaceGlobals(): Replacement {
  const promises = fileSystem.promises as unknown as Record<string, Call>;
  const own = fileSystem as unknown as Record<"createReadStream", Call>;
  const real = {
    calls: replaced.map((name) => [name, promises[name] as Call] as const),
    createReadStream: own.createReadStream,
    random: Math.random,
    stackTraceLimit: Error.stackTraceLimit,
    poolSize: Buffer.poolSize,
  };
  let files: MemoryFiles | undefined;
  const isOurs = (path: unknown): path is string => typeof path === "string" && path.startsWith(memoryRoot);
  for (const [name, call] of real.calls) {
    promises[name] = (...args) =>
      isOurs(args[0]) && files !== undefined
        ? (files.promises[name] as unknown as Call)(...args)
        : call(...args);
  }
  own.createReadStream = (...args) =>
    isOurs(args[0]) && files !== undefined ? files.readStream(args[0]) : real.createReadStream(...args);
  syncBuiltinESMExports();
  return {
    use(newFiles, random) {
      files = newFiles;
      Math.random = random;
    },
    [Symbol.dispose]() {
      for (const [name, call] of real.calls) promises[name] = call;
      Error.stackTraceLimit = real.stackTraceLimit;
      Buffer.poolSize = real.poolSize;
      own.createReadStream = real.createReadStream;
      Math.random = real.random;
      syncBuiltinESMExports();
    },
  };
}
