// @module-tag slow
import fc from "fast-check";
import { expect, test } from "vitest";
import { readEmbedded } from "../../../test/read-embedded.ts";
import { createJsonlReader } from "../read-jsonl.ts";

type Json = null | string | boolean | number | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [key: string]: Json;
}

interface FoundPost {
  readonly id: string;
  /** What `null` takes the place of; undefined where that would leave the content behind. */
  readonly place: Json | undefined;
}

/** The rule as it stands in the docs, on values that JSON.parse has made. */
function findNaively(post: JsonObject): readonly FoundPost[] {
  const { text: own, full_text: full } = post;
  const hasText = [own, full].some((each) => each !== undefined && each !== null && each !== "");
  return Object.entries(post).flatMap(([key, value]): readonly FoundPost[] => {
    const objects =
      key === "referenced_tweets" && Array.isArray(value) ? (value as readonly Json[]) : [value];
    if (!["retweeted_status", "quoted_status", "referenced_tweets"].includes(key)) return [];
    if (key === "referenced_tweets" && !Array.isArray(value)) return [];
    return objects.flatMap((object) => {
      if (!isObject(object)) return [];
      const { id: number, id_str: exact, type, ...content } = object;
      const isRetweet = key === "retweeted_status" || (key === "referenced_tweets" && type === "retweeted");
      const isRepeated = isRetweet && hasText;
      const isBare = Object.values(content).every((each) => each === null);
      if (isBare && (!isRepeated || (exact ?? number) === undefined)) return [];
      const place = isRepeated ? undefined : object;
      return [{ id: String(exact ?? number), place }, ...findNaively(object)];
    });
  });
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const id = fc.oneof(fc.integer({ min: 1, max: 99 }), fc.bigInt(1n, 2n ** 64n - 1n).map(String));
const text = fc.constantFrom<Json>("RT", 'a " \\ } ] { [ , :', "", null);
const other = fc.constantFrom<Json>(null, 5, true, "x", [1, { id: 3, text: "y" }], {
  quoted_status: { id: 4, text: "z" },
});

const { post } = fc.letrec<{ post: JsonObject; inside: Json }>((tie) => ({
  inside: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<Json>(null, "2", {}),
    tie("post") as fc.Arbitrary<Json>,
  ),
  post: fc
    .record(
      {
        id,
        id_str: fc.bigInt(1n, 2n ** 64n - 1n).map(String),
        type: fc.constantFrom("retweeted", "quoted", "replied_to"),
        text,
        full_text: text,
        retweeted: other,
        "": other,
        retweeted_status: tie("inside"),
        quoted_status: tie("inside"),
        referenced_tweets: fc.oneof(tie("inside"), fc.array(tie("inside"), { maxLength: 3 })),
      },
      { requiredKeys: ["id"] },
    )
    .map((own) => own as JsonObject),
}));

/** Written with keys in any order, white space, and escapes. */
function write(value: Json, dice: () => number): string {
  const gap = (): string => ["", "", "", " ", "\t", " \r"][dice() % 6] as string;
  if (Array.isArray(value))
    return `[${gap()}${value.map((each) => write(each, dice) + gap()).join(`,${gap()}`)}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value)
    .toSorted(() => (dice() % 2) - 0.5)
    .map(([key, each]) => `${writeKey(key, dice)}${gap()}:${gap()}${write(each, dice)}${gap()}`);
  return `{${gap()}${members.join(`,${gap()}`)}}`;
}

function writeKey(key: string, dice: () => number): string {
  if (dice() % 8 !== 0 || key === "") return JSON.stringify(key);
  return `"\\u00${key.charCodeAt(0).toString(16)}${key.slice(1)}"`;
}

test("what is inside a post is what JSON.parse finds there, each with its bytes", () => {
  let found = 0;
  fc.assert(
    fc.property(
      fc.array(post, { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.nat(999)),
      (posts, stream) => {
        const lines = posts.map((own) => write(own, () => stream.next().value as number));
        const expected = lines.map((line) => findNaively(JSON.parse(line) as JsonObject));
        // Where ids of one post differ the bounds of depth and number are none of this test's.
        const reading = readEmbedded(lines.join("\n"), (onFault) =>
          createJsonlReader({ places: [{ type: "tweets", field: "id" }], onFault }),
        );
        expect(reading.faults).toEqual([]);
        expect(
          reading.posts.map((inside) =>
            inside.map(({ id: own, place }) => ({
              id: own,
              place: place === "" ? undefined : (JSON.parse(place) as Json),
            })),
          ),
        ).toEqual(expected);
        found += expected.flat().length;
      },
    ),
    { numRuns: 400 },
  );
  expect(found).toBeGreaterThan(300);
});
