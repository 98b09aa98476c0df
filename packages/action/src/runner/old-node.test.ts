import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeOldNode } from "./old-node.ts";

test("an older Node.js than core takes is told in one sentence", () => {
  const path = new URL("../../../core/package.json", import.meta.url);
  const oldest = /^>=(?<version>[0-9.]+)$/.exec(JSON.parse(readFileSync(path, "utf8")).engines.node)?.groups
    ?.version;
  expect(describeOldNode("20.20.2")).toBe(
    `X Batch Compliance needs Node.js ${oldest} or newer; this is Node.js 20.20.2.`,
  );
  expect(["16.20.2", "22.18.9", "21.99.0"].map(describeOldNode)).not.toContain(undefined);
  expect(["22.19.0", "22.23.5", "24.0.0", "26.1.0"].map(describeOldNode)).toEqual(Array(4).fill(undefined));
});
