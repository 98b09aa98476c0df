/** A test of which fast-check makes up the cases. */
export interface Property {
  /** Path of its file from the repository's top. */
  readonly path: string;
  /** Its name: what holds for whatever cases there are. */
  readonly name: string;
}

/** The name of a test, or a property in the test that was named last. */
const places = /\btest(?:\.[\w.]+)?\(\s*(?<name>"(?:[^"\\]|\\.)*")|\bfc\.(?:property|asyncProperty)\(/g;

/** Finds the properties in the text of a test file. Each test counts once. */
export function listProperties(path: string, text: string): readonly Property[] {
  const found = new Set<string>();
  let current: string | undefined;
  for (const { groups } of text.matchAll(places)) {
    if (groups?.name !== undefined) current = JSON.parse(groups.name) as string;
    else if (current !== undefined) found.add(current);
  }
  return [...found].map((name) => ({ path, name }));
}

/** Renders properties as a Markdown list, file by file. */
export function renderProperties(properties: readonly Property[]): string {
  const byFile = Map.groupBy(properties, ({ path }) => path);
  const files = [...byFile].map(([path, all]) => {
    const items = all.map(({ name }) => `- ${name}`);
    return [`[${path}](../${path})`, "", ...items].join("\n");
  });
  return [`There are ${properties.length}.`, ...files].join("\n\n");
}
