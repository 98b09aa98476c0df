import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { readAll } from "../../test/bytes.ts";
import { createPart } from "./part.ts";

test("a part holds each ID once, in the order of the first", async () => {
  const part = createPart("users", ["12", "7", "12", "18446744073709551615"]);
  const bytes = Buffer.from("12\n7\n18446744073709551615\n");
  expect(Buffer.from(await readAll(part.body.open()))).toEqual(bytes);
  expect(part).toMatchObject({
    type: "users",
    submitted: { size: 3 },
    body: { sizeBytes: bytes.length },
    digest: createHash("sha256").update(bytes).digest("hex"),
  });
});

test.each(["", "0", "01", "-1", "1.5", "18446744073709551616", "12 ", "abc"])(
  "%j is refused with its place",
  (wrong) => {
    expect(() => createPart("tweets", ["1", wrong])).toThrow(
      expect.objectContaining({
        code: "DATASET_INVALID",
        message: expect.stringContaining("place 2"),
      }),
    );
  },
);
