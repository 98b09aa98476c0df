import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLog } from "../runner/log.ts";
import { readRunContext } from "../runner/run-context.ts";
import { openStepSummary, type StepSummary } from "./write-step-summary.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "step-summary-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function openAt(path: string): { readonly summary: StepSummary; readonly printed: string[] } {
  const printed: string[] = [];
  const log = createLog({ write: (text) => printed.push(text), isWorkflow: false });
  const context = readRunContext({ GITHUB_STEP_SUMMARY: path }, { folder, temporaryFolder: folder });
  return { summary: openStepSummary({ context, log }), printed };
}

test("what is written again takes the place of what was written before, and of nothing else", async () => {
  const path = join(folder, "summary.md");
  await writeFile(path, "of another\n");
  const { summary } = openAt(path);
  await summary.write("a longer first edition");
  await summary.write("second");
  await summary.add("end");
  expect(await readFile(path, "utf8")).toBe("of another\nsecond\nend\n");
});

test("a page that can't be written is one warning", async () => {
  const { summary, printed } = openAt(join(folder, "none", "summary.md"));
  await summary.write("first");
  await summary.write("second");
  expect(printed).toHaveLength(1);
});

test("where that was told beforehand, with what to do, it is not told again", async () => {
  const { summary, printed } = openAt(join(folder, "none", "summary.md"));
  await summary.probe();
  await summary.write("page");
  expect(printed).toEqual([
    expect.stringMatching(/^Warning: The runner's file for the summary .*--user root/),
  ]);
  const writable = openAt(join(folder, "summary.md"));
  await writable.summary.probe();
  expect(writable.printed).toEqual([]);
});
