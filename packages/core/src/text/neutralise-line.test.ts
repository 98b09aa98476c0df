import { expect, test } from "vitest";
import { neutraliseLine } from "./neutralise-line.ts";

/** The runner's own rules: a line ends at LF, CR or CRLF; `::` after white space or `##[` anywhere starts a command. */
function commandsIn(output: string): readonly string[] {
  return output.split(/\r\n|\r|\n/).filter((line) => {
    const trimmed = line.trimStart();
    return /^::[^:]*::/.test(trimmed) || /##\[[^\]]+\]/.test(line);
  });
}

const attacks = [
  "::error::planted",
  "  ::set-output name=result::compliant",
  "\t::stop-commands::token",
  "\u00a0::add-mask::1",
  "name\n::error::planted",
  "name\r::error::planted",
  "name\r\n::error::planted",
  "text ##[error]planted",
  "###[error]planted",
  "##[##[error]planted",
  "\u001b[31mred",
];

test.each(attacks)("an attack does not reach the runner as a command: %j", (attack) => {
  const safe = neutraliseLine(attack);
  expect(commandsIn(safe)).toEqual([]);
  expect(safe).not.toMatch(/\p{Cc}/u);
});

test("the runner's rules of this test find the attacks that are not neutralised", () => {
  expect(attacks.filter((attack) => commandsIn(attack).length === 0)).toEqual(["\u001b[31mred"]);
});

test("ordinary text stays as it is", () => {
  const text = "Job 12: 3 of 4 (75 %), data/ids-2020::03.txt # [x] ä 日本";
  expect(neutraliseLine(text)).toBe(text);
});

test("a character that reverses text is shown by its number", () => {
  expect(neutraliseLine("a\u202etxt.exe")).toBe("a\\u{202e}txt.exe");
});
