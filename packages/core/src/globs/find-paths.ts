import type { CompiledGlob } from "./compile-glob.ts";
import { type EntryKind, type FolderView, kindOf } from "./folder-view.ts";
import { matchesSegment } from "./match-segment.ts";
import type { Segment } from "./parse-segment.ts";
import type { SearchWork } from "./search-work.ts";

/** What one glob leads to; names are relative to the workspace, with slashes. */
export interface GlobHits {
  /** Whatever has a name that fits. */
  readonly names: Set<string>;
  /** Symbolic links to folders that stand where the glob goes on, and are not followed. */
  readonly links: Set<string>;
  /** Folders on its way that this user may not read. */
  readonly closed: Set<string>;
}

/** One alternative of a glob, and the segment of it that the names of a folder are compared with. */
interface State {
  readonly hits: GlobHits;
  readonly segments: readonly Segment[];
  readonly at: number;
}

/** A hit is remembered, which is worth some comparisons. */
const stepsOfHit = 10;

/**
 * Searches the workspace for all globs at once: no folder is read twice, and none that no glob leads to. Symbolic links
 * are not followed. `undefined`: the globs are too much work for this tree.
 */
export async function findPaths(
  globs: readonly CompiledGlob[],
  { view, work }: { readonly view: FolderView; readonly work: SearchWork },
): Promise<readonly GlobHits[] | undefined> {
  const found = globs.map(() => ({
    names: new Set<string>(),
    links: new Set<string>(),
    closed: new Set<string>(),
  }));
  const first = globs.flatMap((glob, index) =>
    glob.map((segments): State => ({ hits: found[index] as GlobHits, segments, at: 0 })),
  );
  // A stack of our own: trees may be deeper than that of calls.
  const folders: { readonly folder: string; readonly states: readonly State[] }[] = [
    { folder: "", states: first },
  ];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const { folder, states } = next;
    const sorted = sortStates(states);
    for await (const { name, kind, fits } of findEntries(folder, { sorted, view, work })) {
      const path = folder === "" ? name : `${folder}/${name}`;
      const further: State[] = [];
      for (const state of fits) {
        const isStar = state.segments[state.at] === "**";
        const isLast = state.at === state.segments.length - 1;
        if (isLast) state.hits.names.add(path);
        if (isLast) work.steps.count += stepsOfHit;
        if (!isLast && kind === "link" && !isStar && (await view.leadsToFolder(path)))
          state.hits.links.add(path);
        if (isStar) further.push(state);
        else if (!isLast) further.push({ ...state, at: state.at + 1 });
      }
      if (kind === "folder" && further.length > 0) folders.push({ folder: path, states: further });
      if (work.isDue()) await work.breathe();
    }
    if (work.isTooMuch()) return undefined;
  }
  return found;
}

interface SortedStates {
  /** Those that name one entry. */
  readonly named: ReadonlyMap<string, readonly State[]>;
  /** Those that have to see all entries. */
  readonly searching: readonly State[];
}

/** `**` may also stand for no folder at all. What two alternatives have in common is followed once. */
function sortStates(states: readonly State[]): SortedStates {
  const named = new Map<string, State[]>();
  const searching: State[] = [];
  const seen = new Map<readonly Segment[], Set<number>>();
  const add = (state: State): void => {
    const places = seen.get(state.segments) ?? new Set();
    const segment = state.segments[state.at];
    if (segment === undefined || places.has(state.at)) return;
    seen.set(state.segments, places.add(state.at));
    if (segment === "**") add({ ...state, at: state.at + 1 });
    if (segment === "**" || !("name" in segment)) searching.push(state);
    else {
      const others = named.get(segment.name);
      if (others === undefined) named.set(segment.name, [state]);
      else others.push(state);
    }
  };
  for (const state of states) add(state);
  return { named, searching };
}

interface Entry {
  readonly name: string;
  readonly kind: EntryKind;
  readonly fits: readonly State[];
}

/** The entries of a folder that any state fits. */
async function* findEntries(
  folder: string,
  {
    sorted,
    view,
    work,
  }: { readonly sorted: SortedStates; readonly view: FolderView; readonly work: SearchWork },
): AsyncGenerator<Entry> {
  const { named, searching } = sorted;
  const markClosed = (states: readonly State[]): void => {
    for (const { hits } of states) hits.closed.add(folder === "" ? "." : folder);
  };
  const listed = searching.length === 0 ? [] : await view.list(folder);
  if (listed === "closed") markClosed(searching);
  const seen = new Set<string>();
  for (const entry of listed === "closed" ? [] : listed) {
    const { name } = entry;
    const fits = [...(named.get(name) ?? [])];
    for (const state of searching) {
      if (fitsState(name, state, work)) fits.push(state);
      if (work.isDue()) await work.breathe();
      if (work.isTooMuch()) return;
    }
    if (named.has(name)) seen.add(name);
    if (fits.length > 0) yield { name, kind: kindOf(entry), fits };
  }
  // Some file systems find a file by another name than they list it by.
  for (const [name, states] of named) {
    if (seen.has(name)) continue;
    const kind = await view.look(folder === "" ? name : `${folder}/${name}`);
    if (kind === "closed") markClosed(states);
    else if (kind !== "none") yield { name, kind, fits: states };
  }
}

function fitsState(name: string, { segments, at }: State, { steps }: SearchWork): boolean {
  const segment = segments[at] as Segment;
  if (segment !== "**") return matchesSegment(name, segment, steps);
  steps.count++;
  return !name.startsWith(".");
}
