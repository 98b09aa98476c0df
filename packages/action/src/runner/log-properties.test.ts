import { hostileName, hostileText } from "@x-batch-compliance/core/testing";
import { neutraliseLine } from "@x-batch-compliance/core/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readRunnerLog } from "../../test/runner-log.ts";
import { failureText } from "../errors/describe-error.ts";
import { createLog, type Log } from "./log.ts";

/** What the runner makes of what is logged. */
function readLog(say: (log: Log) => void): ReturnType<typeof readRunnerLog> {
  let printed = "";
  const write = (text: string): void => {
    printed += text;
  };
  say(createLog({ isWorkflow: true, write }));
  return readRunnerLog(printed);
}

test("whatever it holds, a line of the log is one line and no command", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const { visible, commands } = readLog((log) => log.info(text));
      expect(commands).toEqual([]);
      expect(visible).toBe(`${neutraliseLine(text)}\n`);
    }),
    { numRuns: 1500 },
  );
});

test("a warning is one command of the runner, at its place, whatever its text and file are", () => {
  fc.assert(
    fc.property(hostileText, hostileName, fc.integer({ min: 1 }), (text, file, line) => {
      const { commands } = readLog((log) => log.warning(text, { file, line }));
      const data = text.split("\n").map(neutraliseLine).join("\n");
      // The runner cuts blanks off at the end of all places.
      const properties = { file: expect.stringContaining(neutraliseLine(file).trim()), line: String(line) };
      expect(commands).toEqual([{ name: "warning", data, properties }]);
    }),
    { numRuns: 1500 },
  );
});

test("an error is one command, and each name in it stays on its line", () => {
  const fault = fc.record({ file: hostileName, line: fc.integer({ min: 1 }), message: hostileText });
  fc.assert(
    fc.property(hostileText, fc.array(fault, { maxLength: 4 }), (what, faults) => {
      const text = failureText({ code: "CODE", what, why: "So.", hint: "Do this.", faults });
      expect(text.split("\n")).toHaveLength(3 + faults.length);
      const { commands } = readLog((log) => log.error("CODE", text));
      expect(commands).toEqual([{ name: "error", data: text, properties: { title: "CODE" } }]);
    }),
    { numRuns: 1000 },
  );
});
