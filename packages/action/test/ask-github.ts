import type { Sandbox } from "@x-batch-compliance/sandbox";

/** Does what a person does at the sandbox's GitHub, for example `PATCH /pulls/1`, with a token of theirs. */
export async function askGitHub({ github }: Sandbox, line: string, fields: object = {}): Promise<void> {
  const [method = "", path = ""] = line.split(" ");
  const response = await fetch(`${github.apiUrl}/repos/${github.repository}${path}`, {
    method,
    headers: { authorization: `token ${github.userToken}` },
    body: JSON.stringify(fields),
  });
  if (!response.ok) throw new Error(`The sandbox answered ${line} with ${response.status}.`);
}
