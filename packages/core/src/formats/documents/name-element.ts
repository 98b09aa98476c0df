/** What is wrong with the elements of a list in which none has an ID. */
export const noUsualField: string =
  "has no ID in a field of a usual name, for example `id`: name the one with the ID in `field`";

/** On one line with all others an element is told by its place. */
export function nameElement(
  { line: first, step }: { readonly line: number; readonly step: "elements" | "members" },
  { line, index, fault }: { readonly line: number; readonly index: number; readonly fault: string },
): string {
  return line === first ? `${step === "members" ? "member" : "element"} ${index + 1}: ${fault}` : fault;
}
