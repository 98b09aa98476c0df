import { refuse } from "./refusal.ts";

/** The JSON object that a request carries. Fields that are `null` count as absent, as they do for GitHub. */
export type Fields = Readonly<Record<string, unknown>>;

/** A kind of value, by the words that GitHub's errors use. */
interface Kind<T> {
  readonly words: string;
  readonly holds: (value: unknown) => value is T;
}

/** Reads a body, where none is the same as an empty object. */
export function parseFields(body: Buffer): Fields {
  const value = body.length === 0 ? {} : parseJson(body.toString("utf8"));
  if (typeof value !== "object" || value === null) throw refuse(400, "Body should be a JSON object");
  return value as Fields;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse(400, "Problems parsing JSON");
  }
}

/** A text, if the field is there. */
export function readText(fields: Fields, name: string): string | undefined {
  return readKind(fields, { name, words: "a string", holds: (value) => typeof value === "string" });
}

/** A text that must be there. */
export function requireText(fields: Fields, name: string): string {
  return readText(fields, name) ?? refuseMissing(name);
}

/** A boolean, if the field is there. */
export function readFlag(fields: Fields, name: string): boolean | undefined {
  return readKind(fields, { name, words: "a boolean", holds: (value) => typeof value === "boolean" });
}

/** An object, if the field is there. */
export function readObject(fields: Fields, name: string): Fields | undefined {
  const holds = (value: unknown): value is Fields => typeof value === "object" && !Array.isArray(value);
  return readKind(fields, { name, words: "an object", holds });
}

/** A list of texts, if the field is there. */
export function readTexts(fields: Fields, name: string): readonly string[] | undefined {
  const holds = (value: unknown): value is readonly string[] =>
    Array.isArray(value) && value.every((one) => typeof one === "string");
  return readKind(fields, { name, words: "an array of strings", holds });
}

/** A list of objects that must be there. */
export function requireObjects(fields: Fields, name: string): readonly Fields[] {
  const holds = (value: unknown): value is readonly Fields[] =>
    Array.isArray(value) && value.every((one) => typeof one === "object" && one !== null);
  return readKind(fields, { name, words: "an array of objects", holds }) ?? refuseMissing(name);
}

function readKind<T>(
  fields: Fields,
  { name, words, holds }: Kind<T> & { readonly name: string },
): T | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (holds(value)) return value;
  throw refuse(
    422,
    `Invalid request.\n\nFor 'properties/${name}', ${JSON.stringify(value)} is not ${words}.`,
  );
}

function refuseMissing(name: string): never {
  throw refuse(422, `Invalid request.\n\n"${name}" wasn't supplied.`);
}
