import { loadCore } from "./say.mjs";

/** Returns a function that reads a plain list with core's own reader, and calls back with blocks of IDs. */
export async function createIdReader(core) {
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
