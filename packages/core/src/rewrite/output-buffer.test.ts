import fc from "fast-check";
import { expect, test } from "vitest";
import { createOutputBuffer } from "./output-buffer.ts";

test("what is kept and inserted is taken in the order of the calls, though the buffer is written over", () => {
  const step = fc.record({
    left: fc.nat(6),
    kept: fc.nat(6),
    inserted: fc.option(fc.string({ unit: fc.constantFrom("A", "B"), maxLength: 9 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(fc.array(step, { maxLength: 12 }), { maxLength: 4 }), (rounds) => {
      const output = createOutputBuffer();
      const buffer = Buffer.alloc(200);
      for (const steps of rounds) {
        const content = Buffer.from(Array.from({ length: 200 }, (_, at) => 97 + (at % 26)));
        content.copy(buffer);
        let at = 0;
        let expected = "";
        for (const { left, kept: size, inserted } of steps) {
          at += left;
          output.keep(buffer, at, at + size);
          expected += content.toString("latin1", at, at + size);
          at += size;
          // What was not told of yet must still be there.
          expect(buffer.subarray(at).equals(content.subarray(at))).toBe(true);
          if (inserted !== undefined) output.insert(Buffer.from(inserted));
          expected += inserted ?? "";
        }
        expect(Buffer.from(output.take()).toString("latin1")).toBe(expected);
      }
    }),
    { numRuns: 500 },
  );
});

test("a run of kept bytes is handed out as it stands, without a copy", () => {
  const buffer = new Uint8Array(Buffer.from("20\n21\n22\n"));
  const output = createOutputBuffer();
  output.keep(buffer, 0, 3);
  output.keep(buffer, 6, 9);
  const taken = output.take();
  expect(Buffer.from(taken).toString()).toBe("20\n22\n");
  expect([taken.buffer === buffer.buffer, taken.byteOffset]).toEqual([true, 0]);
  expect(output.take().length).toBe(0);
});
