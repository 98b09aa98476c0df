// @module-tag slow
import { expect, test } from "vitest";
import { listMasks, listSteps, readOutputs, readSummary, splitLegs } from "../src/act/read-log.ts";
import { readRepository, readText } from "./repository.ts";
import { needsAct } from "./skip-reason.ts";
import { runWorkflow } from "./workflow.ts";

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
        handingOn: { dirty: "bearer-token", clean: "bearer-token" },
      },
      context,
    );
    const legs = splitLegs(workflow.run.entries);
    expect(workflow.run.exitCode).toBe(0);
    expect(legs).toHaveLength(3);
    for (const leg of legs) {
      const ended = listSteps(leg).map(({ id, result }) => `${id} ${result}`);
      expect(ended).toEqual(
        expect.arrayContaining(["report success", "fail failure", "pass success", "6 success"]),
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
