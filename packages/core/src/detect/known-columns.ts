import { type JobType, jobTypes } from "../types.ts";

interface KnownNames {
  readonly specific: readonly string[];
  /** As specific, but short enough to be somebody's abbreviation of anything. */
  readonly short: readonly string[];
}

/**
 * Names of columns and fields. Case, blanks, dashes and underscores make no difference: they are taken out once, as each cell of
 * the first records of a list is compared with all names.
 */
const knownNames: Readonly<Record<JobType, KnownNames>> = {
  tweets: {
    specific: normalizeAll([
      "tweet_id",
      "tweet_id_str",
      "status_id",
      "status_id_str",
      "post_id",
      "twitter_status_id",
      "twitter_tweet_id",
      "twitter_post_id",
    ]),
    short: normalizeAll(["tid"]),
  },
  users: {
    specific: normalizeAll([
      "user_id",
      "user_id_str",
      "author_id",
      "author_id_str",
      "account_id",
      "account_id_str",
      "from_user_id",
      "from_user_id_str",
      "external_author_id",
      "twitter_user_id",
      "twitter_account_id",
    ]),
    short: normalizeAll(["uid"]),
  },
};

/** IDs of X, of whichever type the list is said to have: they say more than a general name. */
const namesOfBoth = normalizeAll(["twitter_id", "twitter_id_str", "x_id"]);

/** Of columns whose cells hold any number of IDs each. */
const pluralNames: Readonly<Record<JobType, readonly string[]>> = {
  tweets: normalizeAll(["tweet_ids", "tweets_ids", "status_ids", "statuses_ids", "post_ids", "posts_ids"]),
  users: normalizeAll(["user_ids", "users_ids", "author_ids", "account_ids"]),
};

/** They say only that they are IDs: taken, the first before the second, where no name says more. */
const generalNames = normalizeAll(["id_str", "id"]);

/** As each of these names does, but for those of cells with several IDs. */
const endsLikeId = /i[\s_-]*d[\s_-]*(?:s[\s_-]*t[\s_-]*r[\s_-]*)?$/i;

/** Whether a name may be one that `findKnownColumns` finds, by its end. There may be millions of names in one record. */
export function endsAsName(name: string): boolean {
  return endsLikeId.test(name);
}

/** A few usual names of a type, for messages. */
export const namedExamples: Readonly<Record<JobType, string>> = {
  tweets: '"tweet_id", "status_id", "id_str" and "id"',
  users: '"user_id", "author_id", "id_str" and "id"',
};

function normalizeName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, "");
}

function normalizeAll(names: readonly string[]): readonly string[] {
  return names.map(normalizeName);
}

function isOneOf(name: string, names: readonly string[]): boolean {
  return names.includes(normalizeName(name));
}

/** Whether a column or field of this name usually holds IDs of either type. */
export function isKnownName(name: string): boolean {
  const normalized = normalizeName(name);
  return (
    generalNames.includes(normalized) ||
    namesOfBoth.includes(normalized) ||
    jobTypes.some((type) => isNameOf(normalized, type) || pluralNames[type].includes(normalized))
  );
}

/** Whether the cells of a column of this name hold any number of IDs each. */
export function isPluralName(name: string, type: JobType): boolean {
  return isOneOf(name, pluralNames[type]);
}

/** Whether a name says no more than that there are IDs. */
export function isGeneralName(name: string): boolean {
  return isOneOf(name, generalNames);
}

/** The usual names of a type's IDs, the general ones among them, in small letters and with nothing between their words. */
export function listNormalizedNames(type: JobType): readonly string[] {
  const { specific, short } = knownNames[type];
  return [...specific, ...short, ...namesOfBoth, ...generalNames];
}

function isNameOf(normalized: string, type: JobType): boolean {
  const { specific, short } = knownNames[type];
  return specific.includes(normalized) || short.includes(normalized);
}

/** The type of the IDs that a column or field of this name holds beyond doubt. */
export function findTypeOfName(name: string): JobType | undefined {
  return jobTypes.find((type) => isOneOf(name, knownNames[type].specific));
}

/**
 * Why a field that was named by its user does not fit a type. A path's own names say whose ID it is: `user.id` as
 * well as `user_id`.
 */
export function explainTypeOfName(field: string, type: JobType): string | undefined {
  const other =
    findTypeOfName(field.replaceAll(".", "_")) ?? findTypeOfName(field.split(".").at(-1) as string);
  if (other === undefined || other === type) return undefined;
  return `is to be read for IDs of ${type}, and "${field}" is a name of those of ${other}: set \`type: ${other}\`, or another \`field\``;
}

/**
 * Whether a name speaks of IDs of the other type, for example `in_reply_to_user_id` in a list of posts and
 * `pinned_tweet_id` in one of users: long IDs there put no other field in doubt.
 */
export function refersToOther(name: string, type: JobType): boolean {
  // `status.id` is a path that pandas has made a name of.
  const end = normalizeName(name.replaceAll(".", "_"));
  return jobTypes.some(
    (other) => other !== type && knownNames[other].specific.some((known) => end.endsWith(known)),
  );
}

const namesBeside: Readonly<Record<JobType, RegExp>> = {
  tweets:
    /user|author|account|reply|replied|quot|retweet|conversation|parent|root|media|place|facebook|date|time|created/,
  users: /tweet|status|post|media|place|list|facebook|date|time|created|count|followers|friends|phone/,
};

/** Whether a name speaks of anything but the IDs of a row itself: of other posts and users, of times and counts. */
export function standsBeside(name: string, type: JobType): boolean {
  return refersToOther(name, type) || namesBeside[type].test(name.toLowerCase());
}

/**
 * The columns, from 0, that hold the IDs of a type as far as names show: of the best kind of name that there
 * is. More than one answer means that names do not decide it. General names say nothing beside a specific name of
 * the other type: in a list of users, `id` beside `tweet_id` may be either.
 */
export function findKnownColumns(
  names: readonly string[],
  type: JobType,
  /** `false`: an ID as a number is in the answer beside the same one as a text, so that they can be compared. */
  { asTexts = true }: { readonly asTexts?: boolean } = {},
): readonly number[] {
  const likely = [...names.keys()].filter((column) => endsAsName(names[column] as string));
  const columnsOf = (fits: (name: string) => boolean): readonly number[] => {
    const columns = likely.filter((column) => fits(names[column] as string));
    return asTexts ? preferTexts(names, columns) : columns;
  };
  const specific = columnsOf((name) => isNameOf(normalizeName(name), type));
  if (specific.length > 0) return specific;
  const ofBoth = columnsOf((name) => isOneOf(name, namesOfBoth));
  if (ofBoth.length > 0) return ofBoth;
  // X's own `id` of a post stands beside `author_id`: the name alone is the post's.
  const others = type === "users" ? columnsOf((name) => isNameOf(normalizeName(name), "tweets")) : [];
  const general = generalNames.flatMap((known) => columnsOf((name) => isOneOf(name, [known])));
  if (general.length === 0) return [];
  const [best] = general as [number, ...number[]];
  const same = general.filter((column) => isSameName(names[column] as string, names[best] as string));
  return [...(asTexts ? same : general), ...others];
}

function isSameName(one: string, other: string): boolean {
  return normalizeName(one) === normalizeName(other);
}

/** Where an ID stands as a number and as a text, the text is the one that no program has rounded. */
function preferTexts(names: readonly string[], columns: readonly number[]): readonly number[] {
  const texts = columns.map((column) => `${normalizeName(names[column] as string)}str`);
  return columns.filter(
    (_, at) => !columns.some((other) => normalizeName(names[other] as string) === texts[at]),
  );
}
