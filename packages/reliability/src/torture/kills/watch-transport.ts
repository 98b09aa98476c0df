import { createTransport, type HttpRequest, SignedUrl, type Transport } from "@x-batch-compliance/core";
import type { Spotter } from "./spotter.ts";

/** Tells the spotter of every request and of every piece of its answer. */
export function watchTransport(spotter: Spotter): Transport {
  const transport = createTransport();
  return {
    close: () => transport.close(),
    async send(request) {
      const name = nameRequest(request);
      await spotter.reach(`before ${name} is sent`);
      const response = await transport.send(request);
      await spotter.reach(`at the head of the answer to ${name}`);
      async function* watchBody(): AsyncGenerator<Uint8Array> {
        for await (const chunk of response.body) {
          await spotter.reach(`at a piece of the answer to ${name}`);
          yield chunk;
        }
        await spotter.reach(`at the end of the answer to ${name}`);
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
