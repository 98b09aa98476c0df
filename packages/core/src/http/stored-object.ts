/** What Google Cloud Storage says of the object that it sends. */
export interface StoredObject {
  /** Undefined if it is not said, or not as a number. */
  readonly sizeBytes: number | undefined;
  /** Each has to hold. */
  readonly checksums: readonly StoredChecksum[];
}

/** A checksum of the stored bytes. Source: Google Cloud Storage, `x-goog-hash`. */
export interface StoredChecksum {
  readonly algorithm: "crc32c" | "md5";
  readonly hex: string;
}

const forms: Readonly<Record<string, RegExp>> = {
  crc32c: /^[A-Za-z0-9+/]{6}==$/,
  md5: /^[A-Za-z0-9+/]{22}==$/,
};

/**
 * Reads `x-goog-hash` (checksums in base64, in one header or several) and `x-goog-stored-content-length`. What is
 * not well-formed is passed over: it proves nothing, and refutes nothing. Undefined if nothing is left.
 */
export function readStoredObject(headers: Readonly<Record<string, string>>): StoredObject | undefined {
  // Of an object that is stored compressed and sent plain, both describe other bytes than those that come.
  const encoding = headers["x-goog-stored-content-encoding"] ?? "identity";
  if (encoding.toLowerCase() !== "identity") return undefined;
  const checksums = (headers["x-goog-hash"] ?? "").split(",").flatMap(readChecksum);
  const sizeBytes = readSize(headers["x-goog-stored-content-length"]);
  return checksums.length === 0 && sizeBytes === undefined ? undefined : { sizeBytes, checksums };
}

function readChecksum(text: string): readonly StoredChecksum[] {
  const [, algorithm = "", base64 = ""] = /^\s*(crc32c|md5)=(\S+)\s*$/.exec(text) ?? [];
  if (algorithm !== "crc32c" && algorithm !== "md5") return [];
  if (forms[algorithm]?.test(base64) !== true) return [];
  return [{ algorithm, hex: Buffer.from(base64, "base64").toString("hex") }];
}

function readSize(text: string | undefined): number | undefined {
  return text !== undefined && /^[0-9]{1,15}$/.test(text) ? Number(text) : undefined;
}
