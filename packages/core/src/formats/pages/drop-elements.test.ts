// @module-tag slow
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPagesReader } from "./read-pages.ts";

interface Named {
  readonly id: string;
}
interface Post extends Named {
  readonly author_id?: string | undefined;
  readonly in_reply_to_user_id?: string | undefined;
  readonly referenced_tweets?: readonly { readonly type: string; readonly id: string }[] | undefined;
  readonly attachments?:
    | { readonly media_keys?: readonly string[]; readonly poll_ids?: readonly string[] }
    | undefined;
  readonly geo?: { readonly place_id: string } | undefined;
  readonly entities?:
    | { readonly mentions: readonly { readonly username: string; readonly id?: string }[] }
    | undefined;
}
interface PageValue {
  readonly data: readonly Post[];
  readonly includes: {
    readonly tweets: readonly Post[];
    readonly users: readonly (Named & {
      readonly username: string;
      readonly pinned_tweet_id?: string | undefined;
    })[];
    readonly media: readonly { readonly media_key: string }[];
    readonly places: readonly Named[];
    readonly polls: readonly Named[];
  };
}

/** Rewrites a page as the reader says; `undefined` if nothing of it is left. */
function drop(text: string, isGone: readonly boolean[]): string | undefined {
  const reader = createPagesReader({ onFault: { badEntry: () => {}, refuse: expect.fail } });
  const bytes = Buffer.from(text);
  const gone = Uint8Array.from(isGone, Number);
  const spans = reader.findDropped?.(bytes, { start: 0, end: bytes.length }, gone) ?? [];
  let rest = "";
  let from = 0;
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(from);
    rest += bytes.subarray(from, start).toString();
    from = end;
  }
  rest += bytes.subarray(from).toString();
  return rest === "" ? undefined : rest;
}

/** The same by a walk over what JSON.parse has made. */
function dropNaively({ data, includes, ...page }: PageValue, isGone: readonly boolean[]): unknown {
  const gone = new Set<object>([...data, ...includes.tweets].filter((_, at) => isGone[at]));
  const staying = data.filter((post) => !gone.has(post));
  if (data.length > 0 && staying.length === 0) return undefined;
  const all: readonly object[] = Object.values(includes).flat();
  const follow = (from: readonly object[], isClosed: (one: object) => boolean): Set<object> => {
    const seen = new Set<object>();
    const walk = (one: object): void => {
      for (const other of all) {
        if (seen.has(other) || isClosed(other) || !refersTo(one as Post, other, includes)) continue;
        seen.add(other);
        walk(other);
      }
    };
    from.forEach(walk);
    return seen;
  };
  const touched = follow([...gone], () => false);
  const untouched = all.filter((one) => !touched.has(one) && !gone.has(one));
  const needed = follow([...staying, ...untouched], (one) => gone.has(one));
  const stays = (one: object): boolean => !gone.has(one) && (!touched.has(one) || needed.has(one));
  const kept = Object.fromEntries(Object.entries(includes).map(([kind, own]) => [kind, own.filter(stays)]));
  return { data: staying, includes: kept, ...page };
}

function refersTo(
  one: Post,
  other: object,
  { users, tweets, media, places, polls }: PageValue["includes"],
): boolean {
  const mentions = one.entities?.mentions ?? [];
  const user = users.find((each) => each === other);
  if (user !== undefined)
    return (
      [one.author_id, one.in_reply_to_user_id, ...mentions.map(({ id }) => id)].includes(user.id) ||
      mentions.some(({ username }) => username.toLowerCase() === user.username.toLowerCase())
    );
  const tweet = tweets.find((each) => each === other);
  const pinned = (one as { readonly pinned_tweet_id?: string }).pinned_tweet_id;
  if (tweet !== undefined)
    return [pinned, ...(one.referenced_tweets ?? []).map(({ id }) => id)].includes(tweet.id);
  const own = media.find((each) => each === other);
  if (own !== undefined) return one.attachments?.media_keys?.includes(own.media_key) === true;
  const place = places.find((each) => each === other);
  if (place !== undefined) return one.geo?.place_id === place.id;
  const poll = polls.find((each) => each === other);
  return poll !== undefined && one.attachments?.poll_ids?.includes(poll.id) === true;
}

