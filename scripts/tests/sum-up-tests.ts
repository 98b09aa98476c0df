/** What is read of a JSON report of vitest. */
export interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly meta?: { readonly skipReason?: string };
      readonly tags?: readonly string[];
    }[];
  }[];
}

/** What the closing lines say, and whether all is well. */
export interface TestSummary {
  readonly lines: readonly string[];
  readonly green: boolean;
}

/**
 * Sums up reports. A file that failed before its first test counts as one failure.
 * A test that did not run is named with its reason (`meta.skipReason`); without a reason it is a failure.
 * Tests of the tag that was left out are but counted.
 */
export function sumUpTests(
  reports: readonly TestReport[],
  { leftOut }: { readonly leftOut?: string | undefined } = {},
): TestSummary {
  const lines: string[] = [];
  let passed = 0;
  let failed = 0;
  let notAsked = 0;
  for (const file of reports.flatMap((report) => report.testResults)) {
    const { assertionResults: tests } = file;
    const failures = tests.filter((test) => test.status === "failed").length;
    if (failures === 0 && file.status === "failed") {
      lines.push(`failed as a whole: ${file.name}`);
      failed++;
    }
    passed += tests.filter((test) => test.status === "passed").length;
    failed += failures;
    for (const test of tests.filter(({ status }) => status !== "passed" && status !== "failed")) {
      const reason = test.meta?.skipReason;
      if (leftOut !== undefined && test.tags?.includes(leftOut) === true) {
        notAsked++;
        continue;
      }
      lines.push(
        `skipped: ${test.fullName}: ${reason ?? "no reason given. Write one in meta.skipReason, or run it."}`,
      );
      if (reason === undefined) failed++;
    }
  }
  if (leftOut !== undefined) lines.push(`left out: ${notAsked} tests tagged ${leftOut}, and the scenarios`);
  if (reports.length === 0) lines.push("No report was found. Run the tests first: npm test");
  lines.push(`${passed} passed, ${failed} failed`);
  return { lines, green: passed > 0 && failed === 0 };
}
