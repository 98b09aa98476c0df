/** P4: knows the sentinels that come back in a result, in whatever form. */
export interface SentinelWatch {
  /** Whether one of ours stands in these texts. Those that do have come back. */
  notice(texts: readonly string[]): boolean;
  /** Whether one of these texts has the form of a sentinel, so that it is another run's. */
  noticeForeign(texts: readonly string[]): boolean;
  /** What has come back so far. */
  count(): SentinelCount;
}

export interface SentinelCount {
  /** Lines that were put into the upload. */
  readonly sent: number;
  /** How many of them the result gives back. */
  readonly returned: number;
  /** Lines of the result with sentinels that are not ours. */
  readonly foreign: number;
}

/** What a sentinel looks like, whoever made it. No ID has a letter. */
const sentinelForm = /^[a-z]{20}$/;
/** So many letters cannot be guessed either: what begins like a sentinel is one that was cut. */
const leastLetters = 12;
const letterRuns = /[a-z]{12,}/g;

/** Watches for these lines of the upload. */
export function createSentinelWatch(sentinels: readonly string[]): SentinelWatch {
  const returned = new Set<string>();
  let foreign = 0;

  function noticeRun(run: string): boolean {
    const cut = run.slice(0, leastLetters + 8);
    const own = sentinels.filter((sentinel) => sentinel.startsWith(cut) || run.includes(sentinel));
    for (const sentinel of own) returned.add(sentinel);
    return own.length > 0;
  }

  return {
    notice(texts) {
      let isOwn = false;
      for (const text of texts) {
        for (const [run] of text.toLowerCase().matchAll(letterRuns)) isOwn = noticeRun(run) || isOwn;
      }
      return isOwn;
    },
    noticeForeign(texts) {
      const isForeign = texts.some((text) => sentinelForm.test(text.trim().toLowerCase()));
      if (isForeign) foreign++;
      return isForeign;
    },
    count: () => ({ sent: sentinels.length, returned: returned.size, foreign }),
  };
}
