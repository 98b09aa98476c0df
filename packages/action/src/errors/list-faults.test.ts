import { expect, test } from "vitest";
import { listFaults } from "./list-faults.ts";

test("a fault is listed with its place", () => {
  expect(
    listFaults([
      { message: "`type`: write `tweets` or `users`." },
      { file: "a.txt", message: "is a Git LFS pointer." },
      { file: "b.txt", line: 17, message: "is not an ID." },
    ]),
  ).toEqual([
    "`type`: write `tweets` or `users`.",
    "a.txt: is a Git LFS pointer.",
    "b.txt, line 17: is not an ID.",
  ]);
});

test("of each file the first ten are listed, then a count", () => {
  const faults = ["a.txt", "b.txt"].flatMap((file) =>
    Array.from({ length: 12 }, (_, index) => ({ file, line: index + 1, message: "is not an ID." })),
  );
  const lines = listFaults(faults);
  expect(lines).toHaveLength(22);
  expect(lines[9]).toBe("a.txt, line 10: is not an ID.");
  expect(lines[10]).toBe("a.txt: and 2 more faults");
  expect(lines[21]).toBe("b.txt: and 2 more faults");
});

test("faults of the inputs are all listed", () => {
  expect(listFaults(Array.from({ length: 30 }, () => ({ message: "x" })))).toHaveLength(30);
});

test("a column is told beside its line", () => {
  const fault = { file: "lists.yml", line: 4, column: 13, message: "write `csv`." };
  expect(listFaults([fault])).toEqual(["lists.yml, line 4, column 13: write `csv`."]);
});
