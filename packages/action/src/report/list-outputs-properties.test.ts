import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hostileText, nameReport } from "@x-batch-compliance/core/testing";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readOutputFile } from "../../test/output-file.ts";
import { readRunnerLog } from "../../test/runner-log.ts";
import { createMask } from "../runner/mask.ts";
import { readRunContext } from "../runner/run-context.ts";
import { writeOutputs } from "../runner/write-outputs.ts";
import { listOutputs } from "./list-outputs.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "outputs-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Writes outputs, and reads them as the runner does. */
function hand(outputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const path = join(folder, "output");
  writeFileSync(path, "");
  vi.stubEnv("GITHUB_OUTPUT", path);
  writeOutputs(outputs, readRunContext({ GITHUB_OUTPUT: path }, { folder, temporaryFolder: folder }));
  return readOutputFile(readFileSync(path, "utf8"));
}

test("whatever outputs hold, the runner reads exactly them, and no other one", () => {
  const files = fc.array(hostileText, { maxLength: 3 });
  fc.assert(
    fc.property(hostileText, hostileText, files, (path, reason, names) => {
      const report = nameReport({ datasets: ["a", "b"], file: "c", action: reason, reason, job: path });
      const pull = { number: 1, url: path };
      const outputs = listOutputs({
        report,
        reportPath: path,
        jobIds: [],
        artifact: { id: 1, url: path, digest: path, name: path },
        pullRequest: {
          operation: "created",
          plan: "commit",
          pull,
          branch: path,
          compareUrl: path,
          headSha: path,
          files: names.map((name) => ({
            path: name,
            entries: 2,
            removed: 1,
            scrubbed: 0,
            unverified: 0,
            retained: 0,
          })),
          missing: [],
          warnings: [],
        },
      });
      const handed = hand(outputs);
      const asBytes = Object.entries(outputs).map(([name, text]) => [name, text.toWellFormed()]);
      expect(handed).toEqual(Object.fromEntries(asBytes));
      expect(JSON.parse(handed["changed-files"] ?? "")).toEqual(names);
      const counts: Record<string, Record<string, number>> = JSON.parse(handed.counts ?? "");
      expect(Object.entries(counts).map(([key, inner]) => [key, Object.entries(inner)])).toEqual([
        [reason, [[reason, 2206]]],
      ]);
    }),
    { numRuns: 400 },
  );
});

test("whatever a secret is, the runner is told to hide it and each of its lines, once", () => {
  let printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const secret = hostileText
    .map((text) => text.replaceAll(/[\r\u2028\u2029]/g, ""))
    .filter((text) => text.trim() !== "");
  fc.assert(
    fc.property(secret, (value) => {
      printed = "";
      const mask = createMask(true);
      mask(value);
      mask(value);
      const { masked, commands, visible } = readRunnerLog(printed);
      expect(commands.map(({ name }) => name)).toEqual(["add-mask"]);
      expect(masked).toEqual(
        expect.arrayContaining([value, ...value.split("\n").filter((line) => line.trim() !== "")]),
      );
      expect(visible.trim()).toBe("");
    }),
    { numRuns: 500 },
  );
});
