import { createByteWriter } from "./byte-writer.mjs";
import { hashNumber, isRemoved, walkNumbers } from "./walk-numbers.mjs";

const languages = ["en", "es", "ja", "pt"];

/** Writes the IDs of `makeLists` as CSV with a header. Quotes stand where they must, as any CSV writer does it. */
export function makeCsv(path, count, separator = ",") {
  const head = ["tweet_id", "lang", "note\n"].join(separator);
  return makeTable(
    path,
    count,
    (writer, number) => {
      const hash = hashNumber(number + 13);
      writer.id(number);
      const note = hash % 10 === 0 ? `"said ""yes""${separator} then left"` : "nothing of note";
      writer.text(`${separator}${languages[hash % languages.length]}${separator}${note}\n`);
    },
    head,
  );
}

/** Writes the IDs of `makeLists` as JSON lines that look like posts. */
export function makeJsonl(path, count) {
  return makeTable(path, count, (writer, number) => {
    writePost(writer, number);
    writer.text("\n");
  });
}

/** Writes the same posts as one array, as any JSON writer does it that leaves no spaces. */
export function makeJson(path, count) {
  const started = new Set();
  return makeTable(
    path,
    count,
    (writer, number) => {
      if (started.has(writer)) writer.text(",");
      started.add(writer);
      writePost(writer, number);
    },
    "[",
    "]\n",
  );
}

function writePost(writer, number) {
  const hash = hashNumber(number + 13);
  writer.text(`{"created_at":"2021-03-0${1 + (hash % 9)}T08:15:00.000Z","id_str":"`);
  writer.id(number);
  const text = hash % 10 === 0 ? 'said \\"yes\\", then left' : "nothing of note";
  writer.text(`","user":{"id":"${hash % 99_991}"},"lang":"${languages[hash % 4]}","text":"${text}"}`);
}

function makeTable(path, count, writeRow, head = "", tail = "") {
  const table = createByteWriter(path, count);
  const kept = createByteWriter(`${path}.kept`, count);
  table.text(head);
  kept.text(head);
  walkNumbers(count, 1, (number) => {
    writeRow(table, number);
    if (!isRemoved(number)) writeRow(kept, number);
  });
  table.text(tail);
  kept.text(tail);
  table.end();
  kept.end();
  return { path, kept: `${path}.kept` };
}
