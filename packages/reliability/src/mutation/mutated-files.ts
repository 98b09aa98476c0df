/** A file of core that is mutated. */
export interface MutatedFile {
  /** Room and file: job/part. */
  readonly name: string;
  readonly room: string;
  /** From the root of the repository. */
  readonly file: string;
  /** The tests that have to notice, under packages/core. */
  readonly tests: readonly string[];
}

/**
 * What is mutated, and the tests that have to notice. Only quick tests, as they run for each mutant: the file's own, and
 * where it has none those of what it is a part of. `test/` stands for that folder of core.
 */
export const mutatedFiles: readonly MutatedFile[] = [
  mutate("http/retry", ["retry", "http-properties"]),
  mutate("api/url-policy", ["url-policy", "url-policy-properties", "url-policy-mutants"]),
  mutate("job/acquire-job", ["acquire-job", "test/acquire-in-doubt", "test/wait-for-slot"]),
  mutate("job/choose-job", ["choose-job", "job-properties"]),
  mutate("job/collect-result", ["collect-result", "test/prove-part"]),
  mutate("job/download/counter-evidence", ["collect-result", "test/check-forward"]),
  mutate("job/download/keep-result", ["collect-result", "test/prove-part"]),
  mutate("job/insert-sentinels"),
  mutate("job/job-name", ["job-name", "job-properties"]),
  mutate("job/part"),
  mutate("job/poll-schedule", ["poll-schedule", "job-properties"]),
  mutate("job/run-part", ["run-part", "test/resume-part", "test/prove-part"]),
  mutate("job/sentinels"),
  mutate("job/submit-part"),
  mutate("job/upload-part", ["upload-part", "test/resumable-upload"]),
  mutate("job/wait-for-job"),
  mutate("resumable/upload-in-session", ["test/resumable-upload", "test/resumable-part"]),
  mutate("resumable/upload-window"),
  mutate("rewrite/decide-entries", ["rewrite-file", "scrub-entry"]),
  mutate("rewrite/output-buffer"),
  mutate("rewrite/replace-file"),
  mutate("rewrite/rewrite-file", ["rewrite-file", "scrub-entry", "replace-file"]),
  mutate("rewrite/scrub-entry"),
  mutate("results/check-stored"),
  mutate("results/classifier", ["classifier", "result-properties"]),
  mutate("results/line-template"),
  mutate("results/read-plain-record"),
  mutate("results/odd-lines", ["odd-lines", "read-result"]),
  mutate("results/read-odd-line", ["odd-lines", "read-result"]),
  mutate("results/read-result", ["read-result", "result-properties", "odd-lines"]),
  mutate("results/record", ["record", "merge-findings"]),
  mutate("results/record-block", ["read-result", "result-properties"]),
  mutate("results/scan-plain-object", ["scan-plain-object", "read-plain-record"]),
  mutate("results/result-bounds"),
  mutate("results/sentinel-watch", ["odd-lines", "sentinel-properties"]),
  mutate("results/template-list", ["template-list", "read-result"]),
];

function mutate(name: string, tests = [name.slice(name.indexOf("/") + 1)]): MutatedFile {
  const room = name.slice(0, name.indexOf("/"));
  return {
    name,
    room,
    file: `packages/core/src/${name}.ts`,
    tests: tests.map((test) => `${test.startsWith("test/") ? test : `src/${room}/${test}`}.test.ts`),
  };
}
