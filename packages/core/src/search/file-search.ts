import { realpath } from "node:fs/promises";
import { createGlobAllowance, type GlobAllowance } from "../globs/compile-glob.ts";
import { createFolderView, type FolderView } from "../globs/folder-view.ts";
import { createSearchWork, type SearchWork } from "../globs/search-work.ts";
import { type Candidate, classifyEntry } from "./classify-entry.ts";
import type { WorkspaceNames } from "./confine-pattern.ts";
import { type SearchTerms, usualTerms } from "./search-terms.ts";

/** The search for the files of a run: what all its datasets share. */
export interface FileSearch {
  readonly terms: SearchTerms;
  readonly names: WorkspaceNames;
  readonly view: FolderView;
  readonly work: SearchWork;
  readonly allowance: GlobAllowance;
  classify(name: string): Promise<Candidate>;
}

/** Files whose kind is remembered, should several datasets look at them. */
const mostRemembered = 200_000;

export async function openFileSearch(
  workspaceFolder: string,
  {
    terms = usualTerms,
    signal,
  }: { readonly terms?: SearchTerms | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<FileSearch> {
  const workspace = await realpath(workspaceFolder);
  const work = createSearchWork(signal);
  const remembered = new Map<string, Candidate>();
  return {
    terms,
    names: { real: workspace, given: workspaceFolder, terms },
    view: createFolderView(workspace, work),
    work,
    allowance: createGlobAllowance(),
    async classify(name) {
      const known = remembered.get(name) ?? (await classifyEntry(name, { workspace }));
      if (remembered.size < mostRemembered) remembered.set(name, known);
      return known;
    },
  };
}
