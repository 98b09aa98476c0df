// @module-tag slow
import { expect, test } from "vitest";
import { listMembers } from "./list-members.ts";
import { readDoc } from "./read-doc.ts";
import { readApi } from "./read-entries.ts";
import { renderApi } from "./render-api.ts";
import { type Declaration, splitDeclarations } from "./split-declarations.ts";

process.chdir(new URL("../../..", import.meta.url).pathname);
const { entries, find } = readApi();
const declarations = entries.flatMap((entry) => entry.declarations);

test("every export has a comment, and every function, class and constant an example or a plain value", () => {
  expect(declarations.filter(({ doc }) => doc === "").map(({ name }) => name)).toEqual([]);
  const shown = ({ kind, doc }: Declaration): boolean =>
    !["function", "class"].includes(kind) || readDoc(doc).example !== "";
  expect(declarations.filter((own) => !shown(own)).map(({ name }) => name)).toEqual([]);
});

test("the face has no more values than a reader can look through", () => {
  const values = entries[0]?.declarations.filter(({ kind }) => !["interface", "type"].includes(kind)) ?? [];
  expect(values.map(({ name }) => name)).toContain("checkIds");
  expect(values.length).toBeLessThanOrEqual(17);
});

test("every option is described, and each that may be left out names its default", () => {
  const options = declarations.filter(({ name }) => /Options$|^Dataset$|^IdPlace$/.test(name));
  const members = options.flatMap((own) =>
    listMembers(own, find).map(({ name, text, doc }) => ({ name: `${own.name}.${name}`, text, doc })),
  );
  expect(members.length).toBeGreaterThan(80);
  expect(members.filter(({ doc }) => doc === "").map(({ name }) => name)).toEqual([]);
  const lacking = members.filter(
    ({ name, text, doc }) =>
      /^(?:readonly )?\w+\?/.test(text) && !/\.on[A-Z]/.test(name) && !/default/i.test(doc),
  );
  expect(lacking.map(({ name }) => name)).toEqual([]);
});

test("no option is a moment of a clock that only core has", () => {
  const named = declarations.filter(({ kind }) => kind === "interface");
  const members = named.flatMap((own) => listMembers(own, find).map(({ name }) => `${own.name}.${name}`));
  expect(members.filter((name) => /deadline/i.test(name))).toEqual([]);
});

test("every link of a page leads to a heading", () => {
  const pages = renderApi({ entries, find });
  const headings = (page: string): readonly string[] =>
    [...(pages.get(`docs/api/${page}`) ?? "").matchAll(/^### (\w+)$/gm)].map(([, name = ""]) =>
      name.toLowerCase(),
    );
  let links = 0;
  for (const [path, text] of pages) {
    for (const [, page = "", anchor] of text.matchAll(/\]\((core\.md|advanced\.md)?#(\w+)\)/g)) {
      const target = page === "" ? (path.split("/").at(-1) ?? "") : page;
      expect(headings(target), `${path}: ${target}#${anchor}`).toContain(anchor);
      links++;
    }
    const own = headings(path.split("/").at(-1) ?? "");
    if (!path.endsWith("README.md")) expect(new Set(own).size).toBe(own.length);
  }
  expect(links).toBeGreaterThan(200);
});

test("declarations end where they end, whatever stands in comments and strings", () => {
  const text = `import "./x.ts";
/** Not this. */
/** A type; with {. */
export type A = 
/** One; */
{
    readonly a: ";}";
}
/** Two { */
 | "b";
/** A function. */
export declare function b(options?: { readonly c: () => void }): Promise<A>;
export interface C extends Pick<D, "e"> {
    /** A member; */
    readonly f?: string | undefined;
}
export { type G, h } from "./i.ts";
`;
  const found = splitDeclarations(text);
  expect(found.map(({ kind, name, doc }) => [kind, name, doc])).toEqual([
    ["type", "A", "A type; with {."],
    ["function", "b", "A function."],
    ["interface", "C", ""],
    ["export", "", ""],
  ]);
  const [d] = splitDeclarations("export interface D { /** E. */ e: 1; g: 2; }");
  const members = listMembers(found[2] as Declaration, (name) => (name === "D" ? d : undefined));
  expect(members.map(({ name, doc }) => [name, doc])).toEqual([
    ["f", "A member;"],
    ["e", "E."],
  ]);
});
