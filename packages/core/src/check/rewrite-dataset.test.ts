import { chmod, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { checkOnce, joinLines, writeDataset } from "../../test/drive-check.ts";
import { driveCore } from "../../test/drive-core.ts";
import { makeIds } from "../../test/make-part.ts";
import type { Dataset } from "../types.ts";
import { rewriteDataset, rewriteFile } from "./rewrite-dataset.ts";

const ids = makeIds(60);
const byId = Object.fromEntries(
  ids.flatMap((id, at) => {
    if (at % 5 === 0) return [[id, { action: "delete", reason: "suspended" }]];
    return at % 7 === 0 ? [[id, { action: "scrub_geo", reason: "geo_scrubbed" }]] : [];
  }),
);
const verdicts = { kind: "table", byId } as const;
const [gone, fine] = ids as [string, string];

/** A file as people keep them: every kind of line end, space, comment and repetition. */
function writeDirty(seed: number): string {
  const random = createRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const lines = Array.from({ length: 200 }, () => {
    const end = pick(["\n", "\n", "\r\n", " \t\n"]);
    const other = pick(["", "# a comment", `# ${pick(ids)}`, "   "]);
    return random() < 0.2 ? other + end : pick(["", "", " ", "\t"]) + pick(ids) + end;
  });
  const text = pick(["", "\uFEFF"]) + lines.join("");
  return pick([text, text + gone, text + fine]);
}

/** The same in the plainest way: line by line, as text. */
function removeNaively(text: string, kept: ReadonlySet<string> = new Set()): string {
  const bom = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  return (
    bom +
    text
      .slice(bom.length)
      .split(/(?<=\n)/)
      .filter((line) => {
        const event = byId[line.trim()];
        // A bare list holds no location that could be scrubbed.
        return event === undefined || event.action === "scrub_geo" || kept.has(event.reason);
      })
      .join("")
  );
}

const pathOf = (dataset: Dataset, at = 0): string => dataset.files[at]?.path ?? "";

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "dirty files lose their violations and not one other byte (%d)",
  async (seed) => {
    await using driven = await driveCore({ verdicts });
    const files = { "a.txt": writeDirty(seed), "b.txt": writeDirty(seed + 100) };
    const dataset = await writeDataset(driven, { files });
    const { report, checkedIds: known } = await checkOnce(driven, [dataset]);
    const changes = await rewriteDataset(dataset, known);
    for (const [at, text] of Object.values(files).entries()) {
      expect(await readFile(pathOf(dataset, at), "utf8")).toBe(removeNaively(text));
    }
    expect([...changes.values()].map(({ removed }) => removed)).toEqual(
      report.datasets[0]?.files.map(({ violations }) => violations),
    );
  },
);

test("what the dataset keeps by its reasons stays", async () => {
  await using driven = await driveCore({ verdicts });
  const text = writeDirty(42);
  const dataset = await writeDataset(driven, { files: { "a.txt": text }, keepReasons: ["geo_scrubbed"] });
  const { checkedIds: known } = await checkOnce(driven, [dataset]);
  await rewriteDataset(dataset, known);
  expect(await readFile(pathOf(dataset), "utf8")).toBe(removeNaively(text, new Set(["geo_scrubbed"])));
});

test("it tells file by file what was done, and a second time finds nothing to do", async () => {
  await using driven = await driveCore({ verdicts });
  const files = { "a.txt": joinLines([gone, fine, gone]), "b.txt": joinLines([fine]) };
  const dataset = await writeDataset(driven, { files });
  const { checkedIds: known } = await checkOnce(driven, [dataset]);
  const first = await rewriteDataset(dataset, known);
  expect(first.get("a.txt")).toMatchObject({ entries: 3, removed: 2, unverified: 0 });
  expect(first.get("b.txt")).toMatchObject({ entries: 1, removed: 0, unverified: 0 });
  const second = await rewriteDataset(dataset, known);
  expect([...second.values()].map(({ removed }) => removed)).toEqual([0, 0]);
});

