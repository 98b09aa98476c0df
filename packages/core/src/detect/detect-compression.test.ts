import { expect, test } from "vitest";
import { compress } from "../../test/compress.ts";
import { detectCompression } from "./detect-compression.ts";

test.for(["lists/ids.txt", "IDS.CSV", "a.b/ids", "ids.2020.ndjson", ".gz", "a.gz/ids"])(
  "%s tells its compression by its name and its bytes",
  (name) => {
    expect(detectCompression(name, Buffer.from("20\n"))).toEqual({ compression: "none", innerName: name });
    for (const compression of ["gz", "zst"] as const) {
      const found = { compression, innerName: name };
      expect(detectCompression(`${name}.${compression}`, compress(compression, "20\n"))).toEqual(found);
      expect(detectCompression(`${name}.${compression.toUpperCase()}`, compress(compression, ""))).toEqual(
        found,
      );
    }
  },
);

test("a name that is silent leaves it to the bytes", () => {
  for (const name of ["ids", "ids.json", "a.txt/ids", "ids.constructor"])
    expect(detectCompression(name, compress("gz", "20"))).toEqual({ compression: "gz", innerName: name });
});

test("a zstd file may begin with a frame that is skipped", () => {
  const skipped = Buffer.from("5e2a4d1804000000", "hex");
  expect(detectCompression("ids.txt.zst", skipped)).toMatchObject({ compression: "zst" });
});

test.for([
  ["ids.txt", compress("gz", "20"), "is compressed but its name does not say so: add .gz to its name"],
  ["ids.csv", compress("zst", "20"), "is compressed but its name does not say so: add .zst to its name"],
  [
    "ids.txt.gz",
    compress("zst", "20"),
    "is named .gz but is not compressed that way: rename it, or compress it",
  ],
  ["ids.txt.zst", "20\n", "is named .zst but is not compressed that way: rename it, or compress it"],
  ["ids.txt.gz", "", "is named .gz but is not compressed that way: rename it, or compress it"],
  [
    "ids.zip",
    "PK\u0003\u0004",
    "is a ZIP archive, which is not read: make a list of it, for example with `unzip x.zip`",
  ],
  [
    "ids.txt.bz2",
    "BZh9",
    "is compressed with bzip2, which is not read: make a list of it, for example with `bzcat x.txt.bz2 | gzip > x.txt.gz`",
  ],
] as const)("%s lies about what it holds: %s", ([name, bytes, fault]) => {
  expect(detectCompression(name, Buffer.from(bytes))).toEqual({ fault });
});
