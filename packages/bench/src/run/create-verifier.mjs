import { isDeepStrictEqual } from "node:util";
import { readFingerprint } from "../data/read-fingerprint.mjs";

/**
 * Makes the check of what programs of one work arrive at: "equal", "equal, other order" or "WRONG". What is right was
 * written with the data; of a check on the sandbox it is what the first program got, in any order.
 */
export function createVerifier(work, data) {
  const expectedPath = {
    rewrite: data.kept,
    "result-rewrite": data.kept,
    step: data.kept,
    distinct: data.list,
    csv: data.csv?.kept,
    semicolons: data.semicolons?.kept,
    jsonl: data.jsonl?.kept,
    json: data.json?.kept,
  }[work];
  let expected;
  return async ({ out, said }) => {
    if (work === "results") return isDeepStrictEqual(said.counts, data.counts) ? "equal" : "WRONG";
    const found = await readFingerprint(out);
    expected ??= expectedPath === undefined ? found : await readFingerprint(expectedPath);
    if (found.digest === expected.digest) return "equal";
    if (found.unordered !== expected.unordered) return "WRONG";
    return work === "check" ? "equal" : "equal, other order";
  };
}
