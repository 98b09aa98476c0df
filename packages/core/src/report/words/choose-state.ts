import type { Report } from "../../check/terms/report.ts";
import { listLacking } from "./describe-result.ts";

/** What a reader takes in before the first sentence: a word, and a kind that becomes a colour or a sign. */
export interface ReportState {
  readonly kind: "good" | "bad" | "doubtful" | "waiting" | "empty";
  readonly word: string;
}

/** A violation that is known outweighs what is not: it is what somebody has to act on. */
export function chooseState(report: Report): ReportState {
  if (report.violations > 0) return { kind: "bad", word: "Not compliant" };
  if (report.failure !== null) return { kind: "bad", word: "Check failed" };
  switch (report.result) {
    case "pending":
      return { kind: "waiting", word: "Waiting for X" };
    case "violations":
    case "unverified":
      return { kind: "doubtful", word: "Not verified" };
    case "empty":
      return { kind: listLacking(report).length > 0 ? "bad" : "empty", word: "No IDs found" };
    case "compliant":
      return { kind: "good", word: "Compliant" };
  }
}
