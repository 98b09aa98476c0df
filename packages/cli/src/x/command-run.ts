import type { CheckEvent } from "@x-batch-compliance/core";
import type { OptionValues } from "../arguments/option-table.ts";
import type { Progress } from "../terminal/progress.ts";
import type { World } from "../terms/world.ts";
import type { JobTrail } from "./job-trail.ts";

/** One run of one command. */
export interface CommandRun {
  readonly world: World;
  readonly words: readonly string[];
  readonly options: OptionValues;
  readonly progress: Progress;
  readonly trail: JobTrail;
  readonly onEvent: (event: CheckEvent) => void;
  readonly onSecret: (value: string) => void;
  /** Prints a line for people, beside what the command is asked for. */
  readonly say: (line: string) => Promise<void>;
  /** Prints what the command is asked for. */
  readonly print: (line: string) => Promise<void>;
}
