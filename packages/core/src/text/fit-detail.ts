export interface DetailLadder<Detail> {
  /** From all to little. The last is taken even if it is too long. */
  readonly details: readonly Detail[];
  readonly write: (detail: Detail) => string;
  /** What the limit is of: bytes or characters. */
  readonly measure: (text: string) => number;
  readonly limit: number;
  /** How many steps down a text of this size is worth. Default 1. */
  readonly countSteps?: (size: number) => number;
}

/** The text with as many details as there is room for. */
export function fitDetail<Detail>(ladder: DetailLadder<Detail>): string {
  const { details, write, measure, limit, countSteps = () => 1 } = ladder;
  const last = details.length - 1;
  for (let step = 0; ; ) {
    const text = write(details[step] as Detail);
    const size = measure(text);
    if (size <= limit || step === last) return text;
    step = Math.min(last, step + countSteps(size));
  }
}
