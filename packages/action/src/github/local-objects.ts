/**
 * Objects of git that need no request each: those of the checkout, and those that git fetched together. What comes is
 * checked against the object's name by who asked, and where nothing comes GitHub's API is asked.
 */
export interface LocalObjects {
  /**
   * Reads a tree as git stores it; undefined where it is not at hand.
   * @param topSha The tree that it is a folder of: where many of its folders are missing, all are fetched.
   */
  readTree(sha: string, topSha: string): Promise<Uint8Array | undefined>;
  /** Writes the bytes of a blob to a new file; false where it is not at hand. */
  copyBlob(sha: string, path: string): Promise<boolean>;
  /** Fetches blobs that are not at hand, unless they are few. Where that fails they stay away. */
  fetchBlobs(shas: readonly string[]): Promise<void>;
}
