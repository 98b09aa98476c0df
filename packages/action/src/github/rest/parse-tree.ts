/** What stands under a name in a folder. */
export interface TreeItem {
  readonly name: string;
  /** Six octal digits. */
  readonly mode: string;
  readonly sha: string;
}

/** Reads a tree from git's own form: mode, space, name, zero byte, the bytes of the SHA. Source: git's "Git Objects". */
export function parseTree(content: Uint8Array, shaBytes = 20): readonly TreeItem[] {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const items: TreeItem[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(" ", at);
    const zero = bytes.indexOf(0, space);
    const end = zero + 1 + shaBytes;
    items.push({
      mode: bytes.toString("latin1", at, space).padStart(6, "0"),
      name: bytes.toString("utf8", space + 1, zero),
      sha: bytes.toString("hex", zero + 1, end),
    });
    at = end;
  }
  return items;
}
