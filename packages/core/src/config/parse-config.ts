import { type Document, LineCounter, parseDocument } from "yaml";
import type { Place, PlacedFault } from "../placed-fault.ts";
import { configSchema } from "./config-schema.ts";
import type { Config } from "./config-types.ts";
import { type ConfigIssue, describeIssues, formatKey } from "./describe-issues.ts";
import { explainYaml } from "./explain-yaml.ts";
import { findAliasFaults, type YamlFault } from "./find-alias-faults.ts";
import { findKeyOffset, findValueOffset } from "./find-place.ts";
import { findRepeats } from "./find-repeats.ts";
import { findDoubledKeys, findTrap } from "./find-trap.ts";

/** What a config file says, or everything that is wrong with it. */
export interface ParsedConfig {
  readonly config: Config | undefined;
  readonly faults: readonly PlacedFault[];
  /** Where the value at a path stands. */
  readonly findPlace: (path: readonly PropertyKey[]) => Place;
}

/** Far more than are shown. */
const mostFaults = 50;

/** How often an alias may be written out, with the aliases in it: a few that hold each other make millions. */
const maxAliasCount = 100;

/** Reads the text of a config file. Every scalar is the text that is written: `12e3` is a name, and no number. */
export function parseConfig(text: string, file: string): ParsedConfig {
  const lineCounter = new LineCounter();
  const trap = findTrap(text);
  if (trap !== undefined) {
    const place = { file, ...countLines(text, trap.offset) };
    return { config: undefined, faults: [{ ...place, message: trap.message }], findPlace: () => place };
  }
  const document = parseDocument(text, {
    lineCounter,
    schema: "failsafe",
    stringKeys: true,
    // The excerpt that it adds would be data.
    prettyErrors: false,
    uniqueKeys: false,
  });
  const locate = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const place = ({ offset, message }: YamlFault): PlacedFault => ({ ...locate(offset), message });
  const findPlace = (path: readonly PropertyKey[]): Place => locate(findValueOffset(document, path));
  const broken = findYamlFaults(document, text);
  if (broken.length > 0) {
    return { config: undefined, faults: keepFirstOfLine(listOnce(broken).map(place)), findPlace };
  }
  const value = expand(document);
  if ("fault" in value) {
    return { config: undefined, faults: [{ ...findPlace([]), message: value.fault }], findPlace };
  }
  const parsed = configSchema.safeParse(value.value);
  const issues: readonly ConfigIssue[] = [
    ...describeIssues(parsed.error?.issues ?? []),
    ...findRepeats(value.value).map(({ path, message }) => ({ path, message: formatKey(path, message) })),
  ];
  const wrong = issues.map(({ path, key, message }) => ({
    offset: key === undefined ? findValueOffset(document, path) : findKeyOffset(document, path, key),
    message,
  }));
  const faults = listOnce(wrong).map(place);
  return { config: faults.length === 0 ? parsed.data : undefined, faults, findPlace };
}

function countLines(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** In the order of the text. What an alias repeats, or one wrong line brings about, is said once. */
function listOnce(faults: readonly YamlFault[]): readonly YamlFault[] {
  const distinct = new Map(faults.map((fault) => [`${fault.offset} ${fault.message}`, fault]));
  return [...distinct.values()].sort((one, other) => one.offset - other.offset).slice(0, mostFaults);
}

/** What follows in a line is most often of the same making. */
function keepFirstOfLine(faults: readonly PlacedFault[]): readonly PlacedFault[] {
  return faults.filter(({ line }, index) => line !== faults[index - 1]?.line);
}

function findYamlFaults(document: Document.Parsed, text: string): readonly YamlFault[] {
  // What the library only warns of, for example a tag, would be read as something else than its author means.
  const broken = [...document.errors, ...document.warnings]
    .slice(0, mostFaults)
    .map(({ code, pos }) => ({ offset: pos[0], message: explainYaml(code, pos[0], text) }));
  if (broken.length > 0) return broken;
  const doubled = findDoubledKeys(document);
  if (doubled.length > 0) return doubled;
  if (document.contents === null) {
    return [{ offset: 0, message: "is empty: write `datasets:` and a list below it." }];
  }
  return findAliasFaults(document);
}

function expand(document: Document): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: document.toJS({ maxAliasCount }) };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return { fault: "has aliases that contain too many others: write the values out." };
  }
}
