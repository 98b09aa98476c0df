import { createIdReader } from "./read-ids.mjs";
import { loadCore } from "./say.mjs";

/** The IDs of a list as the set that core keeps of what it uploads. */
export async function submitAll(list, core) {
  const { IdSet } = await loadCore(core, "index.js");
  const readIds = await createIdReader(core);
  const submitted = new IdSet();
  await readIds(list, (high, low, count) => void submitted.addBlock(high, low, count));
  return submitted;
}
