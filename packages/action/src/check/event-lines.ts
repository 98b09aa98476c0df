import type { CheckEvent, ReadProgress } from "@x-batch-compliance/core";
import { soleDatasetName } from "@x-batch-compliance/core/config";
import { describeOddLines, describeProof } from "@x-batch-compliance/core/report";
import {
  describeOperation,
  formatAge,
  formatCount,
  formatDuration,
  formatIds,
  formatQuantity,
  formatSize,
  formatSpan,
  formatTypeTitle,
  joinWords,
  toInputWords,
} from "@x-batch-compliance/core/text";
import { describePlan, type Patience } from "./plan-line.ts";

export interface EventLine {
  readonly text: string;
  /** What repeats: the line may be left out if its topic was on the log a moment ago. */
  readonly topic?: string;
  /** `held`: what is quickly over is not worth a line, so the first of its topic is left out too. */
  readonly first?: "shown" | "held";
}

/** Those that are told in a line; bad entries and doubts become warnings. */
export type ToldEvent = Exclude<CheckEvent, { readonly type: "bad-entries" | "doubts" }>;

/** `undefined` where there is nothing to say. */
export function describeEvent(event: ToldEvent, patience: Patience = { waits: true }): EventLine | undefined {
  switch (event.type) {
    case "scanning":
      return { topic: "scanning", first: "held", text: `Reading: ${describeProgress(event)} so far.` };
    case "scanned":
      return { text: describeScanned(event) };
    case "comparing":
      return { topic: "comparing", first: "held", text: `Comparing: ${describeProgress(event)} so far.` };
    case "halved":
      return {
        text: `X found an upload of ${formatIds(event.jobType, event.ids)} (${formatSize(event.sizeBytes)}) too large; uploading it in two halves.`,
      };
    case "results-dropped":
      return {
        text: `Disk space is short (${formatSize(event.neededBytes)} needed, ${formatSize(event.freeBytes)} free): X's records are not kept, and \`results.ndjson\` will be empty. The result is not affected.`,
      };
    case "choice":
      return { text: describeChoice(event) };
    case "plan": {
      const text = describePlan(event, patience);
      return text === undefined ? undefined : { text };
    }
    case "stands-in":
      return { text: describeStandIn(event) };
    case "job":
      return { text: describeJob(event) };
    case "slot-busy": {
      const busy = `Another ${event.jobType} job of the App is still running`;
      if (event.nextPollMs === undefined) return { text: `${busy}; this run does not submit another one.` };
      const next = `checking again in ${formatDuration(event.nextPollMs)}`;
      return {
        topic: "slot-busy",
        text: `${busy}; waited ${formatDuration(event.elapsedMs)}, ${next}.`,
      };
    }
    case "uploading":
      return {
        topic: `uploading ${event.jobId}`,
        first: "held",
        text: `Uploading: ${formatSize(event.sentBytes)} of ${formatSize(event.sizeBytes)}.`,
      };
    case "uploaded":
      return { text: `Uploaded ${formatSize(event.sizeBytes)}.` };
    case "waiting": {
      const status = `X job ${describeStatus(event.status)} (${formatDuration(event.elapsedMs)})`;
      const plan = `Checking again in ${formatDuration(event.nextPollMs)}; timing out in ${formatDuration(event.leftMs)}`;
      return { topic: `waiting ${event.jobId}`, text: `${status}. ${plan}.` };
    }
    case "downloading": {
      const purpose = event.pass === 1 ? "Downloading" : "Downloading again to compare";
      return {
        topic: `downloading ${event.jobId} ${event.pass}`,
        first: "held",
        text: `${purpose}: ${formatSize(event.receivedBytes)}.`,
      };
    }
    case "proven":
      return { text: describeResult(event) };
    case "retry": {
      const what = `Could not ${describeOperation(event.operation)} (${event.code}, attempt ${event.attempt})`;
      return {
        text: `${what}: ${toInputWords(event.reason)} Trying again in ${formatDuration(event.delayMs)}.`,
      };
    }
    case "passed-over":
      return {
        topic: `passed over ${event.jobType} ${event.entries}`,
        text: `Skipped ${formatQuantity(event.entries, "entry", "entries")} in X's list of jobs because they could not be read.`,
      };
    case "abandoned":
      return {
        text: `Gave up on job ${event.jobId} (${event.code})${event.cancelled ? " and cancelled it" : ""}.`,
      };
    case "compared": {
      // Unproven ones, and those that have no result yet.
      const unverified = event.unverified === 0 ? "" : `; ${formatCount(event.unverified)} unverified`;
      return {
        text: `Compared: ${formatQuantity(event.violations, "ID")} must be removed${unverified}.`,
      };
    }
  }
}

function describeChoice({ dataset, file, files, text }: ToldEvent & { readonly type: "choice" }): string {
  const read = dataset === soleDatasetName ? "Read" : `${dataset}: read`;
  return `${read} ${file}${files === 1 ? "" : " and any like it"} as ${toInputWords(text)}.`;
}

function describeJob({ how, jobId, ageMs }: ToldEvent & { readonly type: "job" }): string {
  if (how === "created") return `Created job ${jobId}.`;
  const when = `from an earlier run (created ${formatAge(ageMs)}, no extra cost)`;
  return how === "adopted"
    ? `Reusing job ${jobId} ${when}.`
    : `Reading the result of job ${jobId} ${when}. It is used for the IDs that it names until a newer result is ready.`;
}

function describeResult(event: ToldEvent & { readonly type: "proven" }): string {
  const { proof, proofBy, markerLines } = event;
  const others = describeOddLines(event.oddLines);
  return [
    `Result: ${formatQuantity(event.records, "record")}, ${describeProof({ proof, proofBy, markerLines })}.`,
    ...(others !== "" ? [`Other lines in the result, by form: ${others}.`] : []),
  ].join(" ");
}

/** An older result is used in place of one that is not there yet, and nobody is to take it for new. */
function describeStandIn({
  parts,
  jobType,
  oldestAgeMs,
}: ToldEvent & { readonly type: "stands-in" }): string {
  const age = formatSpan(oldestAgeMs);
  const title = formatTypeTitle(jobType);
  return parts === 1
    ? `${title}: using an older result for 1 part; it is ${age} old.`
    : `${title}: using older results for ${formatCount(parts)} parts; the oldest is ${age} old.`;
}

function describeScanned({ uploads, ...progress }: ToldEvent & { readonly type: "scanned" }): string {
  const entries = `${formatQuantity(progress.files, "file")} with ${formatQuantity(progress.entries, "entry", "entries")}`;
  const ids = uploads.map((upload) => {
    const parts = upload.parts > 1 ? ` in ${upload.parts} parts` : "";
    const noun = upload.jobType === "tweets" ? "distinct post ID" : "distinct user ID";
    return `${formatQuantity(upload.ids, noun)}${parts}`;
  });
  return `Read ${entries}: ${joinWords(ids)}.`;
}

function describeProgress({ files, entries, readBytes }: ReadProgress): string {
  return `${formatQuantity(files, "file")}, ${formatQuantity(entries, "entry", "entries")}, ${formatSize(readBytes)}`;
}

function describeStatus(status: string): string {
  return status.replaceAll("_", " ");
}
