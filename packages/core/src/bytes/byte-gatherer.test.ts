import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteGatherer } from "./byte-gatherer.ts";

test("what is taken is what was added since, in its order, and stays while more is gathered", () => {
  const added = fc.oneof(fc.string({ unit: "binary" }), fc.uint8Array({ maxLength: 300 }));
  fc.assert(
    fc.property(fc.array(fc.array(added)), (rounds) => {
      const gatherer = new ByteGatherer();
      let [taken, expected]: [Uint8Array, Uint8Array] = [new Uint8Array(0), new Uint8Array(0)];
      for (const round of rounds) {
        for (const one of round) {
          if (typeof one === "string") gatherer.addText(one);
          else gatherer.add(one);
        }
        expect(Buffer.compare(taken, expected)).toBe(0);
        expected = Buffer.concat(round.map((one) => (typeof one === "string" ? Buffer.from(one) : one)));
        expect(gatherer.sizeBytes).toBe(expected.length);
        taken = gatherer.take();
        expect(Buffer.compare(taken, expected)).toBe(0);
      }
    }),
  );
});
