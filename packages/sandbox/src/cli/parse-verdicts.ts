import type { Verdict } from "../x/verdicts/verdict.ts";

/**
 * Reads the text of a verdicts file.
 * @throws {SyntaxError} if it is not `{"<id>": {"action": text, "reason": text}}`
 */
export function parseVerdicts(text: string): Readonly<Record<string, Verdict>> {
  const parsed: unknown = JSON.parse(text);
  if (!isRecord(parsed)) throw new SyntaxError("It must hold one JSON object, with IDs as keys.");
  return Object.fromEntries(Object.entries(parsed).map(([id, verdict]) => [id, parseVerdict(id, verdict)]));
}

function parseVerdict(id: string, verdict: unknown): Verdict {
  if (!/^[1-9]\d{0,19}$/.test(id))
    throw new SyntaxError(`${JSON.stringify(id)} is not an ID: it must have 1 to 20 digits.`);
  const { action, reason } = isRecord(verdict) ? verdict : {};
  if (typeof action === "string" && (typeof reason === "string" || reason === null))
    return { action, reason };
  throw new SyntaxError(
    `The verdict on ${id} must be an object with the texts "action" and "reason"; the reason may be null.`,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
