import { posix } from "node:path";

/** A link of a page to another place in the repository. */
export interface Link {
  readonly from: string;
  /** Path from the repository's top, of a file or a folder. */
  readonly path: string;
  /** The heading that it leads to, as GitHub writes it; empty without one. */
  readonly anchor: string;
}

/** Finds the relative links of a page, outside of code. */
export function listLinks(from: string, text: string): readonly Link[] {
  const links = blankCode(text).matchAll(/\]\((?<target>[^)\s]*?)(?:#(?<anchor>[^)\s]+))?\)/g);
  return [...links].flatMap(({ groups }) => {
    const target = groups?.target ?? "";
    if (/^[a-z]+:/.test(target)) return [];
    const path = target === "" ? from : posix.join(posix.dirname(from), target);
    return [{ from, path, anchor: groups?.anchor ?? "" }];
  });
}

/** The anchors that GitHub gives the headings of a page. */
export function listAnchors(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const { groups } of blankCode(text).matchAll(/^#{1,6} (?<title>.+)$/gm)) {
    const name = (groups?.title ?? "")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(" ", "-");
    let anchor = name;
    for (let count = 1; anchors.has(anchor); count++) anchor = `${name}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

function blankCode(text: string): string {
  return text.replaceAll(/^```.*?^```/gms, "");
}
