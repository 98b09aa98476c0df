/** What the notes of a release are made of. */
export interface NotesSource {
  readonly changelog: string;
  readonly version: string;
  readonly commit: string;
  /** `account/name`. */
  readonly repository: string;
}

/** The notes of a release: how to pin it, what changed, and what is attached. */
export function renderNotes({ changelog, version, commit, repository }: NotesSource): string {
  return `\`\`\`yaml
- uses: ${repository}@${commit} # v${version}
\`\`\`

${readChanges(changelog, version)}

**Attached:** the SHA-256 of each file that the action runs, and a list of what the bundle was made from (CycloneDX).
[How to check them](https://github.com/${repository}/blob/v${version}/docs/releases.md#check-a-release).
`;
}

/** The section of a version in CHANGELOG.md, without its heading. */
function readChanges(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${version}\n`));
  if (section === undefined) throw new Error(`CHANGELOG.md of the action says nothing of ${version}.`);
  return section.slice(version.length).trim();
}
