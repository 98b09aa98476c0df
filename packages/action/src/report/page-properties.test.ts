import type { Report } from "@x-batch-compliance/core";
import { hostileText, nameReport, plainNames } from "@x-batch-compliance/core/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { splitMarkdown } from "../../test/markdown.ts";
import { type Failure, toFailure } from "../errors/describe-error.ts";
import { buildText } from "../pull-request/build-text.ts";
import { readRunContext } from "../runner/run-context.ts";
import { buildFailureSummary } from "./failure-summary.ts";
import { writeRunSummary } from "./write-run-summary.ts";

const names = fc.record({
  datasets: fc.tuple(hostileText, hostileText),
  file: hostileText,
  action: hostileText,
  reason: hostileText,
  job: hostileText,
});

const policy = {
  onViolation: "fail",
  dryRun: false,
  artifactContents: "none",
  maxAgeMinutes: 2880,
} as const;

const context = readRunContext({}, { folder: "/", temporaryFolder: "/" });

const summarise = (report: Report): string =>
  writeRunSummary({ report, policy, pullRequest: undefined, ids: [] });

function propose(report: Report, path: string): { readonly title: string; readonly body: string } {
  return buildText({
    report,
    files: [{ path, entries: 9, removed: 2, scrubbed: 0, unverified: 0, retained: 0 }],
    runUrl: "https://github.com/o/r/actions/runs/1",
    ids: [],
    title: undefined,
    introduction: undefined,
    commitMessage: undefined,
  });
}

test("whatever datasets, files, reasons and jobs are called, the summary has the same markup and shows them in code alone", () => {
  const { markup, code } = splitMarkdown(summarise(nameReport(plainNames)));
  fc.assert(
    fc.property(names, (hostile) => {
      const written = splitMarkdown(summarise(nameReport(hostile)));
      expect(written.markup).toBe(markup);
      expect(written.code).toHaveLength(code.length);
    }),
    { numRuns: 600 },
  );
});

test("whatever files and reasons are called, the pull request has the same title and markup", () => {
  const plain = propose(nameReport(plainNames), "data.txt");
  const { markup } = splitMarkdown(plain.body);
  fc.assert(
    fc.property(names, (hostile) => {
      const { title, body } = propose(nameReport(hostile), hostile.file);
      expect([title, splitMarkdown(body).markup]).toEqual([plain.title, markup]);
    }),
    { numRuns: 600 },
  );
});

test("whatever a failure speaks of, outside of code its page is words and a list of faults", () => {
  const failure: fc.Arbitrary<Failure> = fc.record({
    code: fc.constant("CODE"),
    what: hostileText,
    why: fc.constantFrom("So.", ""),
    hint: fc.constant("Do this."),
    faults: fc.array(fc.record({ file: hostileText, line: fc.nat(), message: hostileText }), {
      maxLength: 3,
    }),
  });
  fc.assert(
    fc.property(failure, (failed) => {
      const { markup } = splitMarkdown(buildFailureSummary(failed, context));
      const [head, error, ...rest] = markup.replaceAll("<code>", "").split("\n\n");
      expect(head).toBe("## X Batch Compliance");
      expect(error).toMatch(/^🔴 \*\*Error\*\* : [^<>[\]*_#@&!|~\\`]*$/);
      const last = [
        "**What to do:** Do this.",
        ...(failed.why === "" ? [] : ["**Likely cause:** So."]),
        "More on CODE: ",
      ];
      expect(rest.slice(-last.length)).toEqual(last);
      for (const fault of rest.slice(0, -last.length).join("\n").split("\n"))
        expect(fault).toMatch(/^(?:- [^<>[\]*_#@&!|~\\`]*)?$/);
    }),
    { numRuns: 600 },
  );
});

test("whatever a library throws, nothing of its text is shown", () => {
  const canary = "canary";
  const thrown = hostileText.map((text) => {
    const error = new TypeError(`${canary}${text}`, { cause: new Error(`${text}${canary}`) });
    return Object.assign(error, { code: `${text}${canary}`, input: `${canary}${text}` });
  });
  const values = fc.oneof(
    thrown,
    hostileText.map((text) => `${canary}${text}`),
    fc.constantFrom(null, undefined, 7),
  );
  fc.assert(fc.property(values, (value) => !JSON.stringify(toFailure(value)).includes(canary)));
});
