// Reads and writes all over 256 MiB until it is stopped: four walks at once, so that it takes as much of the cache as one thread can.
const words = new Int32Array(1 << 26);
const mask = words.length - 1;
words.fill(1);
console.log("ready");
for (let seed = 1; ; seed = (seed + 0x9e3779b9) | 0) {
  let [a, b, c, d] = [seed, seed ^ 0x5bd1e995, seed ^ 0x27d4eb2f, seed ^ 0x165667b1];
  for (let step = 0; step < 1 << 20; step++) {
    a = Math.imul(a, 1664525) + 1013904223;
    b = Math.imul(b, 1664525) + 1013904223;
    c = Math.imul(c, 1664525) + 1013904223;
    d = Math.imul(d, 1664525) + 1013904223;
    words[(a >>> 5) & mask]++;
    words[(b >>> 5) & mask]++;
    words[(c >>> 5) & mask]++;
    words[(d >>> 5) & mask]++;
  }
}
