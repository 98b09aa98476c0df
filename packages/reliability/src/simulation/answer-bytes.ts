import type { HttpResponse } from "@x-batch-compliance/core";
import { toComplianceError } from "@x-batch-compliance/core/internal";
import { changeBytes, type Sending } from "./change-bytes.ts";
import type { ByteChange } from "./network-fault.ts";
import { showLag } from "./odd/show-lag.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";
import type { ShortFact } from "./world-facts.ts";

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** What happens to an answer on its way. */
interface Way {
  readonly change: ByteChange | undefined;
  readonly world: World;
  readonly operation: string;
  /** Told of a result that is short and does not look it. */
  readonly onShort?: (short: Pick<ShortFact, "bytes" | "hasChecksum">) => void;
}

/** An answer as a client gets it. */
export function sendBytes({ status, headers, bytes }: Answer, way?: Way): HttpResponse {
  const sending = way === undefined || status !== 200 ? undefined : takeWay(bytes, way);
  const { breaks = false } = sending ?? {};
  const framing = chooseFraming(sending, way?.world.plan.odd?.chunks === true);
  const sent = sending?.bytes ?? bytes;
  const named: Record<string, string> = { ...headers, ...sending?.headers };
  if (way?.world.plan.dropsChecksums === true) {
    for (const name of Object.keys(named)) if (name.startsWith("x-goog-")) delete named[name];
  }
  if (way?.change?.how === "short" && sending !== undefined && sent.length < bytes.length)
    way.onShort?.({ bytes: sent, hasChecksum: named["x-goog-hash"] !== undefined });
  if (framing === "length") named["content-length"] = String(breaks ? bytes.length : sent.length);
  if (framing === "chunked") named["transfer-encoding"] = "chunked";
  return {
    status,
    framing,
    headers: named,
    body: passOn(sent, { breaks, random: way?.world.random }),
  };
}

function takeWay(bytes: Buffer, { change, world, operation }: Way): Sending | undefined {
  if (!operation.endsWith("downloadResults")) {
    const shown = operation === "x.listJobs" && world.vanished.size > 0 ? hideVanished(bytes, world) : bytes;
    const seen = operation === "x.getJob" || operation === "x.listJobs" ? holdBack(shown, world) : shown;
    return seen === bytes ? undefined : { bytes: seen, framing: "length", headers: {}, breaks: false };
  }
  const ordered = world.plan.reorders ? reorder(bytes, world.random) : bytes;
  const whole: Sending = { bytes: ordered, framing: "length", headers: {}, breaks: false };
  return change === undefined ? whole : (changeBytes(ordered, change) ?? whole);
}

/** An edge that does not know the length of an answer; an answer that breaks has its own way of being sent. */
function chooseFraming(sending: Sending | undefined, chunks: boolean): Sending["framing"] {
  const { framing = "length", breaks = false } = sending ?? {};
  return framing === "length" && chunks && !breaks ? "chunked" : framing;
}

function hideVanished(bytes: Buffer, { vanished }: World): Buffer {
  const { data = [], ...rest } = JSON.parse(bytes.toString()) as { data?: ({ id?: unknown } | null)[] };
  const left = data.filter((entry) => !vanished.has(String(entry?.id)));
  return Buffer.from(JSON.stringify(left.length > 0 ? { data: left, ...rest } : rest));
}

function holdBack(bytes: Buffer, { lagging, timeline }: World): Buffer {
  if (lagging.size === 0) return bytes;
  const behind = [...lagging].filter(([, untilMs]) => timeline.now() < untilMs).map(([jobId]) => jobId);
  return behind.length === 0 ? bytes : showLag(bytes, new Set(behind));
}

/** Events in another order. All take equally many bytes, so that a line begins wherever one began before. */
function reorder(bytes: Buffer, random: Random): Buffer {
  const lines = bytes.toString().split("\n").slice(0, -1);
  const places = [...lines.keys()].filter((place) => lines[place]?.includes('"action"'));
  const width = Math.max(0, ...places.map((place) => (lines[place] as string).length));
  const events = places.map((place) => (lines[place] as string).padEnd(width));
  for (const place of places) {
    const [event] = events.splice(random.between(0, events.length - 1), 1);
    lines[place] = event as string;
  }
  return Buffer.from(lines.map((line) => `${line}\n`).join(""));
}

/** In two pieces. No generator: every answer goes through here, and each step of one makes three promises. */
function passOn(
  bytes: Buffer,
  { breaks, random }: { readonly breaks: boolean; readonly random: Random | undefined },
): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]() {
      const middle = random === undefined ? bytes.length : random.between(0, bytes.length);
      const pieces = [bytes.subarray(0, middle), bytes.subarray(middle)]
        .filter(({ length }) => length > 0)
        .values();
      return {
        next() {
          const step = pieces.next();
          return step.done === true && breaks
            ? Promise.reject(toComplianceError({ code: "UND_ERR_RES_CONTENT_LENGTH_MISMATCH" }))
            : Promise.resolve(step);
        },
      };
    },
  };
}
