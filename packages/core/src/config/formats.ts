import { datasetFormats } from "../types.ts";
import { findMeantWord } from "./list-words.ts";

export const formats: readonly ["auto", ...typeof datasetFormats] = ["auto", ...datasetFormats];

/** What to write in place of what is not a format. */
export function explainFormat(text: unknown): string {
  const meant = formats.find((format) => format === findMeantWord("format", text));
  if (meant !== undefined) return `write \`${meant}\`.`;
  const inner = datasetFormats.find((format) => [`${format}.gz`, `${format}.zst`].includes(String(text)));
  return inner === undefined
    ? `write one of ${formats.map((format) => `\`${format}\``).join(", ")}.`
    : `write \`${inner}\`; compression is detected by the file name.`;
}
