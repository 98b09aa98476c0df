import { type ChildProcess, spawn } from "node:child_process";
import type { Answer, Command, News, Order } from "./order.ts";

/** What came of an order: the check came to its end, or died with its process, or something is wrong. */
export type Ending =
  | { readonly kind: "done"; readonly answer: Answer }
  | { readonly kind: "killed" }
  | { readonly kind: "failed"; readonly what: string };

/** A process that carries out orders, and a new one once it is dead. */
export interface Child extends AsyncDisposable {
  /**
   * Carries out all of them at the same time. Once each check is at its end or held, those that are held die with the process,
   * by SIGKILL: no handler, no `finally`, nothing is flushed.
   */
  carryOut(orders: readonly Order[]): Promise<readonly Ending[]>;
  /** Holds a check where it is right now. */
  hold(check: string): void;
}

export interface ChildOptions {
  /** What `bundleChild` has made. */
  readonly program: string;
  /** Where Node keeps what it has compiled: the next child starts sooner. */
  readonly cacheFolder: string;
  /** It is to be ended within its first checks, in which nothing is worth being compiled well. */
  readonly isShortLived: boolean;
}

/** With these a process takes two thirds of the processor's time for its start and a first check. */
const shortLivedFlags = ["--no-opt", "--no-maglev", "--no-sparkplug", "--liftoff-only", "--single-threaded"];

/** Far more than any checks here take. */
const longestOrderMs = 60_000;

/** Starts a process with the first orders. */
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
      // "close", not "exit": only then is nothing of it left.
      child.once("close", resolve);
      child.kill("SIGKILL");
    });
  };
  return {
    hold: (check) => command(running, { kind: "hold", check }),
    async carryOut(orders) {
      if (orders.length === 0) return [];
      running ??= start();
      const endings = await waitForAll(running, orders);
      if (endings.some(({ kind }) => kind !== "done")) await stop();
      return endings;
    },
    [Symbol.asyncDispose]: stop,
  };
}

function command(child: ChildProcess | undefined, what: Command): void {
  // A process that is dead shows it by its end.
  child?.send(what, () => {});
}

/** Waits until each check is at its end or held, or the process is dead. */
function waitForAll(child: ChildProcess, orders: readonly Order[]): Promise<readonly Ending[]> {
  return new Promise((resolve) => {
    const endings = new Map<string, Ending>();
    let complaint = "";
    const hear = (text: Buffer): void => {
      complaint += text.toString("utf8");
    };
    const finish = (otherwise: Ending): void => {
      clearTimeout(limit);
      child.removeAllListeners();
      child.stderr?.off("data", hear);
      resolve(orders.map(({ jobNamePrefix }) => endings.get(jobNamePrefix) ?? otherwise));
    };
    const fail = (what: string): void => finish({ kind: "failed", what });
    const limit = setTimeout(() => fail("the check hangs"), longestOrderMs);
    child.stderr?.on("data", hear);
    child.once("error", ({ message }) => fail(message));
    child.once("close", (code, signal) => fail(`the process ended with ${signal ?? code}. ${complaint}`));
    child.on("message", ({ check, outcome }: News) => {
      endings.set(check, outcome.kind === "held" ? { kind: "killed" } : outcome);
      if (endings.size === orders.length) finish({ kind: "failed", what: "the check told nothing" });
    });
    for (const order of orders) command(child, { kind: "begin", order });
  });
}
