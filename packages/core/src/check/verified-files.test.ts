import { appendFileSync } from "node:fs";
import { utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkOnce, joinLines, writeDataset } from "../../test/drive-check.ts";
import { driveCore } from "../../test/drive-core.ts";
import { makeIds } from "../../test/make-part.ts";
import { openFile } from "../files/read-file.ts";
import { createIdWords, parseId } from "../ids/parse-id.ts";
import type { CheckedIds } from "../results/classifier.ts";
import type { Dataset, DatasetFile, JobType } from "../types.ts";
import { rewriteFile } from "./rewrite-dataset.ts";
import { bindForRewrite } from "./verified-files.ts";

const [gone, fine, unknown] = makeIds(3) as [string, string, string];
const verdicts = { kind: "table", byId: { [gone]: { action: "delete", reason: "deleted" } } } as const;

/** What a rewrite of the file as it is now makes of an ID. */
async function decide(
  id: string,
  dataset: Dataset,
  known: ReadonlyMap<JobType, CheckedIds>,
  { findUnverified, at = 0 }: { readonly findUnverified?: boolean; readonly at?: number } = {},
): Promise<string | undefined> {
  await using file = await openFile(dataset.files[at] as DatasetFile);
  const [classifier] = bindForRewrite(dataset, known, findUnverified)(file.identity);
  const words = createIdWords();
  parseId(Buffer.from(id), { start: 0, end: id.length }, words);
  const number = classifier?.classify(
    Int32Array.of(words[0] as number),
    Int32Array.of(words[1] as number),
    1,
  )[0];
  return classifier?.classifications[number as number]?.decision;
}

test("in a file that is as it was compared, no ID is looked for among those that were submitted", async () => {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, { files: { "a.txt": joinLines([gone, fine]) } });
  const { checkedIds: known } = await checkOnce(driven, [dataset]);
  expect(await decide(gone, dataset, known)).toBe("remove");
  // It is in no such file: that it is not missed shows that nobody looked.
  expect(await decide(unknown, dataset, known)).toBe("keep");
  expect(await decide(unknown, dataset, known, { findUnverified: false })).toBe("keep");
});

test("in any other file each ID is looked for", async () => {
  await using driven = await driveCore({ verdicts });
  const text = joinLines([gone, fine]);
  const dataset = await writeDataset(driven, { files: { "a.txt": text } });
  const { checkedIds: known } = await checkOnce(driven, [dataset]);
  const [{ path }] = dataset.files as readonly [DatasetFile];
  expect(await decide(unknown, { ...dataset, name: "another" }, known)).toBe("unverified");
  await utimes(path, 1, 1);
  expect(await decide(unknown, dataset, known)).toBe("unverified");
  const copy = { name: "a.txt", path: join(driven.folder, "copy.txt") };
  await writeFile(copy.path, text);
  expect(await decide(unknown, { ...dataset, files: [copy] }, known)).toBe("unverified");
});

test("a file with an entry that came while X worked is not verified, and one beside it is", async () => {
  await using driven = await driveCore({ verdicts });
  const text = joinLines([gone, fine]);
  const dataset = await writeDataset(driven, { files: { "a.txt": text, "b.txt": text } });
  const [{ path }] = dataset.files as readonly [DatasetFile];
  const { checkedIds: known } = await checkOnce(driven, [dataset], {
    onEvent({ type }) {
      if (type === "scanned") appendFileSync(path, joinLines([unknown]));
    },
  });
  expect(await decide(unknown, dataset, known)).toBe("unverified");
  expect(await decide(unknown, dataset, known, { at: 1 })).toBe("keep");
  const to = join(driven.folder, "to.txt");
  const change = await rewriteFile({ dataset, name: "a.txt", from: path, to }, known);
  expect(change).toEqual({ entries: 3, removed: 1, scrubbed: 0, unverified: 1 });
});
