import { createHmac } from "node:crypto";
import { type SignedParts, writeStringToSign } from "./canonical-request.ts";

/** A signature of the length and form of an RSA-2048 one: 512 hexadecimal digits. */
export function computeSignature(parts: SignedParts, key: string): string {
  return createHmac("sha512", key).update(writeStringToSign(parts)).digest("hex").repeat(4);
}
