import { formatCount } from "../text/format.ts";
/** What an option may be. */
export interface OptionRule {
  readonly accepts: (value: unknown) => boolean;
  /** In words, behind "must be". */
  readonly what: string;
  readonly isRequired?: boolean;
}

/** Every option of a function: the compiler misses one that is not in it. */
export type OptionTable<Options extends object> = Readonly<Record<keyof Options, OptionRule>>;

export function needed(rule: OptionRule): OptionRule {
  return { ...rule, isRequired: true };
}

export const text: OptionRule = {
  accepts: (value) => typeof value === "string" && value !== "",
  what: "a text that is not empty",
};
export const texts: OptionRule = {
  accepts: (value) => Array.isArray(value) && value.every((one) => typeof one === "string"),
  what: "a list of texts",
};
export const yesOrNo: OptionRule = {
  accepts: (value) => typeof value === "boolean",
  what: "`true` or `false`",
};
export const callback: OptionRule = {
  accepts: (value) => typeof value === "function",
  what: "a function",
};
/** By what is used of it: it may come from another realm. */
export const abortSignal: OptionRule = {
  accepts: (value) => hasAll(value, { aborted: "boolean", addEventListener: "function" }),
  what: "an `AbortSignal`",
};
export const object: OptionRule = {
  accepts: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  what: "an object",
};
/** Infinity: as long as it takes. */
export const duration: OptionRule = numberThat((value) => value >= 0, "0 or more milliseconds");
/** A call that comes too late has less than no time. */
export const leftTime: OptionRule = numberThat((value) => !Number.isNaN(value), "a number of milliseconds");
export const pollInterval: OptionRule = numberThat(
  (value) => value > 0 && value < Number.POSITIVE_INFINITY,
  "a number of milliseconds above 0, as X charges for each poll",
);

export function wholeUpTo(most: number): OptionRule {
  return numberThat(
    (value) => Number.isInteger(value) && value > 0 && value <= most,
    `a whole number from 1 to ${formatCount(most)}`,
  );
}

export function oneOf(...words: readonly string[]): OptionRule {
  const shown = words.map((word) => `\`${word}\``);
  return {
    accepts: (value) => words.includes(value as string),
    what: `${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`,
  };
}

export function withMethods(...names: readonly string[]): OptionRule {
  return {
    accepts: (value) => hasAll(value, Object.fromEntries(names.map((name) => [name, "function"]))),
    what: `an object with the methods ${names.map((name) => `\`${name}\``).join(", ")}`,
  };
}

function numberThat(accepts: (value: number) => boolean, what: string): OptionRule {
  return { accepts: (value) => typeof value === "number" && accepts(value), what };
}

function hasAll(value: unknown, types: Readonly<Record<string, string>>): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(types).every(
    ([name, type]) => typeof (value as Record<string, unknown>)[name] === type,
  );
}
