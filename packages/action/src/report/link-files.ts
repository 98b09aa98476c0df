import type { DatasetFile } from "@x-batch-compliance/core";
import { locateRepository } from "../pull-request/locate-repository.ts";
import type { RunContext } from "../runner/run-context.ts";
import { encodePath } from "./encode-path.ts";

/** The page of a checked file, by the file's name. */
export type FileLinks = (name: string) => string | undefined;

/**
 * Finds the files' pages in the workflow's repository, at the commit that is checked out. Without a checkout of that repository
 * there is none. A file that an earlier step has made has no page either, which is not looked up: it would cost a request.
 */
export async function linkFiles(files: readonly DatasetFile[], context: RunContext): Promise<FileLinks> {
  const { isWorkflow, serverUrl, owner, repository } = context;
  if (!isWorkflow) return () => undefined;
  try {
    const located = await locateRepository(files, context);
    const { headSha } = located.checkout;
    if (headSha === undefined) return () => undefined;
    const paths = new Map(located.files.map(({ file, path }) => [file.name, path]));
    return (name) => {
      const path = paths.get(name);
      return path === undefined
        ? undefined
        : `${serverUrl}/${owner}/${repository}/blob/${encodePath(`${headSha}/${path}`)}`;
    };
  } catch {
    // A link is worth no failure, whatever the folder looks like.
    return () => undefined;
  }
}
