import { expect, test } from "vitest";
import { adviseOnPath } from "./advise-on-path.ts";

test.each([
  ["$.data.id", 'write "data.id" in `field`'],
  ["$.id", 'write "id" in `field`'],
  ["data[0].id", 'this file has one object per line, so write "id" in `field`'],
  ["$.data[*].id", 'this file has one object per line, so write "id" in `field`'],
  ["$[0].id", 'this file has one object per line, so write "id" in `field`'],
  ["user['id_str']", 'write "user.id_str" in `field`'],
  ["data[].id", 'this file has one object per line, so write "id" in `field`'],
  ["{}.user.id", 'this file has one object per line, so write "user.id" in `field`'],
  ["[]", "add it, or name another in `field`"],
  ["tweetid", "add it, or name another in `field`"],
  ["$", "add it, or name another in `field`"],
])("about %s the advice is: %s", (path, advice) => {
  expect(adviseOnPath(path)).toBe(advice);
});
