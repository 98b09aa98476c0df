import type { Verdicts } from "@x-batch-compliance/sandbox";
import type { Files } from "./peer.ts";

/** Two lists with what lists have: a comment, CRLF, a blank line, an ID in both, no final newline. */
export const lists: Files = {
  "data/a.txt": "# first hour\n1160164553482756096\n1160164553482756097\n1160164553482756098\n",
  "data/b.txt": "1160164553482756098\r\n1160164553482756099\r\n\r\n1160164553482756100",
  "README.md": "# Lists\n",
};

/** X has nothing against any ID. */
export const nothing: Verdicts = { kind: "table", byId: {} };

/** X says that these are gone: one that stands in both lists, and one suspended. */
export const twoGone: Verdicts & { readonly kind: "table" } = {
  kind: "table",
  byId: {
    "1160164553482756098": { action: "delete", reason: "deleted" },
    "1160164553482756100": { action: "delete", reason: "suspended" },
  },
};

/** One more than before. */
export const threeGone: Verdicts = {
  kind: "table",
  byId: { ...twoGone.byId, "1160164553482756096": { action: "delete", reason: "protected" } },
};
