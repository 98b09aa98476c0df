import type { LogEntry } from "./log-entry.ts";

/** A step that act ran to its end. */
export interface RanStep {
  readonly id: string;
  readonly name: string;
  readonly result: string;
}

/** The steps that ran, in order. Steps of the runner itself and those that were left out are not among them. */
export function listSteps(entries: readonly LogEntry[]): readonly RanStep[] {
  return entries
    .filter(({ stage, stepResult }) => stage === "Main" && stepResult !== undefined)
    .map(({ stepID: [id = ""] = [], step = "", stepResult = "" }) => ({
      id,
      name: nameStep(id, step),
      result: stepResult,
    }));
}

/** `actions/checkout@1234` is `checkout`; other steps go by their ID if they have one, else by their first words. */
function nameStep(id: string, step: string): string {
  const action = /^[\w.-]+\/(?<name>[\w./-]+)@\S+$/.exec(step)?.groups?.name;
  return action ?? (/^\d+$/.test(id) ? step.split(/\s+/).slice(0, 2).join(" ") : id);
}

/** What ran, in a line: the steps of a leg with how they ended where that was not well, and how many legs are alike. */
export function describeRun(entries: readonly LogEntry[]): string {
  const legs = splitLegs(entries).map((leg) =>
    listSteps(leg)
      .map(({ name, result }) => (result === "success" ? name : `${name} (${result})`))
      .join(", "),
  );
  const alike = Map.groupBy(legs, (leg) => leg);
  return [...alike].map(([leg, { length }]) => (length === 1 ? leg : `${length} × ${leg}`)).join("; ");
}

/** The lines of each leg of the matrix by itself; of a workflow without one, all lines. */
export function splitLegs(entries: readonly LogEntry[]): readonly (readonly LogEntry[])[] {
  const ofJobs = entries.filter(({ stepID }) => stepID !== undefined);
  return [...Map.groupBy(ofJobs, ({ matrix }) => JSON.stringify(matrix)).values()];
}

/** What a step gave as its outputs. */
export function readOutputs(entries: readonly LogEntry[], id: string): Readonly<Record<string, string>> {
  const given = entries.filter(({ command, stepID }) => command === "set-output" && stepID?.[0] === id);
  return Object.fromEntries(given.map(({ name = "", arg = "" }) => [name, arg]));
}

/** What a step wrote for the page of the run. */
export function readSummary(entries: readonly LogEntry[], id: string): string {
  const written = entries.filter(({ command, stepID }) => command === "summary" && stepID?.[0] === id);
  return written.map(({ content = "" }) => content).join("");
}

/** What a step asked the runner to mask. */
export function listMasks(entries: readonly LogEntry[], id: string): readonly string[] {
  return entries
    .filter(({ command, stepID }) => command === "add-mask" && stepID?.[0] === id)
    .map(({ arg = "" }) => arg);
}

/** The output by which a step hands a token on, by the step's ID. */
export type HandingOn = Readonly<Record<string, string>>;

/** The tokens that steps handed on. */
export function listHandedOn(entries: readonly LogEntry[], handingOn: HandingOn): readonly string[] {
  return entries.filter((entry) => handsOn(entry, handingOn)).map(({ arg = "" }) => arg);
}

function handsOn({ command, name, stepID }: LogEntry, handingOn: HandingOn): boolean {
  return command === "set-output" && name !== undefined && handingOn[stepID?.[0] ?? ""] === name;
}

/**
 * The lines that show a secret: act masks nothing here. Masking is not a leak, and neither are outputs of the steps that
 * exist to hand a token on.
 */
export function findLeaks(
  entries: readonly LogEntry[],
  { secrets, handingOn }: { readonly secrets: readonly string[]; readonly handingOn: HandingOn },
): readonly string[] {
  return entries
    .filter((entry) => entry.command !== "add-mask" && !handsOn(entry, handingOn))
    .filter((entry) => {
      const shown = JSON.stringify(entry);
      return secrets.some((secret) => shown.includes(secret));
    })
    .map(({ msg }) => msg);
}
