import { isUtf8 } from "node:buffer";

/** UTF-8 without what JSON's readers like to change: a byte order mark, NUL. */
export function isPlainText(bytes: Buffer): boolean {
  return (
    isUtf8(bytes) && !bytes.includes(0) && !(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
  );
}
