// What actions/checkout does with its defaults: a shallow fetch of the run's commit, with the token in a header of
// this one command. The git server is at the API's address, as the sandbox's is. Without `filter`: all blobs come.
import { execFileSync } from "node:child_process";

const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_REF_NAME, GITHUB_SHA, GITHUB_WORKSPACE } = process.env;
if (process.env["INPUT_PERSIST-CREDENTIALS"] !== "false") {
  throw new Error("This stand-in keeps no credentials. Set `persist-credentials: false`, or extend it.");
}

const git = (...words) => execFileSync("git", words, { cwd: GITHUB_WORKSPACE, stdio: "inherit" });
const basic = Buffer.from(`x-access-token:${process.env.INPUT_TOKEN}`).toString("base64");
console.log(`::add-mask::${basic}`);
git("init", "--quiet", "--initial-branch", GITHUB_REF_NAME);
// The second checkout of a job finds the first one's.
git("config", "remote.origin.url", `${GITHUB_API_URL}/${GITHUB_REPOSITORY}.git`);
git(
  "-c",
  `http.extraheader=AUTHORIZATION: basic ${basic}`,
  ...["fetch", "--quiet", "--no-tags", "--depth=1", "origin"],
  `+${GITHUB_SHA}:refs/remotes/origin/${GITHUB_REF_NAME}`,
);
const sparse = (process.env["INPUT_SPARSE-CHECKOUT"] ?? "").split("\n").filter((folder) => folder !== "");
if (sparse.length > 0) git("sparse-checkout", "set", ...sparse);
git("checkout", "--quiet", "--force", "-B", GITHUB_REF_NAME, `refs/remotes/origin/${GITHUB_REF_NAME}`);
