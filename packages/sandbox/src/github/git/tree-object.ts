/** One line of a tree. */
export interface TreeItem {
  readonly name: string;
  /** Six octal digits, for example `100644`. */
  readonly mode: string;
  readonly sha: string;
}

/** A folder's mode. */
export const folderMode = "040000";

const shaBytes = 20;

/** Reads a tree from git's own form: mode, space, name, zero byte, 20 bytes of SHA. */
export function parseTreeObject(content: Buffer): readonly TreeItem[] {
  const items: TreeItem[] = [];
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(" ", at);
    const zero = content.indexOf(0, space);
    const end = zero + 1 + shaBytes;
    items.push({
      mode: content.toString("latin1", at, space).padStart(6, "0"),
      name: content.toString("utf8", space + 1, zero),
      sha: content.toString("hex", zero + 1, end),
    });
    at = end;
  }
  return items;
}

/** Writes a tree in git's own form and order, in which a folder's name ends with a slash. */
export function renderTreeObject(items: Iterable<TreeItem>): Buffer {
  const keyed = [...items].map((item) => {
    const key = Buffer.from(item.mode === folderMode ? `${item.name}/` : item.name);
    return { item, key };
  });
  const sorted = keyed.sort((one, other) => one.key.compare(other.key));
  return Buffer.concat(
    sorted.flatMap(({ item: { mode, name, sha } }) => [
      Buffer.from(`${mode.replace(/^0/, "")} ${name}\0`),
      Buffer.from(sha, "hex"),
    ]),
  );
}
