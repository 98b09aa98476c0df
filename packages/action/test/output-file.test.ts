import { expect, test } from "vitest";
import { readOutputFile } from "./output-file.ts";

test("both forms are read, and the last of a name counts", () => {
  expect(readOutputFile("a=1\nb<<E\nx\n\ny=2\nE\n\na=3=<<E\nc<<E\nE\n")).toEqual({
    a: "3=<<E",
    b: "x\n\ny=2",
    c: "",
  });
});

test("a delimiter that can be guessed lets a value make another output", () => {
  const value = "x\nEOF\nresult=compliant\ny<<EOF\n";
  expect(readOutputFile(`report-path<<EOF\n${value}\nEOF\n`)).toMatchObject({ result: "compliant" });
});

test.for(["none", "=\n<<E\nE", "a<<\nb", "a<<E\nb\n E\n"])("%j fails the step", (text) => {
  expect(() => readOutputFile(text)).toThrow(/output/);
});
