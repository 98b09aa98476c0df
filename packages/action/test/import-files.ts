import { spawn } from "node:child_process";
import { once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Files by path, and any number of empty ones. */
export interface ManyFiles {
  readonly files: Iterable<readonly [path: string, content: string]>;
  readonly empty?: Iterable<string>;
}

/** Commits files to `main` of a bare repository, a hundred thousand of them within seconds. */
export async function importFiles(gitDir: string, { files, empty = [] }: ManyFiles): Promise<void> {
  const git = spawn("git", ["-C", gitDir, "fast-import", "--quiet"], {
    stdio: ["pipe", "ignore", "inherit"],
  });
  const ended = once(git, "close");
  await pipeline(Readable.from(writeCommit(files, empty)), git.stdin);
  const [exitCode] = await ended;
  if (exitCode !== 0) throw new Error(`git fast-import ended with code ${exitCode}.`);
}

function* writeCommit(files: ManyFiles["files"], empty: Iterable<string>): Generator<string> {
  yield "blob\nmark :1\ndata 0\n\n";
  yield "commit refs/heads/main\ncommitter Ada <ada@example.org> 1780000000 +0000\ndata 5\nLists\n";
  yield "from refs/heads/main^0\n";
  for (const [path, content] of files)
    yield `M 100644 inline ${path}\ndata ${Buffer.byteLength(content)}\n${content}\n`;
  for (const path of empty) yield `M 100644 :1 ${path}\n`;
}
