const archivePrefix = /^window\.YTD\.[A-Za-z0-9_]{1,60}\.part[0-9]{1,6}[ \t]{0,8}=/;
const longestBytes = 120;
const letterW = 119;

/**
 * The length of what stands in front of a document in an archive that X gives its users, whose files are scripts:
 * `window.YTD.tweets.part0 =`. 0 where there is nothing such.
 */
export function readArchivePrefix(bytes: Uint8Array, from: number, to: number): number | "cut off" | "other" {
  if (bytes[from] !== letterW) return 0;
  const text = Buffer.from(bytes.subarray(from, Math.min(from + longestBytes, to))).toString("latin1");
  const [prefix] = archivePrefix.exec(text) ?? [];
  if (prefix !== undefined) return prefix.length;
  return text.length < longestBytes ? "cut off" : "other";
}
