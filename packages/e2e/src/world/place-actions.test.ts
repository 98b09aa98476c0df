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
  const ours = "OWNER/x-batch-compliance@v1";
  const placed = await place(workflow(`actions/checkout@${commit}`, ours, ours, token, "./"));
  expect(Object.keys(placed)).toEqual([`actions/checkout@${commit}`, ours, token]);
  expect(placed[token]).toBe("ghs_app");
  const own = readFileSync(new URL("../../../../action.yml", import.meta.url), "utf8").split("\n");
  const changed = placed[ours]?.split("\n").filter((line, index) => line !== own[index]);
  expect(changed).toEqual(["    default: http://127.0.0.1:1"]);
});

test.each(["octo-org/other@v1", "actions/checkout@v6", `actions/upload-artifact@${commit}`])(
  "an action without a stand-in, or not at a full commit, would be fetched and is refused: %s",
  async (uses) => {
    await expect(place(workflow(uses))).rejects.toThrow(`${uses} has no stand-in.`);
  },
);
