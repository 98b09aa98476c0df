import { describe, expect, test } from "vitest";
import { findBreaches } from "../src/simulation/oracle/oracle.ts";
import type { RunFact, SeedFacts, ShortFact } from "../src/simulation/world-facts.ts";

const hourMs = 3_600_000;

/** A seed in which one run found "12" gone, and removed it. */
function makeFacts(run: Partial<RunFact> = {}, changes: Partial<SeedFacts> = {}): SeedFacts {
  const content = Buffer.from("11\r\n12\n# kept\n13");
  return {
    isCalm: true,
    end: "done",
    runs: [
      {
        run: 0,
        end: "done",
        error: "",
        isPlannedError: true,
        elapsedMs: hourMs,
        timeoutMs: 5 * hourMs,
        wait: true,
        claim: makeClaim(),
        rewrite: { before: content, after: Buffer.from("11\r\n# kept\n13"), whole: true },
        texts: [],
        ...run,
      },
    ],
    wire: [],
    creates: [],
    shorts: [],
    uploads: new Map([
      ["1", { bytes: Buffer.from("sentinel\n11\n12\n13\n"), truth: new Map([["12", gone]]) }],
    ]),
    strays: [],
    secrets: ["secret-of-all"],
    reuseWithinMs: 6 * hourMs,
    keepsParts: true,
    ...changes,
  };
}

const gone = { action: "delete", reason: "deleted" };

function makeClaim(changes: Partial<NonNullable<RunFact["claim"]>> = {}): NonNullable<RunFact["claim"]> {
  return {
    content: Buffer.from("11\r\n12\n# kept\n13"),
    proofs: new Map([["1", "proven"]]),
    isPending: false,
    violations: ["12"],
    counts: { violations: 1, unverified: 0 },
    decisions: new Map([
      ["11", "compliant"],
      ["12", "violation"],
      ["13", "compliant"],
    ]),
    ...changes,
  };
}

const late: Partial<RunFact> = { claim: makeClaim({ isPending: true }), rewrite: undefined };

function promisesBroken(facts: SeedFacts): readonly string[] {
  return [...new Set(findBreaches(facts).map(({ promise }) => promise))];
}

const twin = { id: "1", name: "lists-abc-run-0", status: "complete", createdAtMs: 0, spoiled: false };
const create = { run: 0, atMs: hourMs, id: "2", name: "lists-abc-run-1", others: [twin] };
const wire = { run: 0, atMs: 0, acted: true, note: "", jobId: "", result: undefined } as const;

