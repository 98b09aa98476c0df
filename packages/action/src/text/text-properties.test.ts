import { hostileText } from "@x-batch-compliance/core/testing";
import { codeSpan, neutraliseLine, showLongRuns } from "@x-batch-compliance/core/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import { splitMarkdown } from "../../test/markdown.ts";
import { readCommand } from "../../test/runner-command.ts";
import { fencedBlock } from "./fenced-block.ts";
import { quoteForeign } from "./quote-foreign.ts";

const shown = (text: string): string => showLongRuns(neutraliseLine(text));

test("whatever a line says, the runner finds no command in it, alone or behind a line of ours", () => {
  fc.assert(
    fc.property(hostileText, hostileText, (one, other) => {
      const line = neutraliseLine(`${one}${other}`);
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\u034f|\ufe0f/u);
      expect([readCommand(line), readCommand(`Read ${line}`)]).toEqual([undefined, undefined]);
    }),
    { numRuns: 3000 },
  );
});

test("a neutral line stays as it is, so that it does not matter how often it is neutralised", () => {
  fc.assert(
    fc.property(hostileText, (text) => neutraliseLine(neutraliseLine(text)) === neutraliseLine(text)),
  );
});

test("text of letters, digits and usual signs is not changed", () => {
  const sign = fc.constantFrom(..."abcXYZ0189äß日本 .,;/()-_+*'\"!?&%$=~^@{}");
  fc.assert(fc.property(fc.string({ unit: sign }), (text) => neutraliseLine(text) === text));
});

test("no two texts without a backslash look the same once they are neutral, unless they hold signs of commands", () => {
  const plain = hostileText.filter((text) => !/\\|::|: :|##\[|# #\[/.test(text));
  fc.assert(
    fc.property(plain, plain, (one, other) => {
      fc.pre(one !== other);
      expect(neutraliseLine(one)).not.toBe(neutraliseLine(other));
    }),
  );
});

test("whatever stands in code spans of a table's row, each cell is one span that shows it, and nothing is markup", () => {
  fc.assert(
    fc.property(hostileText, hostileText, (one, other) => {
      const { markup, code } = splitMarkdown(`| ${codeSpan(one)} | 1 | ${codeSpan(other)} |`);
      expect(markup).toBe("|<code>|1|<code>|");
      expect(code).toEqual([one, other].map((text) => (text === "" ? "  " : shown(text))));
    }),
    { numRuns: 3000 },
  );
});

test("a code span in a sentence ends where it is meant to", () => {
  fc.assert(
    fc.property(hostileText, hostileText, (one, other) => {
      const { markup } = splitMarkdown(`Job ${codeSpan(one)}, then ${codeSpan(other)}.`);
      expect(markup).toBe("Job <code>, then <code>.");
    }),
    { numRuns: 1000 },
  );
});

test("whatever somebody else says, its quote is one span of code, no command, and never a secret", () => {
  const secret = "s3cret-0123456789";
  fc.assert(
    fc.property(hostileText, hostileText, (one, other) => {
      const quoted = quoteForeign(`${one}${secret}${other} ghs_${secret}`, { secrets: [secret] }) ?? "";
      expect(splitMarkdown(`GitHub says: ${quoted}.`).markup).toBe("GitHub says: <code>.");
      expect([quoted.includes(secret), readCommand(`GitHub says: ${quoted}`)]).toEqual([false, undefined]);
      expect([...quoted].length).toBeLessThan(4000);
    }),
    { numRuns: 2000 },
  );
});

test("none of its lines ends a block of code", () => {
  fc.assert(
    fc.property(fc.array(hostileText, { minLength: 1, maxLength: 5 }), (lines) => {
      const { markup, code } = splitMarkdown([...fencedBlock(lines), "behind"].join("\n"));
      expect(markup).toBe("<code>\nbehind");
      expect(code).toEqual([lines.map(shown).join("\n")]);
    }),
    { numRuns: 2000 },
  );
});
