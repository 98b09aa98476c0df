import { createHmac } from "node:crypto";
import { type SignedParts, writeStringToSign } from "./canonical-request.ts";

/** A signature of the length and form of an RSA-2048 one: 512 hexadecimal digits. */
export function computeSignature(parts: SignedParts, key: string): string {
  const text = writeStringToSign(parts);
  const quarters = [0, 1, 2, 3].map((part) =>
    createHmac("sha512", `${key}/${part}`).update(text).digest("hex"),
  );
  return quarters.join("");
}
