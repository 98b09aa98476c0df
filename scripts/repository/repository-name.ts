import { readFileSync } from "node:fs";

/** The account and name that this is published under, `account/name`. Its one place is `repository` in package.json. */
export function readRepositoryName(): string {
  return parseRepositoryName(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
}

/** Reads `account/name` out of the text of package.json. */
export function parseRepositoryName(manifest: string): string {
  const { repository } = JSON.parse(manifest) as { readonly repository?: { readonly url?: string } };
  const [, name] = /^git\+https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\.git$/.exec(repository?.url ?? "") ?? [];
  if (name === undefined) {
    throw new Error(
      "package.json: `repository.url` is not an address of GitHub. Set it to git+https://github.com/ACCOUNT/NAME.git.",
    );
  }
  return name;
}

/** Where the name stands. The unit tests of the packages, which make up names of their own, are not among these. */
export const filesWithName: readonly string[] = [
  "*.md",
  "{docs,examples,sandbox}/**/*.{md,yml}",
  ".github/**/*.{md,yml}",
  ".github/CODEOWNERS",
  "packages/*/{README.md,package.json}",
];

/** After what the name of this repository is meant, and not a path that ends like it. */
const before = String.raw`uses: |--repo |github(?:usercontent)?\.com/|Run |[\`'"]`;

/** Puts the name of the repository in place of the one that stands in a text. */
export function fillRepositoryName(text: string, name: string): string {
  const [account, project] = name.split("/");
  const ours = new RegExp(`(?<=${before})[\\w.-]+/${project}(?![\\w-])`, "g");
  return text.replace(ours, name).replace(/^\* @[\w-]+$/m, `* @${account}`);
}
