/** Options by which other programs take a token, and forms that no other argument has. */
const tokenOption =
  /^--?(?:x-)?(?:bearer|(?:bearer-|access-|api-)?token|(?:consumer|api)-(?:key|secret)|access-token-secret)(?:=|$)/i;
const tokenForm = /^(?:Bearer\s+\S{8,}|AAAA[A-Za-z0-9%+/_-]{40,}=*|gh[oprsu]_\w{20,}|github_pat_\w{20,})$/;

/**
 * A sentence if a token stands among the arguments, where every program of the machine, the shell's history and logs of
 * jobs see it. It never holds the argument.
 */
export function refuseSecrets(words: readonly string[]): string | undefined {
  const isSecret = words.some(
    (word) => tokenOption.test(word) || tokenForm.test(word.replace(/^--?[\w-]+=/, "")),
  );
  if (!isSecret) return undefined;
  return "A token on the command line can be read by other programs and stays in the shell's history. Set X_BEARER_TOKEN (or BEARER_TOKEN) in the environment, or name a file with --token-file. If this token is in use, regenerate it in X's developer console.";
}
