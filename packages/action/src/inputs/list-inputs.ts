import type { JobType } from "@x-batch-compliance/core";
import { type FieldValues, fieldsSchema } from "./fields-schema.ts";
import type { Format } from "./formats.ts";
import type { InputName, RawInputs } from "./input-names.ts";
import type { MaxRemoval } from "./max-removal.ts";

/** The inputs that say what is checked, and what of it may go. */
export interface ListInputs {
  /** Globs in the workspace; those that begin with `!` exclude. Empty with `config`. */
  readonly files: readonly string[];
  readonly type: JobType;
  readonly format: Format;
  /** Column or path of the ID; undefined: by its usual names. */
  readonly field: string | undefined;
  /** A file in the workspace that describes datasets. What follows is for those that do not say it themselves. */
  readonly config: string | undefined;
  readonly keepReasons: readonly string[];
  readonly maxRemoval: MaxRemoval;
  readonly onBadEntry: "fail" | "keep";
}

/** Those of them that are right; undefined is also what is wrong. */
export type ListReading = { readonly [Name in keyof ListInputs]: ListInputs[Name] | undefined };

/** Picks them out of inputs that are all right. */
export function toListInputs(fields: FieldValues): ListInputs {
  return {
    files: fields.files,
    type: fields.type,
    format: fields.format,
    field: fields.field,
    config: fields.config,
    keepReasons: fields["keep-reasons"],
    maxRemoval: fields["max-removal"],
    onBadEntry: fields["on-bad-entry"],
  };
}

/** Reads each by itself, so that the lists' faults can be listed even if other inputs are wrong. */
export function readLists(raw: RawInputs): ListReading {
  const read = <Name extends InputName>(name: Name): FieldValues[Name] | undefined =>
    fieldsSchema.shape[name].safeParse(raw[name]).data as FieldValues[Name] | undefined;
  return {
    files: read("files"),
    type: read("type"),
    format: read("format"),
    field: read("field"),
    config: read("config"),
    keepReasons: read("keep-reasons"),
    maxRemoval: read("max-removal"),
    onBadEntry: read("on-bad-entry"),
  };
}
