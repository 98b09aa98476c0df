import { expect, test } from "vitest";
import { exitCodes } from "../terms/exit-codes.ts";
import { type CommandName, commands } from "./command-table.ts";
import { renderHelp } from "./render-help.ts";

const names = Object.keys(commands) as CommandName[];

test("help fits a terminal of 100 columns", () => {
  for (const name of [undefined, ...names]) {
    for (const line of renderHelp("x-batch-compliance", name).split("\n")) {
      expect(line.length).toBeLessThanOrEqual(100);
    }
  }
});

test("the help of all names every command and every exit code that is meant for scripts", () => {
  const help = renderHelp("xbc", undefined);
  for (const name of names) expect(help).toMatch(new RegExp(`^ {2}${name} `, "m"));
  const { internal: _, ...shown } = exitCodes;
  for (const code of Object.values(shown)) expect(help).toMatch(new RegExp(`^ {2}${code} +\\w`, "m"));
});

test("the help of a command names every option of it", () => {
  for (const name of names) {
    for (const option of commands[name].options) {
      expect(renderHelp("xbc", name)).toMatch(new RegExp(`^ {2}--(?:no-)?${option}\\b`, "m"));
    }
  }
});
