/** What git keeps. */
export type ObjectType = "blob" | "tree" | "commit" | "tag";

/** An object without its content. */
export interface ObjectFacts {
  readonly sha: string;
  readonly type: ObjectType;
  readonly sizeBytes: number;
}

/** An object with its content, as it was before git compressed it. */
export interface GitObject extends ObjectFacts {
  readonly content: Buffer;
}
