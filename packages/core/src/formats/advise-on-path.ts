/**
 * What to do about a path that leads to nothing: people write paths as other tools have them. Text of a fault, which goes
 * on behind a colon.
 */
export function adviseOnPath(path: string): string {
  const plain = path
    .replace(/^\$\.?/, "")
    .replaceAll(/\[["']([^\]"']+)["']\]/g, ".$1")
    .replaceAll(/\[(?:\d+|\*)\]/g, "[]")
    .replace(/^\./, "");
  // A path of a document leads from the document; here each line is what its last list holds.
  const inLine = plain.replace(/^.*(?:\[\]|\{\})\.?/, "");
  if (inLine !== plain && inLine !== "")
    return `this file has one object per line, so write "${inLine}" in \`field\``;
  if (plain === path || plain === "") return "add it, or name another in `field`";
  return `write "${plain}" in \`field\``;
}
