import type { Sink, World } from "../terms/world.ts";

/** A world in which no secret is printed, whatever slips into a text: the last line of defence. */
export interface MaskedWorld {
  readonly world: World;
  readonly onSecret: (value: string) => void;
}

export function maskWorld(world: World): MaskedWorld {
  const secrets = new Set<string>();
  const mask = (text: string): string => {
    let masked = text;
    for (const secret of secrets) masked = masked.replaceAll(secret, "***");
    return masked;
  };
  return {
    world: { ...world, out: maskSink(world.out, mask), err: maskSink(world.err, mask) },
    onSecret: (value) => void secrets.add(value),
  };
}

function maskSink(sink: Sink, mask: (text: string) => string): Sink {
  return {
    isTerminal: sink.isTerminal,
    get columns() {
      return sink.columns;
    },
    // Bytes are the user's own list.
    write: (text) => sink.write(typeof text === "string" ? mask(text) : text),
  };
}
