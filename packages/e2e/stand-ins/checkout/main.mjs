// What actions/checkout does with its defaults: a shallow fetch of the run's commit, with the token in a header of
// this one command. The git server is at the API's address, as the sandbox's is.
import { execFileSync } from "node:child_process";

const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_REF_NAME, GITHUB_SHA, GITHUB_WORKSPACE } = process.env;
if (process.env["INPUT_PERSIST-CREDENTIALS"] !== "false") {
  throw new Error("This stand-in keeps no credentials. Set `persist-credentials: false`, or extend it.");
}

const git = (...words) => execFileSync("git", words, { cwd: GITHUB_WORKSPACE, stdio: "inherit" });
const basic = Buffer.from(`x-access-token:${process.env.INPUT_TOKEN}`).toString("base64");
console.log(`::add-mask::${basic}`);
git("init", "--quiet", "--initial-branch", GITHUB_REF_NAME);
git("remote", "add", "origin", `${GITHUB_API_URL}/${GITHUB_REPOSITORY}.git`);
git(
  "-c",
  `http.extraheader=AUTHORIZATION: basic ${basic}`,
  ...["fetch", "--quiet", "--no-tags", "--depth=1", "origin"],
  `+${GITHUB_SHA}:refs/remotes/origin/${GITHUB_REF_NAME}`,
);
git("checkout", "--quiet", "--force", "-B", GITHUB_REF_NAME, `refs/remotes/origin/${GITHUB_REF_NAME}`);
