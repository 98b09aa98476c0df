import { expect, test } from "vitest";
import { createPlainRecord, readPlainRecord } from "./read-plain-record.ts";
import { TemplateList } from "./template-list.ts";

/** A line whose layout is another for every number of digits up to 20, and for each of two reasons. */
function lineOf(layout: number, digit = "1"): string {
  const id = digit.repeat(1 + (layout % 20));
  const reason = layout < 20 ? "deleted" : "suspended";
  return `{"id":"${id}","action":"delete","reason":"${reason}"}\n`;
}

function viewOf(line: string): { readonly bytes: Buffer; readonly view: DataView } {
  const bytes = Buffer.from(`[${line}`);
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length) };
}

/** Learns a line that stands behind another byte. */
function learn(list: TemplateList, line: string): void {
  const { bytes, view } = viewOf(line);
  const range = { start: 1, end: line.length };
  const record = createPlainRecord();
  expect(readPlainRecord(bytes, range, record)).toBe(true);
  list.learn(view, range, record);
}

const knows = (list: TemplateList, line: string): boolean => list.find(viewOf(line).view, 1) !== undefined;

test("a line is known once one of its layout was learnt, and finds that one's template", () => {
  const list = new TemplateList();
  expect(knows(list, lineOf(3))).toBe(false);
  learn(list, lineOf(3));
  learn(list, lineOf(4));
  expect(knows(list, lineOf(3, "9"))).toBe(true);
  expect(knows(list, lineOf(5))).toBe(false);
  expect(list.find(viewOf(lineOf(4)).view, 1)?.sizeBytes).toBe(lineOf(4).length);
});

test("thirty-two layouts are learnt and no more, of which one that comes again takes one place", () => {
  const list = new TemplateList();
  for (let round = 0; round < 40; round++) learn(list, lineOf(0));
  for (let layout = 0; layout < 40; layout++) learn(list, lineOf(layout));
  const known = Array.from({ length: 40 }, (_, layout) => layout).filter((layout) =>
    knows(list, lineOf(layout)),
  );
  expect(known).toEqual(Array.from({ length: 32 }, (_, layout) => layout));
});
