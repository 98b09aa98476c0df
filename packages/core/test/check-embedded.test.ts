import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { rewriteDataset } from "../src/check/rewrite-dataset.ts";
import type { CheckEvent } from "../src/check/terms/events.ts";
import type { ChangedEntry } from "../src/rewrite/changed-entry.ts";
import { checkOnce, type DatasetPlan, joinLines, listViolations, writeDataset } from "./drive-check.ts";
import { driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";
import { readSentIds } from "./sent-ids.ts";

const [deleted, located, fine, other, bare] = makeIds(5) as [string, string, string, string, string];
const own = makeIds(8, 100);
const verdicts = {
  kind: "table",
  byId: {
    [deleted]: { action: "delete", reason: "deleted" },
    [located]: { action: "scrub_geo", reason: "geo_scrubbed" },
    [own[6] as string]: { action: "delete", reason: "suspended" },
  },
} as const;

const lines = {
  plain: `{"id":"${own[0]}","full_text":"a","quoted_status":null}\n`,
  retweet: `{"id":"${own[1]}","full_text":"RT @x: b","retweeted_status":{"id_str":"${deleted}","full_text":"b"}}\r\n`,
  quote: `{ "id": "${own[2]}", "full_text": "c", "quoted_status": {"id_str":"${deleted}","full_text":"b"}, "lang":"en" }\n`,
  within: `{"id":"${own[3]}","text":"RT","retweeted_status":{"id_str":"${fine}","text":"d","quoted_status":{"id":${deleted},"text":"b"}},"quoted_status":{"id":${deleted},"text":"b"}}\n`,
  place: `{"id":"${own[4]}","text":"e","quoted_status":{"id_str":"${located}","text":"f","geo":{"x":1}}}\n`,
  flattened: `{"id":"${own[5]}","text":"g","referenced_tweets":[{"type":"replied_to","id":"${bare}"},{"type":"quoted","id":"${deleted}","text":"b"}]}\n`,
  ownGone: `{"id":"${own[6]}","text":"h","referenced_tweets":[{"type":"quoted","id":"${fine}","text":"d"}]}\n`,
  last: `{"id":"${own[7]}","text":"i","referenced_tweets":[{"type":"quoted","id":"${other}","text":"j"}]}`,
};
const content = Object.values(lines).join("");
const goneObject = /\{"id(?:_str)?":"?D"?,"(?:full_)?text":"b"\}/g;

/** A line with `null` for what is inside and gone. */
function nullify(line: string): string {
  return line
    .replaceAll(deleted, "D")
    .replaceAll(goneObject, "null")
    .replace(`{"type":"quoted","id":"D","text":"b"}`, "null");
}

async function checkAndRewrite(changes: Partial<DatasetPlan>): Promise<{
  readonly rest: string;
  readonly change: unknown;
  readonly file: unknown;
  readonly violations: readonly string[];
  readonly sent: string;
  readonly choices: readonly string[];
  readonly changed: readonly ChangedEntry[];
  readonly again: unknown;
}> {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, { files: { "a.jsonl": content }, ...changes });
  const events: CheckEvent[] = [];
  const result = await checkOnce(driven, [dataset], { events });
  const violations = await listViolations(result);
  const [job] = driven.sandbox.x.jobs();
  const changed: ChangedEntry[] = [];
  const done = await rewriteDataset(dataset, result.checkedIds, { onChange: (entry) => changed.push(entry) });
  const rest = await readFile(dataset.files[0]?.path ?? "", "utf8");
  const next = await checkOnce(driven, [dataset], { runKey: "run-2" });
  return {
    rest,
    change: done.get("a.jsonl"),
    file: result.report.datasets[0],
    violations: violations.map(({ id }) => id),
    sent: readSentIds(driven.sandbox, job?.id ?? "") ?? "",
    choices: events.flatMap((event) => (event.type === "choice" ? [event.text] : [])),
    changed,
    again: next.report.violations,
  };
}

