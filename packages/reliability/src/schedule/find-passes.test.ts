import { expect, test } from "vitest";
import type { AskedJob } from "./asked-job.ts";
import { findPasses, type Pass } from "./find-passes.ts";

interface Asking {
  /** One letter for each ID; `undefined`: no upload came. */
  readonly ids: string | undefined;
  readonly run: number;
  readonly isLost?: boolean;
  /** Default: the run after it. `null`: nobody. */
  readonly collectedBy?: number | null;
}

function cut(askings: readonly Asking[], lists: readonly string[]): readonly Pass[] {
  const jobs = askings.map(
    ({ ids, run, isLost = false, collectedBy = run + 1 }, index): AskedJob => ({
      id: String(index),
      type: "tweets",
      run,
      createdAtMs: index,
      ids: ids === undefined ? undefined : new Set(ids),
      gone: new Set(),
      collectedBy: collectedBy ?? undefined,
      isLost,
    }),
  );
  return findPasses({
    type: "tweets",
    jobs,
    idsOfRun: (run) => new Set(lists[Math.min(run, lists.length - 1)]),
    slotOfRun: (run) => run,
  });
}

test("a pass ends with the job that asks about the last of the IDs, and the next job begins another", () => {
  const passes = cut(
    [
      { ids: "ab", run: 0 },
      { ids: "cd", run: 0 },
      { ids: "ef", run: 1 },
      { ids: "ab", run: 1 },
    ],
    ["abcdef"],
  );
  expect(
    passes.map(({ jobs, known, doubles, slots, missing }) => [jobs.length, known, doubles, slots, missing]),
  ).toEqual([
    [3, 3, 0, 2, 0],
    [1, 1, 0, 1, 4],
  ]);
  expect(passes.map(({ startMs, nextMs }) => [startMs, nextMs])).toEqual([
    [0, 3],
    [3, undefined],
  ]);
});

test("a job that asks about nothing new is paid twice", () => {
  const [pass] = cut(
    [
      { ids: "ab", run: 0 },
      { ids: "ab", run: 1 },
      { ids: "cd", run: 1 },
      { ids: "ab", run: 2 },
    ],
    ["abcd"],
  );
  expect(pass).toMatchObject({ doubles: 1, known: 2 });
});

test("a part that grew into its neighbour, and one of new IDs alone, are paid once", () => {
  const [pass] = cut(
    [
      { ids: "ab", run: 0 },
      { ids: "abcd", run: 1 },
      { ids: "fg", run: 2 },
      { ids: "e", run: 3 },
      { ids: "ab", run: 4 },
    ],
    ["abcde", "abcdefg"],
  );
  expect(pass).toMatchObject({ doubles: 0, known: 4 });
});

test("nobody has to ask about IDs that are gone, or that came while the pass went on", () => {
  const passes = cut(
    [
      { ids: "ab", run: 0 },
      { ids: "c", run: 1 },
      { ids: "ab", run: 2 },
    ],
    ["abcd", "abcz"],
  );
  expect(passes[0]).toMatchObject({ missing: 0, nextMs: 2 });
});

test("a pass that leaves a part out goes on", () => {
  const passes = cut(
    [
      { ids: "ab", run: 0 },
      { ids: "ef", run: 1 },
      { ids: "ab", run: 2 },
      { ids: "ef", run: 3 },
    ],
    ["abcdef"],
  );
  expect(passes).toMatchObject([{ missing: 2, doubles: 2, nextMs: undefined }]);
});

test("a job without an upload brings nothing on, and is lost only where nobody could have saved it", () => {
  const [pass] = cut(
    [
      { ids: undefined, run: 0, isLost: true, collectedBy: null },
      { ids: undefined, run: 1, collectedBy: null },
      { ids: "ab", run: 2 },
      { ids: "ab", run: 3 },
    ],
    ["ab"],
  );
  expect(pass).toMatchObject({ lost: 1, known: 1, doubles: 0 });
  expect(pass?.jobs).toHaveLength(3);
});
