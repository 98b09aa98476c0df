import { expect, test } from "vitest";
import { describeEvent, type ToldEvent } from "./event-lines.ts";

type Plan = ToldEvent & { readonly type: "plan" };

function tell(change: Partial<Plan>, waits = true): string | undefined {
  const plan: Plan = {
    ...{ type: "plan", jobType: "tweets", parts: 17, fresh: 0, older: 0, none: 17, jobs: 17 },
    ...{ fit: undefined, passMs: undefined },
    ...change,
  };
  return describeEvent(plan, { waits })?.text;
}

test("a run says at its start how many jobs are needed, and how many of them fit", () => {
  expect([
    tell({ fit: 5 }),
    tell({}),
    tell({ fit: 1 }),
    tell({ fit: 0 }),
    tell({ fit: 17 }),
    tell({ fit: 5, parts: 30, fresh: 3, older: 10, passMs: 6 * 86_400_000 - 1 }),
    tell({ jobType: "users", parts: 3, fresh: 2, older: 1, none: 0, jobs: 1, fit: 1 }),
  ]).toMatchInlineSnapshot(`
    [
      "Posts: 17 jobs needed; about 5 fit into this run.",
      "Posts: 17 jobs needed; how many fit into this run is not yet known.",
      "Posts: 17 jobs needed; about 1 fits into this run.",
      "Posts: 17 jobs needed; this run is probably too short for any of them to finish.",
      "Posts: 17 jobs needed; all should fit into this run.",
      "Posts: 17 jobs needed; about 5 fit into this run. Of 30 parts: 3 with a fresh result, 10 with an older one, which is used until then. At this rate a full pass takes about 6 days.",
      "Users: 1 job needed; it should fit into this run. Of 3 parts: 2 with a fresh result, 1 with an older one, which is used until then.",
    ]
  `);
});

test("a run that does not wait submits one, whatever would fit", () => {
  expect(tell({ fit: 0 }, false)).toBe(
    "Posts: 17 jobs needed; this run submits one and does not wait for it.",
  );
});

test("where every part has a fresh result, it says that there is no new job", () => {
  expect(tell({ parts: 2, fresh: 2, none: 0, jobs: 0 })).toContain("both parts");
  expect(tell({ parts: 3, fresh: 3, none: 0, jobs: 0, fit: 5 })).toMatchInlineSnapshot(
    `"Posts: all 3 parts have a fresh result; no new job is needed."`,
  );
});

test("a list of one part has no plan to speak of", () => {
  expect([tell({ parts: 1, jobs: 1, none: 1 }), tell({ parts: 1, jobs: 0, none: 0, fresh: 1 })]).toEqual([
    undefined,
    undefined,
  ]);
});
