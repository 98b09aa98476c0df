import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Body } from "../types.ts";
import { insertSentinels } from "./insert-sentinels.ts";

const sentinels = ["a", "b", "c", "d"].map((letter) => letter.repeat(20));

/** A body in chunks that end at these places. */
function makeBody(text: string, ends: readonly number[] = []): Body {
  const bytes = Buffer.from(text);
  const stops = [
    0,
    ...ends.filter((end) => end <= bytes.length).toSorted((one, other) => one - other),
    bytes.length,
  ];
  return {
    sizeBytes: bytes.length,
    async *open() {
      for (const [index, stop] of stops.slice(1).entries()) yield bytes.subarray(stops[index], stop);
    },
  };
}

async function read(body: Body): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body.open()) {
    // A piece of nothing would end a request that is sent in chunks.
    expect(chunk.length).toBeGreaterThan(0);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

const ids = fc
  .array(fc.bigInt(1n, 18_446_744_073_709_551_615n), { maxLength: 40 })
  .map((all) => all.map((id) => `${id}\n`).join(""));

describe("a body with sentinels in it", () => {
  test("has one first, one last, and the others spread between", async () => {
    const text = Array.from({ length: 9 }, (_, index) => `${index + 1}0\n`).join("");
    const lines = (await read(insertSentinels(makeBody(text), sentinels))).split("\n");
    expect(lines.map((line, at) => (sentinels.includes(line) ? at : -1)).filter((at) => at !== -1)).toEqual([
      0, 5, 9, 12,
    ]);
  });

  test("of one ID has all its lines whole", async () => {
    const text = await read(insertSentinels(makeBody("20\n"), sentinels.slice(0, 3)));
    expect(text).toBe(`${sentinels[0]}\n20\n${sentinels[1]}\n${sentinels[2]}\n`);
  });

  test("has the size that it says, is the same every time, and is the body again without them", async () => {
    await fc.assert(
      fc.asyncProperty(
        ids,
        fc.array(fc.nat(900)),
        fc.integer({ min: 1, max: 4 }),
        async (text, ends, count) => {
          const own = sentinels.slice(0, count);
          const filled = insertSentinels(makeBody(text, ends), own);
          const sent = await read(filled);
          expect(Buffer.byteLength(sent)).toBe(filled.sizeBytes);
          expect(await read(filled)).toBe(sent);
          expect(await read(insertSentinels(makeBody(text), own))).toBe(sent);
          const lines = sent.split("\n");
          expect(lines.filter((line) => !own.includes(line)).join("\n")).toBe(text);
          expect(lines.filter((line) => own.includes(line))).toEqual(own);
        },
      ),
    );
  });

  test("gives out nothing that its body has not given out, and no end where there is none", async () => {
    const broken: Body = {
      sizeBytes: 6,
      async *open() {
        yield Buffer.from("20\n");
        throw new Error("changed");
      },
    };
    const sent: string[] = [];
    const send = async (): Promise<void> => {
      for await (const chunk of insertSentinels(broken, sentinels).open())
        sent.push(Buffer.from(chunk).toString());
    };
    await expect(send()).rejects.toThrow("changed");
    expect(sent.join("")).not.toContain(sentinels[3]);
  });

  test("is refused where its last line has no end, as a sentinel would be glued to the ID", async () => {
    await expect(read(insertSentinels(makeBody("20\n21"), sentinels))).rejects.toMatchObject({
      code: "OPTION_INVALID",
      message: "The body of the part does not end with LF.",
    });
  });

  test("without any is the body as it is", async () => {
    expect(await read(insertSentinels(makeBody("20\n21\n"), []))).toBe("20\n21\n");
  });

  test("ends with one, even where its body is longer than it says", async () => {
    const longer: Body = { ...makeBody("20\n21\n22\n23\n"), sizeBytes: 6 };
    const lines = (await read(insertSentinels(longer, sentinels))).split("\n");
    expect(lines.at(-2)).toBe(sentinels.at(-1));
  });
});
