/** The forms of a report. */
export const reportFormats = ["html", "json", "md"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** A report that was asked for. */
export interface ReportTarget {
  readonly format: ReportFormat;
  /** `undefined`: standard output. */
  readonly file: string | undefined;
}

/** Reads `html`, `html=report.html` or `html=-`, as a list of one. */
export function readReportTarget(text: string): readonly ReportTarget[] | undefined {
  const at = text.indexOf("=");
  const [word, file] = at < 0 ? [text, "-"] : [text.slice(0, at), text.slice(at + 1)];
  const format = reportFormats.find((known) => known === word);
  if (format === undefined || file === "") return undefined;
  return [{ format, file: file === "-" ? undefined : file }];
}
