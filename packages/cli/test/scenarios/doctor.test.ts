// @module-tag slow
import { once } from "node:events";
import { createServer } from "node:net";
import { createPrivateAuthority } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import { driveCli } from "../drive-cli.ts";
import { listNodes } from "../find-programs.ts";
import { skipFor } from "../skip-for.ts";

/** What differs from machine to machine. */
const plain = (text: string): string => text.replace(/^(ok {5}Node\.js: ).*$/m, "$1VERSION");

describe.each(listNodes())("on $name", ({ path, missing }) => {
  test("doctor asks for one list and says what it found", skipFor(missing), async () => {
    await using cli = await driveCli({}, path);
    cli.sandbox.x.addForeignJob({
      type: "users",
      status: "in_progress",
      name: "secret-project",
      ageMs: 7_200_000,
    });
    const { code, stdout } = await cli.run("doctor", "users");
    expect([code, plain(stdout)]).toEqual([
      0,
      `ok     Node.js: VERSION
ok     token: X_BEARER_TOKEN has the form of an app-only token
ok     proxy: none is set
note   address: a loopback address without TLS: a sandbox, not X
ok     access: the App may list users jobs; X knows 1
ok     limit: 149 of 150 requests left in 15 minutes
note   slot: 1 users job of this App still running (in_progress), for 2 h: another one has to wait

Nothing stands in the way.
`,
    ]);
    expect(cli.sandbox.recorder.requests().map(({ operation }) => operation)).toEqual(["x.listJobs"]);
  });

  test.for(["api", "gcs"] as const)(
    "--probe shows by forms alone how X answers, in %s",
    skipFor(missing),
    async (flow) => {
      await using cli = await driveCli({ flow, invalidLines: "echo" }, path);
      const { code, stdout } = await cli.run("doctor", "--probe");
      const [{ id = "" } = {}] = cli.sandbox.x.jobs();
      expect(code).toBe(0);
      expect(cli.sandbox.x.upload(id)?.toString()).toBe("20\nnot-an-id\n1\n");
      const probed = stdout.split("\n").filter((line) => line.startsWith("probe"));
      expect(
        probed.join("\n").replace(/processed in about \d+ s/, "processed in about N s"),
      ).toMatchSnapshot();
      expect(stdout).not.toContain(id);
      expect(stdout).not.toContain("not-an-id");
    },
  );
});

test("a token of another kind, or none, ends with 2 and what to use", async () => {
  await using cli = await driveCli();
  const user = { environment: { X_BEARER_TOKEN: `1234567-${"a".repeat(40)}` } };
  const wrong = await cli.runWith(user, "doctor");
  expect([wrong.code, wrong.stdout]).toEqual([
    2,
    expect.stringContaining("fault  token: X_BEARER_TOKEN has the form of a user's access token"),
  ]);
  const none = await cli.runWith({ environment: { X_BEARER_TOKEN: "" } }, "doctor");
  expect([none.code, none.stdout]).toEqual([
    2,
    expect.stringMatching(
      /fault {2}token: none was found\n[\s\S]*What to do: There is no bearer token\. Set X_BEARER_TOKEN/,
    ),
  ]);
  expect(cli.sandbox.recorder.requests()).toEqual([]);
});

test("what X refuses is named with its code and ends with 5", async () => {
  await using cli = await driveCli({ account: "not-enrolled" });
  const { code, stdout } = await cli.run("doctor", "--probe");
  expect([code, stdout]).toEqual([
    5,
    expect.stringMatching(
      /fault {2}access: .* \(NOT_ENROLLED\)\n[\s\S]*What to do: Attach the App to a Project/,
    ),
  ]);
  expect(cli.sandbox.x.jobs()).toEqual([]);
});

test("an address without TLS behind it, and a name that is none, are told apart", async () => {
  await using cli = await driveCli();
  const server = createServer((socket) => socket.end("no TLS here\r\n"));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as { readonly port: number };
  const noTls = await cli.run("doctor", "--api-url", `https://127.0.0.1:${port}`);
  server.close();
  expect([noTls.code, noTls.stdout]).toEqual([
    5,
    expect.stringMatching(/fault {2}TLS: no trusted connection \(\w+\)/),
  ]);
  // Too long a label for any resolver to ask for: the test stays on this machine.
  const name = `${"x".repeat(64)}.invalid`;
  const noName = await cli.run("doctor", "--api-url", `https://${name}`);
  expect([noName.code, noName.stdout]).toEqual([
    2,
    expect.stringContaining(`fault  DNS: ${name} cannot be resolved (`),
  ]);
});

test("behind a proxy its variable is named, never its value, and only the request itself is tried", async () => {
  await using cli = await driveCli();
  const environment = { HTTPS_PROXY: "http://me:hunter2@127.0.0.1:9" };
  const words = ["doctor", "--api-url", `https://${"x".repeat(64)}.invalid`];
  const { code, stdout } = await cli.runWith({ environment }, ...words);
  expect([code, stdout]).toEqual([
    5,
    expect.stringMatching(/note {3}proxy: HTTPS_PROXY set\nfault {2}access: .* \(NETWORK\)\n/),
  ]);
  expect(stdout).not.toContain("hunter2");
});

test("a probe whose upload fails cancels its job and says where it stopped", async () => {
  await using cli = await driveCli();
  cli.sandbox.faults.script("x.uploadIds", { kind: "answer", status: 404, body: "" });
  const { code, stdout } = await cli.run("doctor", "--probe");
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/probe {2}stopped: .*\(\w+\)\nprobe {2}the job was cancelled\n/),
  ]);
  expect(cli.sandbox.x.jobs()).toMatchObject([{ status: "failed" }]);
});

test("TLS is tried by itself: an unknown authority is a fault with what to set, a known one is trusted", async () => {
  const authority = createPrivateAuthority();
  await using cli = await driveCli({ tls: authority.issue() });
  const unknown = await cli.run("doctor");
  expect([unknown.code, unknown.stdout]).toEqual([
    5,
    expect.stringMatching(/fault {2}TLS: no trusted connection \(\w+\)\n[\s\S]*NODE_EXTRA_CA_CERTS/),
  ]);
  expect(cli.sandbox.recorder.requests()).toEqual([]);
  const path = await cli.folder.write("authority.pem", authority.certificate);
  const known = await cli.runWith({ environment: { NODE_EXTRA_CA_CERTS: path } }, "doctor");
  expect([known.code, known.stdout]).toEqual([
    0,
    expect.stringMatching(
      /ok {5}TLS: TLSv1\.3, certificate trusted; HTTP\/2 and HTTP\/1\.1 offered, HTTP\/1\.1 is used\nok {5}access/,
    ),
  ]);
});
