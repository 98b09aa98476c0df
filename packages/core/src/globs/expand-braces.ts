/** A piece of a glob: text, or pieces of which one is chosen. */
type Piece = string | { readonly choices: readonly Sequence[] };
type Sequence = readonly Piece[];

export interface BraceLimits {
  readonly alternatives: number;
  readonly characters: number;
}

/**
 * Writes out the braces of a glob: `{a,b}`, `{1..9}`, `{a..e}`, `{01..10..2}`, also within each other. What is not such
 * brace is text. `undefined`: there would be more than the limits allow, which is known before any is written.
 */
export function expandBraces(glob: string, limits: BraceLimits): readonly string[] | undefined {
  if (!glob.includes("{")) return [glob];
  const sequence = parse(glob, limits.alternatives);
  if (sequence === undefined) return undefined;
  const size = measure(sequence);
  if (size.count > limits.alternatives || size.characters > limits.characters) return undefined;
  return writeOut(sequence);
}

/** Where the brace that opens at an index is closed. Others are text. */
function pairBraces(glob: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < glob.length; at++) {
    if (glob[at] === "{") open.push(at);
    const start = glob[at] === "}" ? open.pop() : undefined;
    if (start !== undefined) pairs.set(start, at);
  }
  return pairs;
}

interface OpenBrace {
  readonly start: number;
  readonly end: number;
  readonly choices: Piece[][];
}

/** One pass, with the open braces on a stack of our own: thousands may be nested. */
function parse(glob: string, mostChoices: number): Sequence | undefined {
  const pairs = pairBraces(glob);
  const whole: Piece[] = [];
  const open: OpenBrace[] = [];
  const add = (piece: Piece): void => void (open.at(-1)?.choices.at(-1) ?? whole).push(piece);
  for (let at = 0; at < glob.length; at++) {
    const inner = open.at(-1);
    const end = pairs.get(at);
    if (inner !== undefined && at === inner.end) {
      open.pop();
      add(inner.choices.length > 1 ? { choices: inner.choices } : "{");
      if (inner.choices.length === 1) for (const piece of [...(inner.choices[0] ?? []), "}"]) add(piece);
    } else if (end !== undefined && glob[at - 1] !== "$") {
      const range = readRange(glob.slice(at + 1, end), mostChoices);
      if (range === "too-many") return undefined;
      if (range === undefined) open.push({ start: at, end, choices: [[]] });
      else {
        add({ choices: range.map((text) => [text]) });
        at = end;
      }
    } else if (inner !== undefined && glob[at] === ",") inner.choices.push([]);
    else add(glob[at] as string);
  }
  return whole;
}

const numbers = /^(-?\d{1,15})\.\.(-?\d{1,15})(?:\.\.(-?\d{1,15}))?$/;
const letters = /^([a-zA-Z])\.\.([a-zA-Z])(?:\.\.(-?\d{1,15}))?$/;

function readRange(text: string, most: number): readonly string[] | "too-many" | undefined {
  const isNumeric = numbers.test(text);
  const [, first = "", last = "", step = "1"] = (isNumeric ? numbers : letters).exec(text) ?? [];
  if (first === "") return undefined;
  const [from, to] = isNumeric ? [Number(first), Number(last)] : [first.charCodeAt(0), last.charCodeAt(0)];
  const stride = Math.max(Math.abs(Number(step)), 1);
  const count = Math.floor(Math.abs(to - from) / stride) + 1;
  if (count > most) return "too-many";
  const isPadded = isNumeric && [first, last].some((number) => /^-?0\d/.test(number));
  const width = isPadded ? Math.max(first.length, last.length) : 0;
  return Array.from({ length: count }, (_, index) => {
    const value = from + Math.sign(to - from) * stride * index;
    if (!isNumeric) return String.fromCharCode(value);
    const digits = String(Math.abs(value));
    return value < 0 ? `-${digits.padStart(width - 1, "0")}` : digits.padStart(width, "0");
  });
}

interface Size {
  /** How many texts there are, at least. */
  readonly count: number;
  /** In all of them together. */
  readonly characters: number;
}

function measure(sequence: Sequence): Size {
  let size: Size = { count: 1, characters: 0 };
  for (const piece of sequence) {
    const next = typeof piece === "string" ? { count: 1, characters: piece.length } : sum(piece.choices);
    size = {
      count: size.count * next.count,
      characters: size.characters * next.count + next.characters * size.count,
    };
  }
  return size;
}

function sum(choices: readonly Sequence[]): Size {
  const sizes = choices.map(measure);
  return {
    count: sizes.reduce((total, { count }) => total + count, 0),
    characters: sizes.reduce((total, { characters }) => total + characters, 0),
  };
}

function writeOut(sequence: Sequence): readonly string[] {
  let texts: readonly string[] = [""];
  for (const piece of sequence) {
    const next = typeof piece === "string" ? [piece] : piece.choices.flatMap(writeOut);
    texts =
      next.length === 1
        ? texts.map((text) => text + next[0])
        : texts.flatMap((text) => next.map((end) => text + end));
  }
  return texts;
}
