/** Text that is not a list, told by how it begins. `undefined`: it may be one. Pages come where a download failed. */
export function explainMarkup(firstBytes: Uint8Array): string | undefined {
  const text = Buffer.from(firstBytes)
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (/^<!doctype html|^<html[\s>]/i.test(text))
    return "is an HTML page, probably from a failed download: get the list itself";
  if (/^<\?xml\s/i.test(text))
    return "is XML, which is not read: make a list of it, for example with `xmllint --xpath '//tweet/id/text()' x.xml > x.txt`";
  return undefined;
}

/** Text in an encoding that is not read. UTF-16 is, behind its byte order mark. */
export function explainEncoding(bytes: Uint8Array): string | undefined {
  const [one, two, three, four] = bytes;
  const isUtf32 =
    (one === 0xff && two === 0xfe && three === 0 && four === 0) ||
    (one === 0 && two === 0 && three === 0xfe && four === 0xff);
  if (isUtf32) return "is UTF-32 text: save it as UTF-8";
  // Letters, digits and punctuation of ASCII have a zero for the other byte.
  const pairs = Buffer.from(bytes.subarray(0, Math.min(16, bytes.length - (bytes.length % 2))));
  if (pairs.length < 4) return undefined;
  const isZero = (parity: number): boolean => pairs.every((byte, at) => (at % 2 === parity) === (byte === 0));
  if (!isZero(0) && !isZero(1)) return undefined;
  return "is UTF-16 text without a byte order mark: save it as UTF-8, or with the mark";
}

/** YAML, by the name or the first lines: a list of maps or values, or a map. */
export function explainYaml(extension: string, firstBytes: Uint8Array): string | undefined {
  const text = Buffer.from(firstBytes)
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .replace(/^(?:\s*#[^\n]*\n|\s*\n)+/, "");
  const isNamed = extension === "yaml" || extension === "yml";
  const looksSo =
    /^(?:---[ \t]*\r?\n|- +["']?[\w-]+["']?:(?:\s|$)|- +["']?[0-9]+["']?[ \t]*\r?\n|["']?[A-Za-z_][\w-]*["']?:[ \t]*\r?\n[ \t-])/;
  if (!isNamed && !looksSo.test(text)) return undefined;
  return "is YAML, which is not read: make a list of it, for example with `yq '.[].tweet_id' x.yaml > x.txt`";
}

const scriptStart =
  /^(?:(?:var|let|const)\s+[\w$]+\s*=|(?:module\.)?exports(?:\.[\w$]+)?\s*=|export\s+(?:default|const|let|var)\s|(?:window|self|globalThis)\.[\w$.]+\s*=)/;

/** A script that holds a list as a value. Those in an archive of X are read, and told before. */
export function explainScript(firstBytes: Uint8Array): string | undefined {
  const text = Buffer.from(firstBytes)
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (!scriptStart.test(text)) return undefined;
  return "is a script, but not one from an X archive: save what is between `=` and `;` as a .json file";
}
