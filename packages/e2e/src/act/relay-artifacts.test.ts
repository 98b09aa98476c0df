import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { padSignature, relayArtifacts } from "./relay-artifacts.ts";

test("a signature gets back the signs that were cut off, and one that is whole stays", () => {
  expect(padSignature("/a?sig=abcde_&x=1")).toBe("/a?sig=abcde_%3D%3D&x=1");
  expect(padSignature("/a?x=1&sig=abcd")).toBe("/a?x=1&sig=abcd");
  expect(padSignature("/a?sig=abc%3D&x=1")).toBe("/a?sig=abc%3D&x=1");
});

test("requests and answers pass, without the field that act refuses and with all others", async () => {
  const seen: string[] = [];
  const server = createServer(async (asked, answer) => {
    let body = "";
    for await (const chunk of asked) body += chunk;
    seen.push(`${asked.method} ${asked.url} ${asked.headers.host === relay.origin.slice(7)} ${body}`);
    answer.writeHead(201, { "x-a": "b" }).end("created");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await using relay = await relayArtifacts((server.address() as AddressInfo).port);
  const body = JSON.stringify({ name: "a", mime_type: "application/zip", version: 7 });
  for (const path of ["/twirp/CreateArtifact", "/twirp/FinalizeArtifact"]) {
    const answer = await fetch(`${relay.origin}${path}`, { method: "POST", body });
    expect([answer.status, answer.headers.get("x-a"), await answer.text()]).toEqual([201, "b", "created"]);
  }
  server.closeAllConnections();
  server.close();
  expect(seen).toEqual([
    'POST /twirp/CreateArtifact true {"name":"a","version":7}',
    `POST /twirp/FinalizeArtifact true ${body}`,
  ]);
});
