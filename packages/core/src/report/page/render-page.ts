import { createHash } from "node:crypto";
import { formatCount, formatTime } from "../../text/format.ts";
import { describeFailure, describeResult } from "../words/describe-result.ts";
import { describeStanding } from "../words/describe-standing.ts";
import { describeBadEntries } from "../words/result-tables.ts";
import { renderFiles } from "./file-section.ts";
import { renderIds } from "./id-section.ts";
import { renderJobs } from "./job-section.ts";
import { Markup, markup } from "./markup.ts";
import { renderMonths } from "./month-section.ts";
import type { PageContents, PageDetail } from "./page-contents.ts";
import { pageScript } from "./page-script.ts";
import { pageStyle } from "./page-style.ts";
import { renderReasons } from "./reason-section.ts";

/**
 * The report as one page of HTML that needs nothing else. Its policy allows this style and this script, by their hashes,
 * and no request at all: whatever a file is called, the page can neither load nor send.
 */
export function renderPage(contents: PageContents, detail: PageDetail): string {
  const { report, obstacle } = contents;
  const policy = [
    "default-src 'none'",
    `style-src '${hash(pageStyle)}'`,
    `script-src '${hash(pageScript)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const sentence = describeResult(report, obstacle).replaceAll("`", "");
  const cut = describeFailure(report).map(
    (line) => markup`<p class="notice">${line.replaceAll("`", "")}</p>
`,
  );
  const totals = [
    ["Checked", formatCount(report.checked)],
    ["No longer compliant", formatCount(report.violations)],
    ["Unverified", formatCount(report.unverified)],
    ["To be fetched again", formatCount(report.refetch)],
    ["Proof", report.proof],
  ] as const;
  const names =
    contents.violations.length > 0
      ? "It names IDs: who gets it learns what was deleted."
      : "It holds counts and names of files, no IDs of posts or users.";
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${`X Batch Compliance: ${sentence}`}</title>
<style>${new Markup(pageStyle)}</style>
</head>
<body>
<header>
<h1>X Batch Compliance</h1>
<p class="result">${sentence}</p>
<p class="quiet">Begun ${renderTime(report.startedAt)}, ended ${renderTime(report.finishedAt)}. Counts are of distinct IDs unless they say entries.</p>
</header>
<main>
<dl class="totals">
${totals.map(
  ([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>
`,
)}</dl>
${cut}${[...describeStanding(report), ...describeBadEntries(report)].map(
  (line) => markup`<p>${line}</p>
`,
)}${renderMonths(report)}${renderReasons(report, detail)}${renderFiles(report, detail)}${renderIds(contents, detail)}${renderJobs(report, detail)}</main>
<footer><p class="quiet">This page loads nothing and sends nothing. ${names}</p></footer>
<script>${new Markup(pageScript)}</script>
</body>
</html>
`.text;
}

function hash(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function renderTime(time: string): Markup {
  return markup`<time datetime="${time}">${formatTime(time)}</time>`;
}
