/** A label as the repository knows it. */
export interface Label {
  readonly id: number;
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string | undefined;
}

/** The labels of the repository. Their names differ by more than the case of letters. */
export interface LabelStore {
  find(name: string): Label | undefined;
  add(label: Omit<Label, "id">): Label;
}

/** What GitHub paints a label with that comes without a color. */
export const defaultColor = "ededed";

/** Starts with these labels, in the default color. */
export function createLabelStore(names: readonly string[]): LabelStore {
  const labels = new Map<string, Label>();
  const store: LabelStore = {
    find: (name) => labels.get(name.toLowerCase()),
    add(label) {
      const added = { ...label, id: labels.size + 1 };
      labels.set(label.name.toLowerCase(), added);
      return added;
    },
  };
  for (const name of names) store.add({ name, color: defaultColor, description: undefined });
  return store;
}
