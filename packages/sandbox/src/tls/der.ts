/** One element of ASN.1's distinguished encoding: tag, length, content. */
export function encode(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...encodeLength(content.length)]), content]);
}

export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return encode(0x30, ...parts);
}

export function boolean(value: boolean): Buffer {
  return encode(0x01, Buffer.from([value ? 0xff : 0]));
}

/** A whole number of 0 or more, from its bytes. */
export function integer(bytes: Uint8Array): Buffer {
  // The uppermost bit is the sign.
  return encode(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.from([0]) : Buffer.alloc(0), bytes);
}

export function bitString(bytes: Uint8Array): Buffer {
  return encode(0x03, Buffer.from([0]), bytes);
}

export function octetString(bytes: Uint8Array): Buffer {
  return encode(0x04, bytes);
}

export function text(value: string): Buffer {
  return encode(0x0c, Buffer.from(value));
}

/** In the form of certificates, good to the year 2049. */
export function time(timeMs: number): Buffer {
  const written = new Date(timeMs).toISOString().replace(/[-:T]/g, "").slice(2, 14);
  return encode(0x17, Buffer.from(`${written}Z`));
}

/** From its dotted form. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return encode(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(encodeBase128)]));
}

function encodeBase128(number: number): readonly number[] {
  const low = [number & 0x7f];
  for (let rest = number >> 7; rest > 0; rest >>= 7) low.unshift((rest & 0x7f) | 0x80);
  return low;
}

function encodeLength(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}
