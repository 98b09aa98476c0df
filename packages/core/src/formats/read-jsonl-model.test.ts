// @module-tag slow
import fc from "fast-check";
import { expect, test } from "vitest";
import { readPieces } from "../../test/read-pieces.ts";
import { createJsonlReader } from "./read-jsonl.ts";

/** A primitive as it stands in the text. */
class Source {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
const keepSource: Reviver = (_, value, { source }) => (source === undefined ? value : new Source(source));

/** The ID at a path by JSON.parse, which hands over numbers as they were written. */
function parseNaively(line: string, path: readonly string[]): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line, keepSource as Parameters<typeof JSON.parse>[1]);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  for (const key of path) {
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    if (!isObject || value instanceof Source || !Object.hasOwn(value as object, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  // Blanks around an ID are passed over, as in every format.
  const [, inQuotes, plain] =
    (value instanceof Source && /^(?:" *([1-9][0-9]{0,19}) *"|([1-9][0-9]{0,19}))$/.exec(value.text)) || [];
  const digits = inQuotes ?? plain;
  return digits !== undefined && BigInt(digits) < 2n ** 64n ? digits : undefined;
}

const paths = [["id"], ["user", "id"], ["a\u00e9\n", "", "id"]] as const;
const space = fc.constantFrom("", "", "", " ", "\t", "\r", "  ");
const spaces = fc.tuple(space, space, space, space);
const digits = fc.oneof(
  fc.bigInt(0n, 2n ** 64n).map(String),
  fc.bigInt(1n, 2n ** 64n - 1n).map(String),
  fc.constantFrom("1e9", "20.0", "-4", "0"),
);
const idSource = fc.oneof(
  digits,
  digits.map((text) => `"${text}"`),
  fc.constantFrom("null", '""', '"\\u0031"'),
);
const anySource = fc.oneof(
  { weight: 3, arbitrary: idSource },
  fc.jsonValue().map((value) => JSON.stringify(value)),
);

/** A key as JSON text, some of its characters as escapes. */
function writeKey(keys: fc.Arbitrary<string>): fc.Arbitrary<{ readonly key: string; readonly text: string }> {
  return fc.tuple(keys, fc.infiniteStream(fc.nat(5))).map(([raw, dice]) => {
    const key = raw.toWellFormed();
    const units = Array.from({ length: key.length }, (_, at) => writeUnit(key, at, dice));
    return { key, text: `"${units.join("")}"` };
  });
}

const keySource = writeKey(
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom("id", "id", "user", "a\u00e9\n", "") },
    { weight: 1, arbitrary: fc.constantFrom("ids", "i", '"id":') },
    { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
  ),
);

function writeUnit(key: string, at: number, dice: Iterator<number>): string {
  const unit = key.charCodeAt(at);
  const plain = unit >= 32 && unit < 127 && unit !== 34 && unit !== 92;
  if (plain && dice.next().value !== 0) return key.charAt(at);
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}

type Member = readonly [{ readonly key: string; readonly text: string }, string, readonly string[]];

/** An object as text: no key twice, white space where JSON allows it, `planted` in any place. */
function objectSource(
  value: fc.Arbitrary<string>,
  planted: fc.Arbitrary<readonly Member[]> = fc.constant([]),
): fc.Arbitrary<string> {
  const member: fc.Arbitrary<Member> = fc.tuple(keySource, value, spaces);
  const others = fc.uniqueArray(member, { selector: ([{ key }]) => key, maxLength: 4 });
  return fc.tuple(others, planted, fc.nat(4)).map(([members, extra, place]) => {
    const free = members.filter(([{ key }]) => extra.every(([other]) => other.key !== key));
    const all = [...free.slice(0, place), ...extra, ...free.slice(place)];
    return `{${all.map(([key, text, [a, b, c, d]]) => `${a}${key.text}${b}:${c}${text}${d}`).join(",")}}`;
  });
}

const nested = objectSource(fc.oneof(anySource, objectSource(fc.oneof(anySource, objectSource(anySource)))));

/** A line that has the path, most of them with an ID at its end. */
function lineWith(path: readonly string[]): fc.Arbitrary<string> {
  const [key = "", ...rest] = path;
  const value = rest.length === 0 ? idSource : lineWith(rest);
  const member = fc.tuple(writeKey(fc.constant(key)), value, spaces);
  return objectSource(
    fc.oneof(anySource, nested),
    member.map((each) => [each]),
  );
}

const source = fc.oneof(nested, ...paths.map(lineWith));

function readIds(text: string, path: readonly string[], cuts: readonly number[] = []) {
  return readPieces(
    (onFault) =>
      createJsonlReader({
        places: [{ type: path[0] === "user" ? "users" : "tweets", field: path.join(".") }],
        onFault,
      }),
    { text, cuts },
  );
}

test("every valid line gives what JSON.parse finds in it, however the file is cut", () => {
  const lineEnd = fc.constantFrom("\n", "\r\n", " \n", "\n\n");
  const files = fc.constantFrom(...paths).chain((path) => {
    const row = fc.tuple(fc.oneof(lineWith(path), lineWith(path), source), lineEnd);
    return fc.record({ path: fc.constant(path), rows: fc.array(row, { minLength: 1, maxLength: 3 }) });
  });
  let found = 0;
  fc.assert(
    fc.property(files, fc.array(fc.nat(400)), fc.boolean(), ({ path, rows }, cuts, open) => {
      const text = rows
        .map((row) => row.join(""))
        .join("")
        .slice(0, open ? -1 : undefined);
      const size = Buffer.byteLength(text);
      const { entries, faults } = readIds(
        text,
        path,
        cuts.filter((cut) => cut < size).sort((a, b) => a - b),
      );
      const expected = rows.map(([line]) => parseNaively(line, path)).filter((id) => id !== undefined);
      expect(entries.map(({ id }) => id)).toEqual(expected);
      expect(entries.map((entry) => entry.digits)).toEqual(expected);
      expect(faults).toHaveLength(rows.length - expected.length);
      found += expected.length;
    }),
    { numRuns: 300 },
  );
  // The lines would prove little if hardly any held an ID.
  expect(found).toBeGreaterThan(100);
});

test("a line that was cut off is never an entry", () => {
  fc.assert(
    fc.property(source, fc.constantFrom(...paths), fc.nat(), (text, path, at) => {
      const cut = Buffer.from(text)
        .subarray(0, at % Buffer.byteLength(text))
        .toString();
      expect(readIds(`${cut}\n`, path).entries).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("a damaged line gives the ID that JSON.parse finds, or is a fault, where JSON.parse takes it", () => {
  const damage = fc.constantFrom('"', "\\", "{", "}", "[", "]", ",", ":", "1", "", " ");
  fc.assert(
    fc.property(source, fc.constantFrom(...paths), fc.nat(), damage, (text, path, at, other) => {
      const place = at % text.length;
      const line = text.slice(0, place) + other + text.slice(place + 1);
      const { entries, faults } = readIds(line, path);
      const expected = parseNaively(line, path);
      if (faults[0]?.message.includes("twice")) return;
      // What JSON.parse refuses may pass here, as only strings, brackets and the members on the path are checked.
      if (isJson(line)) expect(entries.map(({ id }) => id)).toEqual(expected === undefined ? [] : [expected]);
    }),
    { numRuns: 600 },
  );
});

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
