/** Fewer may be the first posts there are. */
const fewest = 3;

/** Watches whether values are counted on from the first, and whether that makes them row numbers. */
export interface CountWatch {
  see(value: number): void;
  /** Each value is the one before it and 1. */
  isCounted(): boolean;
  /** 1, 2, 3 and so on, up to `upTo` (default 3) or further. */
  areRowNumbers(upTo?: number): boolean;
}

export function watchCount(): CountWatch {
  let first = 0;
  let seen = 0;
  let counted = true;
  return {
    see(value) {
      if (seen === 0) first = value;
      if (value !== first + seen) counted = false;
      seen++;
    },
    isCounted: () => counted,
    areRowNumbers: (upTo = fewest) => counted && first === 1 && seen >= upTo,
  };
}

/** What is wrong with such values. @param where In which place they are, for example `in column 1`. */
export function describeRowNumbers(where: string): string {
  return `has 1, 2, 3 and so on ${where}, which look like row numbers`;
}
