import type { JobReport, Report } from "../../check/terms/report.ts";
import { formatCount, formatDuration, formatTime, formatType } from "../../text/format.ts";
import { describeOddLines } from "../words/describe-odd-lines.ts";
import { describeProof } from "../words/describe-proof.ts";
import { renderTable } from "./data-table.ts";
import { type Markup, markup } from "./markup.ts";
import { noteCut } from "./note-cut.ts";
import { type PageDetail, pickHeaviest } from "./page-contents.ts";

function describeJobProof(job: JobReport): string {
  const others = describeOddLines(job.oddLines);
  return `${describeProof(job)}${others === "" ? "" : `; other lines, by form: ${others}`}`;
}

/** X's jobs, and what is proven about their results. */
export function renderJobs({ jobs }: Report, { rows }: PageDetail): readonly Markup[] {
  if (jobs.length === 0) return [];
  const shown = pickHeaviest(jobs, rows, ({ ids }) => ids);
  return [
    markup`<section>
<h2>X's jobs</h2>
${noteCut({ shown: shown.length, all: jobs.length, most: "IDs" })}${renderTable({
  name: "Jobs",
  columns: [
    { title: "Job" },
    { title: "Name", isLong: true },
    ...["IDs of", "State", "Made by", "Created", "Age", "Proof"].map((title) => ({ title })),
    { title: "IDs", isNumber: true },
    { title: "Records", isNumber: true },
  ],
  rows: shown.map((job) => [
    job.id,
    job.name,
    formatType(job.type),
    job.standsIn ? `${job.state}, stands in` : job.state,
    job.adopted ? "an earlier run" : "this run",
    formatTime(job.createdAt),
    formatDuration(job.ageMs),
    describeJobProof(job),
    formatCount(job.ids),
    formatCount(job.records),
  ]),
})}</section>
`,
  ];
}
