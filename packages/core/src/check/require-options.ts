import { ComplianceError } from "../errors.ts";
import { maxBytesPerJob, maxIdsPerJob } from "../upload/write-parts.ts";
import type { CheckOptions } from "./terms/check-options.ts";

interface NumberRule {
  readonly accepts: (value: number) => boolean;
  readonly what: string;
}

const time: NumberRule = { accepts: (value) => value >= 0, what: "0 or more milliseconds" };
const upTo = (most: number): NumberRule => ({
  accepts: (value) => Number.isInteger(value) && value > 0 && value <= most,
  what: `a whole number from 1 to ${most.toLocaleString("en")}`,
});

const numberRules = {
  timeoutMs: time,
  pollIntervalMs: {
    accepts: (value) => value > 0 && value < Number.POSITIVE_INFINITY,
    what: "a number of milliseconds above 0, as X charges for each poll",
  },
  reuseWithinMs: time,
  maxAgeMs: time,
  maxIdsPerJob: upTo(maxIdsPerJob),
  maxBytesPerJob: upTo(maxBytesPerJob),
} as const satisfies Partial<Record<keyof CheckOptions, NumberRule>>;

const texts = ["folder", "jobNamePrefix", "runKey"] as const satisfies readonly (keyof CheckOptions)[];

/** Throws OPTION_INVALID before a file is read or anything is sent: a job that was paid for comes too late for it. */
export function requireOptions(options: CheckOptions): void {
  for (const name of texts) {
    const value: unknown = options[name];
    if (typeof value !== "string" || value === "") throw refuse(name, "a text that is not empty");
  }
  for (const [name, { accepts, what }] of Object.entries(numberRules)) {
    const value: unknown = options[name as keyof typeof numberRules];
    if (value !== undefined && !(typeof value === "number" && accepts(value))) throw refuse(name, what);
  }
}

function refuse(name: string, what: string): ComplianceError {
  return new ComplianceError("OPTION_INVALID", `\`${name}\` must be ${what}.`);
}
