/** IDs of posts from the year 2022 on. */
export const ids: readonly string[] = Array.from({ length: 40 }, (_, at) =>
  String(1_500_000_000_000_000_000n + BigInt(at)),
);

export const [gone = "", fine = "", protectedId = "", edited = ""] = ids;

/** Two of the IDs are to be removed, one was edited. */
export const twoGone = {
  kind: "table",
  byId: {
    [gone]: { action: "delete", reason: "deleted" },
    [protectedId]: { action: "delete", reason: "protected" },
    [edited]: { action: "rehydrate", reason: "tweet_edited" },
  },
} as const;

/** All IDs are compliant. */
export const noneGone = { kind: "table", byId: {} } as const;

/** One ID per line. */
export function joinLines(some: readonly string[] = ids): string {
  return some.map((id) => `${id}\n`).join("");
}