const digit = fc.constantFrom("1", "2", "3", "4");
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
const post: fc.Arbitrary<Post> = fc.record({
  id: digit,
  author_id: maybe(digit),
  in_reply_to_user_id: maybe(digit),
  referenced_tweets: maybe(
    fc.array(fc.record({ type: fc.constantFrom("quoted", "replied_to"), id: digit }), { maxLength: 2 }),
  ),
  attachments: maybe(
    fc.record({ media_keys: fc.array(digit, { maxLength: 2 }), poll_ids: fc.array(digit, { maxLength: 1 }) }),
  ),
  geo: maybe(fc.record({ place_id: digit })),
  entities: maybe(
    fc.record({
      mentions: fc.array(fc.record({ username: fc.constantFrom("A", "b", "c"), id: digit }), {
        maxLength: 1,
      }),
    }),
  ),
});
const few = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> => fc.array(of, { maxLength: 3 });
const pageValue: fc.Arbitrary<PageValue> = fc.record({
  data: few(post),
  includes: fc.record({
    tweets: few(post),
    users: few(
      fc.record({ id: digit, username: fc.constantFrom("a", "B", "c"), pinned_tweet_id: maybe(digit) }),
    ),
    media: few(fc.record({ media_key: digit })),
    places: few(fc.record({ id: digit })),
    polls: few(fc.record({ id: digit })),
  }),
  meta: fc.constant({ result_count: 3 }),
});

test("what is left of a page is what a walk over its values leaves, and the rest has its bytes", () => {
  let dropped = 0;
  fc.assert(
    fc.property(
      pageValue,
      fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      fc.constantFrom("", " "),
      (value, dice, gap) => {
        const text = JSON.stringify(value, undefined, gap).replaceAll(/\n */g, gap);
        const parsed = JSON.parse(text) as PageValue;
        const isGone = [...parsed.data, ...parsed.includes.tweets].map((_, at) => dice[at] === true);
        const rest = drop(text, isGone);
        const expected = dropNaively(parsed, isGone);
        expect(rest === undefined ? undefined : JSON.parse(rest)).toEqual(expected);
        if (rest !== undefined && rest.length < text.length) dropped++;
      },
    ),
    { numRuns: 1_000 },
  );
  expect(dropped).toBeGreaterThan(300);
});

describe("of a page", () => {
  const users = '"users": [{"id": "5"},  {"id": "6"}, {"id": "9"}]';
  const text = `{"data": [{"id": "1", "author_id": "5"}, {"id": "2", "author_id": "6"},\t{"id": "3"}], "includes": {${users}}, "meta": 1}\n`;

  test("a post goes with one comma, and with the user that was there for it alone", () => {
    expect(drop(text, [true, false, false])).toBe(
      '{"data": [{"id": "2", "author_id": "6"},\t{"id": "3"}], "includes": {"users": [{"id": "6"}, {"id": "9"}]}, "meta": 1}\n',
    );
    expect(drop(text, [false, false, true])).toBe(text.replace(',\t{"id": "3"}', ""));
    expect(drop(text, [true, true, false])).toBe(
      '{"data": [{"id": "3"}], "includes": {"users": [{"id": "9"}]}, "meta": 1}\n',
    );
  });

  test("all of it goes with its last post", () => {
    expect(drop(text, [true, true, true])).toBeUndefined();
    expect(drop('{"data":{"id":"1"},"includes":{"users":[{"id":"5"}]}}\n', [true])).toBeUndefined();
  });

  test("a post that is not an entry stays, and what it refers to", () => {
    const odd =
      '{"data":[{"id":null,"author_id":"5"},{"id":"2","author_id":"5"}],"includes":{"users":[{"id":"5"}]}}\n';
    expect(drop(odd, [true])).toBe(odd.replace(',{"id":"2","author_id":"5"}', ""));
  });

  test("nothing but the post goes where another one cannot be read by JSON.parse", () => {
    const odd = text.replace('"id": "3"', '"id": "3", "score": NaN');
    expect(drop(odd, [true, false, false])).toBe(odd.replace('{"id": "1", "author_id": "5"}, ', ""));
  });

  test("a rounded number names nobody", () => {
    const odd = '{"data":[{"id":"1","author_id":5},{"id":"2"}],"includes":{"users":[{"id":5}]}}\n';
    expect(drop(odd, [true, false])).toBe(odd.replace('{"id":"1","author_id":5},', ""));
  });
});
