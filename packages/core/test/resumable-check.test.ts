import { expect, test } from "vitest";
import { checkDatasets } from "../src/check/check-datasets.ts";
import { driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";
import { createTemporaryFolder } from "./temporary-folder.ts";

test("a check that asks for it uploads resumably", async () => {
  await using driven = await driveCore({ flow: "gcs" });
  await using own = await createTemporaryFolder();
  const file = await own.write("ids.txt", makeIds(50).join("\n"));
  const { report } = await checkDatasets(
    driven.client,
    [{ name: "posts", ids: [{ type: "tweets" }], files: [file] }],
    { folder: driven.folder, jobNamePrefix: "lists", runKey: "run-1", resumable: true },
  );
  expect(report).toMatchObject({ checked: 50, proof: "proven" });
  expect(driven.count("storage.startResumable", "storage.uploadIds")).toEqual([1, 0]);
});
