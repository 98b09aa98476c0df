import { matchesSegment, type Steps } from "./match-segment.ts";
import type { Segment } from "./parse-segment.ts";

/** Whether the names of a path, one after the other, fit the segments of a glob: as in a name, with `**` for the star. */
export function matchesPath(names: readonly string[], segments: readonly Segment[], steps: Steps): boolean {
  let at = 0;
  let segment = 0;
  let star: { readonly segment: number; at: number } | undefined;
  while (at < names.length) {
    const wanted = segments[segment];
    const name = names[at] as string;
    if (wanted === "**") {
      segment++;
      star = { segment, at };
    } else if (wanted !== undefined && matchesSegment(name, wanted, steps)) {
      segment++;
      at++;
    } else if (star === undefined || names[star.at]?.startsWith(".")) return false;
    else {
      star.at++;
      ({ segment, at } = star);
    }
  }
  // `folder/**` is what is in the folder, and not the folder itself.
  return segment === segments.length;
}
