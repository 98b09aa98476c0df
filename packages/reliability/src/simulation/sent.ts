import type { OpenXAnswer, OpenXCall, OpenXRequest } from "@x-batch-compliance/sandbox";
import type { WireEntry } from "./world-facts.ts";

/** A request on its way to X. */
export interface Sent {
  readonly request: OpenXRequest;
  /** Empty if its address names none. */
  readonly jobId: string;
  readonly call: OpenXCall;
  /** What ends it when its time is up. */
  readonly signal: AbortSignal | undefined;
}

/** Has X act on a request, and keeps what it did. */
export type Act = (sent: Sent) => Promise<OpenXAnswer>;

/** Keeps what became of a request. */
export type Note = (
  entry: Omit<WireEntry, "run" | "atMs" | "result"> & Partial<Pick<WireEntry, "result">>,
) => void;
