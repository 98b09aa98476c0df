import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("a download that breaks off is done again", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: twoGone } });
  const cut = { kind: "cut", afterBytes: 40, end: "fin", framing: "close" } as const;
  scenario.sandbox.faults.script("x.downloadResults", cut);
  const { exitCode, log, outputs } = await scenario.run();
  expect({ exitCode, log, outputs }).toMatchSnapshot();
});

const damages: readonly (readonly [string, (result: Buffer) => Buffer])[] = [
  ["cut within a line", (result) => result.subarray(0, result.length - 20)],
  [
    "with an ID that was not submitted",
    (result) => Buffer.concat([result, Buffer.from('{"id":"5","action":"delete","reason":"deleted"}\n')]),
  ],
  ["that is a web page", () => Buffer.from("<!doctype html><title>Sign in</title>\n")],
];

test.each(damages)("a result %s concludes nothing", async (_name, damage) => {
  // Whether a record or a sentinel ends the result is X's to choose, and with it the number of the line.
  const x = { verdicts: twoGone, invalidLines: "drop" } as const;
  await using scenario = await startScenario({ files: lists, x });
  scenario.sandbox.x.setTransformResult(damage);
  const { exitCode, log, outputs, summary } = await scenario.run();
  expect({ exitCode, log, outputs, summary }).toMatchSnapshot();
});

test("a result without its last line end concludes nothing but what it names", async () => {
  const x = { verdicts: twoGone, invalidLines: "drop" } as const;
  await using scenario = await startScenario({ files: lists, x });
  scenario.sandbox.x.setTransformResult((result) => result.subarray(0, result.length - 1));
  const { exitCode, log, outputs, summary } = await scenario.run();
  expect({ exitCode, log, outputs, summary }).toMatchSnapshot();
});

test("a result that is cut between two lines, every time the same way, is consistent at best, and lacks marker lines", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: twoGone } });
  // Sorted, as the order is X's to choose: records come before marker lines then.
  scenario.sandbox.x.setTransformResult((result) =>
    Buffer.from(result.toString().split("\n").filter(Boolean).sort().slice(0, -1).join("\n").concat("\n")),
  );
  const { exitCode, log, outputs, summary } = await scenario.run();
  expect({ exitCode, log, outputs, summary }).toMatchSnapshot();
});

test("an empty result says that all is well, and the word for it is consistent", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: twoGone } });
  scenario.sandbox.x.setTransformResult(() => Buffer.alloc(0));
  const { exitCode, outputs } = await scenario.run();
  expect({ exitCode, outputs }).toMatchSnapshot();
});
