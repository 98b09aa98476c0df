import { closeSync, openSync } from "node:fs";
import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { openSink } from "./open-sink.ts";

type Stream = Parameters<typeof openSink>[0];

/** A stream that fails with `code`, on a descriptor that is neither a file nor a device. */
function openFailing(code: string, columns?: number): Stream & Disposable {
  const stream = new Writable({ write: (_, __, done) => done(Object.assign(new Error("no"), { code })) });
  const fd = openSync(import.meta.dirname, "r");
  return Object.assign(stream, {
    fd,
    columns,
    [Symbol.dispose]: () => closeSync(fd),
  }) as unknown as Stream & Disposable;
}

test.each([
  ["EIO", "EIO"],
  ["EPIPE", undefined],
])("a stream that fails with %s is left alone, and its loss is %s", async (code, loss) => {
  using stream = openFailing(code);
  const sink = openSink(stream);
  expect(sink.findLoss()).toBeUndefined();
  await sink.write("one");
  await sink.write("two");
  expect(sink.findLoss()).toBe(loss);
});

test("a terminal that says it is 0 columns wide has the usual width", () => {
  using stream = openFailing("EIO", 0);
  expect(openSink(stream).columns).toBe(80);
});
