/** What can fail. `create`: to open for writing. */
export type FileCall =
  | "create"
  | "open"
  | "read"
  | "write"
  | "sync"
  | "chmod"
  | "stat"
  | "statfs"
  | "close"
  | "rename"
  | "rm"
  | "readdir";

/**
 * `EIO`: one operation fails. `dead`: from one on, all do. `full`: from one on, whatever needs room does. `short`: from one on, reads and writes
 * move half of their bytes. `torn`: one write moves half of its bytes, and fails.
 */
export const faultKinds = ["EIO", "dead", "full", "short", "torn"] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Which operation is the first to fail, of those that can fail in this way, from 1. */
export interface FaultPlan {
  readonly kind: FaultKind;
  readonly first: number;
}

/** What is to be made of one call. */
export interface Action {
  readonly fails: boolean;
  /** Only half of the bytes are moved. */
  readonly half: boolean;
  error(): Error;
}

/** What happens to one call after the other. */
export interface Faults {
  /** The first call that did not go as asked. */
  readonly failed: FileCall | undefined;
  next(call: FileCall): Action;
}

const affected: Readonly<Record<FaultKind, readonly FileCall[] | "all">> = {
  EIO: "all",
  dead: "all",
  full: ["create", "write", "sync"],
  short: ["read", "write"],
  torn: ["write"],
};

/** Counts calls, and says which fail. Without a plan none does. */
export function createFaultPlan(plan?: FaultPlan): Faults {
  let calls = 0;
  let failed: FileCall | undefined;
  return {
    get failed() {
      return failed;
    },
    next(call) {
      const kinds = plan === undefined ? [] : affected[plan.kind];
      if (plan === undefined || (kinds !== "all" && !kinds.includes(call))) return describe("none");
      calls++;
      const lasts = plan.kind !== "EIO" && plan.kind !== "torn";
      if (calls < plan.first || (calls > plan.first && !lasts)) return describe("none");
      failed ??= call;
      return describe(plan.kind);
    },
  };
}

function describe(kind: FaultKind | "none"): Action {
  const code = kind === "EIO" || kind === "dead" ? "EIO" : "ENOSPC";
  return {
    fails: kind !== "none" && kind !== "short",
    half: kind === "short" || kind === "torn",
    // As Node writes it, with the path that must not be shown.
    error: () => Object.assign(new Error(`${code}: /planted/path`), { code, syscall: "planted" }),
  };
}
