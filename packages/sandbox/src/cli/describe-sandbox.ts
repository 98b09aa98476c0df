import type { Sandbox, SandboxOfX } from "../sandbox.ts";

/** All addresses and tokens on one line of JSON, for whoever started the sandbox as a process. */
export function describeSandbox(sandbox: Sandbox | SandboxOfX): string {
  const { x } = sandbox;
  return JSON.stringify({
    x: { flow: x.flow, apiUrl: x.origin, storageUrl: x.storageOrigin, bearerToken: x.bearerToken },
    ...("github" in sandbox ? describeOthers(sandbox) : {}),
  });
}

function describeOthers({ github, artifacts }: Sandbox): object {
  return {
    github: {
      apiUrl: github.apiUrl,
      token: github.token,
      userToken: github.userToken,
      repository: github.repository,
      defaultBranch: github.defaultBranch,
      gitDir: github.gitDir,
    },
    artifacts: artifacts.env,
  };
}
