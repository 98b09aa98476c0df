import { makeTweetIds, type Random, seedRandom } from "./make-ids.ts";

/** Renders the examples of shapes that are neither bare lists nor plain tables, content by path. */
export function renderShapes(): ReadonlyMap<string, string> {
  // A seed of their own, so that the other examples stay as they are.
  const random = seedRandom(20_210_601);
  const posts = (count: number): readonly string[] =>
    makeTweetIds({ fromMs: Date.UTC(2021, 5, 1), count, random });
  return new Map([
    ["examples/semicolon-table/beitraege-2021.csv", renderSemicolons(posts(480), random)],
    ["examples/json-array/tweets.json", renderArray(posts(240))],
    ["examples/twarc2-pages/results.jsonl", renderPages(posts(300))],
    ["examples/x-archive/tweets.js", renderArchive(posts(150))],
    ["examples/ids-in-cells/news.csv", renderCells(posts(600))],
  ]);
}

/** A spreadsheet of a country whose decimals have commas: byte order mark, semicolons, CRLF. */
function renderSemicolons(ids: readonly string[], random: Random): string {
  const rows = ids.map((id, row) => {
    const share = `0,${String(Math.floor(random() * 100)).padStart(2, "0")}`;
    const text = row % 3 === 0 ? `"Beitrag ${row}; mit ""Zitat"""` : `Beitrag ${row}, ohne`;
    return `${row + 1};${id};${share};${text}`;
  });
  return `\uFEFF${["Nr;tweet_id;Anteil;Text", ...rows].join("\r\n")}\r\n`;
}

/** Posts as a script dumps them: one document, indented. The numbers are written as they came. */
function renderArray(ids: readonly string[]): string {
  const elements = ids.map((id, row) =>
    [
      "  {",
      `    "id": ${id},`,
      `    "id_str": "${id}",`,
      `    "text": "Post ${row}, [made up]",`,
      `    "tags": ["a", "b"]`,
      "  }",
    ].join("\n"),
  );
  return `[\n${elements.join(",\n")}\n]\n`;
}

const postsOfPage = 100;

/** What twarc2 writes by default: a page of X's answers per line, with the authors beside the posts. */
function renderPages(ids: readonly string[]): string {
  const pages = Array.from({ length: Math.ceil(ids.length / postsOfPage) }, (_, page) => {
    const data = ids
      .slice(page * postsOfPage, (page + 1) * postsOfPage)
      .map((id, row) => ({ id, author_id: String(1_000 + (row % 20)), text: `Post ${row} of page ${page}` }));
    const authors = [...new Set(data.map((post) => post.author_id))];
    const users = authors.map((id) => ({ id, username: `account_${id}`, name: "Made up" }));
    return JSON.stringify({ data, includes: { users }, meta: { result_count: data.length } });
  });
  return `${pages.join("\n")}\n`;
}

/** A file of the archive that X gives to the owner of an account. */
function renderArchive(ids: readonly string[]): string {
  const elements = ids.map((id, row) => ({
    tweet: {
      retweeted: false,
      id_str: id,
      full_text: `Post ${row}`,
      created_at: "Tue Jun 01 12:00:00 +0000 2021",
    },
  }));
  return `window.YTD.tweets.part0 = ${JSON.stringify(elements, null, 2)}\n`;
}

/** News with the posts that share them: several IDs in a cell, apart by tabs, and now and then none. */
function renderCells(ids: readonly string[]): string {
  const rows: string[] = [];
  for (let at = 0, row = 0; at < ids.length; row++) {
    const count = row % 7 === 6 ? 0 : (row % 5) + 1;
    const cell = ids.slice(at, at + count).join("\t");
    rows.push(`news-${row},example.org/${row},"A made-up title, ${row}",${cell}`);
    at += count;
  }
  return `${["id,news_url,title,tweet_ids", ...rows].join("\n")}\n`;
}
