const polynomial = 0x82f63b78;
const table = buildTable();

/** CRC-32C (Castagnoli), the checksum that Google Cloud Storage gives for every object. */
export function computeCrc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  // An iterator would take ten times as long over a large result.
  for (let at = 0; at < bytes.length; at++) {
    crc = (crc >>> 8) ^ (table[(crc ^ (bytes[at] as number)) & 0xff] as number);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function buildTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    return crc;
  });
}
