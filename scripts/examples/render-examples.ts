import { makeTweetIds, makeUserIds, type Random, seedRandom } from "./make-ids.ts";
import { renderShapes } from "./render-shapes.ts";

const idsPerHour = [5_812, 5_944, 5_703, 5_877] as const;

/** Renders the example lists, content by path. They carry the irregularities that lists in the wild have. */
export function renderExamples(): ReadonlyMap<string, string> {
  const random = seedRandom(20_200_301);
  const hours = idsPerHour.map((count, hour) =>
    makeTweetIds({ fromMs: Date.UTC(2020, 2, 1, hour), count, random }),
  );
  const [first = [], second = [], third = [], fourth = []] = hours;
  const header = ["# Posts collected on 2020-03-01, third hour (UTC)", "# One ID per line. Made up.", ""];
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
    ...renderShapes(),
  ]);
}

function renderAccounts(ids: readonly string[]): string {
  return `${["# Accounts of the study. Made up.", ...ids].join("\n")}\n`;
}

const languages = ["en", "es", "pt", "fr", "und"] as const;
const countries = ["US", "GB", "BR", "NULL", ""] as const;

function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** A day of posts as a table with a header, separated by tabs. */
function renderDay(ids: readonly string[], random: Random): string {
  const rows = ids.map((id, row) => {
    const seconds = Math.floor((row / ids.length) * 86_400);
    const time = new Date(seconds * 1000).toISOString().slice(11, 19);
    return [id, "2020-04-01", time, pick(languages, random), pick(countries, random)].join("\t");
  });
  return `${["tweet_id\tdate\ttime\tlang\tcountry_code", ...rows].join("\n")}\n`;
}

/** Posts about articles, numbered, with titles that need quotes, as a spreadsheet exports them. */
function renderArticles(ids: readonly string[], random: Random): string {
  const titles = [
    "Masks, gloves and soap",
    'What "flattening the curve" means',
    "A title\nover two lines",
    "Plain title",
  ];
  const rows = ids.map((id, row) => `${row},"${pick(titles, random).replaceAll('"', '""')}",${id}`);
  return `\uFEFF${[",title,tweet_id", ...rows].join("\r\n")}\r\n`;
}

/** Posts and their authors, a pair a line, as JSON. Every ninth author is not known any more. */
function renderReplies(ids: readonly string[], users: readonly string[]): string {
  const lines = ids.map((tid, row) => {
    const uid = row % 9 === 8 ? null : users[row % users.length];
    return JSON.stringify({ tid, uid, label: row % 2 === 0 ? "reply" : "quote" });
  });
  return `${lines.join("\n")}\n`;
}

/** Whole posts, as X's older API gave them. The numbers are written as they came: no reader of doubles could. */
function renderTweets(ids: readonly string[], users: readonly string[], random: Random): string {
  const lines = ids.map((id, row) => {
    const user = users[row % users.length] as string;
    const hasPlace = random() < 0.2;
    const place = { id: "01a9a39529b27f36", full_name: "Manhattan, NY", country_code: "US" };
    const rest = {
      full_text: `Post ${row} says "hello" – and more`,
      geo: hasPlace ? { type: "Point", coordinates: [40.74, -73.99] } : null,
      coordinates: hasPlace ? { type: "Point", coordinates: [-73.99, 40.74] } : null,
      place: hasPlace ? place : null,
      lang: pick(languages, random),
    };
    const head = `"created_at":"Wed Apr 01 12:00:00 +0000 2020","id":${id},"id_str":"${id}"`;
    const author = `"user":{"id":${user},"id_str":"${user}","screen_name":"account_${row % users.length}"}`;
    return `{${head},${author},${JSON.stringify(rest).slice(1)}`;
  });
  return `${lines.join("\n")}\n`;
}
