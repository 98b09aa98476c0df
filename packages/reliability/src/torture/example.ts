import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { constants, gzipSync, zstdCompressSync } from "node:zlib";
import type { Dataset } from "@x-batch-compliance/core";

const zstOptions = { params: { [constants.ZSTD_c_checksumFlag]: 1 } } as const;

/** A dataset whose files are written, and what is right of it. */
export interface Example {
  readonly dataset: Dataset;
  readonly gone: readonly string[];
  /** Bytes of each file, as they were written. */
  readonly originals: readonly Buffer[];
  /** Each file's compliant content, decompressed. */
  readonly compliant: readonly string[];
}

/**
 * Writes a list of so many IDs, of which one in every so many is to go. `several`: and the same again as rows and compressed,
 * in one dataset.
 */
export function writeExample(
  folder: string,
  {
    count,
    goneEvery = 3,
    several = false,
  }: { readonly count: number; readonly goneEvery?: number; readonly several?: boolean },
): Example {
  // In the form of X's own, far above 2^53.
  const ids = Array.from({ length: count }, (_, index) =>
    String(1_160_164_553_482_756_096n + BigInt(index * 7_919)),
  );
  const gone = ids.filter((_, index) => index % goneEvery === 1);
  const isGone = new Set(gone);
  const list = (some: readonly string[]): string => some.map((id) => `${id}\n`).join("");
  const rows = (some: readonly string[]): string => `id,text\n${some.map((id) => `${id},"a\nb"\n`).join("")}`;
  const plans = [
    { name: "list.txt", render: list, wrap: Buffer.from },
    { name: "rows.csv", render: rows, wrap: Buffer.from },
    { name: "compressed.txt.gz", render: list, wrap: (text: string) => gzipSync(text) },
    { name: "compressed.csv.zst", render: rows, wrap: (text: string) => zstdCompressSync(text, zstOptions) },
  ].slice(0, several ? 4 : 1);
  const own = join(folder, "lists");
  mkdirSync(own);
  const originals = plans.map(({ name, render, wrap }) => {
    const bytes = wrap(render(ids));
    writeFileSync(join(own, name), bytes);
    return bytes;
  });
  return {
    dataset: {
      name: "lists",
      ids: [{ type: "tweets" }],
      files: plans.map(({ name }) => ({ name, path: join(own, name) })),
    },
    gone,
    originals,
    compliant: plans.map(({ render }) => render(ids.filter((id) => !isGone.has(id)))),
  };
}
