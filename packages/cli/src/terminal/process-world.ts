import { basename } from "node:path";
import { Interruption, type World } from "../terms/world.ts";
import { openSink } from "./open-sink.ts";

/** The world as the process has it. Ctrl-C aborts its signal; once more, and `onSecond` is called. */
export function openProcessWorld(process: NodeJS.Process, onSecond: () => void): World {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) onSecond();
    controller.abort(new Interruption());
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, interrupt);
  const out = openSink(process.stdout);
  return {
    environment: process.env,
    input: {
      // Opened only by whoever reads it: an open stdin keeps the process alive.
      [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator](),
      get isTerminal() {
        return process.stdin.isTTY === true;
      },
    },
    out,
    // What is said beside the work is not part of it, and nobody is left who could be told.
    err: openSink(process.stderr),
    findLoss: out.findLoss,
    signal: controller.signal,
    program: nameProgram(process),
  };
}

/** How it was called, so that a printed command can be copied. */
function nameProgram({ argv, env }: NodeJS.Process): string {
  if (env.npm_command === "exec") return "npx x-batch-compliance";
  const name = basename(argv[1] ?? "");
  return name === "x-batch-compliance" ? name : "xbc";
}
