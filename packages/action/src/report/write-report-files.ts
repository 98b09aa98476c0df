import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "@x-batch-compliance/core";

/** Puts the report next to the results, for the artifact and for later steps. Returns the path of `report.json`. */
export async function writeReportFiles(
  folder: string,
  { report, markdown, page }: { readonly report: Report; readonly markdown: string; readonly page: string },
): Promise<string> {
  const path = join(folder, "report.json");
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(join(folder, "report.md"), markdown);
  await writeFile(join(folder, "report.html"), page);
  return path;
}
