/** What git needs of the runner: to be found, to get out, to trust the right servers, and to be ended with the job. */
const inheritedNames: readonly string[] = [
  "PATH",
  "LD_LIBRARY_PATH",
  "SystemRoot",
  // Nothing in it is ever started.
  "GITHUB_WORKSPACE",
  "RUNNER_TRACKING_ID",
  ...["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"],
  ...["SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "NODE_EXTRA_CA_CERTS"],
];

/** Picks what git may see of a process's environment: no input, no token, no setting of a person. */
export function pickGitEnvironment(environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  return Object.fromEntries(
    inheritedNames.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])),
  );
}
