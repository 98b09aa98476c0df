import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { getCACertificates } from "node:tls";

/**
 * Writes whom this process trusts into a file for git's `GIT_SSL_CAINFO`, and returns its path. Node adds
 * `NODE_EXTRA_CA_CERTS` to the authorities that it knows; git takes its one file instead of those that it knows. So the file
 * holds them all: Node's, the system's and the extra ones.
 */
export async function writeAuthorities(folder: string): Promise<string> {
  const kinds = ["bundled", "system", "extra"] as const;
  const certificates = new Set(kinds.flatMap((kind) => getCACertificates(kind)).map((one) => one.trim()));
  const path = join(folder, "authorities.pem");
  await writeFile(path, `${[...certificates].join("\n")}\n`);
  return path;
}
