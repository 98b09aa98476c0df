import type { Dataset, DatasetFormat, IdForm, JobType, TableSeparator } from "../types.ts";
import type { EmbeddedPostsWay, Quoting } from "./list-words.ts";

/** A column's name, its number from 1, or a path of keys. */
type Field = string | number;

/** Where an entry has IDs of one type. */
export interface ConfigPlace {
  readonly type: JobType;
  readonly field?: Field | readonly Field[] | undefined;
}

/** A dataset as the file describes it; what it leaves out is as the inputs say. */
export interface ConfigDataset {
  readonly name: string;
  readonly files: string | readonly string[];
  readonly format?: "auto" | DatasetFormat | undefined;
  readonly quoting?: Quoting | undefined;
  readonly separator?: "auto" | TableSeparator | undefined;
  readonly "id-form"?: "auto" | IdForm | undefined;
  readonly "embedded-posts"?: EmbeddedPostsWay | undefined;
  readonly "allow-empty"?: boolean | string | undefined;
  readonly ids?: ConfigPlace | readonly ConfigPlace[] | undefined;
  readonly "scrub-fields"?: readonly Field[] | undefined;
  readonly "on-scrub"?: Dataset["onScrub"];
  readonly "on-refetch"?: Dataset["onRefetch"];
  readonly "keep-reasons"?: string | readonly string[] | undefined;
  readonly "max-removal"?: string | number | undefined;
  readonly "on-bad-entry"?: Dataset["onBadEntry"];
}

/** What a config file holds. */
export interface Config {
  readonly datasets: readonly ConfigDataset[];
}
