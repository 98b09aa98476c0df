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
  if (plain === path || plain === "") return "add it, or name another in `field`";
  const reason = plain.includes("[]") && /\[(?:\d+|\*)\]/.test(path) ? ", for all elements" : "";
  return `write "${plain}" in \`field\`${reason}`;
}
