// To be loaded before the step: its monotonic clock, by which it gives up what is silent, goes a hundred times as fast.
const now = performance.now.bind(performance);
performance.now = () => now() * 100;
