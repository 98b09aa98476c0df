// @module-tag slow

import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CheckResult, Report } from "@x-batch-compliance/core";
import { systemClock } from "@x-batch-compliance/core/advanced";
import { makePendingReport, makeReport } from "@x-batch-compliance/core/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readActionYml } from "../../test/action-yml.ts";
import { createJobTrail } from "../check/job-trail.ts";
import { toCheckOptions, toClientOptions } from "../check/to-check-options.ts";
import { conclude } from "../conclude.ts";
import { chooseRefs } from "../pull-request/refs/read-refs.ts";
import { toProposalInputs } from "../pull-request/to-proposal-inputs.ts";
import { toArtifactInputs } from "../report/to-artifact-inputs.ts";
import { openStepSummary } from "../report/write-step-summary.ts";
import { createLog } from "../runner/log.ts";
import { createPhases } from "../runner/phases.ts";
import { type RunContext, readRunContext } from "../runner/run-context.ts";
import { type AcceptedInput, acceptInput } from "./accept-input.ts";
import type { InputName } from "./input-table.ts";
import { readInputs } from "./read-inputs.ts";

/**
 * What an input can act on: the client, the lists and the check of core, the proposal, the artifact, how the step
 * ends, and what its log, its summary and the page of the report show.
 */
type Part = "client" | "lists" | "check" | "proposal" | "artifact" | "end" | "log" | "summary" | "page";

interface Change {
  readonly to: string;
  /** All that must differ from a run without it, and nothing else may. */
  readonly changes: readonly Part[];
  /** Inputs that cannot stand beside it. */
  readonly without?: readonly InputName[];
  /** Inputs that it needs, which stand in both runs. */
  readonly beside?: Partial<Record<InputName, string>>;
}

function change(to: string, ...changes: readonly Part[]): Change {
  return { to, changes };
}

const base: Partial<Record<InputName, string>> = { "bearer-token": "t0ken", files: "a.txt" };

/** For each input another value than its own, and what that value must change. */
const changes: Readonly<Record<InputName, Change>> = {
  "bearer-token": change("an0ther", "client"),
  files: change("b.txt", "lists", "check", "proposal"),
  type: change("users", "lists", "proposal"),
  "on-violation": change("report", "end"),
  format: change("csv", "lists", "proposal"),
  field: change("id", "lists", "proposal"),
  quoting: change("none", "lists", "proposal"),
  separator: change("tab", "lists", "proposal"),
  "id-form": change("plain", "lists", "proposal"),
  "embedded-posts": change("ignore", "lists", "proposal"),
  "allow-empty": change("true", "lists"),
  config: { ...change("lists.yml", "lists", "check", "proposal"), without: ["files"] },
  "keep-reasons": change("deleted", "lists", "proposal"),
  "max-removal": change("7", "lists"),
  "approve-removal": change("a".repeat(48), "proposal"),
  "on-scrub": change("keep", "lists", "proposal"),
  "on-refetch": {
    ...change("scrub", "lists", "proposal"),
    without: ["files"],
    beside: { config: "rows.yml" },
  },
  "on-bad-entry": change("keep", "lists"),
  "on-unverified": change("report", "end"),
  "require-proof": change("proven", "check"),
  "timeout-minutes": change("1", "check"),
  "on-timeout": change("report", "end"),
  wait: change("false", "check", "end"),
  "poll-interval-seconds": change("60", "check"),
  "reuse-within-minutes": change("0", "check"),
  "max-age-minutes": change("0", "check"),
  "job-name": change("mine", "check"),
  "marker-lines": change("false", "check"),
  "max-ids-per-job": change("1000", "check"),
  "artifact-name": change("mine", "artifact"),
  "artifact-retention-days": change("3", "artifact"),
  "artifact-contents": change("results", "check", "artifact", "summary"),
  "artifact-report": change("true", "artifact"),
  "github-token": change("ghs_2", "proposal"),
  "pr-branch": change("mine", "proposal"),
  "pr-base": change("next", "proposal"),
  "pr-title": change("Clean up", "proposal"),
  "pr-body": change("Hello", "proposal"),
  "pr-body-file": change("body.md", "proposal"),
  "pr-labels": change("one", "proposal"),
  "pr-assignees": change("octocat", "proposal"),
  "pr-reviewers": change("octocat", "proposal"),
  "pr-team-reviewers": change("owners", "proposal"),
  "pr-milestone": change("4", "proposal"),
  "pr-auto-merge": change("squash", "proposal"),
  "pr-draft": change("always", "proposal"),
  "pr-on-human-commits": change("overwrite", "proposal"),
  "commit-message": change("Clean up", "proposal"),
  "commit-via": change("git", "proposal"),
  "show-ids": change("true", "log", "summary", "page"),
  "dry-run": change("true", "proposal"),
  "x-api-url": change("https://api.twitter.com", "client"),
};

