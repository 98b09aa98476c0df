// Node as most would write it: readline, a Set of strings, a stream to write to.
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { readInput, report } from "./say.mjs";

const { file, removed, out } = readInput();
const startedMs = performance.now();
const lost = new Set();
for await (const line of readLines(removed)) lost.add(line);
const stream = createWriteStream(out);
for await (const line of readLines(file)) {
  if (!lost.has(line) && !stream.write(`${line}\n`)) await once(stream, "drain");
}
stream.end();
await once(stream, "finish");
report(startedMs, {});

function readLines(path) {
  return createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
}
