import { describeColumn } from "../../detect/describe-columns.ts";
import type { Flaw, SchemaElement, SchemaTree } from "./load-hyparquet.ts";

/** A column of a Parquet file that may hold IDs. */
export interface ParquetColumn {
  /** The nodes of the schema from its root to the values. */
  readonly path: readonly SchemaTree[];
  /** Its number among the columns that have values, as row groups list them. */
  readonly leaf: number;
  readonly isList: boolean;
  /** What stands for a value, `""` for none; `undefined` where the library gave what no such column has. */
  readonly toText: (value: unknown) => string | undefined;
}

/** Finds one column of the schema's, or says why there are no IDs in it. */
export function openIdColumn(schema: SchemaTree, index: number): ParquetColumn | Flaw {
  const top = schema.children[index] as SchemaTree;
  const what = describeColumn(index, top.element.name);
  const path = [schema, top];
  for (let node = top; node.children.length > 0; ) {
    node = node.children[0] as SchemaTree;
    path.push(node);
  }
  const repeated = path.slice(1).filter(({ element }) => element.repetition_type === "REPEATED");
  const isChain = path.slice(1, -1).every(({ children }) => children.length === 1);
  const isList = repeated.length > 0;
  if (!isChain || repeated.length > 1 || (path.length > 2 && !isList)) {
    return { flaw: `has nested values in ${what}: write the IDs to a column of their own` };
  }
  const toText = findText((path.at(-1) as SchemaTree).element);
  if ("holds" in toText) return { flaw: `has ${toText.holds} in ${what}: ${toText.cure}` };
  const leaf = schema.children.slice(0, index).reduce((sum, child) => sum + countLeaves(child), 0);
  return { path, leaf, isList, toText };
}

export function countLeaves({ children }: SchemaTree): number {
  return children.length === 0 ? 1 : children.reduce((sum, child) => sum + countLeaves(child), 0);
}

interface OtherValues {
  readonly holds: string;
  readonly cure: string;
}

/** How a value becomes text, by the types of its column; or what is in the column in place of IDs. */
function findText(element: SchemaElement): ParquetColumn["toText"] | OtherValues {
  const { type, converted_type: converted = "", logical_type: logical, scale = 0 } = element;
  if (type === "DOUBLE" || type === "FLOAT" || logical?.type === "FLOAT16") {
    const cure = "they round IDs, so export these from the source as INT64 or text";
    return { holds: "floating-point numbers", cure };
  }
  // Without a scale, a decimal number is a whole one.
  const hasScale = scale !== 0 || (logical?.type === "DECIMAL" && logical.scale !== 0);
  const isWhole = !hasScale && /^(?:|U?INT_\d+|DECIMAL)$/.test(converted);
  const isNumber = isWhole && /^(?:|INTEGER|DECIMAL)$/.test(logical?.type ?? "");
  if ((type === "INT64" || type === "INT32") && isNumber) {
    const isUnsigned = converted.startsWith("UINT") || (logical?.type === "INTEGER" && !logical.isSigned);
    return type === "INT64"
      ? (value) => writeInt64(value, isUnsigned)
      : (value) => writeInt32(value, isUnsigned);
  }
  const isText = /^$|^(?:UTF8|ENUM)$/.test(converted) && /^(?:STRING|ENUM)?$/.test(logical?.type ?? "");
  if (type === "BYTE_ARRAY" && isText) return writeBytes;
  return { holds: "neither whole numbers (INT64, INT32) nor text", cure: "cast it to one of them" };
}

function writeInt64(value: unknown, isUnsigned: boolean): string | undefined {
  if (typeof value !== "bigint") return undefined;
  return (isUnsigned ? BigInt.asUintN(64, value) : value).toString();
}

/** An integer of 32 bits is exact as a number. */
function writeInt32(value: unknown, isUnsigned: boolean): string | undefined {
  if (typeof value !== "number" || !Number.isInteger(value)) return undefined;
  return (isUnsigned ? value >>> 0 : value).toString();
}

/** As latin1. What separates values in the text that is made of them is in no ID: it stays something that is none. */
function writeBytes(value: unknown): string | undefined {
  if (!(value instanceof Uint8Array)) return undefined;
  const text = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("latin1");
  return /[\t\n]/.test(text) ? text.replaceAll(/[\t\n]/g, "\0") : text;
}
