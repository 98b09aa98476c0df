import { expect, test } from "vitest";
import { createLog, type Log } from "./log.ts";

function collect(isWorkflow: boolean): { readonly log: Log; readonly printed: () => string } {
  let printed = "";
  const log = createLog({
    isWorkflow,
    write: (text) => {
      printed += text;
    },
  });
  return { log, printed: () => printed };
}

test("a line is printed as it is, and what looks like a command is not", () => {
  const { log, printed } = collect(true);
  log.info("Read 2 files.");
  log.info("::error::from a file name");
  expect(printed()).toBe("Read 2 files.\n: :error::from a file name\n");
});

test("inside a workflow, a warning is one annotation whatever its text", () => {
  const { log, printed } = collect(true);
  log.warning("50% done\n::error::planted\rx");
  expect(printed()).toBe("::warning::50%25 done%0A: :error::planted\\u{d}x\n");
});

test("inside a workflow, an error carries its title", () => {
  const { log, printed } = collect(true);
  log.error("A: b, c", "What happened.\nWhat to do.");
  expect(printed()).toBe("::error title=A%3A b%2C c::What happened.%0AWhat to do.\n");
});

test("outside a workflow, warnings and errors are plain lines", () => {
  const { log, printed } = collect(false);
  log.warning("50% done");
  log.error("TITLE", "What happened.\nWhat to do.");
  expect(printed()).toBe("Warning: 50% done\nError: What happened.\nWhat to do.\n");
});

test("a notice is an annotation inside a workflow, and a line outside of it", () => {
  const [inside, outside] = [collect(true), collect(false)];
  for (const { log } of [inside, outside]) log.notice("50% better\n::error::planted");
  expect(inside.printed()).toBe("::notice::50%25 better%0A: :error::planted\n");
  expect(outside.printed()).toBe("50% better\n: :error::planted\n");
});
