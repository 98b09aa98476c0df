import { expect, test } from "vitest";
import { readExample, readWorkflowInputs } from "../examples.ts";
import { startScenario } from "../scenario.ts";

/** What stays of a file without some IDs, by a way of its own: never by the readers that are tested. */
type Remove = (text: string, isGone: (id: string) => boolean) => string;

const removeLines: Remove = (text, isGone) =>
  text
    .split(/(?<=\n)/)
    .filter((line) => !isGone(/^\d+;(?<id>\d{19});/.exec(line)?.groups?.id ?? ""))
    .join("");

const removeFromCells: Remove = (text, isGone) =>
  text
    .split("\n")
    .flatMap((line) => {
      const [, row = "", cell = ""] = /^(.*,)([\d\t]*)$/.exec(line) ?? [];
      const kept = cell.split("\t").filter((id) => !isGone(id));
      if (cell === "") return [line];
      return kept.length === 0 ? [] : [row + kept.join("\t")];
    })
    .join("\n");

const removeElements: Remove = (text, isGone) => {
  const elements = text.slice(2, -3).split(/,\n(?= {2}\{)/);
  return `[\n${elements.filter((element) => !isGone(/\d{19}/.exec(element)?.[0] ?? "")).join(",\n")}\n]\n`;
};

const removeFromArchive: Remove = (text, isGone) => {
  const [head = "", json = ""] = text.split(/(?<== )/);
  const kept = JSON.parse(json).filter(
    ({ tweet }: { readonly tweet: { readonly id_str: string } }) => !isGone(tweet.id_str),
  );
  return `${head}${JSON.stringify(kept, null, 2)}\n`;
};

const removeFromPages: Remove = (text, isGone) =>
  text
    .split("\n")
    .map((line) => {
      if (line === "") return line;
      const { data, ...rest } = JSON.parse(line);
      return JSON.stringify({ data: data.filter(({ id }: { readonly id: string }) => !isGone(id)), ...rest });
    })
    .join("\n");

test.for<readonly [string, string, Remove]>([
  ["semicolon-table", "check-semicolon-table", removeLines],
  ["ids-in-cells", "check-ids-in-cells", removeFromCells],
  ["json-array", "check-json-array", removeElements],
  ["x-archive", "check-x-archive", removeFromArchive],
  ["twarc2-pages", "check-twarc2-pages", removeFromPages],
])(
  "the dataset %s loses its posts by the workflow %s, and no other byte",
  async ([name, workflow, remove]) => {
    const files = readExample(name);
    const [[path = "", bytes = Buffer.from("")] = []] = Object.entries(files);
    const text = bytes.toString("utf8");
    const ids = [...new Set(text.match(/(?<!\d)\d{19}(?!\d)/g))];
    // The last one, too: what separates it from the one before has to go with it.
    const gone = new Set(ids.filter((_, index) => index % 23 === 3 || index === ids.length - 1));
    const event = { action: "delete", reason: "deleted" } as const;
    await using scenario = await startScenario({
      files,
      inputs: { files: "", ...readWorkflowInputs(workflow) },
      x: { verdicts: { kind: "table", byId: Object.fromEntries([...gone].map((id) => [id, event])) } },
    });
    const run = await scenario.runHere();
    expect([run.exitCode, run.outputs.violations, run.outputs["pr-operation"]]).toEqual([
      0,
      String(gone.size),
      "created",
    ]);
    const { github } = scenario.sandbox;
    const [pull] = await github.pulls();
    const proposed = (await github.readFile(pull?.head.ref ?? "", path))?.toString("utf8");
    expect(proposed === remove(text, (id) => gone.has(id))).toBe(true);
  },
);
