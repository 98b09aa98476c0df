import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { placeActions } from "./place-actions.ts";

const workflow = (...uses: readonly string[]): string =>
  `jobs: { a: { steps: [{ run: "true" }, ${uses.map((one) => `{ uses: "${one}" }`).join(", ")}] } }`;

async function place(text: string): Promise<Readonly<Record<string, string>>> {
  const folder = mkdtempSync(join(tmpdir(), "place-"));
  try {
    const placed = await placeActions(text, { folder, xApiUrl: "http://127.0.0.1:1", appToken: "ghs_app" });
    return Object.fromEntries(
      Object.entries(placed).map(([uses, path]) => {
        const file = uses.includes("app-token") ? "token" : "action.yml";
        return [uses, readFileSync(join(path, file), "utf8")];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const commit = "0123456789abcdef0123456789abcdef01234567";

test("each action gets its stand-in, and this one is as in a release but for the address of X", async () => {
  const token = `actions/create-github-app-token@${commit}`;
  const ours = "octo-org/x-batch-compliance@v1";
  const placed = await place(workflow(`actions/checkout@${commit}`, ours, ours, token, "./"));
  expect(Object.keys(placed)).toEqual([`actions/checkout@${commit}`, ours, token]);
  expect(placed[token]).toBe("ghs_app");
  const own = readFileSync(new URL("../../../../action.yml", import.meta.url), "utf8").split("\n");
  const changed = placed[ours]?.split("\n").filter((line, index) => line !== own[index]);
  expect(changed).toEqual(["    default: http://127.0.0.1:1"]);
});

test("our sandbox and workflows come with the action, and what a workflow that is called uses is placed, too", async () => {
  const name = "octo-org/x-batch-compliance";
  const called = `${name}/.github/workflows/nightly-pipeline.yml@v1`;
  const text = `jobs: { a: { uses: "${called}" }, b: { steps: [{ uses: "${name}/sandbox@v1" }] } }`;
  const placed = await place(text);
  const checkout = expect.stringMatching(/^actions\/checkout@[0-9a-f]{40}$/);
  // The workflow itself may name another account: the one of this checkout.
  expect(Object.keys(placed)).toEqual([
    `${name}@v1`,
    checkout,
    expect.stringMatching(/^[\w.-]+\/x-batch-compliance@v1$/),
  ]);
});

test.each(["octo-org/other@v1", "actions/checkout@v6", `actions/upload-artifact@${commit}`])(
  "an action without a stand-in, or not at a full commit, would be fetched and is refused: %s",
  async (uses) => {
    await expect(place(workflow(uses))).rejects.toThrow(`${uses} has no stand-in.`);
  },
);
