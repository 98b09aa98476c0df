import fc from "fast-check";
import { expect, test } from "vitest";
import { toWords } from "../../test/id-words.ts";
import { makeIds } from "../../test/make-part.ts";
import { IdSet } from "../ids/id-set.ts";
import { createResultReader, type ResultReading } from "./read-result.ts";
import { createSentinelWatch } from "./sentinel-watch.ts";

const sentinels = ["a", "b", "c"].map((letter) => letter.repeat(20));
const ids = makeIds(5);
const submitted = new IdSet();
for (const id of ids) submitted.add(...toWords(BigInt(id)));
const recordOf = (id: string): string => `{"id":"${id}","action":"delete","reason":"deleted"}\n`;
const echoOf = fc.constantFrom<(id: string) => string>(
  (id) => `{"id":"${id}","error":"invalid_id"}\n`,
  (id) => `{"type":"error","original":"${id}","reason":"Input was not a valid ID"}\n`,
  (id) => `${id}\n`,
);

function read(lines: readonly string[]): ResultReading {
  const reader = createResultReader(submitted, { sentinels, adopted: false });
  reader.push(Buffer.from(lines.join("")));
  return reader.end();
}

/** A result's lines in any order, and how many of them are left. */
const cutResult = echoOf.chain((toEcho) =>
  fc.shuffledSubarray([...sentinels.map(toEcho), ...ids.map(recordOf)], { minLength: 8 }).chain((lines) =>
    fc.record({
      lines: fc.constant(lines),
      last: fc.constant(toEcho(sentinels[2] ?? "")),
      kept: fc.nat(lines.length),
    }),
  ),
);

test("a cut at any record is seen exactly if a sentinel stood behind it", () => {
  fc.assert(
    fc.property(cutResult, ({ lines, kept }) => {
      const left = lines.slice(0, kept);
      const isBehind = lines
        .slice(kept)
        .some((line) => sentinels.some((sentinel) => line.includes(sentinel)));
      expect(read(left).sentinels.returned === sentinels.length).toBe(!isBehind);
    }),
  );
});

test("where a sentinel ends the result, no cut of it at any record is ever taken for whole", () => {
  fc.assert(
    fc.property(cutResult, ({ lines, last, kept }) => {
      const whole = [...lines.filter((line) => line !== last), last];
      expect(read(whole.slice(0, kept)).sentinels.returned === sentinels.length).toBe(kept === whole.length);
    }),
  );
});

test("what has a letter more or less than a sentinel, or another sign, is none of another run", () => {
  const watch = createSentinelWatch(sentinels);
  for (const text of ["z".repeat(19), "z".repeat(21), `1${"z".repeat(20)}`, `${"z".repeat(20)}1`]) {
    expect(watch.noticeForeign([text])).toBe(false);
  }
  expect(watch.noticeForeign(["x", `${"z".repeat(20)}\r`])).toBe(true);
  expect(watch.count()).toEqual({ sent: 3, returned: 0, foreign: 1 });
});

test("a text that holds several sentinels gives all of them back", () => {
  const watch = createSentinelWatch(sentinels);
  expect(watch.notice([`not valid: ${sentinels.join(", ")}`])).toBe(true);
  expect(watch.count()).toEqual({ sent: 3, returned: 3, foreign: 0 });
});
