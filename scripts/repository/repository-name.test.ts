import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import {
  filesWithName,
  fillRepositoryName,
  parseRepositoryName,
  readRepositoryName,
} from "./repository-name.ts";

const root = resolve(import.meta.dirname, "../..");
const name = "octo-org/x-batch-compliance";

test.each([
  ["      - uses: OWNER/x-batch-compliance@v1", "      - uses: octo-org/x-batch-compliance@v1"],
  ["uses: OWNER/x-batch-compliance/sandbox@v1", "uses: octo-org/x-batch-compliance/sandbox@v1"],
  ["https://github.com/a-b/x-batch-compliance/x", "https://github.com/octo-org/x-batch-compliance/x"],
  [
    "$schema=https://raw.githubusercontent.com/OWNER/x-batch-compliance/v1/",
    "$schema=https://raw.githubusercontent.com/octo-org/x-batch-compliance/v1/",
  ],
  ["if: github.repository == 'OWNER/x-batch-compliance'", `if: github.repository == '${name}'`],
  ["git+https://github.com/OWNER/x-batch-compliance.git", `git+https://github.com/${name}.git`],
  ["* @OWNER", "* @octo-org"],
])("%j becomes %j", (text, filled) => {
  expect(fillRepositoryName(text, name)).toBe(filled);
  expect(fillRepositoryName(filled, name)).toBe(filled);
});

test.each([
  "npx x-batch-compliance check ids.txt",
  "node_modules/.bin/x-batch-compliance",
  "`@x-batch-compliance/core`",
  "uses: OWNER/x-batch-compliance-fork@v1",
])("%j stays as it is", (text) => {
  expect(fillRepositoryName(text, name)).toBe(text);
});

/** What the README may say of the placeholder while it is one. */
const notice = /^> \*\*Not published yet\.\*\*.*$/gm;

test("once the account is known, no placeholder is left anywhere", () => {
  const isKnown = !readRepositoryName().startsWith("OWNER/");
  const left = globSync([...filesWithName], { cwd: root, exclude: ["**/node_modules/**"] }).filter((path) => {
    const text = fillRepositoryName(readFileSync(resolve(root, path), "utf8"), name);
    return /\bOWNER\b/.test(isKnown ? text : text.replace(notice, ""));
  });
  expect(left).toEqual([]);
});

test("the name is read from package.json alone, and another address is refused", () => {
  expect(readRepositoryName()).toMatch(/^[\w.-]+\/x-batch-compliance$/);
  const manifest = (url: string): string => JSON.stringify({ repository: { type: "git", url } });
  expect(parseRepositoryName(manifest(`git+https://github.com/${name}.git`))).toBe(name);
  for (const text of ["{}", manifest("https://example.com/a/b.git"), manifest("")]) {
    expect(() => parseRepositoryName(text)).toThrow("git+https://github.com/ACCOUNT/NAME.git");
  }
});
