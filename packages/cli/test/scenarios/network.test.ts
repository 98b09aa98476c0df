// @module-tag slow
import { createServer } from "node:net";
import { performance } from "node:perf_hooks";
import { expect, test } from "vitest";
import { driveCli } from "../drive-cli.ts";
import { joinLines } from "../lists.ts";

/** A port of loopback that refuses connections. */
async function findDeafPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

test("without a connection the command gives up within a minute, and says in words what failed", async () => {
  await using cli = await driveCli();
  await cli.folder.write("ids.txt", joinLines());
  const environment = { X_API_URL: `http://127.0.0.1:${await findDeafPort()}` };
  const startMs = performance.now();
  const { code, stderr, stdout } = await cli.runWith(
    { environment },
    "check",
    "ids.txt",
    "--timeout-minutes",
    "600",
  );
  expect(performance.now() - startMs).toBeLessThan(75_000);
  const reason = "The connection to 127.0.0.1 was refused (ECONNREFUSED).";
  expect(stderr).toContain(`Could not list the jobs (NETWORK, attempt 1): ${reason} Trying again in `);
  expect([code, `${stdout}${stderr}`]).toEqual([
    5,
    expect.stringMatching(/refused \(ECONNREFUSED\)\. \(NETWORK\)\nWhat to do: .*reach api\.x\.com/),
  ]);
}, 120_000);
