import type { ExitCode } from "../terms/exit-codes.ts";

/** One thing that was looked at. Holds no secret, no ID and no name of a job. */
export interface Finding {
  /** `note`: worth knowing, and in nobody's way. */
  readonly state: "ok" | "note" | "fault";
  readonly topic: string;
  readonly text: string;
  /** What to do about a fault. */
  readonly hint?: string | undefined;
  /** What a fault ends with. */
  readonly exitCode?: ExitCode | undefined;
}

/** What is as it has to be. */
export function ok(topic: string, text: string): Finding {
  return { state: "ok", topic, text };
}

/** What is worth knowing. */
export function note(topic: string, text: string): Finding {
  return { state: "note", topic, text };
}
