import { elementsBefore } from "../entry-reader.ts";
import type { DocumentPlan, PlanNode } from "./document-plan.ts";
import type { EntryPlaces } from "./entry-places.ts";
import type { OpenCollection } from "./read-entries.ts";
import type { CollectionSearch } from "./search-collections.ts";
import type { DocumentScan } from "./skip-document.ts";
import type { WalkVisitor } from "./walk-document.ts";

/** So many keys lead to a list that nobody named. */
const deepestSearch = 3;
const letterN = 110;

interface Level {
  readonly node: PlanNode;
  /** Keys of the plan that were seen in this object. */
  readonly seen: Set<string>;
  key: string;
  /** What the value of the last key is. */
  child: PlanNode | undefined;
  open: OpenCollection | undefined;
  isEmpty: boolean;
}

export interface DocumentLevels extends WalkVisitor {
  /** The innermost of what is told of, if its children are entries or may be. */
  findOpen(): OpenCollection | undefined;
  /** Whether the innermost is an object that is searched, and nothing of it was read. */
  isFreshSearch(): boolean;
  /** The innermost has IDs for keys: its members are weighed. */
  weighMembers(): void;
  /** The innermost has no entries. */
  passOpen(): void;
  /** Why the whole document does not have what was planned. */
  conclude(): string | undefined;
}

export interface LevelsOptions {
  readonly plan: DocumentPlan;
  readonly search: CollectionSearch | undefined;
  readonly scan: DocumentScan;
  readonly openPlaces: (collection: Extract<PlanNode, { kind: "entries" }>["collection"]) => EntryPlaces;
}

/** Keeps what the plan says of the arrays and objects that are open. */
export function createDocumentLevels({ plan, search, scan, openPlaces }: LevelsOptions): DocumentLevels {
  const levels: Level[] = [];
  const missing = new Set(plan.names);
  let hasContent = false;

  function findNode(): PlanNode | undefined {
    const level = levels.at(-1);
    if (level === undefined) return plan.root;
    level.isEmpty = false;
    hasContent = true;
    return level.node.kind === "each" ? level.node.child : level.child;
  }

  function push(node: PlanNode, open?: OpenCollection): true {
    levels.push({ node, seen: new Set(), key: "", child: undefined, open, isEmpty: true });
    return true;
  }

  function createOpen(
    step: OpenCollection["step"],
    { places, keys }: { readonly places?: EntryPlaces; readonly keys?: readonly string[] },
  ): OpenCollection {
    const candidate = keys === undefined ? undefined : { keys, step, lines: [] };
    return { step, line: scan.lineFeeds + 1, places, candidate, before: elementsBefore.nothing, read: 0 };
  }

  return {
    findOpen: () => levels.at(-1)?.open,
    isFreshSearch() {
      const level = levels.at(-1);
      return level?.node.kind === "search" && level.open === undefined && level.isEmpty;
    },
    weighMembers() {
      const level = levels.at(-1) as Level;
      if (level.node.kind === "search") level.open = createOpen("members", { keys: level.node.keys });
    },
    passOpen: () => void levels.pop(),
    onOpen(isArray) {
      const node = findNode();
      if (node === undefined) return false;
      const step = isArray ? "elements" : "members";
      switch (node.kind) {
        case "keys":
          return isArray ? "has an array where `field` names a key: write `[]` for its elements" : push(node);
        case "each":
          return node.step === step ? push(node) : refuseOther(node);
        case "entries":
          if (node.collection.step !== step) return refuseOther(node.collection);
          missing.delete(node.collection.name);
          return push(node, createOpen(step, { places: openPlaces(node.collection) }));
        case "search":
          return push(node, isArray ? createOpen(step, { keys: node.keys }) : undefined);
      }
    },
    onKey(key) {
      const level = levels.at(-1) as Level;
      const { node, seen } = level;
      level.key = key;
      level.child = undefined;
      level.isEmpty = false;
      hasContent = true;
      if (node.kind === "keys") {
        level.child = node.children.get(key);
        if (level.child !== undefined && seen.has(key)) return refuseTwice(key);
        if (level.child !== undefined) seen.add(key);
      }
      if (node.kind !== "search") return undefined;
      const refusal = search?.refuseKey(key, node.keys);
      if (node.keys.length < deepestSearch && search?.admits(key) === true) {
        level.child = { kind: "search", keys: [...node.keys, key] };
      }
      return refusal;
    },
    onScalar(bytes, value) {
      const node = findNode();
      const level = levels.at(-1);
      if (level?.node.kind === "search") {
        const { key } = level;
        return search?.refuseScalar({ keys: level.node.keys, key, bytes, value });
      }
      if (bytes[value.start] === letterN || node === undefined) return undefined;
      if (node.kind === "entries") return refuseOther(node.collection);
      return node.kind === "each" ? refuseOther(node) : undefined;
    },
    onClose() {
      const level = levels.pop() as Level;
      // An object without members may be one that had its IDs for keys.
      if (level.node.kind === "search" && level.open === undefined && level.isEmpty)
        search?.settle({ keys: level.node.keys, step: "members", lines: [] });
    },
    conclude() {
      if (search !== undefined) return search.conclude();
      const [name] = missing;
      if (name === undefined || !hasContent) return undefined;
      return `has nothing at \`${name}\`: name another place in \`field\``;
    },
  };
}

function refuseOther({
  name,
  step,
}: {
  readonly name: string;
  readonly step: OpenCollection["step"];
}): string {
  const [wanted, mark] = step === "elements" ? ["array", "{}"] : ["object", "[]"];
  return `has no ${wanted} at \`${name}\`: name another place in \`field\`, or write \`${mark}\``;
}

function refuseTwice(key: string): string {
  return `has a key of \`field\` twice in one object (${key}): its readers disagree on which one counts; keep one of them`;
}
