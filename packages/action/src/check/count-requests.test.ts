import type { Transport } from "@x-batch-compliance/core";
import { SignedUrl } from "@x-batch-compliance/core/advanced";
import { expect, test } from "vitest";
import { countRequests } from "./count-requests.ts";

const dead: Transport = { send: () => Promise.reject(new Error("no network")), close: async () => {} };

test("what goes to the API is counted, each attempt, and what goes to a storage is not", async () => {
  const transport = countRequests("https://api.x.com", dead);
  const send = (url: URL | SignedUrl): Promise<unknown> =>
    transport.send({ method: "GET", url, headers: {} }).catch(() => undefined);
  await send(new URL("https://api.x.com/2/compliance/jobs"));
  await send(new URL("https://api.x.com/2/compliance/jobs"));
  await send(new SignedUrl(new URL("https://api.x.com/2/upload?token=t")));
  await send(new SignedUrl(new URL("https://storage.googleapis.com/b/o?X-Goog-Signature=s")));
  expect(transport.requests()).toBe(3);
});
