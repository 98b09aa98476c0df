import type { Fault } from "./types.ts";

/** A place in a file, counted from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface PlacedFault extends Fault {
  /** In characters, counted from 1. */
  readonly column?: number;
}
