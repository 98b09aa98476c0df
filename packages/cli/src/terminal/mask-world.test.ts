import { expect, test } from "vitest";
import type { World } from "../terms/world.ts";
import { maskWorld } from "./mask-world.ts";

test("no secret is printed, on neither stream, and a list's own bytes are left alone", async () => {
  const written: (string | Uint8Array)[] = [];
  const sink = {
    isTerminal: false,
    columns: 80,
    write: async (text: string | Uint8Array) => void written.push(text),
  };
  const { world, onSecret } = maskWorld({ out: sink, err: sink } as unknown as World);
  onSecret("hunter2");
  await world.err.write("a hunter2 and hunter2\n");
  await world.out.write("hunter2\n");
  await world.out.write(Buffer.from("hunter2\n"));
  expect(written).toEqual(["a *** and ***\n", "***\n", Buffer.from("hunter2\n")]);
});
