// @module-tag slow
import { execFile, spawnSync } from "node:child_process";
import { cp, symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startSandboxOfX } from "@x-batch-compliance/sandbox";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findNode22 } from "./find-node22.ts";
import { makeIds } from "./make-part.ts";
import { skipFor } from "./skip-for.ts";
import { createTemporaryFolder, type TemporaryFolder } from "./temporary-folder.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const own = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);
const ids = makeIds(20);

/** Core as it is published, built for this test. */
let folder: TemporaryFolder;
const entry = (name: string): string => JSON.stringify(join(folder.path, `build/${name}.js`));

beforeAll(async () => {
  folder = await createTemporaryFolder();
  await cp(join(own, "package.json"), join(folder.path, "package.json"));
  await symlink(join(own, "node_modules"), join(folder.path, "node_modules"));
  const built = ["--outDir", join(folder.path, "build"), "--tsBuildInfoFile", join(folder.path, "info")];
  await run(join(root, "node_modules/.bin/tsc"), ["-p", own, ...built]);
});
afterAll(() => folder[Symbol.asyncDispose]());

/** One that is installed on this machine, besides the project's own. */
function findOldNode(): string | undefined {
  const candidates = (process.env.PATH ?? "").split(delimiter).map((path) => join(path, "node"));
  return candidates.find((path) => {
    const { status, stdout } = spawnSync(path, ["-p", "process.versions.node"], { encoding: "utf8" });
    return status === 0 && Number(stdout.split(".")[0]) < 22;
  });
}

test("the tests themselves run on the project's Node.js 24", () => {
  expect(process.versions.node).toMatch(/^24\./);
});

const node22 = findNode22();
const no22 = node22 === undefined ? "there is no Node.js 22 for this platform" : undefined;

test("a whole check runs on Node.js 22", skipFor(no22), async () => {
  const remove = { action: "delete", reason: "deleted" } as const;
  const verdicts = { kind: "table", byId: { [ids[0] ?? ""]: remove } } as const;
  await using sandbox = await startSandboxOfX({ x: { verdicts } });
  await folder.write("ids.txt", ids.map((id) => `${id}\n`).join(""));
  await writeFile(
    join(folder.path, "check.mjs"),
    `import { checkDatasets, createClient, rewriteDataset } from ${entry("index")};
    import { systemClock } from ${entry("advanced")};
    const [bearerToken, apiUrl, folder] = process.argv.slice(2);
    const client = createClient({ bearerToken, apiUrl, clock: { ...systemClock, sleep: async () => {} } });
    const dataset = { name: "ids", ids: [{ type: "tweets" }], files: [{ name: "ids.txt", path: folder + "/ids.txt" }] };
    const options = { folder, jobNamePrefix: "lists", runKey: "run-1", timeoutMs: 60_000 };
    const { report, checkedIds } = await checkDatasets(client, [dataset], options);
    await rewriteDataset(dataset, checkedIds);
    await client.close();
    process.stdout.write(JSON.stringify([process.version.split(".")[0], report.result, report.proof]));`,
  );
  const { bearerToken, origin } = sandbox.x;
  const program = join(folder.path, "check.mjs");
  const { stdout } = await run(node22 ?? "", [program, bearerToken, origin, folder.path]);
  expect(JSON.parse(stdout)).toEqual(["v22", "violations", "proven"]);
});

const oldNode = findOldNode();
const noOld = oldNode === undefined ? "there is no Node.js older than 22 on the PATH" : undefined;

test("an older Node.js gets one sentence, and no SyntaxError", skipFor(noOld), async () => {
  const program = `import(${entry("index")}).catch((error) => console.log(error.name + ": " + error.message))`;
  const { stdout } = await run(oldNode ?? "", ["-e", program]);
  expect(stdout).toMatch(
    /^Error: X Batch Compliance needs Node\.js 22\.19 or newer; this is Node\.js [0-9.]+\.\n$/,
  );
});
