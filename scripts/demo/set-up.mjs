// Brings what the demo needs, which is far less than the tests do, and starts it. Runs on the visitor's own Node.js.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
process.chdir(root);
const runsOnOwnNode = Number.parseInt(process.versions.node, 10) >= 24;

if (!isSetUp()) {
  const size = runsOnOwnNode
    ? "one small package"
    : "Node.js 24 and one small package (about 260 MB on disk)";
  console.log(`Setting up: ${size}, through npm. This is done once.`);
  install();
}
const node = runsOnOwnNode ? process.execPath : "node_modules/.bin/node";
process.exitCode =
  spawnSync(node, ["scripts/demo.ts", ...process.argv.slice(2)], { stdio: "inherit" }).status ?? 1;

function isSetUp() {
  return (
    existsSync("packages/sandbox/node_modules/fflate") &&
    (runsOnOwnNode || existsSync("node_modules/.bin/node"))
  );
}

function install() {
  const { status } = spawnSync(
    "npx",
    [
      ..."--yes --prefer-offline pnpm@12.21.0 install --frozen-lockfile --prod --reporter=silent".split(" "),
      ...(runsOnOwnNode ? ["--no-optional"] : []),
      ..."--filter . --filter @x-batch-compliance/sandbox".split(" "),
    ],
    // npm would print a notice about its own updates.
    { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, npm_config_update_notifier: "false" } },
  );
  // What pnpm remembers of this install would keep `npm test` from installing the rest.
  const folder = "node_modules";
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (name.startsWith(".pnpm-workspace-state")) rmSync(`${folder}/${name}`);
  }
  if (status !== 0) process.exit(status ?? 1);
}
