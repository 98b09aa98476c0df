// actions/create-github-app-token signs a request with the App's key, and GitHub answers with an installation token. The
// sandbox has no such route: its token is in a file that the test put beside this one.
import { appendFileSync, readFileSync } from "node:fs";

for (const name of ["app-id", "private-key"]) {
  if (!process.env[`INPUT_${name.toUpperCase()}`]) throw new Error(`The workflow gives no \`${name}\`.`);
}
for (const name of ["permission-contents", "permission-pull-requests"]) {
  if (process.env[`INPUT_${name.toUpperCase()}`] !== "write")
    throw new Error(`\`${name}\` is not \`write\`.`);
}
const token = readFileSync(new URL("token", import.meta.url), "utf8");
console.log(`::add-mask::${token}`);
appendFileSync(process.env.GITHUB_OUTPUT, `token=${token}\n`);
