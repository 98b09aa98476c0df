import type { IdPlace } from "../../types.ts";
import type { IdValue } from "../id-value.ts";
import { chooseIdForm } from "../lists/choose-id-form.ts";
import type { TableSample } from "./sample-table.ts";

export interface FormsOptions extends Pick<TableSample, "records"> {
  readonly places: readonly IdPlace[];
  readonly columns: readonly number[];
  readonly onChoice: (text: string) => void;
}

/** Sets the forms of columns. Returns why they are in doubt. */
export type ChooseForms = (values: readonly IdValue[], columns: readonly number[]) => string | undefined;

/** Sets the form of each place by the first records, where these have several. Returns why none can be taken. */
export function chooseForms(
  values: readonly IdValue[],
  { records, places, columns, onChoice }: FormsOptions,
): string | undefined {
  for (const [at, { type }] of places.entries()) {
    const texts = records.map((record) => record[columns[at] as number] ?? "");
    const chosen = chooseIdForm(texts, type);
    if ("refusal" in chosen) return chosen.refusal;
    if (chosen.text === undefined || chosen.form === "none") continue;
    values[at]?.prefer(chosen.form);
    onChoice(chosen.text);
  }
  return undefined;
}
