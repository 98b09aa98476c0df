import { expect, test } from "vitest";
import { answerStorageError } from "./xml-error.ts";

test("an error is XML with code, message and further elements, escaped", () => {
  const reply = answerStorageError({
    status: 403,
    code: "X",
    message: "a<b & c>d",
    elements: { StringToSign: "1\n2" },
  });
  expect(reply.status).toBe(403);
  expect(reply.headers?.["content-type"]).toBe("application/xml; charset=UTF-8");
  expect(reply.body).toBe(
    "<?xml version='1.0' encoding='UTF-8'?><Error><Code>X</Code><Message>a&lt;b &amp; c&gt;d</Message><StringToSign>1\n2</StringToSign></Error>",
  );
});
