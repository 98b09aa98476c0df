import { statSync } from "node:fs";
import { createIdReader } from "./read-ids.mjs";
import { loadCore } from "./say.mjs";

const digitsAndLf = 20;
/** The number of the finding "deleted". */
const deleted = 1;

/** The IDs of a list as verdicts that all of them were deleted. */
export async function readVerdicts(list, core) {
  const { IdSet, IdValues } = await loadCore(core, "index.js");
  const readIds = await createIdReader(core);
  const submitted = new IdSet();
  const most = Math.ceil(statSync(list).size / digitsAndLf);
  submitted.expect(most);
  // There is room for all, so that rows stay where they are.
  const rows = new Int32Array(most);
  let size = 0;
  await readIds(list, (high, low, count) => {
    const added = submitted.addBlock(high, low, count);
    for (let index = 0; index < count; index++) if (added[index] < 0) rows[size++] = ~added[index];
  });
  const found = new IdValues(submitted);
  for (let index = 0; index < size; index++) found.set(rows[index], deleted);
  return { type: "tweets", submitted, found, untrustedParts: new Set() };
}
