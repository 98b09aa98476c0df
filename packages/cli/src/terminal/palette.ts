import type { Sink, World } from "../terms/world.ts";

/** Colours of a stream, or none. */
export interface Palette {
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  dim(text: string): string;
  bold(text: string): string;
}

/** Nothing is coloured where it is not read on a terminal, or `NO_COLOR` is set (https://no-color.org). */
export function choosePalette({ environment }: Pick<World, "environment">, { isTerminal }: Sink): Palette {
  const isPlain = (environment.NO_COLOR ?? "") !== "" || environment.TERM === "dumb" || !isTerminal;
  const paint =
    (code: number, end: number) =>
    (text: string): string =>
      isPlain ? text : `\u001B[${code}m${text}\u001B[${end}m`;
  return {
    red: paint(31, 39),
    green: paint(32, 39),
    yellow: paint(33, 39),
    dim: paint(2, 22),
    bold: paint(1, 22),
  };
}
