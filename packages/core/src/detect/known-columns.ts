import type { JobType } from "../types.ts";

interface KnownNames {
  readonly specific: readonly string[];
  /** They say only that they are IDs: taken, the first before the second, where no name says more. */
  readonly general: readonly string[];
}

const knownNames: Readonly<Record<JobType, KnownNames>> = {
  tweets: { specific: ["tweet_id", "tweetid", "status_id", "tid"], general: ["id_str", "id"] },
  users: { specific: ["user_id", "userid", "author_id", "uid"], general: ["id_str", "id"] },
};

function normalizeName(name: string): string {
  return name.trim().toLowerCase().replaceAll(/[ -]/g, "_");
}

export function isKnownName(name: string): boolean {
  const wanted = normalizeName(name);
  return Object.values(knownNames).some(({ specific, general }) =>
    [...specific, ...general].includes(wanted),
  );
}

/**
 * The columns, from 0, that hold the IDs of a type as far as names tell: of the best kind of name that there
 * is. More than one answer means that names do not tell. General names say nothing beside a specific name of
 * the other type: in a list of users, `id` beside `tweet_id` may be either.
 */
export function findKnownColumns(names: readonly string[], type: JobType): readonly number[] {
  const normalized = names.map(normalizeName);
  const columnsOf = (wanted: readonly string[]): readonly number[] =>
    normalized.flatMap((name, column) => (wanted.includes(name) ? [column] : []));
  const specific = columnsOf(knownNames[type].specific);
  if (specific.length > 0) return specific;
  // X's own `id` of a post stands beside `author_id`: the name alone is the post's.
  const others = type === "users" ? columnsOf(knownNames.tweets.specific) : [];
  for (const name of knownNames[type].general) {
    const general = columnsOf([name]);
    if (general.length > 0) return [...general, ...others];
  }
  return [];
}
