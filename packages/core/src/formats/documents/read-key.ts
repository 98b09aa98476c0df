const backslash = 92;

/** The text of a key that was held against JSON's grammar, from its opening quote up to behind its closing one. */
export function readKey(bytes: Uint8Array, start: number, end: number): string {
  const key = bytes.subarray(start, end);
  const text = Buffer.from(key).toString("utf8");
  return key.includes(backslash) ? JSON.parse(text) : text.slice(1, -1);
}
