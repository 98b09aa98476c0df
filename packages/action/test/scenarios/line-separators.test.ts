import { expect, test } from "vitest";
import { startScenario } from "../scenario.ts";

/** Ends of lines to some readers of text, and to none of ours. */
const separators = "\u2028 \u2029 \u0085";
const file = `data/a${separators}b.txt`;
const dataset = `lists${separators}of posts`;
const gone = "1160164553482756096";

test("names that hold U+2028, U+2029 and U+0085 go through a whole run, with a pull request and shown IDs", async () => {
  await using scenario = await startScenario({
    files: {
      [file]: `${gone}\n1\n`,
      "datasets.yml": JSON.stringify({ datasets: [{ name: dataset, files: ["data/*"] }] }),
    },
    inputs: {
      files: "",
      config: "datasets.yml",
      "on-violation": "pull-request",
      "max-removal": "100%",
      "show-ids": "true",
      "artifact-report": "true",
    },
    x: { verdicts: { kind: "table", byId: { [gone]: { action: "delete", reason: "deleted" } } } },
  });
  const { exitCode, log, outputs } = await scenario.run();
  expect([exitCode, outputs.result, outputs["pr-operation"]]).toEqual([0, "violations", "created"]);
  expect(log).toContain(gone);
  expect(JSON.parse(outputs["changed-files"] ?? "")).toEqual([file]);
  const { github } = scenario.sandbox;
  const [pull] = await github.pulls();
  expect((await github.readFile(pull?.head.ref ?? "", file))?.toString("utf8")).toBe("1\n");
  const again = await scenario.run();
  expect([again.exitCode, again.outputs["pr-operation"]]).toEqual([0, "unchanged"]);
});
