export interface Crc32c {
  update(bytes: Uint8Array): void;
  /** As Google Cloud Storage writes it: four bytes, the highest first. */
  digest(): Uint8Array;
}

/** The Castagnoli polynomial, bits reversed (RFC 3720, appendix B.4). */
const polynomial = 0x82f63b78;

export function createCrc32c(): Crc32c {
  const table = buildTable();
  let crc = 0xffffffff;
  return {
    update(bytes) {
      let sum = crc;
      for (let at = 0; at < bytes.length; at++) {
        sum = (sum >>> 8) ^ (table[(sum ^ (bytes[at] as number)) & 0xff] as number);
      }
      crc = sum;
    },
    digest() {
      const bytes = new Uint8Array(4);
      new DataView(bytes.buffer).setUint32(0, (crc ^ 0xffffffff) >>> 0);
      return bytes;
    },
  };
}

function buildTable(): Int32Array {
  const table = new Int32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let sum = byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum & 1) === 1 ? (sum >>> 1) ^ polynomial : sum >>> 1;
    table[byte] = sum;
  }
  return table;
}
