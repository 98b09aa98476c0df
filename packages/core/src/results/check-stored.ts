import { createHash } from "node:crypto";
import { createCrc32c } from "../bytes/crc32c.ts";
import { ComplianceError } from "../errors.ts";
import type { StoredChecksum, StoredObject } from "../http/stored-object.ts";

/** P3: compares the bytes of a result with what the storage says of them. */
export interface StoredCheck {
  update(chunk: Uint8Array): void;
  /**
   * Call it after the last byte. Returns whether a checksum has held: a length alone proves nothing that the
   * framing has not. Throws RESULT_TRUNCATED, RESULT_MALFORMED.
   */
  finish(): boolean;
}

interface Sum {
  update(chunk: Uint8Array): void;
  isRight(): boolean;
}

export function createStoredCheck(stored: StoredObject | undefined): StoredCheck {
  const sums = (stored?.checksums ?? []).map(createSum);
  let receivedBytes = 0;
  return {
    update(chunk) {
      receivedBytes += chunk.length;
      for (const sum of sums) sum.update(chunk);
    },
    finish() {
      const storedBytes = stored?.sizeBytes ?? receivedBytes;
      if (receivedBytes < storedBytes) {
        throw new ComplianceError(
          "RESULT_TRUNCATED",
          "The result is shorter than its object in the storage.",
        );
      }
      if (receivedBytes > storedBytes || sums.some((sum) => !sum.isRight())) {
        throw new ComplianceError("RESULT_MALFORMED", "The result differs from the object in the storage.");
      }
      return sums.length > 0;
    },
  };
}

function createSum({ algorithm, hex }: StoredChecksum): Sum {
  if (algorithm === "md5") {
    const hash = createHash("md5");
    return { update: (chunk) => void hash.update(chunk), isRight: () => hash.digest("hex") === hex };
  }
  const crc = createCrc32c();
  return {
    update: (chunk) => crc.update(chunk),
    isRight: () => Buffer.from(crc.digest()).toString("hex") === hex,
  };
}
