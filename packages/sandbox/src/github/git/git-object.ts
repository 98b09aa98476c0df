/** What git keeps. */
export type ObjectType = "blob" | "tree" | "commit" | "tag";

/** An object with its content, as it was before git packed it. */
export interface GitObject {
  readonly sha: string;
  readonly type: ObjectType;
  readonly content: Buffer;
}
