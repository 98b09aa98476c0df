import { createByteWriter } from "./byte-writer.mjs";
import { hashNumber, isRemoved, walkNumbers } from "./walk-numbers.mjs";

const reasons = ["deleted", "deleted", "deleted", "suspended", "protected", "deactivated"];

/**
 * Writes a list of IDs, those to remove (a tenth, in another order), X's result about them (in a third order) and
 * the list with a twentieth of it repeated at the end; also what every program must arrive at. Returns their paths.
 */
export function makeLists(folder, count) {
  const list = createByteWriter(`${folder}/list.txt`, count);
  const kept = createByteWriter(`${folder}/kept.txt`, count);
  walkNumbers(count, 1, (number) => {
    writeLine(list, number);
    if (!isRemoved(number)) writeLine(kept, number);
  });

  list.end();
  kept.end();

  const removed = createByteWriter(`${folder}/removed.txt`, count);
  const repeated = createByteWriter(`${folder}/repeated.txt`, count);
  walkNumbers(count, 1, (number) => writeLine(repeated, number));
  let removedCount = 0;
  walkNumbers(count, 2, (number) => {
    if (hashNumber(number + 7) % 20 === 0) writeLine(repeated, number);
    if (!isRemoved(number)) return;
    removedCount++;
    writeLine(removed, number);
  });
  removed.end();
  repeated.end();
  return {
    list: `${folder}/list.txt`,
    removed: `${folder}/removed.txt`,
    repeated: `${folder}/repeated.txt`,
    removedCount,
    kept: `${folder}/kept.txt`,
    ...makeResult(`${folder}/result.ndjson`, count),
  };
}

/** Lines as X sends them: JSON without spaces, times in one of its two forms. */
function makeResult(path, count) {
  const result = createByteWriter(path, count);
  const counts = {};
  walkNumbers(count, 3, (number) => {
    if (!isRemoved(number)) return;
    const hash = hashNumber(number + 11);
    const reason = reasons[hash % reasons.length];
    counts[reason] = (counts[reason] ?? 0) + 1;
    const day = String(1 + (hash % 28)).padStart(2, "0");
    const second = String(hash % 60).padStart(2, "0");
    result.text('{"id":"');
    result.id(number);
    result.text(
      `","action":"delete","created_at":"2021-03-${day}T08:15:${second}.000Z","redacted_at":"2026-01-${day}T10:0${hash % 10}:${second}.000Z","reason":"${reason}"}\n`,
    );
  });
  result.end();
  return { result: path, counts };
}

function writeLine(writer, number) {
  writer.id(number);
  writer.text("\n");
}
