import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isIP } from "node:net";
import {
  bitString,
  boolean,
  encode,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  text,
  time,
} from "./der.ts";

/** What a server needs to speak TLS, in PEM. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

/** Whom a certificate names, and when it is good. */
export interface IdentityOptions {
  /** Names and addresses. Default: `127.0.0.1`, `::1` and `localhost`. */
  readonly hosts?: readonly string[];
  /** Default: yesterday. */
  readonly fromMs?: number;
  /** Default: in ten days. */
  readonly toMs?: number;
}

/** A certificate authority that nobody knows unless told, as companies have them. */
export interface PrivateAuthority {
  /** Its own certificate in PEM, for `NODE_EXTRA_CA_CERTS` or `ca`. */
  readonly certificate: string;
  issue(options?: IdentityOptions): Identity;
}

const dayMs = 24 * 3_600_000;
const ecdsaWithSha256 = sequence(objectIdentifier("1.2.840.10045.4.3.2"));

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** Makes one, without any other program: its key is in this process alone. */
export function createPrivateAuthority(): PrivateAuthority {
  const own = createKeyPair();
  const name = "X sandbox authority";
  const isAuthority = extension("2.5.29.19", sequence(boolean(true)), true);
  const maySign = extension("2.5.29.15", encode(0x03, Buffer.from([2, 0b0000_0110])), true);
  const certify = (
    subject: Omit<Subject, "fromMs" | "toMs">,
    { fromMs, toMs }: IdentityOptions = {},
  ): string =>
    writeCertificate({
      ...subject,
      fromMs: fromMs ?? Date.now() - dayMs,
      toMs: toMs ?? Date.now() + 10 * dayMs,
      issuer: name,
      issuerKey: own.privateKey,
    });
  return {
    certificate: certify({ name, key: own.publicKey, extensions: [isAuthority, maySign] }),
    issue(options = {}) {
      const { publicKey, privateKey } = createKeyPair();
      const hosts = options.hosts ?? ["127.0.0.1", "::1", "localhost"];
      const named = extension("2.5.29.17", sequence(...hosts.map(writeHost)), false);
      return {
        key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
        cert: certify({ name: hosts[0] ?? "nobody", key: publicKey, extensions: [named] }, options),
      };
    },
  };
}

function createKeyPair(): KeyPair {
  return generateKeyPairSync("ec", { namedCurve: "P-256" });
}

interface Subject {
  readonly name: string;
  readonly key: KeyObject;
  readonly extensions: readonly Buffer[];
  readonly fromMs: number;
  readonly toMs: number;
}

function writeCertificate({
  name,
  key,
  extensions,
  fromMs,
  toMs,
  issuer,
  issuerKey,
}: Subject & { readonly issuer: string; readonly issuerKey: KeyObject }): string {
  const version3 = encode(0xa0, integer(Buffer.from([2])));
  const content = sequence(
    version3,
    integer(Buffer.from([1, ...randomBytes(8)])),
    ecdsaWithSha256,
    writeName(issuer),
    sequence(time(fromMs), time(toMs)),
    writeName(name),
    key.export({ type: "spki", format: "der" }),
    encode(0xa3, sequence(...extensions)),
  );
  const signature = sign("sha256", content, issuerKey);
  return toPem(sequence(content, ecdsaWithSha256, bitString(signature)));
}

function writeName(commonName: string): Buffer {
  return sequence(encode(0x31, sequence(objectIdentifier("2.5.4.3"), text(commonName))));
}

function extension(identifier: string, value: Buffer, isCritical: boolean): Buffer {
  const critical = isCritical ? [boolean(true)] : [];
  return sequence(objectIdentifier(identifier), ...critical, octetString(value));
}

function writeHost(host: string): Buffer {
  if (isIP(host) === 4) return encode(0x87, Buffer.from(host.split(".").map(Number)));
  // Of IPv6 the address of this machine alone.
  if (isIP(host) === 6) return encode(0x87, Buffer.from([...new Array<number>(15).fill(0), 1]));
  return encode(0x82, Buffer.from(host));
}

function toPem(certificate: Buffer): string {
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
