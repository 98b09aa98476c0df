/** A place in a config that says again what may be said but once. */
export interface Repeat {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Finds names and types that stand twice, in whatever a file holds: what else is wrong with it is told elsewhere. */
export function findRepeats(config: unknown): readonly Repeat[] {
  const datasets = asList(read(config, "datasets"));
  return [
    ...findDoubled(datasets, "name").map((index) => ({
      path: ["datasets", index, "name"],
      message: "another dataset above has this name: write a different one.",
    })),
    ...datasets.flatMap((dataset, number) =>
      findVaguePlaces([read(dataset, "ids")].flat()).map(({ index, message }) => ({
        path: ["datasets", number, "ids", index, "type"],
        message,
      })),
    ),
  ];
}

/** Places that can't be told from one above: of several with one type, each needs a field of its own. */
function findVaguePlaces(
  places: readonly unknown[],
): readonly { readonly index: number; readonly message: string }[] {
  const seen = new Map<unknown, Set<string | undefined>>();
  return places.flatMap((place, index) => {
    const type = read(place, "type");
    if (typeof type !== "string") return [];
    const fields = seen.get(type) ?? new Set();
    seen.set(type, fields);
    const named = listFields(read(place, "field"));
    const isVague = fields.size > 0 && (named.includes(undefined) || fields.has(undefined));
    const isSame = named.some((field, at) => fields.has(field) || named.indexOf(field) < at);
    for (const field of named) fields.add(field);
    if (isVague) {
      return [{ index, message: "the dataset has IDs of this type already: set a `field` for each place." }];
    }
    return isSame ? [{ index, message: "this place is named already: leave it out here." }] : [];
  });
}

/** `undefined` for a place that goes by the usual names. */
function listFields(field: unknown): readonly (string | undefined)[] {
  return [field].flat().map((one) => (one === undefined ? undefined : String(one)));
}

/** The indexes of items whose text at a key an earlier one has. */
function findDoubled(items: readonly unknown[], key: string): readonly number[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const text = read(item, key);
    if (typeof text !== "string") return [];
    if (seen.has(text)) return [index];
    seen.add(text);
    return [];
  });
}

function read(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
