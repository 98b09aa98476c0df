// @module-tag slow
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { getCACertificates } from "node:tls";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createPrivateAuthority } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import { byGit, gitOptionsOf } from "../../test/git-bench.ts";
import { benchGitHub, type GitHubBench } from "../../test/sandbox-github.ts";
import { writeAuthorities } from "./git/write-authorities.ts";

const files = { "a.txt": "1\n2\n3\n" };
const storeUrl = new URL("./git/open-store.ts", import.meta.url);

/** Lists the branches of GitHub by git, out of a process of its own: only its start decides whom Node trusts. */
async function listHeads(
  bench: GitHubBench,
  { extra, inherited = {} }: { readonly extra?: string; readonly inherited?: Record<string, string> },
): Promise<string> {
  const { remote } = gitOptionsOf(bench);
  const own = extra === undefined ? {} : { NODE_EXTRA_CA_CERTS: extra };
  const options = {
    remote,
    inherited: { PATH: process.env.PATH, ...own, ...inherited },
    folder: bench.folder,
  };
  const script = `
    const { openStore } = await import(${JSON.stringify(fileURLToPath(storeUrl))});
    const clock = { now: Date.now, monotonic: Date.now, sleep: async () => {} };
    const retries = [];
    const rest = { clock, signal: new AbortController().signal, onRetry: (...all) => retries.push(all) };
    try {
      await using store = await openStore({ ...${JSON.stringify(options)}, ...rest });
      console.log(await store.ask(["ls-remote", "--heads", "origin"]));
    } catch (error) {
      console.log(error.code, error.message, retries.length);
    }`;
  const args = ["--conditions=@x-batch-compliance/source", "--input-type=module", "-e", script];
  const env = { PATH: process.env.PATH, ...own };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return stdout.trim();
}

test("an authority that Node.js does not know is told at the first try, by its cause", async () => {
  await using bench = await benchGitHub(files, { tls: createPrivateAuthority().issue() });
  await expect(bench.propose(["3"])).rejects.toMatchObject({
    code: "GITHUB_CERTIFICATE",
    message: expect.stringMatching(
      /^The TLS certificate of GitHub's server .*UNABLE_TO_VERIFY_LEAF_SIGNATURE/,
    ),
    hint: expect.stringContaining("NODE_EXTRA_CA_CERTS"),
  });
  expect([bench.retries, bench.rereads, bench.slept]).toEqual([[], [], []]);
});

test("git gets the authorities of NODE_EXTRA_CA_CERTS, and without them says what is wrong, at once", async () => {
  const authority = createPrivateAuthority();
  await using bench = await benchGitHub(files, { tls: authority.issue() });
  const extra = join(bench.folder, "company.pem");
  await writeFile(extra, authority.certificate);
  expect(await listHeads(bench, { extra })).toMatch(/^[0-9a-f]{40}\trefs\/heads\/main$/);
  expect(await listHeads(bench, {})).toBe(
    "GITHUB_CERTIFICATE git does not trust the TLS certificate of GitHub's server (git ls-remote, exit code 128). 0",
  );
});

test("a GIT_SSL_CAINFO that is set is somebody's own choice", async () => {
  const authority = createPrivateAuthority();
  await using bench = await benchGitHub(files, { tls: authority.issue() });
  const [extra, other] = [join(bench.folder, "company.pem"), join(bench.folder, "other.pem")];
  await writeFile(extra, authority.certificate);
  await writeFile(other, createPrivateAuthority().certificate);
  const inherited = { GIT_SSL_CAINFO: other };
  expect(await listHeads(bench, { extra, inherited })).toMatch(/^GITHUB_CERTIFICATE /);
});

test("what git gets replaces what it knows, so it holds Node's and the system's authorities as well", async () => {
  await using bench = await benchGitHub(files);
  const text = await readFile(await writeAuthorities(bench.folder), "utf8");
  const listed = new Set(text.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g));
  const wanted = [...getCACertificates("bundled"), ...getCACertificates("system")].map((one) => one.trim());
  expect(wanted.length).toBeGreaterThan(100);
  expect(wanted.filter((one) => !listed.has(one))).toEqual([]);
  expect(await bench.propose(["3"], byGit(bench))).toMatchObject({ operation: "created" });
});
