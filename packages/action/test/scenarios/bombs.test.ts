import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { startScenario } from "../scenario.ts";

const mebibyte = 1024 * 1024;
/** What a step takes for lists of a few lines, and room for what is decompressed ahead. */
const mostMemoryBytes = 320 * mebibyte;

/** Of the processor, so that it does not depend on what else the machine does. */
const mostTimeMs = 10_000;

const rememberUsage = `--import=data:text/javascript,${encodeURIComponent(
  'import{writeFileSync}from"node:fs";process.on("exit",()=>writeFileSync(process.env.USAGE_FILE,JSON.stringify(process.resourceUsage())))',
)}`;

/** Comments, which no other rule stops: the limit of decompressing alone does. */
const comments = Buffer.alloc(80 * mebibyte, `${"#".repeat(1023)}\n`);
const zeros = Buffer.alloc(80 * mebibyte);

test.for([
  [
    "comments in gzip",
    "data/a.txt.gz",
    () => gzipSync(comments),
    /decompresses to far more than a list of its size/,
  ],
  [
    "comments in zstd",
    "data/a.txt.zst",
    () => zstdCompressSync(comments),
    /decompresses to far more than a list of its size/,
  ],
  ["zeros without a line in gzip", "data/a.txt.gz", () => gzipSync(zeros), /data\/a\.txt\.gz/],
  [
    "a bomb in many small members",
    "data/b.txt.gz",
    () => Buffer.concat(Array(40).fill(gzipSync(comments.subarray(0, 2 * mebibyte)))),
    /decompresses to far more than a list of its size/,
  ],
] as const)(
  "%s ends with one fault, in bounded time and memory, and nothing is sent",
  async ([, path, pack, fault]) => {
    const folder = await mkdtemp(join(tmpdir(), "bomb-"));
    try {
      const usageFile = join(folder, "usage");
      await using scenario = await startScenario({ files: { [path]: pack() }, inputs: { files: "data/*" } });
      const { exitCode, log, requests } = await scenario.run({
        environment: { NODE_OPTIONS: rememberUsage, USAGE_FILE: usageFile },
      });
      expect([exitCode, requests]).toEqual([1, []]);
      expect(log.at(-1)).toMatch(/^::error title=DATASET_INVALID::/);
      expect(
        log
          .at(-1)
          ?.split("%0A")
          .filter((line) => line.startsWith("- ")),
      ).toEqual([expect.stringMatching(fault)]);
      const usage = JSON.parse(await readFile(usageFile, "utf8"));
      expect(usage.maxRSS * 1024).toBeLessThan(mostMemoryBytes);
      expect((usage.userCPUTime + usage.systemCPUTime) / 1000).toBeLessThan(mostTimeMs);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
