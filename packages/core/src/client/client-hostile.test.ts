import type { Socket } from "node:net";
import { createSharedClock } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import { bodyOf, readAll } from "../../test/bytes.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { serveBytes } from "../../test/serve-raw.ts";
import type { Job } from "../api/job.ts";
import { SignedUrl } from "../http/signed-url.ts";
import { type Client, createClient } from "./client.ts";

/** Sends a piece again and again, and a second of the client's time passes with each. */
type Drip = (socket: Socket, sendAgain: (piece: string) => void) => void;

const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const drips: Readonly<Record<string, Drip>> = {
  "a body that comes byte by byte": (socket, sendAgain) => {
    socket.write(`${head}content-length: 999999999\r\n\r\n`);
    sendAgain(" ");
  },
  "chunks without end": (socket, sendAgain) => {
    socket.write(`${head}transfer-encoding: chunked\r\n\r\n`);
    sendAgain("1\r\n \r\n");
  },
  "early hints without end": (_, sendAgain) => sendAgain("HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"),
  "a head that comes byte by byte": (socket, sendAgain) => {
    socket.write(`${head}x-a: `);
    sendAgain("a");
  },
};

interface Hostile {
  readonly client: Client;
  readonly job: Job;
  /** Monotonic, ms. */
  readonly nowMs: () => number;
}

async function facing<T>(drip: Drip, act: (hostile: Hostile) => Promise<T>): Promise<T> {
  const clock = createSharedClock();
  await using server = await serveBytes((socket) => {
    const sendAgain = (piece: string): void => {
      if (socket.destroyed) return;
      clock.manual.advance(1_000);
      socket.write(piece, () => setImmediate(sendAgain, piece));
    };
    drip(socket, sendAgain);
  });
  const client = createClient({ bearerToken: "canary-token", apiUrl: server.origin, clock });
  const address = (use: string): SignedUrl =>
    new SignedUrl(new URL(`${server.origin}/2/compliance/jobs/1/${use}?token=canary-token`));
  const job: Job = {
    ...{ id: "1", name: "lists", type: "tweets", status: "created", resumable: false },
    ...{ createdAtMs: 0, uploadExpiresAtMs: 0, downloadExpiresAtMs: 0, observedAtMs: 0 },
    uploadUrl: address("upload"),
    downloadUrl: address("download"),
  };
  const outcome = await act({ client, job, nowMs: () => clock.monotonic() });
  await client.close();
  return outcome;
}

type Call = (hostile: Hostile, call: { readonly timeoutMs?: number }) => Promise<unknown>;
const jsonCalls: Readonly<Record<string, Call>> = {
  createJob: ({ client }, call) => client.createJob({ type: "tweets", name: "lists" }, call),
  getJob: ({ client }, call) => client.getJob("1", call),
  listJobs: ({ client }, call) => client.listJobs("tweets", call),
  cancelJob: ({ client }, call) => client.cancelJob("1", call),
};
const byteCalls: Readonly<Record<string, Call>> = {
  uploadIds: ({ client, job }, call) => client.uploadIds(job, bodyOf("1\n"), call),
  downloadResults: async ({ client, job }, call) => readAll((await client.downloadResults(job, call)).body),
};
const cases = Object.keys(drips).flatMap((drip) =>
  Object.keys({ ...jsonCalls, ...byteCalls }).map((call) => [drip, call] as const),
);

test.for(cases)("%s holds up %s to the deadline and 10 s more, and no longer", async ([drip, name]) => {
  const call = { ...jsonCalls, ...byteCalls }[name] as Call;
  await facing(drips[drip] as Drip, async (hostile) => {
    const startMs = hostile.nowMs();
    const error = await rejectionOf(call(hostile, { timeoutMs: 60_000 }));
    expect(error).toMatchObject({ name: "ComplianceError", code: "DEADLINE_PASSED" });
    // A few more pieces may be on their way while the connection is given up.
    expect(hostile.nowMs() - startMs).toBeLessThan(90_000);
  });
});

test.for(Object.keys(jsonCalls))(
  "without a deadline, an attempt of %s ends after 5 minutes",
  async (name) => {
    await facing(drips["chunks without end"] as Drip, async (hostile) => {
      const startMs = hostile.nowMs();
      const error = await rejectionOf((jsonCalls[name] as Call)(hostile, {}));
      expect(error).toMatchObject({ code: "IDLE_TIMEOUT" });
      expect(hostile.nowMs() - startMs).toBeGreaterThanOrEqual(300_000);
    });
  },
);

test("a head without end is cut off after 16 KiB, and an answer in JSON after 16 MiB", async () => {
  const sent = { bytes: 0 };
  const flood = (start: string, piece: string): Drip => {
    return (socket) => {
      const send = (): void => {
        if (socket.destroyed) return;
        sent.bytes += piece.length;
        socket.write(piece, () => setImmediate(send));
      };
      socket.write(start);
      send();
    };
  };
  const ask = async (drip: Drip): Promise<unknown> => {
    sent.bytes = 0;
    return facing(drip, ({ client }) => rejectionOf(client.createJob({ type: "tweets", name: "lists" })));
  };
  expect(await ask(flood(head, `x-a: ${"a".repeat(1_000)}\r\n`))).toMatchObject({ code: "NETWORK" });
  expect(sent.bytes).toBeLessThan(8 * 1024 * 1024);
  const spaces = " ".repeat(0x10000);
  const chunks = flood(`${head}transfer-encoding: chunked\r\n\r\n`, `10000\r\n${spaces}\r\n`);
  expect(await ask(chunks)).toMatchObject({ code: "RESPONSE_TOO_LARGE" });
  expect(sent.bytes).toBeLessThan(32 * 1024 * 1024);
});
