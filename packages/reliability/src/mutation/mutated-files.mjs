/**
 * What is mutated, and the tests that have to notice, both under packages/core. Only tests that are quick, as they run
 * for each mutant: those of the file itself, and where it has none those of what it is a part of. `test/` stands for that folder of core.
 */
export const mutatedFiles = [
  mutate("http/retry", ["retry", "http-properties"]),
  mutate("api/url-policy", ["url-policy", "url-policy-properties", "url-policy-mutants"]),
  mutate("job/acquire-job", ["acquire-job", "test/acquire-in-doubt", "test/wait-for-slot"]),
  mutate("job/choose-job", ["choose-job", "job-properties"]),
  mutate("job/collect-result", ["collect-result", "test/prove-part"]),
  mutate("job/hand-in-part"),
  mutate("job/job-name", ["job-name", "job-properties"]),
  mutate("job/keep-result", ["collect-result", "test/prove-part"]),
  mutate("job/pace", ["pace", "job-properties"]),
  mutate("job/part"),
  mutate("job/run-part", ["run-part", "test/resume-part", "test/prove-part"]),
  mutate("job/sentinels"),
  mutate("job/upload-in-session", ["test/resumable-upload", "test/resumable-part"]),
  mutate("job/upload-part", ["upload-part", "test/resumable-upload"]),
  mutate("job/upload-window"),
  mutate("job/wait-for-job"),
  mutate("job/weave-sentinels"),
  mutate("dataset/blank-fields", ["scrub-fields"]),
  mutate("dataset/kept-bytes"),
  mutate("dataset/replace-file"),
  mutate("dataset/rewrite-file", ["rewrite-file", "scrub-fields", "replace-file"]),
  mutate("dataset/rule-entries", ["rewrite-file", "scrub-fields"]),
  mutate("results/check-stored"),
  mutate("results/judge", ["judge", "result-properties"]),
  mutate("results/line-template"),
  mutate("results/merge-findings"),
  mutate("results/read-plain-record"),
  mutate("results/read-result", ["read-result", "result-properties"]),
  mutate("results/record"),
  mutate("results/record-block", ["read-result", "result-properties"]),
  mutate("results/scan-plain-object", ["scan-plain-object", "read-plain-record"]),
  mutate("results/sift-echoes"),
  mutate("results/template-list", ["template-list", "read-result"]),
];

function mutate(name, tests = [name.slice(name.indexOf("/") + 1)]) {
  const folder = name.slice(0, name.indexOf("/"));
  return {
    name,
    folder,
    file: `packages/core/src/${name}.ts`,
    tests: tests.map((test) => `${test.startsWith("test/") ? test : `src/${folder}/${test}`}.test.ts`),
  };
}
