/**
 * Reads the file of outputs by the rules of actions/runner (FileCommandManager.cs): `name=value`, or
 * `name<<delimiter`, lines, `delimiter`; the last of a name counts. Throws on what the runner fails the step for.
 */
export function readOutputFile(text: string): Readonly<Record<string, string>> {
  const outputs = new Map<string, string>();
  const lines = text.split("\n");
  // What ends with a line break has no line behind it.
  if (lines.at(-1) === "") lines.pop();
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    if (line === "") continue;
    const [equals, arrows] = [line.indexOf("="), line.indexOf("<<")];
    if (equals !== -1 && (arrows === -1 || equals < arrows)) {
      outputs.set(line.slice(0, equals), line.slice(equals + 1));
      continue;
    }
    const [name, delimiter] = [line.slice(0, Math.max(0, arrows)), line.slice(arrows + 2)];
    if (arrows < 1 || delimiter === "") throw new Error("A line of the outputs is in neither form.");
    const end = lines.indexOf(delimiter, at + 1);
    if (end === -1) throw new Error("The delimiter of an output does not come back.");
    outputs.set(name, lines.slice(at + 1, end).join("\n"));
    at = end;
  }
  return Object.fromEntries(outputs);
}
