/** What git forbids in the name of a branch (git-check-ref-format), and a leading dash, which no tool can be given safely. */
const forbidden = /^$|^[-/]|^refs\/|[/.]$|\.\.|\/\/|@\{|^@$|(^|\/)\.|\.lock(\/|$)|[\s~^:?*[\\\p{Cc}]/u;

/** Whether git takes this as the name of a branch, without `refs/heads/`. */
export function isBranchName(text: string): boolean {
  return text.length <= 200 && !forbidden.test(text);
}