let folder: string;
let context: RunContext;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "every-input-")));
  const workspace = join(folder, "workspace");
  await mkdir(workspace);
  for (const name of ["a.txt", "b.txt", "body.md"]) await writeFile(join(workspace, name), "1\n");
  await writeFile(join(workspace, "lists.yml"), "datasets:\n  - name: posts\n    files: a.txt\n");
  await writeFile(join(workspace, "rows.csv"), "id,place\n1,here\n");
  const rows = "datasets:\n  - name: posts\n    files: rows.csv\n    scrub-fields: [place]\n";
  await writeFile(join(workspace, "rows.yml"), rows);
  const environment = { GITHUB_WORKSPACE: workspace, GITHUB_REF_TYPE: "branch", GITHUB_REF_NAME: "main" };
  context = readRunContext(environment, { folder, temporaryFolder: folder });
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** What each part gets of these inputs. */
async function collect(inputs: Partial<Record<InputName, string>>): Promise<Readonly<Record<Part, unknown>>> {
  const variables = Object.entries(inputs).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text]);
  const reading = readInputs(Object.fromEntries(variables));
  const accepted = await acceptInput({ reading, context, folder, probe: () => {} });
  const { datasets, introduction } = accepted;
  const refs = chooseRefs(accepted, { ...context, defaultBranch: "main" });
  const ends = [];
  for (const report of [makeReport(), makeReport({ violations: 0, unverified: 1 }), makePendingReport()]) {
    ends.push(await end(accepted, report));
  }
  return {
    client: toClientOptions(accepted.inputs),
    lists: datasets,
    check: toCheckOptions(accepted.inputs, context),
    proposal: { ...toProposalInputs(accepted.inputs, context), refs, introduction },
    artifact: toArtifactInputs(accepted.inputs),
    end: ends.map(({ kind }) => kind),
    log: ends.map(({ log }) => log),
    summary: ends.map(({ summary }) => summary),
    page: ends.map(({ page }) => page),
  };
}

async function end(
  accepted: AcceptedInput,
  report: Report,
): Promise<Readonly<Record<"kind" | "log" | "summary" | "page", string>>> {
  const results = await mkdtemp(join(folder, "results-"));
  const violationsPath = join(results, "violations.ndjson");
  const violation = { id: "17", type: "tweets", action: "delete", reason: "deleted", dataset: "ids" };
  await writeFile(violationsPath, `${JSON.stringify({ ...violation, file: "a.txt" })}\n`);
  const check: CheckResult = {
    ...{ report, failure: undefined, checkedIds: new Map() },
    ...{ resultsPath: "", violationsPath, refetchPath: "" },
  };
  const printed: string[] = [];
  const log = createLog({ write: (text) => printed.push(text), isWorkflow: false });
  const { kind } = await conclude(check, {
    accepted,
    context,
    folder: results,
    log,
    clock: systemClock,
    startedMs: 0,
    signal: new AbortController().signal,
    phases: createPhases(log, () => 0),
    requests: 1,
    trail: createJobTrail(),
    summary: openStepSummary({ context, log }),
    notes: [],
    onReported: () => {},
    leaveBehind: () => {},
  });
  const read = (name: string): Promise<string> => readFile(join(results, name), "utf8");
  return { kind, log: printed.join(""), summary: await read("report.md"), page: await read("report.html") };
}

test("every input of action.yml is in the table, and no other", () => {
  expect(Object.keys(changes).sort()).toEqual(Object.keys(readActionYml().inputs).sort());
});

test.each(Object.entries(changes))("%s acts on what it is for, and on nothing else", async (name, one) => {
  const kept = Object.entries(base).filter(([other]) => !one.without?.includes(other as InputName));
  const rest = { ...Object.fromEntries(kept), ...one.beside };
  const [before, after] = [
    await collect(one.beside === undefined ? base : rest),
    await collect({ ...rest, [name]: one.to }),
  ];
  const changed = Object.keys(before).filter((part) => {
    const [then, now] = [before, after].map((parts) => JSON.stringify(parts[part as Part]));
    return then !== now;
  });
  expect(changed.sort()).toEqual([...one.changes].sort());
});
