import { describeForm } from "./describe-form.ts";
import { holdsEvents, mayHideRecord, tornJson } from "./hides-record.ts";
import { judgeNameless, type NamelessSaying } from "./judge-nameless.ts";
import { countKeys, listTexts } from "./list-texts.ts";
import { type ResultRecord, recordSchema } from "./record.ts";
import type { SentinelWatch } from "./sentinel-watch.ts";

/** What a line of a result is that is not a plain record. */
export type OddLineReading =
  | { readonly kind: "blank" }
  | { readonly kind: "record"; readonly record: ResultRecord }
  /**
   * Gives a line of the upload back: a sentinel, or an ID, in `record`, that X says is none. `hides`: it may hold more
   * than that.
   */
  | { readonly kind: "echo"; readonly form: string; readonly hides: boolean; readonly record?: ResultRecord }
  /** Names no ID. */
  | {
      readonly kind: "odd";
      readonly form: string;
      readonly of: "unnamed echo" | "foreign echo" | "object" | "text";
      readonly says: NamelessSaying;
    }
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
const broken = /[\p{Cc}\uFFFD]/u;
const failure = /error|fail|exception|time-?d? ?out|unavailable|denied|forbidden/i;
const errorWord = /error|invalid|malformed|not a valid/i;
/** X's word for a line that is not an ID. */
const invalidWord = /invalid|malformed|not a valid/i;
const errorKey = /error|invalid/i;
const wordKey = /^(type|action|status|kind|reason|message|detail)$/i;

/**
 * Reads what is not a plain record. A sentinel cannot be guessed, so a line that holds one is its echo; what else it may
 * hold is told, and a list of records is refused. A line that names an ID has to be a record about it. Any other names
 * none, so it costs the proof at most.
 */
export function readOddLine(line: string, context: OddLineContext): OddLineReading {
  const text = line.trim();
  if (text === "") return { kind: "blank" };
  const value = parseJson(text);
  if (value === undefined) return readText(text, context);
  const texts = listTexts(value);
  if (context.sentinels.notice(texts)) return readOwnEcho(value, { ...context, text, texts });
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return readObject(value as Fields, { ...context, text, texts });
  if (findSubmitted(text, texts, context) !== undefined) return malformed;
  return { kind: "odd", form: describeForm(value), of: "text", says: judgeNameless(value) };
}

/** Whether a line is one of a page, or of an error of the storage, that came in place of a result. */
export function beginsPage(line: string): boolean {
  return /^\s*</.test(line);
}

function readOwnEcho(value: unknown, context: ObjectContext): OddLineReading {
  if (holdsEvents(value)) return malformed;
  const form = describeForm(value);
  const { id, action } = (value ?? {}) as Fields;
  // A record about one of ours with a sentinel somewhere in it is what X says of that ID, whatever else went wrong.
  if (typeof id === "string" && context.isSubmitted(id)) {
    return { kind: "echo", form, hides: true, record: recordSchema.parse(value) };
  }
  const isEvent = typeof action === "string" && action !== "" && !errorWord.test(action);
  return { kind: "echo", form, hides: isEvent || mayHideRecord(context) };
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
    const form = tornJson.test(text) ? "cut JSON" : "text";
    return { kind: "echo", form, hides: mayHideRecord({ ...context, text, texts: undefined }) };
  }
  const isBroken = broken.test(text.replaceAll(/[\t\r]/g, ""));
  if (isBroken || beginsPage(text) || tornJson.test(text) || failure.test(text)) return malformed;
  if (findSubmitted(text, [text], context) !== undefined) return malformed;
  const of = context.sentinels.noticeForeign([text]) ? "foreign echo" : "text";
  return { kind: "odd", form: "text", of, says: judgeNameless(text) };
}

interface ObjectContext extends OddLineContext {
  readonly text: string;
  readonly texts: readonly string[];
}

function readObject(fields: Fields, context: ObjectContext): OddLineReading {
  if (repeatsKey(context.text, fields)) return malformed;
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

/** Of a key that comes twice JSON.parse keeps the last value: the other one may be X's word about an ID. */
function repeatsKey(text: string, fields: Fields): boolean {
  const inText = text.match(/"(?:id|action)"\s*:/g)?.length ?? 0;
  return inText > 1 && inText > countKeys(fields, ["id", "action"]);
}

function readRecord(fields: Fields): OddLineReading {
  const parsed = recordSchema.safeParse(fields);
  return parsed.success
    ? { kind: "record", record: parsed.data }
    : { kind: "refused", code: "RESULT_FOREIGN_ID" };
}

function readEcho(id: string, fields: Fields): OddLineReading {
  return { kind: "echo", form: describeForm(fields), hides: false, record: { id, error: "invalid_id" } };
}

function readNameless(fields: Fields, { texts, sentinels }: ObjectContext): OddLineReading {
  const says = judgeNameless(fields);
  const odd = { kind: "odd", form: describeForm(fields), says } as const;
  if (sentinels.noticeForeign(texts)) return { ...odd, of: "foreign echo" };
  const isAboutLine = isErrorLine(fields) && texts.some((text) => invalidWord.test(text));
  const isEcho = isAboutLine && says.counts.length === 0 && !namesLine(fields);
  return { ...odd, of: isEcho ? "unnamed echo" : "object" };
}

/** Whether it says which line it is about: one that was never sent. */
function namesLine({ id, original }: Fields): boolean {
  return typeof id === "string" || typeof original === "string";
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
