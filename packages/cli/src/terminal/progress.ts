import type { Sink } from "../terms/world.ts";
import { type Live, renderBar } from "./render-bar.ts";

/** Something that has happened or goes on, in words. */
export interface Told {
  /** A line that stays. */
  readonly line?: string | undefined;
  /** What goes on, as of now: on a terminal it is redrawn, elsewhere it is a line now and then. */
  readonly live?: ((nowMs: number) => Live) | undefined;
  /** Where it is a line: one that only repeats is left out for a while; `held`, also the first of its topic. */
  readonly topic?: string | undefined;
  readonly held?: boolean | undefined;
}

/** Where progress is shown. */
export interface Progress {
  tell(told: Told): void;
  /** Takes the live line away, for what is printed next. */
  end(): void;
}

export interface ProgressOptions {
  readonly sink: Sink;
  readonly isHidden: boolean;
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
}

const redrawMs = 100;
const tickMs = 1_000;
const lineIntervalMs = 10_000;
const eraseLine = "\r\u001B[K";

/** A bar on a terminal, lines elsewhere, nothing where it is hidden. */
export function createProgress(options: ProgressOptions): Progress {
  if (options.isHidden) return { tell() {}, end() {} };
  return options.sink.isTerminal ? createLiveProgress(options) : createLineProgress(options);
}

function createLineProgress({ sink, monotonic }: ProgressOptions): Progress {
  const saidAtMs = new Map<string, number>();
  return {
    tell({ line, live, topic = "", held = false }) {
      const nowMs = monotonic();
      if (topic !== "") {
        const last = saidAtMs.get(topic);
        if (last === undefined) saidAtMs.set(topic, nowMs);
        if (last === undefined ? held : nowMs - last < lineIntervalMs) return;
        saidAtMs.set(topic, nowMs);
      }
      const shown = live?.(nowMs);
      const text = line ?? (shown && `${shown.label}: ${shown.detail}`);
      if (text !== undefined) void sink.write(`${text}\n`);
    },
    end() {},
  };
}

function createLiveProgress({ sink, monotonic }: ProgressOptions): Progress {
  let current: Told["live"];
  let drawnAtMs = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const draw = (): void => {
    if (current === undefined) return;
    drawnAtMs = monotonic();
    void sink.write(eraseLine + renderBar(current(drawnAtMs), sink.columns));
  };
  const stop = (): void => {
    if (current !== undefined) void sink.write(eraseLine);
    current = undefined;
    clearInterval(timer);
    timer = undefined;
  };
  return {
    tell({ line, live }) {
      if (live === undefined) {
        if (line === undefined) return;
        stop();
        void sink.write(`${line}\n`);
        return;
      }
      const isNew = current === undefined;
      current = live;
      if (isNew || monotonic() - drawnAtMs >= redrawMs) draw();
      // A wait is counted on while nothing happens. It must not keep the process alive.
      timer ??= setInterval(draw, tickMs).unref();
    },
    end: stop,
  };
}
