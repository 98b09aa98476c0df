import { explainContainer } from "./containers.ts";
import { isParquet } from "./is-parquet.ts";
import { explainEncoding, explainMarkup } from "./text-shape.ts";

export type FileSignature =
  | { readonly kind: "compression"; readonly compression: "gz" | "zst" }
  | { readonly kind: "parquet" }
  | { readonly kind: "refused"; readonly fault: string };

const compressions: readonly { readonly bytes: readonly number[]; readonly compression: "gz" | "zst" }[] = [
  { bytes: [0x1f, 0x8b], compression: "gz" },
  // RFC 8878: a frame, or a skippable frame as pzstd writes before its first one (see isSkippableFrame).
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], compression: "zst" },
];

/** Compares the first bytes with those that no list begins with. `undefined`: it may be one. */
export function findSignature(firstBytes: Uint8Array): FileSignature | undefined {
  if (isSkippableFrame(firstBytes)) return { kind: "compression", compression: "zst" };
  if (isParquet(firstBytes)) return { kind: "parquet" };
  const beginsWith = (bytes: readonly number[]): boolean =>
    bytes.every((byte, index) => firstBytes[index] === byte);
  const found = compressions.find(({ bytes }) => beginsWith(bytes));
  if (found !== undefined) return { kind: "compression", compression: found.compression };
  const fault = explainContainer(firstBytes) ?? explainEncoding(firstBytes) ?? explainMarkup(firstBytes);
  return fault === undefined ? undefined : { kind: "refused", fault };
}

/** RFC 8878, 3.1.2: the magic numbers 0x184D2A50 to 0x184D2A5F, low byte first. */
function isSkippableFrame(bytes: Uint8Array): boolean {
  return ((bytes[0] ?? 0) & 0xf0) === 0x50 && bytes[1] === 0x2a && bytes[2] === 0x4d && bytes[3] === 0x18;
}
