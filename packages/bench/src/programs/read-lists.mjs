import { statSync } from "node:fs";
import { loadCore } from "./say.mjs";

const digitsAndLf = 20;
/** The number of the finding "deleted". */
const deleted = 1;

/** The IDs of a list, as a check knows them whose result says that all of them were deleted. */
export async function readRemoved(list, core) {
  const { IdSet, IdValues } = await loadCore(core, "advanced.js");
  const readIds = await createIdReader(core);
  const submitted = new IdSet();
  const most = Math.ceil(statSync(list).size / digitsAndLf);
  submitted.reserve(most);
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

/** The IDs of a list as the set that core keeps of what it uploads. */
export async function submitAll(list, core) {
  const { IdSet } = await loadCore(core, "advanced.js");
  const readIds = await createIdReader(core);
  const submitted = new IdSet();
  await readIds(list, (high, low, count) => void submitted.addBlock(high, low, count));
  return submitted;
}

/** Returns a function that reads a plain list with core's own reader, and calls back with blocks of IDs. */
async function createIdReader(core) {
  const { openFile } = await loadCore(core, "files/read-file.js");
  const { readBatches } = await loadCore(core, "formats/read-batches.js");
  const { createTxtReader } = await loadCore(core, "formats/read-txt.js");

  return async (path, onBlock) => {
    const file = await openFile({ name: path, path });
    try {
      await readBatches(
        file,
        {
          onBatch: (_bytes, _region, { batch: { ids, count } }) => onBlock(ids[0].high, ids[0].low, count),
          onBadEntry: refuse,
          onRefusal: refuse,
        },
        { name: path, createReader: (onFault) => createTxtReader(onFault) },
      );
    } finally {
      await file.handle.close();
    }
  };
}

function refuse({ message }) {
  throw new Error(`The list ${message}.`);
}
