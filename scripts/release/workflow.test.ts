import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";

const root = resolve(import.meta.dirname, "../..");
const readText = (path: string): string => readFileSync(resolve(root, path), "utf8");
const workflow = readText(".github/workflows/release.yml");

interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}
const jobs: Readonly<Record<string, Job>> = parse(workflow).jobs;

test("every script that the workflow runs is rehearsed", () => {
  const scripts = [...workflow.matchAll(/scripts\/release\/([\w-]+)\.mjs/g)].map(([, name]) => name);
  const rehearsed = [...readText("scripts/release/rehearse.mjs").matchAll(/script\("([\w-]+)"/g)];
  const names = new Set(scripts.filter((name) => name !== "rehearse"));
  expect([...names].sort()).toEqual([...new Set(rehearsed.map(([, name]) => name))].sort());
});

test("no secret is used, and one job alone may publish: it installs and builds nothing", () => {
  expect(workflow).not.toMatch(/\bsecrets\b/);
  const publishing = Object.entries(jobs).filter(([, { permissions }]) => "id-token" in permissions);
  expect(publishing.map(([name]) => name)).toEqual(["publish"]);
  const commands = jobs.publish?.steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
  expect(commands).toEqual(["node scripts/release/publish-packages.mjs"]);
});

test("what builds for a release takes pnpm by its digest, and the Node.js of setup-node", () => {
  const pack = jobs.pack?.steps.map(({ run = "" }) => run) ?? [];
  const installing = pack.findIndex((run) => run.startsWith("npm ci --prefix .github/pnpm && "));
  const removing = pack.indexOf("rm node_modules/.bin/node");
  expect(installing).toBeGreaterThan(-1);
  expect(removing).toBeGreaterThan(installing);
  expect(pack.indexOf("pnpm run check-dist")).toBeGreaterThan(removing);
  for (const file of ["release", "check-dist"]) {
    expect(readText(`.github/workflows/${file}.yml`)).not.toContain("npx");
  }
  const { packages } = JSON.parse(readText(".github/pnpm/package-lock.json"));
  expect(packages["node_modules/@pnpm/exe.linux-x64"].integrity).toMatch(/^sha512-/);
});

test("pnpm has the same version wherever it is named", () => {
  const places = [
    ...globSync(".github/workflows/*.yml", { cwd: root }),
    ...["package.json", ".ci/run", "CONTRIBUTING.md", "docs/decisions/0001-node-and-pnpm.md"],
  ];
  const named = places.flatMap((path) => readText(path).match(/\bpnpm@\d[\w.]*\w/g) ?? []);
  const { dependencies } = JSON.parse(readText(".github/pnpm/package.json"));
  named.push(`pnpm@${dependencies["@pnpm/exe.linux-x64"]}`);
  expect(new Set(named).size).toBe(1);
  expect(named.length).toBeGreaterThan(5);
});
