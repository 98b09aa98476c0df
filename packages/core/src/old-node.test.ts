import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeOldNode } from "./old-node.ts";

test("what package.json asks for is the oldest that is taken", () => {
  const path = new URL("../package.json", import.meta.url);
  const oldest = JSON.parse(readFileSync(path, "utf8")).engines.node.replace(">=", "");
  expect(describeOldNode(`${oldest}.0`)).toBeUndefined();
  const message = `X Batch Compliance needs Node.js ${oldest} or newer; this is Node.js 20.20.2.`;
  expect(describeOldNode("20.20.2")).toBe(message);
});

test.for(["16.20.2", "21.99.0", "22.18.9", "0.12.0", ""])("%j is too old, or unknown", (version) => {
  expect(describeOldNode(version)).toMatch(/^X Batch Compliance needs Node\.js 22\.19 or newer/);
});

test.for(["22.19.0", "22.23.5", "24.0.0", "26.1.0"])("%s is new enough", (version) => {
  expect(describeOldNode(version)).toBeUndefined();
});
