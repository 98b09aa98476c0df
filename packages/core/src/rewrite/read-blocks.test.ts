import { truncate } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { type EntryBlock, readBlocks } from "./read-blocks.ts";

const reader = { ids: [{ type: "tweets" }] } as const;
const all = Array.from({ length: 500_000 }, (_, index) => 1_000_000_000 + index);

async function countEntries(blocks: AsyncIterable<EntryBlock>): Promise<number> {
  let count = 0;
  for await (const block of blocks) count += block.count;
  return count;
}

test("every entry is told once, in the order of the file", async () => {
  await using folder = await createTemporaryFolder();
  const { path } = await folder.write("ids.txt", `# IDs\n${all.join("\n")}\n`);
  const told: number[] = [];
  for await (const { count, keys } of readBlocks({ path, name: "ids.txt", reader }))
    told.push(...keys.low.subarray(0, count));
  expect(told).toEqual(all);
});

test("what nobody has asked for is not read yet", async () => {
  await using folder = await createTemporaryFolder();
  const { path } = await folder.write("ids.txt", all.join("\n"));
  const blocks = readBlocks({ path, name: "ids.txt", reader });
  await blocks.next();
  for (let turn = 0; turn < 500; turn++) await setImmediate();
  // What is behind is lost for whoever has not read it.
  await truncate(path, 4_000_000);
  const rest = await countEntries(blocks).catch(() => 0);
  expect(rest).toBeLessThan(all.length * 0.9);
});

test("whoever stops early leaves no file open, and a list that is none is refused", async () => {
  await using folder = await createTemporaryFolder();
  const { path } = await folder.write("ids.txt", all.join("\n"));
  for await (const _ of readBlocks({ path, name: "ids.txt", reader })) break;
  const other = await folder.write("a.csv", "text,place\na,b\n");
  await expect(countEntries(readBlocks({ path: other.path, name: "a.csv", reader }))).rejects.toMatchObject({
    code: "DATASET_INVALID",
  });
});
