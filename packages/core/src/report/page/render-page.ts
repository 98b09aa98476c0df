import { createHash } from "node:crypto";
import { describeFailure, describeResult } from "../words/describe-result.ts";
import { describeStanding } from "../words/describe-standing.ts";
import { explainLevel } from "../words/explain-level.ts";
import { describeGaps } from "../words/result-tables.ts";
import { renderFiles } from "./file-section.ts";
import { renderIds } from "./id-section.ts";
import { renderJobs } from "./job-section.ts";
import { Markup, markup } from "./markup.ts";
import { renderMonths } from "./month-section.ts";
import type { PageContents, PageDetail } from "./page-contents.ts";
import { renderHead } from "./page-head.ts";
import { pageScript } from "./page-script.ts";
import { pageStyle } from "./page-style.ts";
import { renderReasons } from "./reason-section.ts";
import { renderTotals } from "./totals.ts";

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
  const notices = [...describeFailure(report), ...describeGaps(report)];
  const names =
    contents.violations.length > 0
      ? "It names IDs: anyone who gets it learns what was deleted."
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
${renderHead(contents)}<main>
${renderTotals(report)}${notices.map(
  (line) => markup`<p class="notice">${line.replaceAll("`", "")}</p>
`,
)}${[...describeStanding(report), explainLevel(report)].map(
  (line) => markup`<p>${line}</p>
`,
)}${renderReasons(report, detail)}${renderFiles(contents, detail)}${renderIds(contents, detail)}${renderMonths(report)}${renderJobs(report, detail)}</main>
<footer><p class="quiet">This page loads nothing and sends nothing. ${names}</p></footer>
<script>${new Markup(pageScript)}</script>
</body>
</html>
`.text;
}

function hash(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
