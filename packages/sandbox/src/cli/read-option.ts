import type { XSettings } from "../x/options.ts";

/** What one option sets, or what is wrong with it. */
export type Reading = { readonly settings: XSettings } | { readonly fault: string };

/** An option that takes one of some words, or several with commas. */
export interface WordOption {
  readonly option: string;
  readonly setting: keyof XSettings;
  readonly text: string | undefined;
  readonly words: readonly string[];
}

/** Reads one word. */
export function readWord({ option, setting, text, words }: WordOption): Reading {
  if (text === undefined) return { settings: {} };
  if (words.includes(text)) return { settings: { [setting]: text } };
  return { fault: `--${option} is ${JSON.stringify(text)}: set ${joinWords(words)}.` };
}

/** Reads words with commas in between. */
export function readWords({ option, setting, text, words }: WordOption): Reading {
  if (text === undefined) return { settings: {} };
  const given = text.split(",").map((word) => word.trim());
  const unknown = given.find((word) => !words.includes(word));
  if (unknown === undefined) return { settings: { [setting]: given } };
  return { fault: `--${option} has ${JSON.stringify(unknown)}: set one or more of ${joinWords(words)}.` };
}

/** An option that takes a number. */
export interface CountOption {
  readonly option: string;
  readonly setting: "looksInProgress" | "processingMs" | "maxUploadBytes" | "keepChunkBytes";
  readonly text: string | undefined;
}

/** Reads a whole number. */
export function readCount({ option, setting, text }: CountOption): Reading {
  if (text === undefined) return { settings: {} };
  if (/^\d{1,15}$/.test(text)) return { settings: { [setting]: Number(text) } };
  return { fault: `--${option} is ${JSON.stringify(text)}: set a whole number, 0 or more.` };
}

/** Reads the share of IDs that are not compliant. */
export function readShare(text: string | undefined): Reading {
  if (text === undefined) return { settings: {} };
  const share = text.trim() === "" ? Number.NaN : Number(text);
  if (share >= 0 && share <= 1) return { settings: { verdicts: { kind: "derived", share } } };
  return { fault: `--share is ${JSON.stringify(text)}: set a fraction from 0 to 1, for example 0.05.` };
}

function joinWords(words: readonly string[]): string {
  return words.length === 1 ? `${words[0]}` : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
