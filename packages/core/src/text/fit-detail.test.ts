import { expect, test } from "vitest";
import { fitDetail } from "./fit-detail.ts";

const details = [8, 6, 4, 2];

function fit(limit: number, countSteps?: (size: number) => number): { text: string; written: number[] } {
  const written: number[] = [];
  const write = (detail: number): string => {
    written.push(detail);
    return "x".repeat(detail);
  };
  const measure = (text: string): number => text.length;
  const text = fitDetail({ details, write, measure, limit, ...(countSteps && { countSteps }) });
  return { text, written };
}

test("the first that fits is taken, and no further one is written", () => {
  expect(fit(8)).toEqual({ text: "xxxxxxxx", written: [8] });
  expect(fit(7)).toEqual({ text: "xxxxxx", written: [8, 6] });
});

test("the last is taken whatever its size", () => {
  expect(fit(1)).toEqual({ text: "xx", written: [8, 6, 4, 2] });
});

test("what is far too long takes several steps, and none beyond the last", () => {
  expect(fit(4, (size) => (size > 6 ? 2 : 1))).toEqual({ text: "xxxx", written: [8, 4] });
  expect(fit(1, () => 3)).toEqual({ text: "xx", written: [8, 2] });
  expect(fit(1, () => 9)).toEqual({ text: "xx", written: [8, 2] });
});
