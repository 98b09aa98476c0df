import type { CheckEvent, Fault, ProofSource } from "@x-batch-compliance/core";
import {
  describeOperation,
  formatCount,
  formatDuration,
  formatIds,
  formatQuantity,
  formatSize,
  joinWords,
  showUnprintable,
  toInputWords,
} from "@x-batch-compliance/core/text";
import { describeFault } from "../arguments/describe-fault.ts";
import { toOwnWords } from "../arguments/to-own-words.ts";
import { formatDistinct } from "../text/format-distinct.ts";
import type { Told } from "./progress.ts";

/** What shows that a result is complete. */
const proofs: Readonly<Record<ProofSource, string>> = {
  sentinels: "complete (all marker lines came back)",
  checksum: "complete (the storage's checksum fits)",
  "second download": "the same in two downloads",
  nothing: "not proven to be complete",
};

/** A result's proof in words. */
export function describeProof(proofBy: ProofSource): string {
  return proofs[proofBy];
}

/** An event in words; empty where there is nothing to say. `nowMs` is the monotonic time of the event. */
export function describeEvent(
  event: CheckEvent,
  { nowMs, hasConfig = false }: { readonly nowMs: number; readonly hasConfig?: boolean },
): Told {
  switch (event.type) {
    case "scanning":
    case "comparing": {
      const label = event.type === "scanning" ? "Reading" : "Comparing";
      const detail = `${formatQuantity(event.files, "file")}, ${formatQuantity(event.entries, "entry", "entries")}, ${formatSize(event.readBytes)}`;
      return { topic: label, held: true, live: () => ({ label, detail }) };
    }
    case "scanned": {
      const ids = event.uploads.map(({ jobType, ids: count, parts }) =>
        parts > 1 ? `${formatDistinct(jobType, count)} in ${parts} parts` : formatDistinct(jobType, count),
      );
      return {
        line: `Read ${formatQuantity(event.files, "file")} with ${formatQuantity(event.entries, "entry", "entries")}: ${joinWords(ids)}.`,
      };
    }
    case "choice":
      return { line: describeChoice(event, hasConfig) };
    case "bad-entries":
      return { line: listFaults("Entries without a valid ID were kept:", { ...event, hasConfig }) };
    case "doubts":
      return {
        line: listFaults("These IDs may be wrong; they are checked all the same:", { ...event, hasConfig }),
      };
    case "plan":
      if (event.parts < 2) {
        const isOutdated = event.older > 0 && event.jobs > 0;
        return isOutdated ? { line: "A new job is needed; an older result is used until it is ready." } : {};
      }
      return {
        line: `${formatQuantity(event.parts, "part")}: ${formatCount(event.fresh)} with a fresh result, ${formatCount(event.older)} with an older one, ${formatCount(event.none)} with none; ${formatQuantity(event.jobs, "job")} needed.`,
      };
    case "stands-in":
      return {
        line: `Older results are used for ${formatQuantity(event.parts, "part")}; the oldest was created ${formatDuration(event.oldestAgeMs)} ago.`,
      };
    case "halved":
      return {
        line: `X rejected an upload of ${formatIds(event.jobType, event.ids)} as too large; sending it in two halves.`,
      };
    case "results-dropped":
      return {
        line: `Disk space is short, so X's records are not kept (${formatSize(event.neededBytes)} needed, ${formatSize(event.freeBytes)} free). The result is not affected.`,
      };
    case "job":
      return { line: describeJob(event) };
    case "slot-busy": {
      const busy = `Another ${event.jobType} job of this App is still running`;
      if (event.nextPollMs === undefined) return { line: `${busy}; no new one is submitted.` };
      return { topic: "slot", live: countDown(event, { label: busy, nowMs }) };
    }
    case "uploading": {
      const { sentBytes, sizeBytes, jobId } = event;
      const detail = `${formatSize(sentBytes)} of ${formatSize(sizeBytes)}`;
      return {
        topic: `uploading ${jobId}`,
        held: true,
        live: () => ({ label: "Uploading", share: sentBytes / sizeBytes, detail }),
      };
    }
    case "uploaded":
      return { line: `Uploaded ${formatSize(event.sizeBytes)}.` };
    case "waiting": {
      const label = `Job ${event.jobId} ${event.status.replaceAll("_", " ")}`;
      return { topic: `waiting ${event.jobId}`, live: countDown(event, { label, nowMs }) };
    }
    case "downloading": {
      const label = event.pass === 1 ? "Downloading" : "Downloading again to compare";
      const detail = formatSize(event.receivedBytes);
      return { topic: `${label} ${event.jobId}`, held: true, live: () => ({ label, detail }) };
    }
    case "proven":
      return {
        line: `Downloaded ${formatQuantity(event.records, "record")}: ${describeProof(event.proofBy)}.`,
      };
    case "retry":
      return {
        line: `Could not ${describeOperation(event.operation)} (${event.code}, attempt ${event.attempt}): ${toOwnWords(showUnprintable(event.reason), hasConfig)} Trying again in ${formatDuration(event.delayMs)}.`,
      };
    case "passed-over":
      return {
        line: `Skipped ${formatQuantity(event.entries, "unreadable entry", "unreadable entries")} in X's list of jobs.`,
      };
    case "abandoned":
      return {
        line: `Gave up on job ${event.jobId} (${event.code})${event.cancelled ? " and cancelled it" : ""}.`,
      };
    case "compared":
      return {};
  }
}

function describeJob({ how, jobId, ageMs }: CheckEvent & { readonly type: "job" }): string {
  if (how === "created") return `Created job ${jobId}.`;
  const when = `created ${formatDuration(ageMs)} ago, no extra cost`;
  return how === "adopted"
    ? `Reusing job ${jobId} (${when}).`
    : `Reading the result of job ${jobId} (${when}). It is used for the IDs that it names until a newer result is ready.`;
}

function listFaults(
  head: string,
  { faults, hasConfig }: { readonly faults: readonly Fault[]; readonly hasConfig: boolean },
): string {
  return [head, ...faults.map((fault) => `  ${describeFault(fault, hasConfig)}`)].join("\n");
}

function describeChoice(
  { file, files, text }: CheckEvent & { readonly type: "choice" },
  hasConfig: boolean,
): string {
  const of = `${showUnprintable(file)}${files === 1 ? "" : " and any like it"}`;
  return `Read ${of} as ${toOwnWords(toInputWords(showUnprintable(text)), hasConfig)}.`;
}

/** A wait that is counted on from the moment of its event. */
function countDown(
  {
    elapsedMs,
    nextPollMs = 0,
    leftMs,
  }: { readonly elapsedMs: number; readonly nextPollMs: number | undefined; readonly leftMs?: number },
  { label, nowMs }: { readonly label: string; readonly nowMs: number },
): NonNullable<Told["live"]> {
  return (atMs) => {
    const sinceMs = Math.max(0, atMs - nowMs);
    const next = Math.max(0, nextPollMs - sinceMs);
    const end =
      leftMs === undefined || leftMs > 1e12
        ? ""
        : `; timing out in ${formatDuration(Math.max(0, leftMs - sinceMs))}`;
    return {
      label,
      detail: `${formatDuration(elapsedMs + sinceMs)}; checking again in ${formatDuration(next)}${end}`,
    };
  };
}
