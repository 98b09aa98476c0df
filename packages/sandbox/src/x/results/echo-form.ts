/**
 * How X writes the record of a line that is not an ID. Documented is one form, recorded in 2021 another, and a run in
 * September 2026 met one that nobody has published: so there are more here than anybody has seen.
 */
export type EchoForm =
  | "documented"
  | "2021"
  | "nulls"
  | "other keys"
  | "action"
  | "list"
  | "object"
  | "null id"
  | "long error"
  | "upper case"
  | "cut"
  | "carriage return";

type Write = (line: string) => unknown;

const message = "Input was not a valid ID";
/** Longer than any reason or error that X has been seen to write. */
const longMessage = `${message}. `.repeat(12).trim();

const writers: Readonly<Record<EchoForm, Write>> = {
  documented: (line) => ({ id: line, error: "invalid_id" }),
  "2021": (line) => ({ type: "error", original: line, reason: message }),
  nulls: (line) => ({
    id: line,
    action: null,
    created_at: null,
    redacted_at: null,
    deleted_at: null,
    reason: null,
    error: "invalid_id",
  }),
  "other keys": (line) => ({ value: line, code: 144, message }),
  action: (line) => ({ id: line, action: "error", reason: "invalid_id" }),
  list: (line) => ({ id: line, errors: [{ error_code: 144, message }] }),
  object: (line) => ({ id: line, error: { code: "invalid_id", message } }),
  "null id": (line) => ({ id: null, input: line, error: "invalid_id" }),
  "long error": (line) => ({ id: line, error: longMessage }),
  "upper case": (line) => ({ id: line.toUpperCase(), error: "INVALID_ID" }),
  cut: (line) => ({ id: line.slice(0, Math.ceil(line.length / 2)), error: "invalid_id" }),
  "carriage return": (line) => ({ id: `${line}\r`, error: "invalid_id" }),
};

/** All forms. */
export const echoForms: readonly EchoForm[] = Object.keys(writers) as EchoForm[];

/** The line of a result that gives back a line which is not an ID, with its line feed. */
export function renderEcho(line: string, form: EchoForm): string {
  return `${JSON.stringify(writers[form](line))}\n`;
}
