import { expect, test } from "vitest";
import { describeProof } from "./describe-proof.ts";

test("a result is told with what proves it", () => {
  const markerLines = { sent: 5, returned: 5 };
  expect(describeProof({ proof: "proven", proofBy: "sentinels", markerLines })).toBe(
    "proven by marker lines",
  );
  expect(describeProof({ proof: "unverified", proofBy: "nothing" })).toBe("unverified");
});

test("a result that lacks marker lines is told with how many came back", () => {
  const markerLines = { sent: 5, returned: 2 };
  expect(describeProof({ proof: "consistent", proofBy: "second download", markerLines })).toBe(
    "consistent by a second download (2 of 5 marker lines came back)",
  );
});
