import { expect, test } from "vitest";
import { parseArguments } from "./parse-arguments.ts";

test("without arguments everything has its default", () => {
  expect(parseArguments([])).toEqual({
    kind: "run",
    x: { shortCreateResponse: false },
    verdictsPath: undefined,
    filesPath: undefined,
    ageDays: 1,
    tlsPath: undefined,
    onlyX: false,
  });
});

test("all options are read", () => {
  const words =
    "--flow gcs --account no-credits --share 0.4 --looks 3 --processing-ms 500 --max-upload-bytes 100 --keep-chunk-bytes 7 --short-create-response --files lists --age 0.5 --tls ca.pem";
  expect(parseArguments(words.split(" "))).toEqual({
    kind: "run",
    x: {
      flow: "gcs",
      account: "no-credits",
      verdicts: { kind: "derived", share: 0.4 },
      looksInProgress: 3,
      processingMs: 500,
      maxUploadBytes: 100,
      keepChunkBytes: 7,
      shortCreateResponse: true,
    },
    verdictsPath: undefined,
    filesPath: "lists",
    ageDays: 0.5,
    tlsPath: "ca.pem",
    onlyX: false,
  });
  expect(parseArguments(["--verdicts", "v.json"])).toMatchObject({ kind: "run", verdictsPath: "v.json" });
});

test("all oddities are read, and those of several words", () => {
  const words = [
    ...[
      "--invalid-lines",
      "echo-half",
      "--echo",
      "other keys",
      "--odd-lines",
      "header line, byte order mark",
    ],
    ...["--odd-jobs", "no id,new type", "--checksums", "crc32c and md5", "--null-fields"],
    ...["--octet-stream-only", "--redirect-downloads"],
  ];
  expect(parseArguments(words)).toMatchObject({
    x: {
      invalidLines: "echo-half",
      echoForm: "other keys",
      oddLines: ["header line", "byte order mark"],
      oddJobs: ["no id", "new type"],
      checksums: "crc32c and md5",
      absentFields: "null",
      octetStreamOnly: 415,
      redirectsDownloads: true,
    },
  });
  expect(parseArguments(["--odd-jobs", "no id,nonsense", "--age", "soon"])).toEqual({
    kind: "refuse",
    faults: [
      expect.stringMatching(
        /^--odd-jobs has "nonsense": set one or more of unknown status, .* or no object\.$/,
      ),
      '--age is "soon": set a number of days, for example 1 or 0.5.',
    ],
  });
});

test("X alone has no repository that files could be in", () => {
  expect(parseArguments(["--only-x"])).toMatchObject({ kind: "run", onlyX: true });
  const fault = "--only-x and --files exclude each other: without GitHub there is no repository.";
  expect(parseArguments(["--only-x", "--files", "lists"])).toEqual({ kind: "refuse", faults: [fault] });
});

test("help is asked for", () => {
  expect(parseArguments(["--help"])).toEqual({ kind: "help" });
});

test("all faults are told at once, each with what to write instead", () => {
  const words = ["--flow", "s3", "--looks", "many", "--share=2", "--verdicts", "v.json", "--account", "poor"];
  expect(parseArguments(words)).toEqual({
    kind: "refuse",
    faults: [
      '--flow is "s3": set api or gcs.',
      '--account is "poor": set active, no-credits or not-enrolled.',
      '--share is "2": set a fraction from 0 to 1, for example 0.05.',
      '--looks is "many": set a whole number, 0 or more.',
      "--share and --verdicts exclude each other: set one of them.",
    ],
  });
});

test.each(["", " ", "-0.1", "1.1", "half"])("the share %j is refused", (share) => {
  expect(parseArguments([`--share=${share}`]).kind).toBe("refuse");
});

test.each([["--nope"], ["--flow"], ["extra"]])("%j is refused with a way out", (word) => {
  const command = parseArguments([word]);
  expect(command).toMatchObject({ kind: "refuse", faults: [expect.stringContaining("Use --help")] });
});
