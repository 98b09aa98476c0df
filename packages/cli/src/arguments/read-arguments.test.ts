import { expect, test } from "vitest";
import { UsageError } from "../terms/usage-error.ts";
import { readArguments } from "./read-arguments.ts";

const read = (line: string) => readArguments(line.split(" ").filter(Boolean));

test("words and options may stand in any order", () => {
  for (const line of ["check a.txt --type users b.txt", "--type=users check a.txt b.txt"]) {
    expect(read(line)).toMatchObject({
      kind: "run",
      command: "check",
      words: ["a.txt", "b.txt"],
      options: { type: "users", wait: true, "timeout-minutes": 300, "keep-reasons": [] },
    });
  }
});

test("behind -- everything is a word", () => {
  expect(read("check -- --type")).toMatchObject({ words: ["--type"] });
});

test("a switch that is on is switched off, and on again", () => {
  expect(read("check a --no-wait")).toMatchObject({ options: { wait: false } });
  expect(read("check a --no-wait --wait")).toMatchObject({ options: { wait: true } });
});

test("a list that is given twice is one", () => {
  expect(read("check a --keep-reasons protected --keep-reasons scrub_geo,deleted")).toMatchObject({
    options: { "keep-reasons": ["protected", "scrub_geo", "deleted"] },
  });
});

test.each([
  ["", { kind: "help", command: undefined }],
  ["-h", { kind: "help", command: undefined }],
  ["help fix", { kind: "help", command: "fix" }],
  ["fix --help --nonsense", { kind: "help", command: "fix" }],
  ["check --version", { kind: "version" }],
])("%j is answered before anything is found wrong", (line, request) => {
  expect(read(line)).toEqual(request);
});

test("--name stands in for the job alone", () => {
  expect(read("get --name mine")).toMatchObject({ words: [], options: { name: "mine" } });
  expect(read("upload --name mine ids.txt")).toMatchObject({ words: ["ids.txt"] });
  expect(() => read("upload --name mine")).not.toThrow();
  expect(() => read("create tweets")).toThrow(UsageError);
});

test.each([
  ["get 1 --csv", "get has no option --csv."],
  ["check a --json=yes", "--json takes no value."],
  ["check a --type", "--type has no value: write one of tweets, users."],
  ["check a --no-type", "check has no option --no-type. Did you mean --type?"],
  ["check a -x", "check has no option -x."],
  ["create tweets a b c", "Too many arguments: write xbc create TYPE INFILE [OUTFILE]."],
  ["toString", "Unknown command toString. Run xbc --help to see all commands."],
])("%s: %s", (line, fault) => {
  expect(() => read(line)).toThrow(fault);
});

test("an option that may be a secret is not shown with its value", () => {
  expect(() => read("check a --bearertoken=hunter2hunter2")).toThrow(/^(?!.*hunter2)/);
});
