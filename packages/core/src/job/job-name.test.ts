import { expect, test } from "vitest";
import { buildJobName, cutPlace, isOfRun, isOurName, readJobName } from "./job-name.ts";

const digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const identity = { prefix: "owner-lists", digest, runKey: "17432890123", place: "ab2" };

test("a name is the prefix, the first 20 digits of the digest, the place and the run key", () => {
  expect(buildJobName(identity)).toBe("owner-lists-0123456789abcdef0123-ab2-17432890123");
});

test.each([
  ["a long prefix", { ...identity, prefix: "p".repeat(200) }],
  ["a long run key", { ...identity, runKey: "9".repeat(200) }],
  ["a long place", { ...identity, place: "z".repeat(13) }],
  ["all of them", { prefix: "p".repeat(200), digest, place: "z".repeat(13), runKey: "9".repeat(200) }],
  [
    "all of them in characters that X may not take",
    { prefix: "é".repeat(200), digest, place: "z".repeat(13), runKey: "😀".repeat(200) },
  ],
])("with %s a name has 64 characters at most, and still holds its digest and its place", (_, long) => {
  const name = buildJobName(long);
  expect(name.length).toBeLessThanOrEqual(64);
  expect(name).toContain(`-${digest.slice(0, 20)}-`);
  expect(isOurName(name, long)).toBe(true);
  expect(readJobName(name, long)).toEqual({ digest: digest.slice(0, 20), place: cutPlace(long) });
  expect(cutPlace(long).length).toBeGreaterThanOrEqual(Math.min(7, long.place.length));
});

test("what is not a letter, a digit, a dot, an underscore or a hyphen becomes a hyphen", () => {
  const name = buildJobName({ prefix: "owner/räpo name", digest, place: "ab2", runKey: "run\n#7" });
  expect(name).toBe("owner-r-po-name-0123456789abcdef0123-ab2-run-7");
});

test("of a long run key the end counts, where attempts differ", () => {
  const long = "x".repeat(60);
  const one = buildJobName({ ...identity, runKey: `${long}1` });
  const other = buildJobName({ ...identity, runKey: `${long}2` });
  expect(one).not.toBe(other);
});

test("a name is found again by another run with the same bytes, also one of the first edition", () => {
  expect(isOurName(buildJobName({ ...identity, runKey: "99" }), identity)).toBe(true);
  expect(isOurName("owner-lists-0123456789abcdef0123-17432890123", identity)).toBe(true);
});

test("a name of the first edition is of its run, and tells no place", () => {
  const name = "owner-lists-0123456789abcdef0123-17432890123";
  expect(isOfRun(name, identity)).toBe(true);
  expect(isOfRun(name, { ...identity, runKey: "17432890124" })).toBe(false);
  expect(readJobName(name, identity)).toEqual({ digest: digest.slice(0, 20), place: undefined });
});

test("a run key that ends like another one is another run's", () => {
  const dated = buildJobName({ ...identity, runKey: "2026-11-22" });
  expect(isOfRun(dated, { ...identity, runKey: "2026-11-22" })).toBe(true);
  expect(isOfRun(dated, { ...identity, runKey: "22" })).toBe(false);
  expect(
    isOfRun(buildJobName({ prefix: "owner-lists", digest, runKey: "22" }), { ...identity, runKey: "22" }),
  ).toBe(true);
});

test.each([
  ["other bytes", { ...identity, digest: digest.replace("0", "f") }],
  ["another prefix", { ...identity, prefix: "owner-list" }],
  ["a prefix that goes on", { ...identity, prefix: "owner-lists-2" }],
])("a name is not ours with %s", (_, other) => {
  expect(isOurName(buildJobName(identity), other)).toBe(false);
});

test("a name that merely begins like ours, or none at all, is not ours", () => {
  expect(isOurName("owner-lists-0123456789abcdef01234-17", identity)).toBe(false);
  expect(isOurName("", identity)).toBe(false);
  expect(readJobName("owner-lists-nightly", identity)).toBeUndefined();
  expect(readJobName("", identity)).toBeUndefined();
});
