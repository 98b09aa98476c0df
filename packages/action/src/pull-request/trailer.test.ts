import { expect, test } from "vitest";
import { addTrailer, readTrailer } from "./trailer.ts";

const asOf = new Map([["tweets", Date.parse("2026-09-01T04:18:00Z")] as const]);
const trailer = {
  ...{ treeSha: "a".repeat(40), baseSha: "b".repeat(40), asOf },
  ...{ identity: "0123abcd", seal: "c".repeat(64) },
};

test("what is added is read again, whatever the message", () => {
  for (const message of ["Remove 3 IDs", "Remove 3 IDs\n\nBody.\n", "T\n\nSigned-off-by: A <a@b.c>"]) {
    expect(readTrailer(addTrailer(message, trailer))).toEqual(trailer);
  }
});

test("GitHub's own line below ours does not hide it", () => {
  expect(readTrailer(`${addTrailer("T", trailer)}Co-authored-by: A <a@b.c>\n`)).toEqual(trailer);
});

test.each([
  ["a person's commit", "Add an ID"],
  ["a commit that quotes ours", `${addTrailer("T", trailer)}\n\nSee above.`],
  ["a damaged value", addTrailer("T", { ...trailer, treeSha: "a".repeat(39) })],
  ["half of it", `T\n\nX-Batch-Compliance: ${trailer.treeSha}`],
  ["nothing", ""],
])("%s is not ours", (_name, message) => {
  expect(readTrailer(message)).toBeUndefined();
});

test("a commit of earlier versions names neither its inputs nor a seal", () => {
  const old = { ...trailer, identity: undefined, seal: undefined };
  expect(addTrailer("T", old)).not.toMatch(/Inputs|Seal/);
  expect(readTrailer(addTrailer("T", old))).toEqual(old);
});

test("a commit that does not say as of when is ours all the same, and so is one that says it wrongly", () => {
  const old = { ...trailer, asOf: undefined };
  expect(addTrailer("T", old)).not.toContain("As-Of");
  expect(readTrailer(addTrailer("T", old))).toEqual(old);
  expect(readTrailer(addTrailer("T", { ...trailer, asOf: new Map() }))).toEqual(old);
  const edited = addTrailer("T", trailer).replace("2026-09", "yesterday");
  expect(readTrailer(edited)).toEqual(old);
});
