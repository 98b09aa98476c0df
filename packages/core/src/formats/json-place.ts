import { explainTypeOfName, findTypeOfName, namedExamples } from "../detect/known-columns.ts";
import { type IdWords, parseId } from "../ids/parse-id.ts";
import type { Dataset, IdPlace, JobType } from "../types.ts";
import { adviseOnPath } from "./advise-on-path.ts";
import { createJsonFieldChooser, formatJsonPath, weighedRecords } from "./choose-json-field.ts";
import { findInnerId } from "./documents/find-inner-id.ts";
import type { Span } from "./entry-reader.ts";
import { createJsonFinder, type JsonFinder, type JsonLine } from "./find-json-value.ts";
import { createIdValue } from "./id-value.ts";
import { listJsonMembers } from "./list-json-members.ts";
import { createRivalWatch, findRival } from "./rival-watch.ts";

/** What a record says of one place. `none`: the place is empty. `refused`: no record can show which field it is. */
export type PlaceLook = "id" | "none" | "bad" | "refused";

export interface JsonPlace {
  readonly type: JobType;
  /** The field, once it is known; the ID of the last record is where it says. */
  finder: JsonFinder | undefined;
  isSettled: boolean;
  fault: string;
  /** Looks at a record, and fills the words if it answers `id`. `found`: what `finder` has already seen of it. */
  look(bytes: Uint8Array, record: Span, found?: JsonLine): PlaceLook;
}

export interface JsonPlaceOptions {
  readonly place: IdPlace;
  readonly words: IdWords;
  readonly idForm?: Dataset["idForm"];
  readonly onForm?: ((text: string) => void) | undefined;
  readonly onChoice: (field: string, also: string) => void;
}

/**
 * Looks at the field that was named; or chooses it by the first record that holds an ID, and looks for a rival in
 * those that follow: between two that hold different IDs nothing is guessed.
 */