test("permissions stay, files without a violation are not written, and nothing is left beside them", async () => {
  await using driven = await driveCore({ verdicts });
  const files = { "a.txt": joinLines([gone, fine]), "b.txt": joinLines([fine]) };
  const dataset = await writeDataset(driven, { files });
  const { checkedIds: known } = await checkOnce(driven, [dataset]);
  await chmod(pathOf(dataset), 0o640);
  const before = await stat(pathOf(dataset, 1));
  await rewriteDataset(dataset, known);
  expect((await stat(pathOf(dataset))).mode & 0o777).toBe(0o640);
  const after = await stat(pathOf(dataset, 1));
  expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  expect((await readdir(dirname(pathOf(dataset)))).toSorted()).toEqual(["a.txt", "b.txt"]);
});

test("files after one that fails are untouched, and calling again goes on", async () => {
  await using driven = await driveCore({ verdicts });
  const text = joinLines([gone, fine]);
  const dataset = await writeDataset(driven, { files: { "a.txt": text, "b.txt": text, "c.txt": text } });
  const { checkedIds: known } = await checkOnce(driven, [dataset]);
  await rm(pathOf(dataset, 1));
  await symlink(pathOf(dataset, 0), pathOf(dataset, 1));
  await expect(rewriteDataset(dataset, known)).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
  expect(await readFile(pathOf(dataset, 0), "utf8")).toBe(joinLines([fine]));
  expect(await readFile(pathOf(dataset, 2), "utf8")).toBe(text);
  await rm(pathOf(dataset, 1));
  await writeFile(pathOf(dataset, 1), text);
  await rewriteDataset(dataset, known);
  expect(await readFile(pathOf(dataset, 2), "utf8")).toBe(joinLines([fine]));
});

test("an abort throws the signal's own reason, and no file is touched", async () => {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, { files: { "a.txt": joinLines([gone]) } });
  const { checkedIds: known } = await checkOnce(driven, [dataset]);
  const signal = AbortSignal.abort("stop");
  await expect(rewriteDataset(dataset, known, { signal })).rejects.toBe("stop");
  expect(await readFile(pathOf(dataset), "utf8")).toBe(joinLines([gone]));
});

test("checked IDs of the other type say nothing", async () => {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, { files: { "a.txt": joinLines([gone]) } });
  const { checkedIds: known } = await checkOnce(driven, [dataset]);
  const accounts: Dataset = { ...dataset, ids: [{ type: "users" }] };
  await expect(rewriteDataset(accounts, known)).rejects.toMatchObject({ code: "OPTION_INVALID" });
  expect(await readFile(pathOf(dataset), "utf8")).toBe(joinLines([gone]));
});

test("another copy of a file can be rewritten to a new place, with what was added to it kept unverified", async () => {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, { files: { "a.txt": joinLines([gone, fine]) } });
  const { checkedIds: known } = await checkOnce(driven, [dataset]);
  const [added] = makeIds(1, 1_000) as [string];
  const [from, to] = [join(driven.folder, "from.txt"), join(driven.folder, "to.txt")];
  await writeFile(from, joinLines([added, gone, fine]));
  const change = await rewriteFile({ dataset, name: "a.txt", from, to }, known);
  expect(change).toMatchObject({ entries: 3, removed: 1, unverified: 1 });
  expect(await readFile(to, "utf8")).toBe(joinLines([added, fine]));
  expect(await readFile(from, "utf8")).toBe(joinLines([added, gone, fine]));
});

test("where nobody asks for unverified entries, they are kept all the same and none is counted", async () => {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, { files: { "a.txt": joinLines([gone, fine]) } });
  const { checkedIds: known } = await checkOnce(driven, [dataset]);
  const [added] = makeIds(1, 1_000) as [string];
  const text = joinLines([added, gone, fine]);
  await writeFile(pathOf(dataset), text);
  const to = join(driven.folder, "to.txt");
  const file = { dataset, name: "a.txt", from: pathOf(dataset), to };
  const expected = { entries: 3, removed: 1, scrubbed: 0, unverified: 0 };
  expect(await rewriteFile(file, known, { findUnverified: false })).toEqual(expected);
  expect(await readFile(to, "utf8")).toBe(joinLines([added, fine]));
  // Asked for, and by default, it is counted.
  expect(await rewriteFile(file, known, { findUnverified: true })).toEqual({ ...expected, unverified: 1 });
  expect(await rewriteFile(file, known)).toEqual({ ...expected, unverified: 1 });
  const changes = await rewriteDataset(dataset, known, { findUnverified: false });
  expect(changes.get("a.txt")).toEqual(expected);
  expect(await readFile(pathOf(dataset), "utf8")).toBe(joinLines([added, fine]));
});
