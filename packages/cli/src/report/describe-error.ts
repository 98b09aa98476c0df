import { type ErrorCode, errorTable, isComplianceError } from "@x-batch-compliance/core";
import { showUnprintable, toInputWords } from "@x-batch-compliance/core/text";
import { describeFault } from "../arguments/describe-fault.ts";
import { toOwnWords } from "../arguments/to-own-words.ts";
import { type ExitCode, exitCodeOf, exitCodes } from "../terms/exit-codes.ts";
import { UsageError } from "../terms/usage-error.ts";
import { renderUsage } from "../text/render-usage.ts";

/** Anything that was thrown, as something safe to show. */
export interface Failure {
  readonly code: string;
  readonly what: string;
  readonly faults: readonly string[];
  readonly hint: string;
  readonly exitCode: ExitCode;
}

/** Where core's hint is about workflows. */
const ownHints: Readonly<Partial<Record<ErrorCode, string>>> = {
  DATASET_INVALID:
    "Correct the places that are listed, or leave out files that are not lists. `--on-bad-entry keep` keeps entries without a valid ID as they are, unchecked. Nothing was sent or written.",
  CONFLICT:
    "Wait until the other job has ended; xbc list shows it, and xbc cancel frees its slot if it is yours.",
  SLOT_BUSY:
    "Run again when that job has ended; xbc list shows it, and xbc cancel frees its slot if it is yours.",
  RESULT_FOREIGN_ID: "Create a new job: run again with --reuse-within-minutes 0.",
  UNAUTHORIZED:
    "Check that the bearer token is complete, app-only and not revoked (X developer console, Keys and tokens).",
  TOKEN_NOT_APP_ONLY:
    "Use the App's bearer token (X developer console, Keys and tokens, Bearer Token), not an access token.",
};

/** Describes what was thrown. What a library has thrown may hold anything, so its text is dropped. */
export function describeError(error: unknown, hasConfig: boolean = false): Failure {
  if (error instanceof UsageError) {
    return {
      code: "USAGE",
      what: showUnprintable(error.message),
      faults: error.faults.map(showUnprintable),
      hint: "",
      exitCode: exitCodes.usage,
    };
  }
  if (isComplianceError(error)) {
    const { code, what, faults } = error;
    const own = error.hint === errorTable[code].hint ? ownHints[code] : undefined;
    const hint = toOwnWords(own ?? toInputWords(error.hint), hasConfig);
    return {
      code,
      what: toOwnWords(showUnprintable(what), hasConfig),
      faults: faults.map((fault) => describeFault(fault, hasConfig)),
      hint,
      exitCode: exitCodeOf[code],
    };
  }
  return describeUnknown(error);
}

function describeUnknown(error: unknown): Failure {
  const { name = typeof error, code, syscall, stack } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  if (typeof code === "string" && /^E[A-Z0-9]+$/.test(code) && syscall !== undefined) {
    const what = `A file could not be read or written (${code}).`;
    return {
      code: "FILE",
      what,
      faults: [],
      hint: "Check free space and permissions.",
      exitCode: exitCodes.usage,
    };
  }
  const what = `An unexpected ${showUnprintable(String(name))} was thrown${findPlace(stack)}.`;
  const hint = "This is a bug in this program. Please report it with the command, but without the token.";
  return { code: "INTERNAL", what, faults: [], hint, exitCode: exitCodes.internal };
}

/** The file and the line that threw: enough to find it in the source, and never data. */
function findPlace(stack = ""): string {
  const place = /\n\s+at [^\n]*?([\w.-]+:\d+:\d+)\)?(?:\n|$)/.exec(stack)?.[1];
  return place === undefined ? "" : ` at ${place}`;
}

/** A failure for people: code and what happened, all faults, what to do. */
export function renderFailure({ code, what, faults, hint }: Failure): string {
  if (code === "USAGE") return renderUsage(faults);
  return [`error: ${what} (${code})`, ...faults.map((fault) => `  ${fault}`), `What to do: ${hint}`].join(
    "\n",
  );
}
