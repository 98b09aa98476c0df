import { expect, test } from "vitest";
import { choosePalette } from "./palette.ts";

const sink = (isTerminal: boolean) => ({ isTerminal, columns: 80, write: async () => {} });

test.each([
  [{}, true, true],
  [{ NO_COLOR: "" }, true, true],
  [{ NO_COLOR: "0" }, true, false],
  [{ TERM: "dumb" }, true, false],
  [{}, false, false],
])("with %o on a terminal (%s) there are colours: %s", (environment, isTerminal, isColoured) => {
  const painted = choosePalette({ environment }, sink(isTerminal)).red("x");
  expect(painted).toBe(isColoured ? "\u001B[31mx\u001B[39m" : "x");
});
