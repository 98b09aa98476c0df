// @module-tag slow
import { execFileSync } from "node:child_process";
import { homedir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listMasks, listSteps, readOutputs, readSummary, splitLegs } from "../src/act/read-log.ts";
import { readRepository, readText, root } from "./repository.ts";
import { needsAct } from "./skip-reason.ts";
import { runWorkflow } from "./workflow.ts";

/** Lets npx and pnpm find what this machine has installed already, and nothing else. */
function installOffline(): Readonly<Record<string, string>> {
  const pnpm = ["--yes", "--offline", "pnpm@12.21.0", "store", "path"];
  const store = execFileSync("npx", pnpm, { cwd: root, encoding: "utf8" }).trim();
  return {
    npm_config_cache: process.env.npm_config_cache ?? join(homedir(), ".npm"),
    npm_config_offline: "true",
    pnpm_config_store_dir: store,
    pnpm_config_offline: "true",
  };
}

test(
  "e2e.yml passes on ubuntu-latest: report, fail and pass, for both types and both APIs of X",
  needsAct,
  async (context) => {
    const text = readText(".github/workflows/e2e.yml");
    await using workflow = await runWorkflow(
      {
        name: "e2e",
        text,
        files: readRepository(),
        matrix: { os: "ubuntu-latest" },
        environment: installOffline(),
        handingOn: { dirty: "bearer-token", clean: "bearer-token" },
        leavesAlive: ["dirty", "clean"],
      },
      context,
    );
    const legs = splitLegs(workflow.run.entries);
    expect(workflow.run.exitCode).toBe(0);
    expect(legs).toHaveLength(3);
    for (const leg of legs) {
      const ended = listSteps(leg).map(({ id, result }) => `${id} ${result}`);
      expect(ended).toEqual(
        expect.arrayContaining(["report success", "fail failure", "pass success", "8 success"]),
      );
      const { "bearer-token": token } = readOutputs(leg, "dirty");
      for (const step of ["report", "fail"]) expect(listMasks(leg, step)).toContain(token);
      const { violations = "" } = readOutputs(leg, "report");
      const count = Number(violations).toLocaleString("en");
      expect(readSummary(leg, "report")).toContain(`**${count} of `);
      expect(readSummary(leg, "fail")).toContain(`**${count} of `);
      expect(readSummary(leg, "pass")).not.toContain(`**${count} of `);
    }
    const artifacts = await workflow.artifacts();
    expect(artifacts).toEqual(
      ["api-tweets", "api-users", "gcs-tweets"].map((leg) => `report-ubuntu-latest-${leg}`),
    );
    for (const name of artifacts) expect(await workflow.artifact(name)).toHaveProperty(["report.json"]);
  },
);
