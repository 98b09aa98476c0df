/** A log after the runner has read it. */
export interface RunnerLog {
  /** What everybody sees, before anything is masked: our own lines must not need it. */
  readonly visible: string;
  /** What is added when a person turns debug logging on, with the masks that were known by then. */
  readonly debug: string;
  /** Values that the step asked to hide. */
  readonly masked: readonly string[];
}

/** Reads what a step printed as the runner does: masks and debug lines are commands, and no part of the log. */
export function readRunnerLog(printed: string): RunnerLog {
  const visible: string[] = [];
  const debug: string[] = [];
  const masked: string[] = [];
  for (const line of printed.split("\n")) {
    const { command, value = "" } = /^::(?<command>add-mask|debug)::(?<value>.*)$/.exec(line)?.groups ?? {};
    if (command === "add-mask") masked.push(decode(value));
    else if (command === "debug")
      debug.push(masked.reduce((all, secret) => all.replaceAll(secret, "***"), decode(value)));
    else visible.push(line);
  }
  return { visible: visible.join("\n"), debug: debug.join("\n"), masked };
}

function decode(text: string): string {
  return text.replaceAll("%0A", "\n").replaceAll("%0D", "\r").replaceAll("%25", "%");
}
