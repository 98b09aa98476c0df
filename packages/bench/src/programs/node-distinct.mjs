// Node as most would write it: readline, a regular expression, a Set of strings.
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { readInput, report } from "./say.mjs";

const { file, out } = readInput();
const startedMs = performance.now();
const known = new Set();
const stream = createWriteStream(out);
for await (const line of createInterface({ input: createReadStream(file) })) {
  if (!/^[1-9][0-9]{0,19}$/.test(line)) throw new Error("A line is not an ID.");
  if (known.has(line)) continue;
  known.add(line);
  if (!stream.write(`${line}\n`)) await once(stream, "drain");
}
stream.end();
await once(stream, "finish");
report(startedMs, {});
