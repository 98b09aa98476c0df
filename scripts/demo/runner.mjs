// Runs the committed bundle as GitHub's runner does: inputs and addresses in the environment, files for what it says.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const bundle = new URL("../../packages/action/dist/index.js", import.meta.url).pathname;

/** Runs the step and resolves with its exit code, outputs and summary. `onLine` gets its log as it appears. */
export async function runStep({ folder, workspace, sandbox, inputs, runId, onLine }) {
  const temporary = mkdtempSync(join(folder, "runner-"));
  const files = {
    output: join(temporary, "output"),
    summary: join(temporary, "summary.md"),
    home: join(temporary, "home"),
  };
  writeFileSync(files.output, "");
  writeFileSync(files.summary, "");
  mkdirSync(files.home);
  const [owner] = sandbox.github.repository.split("/");
  const environment = {
    PATH: process.env.PATH,
    HOME: files.home,
    CI: "true",
    GITHUB_ACTIONS: "true",
    RUNNER_TEMP: temporary,
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_API_URL: sandbox.github.apiUrl,
    GITHUB_REPOSITORY: sandbox.github.repository,
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_EVENT_NAME: "schedule",
    GITHUB_REF: "refs/heads/main",
    GITHUB_REF_NAME: "main",
    GITHUB_REF_TYPE: "branch",
    GITHUB_RUN_ID: runId,
    GITHUB_RUN_ATTEMPT: "1",
    ...sandbox.artifacts.env,
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  };
  const child = spawn(process.execPath, [bundle], {
    cwd: workspace,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  await Promise.all([readLines(child.stdout, onLine), readLines(child.stderr, onLine)]);
  return {
    exitCode: await closed,
    outputs: parseOutputs(readFileSync(files.output, "utf8")),
    summary: readFileSync(files.summary, "utf8"),
  };
}

async function readLines(stream, onLine) {
  let rest = "";
  for await (const chunk of stream.setEncoding("utf8")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    for (const line of lines) showLine(line, onLine);
  }
  if (rest !== "") showLine(rest, onLine);
}

function showLine(line, onLine) {
  const shown = renderLine(line);
  for (const part of shown?.split("\n") ?? []) onLine(part);
}

/** A line as the runner's log shows it: commands become words, masks are kept from view. */
function renderLine(line) {
  const command = /^::(add-mask|error|warning|notice|group|endgroup|debug)(?: [^:]*)?::(.*)$/.exec(line);
  if (command === null) return line;
  const [, name, data] = command;
  const text = data.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
  const words = { error: "Error: ", warning: "Warning: ", notice: "Notice: ", group: "▼ " };
  return name in words ? `${words[name]}${text}` : undefined;
}

/** The runner's file of outputs: `name<<delimiter`, lines, `delimiter`. */
function parseOutputs(text) {
  const outputs = {};
  const block = /^(.+?)<<(.+)\n([\s\S]*?)\n?\2$/gm;
  for (const [, name, , value] of text.matchAll(block)) outputs[name] = value;
  return outputs;
}
