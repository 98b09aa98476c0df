import { type Framing, framings } from "./frame-answer.ts";

/** How a connection ends: properly, by a reset, or not at all. */
export const cutKinds = ["fin", "reset", "stall"] as const;
export type CutKind = (typeof cutKinds)[number];

export type Flow = "api" | "gcs";

/** One place where a lifecycle is cut. */
export interface Cut {
  readonly flow: Flow;
  /** Of the lifecycle, from 0. */
  readonly exchange: number;
  /** `answer`: X has acted, and its answer ends early. `request`: X stops to read, and does nothing. */
  readonly side: "answer" | "request";
  /** Bytes of the answer that are sent, or of the request's body that are read. */
  readonly atByte: number;
  readonly kind: CutKind;
  /** Of the answer. */
  readonly framing: Framing;
}

/** Writes a cut as `--at` takes it. */
export function formatCut({ flow, exchange, side, atByte, kind, framing }: Cut): string {
  return [flow, exchange, side, atByte, kind, framing].join("/");
}

/** Reads what `formatCut` wrote. */
export function parseCut(text: string): Cut {
  const [flow, exchange, side, atByte, kind, framing, ...rest] = text.split("/");
  const isKnown =
    (flow === "api" || flow === "gcs") &&
    (side === "answer" || side === "request") &&
    cutKinds.includes(kind as CutKind) &&
    framings.includes(framing as Framing);
  if (!isKnown || rest.length > 0 || !/^\d+ \d+$/.test(`${exchange} ${atByte}`)) {
    throw new Error(
      'This is not a place of a cut. Write it as a failure does: "api/3/answer/120/reset/chunked".',
    );
  }
  return {
    flow,
    side,
    exchange: Number(exchange),
    atByte: Number(atByte),
    kind: kind as CutKind,
    framing: framing as Framing,
  };
}

/** What a lifecycle without a cut has sent, exchange by exchange. */
export interface ExchangeSize {
  readonly requestBytes: number;
  /** Of the whole answer, by its framing. */
  readonly answerBytes: Readonly<Record<Framing, number>>;
}

/** Every cut of a lifecycle: each byte of head and body, the whole answer included. */
export function* listCuts(flow: Flow, exchanges: readonly ExchangeSize[]): Generator<Cut> {
  for (const [exchange, { requestBytes, answerBytes }] of exchanges.entries()) {
    for (const framing of framings) {
      for (let atByte = 0; atByte <= answerBytes[framing]; atByte++) {
        for (const kind of cutKinds) yield { flow, exchange, side: "answer", atByte, kind, framing };
      }
    }
    // A request has one framing; the answer that it does not get has none.
    for (let atByte = 0; atByte < Math.max(1, requestBytes); atByte++) {
      for (const kind of cutKinds) {
        yield { flow, exchange, side: "request", atByte, kind, framing: "length" };
      }
    }
  }
}
