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
      findDoubled(asList(read(dataset, "ids")), "type").map((index) => ({
        path: ["datasets", number, "ids", index, "type"],
        message: "the dataset has IDs of this type already: write one place for each type.",
      })),
    ),
  ];
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
