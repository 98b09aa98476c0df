import type { Sandbox } from "../../packages/sandbox/src/index.ts";
import { prices } from "../docs/prices.ts";

const priceOf: Readonly<Record<string, number>> = {
  "x.createJob": prices.job,
  "x.getJob": prices.statusRequest,
  "x.listJobs": prices.statusRequest,
};

/** Prints which requests the sandbox's X got since so many, and returns how many there are now. */
export function printCosts({ recorder }: Sandbox, since: number): number {
  const all = recorder.requests();
  const paid = all.slice(since).flatMap(({ operation }) => priceOf[operation] ?? []);
  const jobs = paid.filter((price) => price === prices.job).length;
  const dollars = paid.reduce((sum, price) => sum + price, 0);
  const looks = paid.length - jobs;
  console.log(
    `\n  Asked of X: ${jobs === 0 ? "no new job" : "1 new job"}, ${looks} status ${looks === 1 ? "request" : "requests"}. At X's prices of September 2026 that is $${dollars.toFixed(3)}.`,
  );
  return all.length;
}
