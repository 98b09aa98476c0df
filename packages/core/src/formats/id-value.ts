import { findIdForm, type IdFormRule, idFormTable, type ValueSpan } from "../ids/id-forms.ts";
import { type IdWords, parseId } from "../ids/parse-id.ts";
import type { Dataset, IdForm, JobType } from "../types.ts";
import { trimSpaces } from "./csv-record.ts";
import { explainBadId, type ValueUnit } from "./explain-bad-id.ts";

/** Reads the values of one place of one file, all of them in the same form. */
export interface IdValue {
  /** Whether a plain number may be an ID here, so that lines of digits may be read without asking for each. */
  takesPlain: boolean;
  /** The form is known to be plain: where `parseId` finds an ID, `read` would find the same one. */
  isPlain: boolean;
  /** Notes that plain IDs were read without `read`: no other form is adopted any more. */
  settlePlain(): void;
  /** Takes a form that the first values have, as the one that was named would be. */
  prefer(form: IdForm): void;
  /**
   * Reads the ID of a value into `words`, and narrows the value to its digits; both words are 0 where the value is blank. Returns
   * why it is not an ID.
   */
  read(bytes: Uint8Array, value: ValueSpan, words: IdWords): string | undefined;
}

export interface IdValueOptions {
  readonly type: JobType;
  readonly idForm?: Dataset["idForm"];
  readonly unit: ValueUnit;
  /** What may stand around any ID. Default: white space. */
  readonly trim?: (bytes: Uint8Array, value: ValueSpan) => void;
  /** Told of a form that was adopted unasked. */
  readonly onForm?: ((text: string) => void) | undefined;
}

/**
 * Makes the reader of one place. The form is the one that was named, or that of the first ID; an ID in another one is a
 * fault, as it may be from another source, or damaged.
 */
export function createIdValue({
  type,
  idForm = "auto",
  unit,
  trim = trimSpaces,
  onForm,
}: IdValueOptions): IdValue {
  let form = idForm === "auto" ? undefined : findRule(idForm);

  function settle(rule: IdFormRule): void {
    form = rule;
    own.isPlain = rule.name === "plain";
    own.takesPlain = own.isPlain;
  }

  function readForm(bytes: Uint8Array, value: ValueSpan, words: IdWords): string | undefined {
    const { start, end } = value;
    const found = form ?? adoptForm(bytes, value, words);
    if (typeof found === "string") return found;
    if (found.narrow(bytes, value) && parseId(bytes, value, words)) {
      if (form === undefined) onForm?.(describeForm(found));
      settle(found);
      return undefined;
    }
    value.start = start;
    value.end = end;
    const flaw = explainBadId(bytes, value, unit);
    const other = findIdForm(bytes, value, words);
    if (other === undefined) return flaw;
    return `holds an ID as \`${other.name}\`, and the others are written as \`${found.name}\`: write all in one form, or set \`idForm\``;
  }

  /** The form of the place by its first ID, unless that is one of the other type or may be any number. */
  function adoptForm(bytes: Uint8Array, value: ValueSpan, words: IdWords): IdFormRule | string {
    const rule = findIdForm(bytes, value, words);
    if (rule === undefined) return explainBadId(bytes, value, unit);
    if (rule.type !== undefined && rule.type !== type) return explainOtherType(rule, rule.type);
    if (!isAdoptable(rule, { bytes, span: value, type })) {
      return `is not an ID by itself: if it is one, set \`idForm: ${rule.name}\``;
    }
    return rule;
  }

  function readPlain(bytes: Uint8Array, value: ValueSpan, words: IdWords): boolean {
    if (!own.takesPlain || !parseId(bytes, value, words)) return false;
    own.settlePlain();
    return true;
  }

  const own: IdValue = {
    takesPlain: form === undefined || form.name === "plain",
    isPlain: form?.name === "plain",
    settlePlain() {
      if (form === undefined) settle(findRule("plain"));
    },
    prefer(name) {
      if (form === undefined) settle(findRule(name));
    },
    read(bytes, value, words) {
      if (readPlain(bytes, value, words)) return undefined;
      trim(bytes, value);
      if (value.start === value.end) {
        words.fill(0);
        return undefined;
      }
      return readPlain(bytes, value, words) ? undefined : readForm(bytes, value, words);
    },
  };
  return own;
}

/** Whether an ID is of the type and long enough for its form to be taken unasked. */
export function isAdoptable(
  rule: IdFormRule,
  {
    bytes,
    span,
    type,
  }: { readonly bytes: Uint8Array; readonly span: Readonly<ValueSpan>; readonly type: JobType },
): boolean {
  if (rule.type !== undefined && rule.type !== type) return false;
  const digits = { ...span };
  rule.narrow(bytes, digits);
  return rule.isWeak !== true || digits.end - digits.start >= fewestDigits[type];
}

/** Shorter behind a letter or a word, a post would be from before 2007, and a user from the first days. */
const fewestDigits: Readonly<Record<JobType, number>> = { tweets: 9, users: 4 };

function findRule(name: IdForm): IdFormRule {
  return idFormTable.find((rule) => rule.name === name) as IdFormRule;
}

function describeForm({ name, meaning }: IdFormRule): string {
  return `the IDs are written ${meaning} (\`idForm: ${name}\`), like the first one`;
}

function explainOtherType({ meaning }: IdFormRule, type: JobType): string {
  const what = type === "tweets" ? "a post" : "a user";
  return `is the ID of ${what} (${meaning}): set \`type: ${type}\`, or name another \`field\``;
}
