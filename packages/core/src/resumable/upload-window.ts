import { ComplianceError } from "../errors.ts";
import type { Body } from "../types.ts";

export interface UploadWindow extends AsyncDisposable {
  /**
   * Leaves out what is stored, and reads on. `fromByte` never goes back. The last bytes come only after the body has
   * ended by itself, so that one which vouches for its bytes at its end is never sent whole without. The bytes stay
   * as they are. Throws UPLOAD_CHANGED, and what the body throws.
   */
  moveTo(fromByte: number): Promise<Uint8Array>;
}

/** Opens a body once: all that is ever sent of it comes from one reading. */
export function openWindow(body: Body, chunkBytes: number): UploadWindow {
  const pieces = body.open()[Symbol.asyncIterator]();
  let window = new Uint8Array();
  let startByte = 0;
  let rest: Uint8Array = new Uint8Array();

  async function pull(): Promise<Uint8Array | undefined> {
    while (rest.length === 0) {
      const next = await pieces.next();
      if (next.done === true) return undefined;
      rest = next.value;
    }
    return rest;
  }

  return {
    async moveTo(fromByte) {
      const kept = window.subarray(fromByte - startByte);
      // A new window each time: the bytes of a broken request may still be on their way out.
      const next = new Uint8Array(Math.min(chunkBytes, body.sizeBytes - fromByte));
      next.set(kept);
      for (let filled = kept.length; filled < next.length; ) {
        const piece = (await pull())?.subarray(0, next.length - filled);
        if (piece === undefined) throw changed();
        next.set(piece, filled);
        filled += piece.length;
        rest = rest.subarray(piece.length);
      }
      if (fromByte + next.length === body.sizeBytes && (await pull()) !== undefined) throw changed();
      window = next;
      startByte = fromByte;
      return next;
    },
    async [Symbol.asyncDispose]() {
      await pieces.return?.();
    },
  };
}

function changed(): ComplianceError {
  return new ComplianceError("UPLOAD_CHANGED", "The size of the upload changed while it was being sent.");
}
