import { expect, test } from "vitest";
import { readPieces } from "../../test/read-pieces.ts";
import { openReader, type ReaderOptions } from "./open-reader.ts";

const [one, two, three] = ["1230000798458642537", "1230001664694508197", "1230002634354281968"] as const;

function read(name: string, text: string, options: Partial<ReaderOptions> = {}) {
  const refusals: string[] = [];
  const file = { name, firstBytes: Buffer.from(text) };
  const given = { ids: [{ type: "tweets" }], ...options } as const;
  const opened = openReader(file, given, { badEntry: () => {}, refuse: (message) => refusals.push(message) });
  if (opened === undefined) return { refusal: refusals[0], format: undefined, ids: [] };
  const { entries, faults } = readPieces((onFault) => openReader(file, given, onFault) as typeof opened, {
    text,
    cuts: [],
  });
  return {
    refusal: faults.find(({ refused }) => refused)?.message,
    format: opened.batch.elements === undefined ? "lines" : "elements",
    ids: entries.map(({ id }) => id),
  };
}

test("an array is a document, however its IDs stand in lines", () => {
  const ids = [one, two, three];
  for (const text of [
    `["${one}","${two}","${three}"]`,
    ` [${one}, ${two},\n ${three}]\n`,
    `\n[\n"${one}","${two}",\n"${three}"]`,
  ]) {
    for (const name of ["a.json", "a", "a.jsonl"])
      expect(read(name, text)).toEqual({ refusal: undefined, format: "elements", ids });
    expect(read("a.csv", text, { format: "json" })).toEqual({ refusal: undefined, format: "elements", ids });
  }
});

test.for<[string, string]>([
  [`["${one}","${two}",]`, "there is a comma before a closing bracket"],
  [`['${one}','${two}']`, "single quotes"],
  [`["${one}","${two}"`, "it was cut off"],
  [`[${one},\n${two}, ${three}`, "it was cut off"],
  [`["${one}","${two}"]\n["${three}"]`, "more content after the end"],
])("%j is not a list of IDs, but broken JSON", ([text, refusal]) => {
  for (const name of ["a.json", "a"]) expect(read(name, text).refusal).toContain(refusal);
});

test("lists in brackets are read from text where each line has its own, and refused where lines share one", () => {
  const text = `[${one}, ${two}]\n[${three}]\n`;
  expect(read("a.txt", text)).toEqual({ refusal: undefined, format: "lines", ids: [one, two, three] });
  for (const name of ["a.txt", "a.csv"])
    expect(read(name, `[${one}, ${two},\n ${three}]\n`).refusal).toContain("`format: json`");
});

test("the last of JSON lines is still one, by the field that was named", () => {
  const ids = [{ type: "tweets", field: "nr" }] as const;
  expect(read("a.json", `{"nr":"${one}"}\n`, { ids })).toEqual({
    refusal: undefined,
    format: "lines",
    ids: [one],
  });
  expect(read("a.json", `{"nr":"${one}"}\n`, { ids, format: "json" }).format).toBe("elements");
  expect(read("a.json", `{"nr":"${one}","x":[{"nr":"${two}"}]}\n`, { ids }).refusal).toContain(
    "beside the list x[]",
  );
  expect(read("a.json", `{"x":[{"nr":"${two}"}]}\n`, { ids }).ids).toEqual([two]);
});

test.for([
  `var tweets = ["${one}"]`,
  "const tweets = [\n",
  `module.exports = ["${one}"]`,
  "export default [\n",
  "window.tweets = [\n",
])("%j is a script", (text) => {
  for (const name of ["a.js", "a.json"]) expect(read(name, text).refusal).toContain("is a script");
});
