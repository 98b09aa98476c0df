import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A server in front of act's artifact server, until it is disposed of. */
export interface ArtifactRelay extends AsyncDisposable {
  readonly origin: string;
}

/**
 * Stands between the step and act's artifact server, which refuses two things that GitHub's takes from the current
 * @actions/artifact: the field `mime_type`, and a signature whose `=` at the end the Azure client has cut off. Nothing
 * else is changed, and it can go when act takes both. Source: https://github.com/nektos/act/issues/6114.
 */
export async function relayArtifacts(port: number): Promise<ArtifactRelay> {
  const server = createServer((asked, answer) => {
    relay({ asked, answer, port }).catch(() => answer.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port: own } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${own}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Exchange {
  readonly asked: IncomingMessage;
  readonly answer: ServerResponse;
  readonly port: number;
}

async function relay({ asked, answer, port }: Exchange): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of asked) chunks.push(chunk);
  const path = padSignature(asked.url ?? "/");
  const body = path.endsWith("/CreateArtifact") ? dropMimeType(Buffer.concat(chunks)) : Buffer.concat(chunks);
  // The host stays the relay's: act builds the address of the upload from it.
  const headers = { ...asked.headers, "content-length": String(body.length) };
  delete headers["transfer-encoding"];
  const { method } = asked;
  await new Promise<void>((resolve, reject) => {
    const passedOn = request({ host: "127.0.0.1", port, method, path, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer).once("finish", resolve).once("error", reject);
    });
    passedOn.once("error", reject).end(body);
  });
}

/** Leaves the field out of the request. */
function dropMimeType(body: Buffer): Buffer {
  const { mime_type: dropped, ...rest } = JSON.parse(body.toString("utf8"));
  return dropped === undefined ? body : Buffer.from(JSON.stringify(rest));
}

/** Gives a signature in base64 its `=` back. */
export function padSignature(path: string): string {
  return path.replace(/(?<=[?&]sig=)[^&=%]+(?=&|$)/, (signature) => {
    return signature + "%3D".repeat((4 - (signature.length % 4)) % 4);
  });
}
