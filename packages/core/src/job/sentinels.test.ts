import fc from "fast-check";
import { expect, test } from "vitest";
import { makeIds, makePart } from "../../test/make-part.ts";
import { createClient } from "../client/client.ts";
import { createIdWords, parseId } from "../ids/parse-id.ts";
import { buildSentinels, countSentinels } from "./sentinels.ts";

const client = createClient({ bearerToken: "token-number-one" });
const part = makePart(makeIds(1_000));

test("are three to sixteen, more for more IDs", () => {
  const sizes = [0, 1, 7, 8, 1_000, 65_535, 6_000_000];
  expect(sizes.map(countSentinels)).toEqual([3, 3, 3, 4, 10, 16, 16]);
});

test("are all different, of twenty letters, and so no ID", () => {
  const sentinels = buildSentinels(client, part);
  expect(new Set(sentinels).size).toBe(10);
  for (const sentinel of sentinels) {
    expect(sentinel).toMatch(/^[a-z]{20}$/);
    const bytes = Buffer.from(sentinel);
    expect(parseId(bytes, { start: 0, end: bytes.length }, createIdWords())).toBe(false);
  }
});

test("are the same for every run under the same token, so that a job can be reused", () => {
  const later = createClient({ bearerToken: "token-number-one" });
  expect(buildSentinels(later, makePart(makeIds(1_000)))).toEqual(buildSentinels(client, part));
});

test("are others for every other token, part and number, so that nobody can guess them", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9]{8,30}$/), fc.integer({ min: 1, max: 60 }), (token, ids) => {
      const other = createClient({ bearerToken: token });
      const all = [
        ...buildSentinels(client, part),
        ...buildSentinels(other, part),
        ...buildSentinels(client, makePart(makeIds(ids))),
        ...buildSentinels(client, { ...part, submitted: makePart(makeIds(ids)).submitted }),
      ];
      const most = 20 + 2 * countSentinels(ids);
      expect(new Set(all).size).toBe(most);
      expect(all.join(" ")).not.toContain(token);
    }),
    { numRuns: 50 },
  );
});

test("are made of the same texts in every version, or jobs of the one before could not be reused", () => {
  const texts: string[] = [];
  const signText = (text: string): Uint8Array => {
    texts.push(text);
    return Buffer.alloc(32, texts.length);
  };
  const sentinels = buildSentinels({ signText }, makePart(makeIds(1)));
  const { digest } = makePart(makeIds(1));
  expect(texts).toEqual([1, 2, 3].map((number) => `sentinel ${number} of 3 for ${digest}`));
  expect(sentinels).toEqual(["b", "c", "d"].map((letter) => letter.repeat(20)));
});
