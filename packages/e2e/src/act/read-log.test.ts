import { expect, test } from "vitest";
import { parseLog } from "./log-entry.ts";
import {
  describeRun,
  findLeaks,
  listHandedOn,
  listMasks,
  readOutputs,
  readSummary,
  splitLegs,
} from "./read-log.ts";

const ended = { stage: "Main", stepResult: "success" };
const lines = [
  { msg: "Start server" },
  { msg: "ok", matrix: { os: "a" }, stepID: ["0"], step: "actions/checkout@1234", ...ended },
  { msg: "***", matrix: { os: "a" }, stepID: ["app"], command: "add-mask", arg: "s3cret" },
  {
    msg: "token=s3cret",
    matrix: { os: "a" },
    stepID: ["app"],
    command: "set-output",
    name: "token",
    arg: "s3cret",
  },
  { msg: "ok", matrix: { os: "a" }, stepID: ["app"], step: "Make a token", ...ended },
  { msg: "Summary", matrix: { os: "b" }, stepID: ["app"], command: "summary", content: "# One\n" },
  {
    msg: "no",
    matrix: { os: "b" },
    stepID: ["3"],
    step: "npx --yes pnpm\nmore",
    ...ended,
    stepResult: "failure",
  },
];
const entries = parseLog(lines.map((line) => JSON.stringify(line)).join("\n"));

test("outputs, masks and summaries are those of a step", () => {
  expect(readOutputs(entries, "app")).toEqual({ token: "s3cret" });
  expect(listMasks(entries, "app")).toEqual(["s3cret"]);
  expect(readSummary(entries, "app")).toBe("# One\n");
  expect(readOutputs(entries, "0")).toEqual({});
});

test("what ran is told by leg, with a failure where there was one, and legs that are alike once", () => {
  expect(splitLegs(entries)).toHaveLength(2);
  expect(describeRun(entries)).toBe("checkout, app; npx --yes (failure)");
  const [first, second] = [1, 2].map((os) => ({
    msg: "ok",
    matrix: { os },
    stepID: ["a"],
    step: "a",
    ...ended,
  }));
  expect(describeRun([first, second].filter((entry) => entry !== undefined))).toBe("2 × a");
});

test("a secret is a leak in any line and field, but where it is masked or handed on", () => {
  const options = { secrets: ["s3cret"], handingOn: { app: "token" } };
  expect(listHandedOn(entries, options.handingOn)).toEqual(["s3cret"]);
  expect(findLeaks(entries, options)).toEqual([]);
  expect(findLeaks(entries, { ...options, handingOn: {} })).toEqual(["token=s3cret"]);
  const leaky = parseLog('not JSON s3cret\n{"msg":"Summary","command":"summary","content":"s3cret"}\n');
  expect(findLeaks(leaky, options)).toEqual(["not JSON s3cret", "Summary"]);
});
