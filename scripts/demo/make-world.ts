import type { Verdict } from "../../packages/sandbox/src/index.ts";
import { makeTweetIds, type Random, seedRandom } from "../examples/make-ids.ts";

/** A repository with lists, and what X says about the IDs in them. All of it is made up. */
export interface DemoWorld {
  /** Content by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

const yearMs = 365.25 * 86_400_000;
/** How many posts were collected in a year, and which share of them is gone: the older, the more. */
const years = [
  { year: 2018, count: 2_460, lost: 0.36 },
  { year: 2019, count: 3_120, lost: 0.31 },
  { year: 2020, count: 5_880, lost: 0.24 },
  { year: 2021, count: 4_700, lost: 0.18 },
  { year: 2022, count: 3_940, lost: 0.15 },
  { year: 2023, count: 1_280, lost: 0.09 },
] as const;

const verdicts: readonly (readonly [weight: number, verdict: Verdict])[] = [
  [0.56, { action: "delete", reason: "deleted" }],
  [0.24, { action: "delete", reason: "suspended" }],
  [0.12, { action: "delete", reason: "protected" }],
  [0.06, { action: "delete", reason: "deactivated" }],
  [0.02, { action: "rehydrate", reason: "tweet_edited" }],
];

/** Makes the world of the demo, the same one each time. */
export function makeWorld(): DemoWorld {
  const random = seedRandom(20_261_129);
  const files: Record<string, string> = { "README.md": "# Posts about a pandemic\n" };
  const found = new Map<string, Verdict>();
  for (const { year, count, lost } of years) {
    const ids = makeTweetIds({ fromMs: Date.UTC(year, 0, 1), spanMs: yearMs, count, random });
    files[`lists/${year}.txt`] = `${ids.join("\n")}\n`;
    for (const id of ids) if (random() < lost) found.set(id, pickVerdict(random));
  }
  const articles = makeTweetIds({
    fromMs: Date.UTC(2021, 2, 1),
    spanMs: 90 * 86_400_000,
    count: 640,
    random,
  });
  for (const id of articles) if (random() < 0.2) found.set(id, pickVerdict(random));
  const rows = articles.map((id, row) => `${row},"Masks, gloves and soap",${id}`);
  files["tables/articles.csv"] = `${["article,title,tweet_id", ...rows].join("\r\n")}\r\n`;
  return { files, verdicts: found };
}

function pickVerdict(random: Random): Verdict {
  let rest = random();
  const pick = verdicts.find(([weight]) => {
    rest -= weight;
    return rest < 0;
  });
  return (pick ?? (verdicts[0] as (typeof verdicts)[0]))[1];
}
