/** Distinguishes a body that broke off from whatever its reader stumbles over. @param note Called with each piece. */
export function watchSource(
  body: AsyncIterable<Uint8Array>,
  note: () => void,
): {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly isBroken: () => boolean;
} {
  let isBroken = false;
  async function* pass(): AsyncGenerator<Uint8Array> {
    try {
      for await (const bytes of body) {
        note();
        yield bytes;
      }
    } catch (error) {
      isBroken = true;
      throw error;
    }
  }
  return { bytes: pass(), isBroken: () => isBroken };
}
