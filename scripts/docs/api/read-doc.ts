/** The parts of a comment. */
export function readDoc(doc: string): {
  readonly text: string;
  readonly throws: string;
  readonly example: string;
} {
  const [text = "", ...tags] = doc.split(/^@(?=\w)/m);
  const find = (tag: string): string =>
    tags
      .find((part) => part.startsWith(`${tag}`))
      ?.slice(tag.length)
      .trim() ?? "";
  const joined = (part: string): string => part.trim().replace(/(?<!\n)\n(?!\n)/g, " ");
  return {
    text: joined(text),
    throws: joined(find("throws")).replace(/^\{(\w+)\} ?/, "`$1`: "),
    example: find("example").replace(/^```ts\n|\n?```$/g, ""),
  };
}
