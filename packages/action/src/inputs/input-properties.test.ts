import { spawnSync } from "node:child_process";
import { hostileText } from "@x-batch-compliance/core/testing";
import {
  exceedsMaxRemoval,
  formatMaxRemoval,
  type MaxRemoval,
  parseMaxRemoval,
} from "@x-batch-compliance/core/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import { batchEntries } from "../github/rest/batch-entries.ts";
import { treeCallLimits } from "../github/rest/inline-content.ts";
import { addTrailer, readTrailer } from "../pull-request/trailer.ts";
import { isBranchName } from "./branch-name.ts";
import { listInputNames } from "./input-table.ts";
import { readInputs } from "./read-inputs.ts";

test("whatever the inputs hold, no fault repeats it, and the tokens are told as secrets", () => {
  const names = listInputNames();
  const texts = fc.dictionary(
    fc.constantFrom(...names),
    hostileText.map((text) => `Zqx${text.toWellFormed()}Zqx`),
  );
  fc.assert(
    fc.property(texts, (inputs) => {
      const environment = Object.entries(inputs).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text]);
      const { faults, secrets } = readInputs(Object.fromEntries(environment));
      expect(JSON.stringify(faults)).not.toContain("Zqx");
      for (const name of ["bearer-token", "github-token"]) {
        const token = inputs[name]?.trim();
        if (token !== undefined)
          expect(secrets).toEqual(expect.arrayContaining([token, encodeURIComponent(token)]));
      }
    }),
    { numRuns: 300 },
  );
});

test("what is taken for the name of a branch is one to git, too, and no option of it", {
  tags: ["slow"],
}, () => {
  const piece = fc.oneof(
    fc.constantFrom(..."/.-@{}~^:?*[\\ \tab".split(""), "..", ".lock", "refs/"),
    hostileText,
  );
  const name = fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
  const candidate = name.filter((text) => isBranchName(text) && text.isWellFormed());
  fc.assert(
    fc.property(candidate, (text) => {
      expect(text.startsWith("-")).toBe(false);
      const { status } = spawnSync("git", ["check-ref-format", `refs/heads/${text}`]);
      expect([text, status]).toEqual([text, 0]);
    }),
    { numRuns: 60 },
  );
});

const limit: fc.Arbitrary<MaxRemoval> = fc.oneof(
  fc.record({
    kind: fc.constant("percent" as const),
    percent: fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100),
  }),
  fc.record({ kind: fc.constant("count" as const), count: fc.nat(1e9) }),
);

test("a limit that is written is read as the same limit", () => {
  fc.assert(
    fc.property(limit, (wanted) => {
      expect(parseMaxRemoval(formatMaxRemoval(wanted))).toEqual(wanted);
    }),
  );
});

test("one more violation never brings a dataset back within its limit, and none at all is always within", () => {
  fc.assert(
    fc.property(limit, fc.nat(1e6), fc.nat(1e6), (wanted, ids, violations) => {
      const exceeds = (count: number): boolean => exceedsMaxRemoval(wanted, { ids, violations: count });
      expect(exceeds(0)).toBe(false);
      if (exceeds(violations)) expect(exceeds(violations + 1)).toBe(true);
    }),
  );
});

test("files are sent in their order, each once, and in groups that GitHub takes", () => {
  const file = fc.record({ sizeBytes: fc.nat(5_000_000) });
  fc.assert(
    fc.property(fc.array(file, { maxLength: 300, size: "max" }), (files) => {
      const batches = [...batchEntries(files)];
      expect(batches.flat()).toEqual(files);
      for (const batch of batches) {
        const inline = batch.filter(({ sizeBytes }) => sizeBytes <= treeCallLimits.sizeBytes);
        const sum = inline.reduce((total, { sizeBytes }) => total + sizeBytes, 0);
        expect(batch.length).toBeLessThanOrEqual(treeCallLimits.entries);
        expect(sum).toBeLessThanOrEqual(treeCallLimits.sizeBytes);
      }
    }),
    { numRuns: 100 },
  );
});

test("a commit is known by its trailer again, whatever its message says, and also with another trailer in it", () => {
  const sha = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 40, maxLength: 40 });
  const trailer = fc.record({
    treeSha: sha,
    baseSha: sha,
    asOf: fc.option(
      fc
        .uniqueArray(fc.tuple(fc.constantFrom("tweets", "users"), fc.nat(4e12)), {
          minLength: 1,
          selector: ([type]) => type,
        })
        .map((times) => new Map(times)),
      { nil: undefined },
    ),
    identity: fc.option(fc.stringMatching(/^[0-9a-f]{8}$/), { nil: undefined }),
    seal: fc.option(fc.stringMatching(/^[0-9a-f]{64}$/), { nil: undefined }),
  });
  fc.assert(
    fc.property(hostileText, trailer, trailer, (message, ours, planted) => {
      expect(readTrailer(addTrailer(message, ours))).toEqual(ours);
      expect(readTrailer(addTrailer(addTrailer(message, planted), ours))).toEqual(ours);
    }),
  );
});