describe("the oracle of the simulation", () => {
  test("finds nothing where all is well", () => {
    expect(findBreaches(makeFacts())).toEqual([]);
  });

  test("sees an ID that is called compliant and is gone, or was not asked about", () => {
    const decisions = new Map([["12", "keep"]]);
    const missed = makeClaim({ decisions, violations: [], counts: { violations: 0, unverified: 1 } });
    const unasked = makeClaim({ proofs: new Map() });
    for (const claim of [missed, unasked]) {
      expect(promisesBroken(makeFacts({ claim, rewrite: undefined }))).toContain(
        "calls nothing compliant that is not",
      );
    }
  });

  describe("of a result that X itself keeps cut short at the end of a line", () => {
    const echo = '{"id":"sentinelsentinel","error":"invalid_id"}\n';
    const record = '{"id":"11","action":"scrub_geo","reason":"geo_scrubbed"}\n';
    const decisions = new Map([["12", "keep"]]);
    const uploads: SeedFacts["uploads"] = new Map([
      ["1", { bytes: Buffer.from("sentinelsentinel\n11\n12\n13\n"), truth: new Map([["12", gone]]) }],
    ]);
    const makeShort = (changes: Partial<ShortFact> = {}): ShortFact => ({
      run: 0,
      jobId: "1",
      bytes: Buffer.from(record),
      hasChecksum: false,
      ...changes,
    });

    /** What is broken where "12", which is gone, is called compliant. */
    function judge(proof: string, shorts: readonly ShortFact[], changes: Partial<SeedFacts> = {}) {
      const counts = { violations: 0, unverified: 0 };
      const claim = makeClaim({ decisions, violations: [], counts, proofs: new Map([["1", proof]]) });
      return promisesBroken(makeFacts({ claim, rewrite: undefined }, { uploads, shorts, ...changes }));
    }
    const broken = ["calls nothing compliant that is not"];
    const twice = [makeShort(), makeShort()];

    test("lets what it lost be called compliant, if the same bytes came twice and are called consistent", () => {
      expect(judge("consistent", twice)).toEqual([]);
      // Another cut on the way, before the same bytes came twice.
      expect(judge("consistent", [makeShort({ bytes: Buffer.from(record.trim()) }), ...twice])).toEqual([]);
    });

    test("sees that it is called proven", () => {
      expect(judge("proven", twice)).toEqual(broken);
    });

    test.each([
      ["once", [makeShort()]],
      ["never", []],
      ["twice, to another run", twice.map((short) => ({ ...short, run: 1 }))],
      ["twice, for another job", twice.map((short) => ({ ...short, jobId: "2" }))],
      ["otherwise each time", [makeShort(), makeShort({ bytes: Buffer.from(`${record}\n`) })]],
      ["twice, with a checksum", twice.map((short) => ({ ...short, hasChecksum: true }))],
      [
        "twice, with all marker lines",
        twice.map((short) => ({ ...short, bytes: Buffer.from(echo + record) })),
      ],
      [
        "twice, without its last line feed",
        twice.map((short) => ({ ...short, bytes: Buffer.from(record.trim()) })),
      ],
      [
        "twice, and names the ID",
        twice.map((short) => ({ ...short, bytes: Buffer.from(record.replace("11", "12")) })),
      ],
    ])("lets nothing rest on one that came %s", (_, shorts) => {
      expect(judge("consistent", shorts)).toEqual(broken);
    });

    test("lets nothing rest on it where the whole result came, too", () => {
      const whole = {
        ...wire,
        operation: "x.downloadResults",
        seen: "answer",
        jobId: "1",
        result: "whole",
      } as const;
      expect(judge("consistent", twice, { wire: [whole] })).toEqual(broken);
    });

    test("lets nothing more be called compliant than what it lost", () => {
      const asked: SeedFacts["uploads"] = new Map([
        ["1", { bytes: Buffer.from("11\n12\n"), truth: new Map([["12", gone]]) }],
      ]);
      expect(judge("consistent", twice, { uploads: asked })).toEqual(broken);
    });
  });

  test("sees by the counts alone that too many are called compliant", () => {
    const claim = makeClaim({
      decisions: new Map(),
      violations: [],
      counts: { violations: 0, unverified: 0 },
    });
    expect(promisesBroken(makeFacts({ claim, rewrite: undefined }))).toEqual([
      "calls nothing compliant that is not",
    ]);
  });

  test.each([
    { action: "delete", reason: "new" },
    { action: "delete", reason: null },
    { action: "withhold", reason: "deleted" },
    { action: "error", reason: "internal_error" },
  ])("sees an event that it does not know, taken for compliant: %j", (event) => {
    const truth = new Map([
      ["12", gone],
      ["13", event],
    ]);
    const uploads = new Map([["1", { bytes: Buffer.from("11\n12\n13\n"), truth }]]);
    expect(promisesBroken(makeFacts({}, { uploads }))).toEqual(["calls nothing compliant that is not"]);
  });

  test("lets a deletion be named whatever its reason, and nothing that X could not look up", () => {
    const claim = makeClaim({ violations: ["12", "13"], counts: { violations: 2, unverified: 0 } });
    const truthOf = (event: { readonly action: string; readonly reason: string | null }) =>
      new Map([
        [
          "1",
          {
            bytes: Buffer.from("11\n12\n13\n"),
            truth: new Map([
              ["12", gone],
              ["13", event],
            ]),
          },
        ],
      ]);
    const run = { claim, rewrite: undefined };
    const named = (event: { readonly action: string; readonly reason: string | null }) =>
      promisesBroken(makeFacts(run, { uploads: truthOf(event) }));
    expect(named({ action: "delete", reason: null })).toEqual([]);
    expect(named({ action: "error", reason: "internal_error" })).toContain("removes no compliant ID");
  });

  test("sees a whole result of which nothing is told, once the run has turned to another part", () => {
    const creates = [
      { ...create, id: "1", others: [], name: "lists-abc-run-0" },
      { ...create, id: "2", others: [], name: "lists-def-run-0" },
    ];
    const read = {
      ...wire,
      operation: "x.downloadResults",
      seen: "answer",
      jobId: "1",
      result: "whole",
    } as const;
    const next = { ...wire, operation: "x.uploadIds", seen: "refusal", jobId: "2" } as const;
    const failed = { end: "failed", error: "SERVER_ERROR", claim: undefined, rewrite: undefined } as const;
    const broken = (run: Partial<RunFact>, wires: SeedFacts["wire"], changes: Partial<SeedFacts> = {}) =>
      promisesBroken(makeFacts(run, { isCalm: false, creates, wire: wires, ...changes }));
    expect(broken(failed, [read, next])).toEqual(["loses nothing that was known"]);
    expect(broken({ ...failed, claim: makeClaim() }, [read, next])).toEqual([]);
    // The part may not have been finished: its result was damaged, or was the last thing that came.
    expect(broken(failed, [read, { ...read, result: "changed" }, next])).toEqual([]);
    expect(broken(failed, [next, read])).toEqual([]);
    expect(broken({ ...failed, end: "killed" }, [read, next])).toEqual([]);
    expect(broken(failed, [read, next], { keepsParts: false })).toEqual([]);
    // Another result covers its IDs, or all but one of them.
    const newer = { ...failed, claim: makeClaim({ proofs: new Map([["2", "proven"]]) }) } as const;
    const asked = (second: string): SeedFacts["uploads"] =>
      new Map(
        ["11\n12\n13\n", second].map((text, index) => [
          String(index + 1),
          { bytes: Buffer.from(text), truth: new Map([["12", gone]]) },
        ]),
      );
    expect(broken(newer, [read, next], { uploads: asked("11\n12\n13\n") })).toEqual([]);
    expect(broken(newer, [read, next], { uploads: asked("11\n12\n") })).toContain(
      "loses nothing that was known",
    );
  });

  test("sees a compliant ID that is named or removed, and bytes that changed", () => {
    const named = makeClaim({ violations: ["12", "13"], counts: { violations: 2, unverified: 0 } });
    expect(promisesBroken(makeFacts({ claim: named, rewrite: undefined }))).toEqual([
      "removes no compliant ID",
    ]);
    const before = Buffer.from("11\r\n12\n# kept\n13");
    const removed = { before, after: Buffer.from("# kept\n13"), whole: true };
    expect(promisesBroken(makeFacts({ rewrite: removed }))).toEqual([
      "removes no compliant ID",
      "keeps every byte",
    ]);
    const changed = { before, after: Buffer.from("11\n# kept\n13"), whole: true };
    expect(promisesBroken(makeFacts({ rewrite: changed }))).toEqual(["keeps every byte"]);
  });

  test("lets a rewrite that was broken off leave the old list, and one that is done not", () => {
    const before = Buffer.from("11\r\n12\n# kept\n13");
    expect(findBreaches(makeFacts({ rewrite: { before, after: before, whole: false } }))).toEqual([]);
    expect(promisesBroken(makeFacts({ rewrite: { before, after: before, whole: true } }))).toEqual([
      "keeps every byte",
    ]);
  });

  test("sees a second job for a part, unless the first was of no use", () => {
    expect(promisesBroken(makeFacts({}, { creates: [create] }))).toEqual(["makes no job twice"]);
    const excuses = [
      { status: "failed" },
      { status: "expired" },
      { spoiled: true },
      { name: "lists-other-run-0" },
      { createdAtMs: -6 * hourMs },
    ];
    for (const excuse of excuses) {
      expect(
        findBreaches(makeFacts({}, { creates: [{ ...create, others: [{ ...twin, ...excuse }] }] })),
      ).toEqual([]);
    }
    const same = { ...twin, name: create.name, createdAtMs: -6 * hourMs };
    expect(promisesBroken(makeFacts({}, { creates: [{ ...create, others: [same] }] }))).toEqual([
      "makes no job twice",
    ]);
  });

  test("lets a run pay again where it may have made another attempt's job of its name itself, unless it did", () => {
    const same = { ...twin, name: create.name };
    const post = { ...wire, run: create.run, operation: "x.createJob", seen: "nothing" } as const;
    const list = { ...post, operation: "x.listJobs", seen: "answer" } as const;
    const breaches = (maker: number, atMs: number): readonly string[] => {
      const others = { ...create, id: same.id, run: maker, others: [] };
      const creates = [{ ...create, others: [same] }, others];
      return promisesBroken(makeFacts({}, { wire: [{ ...post, atMs }, list], creates }));
    };
    expect(breaches(1, 60_000)).toEqual([]);
    expect(breaches(create.run, 60_000)).toEqual(["makes no job twice"]);
    expect(breaches(1, 300_000)).toEqual(["makes no job twice"]);
  });

  test("sees a create in doubt about the one before, unless X was asked in between", () => {
    const post = { ...wire, operation: "x.createJob", seen: "nothing" } as const;
    const list = { ...wire, operation: "x.listJobs", seen: "answer" } as const;
    expect(promisesBroken(makeFacts({}, { wire: [post, post] }))).toEqual(["makes no job twice"]);
    expect(findBreaches(makeFacts({}, { wire: [post, list, post] }))).toEqual([]);
    expect(findBreaches(makeFacts({}, { wire: [post, { ...post, run: 1 }] }))).toEqual([]);
  });

  test("sees a secret in a text, and a request to another host", () => {
    expect(promisesBroken(makeFacts({ texts: ["at secret-of-all!"] }))).toEqual(["leaks nothing"]);
    expect(promisesBroken(makeFacts({}, { strays: ["run 0 sent the token to another host"] }))).toEqual([
      "leaks nothing",
    ]);
  });

  test.each([
    ["goes on long after its time", { elapsedMs: 9 * hourMs }],
    ["gives up before", { claim: makeClaim({ isPending: true }), rewrite: undefined }],
    ["is not ready in all of its time", { ...late, elapsedMs: 5 * hourMs }],
    ["gives the slot up before", { end: "failed", error: "SLOT_BUSY", claim: undefined, rewrite: undefined }],
    ["fails without a name", { end: "failed", error: "TypeError", isPlannedError: false }],
    ["fails although nothing was wrong", { end: "failed", error: "NETWORK" }],
  ] as const)("sees a run that %s", (_, run) => {
    expect(promisesBroken(makeFacts(run))).toContain("ends, in time and with a reason");
  });

  test("sees a simulation that does not end", () => {
    expect(promisesBroken(makeFacts({}, { end: "stuck" }))).toEqual(["ends, in time and with a reason"]);
  });
});
