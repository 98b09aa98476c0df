import type { Report } from "../../check/terms/report.ts";
import { formatCount, joinWords } from "../../text/format.ts";
import { describeWait, type Obstacle, tellSlot } from "./describe-obstacle.ts";
import { countPending, countUnverified, isPending, tellAsOf, tellKnownShare } from "./describe-standing.ts";

/** That a check ended early, and what that means for the rest. Nothing of one that came to its end. */
export function describeFailure(report: Report): readonly string[] {
  const { failure, unverified } = report;
  if (failure === null) return [];
  const are = unverified === 1 ? "ID is" : "IDs are";
  // Older results may speak for everything that the run did not come to.
  const rest = unverified === 0 ? "" : `; ${formatCount(unverified)} ${are} unverified and kept`;
  return [
    `The check is incomplete: it ended early with \`${failure}\`. What was found until then is reported here${rest}.`,
    ...describeUnasked(report),
  ];
}

/** Of lists in several parts: the one that failed ended the run, so those behind it had no turn. */
function describeUnasked({ standing: { fresh, older, none } }: Report): readonly string[] {
  const parts = fresh.parts + older.parts + none.parts;
  if (parts < 2 || none.parts === 0) return [];
  const [have, them] = none.parts === 1 ? ["has", "it"] : ["have", "them"];
  return [
    `${formatCount(none.parts)} of ${formatCount(parts)} parts ${have} no result: the check failed there, or did not get to ${them}. The next run goes on from there.`,
  ];
}

/**
 * What a failure leaves standing, as a sentence beside its own words, which are about one part and not about what others
 * found. Empty where nothing is known.
 */
export function describeKnown(report: Report): string {
  const { violations, unverified, checked, standing } = report;
  if (violations === 0 && standing.fresh.parts + standing.older.parts === 0) return "";
  const found =
    violations === 0
      ? "No violation is known so far"
      : `Known so far: ${formatCount(violations)} of ${formatCount(checked)} ${checked === 1 ? "ID" : "IDs"} ${violations === 1 ? "is" : "are"} no longer compliant`;
  const rest = unverified === 0 ? "" : `; ${formatCount(unverified)} could not be verified`;
  return `${found}${rest}.`;
}

/**
 * The whole in one line, which says its age wherever it is older than the run, why something has no result yet, and that
 * nothing new is under way where X's slot was taken.
 */
export function describeResult(report: Report, obstacle?: Obstacle | undefined): string {
  const sentences = [describeVerdict(report, obstacle), tellLacking(report), tellSlot(report, obstacle)];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

function describeVerdict(report: Report, obstacle: Obstacle | undefined): string {
  const checked = `${formatCount(report.checked)} ${report.checked === 1 ? "ID" : "IDs"}`;
  const asOf = inBrackets(tellAsOf(report));
  const unverified = countUnverified(report);
  const rest = `${formatCount(unverified)} of ${checked} could not be verified`;
  if (report.violations > 0) {
    const are = report.violations === 1 ? "is" : "are";
    const known = inBrackets(tellAsOf(report), tellKnownShare(report));
    const wait = describeWait(report, { which: "the others", obstacle });
    return [
      `${formatCount(report.violations)} of ${checked} ${are} no longer compliant${known}`,
      unverified === 0 ? "." : `; ${rest}.`,
      isPending(report) ? ` ${capitalise(wait.why)} ${wait.next}` : "",
    ].join("");
  }
  switch (report.result) {
    case "pending":
      return describePending(report, {
        ...{ checked, asOf, obstacle },
        rest: unverified === 0 ? "" : ` ${rest}.`,
      });
    case "violations":
    case "unverified":
      return `${rest}${asOf}.`;
    case "empty":
      if (report.checked > 0) return `The ${checked} that were found are compliant${asOf}.`;
      return listLacking(report).length > 0
        ? "No ID was found in the lists, so nothing was checked."
        : "No ID was found in the lists, so nothing was checked (`allow-empty` permits it).";
    case "compliant":
      return report.checked === 1 ? `The 1 ID is compliant${asOf}.` : `All ${checked} are compliant${asOf}.`;
  }
}

/** Datasets without any ID that may not be so, by their names. */
export function listLacking({ datasets }: Report): readonly string[] {
  return datasets.filter(({ lacksIds }) => lacksIds).map(({ name }) => name);
}

const namedDatasets = 5;

function tellLacking(report: Report): string {
  const names = listLacking(report);
  if (names.length === 0) return "";
  const cure = `fix what writes ${names.length === 1 ? "the list" : "them"}, or set \`allow-empty: true\` if that is intended.`;
  if (report.datasets.length === 1) return `An export that broke looks the same: ${cure}`;
  const shown = names.slice(0, namedDatasets).map((name) => `\`${name}\``);
  const hidden = names.length - shown.length;
  const all = joinWords(hidden > 0 ? [...shown, `${formatCount(hidden)} more`] : shown);
  return `${formatCount(names.length)} of ${formatCount(report.datasets.length)} datasets ${names.length === 1 ? "holds" : "hold"} no ID (${all}): ${cure}`;
}

function describePending(
  report: Report,
  {
    checked,
    rest,
    asOf,
    obstacle,
  }: {
    readonly checked: string;
    readonly rest: string;
    readonly asOf: string;
    readonly obstacle: Obstacle | undefined;
  },
): string {
  const pending = countPending(report);
  const isPart = pending > 0 && pending < report.checked;
  const which = isPart ? `${formatCount(pending)} of ${checked}` : checked;
  const others = isPart ? ` No violations are known among the others${asOf}.` : "";
  const { why, next } = describeWait(report, { which, obstacle });
  return `${why}${others}${rest} ${next}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function inBrackets(...words: readonly string[]): string {
  const said = words.filter((word) => word !== "");
  return said.length === 0 ? "" : ` (${said.join("; ")})`;
}
