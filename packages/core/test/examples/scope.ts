// What an example in a docstring does not make itself: the names that it uses, and the files that they stand for, in the
// folder in which it runs.
import { mkdir, open, rm, writeFile } from "node:fs/promises";
import { createTransport, IdSet } from "../../src/advanced.ts";
import type { CheckOptions, Dataset, Transport } from "../../src/index.ts";
import { ComplianceError, checkDatasets, createClient, openWorld } from "./world.ts";

await openWorld();
const ids = ["20", "1372966999991541762", "1460323737035677698"];
for (const folder of ["data", "base", "proposed"]) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const known = folder === "proposed" ? ids.slice(0, 2) : ids;
  await writeFile(`${folder}/ids.txt`, known.map((id) => `${id}\n`).join(""));
}

export const bearerToken: string = process.env.X_BEARER_TOKEN ?? "";
export const client: ReturnType<typeof createClient> = createClient({ bearerToken });
export const dataset: Dataset = {
  name: "posts",
  ids: [{ type: "tweets" }],
  files: [{ name: "ids.txt", path: "data/ids.txt" }],
};
export const datasets: readonly Dataset[] = [dataset];
export const options: CheckOptions = { folder: "check", jobNamePrefix: "my-lists", runKey: "2026-11-22" };
const result = await checkDatasets(client, datasets, options);
await writeFile("report.json", JSON.stringify(result.report));
export const { checkedIds } = result;
export const transport: Transport = createTransport();
export const handle: Awaited<ReturnType<typeof open>> = await open("data/ids.txt");
export const idSet: IdSet = new IdSet();
idSet.add(0, 20);
export const error: unknown = new ComplianceError("SLOT_BUSY", "Another job is active.");
