import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ComplianceError } from "@x-batch-compliance/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type RunContext, readRunContext } from "../runner/run-context.ts";
import { type AcceptedInput, type AcceptOptions, acceptInput } from "./accept-input.ts";
import { readInputs } from "./read-inputs.ts";

let folder: string;
let context: RunContext;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "accept-")));
  const workspace = join(folder, "workspace");
  await mkdir(workspace);
  await writeFile(join(workspace, "a.txt"), "1\n");
  await writeFile(join(workspace, "bad.txt"), "1\nx\n");
  await writeFile(join(workspace, "body.md"), "Hello\n");
  context = readRunContext({ GITHUB_WORKSPACE: workspace }, { folder, temporaryFolder: folder });
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

function accept(
  inputs: Readonly<Record<string, string>>,
  change: Partial<AcceptOptions> = {},
): Promise<AcceptedInput> {
  const all = { "bearer-token": "t0ken", files: "a.txt", ...inputs };
  const reading = readInputs(
    Object.fromEntries(Object.entries(all).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text])),
  );
  return acceptInput({ reading, context, folder, probe: () => {}, ...change });
}

async function faults(...call: Parameters<typeof accept>): Promise<readonly string[]> {
  try {
    await accept(...call);
  } catch (error) {
    expect(error).toMatchObject({ code: "INPUT_INVALID" });
    return (error as ComplianceError).faults.map(({ file = "", message }) => `${file} ${message}`.trim());
  }
  throw new Error("accepted");
}

const proposing = { "on-violation": "pull-request", "github-token": "ghs_1" };

test("what is right is accepted, with the files found", async () => {
  const accepted = await accept({ files: "*.txt\n!bad.txt", "pr-body": "Hi" });
  expect(accepted.datasets.map(({ files }) => files.map(({ name }) => name))).toEqual([["a.txt"]]);
  expect(accepted.introduction).toBe("Hi");
});

test("faults of inputs, of the client, of files and of lines come together", async () => {
  const probe = (): never => {
    throw new ComplianceError("TOKEN_MALFORMED", "The bearer token is malformed.");
  };
  expect(await faults({ files: "bad.txt\nmissing.txt" }, { probe })).toEqual([
    expect.stringContaining("`missing.txt` matches no file"),
    expect.stringMatching(/^`bearer-token`: The bearer token is malformed\. Use the app-only bearer token /),
    expect.stringContaining("bad.txt is not an ID"),
  ]);
  expect(await faults({ files: "bad.txt", wait: "maybe" })).toEqual([
    "`wait`: must be `true` or `false`.",
    expect.stringContaining("bad.txt is not an ID"),
  ]);
});

test("what the client does not take is said of the input that it was", async () => {
  const refuse = (code: "OPTION_INVALID" | "PROXY_INVALID") => (): never => {
    throw new ComplianceError(code, "It is wrong.");
  };
  expect(await faults({}, { probe: refuse("OPTION_INVALID") })).toEqual(["`x-api-url`: It is wrong."]);
  expect(await faults({}, { probe: refuse("PROXY_INVALID") })).toEqual([
    expect.stringMatching(/^It is wrong\. Correct or unset the variable /),
  ]);
});

test("what is not a fault of the input is not taken for one", async () => {
  const probe = (): never => {
    throw new TypeError("a defect");
  };
  await expect(accept({}, { probe })).rejects.toThrow("a defect");
});

test("a run in a merge queue has no branch to propose to, and is told what runs there", async () => {
  context = { ...context, eventName: "merge_group" };
  expect(await faults(proposing)).toEqual([expect.stringContaining("the branch belongs to the merge queue")]);
  expect((await accept({ "on-violation": "report" })).inputs.onViolation).toBe("report");
});

test("a run on a tag needs to be told the base", async () => {
  expect(await faults(proposing)).toEqual([expect.stringContaining("`pr-base`")]);
  expect((await accept({ ...proposing, "pr-base": "main" })).inputs.prBase).toBe("main");
  expect(await accept(proposing, { context: { ...context, branch: "main" } })).toBeDefined();
});

test("the text of the pull request may be in a file of the workspace, and nowhere else", async () => {
  expect((await accept({ "pr-body-file": "body.md" })).introduction).toBe("Hello\n");
  await writeFile(join(folder, "outside.md"), "secret");
  await symlink(join(folder, "outside.md"), join(context.workspace, "link.md"));
  await writeFile(join(context.workspace, "long.md"), "x".repeat(50_001));
  for (const path of ["../outside.md", "link.md", "missing.md", "*.txt", "long.md"]) {
    expect(await faults({ "pr-body-file": path })).toEqual([expect.stringMatching(/^`pr-body-file`: /)]);
  }
});
