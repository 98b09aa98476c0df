import { formatDuration, formatTime } from "../../text/format.ts";
import { chooseState, type ReportState } from "../words/choose-state.ts";
import { describeResult } from "../words/describe-result.ts";
import { Markup, markup } from "./markup.ts";
import { renderAbout } from "./page-about.ts";
import type { PageContents } from "./page-contents.ts";

/** Lines in a circle with a radius of 9 around 10, 10. */
const signs: Readonly<Record<ReportState["kind"], string>> = {
  good: "M6 10.5l3 3 5.5-6.5",
  bad: "M7 7l6 6M13 7l-6 6",
  doubtful: "M10 5.5v5.5M10 13.7v.6",
  waiting: "M10 5.5V10l3 2",
  empty: "M6.5 10h7",
};

/** How it stands, in colour, in a word and in a sentence; when that was, and where it comes from. */
export function renderHead({ report, obstacle, about = {} }: PageContents): Markup {
  const { kind, word } = chooseState(report);
  const tookMs = Date.parse(report.finishedAt) - Date.parse(report.startedAt);
  return markup`<header>
<h1>X Batch Compliance</h1>
<div class="${`state ${kind}`}">
<p class="word"><svg aria-hidden="true" viewBox="0 0 20 20"><circle cx="10" cy="10" r="9"/><path d="${new Markup(signs[kind])}"/></svg>${word}</p>
<p class="result">${describeResult(report, obstacle).replaceAll("`", "")}</p>
<p>Started <time datetime="${report.startedAt}">${formatTime(report.startedAt)}</time>, took ${formatDuration(tookMs)}.</p>
</div>
${renderAbout(about)}</header>
`;
}
