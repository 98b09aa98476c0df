import { expect, test } from "vitest";
import { announceCheck } from "./announce-check.ts";
import { inputTable } from "./input-table.ts";

test("the first line names the lists, or the file that describes them", () => {
  expect(announceCheck({ INPUT_TYPE: "users", INPUT_FILES: "a.txt  \n\n b/*.txt\n" })).toBe(
    "Checking users in a.txt, b/*.txt",
  );
  expect(announceCheck({ INPUT_TYPE: "users", INPUT_CONFIG: "lists.yml" })).toBe(
    "Checking the datasets of lists.yml",
  );
});

test("what is not set is as the table of the inputs has it", () => {
  expect(announceCheck({})).toBe(`Checking ${inputTable.type.default} in no files`);
});
