import type { NetworkFault } from "../simulation/network-fault.ts";
import type { Random } from "../simulation/random.ts";

/** Failures after which a client can have what it wanted: answers that are lost, whether or not X has acted, and 5xx. */
export function drawFailure(random: Random): NetworkFault {
  const acted = random.chance(0.5);
  const kind = random.pick(["reset", "silence", "status"] as const);
  return kind === "status"
    ? { kind, status: random.pick([500, 502, 503]), acted, headers: {} }
    : { kind, acted };
}
