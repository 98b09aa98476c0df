import type { Random } from "./random.ts";

/** A failure of one request, and whether X has done what it was asked all the same. */
export type NetworkFault =
  | { readonly kind: "reset"; readonly acted: boolean }
  | { readonly kind: "silence"; readonly acted: boolean }
  | {
      readonly kind: "status";
      readonly status: number;
      readonly acted: boolean;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: "page"; readonly acted: boolean }
  | { readonly kind: "vanish" }
  | { readonly kind: "bytes"; readonly change: ByteChange };

/** What happens to the bytes of a result on their way. The same for a job each time if it is `sticky`. */
export interface ByteChange {
  readonly how:
    | "cut"
    | "cut without a length"
    | "cut and compressed"
    | "short"
    | "foreign"
    | "conflict"
    | "number";
  /** Where, from 0 to below 1. */
  readonly place: number;
  readonly atLineEnd: boolean;
  /** Of a short one: whether it may end with a line feed, as a whole one does. */
  readonly keepsLf: boolean;
  readonly sticky: boolean;
}

/** Text of an error's body that must not be shown. */
export const bodyCanary = "CANARY-IN-A-BODY";
/** A host that nobody may send anything to. */
const strayOrigin = "https://elsewhere.example";

const losses = ["cut", "cut without a length", "cut and compressed", "short"] as const;
const usualKinds = ["reset", "reset", "silence", "server", "server", "page", "wait", "refusal"] as const;

/** Draws a failure that may happen to an operation. */
export function drawFault(random: Random, operation: string): NetworkFault {
  if (operation.endsWith("downloadResults") && random.chance(0.5))
    return { kind: "bytes", change: drawChange(random) };
  const acted = random.chance(0.5);
  const kind = random.chance(0.05) ? "redirect" : random.pick(usualKinds);
  switch (kind) {
    case "reset":
    case "silence":
    case "page":
      return { kind, acted };
    case "server":
      return { kind: "status", status: random.pick([500, 502, 503]), acted, headers: {} };
    case "wait":
      return {
        kind: "status",
        status: 429,
        acted: false,
        headers: { "retry-after": String(random.between(1, 90)) },
      };
    case "redirect":
      return {
        kind: "status",
        status: 307,
        acted: false,
        headers: { location: `${strayOrigin}/2/compliance/jobs` },
      };
    case "refusal":
      return refuse(random, operation);
  }
}

function refuse(random: Random, operation: string): NetworkFault {
  if (operation === "x.getJob")
    return random.chance(0.5) ? { kind: "vanish" } : { kind: "reset", acted: false };
  if (operation.endsWith("uploadIds"))
    return { kind: "status", status: random.pick([403, 404, 400]), acted: false, headers: {} };
  if (operation.endsWith("downloadResults"))
    return { kind: "status", status: 403, acted: false, headers: {} };
  return { kind: "reset", acted: true };
}

/** Draws what happens to the bytes of a result. */
function drawChange(random: Random): ByteChange {
  return { ...drawProxy(random), how: random.pick([...losses, "foreign", "conflict", "number"] as const) };
}

/** Draws what something on the way does to each result, or, if it is not sticky, to the first download of each. */
export function drawProxy(random: Random): ByteChange {
  const how = random.pick(losses);
  return {
    how,
    place: random.next(),
    atLineEnd: random.chance(0.8),
    keepsLf: how === "short" && random.chance(0.5),
    sticky: how !== "cut" && random.chance(0.8),
  };
}
