import { ActionError } from "../../errors/action-error.ts";
import type { ObjectReader } from "./object-reader.ts";
import { type GitStore, type GitStoreOptions, openStore } from "./open-store.ts";

/** Objects that git fetched because GitHub's API would have been asked for each of them. */
export interface FetchedObjects extends AsyncDisposable {
  /** Fetches objects by name in one go: files as they are, folders with all below but the files' contents. */
  fetch(shas: readonly string[]): Promise<void>;
  /** Reads what is below a name that was fetched; undefined where that did not succeed. */
  readerOf(sha: string): ObjectReader | undefined;
}

/** A store is made with the first fetch. After one that failed there is no other: the API serves as well, but slower. */
export function createFetchedObjects(options: GitStoreOptions): FetchedObjects {
  const known = new Set<string>();
  let opened: { readonly store: GitStore; readonly reader: ObjectReader } | undefined;
  let hasFailed = false;
  const open = async (): Promise<GitStore> => {
    if (opened === undefined) {
      const store = await openStore(options);
      opened = { store, reader: store.openReader() };
    }
    return opened.store;
  };
  return {
    async fetch(shas) {
      const missing = shas.filter((sha) => !known.has(sha));
      if (hasFailed || missing.length === 0) return;
      try {
        const { ask } = await open();
        const lean = ["--filter=blob:none", "--no-tags", "--no-write-fetch-head", "--stdin"];
        await ask(["fetch", "--quiet", ...lean, "origin"], `${missing.join("\n")}\n`);
        for (const sha of missing) known.add(sha);
      } catch (error) {
        options.signal.throwIfAborted();
        if (!(error instanceof ActionError)) throw error;
        hasFailed = true;
      }
    },
    readerOf: (sha) => (known.has(sha) ? opened?.reader : undefined),
    async [Symbol.asyncDispose]() {
      await opened?.reader[Symbol.asyncDispose]();
      await opened?.store[Symbol.asyncDispose]();
    },
  };
}
