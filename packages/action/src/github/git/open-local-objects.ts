import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { ActionError } from "../../errors/action-error.ts";
import type { LocalObjects } from "../local-objects.ts";
import { createFetchedObjects } from "./fetched-objects.ts";
import { findObjectFolder } from "./find-object-folder.ts";
import type { IncomingObject } from "./object-reader.ts";
import { type GitStore, type GitStoreOptions, openStore } from "./open-store.ts";

export interface LocalObjectsOptions extends GitStoreOptions {
  /** The top of the checkout. */
  readonly top: string;
}

/** A fetch takes two requests, and sends all folders of a tree. */
const fewFolders = 3;
const fewBlobs = 4;

/**
 * Opens the objects of a checkout, and a store for those that git has to fetch. Of the checkout only its folder of objects
 * is used: none of its configuration, which others wrote, and by which git would fetch what is missing one by one.
 */
export async function openLocalObjects(
  options: LocalObjectsOptions,
): Promise<LocalObjects & AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  const store = stack.use(await openEmptyStore(options));
  const objectFolder = await findObjectFolder(options.top);
  const checkout =
    store === undefined || objectFolder === undefined ? undefined : stack.use(store.openReader(objectFolder));
  const fetched = stack.use(createFetchedObjects(options));
  const misses = new Map<string, number>();
  const opened = stack.move();
  return {
    async readTree(sha, topSha) {
      const here = await checkout?.read(sha, takeTree);
      if (here !== undefined) return here;
      const before = misses.get(topSha) ?? 0;
      misses.set(topSha, before + 1);
      if (before >= fewFolders) await fetched.fetch([topSha]);
      return await fetched.readerOf(topSha)?.read(sha, takeTree);
    },
    async copyBlob(sha, path) {
      const reader = fetched.readerOf(sha) ?? checkout;
      return (await reader?.read(sha, (object) => copyTo(path, object))) === true;
    },
    async fetchBlobs(shas) {
      if (shas.length > fewBlobs) await fetched.fetch(shas);
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

/** A runner without git is as good as one whose checkout has none of the objects. */
async function openEmptyStore(options: GitStoreOptions): Promise<GitStore | undefined> {
  try {
    return await openStore(options);
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}

async function takeTree({ type, bytes }: IncomingObject): Promise<Uint8Array | undefined> {
  if (type !== "tree") return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function copyTo(path: string, { type, bytes }: IncomingObject): Promise<boolean> {
  if (type !== "blob") return false;
  await rm(path, { force: true });
  await pipeline(bytes, createWriteStream(path, { flags: "wx" }));
  return true;
}
