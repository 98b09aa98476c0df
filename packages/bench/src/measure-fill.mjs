// How full the parts are into which core divides lists: against as many parts as their IDs would fill at best.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadCore } from "./programs/say.mjs";

const core = resolve(fileURLToPath(import.meta.resolve("@x-batch-compliance/core")), "..");
const { IdSet } = await loadCore(core, "advanced.js");
const { planParts } = await loadCore(core, "upload/plan-parts.js");

const idCount = 300_000;
const seeds = 20;
/** From lists of a few parts to lists of many, each twice as long as the one before but for a ninth. */
const limits = [150_000, 84_000, 47_000, 26_000, 15_000, 8_300, 4_700, 2_600, 1_500];
const years = { from: 1.5e17, to: 2.1e18 };

/** Numbers from 0 to 1, the same for the same seed. */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pickTime = (share) => years.from + (years.to - years.from) * share;

/** Each makes a function that draws an ID. */
const shapes = {
  "posts, evenly over 13 years": (random) => () => pickTime(random()),
  "posts, ever more each year": (random) => () => pickTime(Math.sqrt(random())),
  "posts, two thirds of them around 30 events": (random) => {
    const events = Array.from({ length: 30 }, () => ({ at: random() * 0.98, long: random() * 0.02 }));
    return () => {
      const { at, long } = events[Math.floor(random() ** 2 * events.length)];
      return pickTime(random() < 1 / 3 ? random() : at + long * random());
    };
  },
  "users, 60 % of them from before 2016": (random) => () =>
    random() < 0.6 ? 1 + 3e9 * random() ** 1.3 : pickTime(0.4 + 0.6 * random()),
};

function makeSet(draw) {
  const set = new IdSet();
  for (let at = 0; at < idCount; at++) {
    const id = BigInt(Math.floor(draw()));
    set.add(Number(BigInt.asIntN(32, id >> 32n)), Number(BigInt.asIntN(32, id)));
  }
  return set;
}

console.log("| List | Fill | Lowest |\n| --- | --- | --- |");
for (const [name, prepare] of Object.entries(shapes)) {
  let [best, made, lowest] = [0, 0, 1];
  for (let seed = 1; seed <= seeds; seed++) {
    const set = makeSet(prepare(createRandom(seed)));
    for (const maxIds of limits) {
      const parts = planParts(set, { maxIds, maxBytes: Number.MAX_SAFE_INTEGER }).length;
      const least = Math.ceil(set.size / maxIds);
      best += least;
      made += parts;
      lowest = Math.min(lowest, least / parts);
    }
  }
  console.log(`| ${name} | ${(best / made).toFixed(2)} | ${lowest.toFixed(2)} |`);
}
