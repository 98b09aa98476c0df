const sampledBytes = 64 * 1024;
const sampledLines = 100;

/** The first lines of a bare list that are neither blank nor comments; of one longer than the sample, what is whole. */
export function sampleLines(firstBytes: Uint8Array): readonly string[] {
  const isCut = firstBytes.length > sampledBytes;
  const lines = Buffer.from(firstBytes.subarray(0, sampledBytes))
    .toString("latin1")
    .split(/\r*\n|\r/);
  const cut = lines.length > 1 ? [] : lines.map((line) => line.replace(/[^\s,;|]*$/, ""));
  const whole = isCut ? [...lines.slice(0, -1), ...cut] : lines;
  return whole.filter((line) => !/^\s*(?:#|$)/.test(line)).slice(0, sampledLines);
}
