import { hintOfFiles } from "../../error-table.ts";
import { type ErrorCode, errorTable } from "../../errors.ts";
import { toInputWords } from "../../text/to-input-words.ts";

/** Where a workflow has other ways than a program. */
const ownHints: Readonly<Partial<Record<ErrorCode, string>>> = {
  DATASET_INVALID:
    "Correct the listed places, or set `on-bad-entry: keep` to keep such entries as they are, unchecked. Exclude files that are not lists with `!` in `files`. Nothing was sent or written.",
  CONFLICT: "Wait until the other job has ended, and keep runs apart with `concurrency`.",
  SLOT_BUSY:
    "Run again when that job has ended. If it checks another list of yours, check both in one step (a `config` with several datasets), schedule their workflows further apart than X takes (if runs wait for X: give them the same `concurrency` group), or use a separate App for each.",
  RESULT_FOREIGN_ID:
    "Start a new run with `reuse-within-minutes: 0`. “Re-run jobs” would reuse the same X job.",
};

const hintOfFilesForInputs =
  "Correct the listed files, or exclude those that are not lists with `!` in `files`. Nothing was sent or written.";

/** What to do about an error of core, in the words of the action's inputs. A hint of the error's own is only translated. */
export function hintForInputs({ code, hint }: { readonly code: ErrorCode; readonly hint: string }): string {
  if (hint === hintOfFiles) return hintOfFilesForInputs;
  return toInputWords(hint === errorTable[code].hint ? (ownHints[code] ?? hint) : hint);
}
