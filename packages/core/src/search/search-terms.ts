/** The words in which faults speak of a search. */
export interface SearchTerms {
  /** The setting that holds the globs, as a code span; empty where the globs stand for themselves. */
  readonly setting: string;
  /** What the folder is called in which they are searched for. */
  readonly root: string;
  /** What to do where a glob matches nothing, and nothing more is known. */
  readonly absence: string;
}

/** Those of the globs in a config file. */
export const usualTerms: SearchTerms = { setting: "`files`", root: "workspace", absence: "Check the path." };

/** A fault, behind the setting that it is about. */
export function formatSettingFault({ setting }: SearchTerms, fault: string): string {
  return setting === "" ? fault : `${setting}: ${fault}`;
}

/** ` in SETTING`, where there is one. */
export function formatInSetting({ setting }: SearchTerms): string {
  return setting === "" ? "" : ` in ${setting}`;
}
