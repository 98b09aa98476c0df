import fs from "node:fs";
import promises, { type FileHandle } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { type Action, createFaultPlan, type FaultPlan, type FileCall } from "./fault-plan.ts";

/** Node's file operations under a folder, which can be made to fail. */
export interface FailingFiles extends Disposable {
  /** From now on operations count, and fail as planned. Ends what was planned before. */
  plan(plan: FaultPlan): void;
  /** Ends the plan. Whether it came to fail anything, which call did first, and how many files are still open. */
  settle(): { readonly failed: FileCall | undefined; readonly open: number };
}

/** Any function of Node's; its own types are restored where it is put back. */
type Anything = (...args: never[]) => unknown;
type Module = Record<string, Anything>;

const byPath = ["rename", "rm", "readdir", "stat", "statfs"] as const;
const byHandle = ["read", "write", "sync", "chmod", "stat", "close"] as const;

/**
 * Takes the place of Node's file operations, for calls and streams alike, until it is disposed of. Only what is under
 * the folder counts: others in the process, for example a test runner, are left in peace.
 */
export function failFiles(folder: string): FailingFiles {
  let faults = createFaultPlan();
  let open = 0;
  const own = (path: unknown): boolean => typeof path === "string" && path.startsWith(folder);
  const restore: (() => void)[] = [];
  const replace = (module: unknown, name: string, make: (original: Anything) => Anything): void => {
    const target = module as Module;
    const original = target[name] as Anything;
    target[name] = make(original);
    restore.push(() => {
      target[name] = original;
    });
  };

  const take = async (call: FileCall, args: unknown[], work: (args: unknown[]) => Promise<unknown>) => {
    const action = faults.next(call);
    const result =
      action.fails && call !== "close" && !action.half ? undefined : await work(change(args, action));
    if (action.fails) throw action.error();
    return result;
  };
  const watch = (handle: FileHandle): FileHandle => {
    open++;
    let isOpen = true;
    const target = handle as unknown as Module;
    for (const name of byHandle) {
      const original = (target[name] as Anything).bind(handle) as (...args: unknown[]) => Promise<unknown>;
      target[name] = ((...args: unknown[]) => {
        if (name === "close" && isOpen) {
          open--;
          isOpen = false;
        }
        return take(name, args, (changed) => original(...changed));
      }) as Anything;
    }
    return handle;
  };

  replace(
    promises,
    "open",
    (original) =>
      (async (...args: unknown[]) => {
        const call = original as (...args: unknown[]) => Promise<FileHandle>;
        if (!own(args[0])) return call(...args);
        const isNew = typeof args[1] === "string" && args[1] !== "r";
        return watch((await take(isNew ? "create" : "open", args, (same) => call(...same))) as FileHandle);
      }) as Anything,
  );
  for (const name of byPath) {
    replace(
      promises,
      name,
      (original) =>
        ((...args: unknown[]) => {
          const call = original as (...args: unknown[]) => Promise<unknown>;
          return own(args[0]) ? take(name, args, (same) => call(...same)) : call(...args);
        }) as Anything,
    );
  }

  // Streams of node:fs know nothing of the above.
  const descriptors = new Set<unknown>();
  for (const name of ["open", "read", "close"] as const) {
    replace(
      fs,
      name,
      (original) =>
        ((...args: unknown[]) => {
          const call = original as (...args: unknown[]) => void;
          const done = args.at(-1) as (error: unknown, ...values: unknown[]) => void;
          if (name === "open" ? !own(args[0]) : !descriptors.has(args[0])) return call(...args);
          const action = faults.next(name);
          if (name === "close") {
            open--;
            descriptors.delete(args[0]);
          } else if (action.fails) return void queueMicrotask(() => done(action.error()));
          call(...change(args.slice(0, -1), action), (error: unknown, ...values: unknown[]) => {
            if (name === "open" && !error) {
              open++;
              descriptors.add(values[0]);
            }
            done(action.fails ? action.error() : error, ...values);
          });
        }) as Anything,
    );
  }
  syncBuiltinESMExports();
  return {
    plan(plan) {
      open = 0;
      faults = createFaultPlan(plan);
    },
    settle() {
      const { failed } = faults;
      faults = createFaultPlan();
      return { failed, open };
    },
    [Symbol.dispose]() {
      for (const undo of restore) undo();
      syncBuiltinESMExports();
    },
  };
}

/** Half of the bytes that were to be moved, and at least one: `(buffer, from, size)`, for a stream after its descriptor. */
function change(args: unknown[], { half }: Action): unknown[] {
  if (!half) return args;
  const at = args.findIndex((value) => ArrayBuffer.isView(value)) + 2;
  return args.with(at, Math.max(1, (args[at] as number) >> 1));
}
