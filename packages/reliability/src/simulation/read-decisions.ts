import type { CheckResult } from "@x-batch-compliance/core";
import { createClassifier, createIdWords, parseId } from "@x-batch-compliance/core/internal";

/** What core makes of each ID that stands in a list, of up to 2,048 IDs. None while the type is pending. */
export function readDecisions({ checkedIds }: CheckResult, content: Buffer): ReadonlyMap<string, string> {
  const own = checkedIds.get("tweets");
  const decisions = new Map<string, string>();
  if (own === undefined) return decisions;
  const words = createIdWords();
  const ids: string[] = [];
  const [high, low]: readonly [number[], number[]] = [[], []];
  for (const id of new Set(content.toString().match(/(?<=^[\t ]*)[0-9]+(?=[\t\r ]*$)/gm))) {
    const bytes = Buffer.from(id);
    if (!parseId(bytes, { start: 0, end: bytes.length }, words)) continue;
    ids.push(id);
    high.push(words[0] as number);
    low.push(words[1] as number);
  }
  const { classify, classifications } = createClassifier(own);
  const numbers = classify(Int32Array.from(high), Int32Array.from(low), ids.length);
  for (const [row, id] of ids.entries())
    decisions.set(id, classifications[numbers[row] as number]?.decision ?? "");
  return decisions;
}
