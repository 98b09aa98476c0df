import { execFile, spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** A server's certificate with its key, as text and as files. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly certPath: string;
  readonly keyPath: string;
}

/** An authority that nobody outside of a test trusts. */
export interface Authority {
  readonly cert: string;
  readonly certPath: string;
  /** @param days How long it is valid; a negative number for one that has expired. */
  issue(name: string, options: { readonly hosts: string; readonly days?: number }): Promise<Certificate>;
}

const run = promisify(execFile);
const keyOptions = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

/** Whether this machine has what makes certificates. */
export function hasOpenssl(): boolean {
  return spawnSync("openssl", ["version"]).status === 0;
}

/** Makes an authority in a folder of the test's own. `hosts` of what it issues are as OpenSSL's `subjectAltName`. */
export async function createAuthority(folder: string, name = "authority"): Promise<Authority> {
  const certPath = join(folder, `${name}.pem`);
  const keyPath = join(folder, `${name}.key`);
  await run("openssl", [
    ...["req", "-x509", ...keyOptions, "-days", "2", "-subj", `/CN=${name}`],
    ...["-keyout", keyPath, "-out", certPath],
  ]);
  return {
    cert: await readFile(certPath, "utf8"),
    certPath,
    async issue(issued, { hosts, days = 1 }) {
      const own = { certPath: join(folder, `${issued}.pem`), keyPath: join(folder, `${issued}.key`) };
      const requestPath = join(folder, `${issued}.csr`);
      await run("openssl", [
        ...["req", "-new", ...keyOptions, "-subj", `/CN=${issued}`, "-addext", `subjectAltName=${hosts}`],
        ...["-keyout", own.keyPath, "-out", requestPath],
      ]);
      await run("openssl", [
        ...["x509", "-req", "-in", requestPath, "-CA", certPath, "-CAkey", keyPath, "-days", String(days)],
        ...["-copy_extensions", "copy", "-out", own.certPath],
      ]);
      // The whole chain, as servers should send it.
      const cert = `${await readFile(own.certPath, "utf8")}${await readFile(certPath, "utf8")}`;
      await writeFile(own.certPath, cert);
      return { ...own, cert, key: await readFile(own.keyPath, "utf8") };
    },
  };
}
