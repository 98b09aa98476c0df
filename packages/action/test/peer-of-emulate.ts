import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createEmulator } from "emulate";
import { gitInit } from "./git.ts";
import { type Peer, repository, type SeenPull } from "./peer.ts";

/** An answer of the emulator, as far as these calls look into it. */
interface Answer {
  readonly sha: string;
  readonly content: string;
  readonly object: { readonly sha: string };
  readonly tree: { readonly sha: string } & readonly {
    readonly path: string;
    readonly type: string;
    readonly sha: string;
  }[];
}

const token = "ghp_emulatorTokenOfThePerson";

/** A GitHub emulator that others wrote: what it takes for GitHub's API is not an echo of how we read it. */
export async function peerOfEmulate(): Promise<Peer> {
  const [owner = "", name = ""] = repository.split("/");
  const emulator = await createEmulator({
    service: "github",
    port: 0,
    seed: {
      tokens: { [token]: { login: owner, scopes: ["repo"] } },
      github: { users: [{ login: owner }], repos: [{ owner, name, auto_init: true }] },
    },
  });
  const ask = async <T = Answer>(line: string, fields?: object): Promise<T> => {
    const [method = "", path = ""] = line.split(" ");
    const response = await fetch(`${emulator.url}/repos/${repository}${path}`, {
      method,
      headers: { authorization: `token ${token}`, "content-type": "application/json" },
      ...(fields === undefined ? {} : { body: JSON.stringify(fields) }),
    });
    if (response.ok) return (await response.json()) as T;
    throw new Error(`The emulator answered ${line} with ${response.status}.`);
  };
  const listFiles = async (branch: string): Promise<Readonly<Record<string, string>>> => {
    const { tree } = await ask(`GET /git/trees/${encodeURIComponent(branch)}?recursive=1`);
    const blobs = [...tree].filter(({ type }) => type === "blob");
    const contents = await Promise.all(
      blobs.map(async ({ path, sha }) => {
        const { content } = await ask(`GET /git/blobs/${sha}`);
        return [path, Buffer.from(content, "base64").toString("utf8")] as const;
      }),
    );
    return Object.fromEntries(contents);
  };
  return {
    apiUrl: emulator.url,
    token,
    async commit(files, message, branch = "main") {
      const refs = await ask<readonly Answer[]>(`GET /git/matching-refs/heads/${branch}`);
      const [ref = await ask("GET /git/ref/heads/main")] = refs;
      const { sha: parent } = ref.object;
      const base = await ask(`GET /git/commits/${parent}`);
      const entries = Object.entries(files).map(([path, content]) => ({
        path,
        mode: "100644",
        type: "blob",
        content: content.toString(),
      }));
      const { sha: tree } = await ask("POST /git/trees", { base_tree: base.tree.sha, tree: entries });
      const { sha } = await ask("POST /git/commits", { message, tree, parents: [parent] });
      if (refs.length > 0) await ask(`PATCH /git/refs/heads/${branch}`, { sha });
      else await ask("POST /git/refs", { ref: `refs/heads/${branch}`, sha });
    },
    async checkOut(folder) {
      for (const [path, content] of Object.entries(await listFiles("main"))) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), content);
      }
      await gitInit(folder);
    },
    read: async (branch, path) => (await listFiles(branch))[path],
    pulls: async () =>
      (await ask<readonly SeenPull[]>("GET /pulls?state=all")).map(({ number, state, title, body }) => ({
        number,
        state,
        title,
        body,
      })),
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}
