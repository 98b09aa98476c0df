import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { violationReasons } from "../../packages/core/src/results/record.ts";
import { listAnchors, listLinks } from "./list-links.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = globSync(["*.md", "docs/**/*.md", ".github/**/*.md", "examples/*.md", "packages/*/README.md"], {
  cwd: root,
}).sort();

function readPage(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

test("every relative link of the documents leads to a file, and to a heading in it", () => {
  expect(pages).toEqual(expect.arrayContaining(["README.md", "CONTRIBUTING.md", "docs/reliability.md"]));
  const links = pages.flatMap((page) => listLinks(page, readPage(page)));
  expect(links.length).toBeGreaterThanOrEqual(200);
  const dead = links.filter(({ path, anchor }) => {
    if (!existsSync(join(root, path))) return true;
    return anchor !== "" && path.endsWith(".md") && !listAnchors(readPage(path)).has(anchor);
  });
  expect(dead).toEqual([]);
});

test("every code in backticks that is a path of the repository is there", () => {
  const paths = pages.flatMap((page) =>
    [...readPage(page).matchAll(/`(?<path>(?:packages|scripts|docs|examples|\.github)\/[\w./-]+)`/g)].map(
      ({ groups }) => ({ page, path: groups?.path ?? "" }),
    ),
  );
  expect(paths.length).toBeGreaterThanOrEqual(10);
  // What is built, measured or put into a user's repository is not in this one.
  const made = /\/(?:build|reports)\/|^packages\/action\/dist$|^\.github\/(?:workflows\/)?x-compliance\.yml$/;
  expect(paths.filter(({ path }) => !made.test(path) && !existsSync(join(root, path)))).toEqual([]);
});

test("the front page stays one: the README has 200 lines at most", () => {
  expect(readPage("README.md").split("\n").length).toBeLessThanOrEqual(201);
});

test("every page of docs is in its index", () => {
  const listed = new Set(listLinks("docs/README.md", readPage("docs/README.md")).map(({ path }) => path));
  const own = globSync("docs/*.md", { cwd: root }).filter((path) => path !== "docs/README.md");
  expect(own.length).toBeGreaterThanOrEqual(20);
  expect(own.filter((path) => !listed.has(path))).toEqual([]);
});

test("every picture is there, light and dark, small, and told in words", () => {
  const text = readPage("README.md");
  const tags = text.match(/<(?:img|source) [^>]*>/g) ?? [];
  const paths = tags.map((tag) => /(?:src|srcset)="(?<path>[^"]*)"/.exec(tag)?.groups?.path ?? "");
  expect(paths.toSorted()).toEqual(globSync("docs/pictures/*.png", { cwd: root }).sort());
  expect(paths.filter((path) => statSync(join(root, path)).size > 150_000)).toEqual([]);
  expect(tags.filter((tag) => tag.startsWith("<img") && !/ alt="[^"]{20,}"/.test(tag))).toEqual([]);
});

test("no error code is in the tables of both packages: each has one place on the page", () => {
  const codes = [...readPage("docs/errors.md").matchAll(/^### (?<code>\w+)$/gm)].map(
    ({ groups }) => groups?.code,
  );
  expect(codes.length).toBeGreaterThanOrEqual(50);
  expect(codes).toEqual([...new Set(codes)]);
});

test("every reason of a violation is named where users and maintainers look for it", () => {
  const [input] = /^ {2}keep-reasons:\n(?: {4}.*\n)+/m.exec(readPage("action.yml")) ?? [""];
  const source = readPage("docs/x-api.md");
  expect(violationReasons.filter((reason) => !input.includes(`\`${reason}\``))).toEqual([]);
  expect(violationReasons.filter((reason) => !source.includes(`\`${reason}\``))).toEqual([]);
});

test("no row of a table in docs/reliability.md is longer than 160 characters", () => {
  const rows = readPage("docs/reliability.md")
    .split("\n")
    .filter((line) => line.startsWith("|"));
  expect(rows.length).toBeGreaterThanOrEqual(50);
  expect(rows.filter((row) => [...row].length > 160)).toEqual([]);
});

test("links are found outside of code, with the place that they lead to", () => {
  const text = "[a](b.md#c) [d](../e) [f](#g) [h](https://x.com)\n```\n[i](j)\n```\n";
  expect(listLinks("docs/page.md", text)).toEqual([
    { from: "docs/page.md", path: "docs/b.md", anchor: "c" },
    { from: "docs/page.md", path: "e", anchor: "" },
    { from: "docs/page.md", path: "docs/page.md", anchor: "g" },
  ]);
});

test("anchors are those that GitHub gives to headings", () => {
  const text = "# A page\n## P3: what the storage says\n### NOT_FOUND\n## Killed, cancelled\n## A page\n";
  expect([...listAnchors(text)]).toEqual([
    "a-page",
    "p3-what-the-storage-says",
    "not_found",
    "killed-cancelled",
    "a-page-1",
  ]);
});
