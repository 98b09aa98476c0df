import { type ChildProcess, spawn } from "node:child_process";
import type { Answer, Order } from "./order.ts";

/** What came of an order: the child lives on and tells of it, or is dead, or something is wrong. */
export type Ending =
  | { readonly kind: "done"; readonly answer: Answer }
  | { readonly kind: "killed" }
  | { readonly kind: "failed"; readonly what: string };

/** A process that carries out orders, and a new one once it is dead. */
export interface Child extends AsyncDisposable {
  carryOut(order: Order): Promise<Ending>;
  /** Ends the process, as a power cut does. Without one it does nothing. */
  kill(): void;
}

export interface ChildOptions {
  /** What `bundleChild` has made. */
  readonly program: string;
  /** Where Node keeps what it has compiled: the next child starts sooner. */
  readonly cacheFolder: string;
  /** It is to be ended within its first check, in which nothing is worth being compiled well. */
  readonly isShortLived: boolean;
}

/** With these a process takes two thirds of the processor's time for its start and a first check. */
const shortLivedFlags = ["--no-opt", "--no-maglev", "--no-sparkplug", "--liftoff-only", "--single-threaded"];

/** Far more than any check here takes. */
const longestOrderMs = 60_000;

/** Starts a process with the first order. */
export function createChild({ program, cacheFolder, isShortLived }: ChildOptions): Child {
  let running: ChildProcess | undefined;
  const start = (): ChildProcess =>
    spawn(process.execPath, [...(isShortLived ? shortLivedFlags : []), program], {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      env: { NODE_COMPILE_CACHE: cacheFolder },
    });
  const stop = async (): Promise<void> => {
    const child = running;
    running = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise((resolve) => {
      child.once("close", resolve);
      child.kill("SIGKILL");
    });
  };
  return {
    kill: () => void running?.kill("SIGKILL"),
    async carryOut(order) {
      running ??= start();
      const ending = await waitFor(running, order);
      if (ending.kind !== "done") await stop();
      return ending;
    },
    [Symbol.asyncDispose]: stop,
  };
}

function waitFor(child: ChildProcess, order: Order): Promise<Ending> {
  return new Promise((resolve) => {
    let complaint = "";
    const hear = (text: Buffer): void => {
      complaint += text.toString("utf8");
    };
    const settle = (ending: Ending): void => {
      clearTimeout(limit);
      child.removeAllListeners();
      child.stderr?.off("data", hear);
      resolve(ending);
    };
    const fail = (what: string): void => settle({ kind: "failed", what });
    const limit = setTimeout(() => fail("the process hangs"), longestOrderMs);
    child.stderr?.on("data", hear);
    child.once("error", ({ message }) => fail(message));
    // "close", not "exit": only then is nothing of it left.
    child.once("close", (code, signal) => {
      if (signal === "SIGKILL") settle({ kind: "killed" });
      else fail(`the process ended with ${signal ?? code}. ${complaint}`);
    });
    child.once("message", (answer: Answer | { readonly failure: string }) => {
      if ("failure" in answer) fail(answer.failure);
      else settle({ kind: "done", answer });
    });
    child.send(order);
  });
}
