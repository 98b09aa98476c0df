/** What a shell can offer as the value of an option. */
export type Completion = "file" | "folder" | "nothing";

/** An option of the command line: how its value is read, and all that help and completion say of it. */
export interface Option<Value> {
  /** What stands for the value in help; `undefined`: a switch that takes none. */
  readonly placeholder: string | undefined;
  /** One sentence or two. */
  readonly help: string;
  /** Where the option is not given. */
  readonly initial: Value;
  /** The same in help, where it is worth a word. */
  readonly initialText: string | undefined;
  /** All values that there are, where they are words. */
  readonly words: readonly string[] | undefined;
  /** Whether `--no-NAME` is another way to say no. */
  readonly isNegatable: boolean;
  /** What may follow one of the words, in help. */
  readonly tail: string;
  readonly completion: Completion;
  /** `undefined`: what was given is none of its values. */
  read(text: string): Value | undefined;
  /** What to write, as the end of a sentence. */
  readonly expects: string;
}

const base = {
  initialText: undefined,
  words: undefined,
  isNegatable: false,
  tail: "",
  completion: "nothing",
} as const;

/** An option that is there or not. */
export function flag(help: string): Option<boolean> {
  return { ...base, placeholder: undefined, help, initial: false, read: () => true, expects: "no value" };
}

/** A switch that is on until `--no-NAME` is given. */
export function onUntilNo(help: string): Option<boolean> {
  return { ...flag(help), initial: true, isNegatable: true };
}

/** One of some words. */
export function oneOf<const Word extends string>(
  words: readonly [Word, ...Word[]],
  help: string,
): Option<Word> {
  return {
    ...base,
    placeholder: "WORD",
    help,
    initial: words[0],
    initialText: words[0],
    words,
    read: (text) => words.find((word) => word === text),
    expects: `one of ${words.join(", ")}`,
  };
}

/** Any text but an empty one. */
export function text(
  placeholder: string,
  help: string,
  completion: Completion = "nothing",
): Option<string | undefined> {
  return {
    ...base,
    placeholder,
    help,
    completion,
    initial: undefined,
    read: (given) => (given === "" ? undefined : given),
    expects: "a value that is not empty",
  };
}

/** Words with commas in between; the option may be given several times. */
export function list(placeholder: string, help: string): Option<readonly string[]> {
  return {
    ...base,
    placeholder,
    help,
    initial: [],
    read: (given) => given.split(/[,\n]/).flatMap((word) => (word.trim() === "" ? [] : [word.trim()])),
    expects: "words with commas in between",
  };
}

/** A whole number within bounds. */
export function wholeNumber(
  placeholder: string,
  range: { readonly initial: number; readonly least: number; readonly most: number },
  help: string,
): Option<number> {
  const { initial, least, most } = range;
  return {
    ...base,
    placeholder,
    help,
    initial,
    initialText: String(initial),
    read: (given) => {
      const number = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
      return number >= least && number <= most ? number : undefined;
    },
    expects: `a whole number from ${least} to ${most}`,
  };
}
