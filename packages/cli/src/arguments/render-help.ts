import { exitCodes } from "../terms/exit-codes.ts";
import { type CommandName, commands } from "./command-table.ts";
import type { Option } from "./option.ts";
import { type OptionName, optionTable, sharedOptions } from "./option-table.ts";

const lineChars = 96;
const options: Readonly<Record<string, Option<unknown>>> = optionTable;

/** The help of one command, or of all. `program` is how the user calls this one. */
export function renderHelp(program: string, command: CommandName | undefined): string {
  return command === undefined ? renderAll(program) : renderCommand(program, command);
}

function renderAll(program: string): string {
  const names = Object.keys(commands) as CommandName[];
  const rows = names.map((name) => ({
    left: `${name} ${commands[name].words}`,
    right: commands[name].summary,
  }));
  return [
    `Usage: ${program} COMMAND [OPTIONS]`,
    "",
    ...wrap(
      "Checks lists of X post and user IDs against X's batch compliance API, in both of its generations, and removes what must be removed.",
      0,
    ),
    "",
    "Commands:",
    ...renderRows(rows),
    "",
    "Options of every command:",
    ...renderRows(sharedOptions.map(describeOption)),
    "",
    "Environment:",
    ...renderRows([
      {
        left: "X_BEARER_TOKEN",
        right:
          "The App's bearer token (app-only); otherwise BEARER_TOKEN is read. Never pass it as an argument.",
      },
      { left: "X_API_URL", right: "Same as --api-url." },
      { left: "HTTPS_PROXY, NO_PROXY", right: "The proxy to use, and the hosts to reach without it." },
      { left: "NO_COLOR", right: "If set, nothing is coloured." },
    ]),
    "",
    "Exit codes:",
    ...renderRows([
      { left: String(exitCodes.done), right: "done; after a check: every ID is still compliant" },
      { left: String(exitCodes.violations), right: "violations: IDs must be removed" },
      {
        left: String(exitCodes.usage),
        right:
          "the command line, the format of the token or the lists must be corrected, or an output cannot be written",
      },
      { left: String(exitCodes.unverified), right: "some IDs could not be verified" },
      { left: String(exitCodes.pending), right: "X has no result yet: run the same command again later" },
      { left: String(exitCodes.refused), right: "X refused, or could not be reached" },
      { left: String(exitCodes.interrupted), right: "interrupted; the command to continue is printed" },
    ]),
    "",
    "Examples:",
    `  ${program} check ids.txt`,
    `  ${program} fix --dry-run lists/*.csv --field tweet_id`,
    `  ${program} check --config x-compliance.yml --report html=report.html`,
    `  ${program} download 1372966999991541762`,
    "",
    `Run ${program} COMMAND --help for the options of one command.`,
    "",
  ].join("\n");
}

function renderCommand(program: string, name: CommandName): string {
  const { words, summary, notes, options: own } = commands[name];
  return [
    `Usage: ${program} ${name} ${words} [OPTIONS]`,
    ...(own.includes("config") ? [`       ${program} ${name} --config FILE [OPTIONS]`] : []),
    "",
    ...wrap(summary, 0),
    ...notes.flatMap((note) => wrap(note, 0)),
    "",
    "Options:",
    ...renderRows([...own, ...sharedOptions].map(describeOption)),
    "",
  ].join("\n");
}

interface Row {
  readonly left: string;
  readonly right: string;
}

function describeOption(name: OptionName): Row {
  const { placeholder, words, isNegatable, tail, help, initialText } = optionTable[name] as Option<unknown>;
  const all = words?.join("|") ?? "";
  const isLong = all.length > mostWordsChars;
  const value = words === undefined || isLong ? placeholder : `${all}${tail}`;
  const left = `--${isNegatable ? "no-" : ""}${name}${value === undefined ? "" : ` ${value}`}`;
  const listed = isLong ? ` One of ${words?.join(", ")}.` : "";
  return { left, right: `${help}${listed}${initialText === undefined ? "" : ` Default: ${initialText}.`}` };
}

const leftChars = 26;
/** More words than these stand behind the help of their option. */
const mostWordsChars = 60;

function renderRows(rows: readonly Row[]): readonly string[] {
  return rows.flatMap(({ left, right }) => {
    const lines = wrap(right, leftChars + 2);
    // What is too long for its column stands on a line of its own.
    if (left.length + 4 > leftChars + 2) return [`  ${left}`, ...lines];
    return [`  ${left}`.padEnd(leftChars + 2) + (lines[0] ?? "").trimStart(), ...lines.slice(1)];
  });
}

function wrap(text: string, indent: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > lineChars)
      lines.push(" ".repeat(indent) + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** The spellings of the options of a command that a shell offers. */
export function listSpellings(name: CommandName): readonly string[] {
  return [...commands[name].options, ...sharedOptions].map((option) =>
    options[option]?.isNegatable === true ? `--no-${option}` : `--${option}`,
  );
}
