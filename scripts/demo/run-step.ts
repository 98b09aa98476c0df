// Runs the committed bundle as GitHub's runner does: inputs and addresses in the environment, files for what it says.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Sandbox } from "../../packages/sandbox/src/index.ts";

const bundle = fileURLToPath(new URL("../../packages/action/dist/index.js", import.meta.url));

/** A run of the step. */
export interface StepOptions {
  /** For what the runner keeps beside the workspace. */
  readonly folder: string;
  readonly workspace: string;
  readonly sandbox: Sandbox;
  readonly inputs: Readonly<Record<string, string>>;
  readonly runId: string;
  /** Gets the log as it appears. */
  readonly onLine: (line: string) => void;
  /** Kills the step. Default: none. */
  readonly signal: AbortSignal | undefined;
}

/** What a step leaves. */
export interface StepEnd {
  readonly exitCode: number | null;
  /** By name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown. */
  readonly summary: string;
}

/** Runs the step to its end. */
export async function runStep({
  folder,
  workspace,
  sandbox,
  inputs,
  runId,
  onLine,
  signal,
}: StepOptions): Promise<StepEnd> {
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
    GITHUB_RUN_NUMBER: "42",
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
    signal,
  });
  const closed = new Promise<number | null>((resolve, reject) =>
    child.once("error", reject).once("close", resolve),
  );
  const [exitCode] = await Promise.all([
    closed,
    readLines(child.stdout, onLine),
    readLines(child.stderr, onLine),
  ]);
  return {
    exitCode,
    outputs: parseOutputs(readFileSync(files.output, "utf8")),
    summary: readFileSync(files.summary, "utf8"),
  };
}

async function readLines(stream: Readable, onLine: StepOptions["onLine"]): Promise<void> {
  let rest = "";
  for await (const chunk of stream.setEncoding("utf8")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) showLine(line, onLine);
  }
  if (rest !== "") showLine(rest, onLine);
}

function showLine(line: string, onLine: StepOptions["onLine"]): void {
  const shown = renderLine(line);
  for (const part of shown?.split("\n") ?? []) onLine(part);
}

/** A line as the runner's log shows it: commands become words, masks are kept from view. */
function renderLine(line: string): string | undefined {
  const command = /^::(add-mask|error|warning|notice|group|endgroup|debug)(?: [^:]*)?::(.*)$/.exec(line);
  if (command === null) return line;
  const [, name = "", data = ""] = command;
  const text = data.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
  const words: Readonly<Record<string, string>> = {
    error: "Error: ",
    warning: "Warning: ",
    notice: "Notice: ",
    group: "▼ ",
  };
  const word = words[name];
  return word === undefined ? undefined : `${word}${text}`;
}

/** The runner's file of outputs: `name<<delimiter`, lines, `delimiter`. */
function parseOutputs(text: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const block = /^(.+?)<<(.+)\n([\s\S]*?)\n?\2$/gm;
  for (const [, name = "", , value = ""] of text.matchAll(block)) outputs[name] = value;
  return outputs;
}
