import { once } from "node:events";
import { basename } from "node:path";
import { Interruption, type Sink, type World } from "../terms/world.ts";

const usualColumns = 80;

/** The world as the process has it. Ctrl-C aborts its signal; once more, and `onSecond` is called. */
export function openProcessWorld(process: NodeJS.Process, onSecond: () => void): World {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) onSecond();
    controller.abort(new Interruption());
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, interrupt);
  return {
    environment: process.env,
    input: {
      // Opened only by whoever reads it: an open stdin keeps the process alive.
      [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator](),
      get isTerminal() {
        return process.stdin.isTTY === true;
      },
    },
    out: openSink(process.stdout),
    err: openSink(process.stderr),
    signal: controller.signal,
    program: nameProgram(process),
  };
}

function openSink(stream: NodeJS.WriteStream): Sink {
  return {
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns ?? usualColumns;
    },
    async write(text) {
      if (!stream.write(text)) await once(stream, "drain");
    },
  };
}

/** How it was called, so that a printed command can be copied. */
function nameProgram({ argv, env }: NodeJS.Process): string {
  if (env.npm_command === "exec") return "npx x-batch-compliance";
  const name = basename(argv[1] ?? "");
  return name === "x-batch-compliance" ? name : "xbc";
}
