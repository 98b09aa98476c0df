import { expect, test } from "vitest";
import { type Output, quieten } from "./quieten.ts";

function collect(): { readonly output: Output; readonly printed: () => string } {
  let printed = "";
  const write = (text: string): boolean => {
    printed += text;
    return true;
  };
  return { output: { write } as unknown as Output, printed: () => printed };
}

test("what a library prints while it works is debug, its commands pass, and afterwards all is as before", async () => {
  const { output, printed } = collect();
  const { signal } = new AbortController();
  const done = await quieten(
    async () => {
      output.write("Uploaded 50%\nOnce more\n");
      output.write(Buffer.from("::add-mask::secret\n"));
      return "done";
    },
    { output, signal },
  );
  output.write("Ours.\n");
  expect(done).toBe("done");
  expect(printed()).toBe("::debug::Uploaded 50%25\n::debug::Once more\n::add-mask::secret\nOurs.\n");
});

test("a failure, too, gives the output back", async () => {
  const { output, printed } = collect();
  const { signal } = new AbortController();
  const failing = quieten(() => Promise.reject(new Error("no")), { output, signal });
  await expect(failing).rejects.toThrow("no");
  output.write("Ours.\n");
  expect(printed()).toBe("Ours.\n");
});

test("a cancelled run has its output back although the library hangs", () => {
  const { output, printed } = collect();
  const controller = new AbortController();
  void quieten(() => new Promise(() => {}), { output, signal: controller.signal });
  output.write("Theirs.\n");
  controller.abort();
  output.write("Ours.\n");
  expect(printed()).toBe("::debug::Theirs.\nOurs.\n");
});
