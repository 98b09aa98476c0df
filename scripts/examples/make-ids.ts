const snowflakeEpochMs = 1_288_834_974_657;

/** A source of numbers in [0, 1). */
export type Random = () => number;

/** Makes a source of numbers that repeats for the same seed (a linear congruential generator, Knuth's MMIX). */
export function seedRandom(seed: number): Random {
  let state = BigInt(seed);
  return () => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    return Number(state >> 11n) / 2 ** 53;
  };
}

/** Makes the ID that X would have given out at that time: milliseconds, ten bits of machine, twelve of sequence. */
function makeSnowflake(atMs: number, random: Random): string {
  const machine = BigInt(320 + Math.floor(random() * 96));
  // Few machines make more than a handful of IDs within a millisecond.
  const sequence = BigInt(Math.floor(random() ** 4 * 12));
  return ((BigInt(atMs - snowflakeEpochMs) << 22n) | (machine << 12n) | sequence).toString();
}

/** Makes distinct post IDs of some time, an hour by default, roughly but not exactly in order, as a stream delivers them. */
export function makeTweetIds(options: {
  readonly fromMs: number;
  readonly spanMs?: number;
  readonly count: number;
  readonly random: Random;
}): string[] {
  const { fromMs, spanMs = 3_600_000, count, random } = options;
  const ids = new Set<string>();
  while (ids.size < count) ids.add(makeSnowflake(fromMs + Math.floor(random() * spanMs), random));
  return [...ids]
    .map((id) => ({ id, place: BigInt(id) + (BigInt(Math.floor(random() * 20_000)) << 22n) }))
    .sort((left, right) => (left.place < right.place ? -1 : left.place > right.place ? 1 : 0))
    .map(({ id }) => id);
}

/** Makes distinct user IDs: counted up until 2016, snowflakes since. */
export function makeUserIds(options: { readonly count: number; readonly random: Random }): string[] {
  const { count, random } = options;
  const firstSnowflakeMs = Date.UTC(2016, 1, 1);
  const lastSnowflakeMs = Date.UTC(2024, 5, 1);
  const ids = new Set<string>();
  while (ids.size < count) {
    const old = random() < 0.55;
    const atMs = firstSnowflakeMs + Math.floor(random() * (lastSnowflakeMs - firstSnowflakeMs));
    ids.add(old ? String(Math.floor(10 ** (6 + random() * 3.6))) : makeSnowflake(atMs, random));
  }
  return [...ids];
}
