import { expect, test } from "vitest";
import { createLineTemplate, type LineTemplate, matchesTemplate } from "./line-template.ts";
import { createPlainRecord, readPlainRecord } from "./read-plain-record.ts";
import { findFinding, findings, recordSchema } from "./record.ts";
import { plainKeys } from "./scan-plain-object.ts";

const id = "1160164553482756096";
const lines = [
  `{"id":"${id}","action":"delete","created_at":"2019-08-10T12:22:39.022Z","redacted_at":"2021-06-15T07:32:10+00:00","reason":"suspended"}\n`,
  `{"id":"42","action":"delete","created_at":"2019-03-02T03:37:59.000Z","reason":"deleted"}\n`,
  `{"reason":"deleted","action":"delete","deleted_at":"2022-02-28T23:59:59.9Z","redacted_at":null,"id":"${id}"}\n`,
  `{"id":"7","action":"delete","reason":"deleted"}\n`,
];

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

/** The template of a line that stands behind other bytes. */
function learn(line: string): LineTemplate {
  const bytes = Buffer.from(`xyz${line}xyz`, "latin1");
  const range = { start: 3, end: 3 + line.length - 1 };
  const record = createPlainRecord();
  if (!readPlainRecord(bytes, range, record)) throw new Error(`${line} is not plain.`);
  const template = createLineTemplate(viewOf(bytes), range, record);
  // Learning changes nothing.
  expect(bytes.toString("latin1")).toBe(`xyz${line}xyz`);
  return template;
}

/** What JSON.parse and the schema make of a line, without its digits where a template lets them be others. */
function read(line: string): unknown {
  const { id, redacted_at, deleted_at, ...rest } = recordSchema.parse(JSON.parse(line));
  const digitless = [id, redacted_at, deleted_at].map((value) => value?.replaceAll(/[0-9]/g, "0"));
  return { digitless, rest, finding: findFinding({ id, ...rest }) };
}

test.each(lines)(
  "%j with any byte changed matches only if JSON.parse and the schema read the same",
  (line) => {
    const template = learn(line);
    const expected = read(line);
    let matched = 0;
    for (let at = 0; at < line.length; at++) {
      for (let byte = 0; byte < 256; byte++) {
        const mutant = line.slice(0, at) + String.fromCharCode(byte) + line.slice(at + 1);
        if (!matchesTemplate(viewOf(Buffer.from(`{${mutant}`, "latin1")), 1, template)) {
          // Nothing but such a digit may differ, so such a digit must match.
          if (mutant === line) throw new Error("The line itself does not match.");
          continue;
        }
        matched++;
        expect(mutant.endsWith("}\n")).toBe(true);
        expect([mutant, read(mutant)]).toEqual([mutant, expected]);
      }
    }
    // Itself at every byte, and nine other digits at each place that takes them.
    const record = JSON.parse(line);
    const times = [record.id, record.created_at, record.redacted_at, record.deleted_at].join("");
    expect(matched).toBe(line.length + 9 * times.replaceAll(/[^0-9]/g, "").length);
  },
);

test.each(lines)("%j that is cut anywhere does not match, whatever stands in the buffer behind", (line) => {
  const template = learn(line);
  for (let cut = 0; cut < line.length; cut++) {
    const bytes = Buffer.from(line, "latin1");
    expect(matchesTemplate(viewOf(bytes.subarray(0, cut)), 0, template)).toBe(false);
    expect(matchesTemplate(viewOf(Buffer.from(line.slice(0, cut) + line, "latin1")), 0, template)).toBe(
      cut === 0,
    );
    bytes[cut] = 10;
    expect(matchesTemplate(viewOf(bytes), 0, template)).toBe(cut === line.length - 1);
  }
});

test("a template knows where the ID stands, from the line's beginning", () => {
  const ids = lines.map((line) => {
    const { idStart, idEnd, sizeBytes } = learn(line);
    expect(sizeBytes).toBe(line.length);
    return line.slice(idStart, idEnd);
  });
  expect(ids).toEqual([id, "42", id, "7"]);
});

test("no key, action or reason of a plain record has a digit, so that every digit may be another", () => {
  const words = [...plainKeys, ...findings.flatMap(({ action, reason }) => [action, reason])];
  expect(words.filter((word) => /[0-9]/.test(word))).toEqual([]);
});
