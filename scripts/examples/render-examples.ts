import { makeTweetIds, makeUserIds, seedRandom } from "./make-ids.ts";
import { renderArticles, renderDay, renderReplies, renderTweets } from "./render-tables.ts";

const idsPerHour = [5_812, 5_944, 5_703, 5_877] as const;

/** Renders the example lists, content by path. They carry the irregularities that lists in the wild have. */
export function renderExamples(): ReadonlyMap<string, string> {
  const random = seedRandom(20_200_301);
  const hours = idsPerHour.map((count, hour) =>
    makeTweetIds({ fromMs: Date.UTC(2020, 2, 1, hour), count, random }),
  );
  const [first = [], second = [], third = [], fourth = []] = hours;
  const header = ["# Posts collected on 2020-03-01, third hour (UTC)", "# One ID a line. Made up.", ""];
  const withGaps = third.flatMap((id, index) => (index % 1_500 === 1_499 ? [id, ""] : [id]));
  // Collectors that start anew often write some of the IDs before the break again.
  const again = [...first.slice(100, 106), ...second.slice(-6)];

  const posts = (count: number): readonly string[] =>
    makeTweetIds({ fromMs: Date.UTC(2020, 3, 1), count, random });
  const folder = "examples/hourly-tweet-ids";
  return new Map([
    [`${folder}/2020-03-01-00.txt`, `${first.join("\n")}\n`],
    [`${folder}/2020-03-01-01.txt`, `${second.join("\r\n")}\r\n`],
    [`${folder}/2020-03-01-02.txt`, `\uFEFF${[...header, ...withGaps].join("\n")}\n`],
    [`${folder}/2020-03-01-03.txt`, [...again, ...fourth].join("\n")],
    ["examples/user-ids/accounts.txt", renderAccounts(makeUserIds({ count: 612, random }))],
    ["examples/daily-table/2020-04-01.tsv.gz", renderDay(posts(2_400), random)],
    ["examples/news-articles/tweets-about-news.csv", renderArticles(posts(640), random)],
    ["examples/replies/replies.jsonl", renderReplies(posts(900), makeUserIds({ count: 300, random }))],
    [
      "examples/whole-tweets/2020-04-01.jsonl",
      renderTweets(posts(240), makeUserIds({ count: 90, random }), random),
    ],
  ]);
}

function renderAccounts(ids: readonly string[]): string {
  return `${["# Accounts of the study. Made up.", ...ids].join("\n")}\n`;
}
