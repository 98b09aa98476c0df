import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findFiles } from "./find-files.ts";

test("faults speak of the setting and of the folder as whoever searches calls them", async () => {
  const folder = await mkdtemp(join(tmpdir(), "search-terms-"));
  try {
    await writeFile(join(folder, "a.txt"), "1\n");
    const messages = async (setting: string): Promise<readonly string[]> => {
      const terms = { setting, root: "working directory", absence: "Look again." };
      const { faults } = await findFiles(["../*.txt", "{..,b}/*.txt", "*.csv"], folder, { terms });
      return faults.map(({ message }) => message);
    };
    expect(await messages("")).toEqual([
      "`../*.txt` points outside the working directory. Write a path inside it.",
      "`{..,b}/*.txt` points outside the working directory. Write a path inside it.",
      "`*.csv` matches no file. Look again.",
    ]);
    expect((await messages("`lists`")).map((message) => message.slice(0, 10))).toEqual(
      Array(3).fill("`lists`: `"),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
