import type { Report } from "@x-batch-compliance/core";

/** A place in the life of a check: the n-th time, counted from 1, that a point is reached. */
export interface Spot {
  readonly point: string;
  readonly nth: number;
}

/** What a child is to do, and where it is to die. */
export interface Order {
  readonly bearerToken: string;
  readonly apiUrl: string;
  /** Where the lists are; they are rewritten there. */
  readonly listFolder: string;
  /** What the check keeps its files in. */
  readonly checkFolder: string;
  readonly jobNamePrefix: string;
  readonly runKey: string;
  readonly killAt?: Spot | undefined;
}

/** What a child that lived on has to tell. */
export interface Answer {
  readonly report: Report;
  /** How often each point was reached. */
  readonly reached: Readonly<Record<string, number>>;
}
