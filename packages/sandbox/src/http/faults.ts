/** How an answer's end is announced, and so whether a client can see that it was cut. */
export type Framing = "length" | "chunked" | "close";

/** A moment of an exchange, as a server can see it. */
export type Moment = "arrived" | "acted" | "half answered";

/** A failure to be played once, instead of or after the real work of an operation. */
export type Fault =
  /** The operation works; its turn in the script is used up. */
  | { readonly kind: "pass" }
  /** This answer. `acted`: the work is done first, and only its answer is lost. */
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
      readonly acted?: boolean;
    }
  /**
   * The connection is reset. `acted`: after the work, so the client cannot know.
   * `afterRequestBytes`: while the client is still sending, once about so many bytes of its body have arrived.
   */
  | { readonly kind: "reset"; readonly acted?: boolean; readonly afterRequestBytes?: number }
  /**
   * Reports an exact moment, for somebody to end the client in it: the whole request is here, the work is done, or
   * half of its answer's body is out. Nothing more is answered.
   */
  | { readonly kind: "moment"; readonly at: Moment; readonly tell: () => void }
  /** No byte is answered, and the connection stays open. */
  | { readonly kind: "stall"; readonly acted?: boolean }
  /** Only the first bytes of the request's body come to the operation. `reset`: and the connection breaks instead of an answer. */
  | { readonly kind: "keep"; readonly firstBytes: number; readonly end: "answer" | "reset" }
  /** The real answer with another status, another body, or other headers; one that is `undefined` is left out. */
  | {
      readonly kind: "rewrite";
      readonly status?: number;
      readonly body?: (body: Buffer) => Buffer;
      readonly headers?: Readonly<Record<string, string | undefined>>;
    }
  /** The real answer, cut after some bytes of its body. */
  | {
      readonly kind: "cut";
      readonly afterBytes: number;
      readonly end: "fin" | "reset" | "stall";
      readonly framing: Framing;
    };

/** Failures scripted per operation, played in order. */
export interface Faults {
  /** Appends to the script of an operation. */
  script(operation: string, ...faults: readonly Fault[]): void;
  /** Takes the next failure of an operation, if one is scripted. */
  next(operation: string): Fault | undefined;
  /** `operation: n` for every script that was not played to its end. A test that ends with any is wrong. */
  unused(): readonly string[];
}

/** Starts with no failure scripted. */
export function createFaults(): Faults {
  const scripts = new Map<string, Fault[]>();
  return {
    script(operation, ...faults) {
      const script = scripts.get(operation) ?? [];
      script.push(...faults);
      scripts.set(operation, script);
    },
    next: (operation) => scripts.get(operation)?.shift(),
    unused: () =>
      [...scripts]
        .filter(([, script]) => script.length > 0)
        .map(([name, script]) => `${name}: ${script.length}`),
  };
}
