import { splitGlobs, splitList } from "@x-batch-compliance/core/config";
import { z } from "zod";

/** A field: text in, a value out, or one sentence that says what to write instead. */
export type FieldSchema<T> = z.ZodType<T, string>;

export function oneOf<const T extends string>(...words: readonly [T, ...T[]]): FieldSchema<T> {
  const list = words.map((word) => `\`${word}\``);
  const message = `must be ${list.length === 1 ? list[0] : `${list.slice(0, -1).join(", ")} or ${list.at(-1)}`}.`;
  return z.string().refine((text): text is T => (words as readonly string[]).includes(text), message);
}

/** `true` or `false`, in the spellings of YAML. */
export const yesOrNo: FieldSchema<boolean> = z
  .string()
  .regex(/^(true|false)$/i, "must be `true` or `false`.")
  .transform((text) => text.toLowerCase() === "true");

/** Words apart by newlines or commas. */
export const list: FieldSchema<readonly string[]> = z.string().transform(splitList);

/** Globs apart by newlines or commas; a comma within braces belongs to its glob. */
export const globs: FieldSchema<readonly string[]> = z.string().transform(splitGlobs);

export const optionalText: FieldSchema<string | undefined> = z
  .string()
  .transform((text) => (text === "" ? undefined : text));

/** A field that may be left out. */
export function optional<T>(field: FieldSchema<T>): FieldSchema<T | undefined> {
  return z.string().transform((text, context) => {
    if (text === "") return undefined;
    const parsed = field.safeParse(text);
    if (parsed.success) return parsed.data;
    for (const { message } of parsed.error.issues) context.addIssue(message);
    return z.NEVER;
  });
}

interface Range {
  readonly least: number;
  /** What a sandbox takes. For X, a rule that spans the inputs holds `least`. */
  readonly leastOfSandbox?: number;
  readonly most: number;
  readonly unit: string;
  readonly whole?: boolean;
}

/** A plain decimal number within a range. */
export function numberWithin(range: Range): FieldSchema<number> {
  const { least, leastOfSandbox = least, most, unit, whole = false } = range;
  const message = `must be ${whole ? "a whole number" : "a number"} of ${unit} from ${least} to ${most}.`;
  return z
    .string()
    .regex(whole ? /^\d{1,15}$/ : /^\d{1,15}(\.\d{1,6})?$/, message)
    .transform(Number)
    .refine((value) => value >= leastOfSandbox && value <= most, message);
}
