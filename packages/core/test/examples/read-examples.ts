import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as advanced from "../../src/advanced.ts";
import * as face from "../../src/index.ts";

const source = fileURLToPath(new URL("../../src", import.meta.url));

/** An example of a docstring. */
export interface Example {
  /** The declaration that it is an example of. */
  readonly of: string;
  readonly text: string;
}

/** The examples of all docstrings, each with the first word that is declared behind it. */
export function readExamples(): readonly Example[] {
  const paths = globSync("**/*.ts", { cwd: source }).filter((path) => !path.endsWith(".test.ts"));
  return paths.toSorted().flatMap((path) => findExamples(readFileSync(`${source}/${path}`, "utf8")));
}

function findExamples(text: string): readonly Example[] {
  return [...text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:async )?[a-z]+\*? (\w+)/g)].flatMap(
    ([, comment = "", of = ""]) => {
      const plain = comment.replace(/^ *\* ?/gm, "");
      const example = /@example\n(?:```ts\n)?([\s\S]*?)(?:```|(?=^@)|$(?![\s\S]))/m.exec(plain)?.[1];
      return example === undefined ? [] : [{ of, text: example.trim() }];
    },
  );
}

const values = { "@x-batch-compliance/core": face, "@x-batch-compliance/core/advanced": advanced };
const types = ["Dataset", "Transport"];
const scope = [
  "bearerToken",
  "client",
  "dataset",
  "datasets",
  "options",
  "checkedIds",
  "transport",
  "handle",
  "idSet",
  "error",
];

/** A program out of an example: what it does not declare is imported. */
export function composeProgram(text: string): string {
  const isUsed = (name: string): boolean => new RegExp(`(?<!\\w|(?<!\\.\\.)\\.)${name}\\b(?!:)`).test(text);
  const isDeclared = (name: string): boolean =>
    new RegExp(`(?:const|let)(?: \\{[^}]*?| )\\b${name}\\b|catch \\(${name}\\)`).test(text);
  const lines = Object.entries(values).map(([from, exported]) =>
    importLine(Object.keys(exported).filter(isUsed), from),
  );
  const own = scope.filter((name) => isUsed(name) && !isDeclared(name));
  return [
    ...lines,
    `import type { ${types.join(", ")} } from "@x-batch-compliance/core";`,
    importLine(own, "example-scope"),
    importLine(isUsed("readFile") ? ["readFile"] : [], "node:fs/promises"),
    "{",
    text,
    "}",
    "",
  ].join("\n");
}

function importLine(names: readonly string[], from: string): string {
  return `import ${names.length === 0 ? "" : `{ ${names.join(", ")} } from `}"${from}";`;
}
