import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { describeOperation } from "./operation-words.ts";

const core = resolve(import.meta.dirname, "..");

test("every operation that core names in an event has words of its own", () => {
  const sources = globSync("{client,job,resumable,check}/**/*.ts", { cwd: core })
    .filter((path) => !path.endsWith(".test.ts"))
    .map((path) => readFileSync(resolve(core, path), "utf8"));
  const named = sources.flatMap((text) =>
    [...text.matchAll(/\boperation: "(\w+)"/g)].map(([, name]) => name),
  );
  const rules = /^const rules = \{(?<body>.*?)^\}/ms.exec(
    readFileSync(resolve(core, "client/client.ts"), "utf8"),
  )?.groups?.body;
  const called = [...(rules ?? "").matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name);
  expect(named).not.toEqual([]);
  expect(called).toContain("createJob");
  const wordless = [...named, ...called].filter(
    (name) => describeOperation(name as string) === describeOperation("none"),
  );
  expect(wordless).toEqual([]);
});
