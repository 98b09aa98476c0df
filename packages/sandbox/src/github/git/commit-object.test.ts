import { expect, test } from "vitest";
import { type CommitFields, parseCommitObject, renderCommitObject } from "./commit-object.ts";
import { signCommit, verifyCommit } from "./web-flow-signature.ts";

const commit: CommitFields = {
  tree: "1".repeat(40),
  parents: ["2".repeat(40), "3".repeat(40)],
  author: { name: "Ada", email: "ada@example.org", atMs: 1_780_272_000_000 },
  committer: { name: "Grace", email: "", atMs: 1_780_272_060_000 },
  signature: "-----BEGIN-----\n\nabc\n-----END-----",
  message: "Subject\n\nparent of nothing\n author\n",
};

test("a commit is read as it was written, with a signature of several lines and a message like a header", () => {
  expect(parseCommitObject(renderCommitObject(commit))).toEqual(commit);
  const bare = { ...commit, parents: [], signature: undefined };
  expect(parseCommitObject(renderCommitObject(bare))).toEqual(bare);
});

test("a name cannot break out of its line", () => {
  const author = { name: "A <b>\nparent 4", email: "a@b>\nc", atMs: 0 };
  const read = parseCommitObject(renderCommitObject({ ...commit, author }));
  expect(read.parents).toEqual(commit.parents);
  expect(read.author).toEqual({ name: "A bparent 4", email: "a@bc", atMs: 0 });
});

test("a signature holds for the commit that it was made for, and for no other", () => {
  const signed = signCommit(commit);
  expect(verifyCommit(signed).reason).toBe("valid");
  expect(verifyCommit({ ...signed, message: "Other" }).reason).toBe("unknown_key");
  expect(verifyCommit({ ...signed, signature: undefined }).reason).toBe("unsigned");
});
