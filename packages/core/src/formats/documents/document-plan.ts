import type { IdPlace } from "../../types.ts";
import { type DocumentPath, formatDocumentPath, type PathStep, parseDocumentPath } from "./document-path.ts";
import type { EntryPlace } from "./entry-places.ts";

/** What has entries: the elements of arrays at one path, or the members of objects. */
export interface CollectionPlan {
  readonly name: string;
  readonly step: "elements" | "members";
  /** In the order of the dataset's places; undefined where entries of this collection have no such ID. */
  readonly places: readonly (EntryPlace | undefined)[];
}

/** What is to be done with a value of a document. Where nothing is said of a value, nothing in it is an entry. */
export type PlanNode =
  | { readonly kind: "keys"; readonly children: Map<string, PlanNode> }
  | {
      readonly kind: "each";
      readonly step: "elements" | "members";
      readonly name: string;
      readonly child: PlanNode;
    }
  | { readonly kind: "entries"; readonly collection: CollectionPlan }
  /** Nobody named a place: what is in here may be one. */
  | { readonly kind: "search"; readonly keys: readonly string[] };

export interface DocumentPlan {
  readonly root: PlanNode;
  /** For a search: the places as they are within an entry. */
  readonly places: readonly IdPlace[];
  readonly scrubFields: readonly string[];
  /** Of all collections that were named. */
  readonly names: readonly string[];
}

/**
 * Plans where a document's entries are. A field without `[]` and `{}` is one of an entry: of the first collection that is
 * named, or of whichever is found.
 */
export function planDocument(
  places: readonly IdPlace[],
  scrubFields: readonly string[],
): DocumentPlan | { readonly refusal: string } {
  const parsed = [...places.map(({ field }) => field), ...scrubFields].map((field) =>
    field === undefined ? undefined : parseDocumentPath(field),
  );
  for (const path of parsed) if (path !== undefined && "fault" in path) return { refusal: path.fault };
  const paths = parsed as (DocumentPath | undefined)[];
  const own = paths.slice(0, places.length);
  const named = [...new Set(own.flatMap((path) => (path === undefined ? [] : [nameOf(path)])))];
  const stray = paths
    .slice(places.length)
    .find((path) => path !== undefined && !named.includes(nameOf(path)));
  if (stray !== undefined) {
    return {
      refusal: `has no IDs in ${nameOf(stray)}: name a field to blank as it is within an entry, without what stands around it`,
    };
  }
  const blanked = scrubFields.map((field, index) => paths[places.length + index]?.inner ?? field);
  const [first] = own.filter((path) => path !== undefined);
  if (first === undefined)
    return { root: { kind: "search", keys: [] }, places, scrubFields: blanked, names: named };
  let root: PlanNode | undefined;
  for (const name of named) {
    const { steps } = own.find((path) => path !== undefined && nameOf(path) === name) as DocumentPath;
    const collection: CollectionPlan = {
      name,
      step: steps.at(-1) as "elements" | "members",
      places: places.map(({ type, field }, index) => {
        const path = own[index] ?? (name === nameOf(first) ? first : undefined);
        if (path === undefined || nameOf(path) !== name) return undefined;
        if (own[index] === undefined) return { type, at: { field } };
        if (path.inner !== undefined) return { type, at: { field: path.inner } };
        return { type, at: steps.at(-1) === "members" ? "key" : "value" };
      }),
    };
    const grown = growPlan(root, { steps, at: 0, collection });
    if (typeof grown === "string") return { refusal: grown };
    root = grown;
  }
  return { root: root as PlanNode, places, scrubFields: blanked, names: named };
}

function nameOf({ steps }: DocumentPath): string {
  return formatDocumentPath(steps);
}

interface Growth {
  readonly steps: readonly PathStep[];
  readonly at: number;
  readonly collection: CollectionPlan;
}

/** The node with the collection in it, or why both cannot be. */
function growPlan(node: PlanNode | undefined, { steps, at, collection }: Growth): PlanNode | string {
  const step = steps[at] as PathStep;
  if (typeof step === "object") {
    if (node !== undefined && node.kind !== "keys") return refuseWithin(collection);
    const children = new Map(node?.children);
    const child = growPlan(children.get(step.key), { steps, at: at + 1, collection });
    if (typeof child === "string") return child;
    return { kind: "keys", children: children.set(step.key, child) };
  }
  if (at === steps.length - 1) {
    return node === undefined ? { kind: "entries", collection } : refuseWithin(collection);
  }
  if (node !== undefined && (node.kind !== "each" || node.step !== step)) return refuseWithin(collection);
  const child = growPlan(node?.child, { steps, at: at + 1, collection });
  if (typeof child === "string") return child;
  return { kind: "each", step, name: formatDocumentPath(steps.slice(0, at + 1)), child };
}

function refuseWithin({ name }: CollectionPlan): string {
  return `has one list of IDs within another by \`field\` (${name}): check them as two datasets`;
}
