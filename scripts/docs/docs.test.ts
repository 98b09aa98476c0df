import { expect, test } from "vitest";
import { replaceSection } from "./markdown.ts";
import { countJobs, countStatusRequests, renderCosts } from "./render-costs.ts";
import { renderGrowth, renderPeers, renderTargets } from "./render-performance.ts";
import { renderRooms } from "./render-rooms.ts";
import { renderErrors, renderInputs, renderMainInputs, renderOutputs } from "./render-tables.ts";

const manifest = {
  inputs: {
    token: { description: "A token.", required: true },
    type: { description: "`a|b`.", default: "a" },
    branch: { description: "A branch.", default: "" },
  },
  outputs: { result: { description: "What was found." } },
};

const source = `inputs:
  # What all need.
  token:
    description: A token.
  type:
    default: a

  # The rest
  branch:
outputs:
  result:
`;

test("inputs are a row each below the comment of their group, with their default or the word required", () => {
  expect(renderInputs(manifest, source).split("\n")).toEqual([
    "## What all need",
    "",
    "| Input | Default | Meaning |",
    "| --- | --- | --- |",
    "| `token` | **required** | A token. |",
    "| `type` | `a` | `a\\|b`. |",
    "",
    "## The rest",
    "",
    "| Input | Default | Meaning |",
    "| --- | --- | --- |",
    "| `branch` |  | A branch. |",
  ]);
});

test("an input without a group is an error, so that none is missing from the page", () => {
  const text = source.replace("  branch:\n", "");
  expect(() => renderInputs(manifest, text)).toThrow("No comment stands above the input branch");
});

test("the main inputs are told in whole sentences, and have to be there", () => {
  const description = `A \`token.txt\`. ${"Keep it secret. ".repeat(10)}${"x".repeat(99)}. No more.`;
  const inputs = { token: { description, required: true } };
  const short = `A \`token.txt\`. ${"Keep it secret. ".repeat(9)}`.trim();
  expect(renderMainInputs({ ...manifest, inputs }, ["token"])).toContain(`| **required** | ${short} |`);
  const long = { token: { description: `${"x".repeat(300)}. No more.` } };
  expect(renderMainInputs({ ...manifest, inputs: long }, ["token"])).toContain(` | ${"x".repeat(300)}. |`);
  expect(() => renderMainInputs(manifest, ["gone"])).toThrow("action.yml has no input gone.");
});

test("costs are those of the pauses that core makes", () => {
  expect([0, 1, 30_000, 30_001].map(countStatusRequests)).toEqual([1, 2, 2, 3]);
  expect([1, 6_000_000, 6_000_001, 100_000_000].map(countJobs)).toEqual([1, 1, 2, 24]);
  expect(renderCosts().split("\n")[1]).toBe("| ---: | ---: | ---: | ---: | ---: | ---: |");
});

test("outputs are a row each", () => {
  expect(renderOutputs(manifest)).toContain("| `result` | What was found. |");
});

test("error codes say whether trying again may help", () => {
  const text = renderErrors({
    GONE: { retryable: false, cause: "It went.", hint: "Stop." },
    BUSY: { retryable: true, cause: "It works.", hint: "Wait." },
  });
  expect(text).toBe(`### GONE

- **Likely cause:** It went.
- **What to do:** Stop.
- **\`retryable\`:** \`false\`

### BUSY

- **Likely cause:** It works.
- **What to do:** Wait.
- **\`retryable\`:** \`true\``);
});

test("a section is replaced between its markers, and replacing it again changes nothing", () => {
  const before = "Above\n<!-- x:start -->\nold\n<!-- x:end -->\nbelow\n";
  const after = replaceSection(before, "x", "new");
  expect(after).toBe("Above\n<!-- x:start -->\n\nnew\n\n<!-- x:end -->\nbelow\n");
  expect(replaceSection(after, "x", "new")).toBe(after);
});

test("a missing marker is an error that says what to write", () => {
  expect(() => replaceSection("<!-- x:end --><!-- x:start -->", "x", "new")).toThrow(
    "Write <!-- x:start --> and, below it, <!-- x:end -->",
  );
});

const measured = {
  measuredAt: "2026-11-28T11:52:29.094Z",
  command: "npm run bench",
  machine: {
    system: "Linux 6",
    processor: "2 × CPU",
    memoryGib: 8,
    versions: { node: "v24.1.0", python: "Python 3.11" },
  },
  tables: [
    {
      title: "Rewrite",
      ids: 2_000_000,
      rows: [
        { name: "core", medianMs: 800, peakMb: 116 },
        { name: "python3", medianMs: 4100, peakMb: 114 },
        { name: "rg", medianMs: 2400, peakMb: 90, answer: "WRONG" },
        { name: "grep", failure: "over 1 s" },
      ],
    },
  ],
  targets: [],
};

const crowded = {
  ...measured,
  command: "npm run bench -- --neighbour",
  tables: [
    {
      title: "Rewrite",
      ids: 2_000_000,
      rows: [
        { name: "core", medianMs: 1600, peakMb: 116 },
        { name: "python3", medianMs: 4800, peakMb: 114 },
        { name: "grep", failure: "over 1 s" },
      ],
    },
  ],
};

test("what was measured names both machines, and each program beside core on either, also one that was stopped", () => {
  const text = renderPeers(measured, crowded);
  expect(text).toContain("`npm run bench`, 2026-11-28, 2 × CPU, 8 GiB, Linux 6; Node 24.1.0, Python 3.11.");
  expect(text).toContain("With a busy neighbor: `npm run bench -- --neighbour`, 2026-11-28");
  expect(text.split("\n").slice(-4)).toEqual([
    "| core | 0.800 | 1.0 × | 1.0 × | 116 |",
    "| python3 | 4.1 | 5.1 × | 3.0 × | 114 |",
    "| rg | 2.4, a wrong answer | 3.0 × |  | 90 |",
    "| grep | over 1 s |  | over 1 s |  |",
  ]);
});

test("the latency of memory stands beside the figures, by size", () => {
  const at = (ns: number) => ({ ...measured.machine, latency: [{ kib: 4096, ns }] });
  const text = renderPeers({ ...measured, machine: at(17) }, { ...crowded, machine: at(171) });
  expect(text).toContain("| 4 MiB | 17 | 171 |");
});

test("targets are a row each, with what was found in each measurement, and which were missed", () => {
  const found = (target: string, text: string, state: string) => ({ target, found: text, state });
  const [fast, small] = [found("fast", "2 ×", "met"), found("small", "9 MB", "MISSED")];
  const text = renderTargets({
    quiet: [
      { ...measured, targets: [fast] },
      { ...measured, targets: [small] },
    ],
    loud: [{ ...measured, targets: [{ ...fast, found: "1 ×", state: "MISSED" }] }],
  });
  expect(text.split("\n")).toEqual([
    "| Target | quiet | loud |",
    "| --- | --- | --- |",
    "| fast | 2 × | **1 ×, missed** |",
    "| small | **9 MB, missed** |  |",
  ]);
});

test("growth is told of core alone, with the time for each ID", () => {
  expect(renderGrowth(measured)).toContain("| Rewrite | 2,000,000 | 0.800 | 400 | 116 |");
});

test("rooms are a row each, the lowest layer first", () => {
  const text = renderRooms({
    "index.ts": { layer: 2, holds: "Exports." },
    api: { layer: 1, holds: "Calls." },
  });
  expect(text.split("\n").slice(2)).toEqual(["| 1 | `api/` | Calls. |", "| 2 | `index.ts` | Exports. |"]);
});
