import { toWords } from "./id-words.ts";

/** IDs as the two columns in which many are handled together. */
export function toBlock(ids: readonly bigint[]): { readonly high: Int32Array; readonly low: Int32Array } {
  const words = ids.map(toWords);
  return {
    high: Int32Array.from(words, ([high]) => high),
    low: Int32Array.from(words, ([, low]) => low),
  };
}
