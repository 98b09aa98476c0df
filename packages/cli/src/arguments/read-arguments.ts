import { parseArgs } from "node:util";
import { findNearest } from "@x-batch-compliance/core/text";
import { UsageError } from "../terms/usage-error.ts";
import { quoteWord } from "../text/quote-word.ts";
import { type CommandName, commands, isCommandName } from "./command-table.ts";
import { findConfigFaults } from "./config-keys.ts";
import type { Option } from "./option.ts";
import { type OptionName, type OptionValues, optionTable, sharedOptions } from "./option-table.ts";
import { refuseSecrets } from "./refuse-secrets.ts";

/** What the command line asks for. */
export type Request =
  | { readonly kind: "help"; readonly command: CommandName | undefined }
  | { readonly kind: "version" }
  | {
      readonly kind: "run";
      readonly command: CommandName;
      readonly words: readonly string[];
      readonly options: OptionValues;
    };

const options: Readonly<Record<string, Option<unknown>>> = optionTable;
const letters = { h: "help", v: "version", o: "output" } as const;

/**
 * Reads the arguments behind the program's name. `program` is how the user calls this one.
 * @throws {UsageError} with every fault, each with what to write instead
 */
export function readArguments(args: readonly string[], program: string = "xbc"): Request {
  const secret = refuseSecrets(args);
  if (secret !== undefined) throw new UsageError(secret);
  const { tokens } = parseArgs({
    args: [...args],
    options: describeForNode(),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  const given = tokens.flatMap((token) => (token.kind === "option" ? [token] : []));
  if (given.some(({ name }) => name === "version")) return { kind: "version" };
  const [first, ...rest] = words;
  const command = first === "help" ? rest[0] : first;
  const wantsHelp = first === undefined || first === "help" || given.some(({ name }) => name === "help");
  if (wantsHelp && (command === undefined || isCommandName(command))) return { kind: "help", command };
  if (command === undefined || !isCommandName(command)) {
    throw new UsageError(describeUnknown(command ?? "", program));
  }
  const faults: string[] = [];
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(options).map(([name, { initial }]) => [name, initial]),
  );
  for (const token of given) {
    const reading = readOption(command, token);
    if ("fault" in reading) faults.push(reading.fault);
    else {
      const before = values[reading.name];
      // A list may be given several times.
      const isList = Array.isArray(reading.value) && Array.isArray(before);
      values[reading.name] = isList ? [...before, ...(reading.value as string[])] : reading.value;
    }
  }
  const { least, most, words: expected, options: own } = commands[command];
  const hasConfig = values.config !== undefined;
  if (hasConfig) faults.push(...findConfigFaults(values, rest));
  const needed = values.name === undefined ? least : Math.max(0, least - 1);
  if (!hasConfig && (rest.length < needed || rest.length > most)) {
    const few = rest.length < needed ? "An argument is missing" : "Too many arguments";
    const other = own.includes("config") ? `, or ${program} ${command} --config FILE` : "";
    faults.push(`${few}: write ${program} ${command} ${expected}${other}.`);
  }
  if (faults.length > 0)
    throw new UsageError(...faults, `Run ${program} ${command} --help to see all options.`);
  return { kind: "run", command, words: rest, options: values as OptionValues };
}

interface GivenOption {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

type Reading = { readonly fault: string } | { readonly name: OptionName; readonly value: unknown };

function readOption(command: CommandName, { name: full, rawName, ...given }: GivenOption): Reading {
  // `--field --type users`: the next option is not this one's value.
  const isNext = given.inlineValue === false && given.value?.startsWith("--") === true;
  const value = isNext ? undefined : given.value;
  const isNo = full.startsWith("no-") && !Object.hasOwn(options, full);
  const name = isNo ? full.slice(3) : full;
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  const known: readonly string[] = [...commands[command].options, ...sharedOptions];
  const shown = rawName.replace(/[^\w-]/g, "…");
  if (option === undefined || !known.includes(name) || (isNo && !option.isNegatable)) {
    const names = known.flatMap((one) => (options[one]?.isNegatable === true ? [one, `no-${one}`] : [one]));
    const nearest = findNearest(full, names) ?? (isNo ? findNearest(name, names) : undefined);
    const hint = nearest === undefined ? "" : ` Did you mean --${nearest}?`;
    return { fault: `${command} has no option ${shown}.${hint}` };
  }
  const optionName = name as OptionName;
  if (option.placeholder === undefined) {
    if (value !== undefined) return { fault: `${shown} takes no value.` };
    return { name: optionName, value: !isNo };
  }
  const read = value === undefined ? undefined : option.read(value);
  if (read !== undefined) return { name: optionName, value: read };
  const what = value === undefined ? "has no value" : `is ${quoteWord(value.slice(0, 60))}`;
  return { fault: `${shown} ${what}: write ${option.expects}.` };
}

/** Only whether an option takes a value: what is wrong with it is told in our words. */
function describeForNode(): Record<string, { type: "string" | "boolean"; short?: string }> {
  const described = Object.fromEntries(
    Object.entries(options).map(([name, { placeholder }]) => [
      name,
      { type: placeholder === undefined ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  for (const [short, name] of Object.entries(letters)) {
    described[name] = { ...described[name], short } as (typeof described)[string];
  }
  return described;
}

function describeUnknown(word: string, program: string): string {
  const nearest = findNearest(word, Object.keys(commands));
  const hint =
    nearest === undefined ? `Run ${program} --help to see all commands.` : `Did you mean ${nearest}?`;
  const example = /\.\w+$|^\d+$|[/*]/.test(word) ? " To check a list, put check in front of it." : "";
  return `Unknown command ${quoteWord(word.slice(0, 60))}.${example} ${hint}`;
}