describe("whole posts", () => {
  test("go with any post whose content is inside, and all of these are asked about", async () => {
    const { rest, change, file, violations, sent, choices, changed, again } = await checkAndRewrite({});
    expect(sent.split("\n").toSorted()).toEqual(
      joinLines([...own, deleted, located, fine, other])
        .split("\n")
        .toSorted(),
    );
    expect(rest).toBe(lines.plain + lines.last);
    expect(change).toEqual({ entries: 8, removed: 6, scrubbed: 0, unverified: 0 });
    expect(file).toMatchObject({
      ...{ entries: 8, ids: 12, violations: 3, unverified: 0 },
      counts: [{ ids: 1 }, { ids: 1 }, { ids: 1 }],
      files: [{ violations: 6, scrubs: 0 }],
    });
    // One line for each entry and post: what is inside twice is one.
    expect(violations.toSorted()).toEqual([deleted, deleted, deleted, deleted, located, own[6]].toSorted());
    expect(choices.filter((text) => text.includes("also checks"))).toEqual([
      expect.stringContaining("retweeted_status"),
      expect.stringContaining("quoted_status"),
      expect.stringContaining("referenced_tweets"),
    ]);
    expect(changed.map(({ ids, embedded }) => [ids, embedded])).toEqual([
      [[own[1]], [deleted]],
      [[own[2]], [deleted]],
      [[own[3]], [deleted]],
      [[own[4]], [located]],
      [[own[5]], [deleted]],
      [[own[6]], []],
    ]);
    expect(again).toBe(0);
  });

  test("keep all else where null takes the place of the post inside, but for retweets", async () => {
    const { rest, change, file, changed, again } = await checkAndRewrite({ embeddedPosts: "scrub" });
    const scrubbed = [lines.quote, lines.within].map(nullify);
    const place = lines.place.replace(/\{"id_str":"\d+","text":"f".*\}\}/, "null}");
    const expected = [lines.plain, ...scrubbed, place, nullify(lines.flattened), lines.last].join("");
    expect(rest).toBe(expected);
    expect(rest).toContain('"quoted_status":null},"quoted_status":null}');
    expect(change).toEqual({ entries: 8, removed: 2, scrubbed: 4, unverified: 0 });
    expect(file).toMatchObject({ violations: 3, files: [{ violations: 6, scrubs: 4 }] });
    expect(changed.map(({ decision }) => decision)).toEqual([
      "remove",
      "scrub",
      "scrub",
      "scrub",
      "scrub",
      "remove",
    ]);
    expect(again).toBe(0);
  });

  test("are decided by their own ID alone where posts inside are ignored", async () => {
    const { rest, file, sent, choices } = await checkAndRewrite({ embeddedPosts: "ignore" });
    expect(sent).toBe(joinLines(own));
    expect(rest).toBe(content.replace(lines.ownGone, ""));
    expect(file).toMatchObject({ ids: 8, violations: 1 });
    expect(choices.filter((text) => text.includes("also checks"))).toEqual([]);
  });

  test("keep a post inside for its location alone where the dataset says so", async () => {
    const { rest } = await checkAndRewrite({ onScrub: "keep" });
    expect(rest).toBe(lines.plain + lines.place + lines.last);
  });

  test("keep their own fields where only the post inside must be removed", async () => {
    const both = `{"id":"${own[0]}","geo":1,"quoted_status":{"id":"${deleted}","text":"b"}}\n`;
    const ownToo = `{"id":"${located}","geo":{"y":2},"quoted_status":{"id":"${deleted}","text":"b"}}\n`;
    const { rest, again } = await checkAndRewrite({
      ...{ embeddedPosts: "scrub" as const, scrubFields: ["geo"] },
      files: { "a.jsonl": both + ownToo },
    });
    expect(rest).toBe(
      `{"id":"${own[0]}","geo":1,"quoted_status":null}\n{"id":"${located}","geo":null,"quoted_status":null}\n`,
    );
    expect(again).toBe(0);
  });
});
