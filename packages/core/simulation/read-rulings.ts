import type { CheckResult } from "../src/check/check-options.ts";
import { createIdWords, parseId } from "../src/ids/parse-id.ts";
import { createJudge } from "../src/results/judge.ts";

/** What core makes of each ID that stands in a list, asked one by one. None while the type is pending. */
export function readRulings({ verdicts }: CheckResult, content: Buffer): ReadonlyMap<string, string> {
  const own = verdicts.get("tweets");
  const rulings = new Map<string, string>();
  if (own === undefined) return rulings;
  const judge = createJudge(own);
  const words = createIdWords();
  for (const id of new Set(content.toString().match(/(?<=^[\t ]*)[0-9]+(?=[\t\r ]*$)/gm))) {
    const bytes = Buffer.from(id);
    if (!parseId(bytes, { start: 0, end: bytes.length }, words)) continue;
    const high = Int32Array.of(words[0] as number);
    const low = Int32Array.of(words[1] as number);
    const number = judge.judge(high, low, 1)[0] as number;
    rulings.set(id, judge.judgements[number]?.ruling ?? "");
  }
  return rulings;
}
