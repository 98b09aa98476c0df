import { type RunnerCommand, readCommand } from "./runner-command.ts";

/** A log after the runner has read it. */
export interface RunnerLog {
  /** What everybody sees, before anything is masked: our own lines must not need it. */
  readonly visible: string;
  /** What is added when a person turns debug logging on, with the masks that were known by then. */
  readonly debug: string;
  /** Values that the step asked to hide. */
  readonly masked: readonly string[];
  /** All that the runner took for a command, in order. */
  readonly commands: readonly RunnerCommand[];
}

/** Reads what a step printed as the runner does: masks and debug lines are commands, and no part of the log. */
export function readRunnerLog(printed: string): RunnerLog {
  const visible: string[] = [];
  const debug: string[] = [];
  const masked: string[] = [];
  const commands: RunnerCommand[] = [];
  for (const line of printed.split(/\r\n|\r|\n/)) {
    const command = readCommand(line);
    if (command !== undefined) commands.push(command);
    if (command?.name === "add-mask") masked.push(...listMasks(command.data));
    else if (command?.name === "debug")
      debug.push(masked.reduce((all, secret) => all.replaceAll(secret, "***"), command.data));
    else visible.push(line);
  }
  return { visible: visible.join("\n"), debug: debug.join("\n"), masked, commands };
}

/** A value of several lines is hidden whole and line by line. */
function listMasks(value: string): readonly string[] {
  const lines = value.split(/[\r\n]+/).filter((line) => line.trim() !== "");
  return [...new Set([value, ...lines])].filter((mask) => mask.trim() !== "");
}
