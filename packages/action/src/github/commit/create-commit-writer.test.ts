// @module-tag slow
import { expect, test } from "vitest";
import { benchGitHub, type GitHubBench } from "../../../test/sandbox-github.ts";
import { createLog } from "../../runner/log.ts";
import { createCommitWriter } from "./create-commit-writer.ts";

const { signal } = new AbortController();

function bindWays(bench: GitHubBench, told: string[]): ReturnType<typeof createCommitWriter> {
  const remote = {
    serverUrl: "https://git.example",
    repositoryUrl: "https://git.example/o/r.git",
    token: "t",
  };
  const { clock, folder, github } = bench;
  return createCommitWriter({
    via: "auto",
    github,
    log: createLog({ write: (text) => void told.push(text), isWorkflow: false }),
    git: { remote, inherited: { PATH: "/nowhere" }, folder, signal, clock, onRetry() {} },
  });
}

test("without git, `auto` commits through the API what is too much for it by choice, and says why", async () => {
  const files = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`${index}.txt`, "1\n2\n"]));
  await using bench = await benchGitHub(files);
  const told: string[] = [];
  expect(await bench.propose(["1"], { writeCommit: bindWays(bench, told) })).toMatchObject({
    operation: "created",
  });
  expect(told.join("")).toContain("through GitHub's API (because git 2.31 or newer is not installed).");
  expect(await bench.read("x-compliance/tweets-1", "1000.txt")).toBe("2\n");
}, 60_000);

test("without git, what the API does not take at all is refused with what to install", async () => {
  await using bench = await benchGitHub({ "a.txt": "1\n2\n" });
  const writeCommit = bindWays(bench, []);
  const refused = bench.propose(["1"], {
    writeCommit: (order) =>
      writeCommit({ ...order, files: order.files.map((file) => ({ ...file, sizeBytes: 41 * 1024 * 1024 })) }),
  });
  await expect(refused).rejects.toMatchObject({ code: "GIT_UNAVAILABLE" });
});
