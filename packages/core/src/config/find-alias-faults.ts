import { type Alias, type Document, visit } from "yaml";

/** So many show that a file is a trap: what an alias stands for is searched in the whole of it. */
const mostAliases = 100;

/** What of the YAML is wrong, and where in the text, from 0. */
export interface YamlFault {
  readonly offset: number;
  readonly message: string;
}

/** Finds aliases that stand for nothing, or for what they are themselves in. */
export function findAliasFaults(document: Document): readonly YamlFault[] {
  const aliases: { readonly node: Alias; readonly path: readonly unknown[] }[] = [];
  visit(document, { Alias: (_key, node, path) => void aliases.push({ node, path }) });
  const beyond = aliases[mostAliases];
  if (beyond !== undefined) {
    const message = `has more than ${mostAliases} aliases: write the values out.`;
    return [{ offset: offsetOf(beyond.node), message }];
  }
  return aliases.flatMap(({ node, path }) => {
    const target = node.resolve(document);
    if (target === undefined) {
      return [
        {
          offset: offsetOf(node),
          message:
            "a value that begins with `*` is an alias, and nothing above has this name: put a glob in quotes.",
        },
      ];
    }
    if (!path.includes(target)) return [];
    return [{ offset: offsetOf(node), message: "this alias stands for what it is in: write the value out." }];
  });
}

function offsetOf(node: Alias): number {
  return node.range?.[0] ?? 0;
}
