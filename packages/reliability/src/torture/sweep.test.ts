// @module-tag slow
import { mkdirSync } from "node:fs";
import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findOnce } from "./check-case.ts";
import { type Cut, formatCut, listCuts, parseCut } from "./cut.ts";
import { writeExample } from "./example.ts";
import { recordLifecycle } from "./recording.ts";
import { serveRecording } from "./replay-server.ts";
import { runCut } from "./run-cut.ts";
import { runSweep } from "./run-sweep.ts";

// Each file and socket takes its time on a machine that is busy with other tests.
const timeoutMs = 120_000;

test.each(["api", "gcs"] as const)(
  "wherever an exchange is cut, a check ends in the right result or in a named failure, with one job and nothing left behind (%s)",
  async (flow) => {
    const { runs, failures, outcomes } = await runSweep({ flow, share: 347 });
    expect(failures).toEqual([]);
    expect(runs).toBeGreaterThan(80);
    expect(outcomes["right result"]).toBeGreaterThan(70);
  },
  timeoutMs,
);

test("a cut is run alone by the words that a failure names it with", async () => {
  const at = "api/5/answer/600/fin/gzip";
  const whole = await runSweep({ flow: "api", share: 1, at: "api/5/answer/9/fin/close" });
  expect(whole).toMatchObject({ runs: 1, outcomes: { "right result": 1 }, failures: [] });
  const packed = await runSweep({ flow: "api", share: 1, at });
  expect(packed).toMatchObject({ runs: 1, outcomes: { RESPONSE_ENCODED: 1 }, failures: [] });
  const never = await runSweep({ flow: "api", share: 1, at: "api/99/answer/0/fin/length" });
  expect(never.failures).toEqual([
    "api/99/answer/0/fin/length: the cut did not happen (--at api/99/answer/0/fin/length)",
  ]);
  expect(formatCut(parseCut(at))).toBe(at);
  for (const wrong of ["", "api/5/answer", `${at}/1`, at.replace("600", "-1"), at.replace("gzip", "zip")]) {
    expect(() => parseCut(wrong)).toThrow("not a place of a cut");
  }
});

test("every byte of each answer is cut in each way and framing, and every byte of each request's body", () => {
  const answerBytes = { length: 3, chunked: 4, close: 2, gzip: 5 };
  const cuts = [...listCuts("gcs", [{ requestBytes: 2, answerBytes }])];
  // One more than there are bytes: the whole answer, and then the end.
  expect(cuts).toHaveLength((4 + 5 + 3 + 6) * 3 + 2 * 3);
  expect(new Set(cuts.map(formatCut)).size).toBe(cuts.length);
});

test("a result that is wrong and whatever a check leaves behind are failures", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "x-batch-compliance-"));
  const example = writeExample(folder.path, { count: 6 });
  const recording = await recordLifecycle(example.dataset, { flow: "api", gone: example.gone });
  await using server = await serveRecording(recording);
  const place = { apiOrigin: server.apiOrigin, folder: join(folder.path, "check"), idleTimeoutMs: 5_000 };
  mkdirSync(place.folder);
  const { finding: right } = await findOnce(recording, example.dataset, place);
  const cut: Cut = parseCut("api/1/answer/0/reset/length");
  const context = { recording, example, server, place, right };
  expect(await runCut(cut, context)).toEqual({ outcome: "right result", failure: undefined });
  const wrong = await runCut(cut, { ...context, right: { ...right, violations: "" } });
  expect(wrong.failure).toContain("the result is wrong, and nobody said so");
  await writeFile(join(place.folder, "spare.tmp"), "");
  expect((await runCut(cut, context)).failure).toContain("spare.tmp was left behind");
});
