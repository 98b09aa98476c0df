/** Follows the frames of a zstd file (RFC 8878, 3.1) without decompressing them, to know where each one ends. */
export interface ZstFrames {
  follow(piece: Uint8Array, from: number): number | undefined;
  isWhole(): boolean;
}

type Field = "magic" | "skippedSize" | "skipped" | "descriptor" | "header" | "block" | "content" | "checksum";

type Step = readonly [next: Field, sizeBytes: number];

const magicStep: Step = ["magic", 4];
const frameMagic = 0xfd2fb528;
const skippableMagic = 0x184d2a50;
const dictionaryIdBytes = [0, 1, 2, 4];
const contentSizeBytes = [0, 2, 4, 8];

export function createZstFrames(): ZstFrames {
  let [field, leftBytes] = magicStep;
  /** The field's bytes as a number, low one first. It means something in fields of up to four bytes only. */
  let value = 0;
  let readBytes = 0;
  let hasChecksum = false;
  let isLast = false;
  let hasFrame = false;

  const enter = ([next, sizeBytes]: Step): void => {
    field = next;
    leftBytes = sizeBytes;
    value = 0;
    readBytes = 0;
  };
  const readBlock = (): Step => {
    const [isRepeated, sizeBytes] = [((value >>> 1) & 3) === 1, value >>> 3];
    isLast = (value & 1) === 1;
    return ["content", isRepeated ? 1 : sizeBytes];
  };
  const finishField = (): Step | undefined => {
    switch (field) {
      case "magic":
        if (value === frameMagic) return ["descriptor", 1];
        // The sixteen magic numbers of frames that hold no content.
        return (value & ~0xf) >>> 0 === skippableMagic ? ["skippedSize", 4] : undefined;
      case "skippedSize":
        return ["skipped", value];
      case "descriptor":
        hasChecksum = (value & 4) !== 0;
        return ["header", sizeHeader(value)];
      case "header":
        return ["block", 3];
      case "block":
        return readBlock();
      case "content":
        return isLast ? ["checksum", hasChecksum ? 4 : 0] : ["block", 3];
      case "skipped":
      case "checksum":
        hasFrame = true;
        return magicStep;
    }
  };
  return {
    follow(piece, from) {
      let at = from;
      while (at < piece.length) {
        const stop = Math.min(at + leftBytes, piece.length);
        for (let byte = at; byte < Math.min(stop, at + 4); byte++, readBytes++) {
          if (readBytes < 4) value = (value | ((piece[byte] as number) << (8 * readBytes))) >>> 0;
        }
        leftBytes -= stop - at;
        at = stop;
        while (leftBytes === 0) {
          const step = finishField();
          if (step === undefined) return undefined;
          enter(step);
          if (field === "magic") return at;
        }
      }
      return at;
    },
    isWhole: () => hasFrame && field === "magic" && readBytes === 0,
  };
}

function sizeHeader(descriptor: number): number {
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const windowBytes = isSingleSegment ? 0 : 1;
  const sizeFlag = descriptor >>> 6;
  const sizeBytes = sizeFlag === 0 && isSingleSegment ? 1 : (contentSizeBytes[sizeFlag] as number);
  return windowBytes + (dictionaryIdBytes[descriptor & 3] as number) + sizeBytes;
}
