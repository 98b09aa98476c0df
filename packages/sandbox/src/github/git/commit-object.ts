/** Who did something, and when. */
export interface Signatory {
  readonly name: string;
  readonly email: string;
  readonly atMs: number;
}

/** What a commit says, as git keeps it. */
export interface CommitFields {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signatory;
  readonly committer: Signatory;
  /** An armoured signature over the rest. */
  readonly signature: string | undefined;
  readonly message: string;
}

/** A commit in git's own form; without its signature this is also what a signature is made over. */
export function renderCommitObject(commit: CommitFields): string {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${renderSignatory(commit.author)}`,
    `committer ${renderSignatory(commit.committer)}`,
  ];
  // The lines of a header's value after the first begin with a space.
  if (commit.signature !== undefined)
    lines.push(`gpgsig ${commit.signature.trimEnd().replaceAll("\n", "\n ")}`);
  return `${lines.join("\n")}\n\n${commit.message}`;
}

/** Reads what git keeps; headers that are of no use here are passed over. */
export function parseCommitObject(text: string): CommitFields {
  const end = text.indexOf("\n\n");
  const headers = text.slice(0, end).replaceAll("\n ", "\0").split("\n");
  const values = (name: string): readonly string[] =>
    headers
      .filter((header) => header.startsWith(`${name} `))
      .map((header) => header.slice(name.length + 1).replaceAll("\0", "\n"));
  return {
    tree: values("tree")[0] ?? "",
    parents: values("parent"),
    author: parseSignatory(values("author")[0] ?? ""),
    committer: parseSignatory(values("committer")[0] ?? ""),
    signature: values("gpgsig")[0],
    message: text.slice(end + 2),
  };
}

function renderSignatory({ name, email, atMs }: Signatory): string {
  // Git has no quoting here: it drops these characters itself.
  const clean = (text: string): string => text.replace(/[<>\n\0]/g, "").trim();
  return `${clean(name)} <${clean(email)}> ${Math.floor(atMs / 1000)} +0000`;
}

function parseSignatory(text: string): Signatory {
  const match = /^(?<name>.*?) ?<(?<email>[^>]*)> (?<seconds>\d+)/.exec(text)?.groups;
  return { name: match?.name ?? "", email: match?.email ?? "", atMs: Number(match?.seconds ?? 0) * 1000 };
}
