/** Refused by the service because some file systems cannot hold them. */
const refusedCharacters = /[":<>|*?\r\n\\/]/;

/** True for a name under which an artifact can be created. */
export function isArtifactName(name: unknown): name is string {
  return typeof name === "string" && name !== "" && !refusedCharacters.test(name);
}
