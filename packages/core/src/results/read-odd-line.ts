import { describeForm } from "./describe-form.ts";
import { listTexts } from "./list-texts.ts";
import { type ResultRecord, recordSchema } from "./record.ts";
import type { SentinelWatch } from "./sentinel-watch.ts";

/** What a line of a result is that is not a plain record. */
export type OddLineReading =
  | { readonly kind: "blank" }
  | { readonly kind: "record"; readonly record: ResultRecord }
  /** Gives a line of the upload back: a sentinel, or an ID, in `record`, that X says is none. */
  | { readonly kind: "echo"; readonly form: string; readonly record?: ResultRecord }
  /** Names no ID. */
  | { readonly kind: "odd"; readonly form: string; readonly of: "error" | "object" | "text" }
  | { readonly kind: "refused"; readonly code: "RESULT_MALFORMED" | "RESULT_FOREIGN_ID" };

export interface OddLineContext {
  readonly sentinels: SentinelWatch;
  /** Whether this text is an ID of the upload. */
  readonly isSubmitted: (text: string) => boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const malformed = { kind: "refused", code: "RESULT_MALFORMED" } as const;
const idForm = /^[1-9][0-9]{0,19}$/;
/** IDs anywhere in a line. Shorter ones would be found in every count. */
const idsInLine = /(?<![\w.+-])[1-9][0-9]{7,19}(?![\w.+-])/g;
/** Begins a page, or an error of the storage. */
const markup = /^</;
/** Stands in what is left of a torn record. */
const tornJson = /[{}[\]"]/;
const broken = /[\p{Cc}\uFFFD]/u;
const failure = /error|fail|exception|time-?d? ?out|unavailable|denied|forbidden/i;
const errorWord = /error|invalid|malformed|not a valid/i;
const errorKey = /error|invalid/i;
const wordKey = /^(type|action|status|kind|reason|message|detail)$/i;

/**
 * Reads what is not a plain record. A sentinel cannot be guessed, so a line that holds one is its echo, whatever else it
 * says. A line that names an ID has to be a record about it. Any other names none, so it costs the proof at most.
 */
export function readOddLine(line: string, context: OddLineContext): OddLineReading {
  const text = line.trim();
  if (text === "") return { kind: "blank" };
  const value = parseJson(text);
  if (value === undefined) return readText(text, context);
  const texts = listTexts(value);
  if (context.sentinels.notice(texts)) return { kind: "echo", form: describeForm(value) };
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return readObject(value as Fields, { ...context, text, texts });
  if (findSubmitted(text, texts, context) !== undefined) return malformed;
  return { kind: "odd", form: describeForm(value), of: "text" };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readText(text: string, context: OddLineContext): OddLineReading {
  if (context.sentinels.notice([text])) {
    return { kind: "echo", form: tornJson.test(text) ? "cut JSON" : "text" };
  }
  const isBroken = broken.test(text.replaceAll(/[\t\r]/g, ""));
  if (isBroken || markup.test(text) || tornJson.test(text) || failure.test(text)) return malformed;
  if (findSubmitted(text, [text], context) !== undefined) return malformed;
  context.sentinels.noticeForeign([text]);
  return { kind: "odd", form: "text", of: "text" };
}

interface ObjectContext extends OddLineContext {
  readonly text: string;
  readonly texts: readonly string[];
}

function readObject(fields: Fields, context: ObjectContext): OddLineReading {
  const { id, original } = fields;
  const isError = isErrorLine(fields);
  if (typeof id === "string") {
    // Not of 20 digits, but X has a word for it: a line that was sent, and it is none of ours.
    if (isError && !idForm.test(id)) return readNameless(fields, context);
    return readRecord(fields);
  }
  if (id !== undefined && id !== null) return malformed;
  if (isError && typeof original === "string" && idForm.test(original)) return readEcho(original, fields);
  const submitted = findSubmitted(context.text, context.texts, context);
  if (submitted !== undefined) return isError ? readEcho(submitted, fields) : malformed;
  // An event without its ID could be about any of ours.
  const isEvent = typeof fields.action === "string" && !isError;
  return isEvent || isProblem(fields) ? malformed : readNameless(fields, context);
}

function readRecord(fields: Fields): OddLineReading {
  const parsed = recordSchema.safeParse(fields);
  return parsed.success
    ? { kind: "record", record: parsed.data }
    : { kind: "refused", code: "RESULT_FOREIGN_ID" };
}

function readEcho(id: string, fields: Fields): OddLineReading {
  return { kind: "echo", form: describeForm(fields), record: { id, error: "invalid_id" } };
}

function readNameless(fields: Fields, { texts, sentinels }: ObjectContext): OddLineReading {
  sentinels.noticeForeign(texts);
  return { kind: "odd", form: describeForm(fields), of: isErrorLine(fields) ? "error" : "object" };
}

/** The first ID of the upload that stands in a line, as a string or as a number that JSON.parse may have rounded. */
function findSubmitted(
  text: string,
  texts: readonly string[],
  { isSubmitted }: OddLineContext,
): string | undefined {
  const inLine = [...text.matchAll(idsInLine)].map(([id]) => id);
  return [...texts, ...inLine].find((id) => idForm.test(id) && isSubmitted(id));
}

function isErrorLine(fields: Fields): boolean {
  return Object.entries(fields).some(([key, value]) => {
    if (errorKey.test(key)) return value !== null && value !== false;
    return wordKey.test(key) && typeof value === "string" && errorWord.test(value);
  });
}

/** An error document in place of a result, or behind what there is of it. */
function isProblem({ title, status, detail, type, errors }: Fields): boolean {
  if (Array.isArray(errors)) return true;
  return typeof title === "string" && [status, detail, type].some((field) => field !== undefined);
}
