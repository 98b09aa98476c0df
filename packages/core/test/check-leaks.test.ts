import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inspect } from "node:util";
import type { Fault } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import type { CheckEvent } from "../src/check/terms/events.ts";
import { flows } from "./complete-job.ts";
import { checkFolderOf, checkOnce, joinLines, writeDataset } from "./drive-check.ts";
import { type DrivenCore, driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";

const ids = makeIds(40);
/** Stands in bodies and headers of answers, and may stand nowhere else. */
const canary = "canary-7f3a9c";
const storageError = `<Error><Code>SignatureDoesNotMatch</Code><StringToSign>${canary}</StringToSign></Error>`;
const ofBytes = (body: string): Fault => ({ kind: "answer", status: 200, body });

interface Run {
  readonly events: readonly CheckEvent[];
  /** Undefined where it went well. */
  readonly error: unknown;
  /** Everything that a caller could print, in every way of printing. */
  readonly printed: string;
}

async function runPrinted(driven: DrivenCore, own: readonly string[] = ids): Promise<Run> {
  const events: CheckEvent[] = [];
  const dataset = await writeDataset(driven, { files: { "a.txt": joinLines(own) } });
  const outcome = await checkOnce(driven, [dataset], { events }).catch((caught: unknown) => caught);
  const error = outcome instanceof Error ? outcome : undefined;
  const shown = [outcome, error?.message, error?.stack, events];
  const printed = shown.flatMap((value) => [
    String(value),
    JSON.stringify(value) ?? "",
    inspect(value, { depth: 10, showHidden: true, getters: true }),
  ]);
  return { events, error, printed: printed.join("\n") };
}

/** What opens something: the App's token, and all that is signed in the addresses that were used. */
function listSecrets({ sandbox, addresses }: DrivenCore): readonly string[] {
  const signing = /^(?:token|x-goog-(?:signature|credential))$/i;
  const signed = addresses.flatMap((url) =>
    [...url.searchParams].filter(([name]) => signing.test(name)).map(([, value]) => value),
  );
  return [sandbox.x.bearerToken, ...new Set(signed)];
}

describe.each(flows)("in the flow $flow", ({ flow, upload, download }) => {
  const cases: readonly [string, string, readonly [string, ...Fault[]]][] = [
    [
      "a create is refused",
      "FORBIDDEN",
      ["x.createJob", { kind: "answer", status: 403, body: { title: canary } }],
    ],
    [
      "a list is redirected",
      "REDIRECTED",
      ["x.listJobs", { kind: "answer", status: 302, headers: { location: `https://${canary}/` } }],
    ],
    [
      "polls are refused",
      "UNAUTHORIZED",
      ["x.getJob", ...Array<Fault>(5).fill({ kind: "answer", status: 401, body: canary })],
    ],
    [
      "uploads are refused, as text and as bytes, with sentinels in them and without",
      "BAD_REQUEST",
      [
        upload,
        ...Array<Fault>(flow === "api" ? 4 : 1).fill({ kind: "answer", status: 400, body: `<${canary}/>` }),
      ],
    ],
    ["every upload is cut off", "SIGNED_URL_REFUSED", [upload, ...Array<Fault>(200).fill({ kind: "reset" })]],
    [
      "downloads are refused",
      "UNAUTHORIZED",
      [download, ...Array<Fault>(4).fill({ kind: "answer", status: 401, body: canary })],
    ],
    [
      "every address of every job is refused",
      "SIGNED_URL_REFUSED",
      [download, ...Array<Fault>(12).fill({ kind: "answer", status: 403, body: storageError })],
    ],
    [
      "a result is none",
      "RESULT_MALFORMED",
      [download, ...Array<Fault>(3).fill(ofBytes(`<p>${canary}</p>\n`))],
    ],
    [
      "a result names strangers",
      "RESULT_FOREIGN_ID",
      [download, ofBytes(`{"id":"20","action":"delete","reason":"${canary}"}\n`)],
    ],
  ];

  test.each(cases)("nothing secret can be printed where %s", async (_, code, [operation, ...faults]) => {
    await using driven = await driveCore({ flow });
    driven.sandbox.faults.script(operation, ...faults);
    const { error, printed } = await runPrinted(driven);
    // More breaks than there is time for.
    if (faults.length > 100) while (driven.sandbox.faults.next(operation) !== undefined);
    expect(error).toMatchObject({ code });
    for (const secret of [...listSecrets(driven), canary, ...ids, "http://", "https://"]) {
      expect(printed).not.toContain(secret);
    }
  });

  test("nothing secret can be printed where an upload is too large, down to one ID", async () => {
    await using driven = await driveCore({ flow });
    driven.sandbox.faults.script(
      upload,
      ...Array<Fault>(2).fill({ kind: "answer", status: 413, body: canary }),
    );
    const { error, events, printed } = await runPrinted(driven, ids.slice(0, 2));
    expect(error).toMatchObject({ code: "PAYLOAD_TOO_LARGE" });
    expect(events.filter(({ type }) => type === "halved")).toHaveLength(1);
    for (const secret of [...listSecrets(driven), canary, ...ids, "http://", "https://"]) {
      expect(printed).not.toContain(secret);
    }
  });

  test("the report, the events and the files of a check that went well hold no token and no address", async () => {
    await using driven = await driveCore({ flow, verdicts: { kind: "derived", share: 0.5 } });
    const { events, error, printed } = await runPrinted(driven);
    expect(error).toBeUndefined();
    const own = checkFolderOf(driven);
    const files = await Promise.all((await readdir(own)).map((name) => readFile(join(own, name), "utf8")));
    for (const secret of [...listSecrets(driven), "http://"]) {
      expect(printed.replaceAll(own, "")).not.toContain(secret);
      expect(files.join("")).not.toContain(secret);
    }
    const told = JSON.stringify(events);
    for (const id of ids) expect(told).not.toContain(id);
  });

  test("the caller is told of every secret before it is used, so that logs can mask it", async () => {
    await using driven = await driveCore({ flow });
    await runPrinted(driven);
    const secrets = listSecrets(driven);
    expect(secrets.length).toBeGreaterThan(2);
    for (const secret of secrets) expect(driven.secrets).toContain(secret);
  });
});
