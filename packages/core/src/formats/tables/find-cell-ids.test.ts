import fc from "fast-check";
import { expect, test } from "vitest";
import { findCellIds, findDroppedIds } from "./find-cell-ids.ts";

const id = (last: number): string => String(1_230_000_000_000_000_000n + BigInt(last));
const find = (text: string) => {
  const found = findCellIds(Buffer.from(text), { start: 0, end: text.length });
  return found && { ids: found.ids.map(({ start, end }) => text.slice(start, end)), isList: found.isList };
};

test("several IDs stand in a cell with any usual sign between, in quotes and brackets or without", () => {
  for (const text of [
    `${id(1)}\t${id(2)}`,
    ` ${id(1)} , ${id(2)};`,
    `${id(1)}|${id(2)}`,
    `[${id(1)}, ${id(2)}]`,
    `['${id(1)}', '${id(2)}']`,
    `{""${id(1)}"",""${id(2)}""}`,
    `([${id(1)}, ${id(2)}])`,
    `${id(1)},\r\n${id(2)},`,
  ]) {
    expect(find(text)).toEqual({ ids: [id(1), id(2)], isList: true });
  }
  expect(find("")).toEqual({ ids: [], isList: false });
  expect(find("[]")).toEqual({ ids: [], isList: false });
  expect(find("12, 13")).toEqual({ ids: ["12", "13"], isList: false });
  expect(find(id(1))).toEqual({ ids: [id(1)], isList: false });
  expect(find(`["${id(1)}"]`)).toEqual({ ids: [id(1)], isList: true });
});

test.for([
  `${id(1)}, x`,
  `${id(1)}.5`,
  `${id(1)}''${id(2)}`,
  "0, 1",
  "1.2E+18, 1.3E+18",
  `${id(1)}, 99999999999999999999`,
  "-1",
  `[${id(1)}, ${id(2)},`,
  ` ${id(1)}]`,
  `[[${id(1)}, ${id(2)}], ${id(3)}]`,
  `[${id(1)}], [${id(2)}]`,
  `[${id(1)}, ${id(2)}}`,
  `][${id(1)}, ${id(2)}`,
])("%j is not a list of IDs", (text) => {
  expect(find(text)).toBeUndefined();
});

test("an ID leaves a cell with one separator, and what is left is what was written without it", () => {
  const separators = ["\t", ",", ", ", "; ", " | ", "\r\n"];
  const quotes = ["", "'", '"', '""'];
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }).filter((gone) => gone.includes(false)),
      fc.constantFrom(...separators),
      fc.constantFrom(...quotes),
      fc.constantFrom(["", ""], ["[", "]"], [" {", "} "]),
      (gone, separator, quote, [open, close]) => {
        const values = gone.map((_, at) => `${quote}${id(at)}${quote}`);
        const write = (kept: readonly string[]): string => `${open}${kept.join(separator)}${close}`;
        const text = write(values);
        const bytes = Buffer.from(text);
        const cell = { start: 0, end: bytes.length };
        const { ids } = findCellIds(bytes, cell) ?? { ids: [] };
        const dropped = findDroppedIds(bytes, cell, { ids, isGone: Uint8Array.from(gone, Number) });
        for (const [at, { start }] of dropped.entries())
          expect(start).toBeGreaterThanOrEqual(dropped[at - 1]?.end ?? 0);
        const left = dropped.reduceRight(
          (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
          text,
        );
        expect(left).toBe(write(values.filter((_, at) => !gone[at])));
      },
    ),
  );
});