export function createJsonPlace({
  place: { field, type },
  words,
  idForm,
  onForm,
  onChoice,
}: JsonPlaceOptions): JsonPlace {
  const chooser = createJsonFieldChooser(type);
  const value = createIdValue({ type, idForm, unit: "value", onForm });
  let weighed = 0;
  /** The fields of the record by which the field was chosen that had its ID. */
  let chosenAmong: ReadonlySet<string> = new Set();
  let flat = field?.includes(".") ? createJsonFinder([field]) : undefined;
  const mismatch = field === undefined ? undefined : explainTypeOfName(field, type);

  function conclude(result: PlaceLook, fault: string): PlaceLook {
    place.fault = fault;
    return result;
  }

  function refuseClash(one: string, other: string): PlaceLook {
    return conclude("refused", `has different IDs in ${one} and ${other}: name one of them in \`field\``);
  }

  function readFrom(from: JsonFinder, bytes: Uint8Array, found: JsonLine): PlaceLook {
    if (found === "found" && value.isPlain && parseId(bytes, from, words)) return "id";
    const flaw = found === "found" ? value.read(bytes, from, words) : undefined;
    if (found === "found" && flaw === undefined && (words[0] !== 0 || words[1] !== 0)) return "id";
    const name = formatJsonPath(from);
    switch (found) {
      case "found":
        return flaw === undefined || isNull(bytes, from)
          ? conclude("none", `has no ID in the field ${name}`)
          : conclude("bad", explainInner(from, bytes) ?? flaw);
      case "missing":
        return conclude("none", `lacks the field ${name}: ${adviseOnPath(from.path.join("."))}`);
      case "broken":
        return conclude("bad", "is not a JSON object: write one whole object per line");
      case "twice":
        return conclude("bad", `has a key of ${name} twice: keep one of them`);
    }
  }

  function explainInner(from: JsonFinder, bytes: Uint8Array): string | undefined {
    const inner = findInnerId(bytes, from);
    if (inner === undefined) return undefined;
    return `has an object in the field ${formatJsonPath(from)}: write "${from.path.join(".")}.${inner}" in \`field\` if that is the ID`;
  }

  /** A key of the very name of the path, dots and all, as other programs flatten objects. */
  function findFlat(bytes: Uint8Array, record: Span): JsonFinder | undefined {
    if (flat?.find(bytes, record.start, record.end) !== "found") return undefined;
    place.finder = flat;
    onChoice(`${formatJsonPath(flat)}, under a key with dots`, "");
    return flat;
  }

  function readNamed(finder: JsonFinder, bytes: Uint8Array, record: Span, found: JsonLine): PlaceLook {
    if (mismatch !== undefined) return conclude("refused", mismatch);
    const inFlat = found === "missing" ? findFlat(bytes, record) : undefined;
    if (found === "found" || inFlat !== undefined) flat = undefined;
    return inFlat === undefined ? readFrom(finder, bytes, found) : readFrom(inFlat, bytes, "found");
  }

  /** Weighs the fields of one of the first records: the field, if it is known and has no rival in this one. */
  function weigh(bytes: Uint8Array, { start, end }: Span): JsonFinder | PlaceLook {
    weighed++;
    place.isSettled = weighed >= weighedRecords;
    if (place.isSettled && place.finder !== undefined)
      place.finder.rivals = createRivalWatch(place.finder.path, type);
    const choice = chooser.choose(bytes, start, end, place.finder);
    if (choice.kind === "clash") {
      return refuseClash(...choice.between);
    }
    if (place.finder !== undefined) {
      const better = choice.kind === "chosen" ? formatJsonPath(choice.finder) : undefined;
      if (better === undefined || chosenAmong.has(better)) return place.finder;
      // Of what is left once the records before are removed, another field would be read, which not all have.
      return conclude(
        "refused",
        `has its ID in ${better} as well, which those before lack, and not only in ${formatJsonPath(place.finder)}: name in \`field\` the one that all have`,
      );
    }
    if (choice.kind === "chosen") {
      place.finder = choice.finder;
      chosenAmong = new Set([choice.finder, ...choice.equals].map(formatJsonPath));
      const same = choice.equals.map(formatJsonPath).join(", ");
      onChoice(formatJsonPath(choice.finder), same === "" ? "" : `; ${same} says the same`);
      return choice.finder;
    }
    if (place.isSettled) {
      return conclude(
        "refused",
        `has no ID in a field of a usual name in its first ${weighedRecords} records: name the right one in \`field\``,
      );
    }
    if (choice.bestGuess === undefined) {
      const cure =
        adviseType(
          listJsonMembers(bytes, { start, end }).map(({ key }) => key),
          type,
        ) ?? "name the one with the ID in `field`";
      return conclude("none", `has no field of a usual name, for example ${namedExamples[type]}: ${cure}`);
    }
    return readFrom(choice.bestGuess, bytes, choice.bestGuess.find(bytes, start, end));
  }

  const place: JsonPlace = {
    type,
    finder: field === undefined ? undefined : createJsonFinder(field.split(".")),
    isSettled: field !== undefined,
    fault: "",
    look(bytes, record, found) {
      const finder = place.isSettled && place.finder !== undefined ? place.finder : weigh(bytes, record);
      if (typeof finder === "string") return finder;
      const look = readNamed(finder, bytes, record, found ?? finder.find(bytes, record.start, record.end));
      const seen = look === "id" ? finder.rivals?.seen : undefined;
      if (seen === undefined || seen.length === 0) return look;
      const rival = findRival(bytes, seen, words);
      return rival === undefined ? look : refuseClash(formatJsonPath(finder), `"${rival}"`);
    },
  };
  return place;
}

/** What to do where a record has no usual field of its type, but one of the other. */
function adviseType(keys: readonly string[], type: JobType): string | undefined {
  const key = keys.find((each) => (findTypeOfName(each) ?? type) !== type);
  if (key === undefined) return undefined;
  const other = findTypeOfName(key) as JobType;
  return `if the IDs of ${other} in "${key}" are meant, set \`type: ${other}\``;
}

/** Why fields that are known by now cannot be what they are meant for: one for two places, or scrubbed with its ID. */
export function refuseShared(
  places: readonly JsonPlace[],
  scrubFinders: readonly JsonFinder[],
): string | undefined {
  const fields = places.flatMap(({ finder }) => finder ?? []);
  const names = fields.map(formatJsonPath);
  const shared = names.find((name, at) => names.indexOf(name) < at);
  if (shared !== undefined) {
    const types = places.filter(({ finder }) => finder && formatJsonPath(finder) === shared);
    return new Set(types.map(({ type }) => type)).size > 1
      ? `has IDs of both types in the field ${shared}: set a \`field\` for each`
      : `has the field ${shared} in two places of its IDs: name it once`;
  }
  const scrubbed = scrubFinders.find((finder) => fields.some((field) => holds(finder, field)));
  if (scrubbed === undefined) return undefined;
  return `would blank its own IDs: take ${formatJsonPath(scrubbed)} out of the fields to blank`;
}

function holds({ path: outer }: JsonFinder, { path: inner }: JsonFinder): boolean {
  return outer.every((key, level) => key === inner[level]);
}

function isNull(bytes: Uint8Array, { start, end }: Span): boolean {
  return Buffer.from(bytes.subarray(start, end)).toString("latin1") === "null";
}
