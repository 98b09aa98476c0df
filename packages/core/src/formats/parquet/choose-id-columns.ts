import { chooseColumns } from "../../detect/choose-columns.ts";
import { describeColumn, describeColumns } from "../../detect/describe-columns.ts";
import type { ReaderOptions } from "../open-reader.ts";
import { countLeaves, openIdColumn, type ParquetColumn } from "./id-column.ts";
import type { Flaw, SchemaTree } from "./load-hyparquet.ts";

export interface IdColumns {
  /** One for each place. */
  readonly columns: readonly [ParquetColumn, ...ParquetColumn[]];
  /** Where the IDs are, for messages. */
  readonly what: string;
  readonly text: string;
  readonly holdsOnlyIds: boolean;
}

/** Chooses columns by the names in the schema, by the rules of tables with a header. */
export function chooseIdColumns(
  schema: SchemaTree,
  { ids: places, format = "auto", scrubFields = [] }: ReaderOptions,
): IdColumns | Flaw {
  if (format !== "auto") return { flaw: "is a Parquet file: leave `format` at `auto`" };
  if (scrubFields.length > 0)
    return { flaw: "is a Parquet file, which is not rewritten: it has no fields to scrub" };
  const names = schema.children.map(({ element }) => element.name.trim());
  if (names.length === 0) return { flaw: "is a Parquet file without columns" };
  const chosen = chooseColumns(names, { places, scrubFields: [] });
  if ("refusal" in chosen) return { flaw: chosen.refusal };
  const columns: ParquetColumn[] = [];
  for (const index of chosen.columns) {
    const column = openIdColumn(schema, index);
    if ("flaw" in column) return column;
    if (column.isList && places.length > 1)
      return {
        flaw: `has lists in ${describeColumn(index, names[index])}: check that column in a dataset of its own`,
      };
    columns.push(column);
  }
  const what = describeColumns(chosen.columns, names);
  return {
    columns: columns as [ParquetColumn, ...ParquetColumn[]],
    what,
    // Whatever a name looks like, for example pandas' `0`: a schema is never a row.
    text: chosen.hasHeader ? chosen.text : `${what} holds the IDs: there is no other`,
    holdsOnlyIds: countLeaves(schema) === new Set(chosen.columns).size,
  };
}
