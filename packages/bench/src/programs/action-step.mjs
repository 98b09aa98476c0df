// The action: a whole step that ends in a pull request, from the committed bundle, as GitHub's runner starts it. X, GitHub
// and the artifact service are a sandbox in another process.
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { fileURLToPath } from "node:url";
import { readInput, say } from "./say.mjs";
import { startSandbox } from "./start-sandbox.mjs";

const { file, out, folder: parent, removed, via } = readInput();
const bundle = fileURLToPath(new URL("../../../action/dist/index.js", import.meta.url));
const folder = mkdtempSync(`${parent}/step-`);
const [repository, workspace, home, temporary] = ["repository", "workspace", "home", "temporary"].map(
  (name) => `${folder}/${name}`,
);
for (const path of [`${repository}/lists`, home, temporary]) mkdirSync(path, { recursive: true });
execFileSync("split", ["-n", "l/10", "-d", "--additional-suffix=.txt", file, `${repository}/lists/`]);
const { x, github, artifacts, stop } = await startSandbox([
  ...["--verdicts", writeVerdicts(`${folder}/verdicts.json`)],
  ...["--files", repository],
]);
execFileSync("git", ["clone", "-q", "--depth=1", `file://${github.gitDir}`, workspace]);

const { wallMs, cpuMs, peakMb } = runStep();
const outputs = readFileSync(`${folder}/output`, "utf8");
const branch = /^pr-branch<<(?<mark>.+)\n(?<branch>.+)\n\k<mark>$/m.exec(outputs)?.groups.branch;
if (branch === undefined) throw new Error(`The step made no pull request: ${outputs}`);
for (let part = 0; part < 10; part++) {
  const name = `${branch}:lists/${String(part).padStart(2, "0")}.txt`;
  appendFileSync(
    out,
    execFileSync("git", ["--git-dir", github.gitDir, "show", name], { maxBuffer: 2 ** 30 }),
  );
}
stop();
rmSync(folder, { recursive: true });
say({ insideMs: wallMs, cpuMs, peakMb });

/** Every ID that is to go was deleted. Returns the path. */
function writeVerdicts(path) {
  const verdict = JSON.stringify({ action: "delete", reason: "deleted" });
  const ids = readFileSync(removed, "latin1").trimEnd();
  writeFileSync(path, `{"${ids.replaceAll("\n", `":${verdict},\n"`)}":${verdict}}`);
  return path;
}

/** Its processor time and its peak are those of the action and of every git that it started, as GNU time reports them. */
function runStep() {
  const inputs = {
    "bearer-token": x.bearerToken,
    "x-api-url": x.apiUrl,
    "github-token": github.token,
    files: "lists/*.txt",
    "on-violation": "pull-request",
    "commit-via": via,
  };
  const environment = {
    PATH: process.env.PATH,
    HOME: home,
    CI: "true",
    GITHUB_ACTIONS: "true",
    RUNNER_TEMP: temporary,
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: `${folder}/output`,
    GITHUB_STEP_SUMMARY: `${folder}/summary`,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_REPOSITORY: github.repository,
    GITHUB_REPOSITORY_OWNER: github.repository.split("/")[0],
    GITHUB_EVENT_NAME: "schedule",
    GITHUB_REF: `refs/heads/${github.defaultBranch}`,
    GITHUB_REF_NAME: github.defaultBranch,
    GITHUB_REF_TYPE: "branch",
    GITHUB_RUN_ID: "1",
    GITHUB_RUN_ATTEMPT: "1",
    ...artifacts,
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  };
  for (const path of [environment.GITHUB_OUTPUT, environment.GITHUB_STEP_SUMMARY]) writeFileSync(path, "");
  const time = ["/usr/bin/time", "-f", "%U %S %M", "-o", `${folder}/time`].filter(() =>
    existsSync("/usr/bin/time"),
  );
  const [command, ...words] = [...time, process.execPath, bundle];
  const startedMs = performance.now();
  execFileSync(command, words, { cwd: workspace, env: environment, stdio: ["ignore", "ignore", "inherit"] });
  const wallMs = performance.now() - startedMs;
  if (time.length === 0) return { wallMs };
  const [user, system, kibibytes] = readFileSync(`${folder}/time`, "utf8").trim().split(/\s+/).map(Number);
  return { wallMs, cpuMs: (user + system) * 1000, peakMb: (kibibytes * 1024) / 1e6 };
}
