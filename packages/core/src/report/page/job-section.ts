import type { JobReport, Report } from "../../check/terms/report.ts";
import { formatCount, formatTime, formatType } from "../../text/format.ts";
import { describeOddLines } from "../words/describe-odd-lines.ts";
import { describeProof } from "../words/describe-proof.ts";
import { renderTable } from "./data-table.ts";
import { type Markup, markup } from "./markup.ts";
import { noteCut } from "./note-cut.ts";
import { type PageDetail, pickHeaviest } from "./page-contents.ts";

/** X's jobs, and what is proven about their results. */
export function renderJobs({ jobs }: Report, { rows }: PageDetail): readonly Markup[] {
  if (jobs.length === 0) return [];
  const hasTypes = new Set(jobs.map(({ type }) => type)).size > 1;
  const shown = pickHeaviest(jobs, rows, ({ ids }) => ids);
  return [
    markup`<section>
<h2>Jobs at X</h2>
${noteCut({ shown: shown.length, all: jobs.length, most: "IDs" })}${renderTable({
  name: "Jobs",
  columns: [
    { title: "Job" },
    ...(hasTypes ? [{ title: "Type" }] : []),
    { title: "Created", isLong: true },
    ...["State", "Proof"].map((title) => ({ title })),
    { title: "IDs", isNumber: true },
    { title: "Records", isNumber: true },
    { title: "Name", isLong: true },
  ],
  rows: shown.map((job) => [
    job.id,
    ...(hasTypes ? [formatType(job.type)] : []),
    describeOrigin(job),
    job.standsIn ? `${job.state}, used until a newer one is ready` : job.state,
    describeJobProof(job),
    formatCount(job.ids),
    formatCount(job.records),
    job.name,
  ]),
})}</section>
`,
  ];
}

function describeOrigin({ adopted, createdAt }: JobReport): string {
  return `${formatTime(createdAt)} by ${adopted ? "an earlier run" : "this run"}`;
}

function describeJobProof(job: JobReport): string {
  const others = describeOddLines(job.oddLines);
  return `${describeProof(job)}${others === "" ? "" : `; other lines, by form: ${others}`}`;
}
