import { type ColumnsChoice, chooseColumns } from "../../detect/choose-columns.ts";
import { isNumberedHeader } from "../../detect/header-row.ts";
import { isPluralName } from "../../detect/known-columns.ts";
import { type ColumnWitness, createColumnWitness } from "../../detect/witness-column.ts";
import type { IdPlace } from "../../types.ts";

export interface CsvColumns {
  readonly choice: ColumnsChoice | undefined;
  /** Whether the column's name says that its cells hold any number of IDs. */
  readonly isMany: boolean;
  /** Whether the next record has to be seen as text. */
  readonly isWatching: boolean;
  /** Looks at the texts of a record: whether it is one, a header, or why the file cannot be read. */
  see(fields: readonly string[]): "record" | "header" | { readonly refusal: string };
  /** After the last record. */
  conclude(): { readonly refusal: string } | undefined;
}

export interface CsvColumnsOptions {
  readonly places: readonly IdPlace[];
  readonly scrubFields: readonly string[];
  readonly onChoice?: ((text: string) => void) | undefined;
}

/** Chooses the columns of one file by its first record, and lets the next ones bear the choice out. */
export function createCsvColumns({ places, scrubFields, onChoice }: CsvColumnsOptions): CsvColumns {
  let choice: ColumnsChoice | undefined;
  let witness: ColumnWitness | undefined;
  let isNumbered = false;
  let isMany = false;

  function choose(fields: readonly string[]): ReturnType<CsvColumns["see"]> {
    const [place] = places;
    if (!isNumbered && place !== undefined && place.field === undefined && isNumberedHeader(fields)) {
      isNumbered = true;
      return "header";
    }
    const chosen = chooseColumns(fields, { places, scrubFields });
    if ("refusal" in chosen) return chosen;
    choice = chosen;
    const { basis, columns, hasHeader } = chosen;
    isMany = hasHeader && place !== undefined && isPluralName(fields[columns[0]] ?? "", place.type);
    const needsWitness = basis === "value" || basis === "general name";
    if (needsWitness && place !== undefined) {
      const [column] = columns;
      witness = createColumnWitness({
        column,
        type: place.type,
        isByValue: basis === "value",
        names: hasHeader ? fields : [],
      });
    }
    onChoice?.(
      isNumbered ? `${chosen.text}; the first record numbers the columns, as pandas does` : chosen.text,
    );
    return chosen.hasHeader ? "header" : "record";
  }

  function askWitness(fields: readonly string[]): ReturnType<CsvColumns["see"]> {
    const flaw = witness?.see(fields) ?? (witness?.isDone ? witness.conclude() : undefined);
    if (witness?.isDone) witness = undefined;
    return flaw === undefined ? "record" : { refusal: flaw };
  }

  return {
    get choice() {
      return choice;
    },
    get isMany() {
      return isMany;
    },
    get isWatching() {
      return choice === undefined || witness !== undefined;
    },
    see(fields) {
      const chosen = choice === undefined ? choose(fields) : "record";
      return chosen === "record" ? askWitness(fields) : chosen;
    },
    conclude() {
      const flaw = witness?.conclude();
      return flaw === undefined ? undefined : { refusal: flaw };
    },
  };
}
