/**
 * What a result may hold beside its records, or have otherwise than documented, while all that it says about IDs stays
 * true.
 */
export type OddLine =
  | "no final line feed"
  | "byte order mark"
  | "header line"
  | "summary line"
  | "long detail"
  | "unknown keys"
  | "null times"
  | "times as numbers"
  | "null error";

type Fields = Readonly<Record<string, unknown>>;

/** The other form of an event. */
const eventChanges: Partial<Readonly<Record<OddLine, (event: Fields) => Fields>>> = {
  "long detail": (event) => ({ ...event, detail: "The author has deleted it. ".repeat(12) }),
  "unknown keys": (event) => ({ ...event, withheld_in: ["DE"], edit: { version: 3, of: null } }),
  "null times": (event) => ({ ...event, created_at: null, redacted_at: null, deleted_at: null }),
  "times as numbers": (event) => ({ ...event, created_at: 1_565_439_742_029, redacted_at: 1_623_742_330 }),
  "null error": (event) => ({ ...event, error: null }),
};

const headerLine = `${JSON.stringify({ type: "header", version: 2, job: "compliance" })}\n`;

/** All forms. */
export const oddLines: readonly OddLine[] = [
  "no final line feed",
  "byte order mark",
  "header line",
  "summary line",
  "long detail",
  "unknown keys",
  "null times",
  "times as numbers",
  "null error",
];

/** The same result in odder forms. */
export function addOddLines(result: Buffer, forms: readonly OddLine[]): Buffer {
  if (forms.length === 0) return result;
  const has = (form: OddLine): boolean => forms.includes(form);
  const changes = forms.flatMap((form) => eventChanges[form] ?? []);
  const lines = result.toString().split("\n").slice(0, -1);
  const records = lines.map((line) => (line.includes('"action"') ? changeEvent(line, changes) : line));
  const body = records.map((line) => `${line}\n`).join("");
  const summary = `${JSON.stringify({ type: "summary", events: records.length, complete: true })}\n`;
  const text = `${has("header line") ? headerLine : ""}${body}${has("summary line") ? summary : ""}`;
  const ended = has("no final line feed") ? text.replace(/\n+$/, "") : text;
  return Buffer.from(`${has("byte order mark") ? "\uFEFF" : ""}${ended}`);
}

function changeEvent(line: string, changes: readonly ((event: Fields) => Fields)[]): string {
  if (changes.length === 0) return line;
  return JSON.stringify(changes.reduce((event, change) => change(event), JSON.parse(line) as Fields));
}
