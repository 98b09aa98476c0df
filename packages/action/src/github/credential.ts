/** The token in the form that git sends it, which must be masked like the token itself. */
export function encodeCredential(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString("base64");
}
