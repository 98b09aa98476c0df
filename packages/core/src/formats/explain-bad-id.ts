/** What an ID fills: a line of a list, a cell of a table, or a value of a JSON object. */
export type ValueUnit = "line" | "cell" | "value";

/** Why a value is not an ID, and what to write instead. Says nothing of what stands in it. */
export function explainBadId(
  bytes: Uint8Array,
  range: { readonly start: number; readonly end: number },
  unit: ValueUnit,
): string {
  const whole = Buffer.from(bytes.subarray(range.start, range.end)).toString("utf8");
  // JavaScript's own `trim` takes some of them for white space, which hides them.
  const hidden = hiddenCharacters.find(({ pattern }) => pattern.test(whole));
  if (hidden !== undefined) return `is not an ID: it contains ${hidden.name}, which is invisible; remove it`;
  const text = whole.trim();
  return (
    reasons.find(({ pattern, units = [unit] }) => units.includes(unit) && pattern.test(text))?.message ??
    `is not an ID: ${unit === "line" ? "write one decimal number per line" : "an ID is one decimal number"}`
  );
}

const hiddenCharacters: readonly { readonly pattern: RegExp; readonly name: string }[] = [
  { pattern: /\u00a0/, name: "a no-break space (U+00A0)" },
  { pattern: /\u200b/, name: "a zero-width space (U+200B)" },
  { pattern: /\ufeff/, name: "a byte order mark (U+FEFF)" },
  { pattern: /[\u200c-\u200f\u2028-\u202f\u2060-\u2069]/, name: "a control or format character" },
  { pattern: /\u00ad/, name: "a soft hyphen (U+00AD)" },
];

const reasons: readonly {
  readonly pattern: RegExp;
  readonly message: string;
  readonly units?: readonly ValueUnit[];
}[] = [
  {
    pattern: /^[^\r]*\r[^\n]/,
    units: ["line"],
    message: "is not one ID: it contains a lone carriage return; end each line with a line feed",
  },
  {
    pattern: /^[+-]?[0-9]+(?:[.,][0-9]+)?e[+-]?[0-9]+$|^[0-9]+(?:\.[0-9]+|,0+)$/i,
    message: "is not an ID: a spreadsheet has rounded it; export the column again as text",
  },
  { pattern: /^-[0-9]+$/, message: "is not an ID: IDs are not negative" },
  { pattern: /^0[0-9]*$/, message: "is not an ID: IDs do not begin with 0" },
  { pattern: /^[0-9]{20,}$/, message: "is not an ID: it is larger than 18446744073709551615" },
  { pattern: /^=?(["']).*\1$/, message: "is not an ID: write the number, without quotes" },
  {
    pattern: /^["'=]*[0-9]+["']*$/,
    message: "is not an ID: its quotes do not match; write it without quotes",
  },
  {
    pattern: /^[0-9]+[\s,;|]+\S/,
    units: ["line"],
    message: "is not one ID: write one per line, and comments on lines of their own",
  },
  { pattern: /^[0-9]+[\s,;|]+\S/, message: "is not one ID: there is more beside it" },
  { pattern: /^@/, message: "is not an ID: write the numeric ID, not the name" },
  { pattern: /^https?:/i, message: "is not an ID: the URL does not contain one; write the numeric ID" },
];
