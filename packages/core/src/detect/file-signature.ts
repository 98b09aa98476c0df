export type FileSignature =
  | { readonly kind: "compression"; readonly compression: "gz" | "zst" }
  | { readonly kind: "refused"; readonly fault: string };

const signatures: readonly { readonly bytes: readonly number[]; readonly signature: FileSignature }[] = [
  { bytes: [0x1f, 0x8b], signature: { kind: "compression", compression: "gz" } },
  // RFC 8878: a frame, or a skippable frame as pzstd writes before its first one (see isSkippableFrame).
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], signature: { kind: "compression", compression: "zst" } },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    signature: refuse("is a ZIP archive or a spreadsheet: export it as text"),
  },
  { bytes: [0x42, 0x5a, 0x68], signature: refuse("is compressed with bzip2: use gzip or zstd") },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], signature: refuse("is compressed with xz: use gzip or zstd") },
  { bytes: [0xff, 0xfe], signature: refuse("is UTF-16 text: save it as UTF-8") },
  { bytes: [0xfe, 0xff], signature: refuse("is UTF-16 text: save it as UTF-8") },
];

/** Compares the first bytes with those that no text in UTF-8 begins with. `undefined`: it may be text. */
export function findSignature(firstBytes: Uint8Array): FileSignature | undefined {
  if (isSkippableFrame(firstBytes)) return { kind: "compression", compression: "zst" };
  const beginsWith = (bytes: readonly number[]): boolean =>
    bytes.every((byte, index) => firstBytes[index] === byte);
  return signatures.find(({ bytes }) => beginsWith(bytes))?.signature;
}

/** RFC 8878, 3.1.2: the magic numbers 0x184D2A50 to 0x184D2A5F, low byte first. */
function isSkippableFrame(bytes: Uint8Array): boolean {
  return ((bytes[0] ?? 0) & 0xf0) === 0x50 && bytes[1] === 0x2a && bytes[2] === 0x4d && bytes[3] === 0x18;
}

function refuse(fault: string): FileSignature {
  return { kind: "refused", fault };
}
