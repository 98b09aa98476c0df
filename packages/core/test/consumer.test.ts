// @module-tag slow
import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findNode22 } from "./find-node22.ts";
import { skipFor } from "./skip-for.ts";
import { createTemporaryFolder, type TemporaryFolder } from "./temporary-folder.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const own = fileURLToPath(new URL("..", import.meta.url));
const name = "@x-batch-compliance/core";
const run = promisify(execFile);
const manifest = JSON.parse(await readFile(join(own, "package.json"), "utf8"));

/** A project that has nothing but core as npm packs it, what core depends on, and Node's types. */
let project: TemporaryFolder;
let packed: readonly string[];

/** A bundler may know any other name, and would load TypeScript for it. */
test("no condition of the exports but our own leads to the sources", () => {
  for (const target of Object.values(manifest.exports as Record<string, string | Record<string, string>>)) {
    for (const [condition, path] of Object.entries(typeof target === "string" ? {} : target))
      expect(path.endsWith(".ts") && !path.endsWith(".d.ts")).toBe(
        condition === "@x-batch-compliance/source",
      );
  }
});

beforeAll(async () => {
  project = await createTemporaryFolder();
  const source = join(project.path, "source");
  await mkdir(source);
  for (const part of ["package.json", "README.md", "LICENSE", "src"]) {
    await cp(join(own, part), join(source, part), { recursive: true });
  }
  const built = ["--outDir", join(source, "build"), "--tsBuildInfoFile", join(source, "build/.tsbuildinfo")];
  await run(join(root, "node_modules/.bin/tsc"), ["-p", own, ...built]);
  const { stdout } = await run("npm", ["pack", "--json", "--ignore-scripts", "--offline"], { cwd: source });
  const [pack] = [JSON.parse(stdout)].flat();
  packed = pack.files.map(({ path }: { path: string }) => path);
  const target = join(project.path, "node_modules", name);
  await mkdir(target, { recursive: true });
  await run("tar", ["xzf", join(source, pack.filename), "--strip-components=1", "-C", target]);
  for (const dependency of Object.keys(manifest.dependencies)) await link(own, dependency);
  await link(root, "@types/node");
  await link(dirname(await findReal("@types/node")), "undici-types");
});
afterAll(() => project[Symbol.asyncDispose]());

const findReal = async (dependency: string): Promise<string> =>
  dirname(createRequire(join(root, "package.json")).resolve(`${dependency}/package.json`));

async function link(from: string, dependency: string): Promise<void> {
  const require = createRequire(join(from, "package.json"));
  const folders = require.resolve.paths(dependency) ?? [];
  for (const folder of folders) {
    const path = join(folder, dependency);
    if (!(await readdir(path).catch(() => undefined))) continue;
    const to = join(project.path, "node_modules", dependency);
    await mkdir(dirname(to), { recursive: true });
    return await symlink(path, to);
  }
  throw new Error(`${dependency} is not installed.`);
}

test("the tarball holds what its manifest names, the readme and the licence, and no test", () => {
  const entries = Object.values<string | Readonly<Record<string, string>>>(manifest.exports).flatMap(
    (entry) => {
      if (typeof entry === "string") return [entry];
      // What has nothing but a source is for the project's own packages.
      return entry.default === undefined ? [] : Object.values(entry);
    },
  );
  const named = entries.map((path) => path.slice(2));
  expect(packed).toEqual(expect.arrayContaining([...named, "README.md", "LICENSE"]));
  expect(packed.filter((path) => /\.test\.|tsbuildinfo|^test/.test(path))).toEqual([]);
});

test("the licence is the repository's", async () => {
  expect(await readFile(join(own, "LICENSE"), "utf8")).toBe(await readFile(join(root, "LICENSE"), "utf8"));
});

const node22 = findNode22();
const no22 = node22 === undefined ? "there is no Node.js 22 for this platform" : undefined;
const nodes = [
  ["24", process.execPath, undefined],
  ["22", node22 ?? "", no22],
] as const;

for (const [version, node, reason] of nodes) {
  test(`it is imported and required on Node.js ${version}`, skipFor(reason), async () => {
    const tell =
      'process.stdout.write([typeof checkIds, typeof runPart, process.version.slice(0, 3)].join(" "))';
    const programs = {
      "import.mjs": `import { checkIds } from "${name}";\nimport { runPart } from "${name}/advanced";\n${tell}`,
      "require.cjs": `const { checkIds } = require("${name}");\nconst { runPart } = require("${name}/advanced");\n${tell}`,
    };
    for (const [file, program] of Object.entries(programs)) {
      await writeFile(join(project.path, file), program);
      const { stdout, stderr } = await run(node, [file], { cwd: project.path });
      expect([file, stdout, stderr]).toEqual([file, `function function v${version}`, ""]);
    }
    const own = await run(node, ["-p", `require("${name}/package.json").name`], { cwd: project.path });
    expect(own.stdout).toBe(`${name}\n`);
  });
}

const program = `import { type CheckEvent, checkIds, createClient, type Report } from "${name}";
import { createPart, IdSet } from "${name}/advanced";
const client = createClient({ bearerToken: "x" });
const tell = (event: CheckEvent): string => event.type;
const check = await checkIds(client, "tweets", ["20"], { onEvent: (event) => void tell(event), signal: AbortSignal.timeout(1) });
for await (const { id, decision } of check) console.log(id.length, decision === "remove");
export const report: Report = check.report;
export const part = createPart("users", ["20"]);
export const ids: IdSet = new IdSet();
// @ts-expect-error A type that does not exist.
checkIds(client, "posts", []);
`;
const strict = {
  ...{ strict: true, skipLibCheck: false, noEmit: true, target: "es2024", types: ["node"] },
  ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
};
const kinds = {
  nodenext: { module: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler", verbatimModuleSyntax: true },
};

test.for(Object.entries(kinds))(
  "its types are right in a strict program, as %s finds them",
  async ([kind, options]) => {
    const config = { compilerOptions: { ...strict, ...options }, files: [`${kind}.mts`] };
    await writeFile(join(project.path, `${kind}.mts`), program);
    await writeFile(join(project.path, `tsconfig.${kind}.json`), JSON.stringify(config));
    const tsc = join(root, "node_modules/.bin/tsc");
    const checked = await run(tsc, ["-p", `tsconfig.${kind}.json`], { cwd: project.path }).catch(
      (error) => error,
    );
    expect(checked.stdout).toBe("");
  },
);
