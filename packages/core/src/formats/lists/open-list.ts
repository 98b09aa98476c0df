import type { IdForm } from "../../types.ts";
import type { EntryReader, OnFault } from "../entry-reader.ts";
import { createTxtReader } from "../read-txt.ts";
import { explainShortTable } from "../tables/choose-separator.ts";
import type { TableOptions } from "../tables/open-table.ts";
import { chooseIdForm } from "./choose-id-form.ts";
import { sampleLines } from "./sample-lines.ts";

/** Opens a bare list. Undefined: it was refused, as its lines have columns, or IDs in several forms. */
export function openList({
  firstBytes,
  ids: places,
  idForm = "auto",
  quoting,
  batch,
  onFault,
  onChoice,
}: TableOptions): EntryReader | undefined {
  const [{ type } = { type: "tweets" as const }] = places;
  const given = { type, batch, onChoice };
  if (idForm !== "auto") return createTxtReader(onFault, { ...given, idForm });
  const lines = sampleLines(firstBytes);
  const chosen = chooseIdForm(lines, type);
  const isList = "form" in chosen && chosen.form !== "none";
  const flaw = isList
    ? undefined
    : "refusal" in chosen
      ? chosen.refusal
      : explainShortTable(firstBytes, { quoting, places });
  if (flaw !== undefined) {
    onFault.refuse(flaw);
    return undefined;
  }
  if (!isList || chosen.text === undefined) {
    const hint = lines.length === 1 ? explainWords(lines[0] as string) : "";
    const badEntry: OnFault["badEntry"] = (line, message) => onFault.badEntry(line, `${message}${hint}`);
    return createTxtReader({ ...onFault, badEntry }, given);
  }
  onChoice(chosen.text);
  return createTxtReader(onFault, { ...given, idForm: chosen.form as IdForm });
}

/** What is left of a table may be one line, which looks like text. */
function explainWords(line: string): string {
  const words = line.trim().split(/[ \t]+/);
  const isRow = words.length > 1 && words.filter((word) => /^[0-9]{15,20}$/.test(word)).length === 1;
  return isRow ? "; if it is a row of a table, set `separator: blanks`" : "";
}
