import { expect, test } from "vitest";
import { isAtLeast, isPrerelease, planTags } from "./versions.ts";

const commit = "c".repeat(40);
const older = "a".repeat(40);

function plan(version: string, tags: Readonly<Record<string, string>> = {}) {
  return planTags({ version, commit, tags: new Map(Object.entries(tags)) });
}

test("a first release has its tag and that of its major version", () => {
  const moves = [
    { name: "v1.0.0", from: undefined },
    { name: "v1", from: undefined },
  ];
  expect(plan("1.0.0")).toEqual({ kind: "set", moves });
});

test("the next release moves the major tag on", () => {
  const moves = [
    { name: "v1.1.0", from: undefined },
    { name: "v1", from: older },
  ];
  expect(plan("1.1.0", { "v1.0.0": older, v1: older, latest: older })).toEqual({ kind: "set", moves });
});

test.each([
  ["1.0.1", { "v1.1.0": older, v1: older }],
  ["1.9.0", { "v1.10.0": older, v1: older }],
  ["1.2.0-next.0", { "v1.1.0": older, v1: older }],
])("%s beside %j leaves the major tag where it is", (version, tags) => {
  const moves = [{ name: `v${version}`, from: undefined }];
  expect(plan(version, tags)).toEqual({ kind: "set", moves });
});

test("neither a higher major version nor a prerelease holds the major tag back", () => {
  const tags = { "v2.0.0": older, v2: older, "v1.2.0-next.0": older, v1: older };
  expect(plan("1.1.0", tags)).toMatchObject({ moves: [{ name: "v1.1.0" }, { name: "v1", from: older }] });
});

test("a release that is there is done at the same commit, and refused at another", () => {
  expect(plan("1.0.0", { "v1.0.0": commit })).toEqual({ kind: "done" });
  expect(plan("1.0.0", { "v1.0.0": older })).toEqual({
    kind: "refuse",
    reason: `v1.0.0 exists at ${older}, and this is ${commit}. A released version is never moved: release a new one.`,
  });
});

test.each(["0.0.0", "1.0", "v1.0.0", ""])("%j cannot be released", (version) => {
  expect(plan(version)).toEqual({
    kind: "refuse",
    reason: `${version} is not a version that can be released.`,
  });
});

test("versions of npm are compared by their numbers", () => {
  expect(isAtLeast("11.5.1", "11.5.1")).toBe(true);
  expect(isAtLeast("11.19.0", "11.5.1")).toBe(true);
  expect(isAtLeast("11.5.0", "11.5.1")).toBe(false);
  expect(isAtLeast("9.99.9", "11.5.1")).toBe(false);
  expect(isAtLeast("unknown", "11.5.1")).toBe(false);
});

test("a prerelease is told by its suffix", () => {
  expect([isPrerelease("1.0.0"), isPrerelease("1.0.0-next.0")]).toEqual([false, true]);
});
