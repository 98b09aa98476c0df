import "./require-node.ts";

export { explainFormat, formats } from "./config/formats.ts";
export { embeddedPostsWays, findMeantWord, quotings } from "./config/list-words.ts";
export { type ConfigReading, readConfig, readConfigFile } from "./config/read-config.ts";
export { splitGlobs, splitList } from "./config/split-words.ts";
export { readRealFile } from "./files/read-real-file.ts";
export type { Place, PlacedFault } from "./placed-fault.ts";
export { type DatasetPlan, type PlannedDataset, soleDatasetName } from "./search/dataset-plan.ts";
export { findDatasets } from "./search/find-datasets.ts";
export { findFiles } from "./search/find-files.ts";
export type { SearchTerms } from "./search/search-terms.ts";
