import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { startScenario } from "../scenario.ts";

const mebibyte = 1024 * 1024;
/** What a step takes for lists of a few lines, and room for what is unpacked ahead. */
const mostMemoryBytes = 320 * mebibyte;

const rememberPeak = `--import=data:text/javascript,${encodeURIComponent(
  'import{writeFileSync}from"node:fs";process.on("exit",()=>writeFileSync(process.env.PEAK_FILE,String(process.resourceUsage().maxRSS)))',
)}`;

/** Comments, which no other rule stops: the limit of unpacking alone does. */
const comments = Buffer.alloc(80 * mebibyte, `${"#".repeat(1023)}\n`);
const zeros = Buffer.alloc(80 * mebibyte);

test.for([
  [
    "comments in gzip",
    "data/a.txt.gz",
    () => gzipSync(comments),
    /unpacks to far more than a list of its size/,
  ],
  [
    "comments in zstd",
    "data/a.txt.zst",
    () => zstdCompressSync(comments),
    /unpacks to far more than a list of its size/,
  ],
  ["zeros without a line in gzip", "data/a.txt.gz", () => gzipSync(zeros), /data\/a\.txt\.gz/],
  [
    "a bomb in many small members",
    "data/b.txt.gz",
    () => Buffer.concat(Array(40).fill(gzipSync(comments.subarray(0, 2 * mebibyte)))),
    /unpacks to far more than a list of its size/,
  ],
] as const)(
  "%s ends with one fault, in bounded time and memory, and nothing is sent",
  async ([, path, pack, fault]) => {
    const folder = await mkdtemp(join(tmpdir(), "bomb-"));
    try {
      const peakFile = join(folder, "peak");
      await using scenario = await startScenario({ files: { [path]: pack() }, inputs: { files: "data/*" } });
      const startedAtMs = performance.now();
      const { exitCode, log, requests } = await scenario.run({
        environment: { NODE_OPTIONS: rememberPeak, PEAK_FILE: peakFile },
      });
      expect(performance.now() - startedAtMs).toBeLessThan(20_000);
      expect([exitCode, requests]).toEqual([1, []]);
      expect(log.at(-1)).toMatch(/^::error title=DATASET_INVALID::/);
      expect(
        log
          .at(-1)
          ?.split("%0A")
          .filter((line) => line.startsWith("- ")),
      ).toEqual([expect.stringMatching(fault)]);
      expect(Number(await readFile(peakFile, "utf8")) * 1024).toBeLessThan(mostMemoryBytes);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
