import { ComplianceError } from "../errors.ts";
import type { HttpResponse } from "./transport.ts";

const maxBytes = 16 * 1024 * 1024;

/** Reads a small body whole, as UTF-8; no longer than 16 MiB, so that a wrong answer cannot fill the memory. */
export async function readText(response: HttpResponse): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > maxBytes)
      throw new ComplianceError("RESPONSE_TOO_LARGE", "The response is far larger than expected.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
