import type { Report } from "@x-batch-compliance/core";

/** A place in the life of a check: the n-th time, counted from 1, that a point is reached. */
export interface Failpoint {
  readonly point: string;
  readonly nth: number;
}

/** A check that a child is to carry out, and where it is to be held. */
export interface Order {
  readonly bearerToken: string;
  readonly apiUrl: string;
  /** Where the lists are; they are rewritten there. */
  readonly listFolder: string;
  /** What the check keeps its files in. */
  readonly checkFolder: string;
  /** Names the check in all that is told of it, too. */
  readonly jobNamePrefix: string;
  readonly runKey: string;
  readonly holdAt?: Failpoint | undefined;
}

/** What a check that came to its end has to report. */
export interface Answer {
  readonly report: Report;
  /** How often each point was reached. */
  readonly reached: Readonly<Record<string, number>>;
}

/** What a child is told: to begin a check, or to hold one where it is. */
export type Command =
  | { readonly kind: "begin"; readonly order: Order }
  | { readonly kind: "hold"; readonly check: string };

/** What became of a check. */
export type Outcome =
  | { readonly kind: "done"; readonly answer: Answer }
  /** It stands still, and does nothing more until its process is dead. */
  | { readonly kind: "held" }
  | { readonly kind: "failed"; readonly what: string };

/** What a child reports. */
export interface News {
  readonly check: string;
  readonly outcome: Outcome;
}
