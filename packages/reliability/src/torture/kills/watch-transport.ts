import type { HttpRequest, Transport } from "@x-batch-compliance/core";
import { createTransport, SignedUrl } from "@x-batch-compliance/core/advanced";
import type { FailpointCounter } from "./failpoint-counter.ts";

/** Reports to the counter every request and every piece of its answer. */
export function watchTransport(counter: FailpointCounter): Transport {
  const transport = createTransport();
  return {
    close: () => transport.close(),
    async send(request) {
      const name = nameRequest(request);
      await counter.reach(`before ${name} is sent`);
      const response = await transport.send(request);
      await counter.reach(`at the head of the answer to ${name}`);
      async function* watchBody(): AsyncGenerator<Uint8Array> {
        for await (const chunk of response.body) {
          await counter.reach(`at a piece of the answer to ${name}`);
          yield chunk;
        }
        await counter.reach(`at the end of the answer to ${name}`);
      }
      return { ...response, body: watchBody() };
    },
  };
}

function nameRequest({ method, url }: HttpRequest): string {
  if (method === "POST") return "create";
  if (method === "PUT") return "upload";
  const { pathname } = url instanceof SignedUrl ? url.reveal() : url;
  if (pathname.endsWith("/jobs")) return "list";
  return /\/jobs\/\d+$/.test(pathname) ? "look" : "download";
}
