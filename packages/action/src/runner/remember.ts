/** Reads a thing that never changes, under a name that no other has, unless it has been read before. */
export type ReadOnce = <T>(name: string, read: () => Promise<T>) => Promise<T>;

/** Keeps what was read for as long as it lives; not what failed or was not there, which may come. */
export function createMemory(): ReadOnce {
  const known = new Map<string, Promise<unknown>>();
  return <T>(name: string, read: () => Promise<T>): Promise<T> => {
    const before = known.get(name);
    // Each name stands for one kind of thing.
    if (before !== undefined) return before as Promise<T>;
    const reading = read();
    known.set(name, reading);
    reading.then(
      (found) => found === undefined && known.delete(name),
      () => known.delete(name),
    );
    return reading;
  };
}
