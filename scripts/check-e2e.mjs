// Compares what the steps of e2e.yml gave with what they must give.
import assert from "node:assert/strict";

const [report, fail, pass] = ["REPORT", "FAIL", "PASS"].map((name) => JSON.parse(process.env[name] ?? "{}"));

assert.equal(report.outcome, "success", "`on-violation: report` must pass");
assert.equal(report.outputs.result, "violations");
assert.ok(Number(report.outputs.checked) > 500, "too few IDs were checked");
assert.ok(Number(report.outputs.violations) > 0, "the sandbox must name violations");
assert.equal(report.outputs.proof, "proven");
assert.match(report.outputs["artifact-id"], /^\d+$/, "the artifact must be uploaded");

assert.equal(fail.outcome, "failure", "`on-violation: fail` must fail");
assert.equal(fail.outputs.result, "violations");
assert.equal(fail.outputs.violations, report.outputs.violations, "the same lists must give the same count");
assert.equal(fail.outputs["artifact-id"] ?? "", "", "`artifact-contents: none` must upload nothing");

assert.equal(pass.outcome, "success", "compliant lists must pass");
assert.equal(pass.outputs.result, "compliant");
assert.equal(pass.outputs.violations, "0");
console.log(
  `All as it must be: ${report.outputs.violations} of ${report.outputs.checked} IDs must be removed`,
);
