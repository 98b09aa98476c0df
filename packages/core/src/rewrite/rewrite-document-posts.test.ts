import { describe, expect, test } from "vitest";
import { classifyIds } from "../../test/classify-ids.ts";
import { rewriteContent } from "../../test/rewrite-content.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { batchEntries } from "../formats/entry-reader.ts";
import type { ReaderOptions } from "../formats/open-reader.ts";
import { compareCopies } from "./compare-copies.ts";

const gone = "1230001664694508197";
const classifier = classifyIds([gone]);
interface Post {
  readonly id: string;
  readonly text: string;
  readonly quoted_status?: { readonly id: string; readonly text: string } | null;
}

/** More than a batch has; those of the last one hold no other posts. */
const posts: readonly Post[] = Array.from({ length: batchEntries + 200 }, (_, index) => ({
  id: String(1_230_000_000_000_000n + BigInt(index)),
  text: "x",
  ...(index < batchEntries &&
    index % 3 === 0 && {
      quoted_status: { id: index % 2 === 0 ? gone : "1230002634354281968", text: "y" },
    }),
}));
const isAffected = ({ quoted_status: quoted }: Post): boolean => quoted?.id === gone;
const expected = {
  remove: posts.filter((post) => !isAffected(post)),
  scrub: posts.map((post) => (isAffected(post) ? { ...post, quoted_status: null } : post)),
  ignore: posts,
} as const;

describe.each([
  ["on one line", undefined],
  ["on many lines", 2],
] as const)("in a document %s", (_, indent) => {
  test.for(["remove", "scrub", "ignore"] as const)(
    "posts inside posts are found: %s",
    async (embeddedPosts) => {
      const reader: ReaderOptions = { ids: [{ type: "tweets" }], format: "json", embeddedPosts };
      const content = JSON.stringify({ tweets: posts }, undefined, indent);
      const { copy, change } = await rewriteContent({ content, classifiers: [classifier], reader });
      // Not compared as values alone: what is kept keeps its bytes.
      expect(copy.toString()).toBe(JSON.stringify({ tweets: expected[embeddedPosts] }, undefined, indent));
      const affected = posts.filter(isAffected).length;
      expect(change).toMatchObject({
        entries: posts.length,
        removed: embeddedPosts === "remove" ? affected : 0,
        scrubbed: embeddedPosts === "scrub" ? affected : 0,
      });
      await using folder = await createTemporaryFolder();
      const [before, after] = [await folder.write("before", content), await folder.write("after", copy)];
      const isOne = await compareCopies(
        { name: "ids", from: before.path, to: after.path },
        { reader, onChanged: () => {} },
      );
      expect(isOne).toBe(true);
    },
  );
});

test("a page of X's API on one line is read as one, also in a file that is named .json", async () => {
  const page = {
    data: [
      { id: gone, text: "x", author_id: "12" },
      { id: "1230002634354281968", text: "y", author_id: "13" },
    ],
    includes: { users: [{ id: "12" }, { id: "13" }] },
    meta: { result_count: 2 },
  };
  const reader: ReaderOptions = { ids: [{ type: "tweets" }], format: "json" };
  const { copy } = await rewriteContent({ content: JSON.stringify(page), classifiers: [classifier], reader });
  expect(JSON.parse(copy.toString())).toEqual({
    ...page,
    data: [page.data[1]],
    includes: { users: [{ id: "13" }] },
  });
});
