/** Lines of a result that are not records, by their form. Holds names of keys and types, never a value. */
export interface OddLine {
  readonly form: string;
  readonly count: number;
}

/** A result of more forms is told by these and the rest. */
const mostForms = 10;
const others = "other forms";

export interface FormTally {
  add(form: string): void;
  list(): readonly OddLine[];
}

/** Counts forms, the most frequent first. */
export function createFormTally(): FormTally {
  const counts = new Map<string, number>();
  return {
    add(form) {
      const name = counts.has(form) || counts.size < mostForms ? form : others;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    list: () =>
      [...counts].map(([form, count]) => ({ form, count })).toSorted((one, other) => other.count - one.count),
  };
}
