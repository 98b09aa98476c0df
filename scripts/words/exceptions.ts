/** A line that may hold a phrase. */
export interface Exception {
  readonly path: string;
  /** A part of the line, with the phrase in it: it is excused there, wherever the line stands. */
  readonly line: string;
  readonly why: string;
}

/** The lines in which a phrase is right. One that excuses nothing fails the check. */
export const exceptions: readonly Exception[] = [
  {
    path: "packages/action/src/pull-request/checkout/read-checkout.ts",
    line: "of those that git has packed",
    why: "git's own word for its refs",
  },
  {
    path: "packages/reliability/src/torture/kills/world.ts",
    line: "Has `tell` called",
    why: "the name of a parameter",
  },
];
