import type { IdValues } from "../../ids/id-values.ts";
import type { RunLessons } from "../../job/run-lessons.ts";
import type { ScannedIds } from "../../upload/scan.ts";
import type { CheckOptions } from "../terms/check-options.ts";
import type { CheckFolder } from "./check-folder.ts";
import type { KnownPart } from "./known-part.ts";
import type { RoomKeeper } from "./room-keeper.ts";

export interface PartsContext {
  readonly folder: CheckFolder;
  readonly room: RoomKeeper;
  /** Monotonic, ms. */
  readonly deadlineMs: number;
  readonly options: CheckOptions;
  /** What the lists are called together: distinguishes their jobs from those of other lists. */
  readonly list: string;
}

/** The parts of one type while they are worked on. */
export interface PartsRun {
  readonly scanned: ScannedIds;
  readonly context: PartsContext;
  readonly lessons: RunLessons;
  /** In the order of their places. A part that X finds too large is divided. */
  readonly parts: KnownPart[];
  /** What X said of their IDs, by the newest result of each. */
  readonly found: IdValues;
  /** Jobs whose results were of no use. */
  readonly excluded: Set<string>;
}
