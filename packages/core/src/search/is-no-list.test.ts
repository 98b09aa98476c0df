import { expect, test } from "vitest";
import { isNoList } from "./is-no-list.ts";

test.each(
  (
    "README README.md README.txt readme_de.txt LICENSE LICENSE.txt LICENCE-MIT CHANGELOG CHANGELOG.md data/notes.md collect.py " +
    "plot.R analysis.ipynb .gitignore .gitattributes requirements.txt CITATION.cff Makefile map.png run.sh index.html paper.pdf " +
    "package.json x-compliance.yml app.js Dockerfile a/b/.DS_Store"
  ).split(" "),
)("%s is not a list by its name", (name) => {
  expect(isNoList(name)).toBe(true);
});

test.each(
  (
    "ids.txt data/2020.csv tweets tweet_ids tweets.json tweets.js data/tweets-part1.js follower.js news.txt changes.csv history.txt " +
    "authors.csv license_plates.csv readmelist.txt keywords.txt ids.txt.gz a.tsv.zst a.jsonl tweets.xlsx tweets.parquet tweets.db " +
    "tweets.zip tweets.yaml ids.log ids.dat makefile_ids.txt"
  ).split(" "),
)("%s may be one, or is told by its content", (name) => {
  expect(isNoList(name)).toBe(false);
});
