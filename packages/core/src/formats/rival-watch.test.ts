import { expect, test } from "vitest";
import { readPieces } from "../../test/read-pieces.ts";
import type { JobType } from "../types.ts";
import { createDocumentReader } from "./documents/read-document.ts";
import type { OnFault } from "./entry-reader.ts";
import { createJsonlReader } from "./read-jsonl.ts";

const [one, two] = ["1230000798458642537", "1230001664694508197"] as const;

/** What the readers refuse of records behind so many others that the field is settled. */
function readLate(record: string, { usual = `{"id":"20"}`, type = "tweets" as JobType } = {}) {
  const records = [...Array.from({ length: 120 }, () => usual), record];
  const places = [{ type }];
  const openDocument = (onFault: OnFault) => {
    const reader = createDocumentReader({ places, onFault });
    if (reader === undefined) throw new Error("is refused before it is read");
    return reader;
  };
  const readings = [
    readPieces((onFault) => createJsonlReader({ places, onFault }), { text: records.join("\n"), cuts: [] }),
    readPieces(openDocument, { text: `[${records.join(",")}]`, cuts: [] }),
    readPieces(openDocument, { text: `[${records.join(",").replaceAll(",", ",\n")}]`, cuts: [] }),
  ];
  return readings.map(({ faults }) => faults.find(({ refused }) => refused)?.message ?? "read");
}

test.for<[string, string]>([
  [`{"id":1230000798458642400,"id_str":"${one}"}`, '"id" and "id_str"'],
  [`{"\\u0069\\u0064_st\\u0072":"${one}","id":"${two}"}`, '"id" and "id_str"'],
  [`{"id":"${two}","tweetId":${one}}`, '"id" and "tweetId"'],
  [`{"id":"${two}","Status_ID_":${one}}`, '"id" and "Status_ID_"'],
])("a better field that comes late with another ID is a clash: %j", ([record, fields]) => {
  for (const seen of readLate(record)) expect(seen).toContain(`has different IDs in ${fields}`);
});

test("an equally good field is compared as well, and a number that may be rounded is not", () => {
  const usual = `{"tweet_id":"${one}"}`;
  for (const seen of readLate(`{"tweet_id":"${one}","status_id":"${two}"}`, { usual }))
    expect(seen).toContain('in "tweet_id" and "status_id"');
  for (const seen of readLate(`{"id":1230000798458642400,"id_str":"${one}"}`, { usual: `{"id_str":"20"}` }))
    expect(seen).toBe("read");
});

test("users' IDs beside their posts have rivals by a name of users alone", () => {
  const usual = `{"user":{"id":"20"}}`;
  for (const seen of readLate(`{"user_id":"21","user":{"id":"22"}}`, { usual, type: "users" }))
    expect(seen).toContain('in "user.id" and "user_id"');
});

test.for([
  `{"id":"${one}","id_str":"${one}"}`,
  `{"id":${one},"id_str":null,"tweet_id":""}`,
  `{"id":"${one}","author_id":"${two}","in_reply_to_status_id":"${two}","x":{"id_str":"${two}"}}`,
])("%j has no other ID for the entry", (record) => {
  expect(readLate(record)).toEqual(["read", "read", "read"]);
});
