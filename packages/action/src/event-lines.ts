import type { CheckEvent } from "@x-batch-compliance/core";
import { formatCount, formatDuration, formatQuantity, formatSize, nameOfIds } from "./text/format.ts";

/** A line for the log. */
export interface EventLine {
  readonly text: string;
  /** What repeats: the line may be left out if its topic was on the log a moment ago. */
  readonly topic?: string;
  /** `held`: what is quickly over is not worth a line, so the first of its topic is left out too. */
  readonly first?: "shown" | "held";
}

/** What an event of the check reads like. */
export function describeEvent(event: CheckEvent): EventLine {
  switch (event.type) {
    case "scanned": {
      const entries = `${formatQuantity(event.files, "file")} with ${formatQuantity(event.entries, "entry", "entries")}`;
      return { text: `Read ${entries}: ${nameOfIds(event.jobType, event.ids)} without repeats.` };
    }
    case "choice":
      return { text: `Read as ${event.text}.` };
    case "job":
      return {
        text:
          event.how === "created"
            ? `Created job ${event.jobId}.`
            : `Took over job ${event.jobId} of an earlier run: the same IDs, no new job to pay for.`,
      };
    case "slot-busy": {
      const next = `looking again in ${formatDuration(event.nextLookMs)}`;
      return {
        topic: "slot-busy",
        text: `Another ${event.jobType} job of the App is still running; waited ${formatDuration(event.elapsedMs)}, ${next}.`,
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
      const waited = `${describeStatus(event.status)} after ${formatDuration(event.elapsedMs)}`;
      const plan = `next look in ${formatDuration(event.nextLookMs)}, giving up in ${formatDuration(event.leftMs)}`;
      return { topic: `waiting ${event.jobId}`, text: `Waiting for X: ${waited}; ${plan}.` };
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
      return { text: `Result: ${formatQuantity(event.records, "record")}, proof: ${event.proof}.` };
    case "retry": {
      const again = `trying again in ${formatDuration(event.delayMs)}`;
      return { text: `${event.operation} failed (${event.code}, attempt ${event.attempt}); ${again}.` };
    }
    case "abandoned":
      return {
        text: `Gave up job ${event.jobId} (${event.code})${event.cancelled ? " and cancelled it" : ""}.`,
      };
    case "compared": {
      const unverified = event.unverified === 0 ? "" : `, ${formatCount(event.unverified)} unverified`;
      return {
        text: `Compared: ${formatQuantity(event.violations, "ID")} no longer compliant${unverified}.`,
      };
    }
  }
}

function describeStatus(status: string): string {
  return status.replaceAll("_", " ");
}
