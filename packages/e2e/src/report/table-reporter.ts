import type { Reporter, TestModule } from "vitest/node";
import { renderTable } from "./render-table.ts";

/** Prints what act ran, for how long and how the test went, when all is done. */
export function createTableReporter(): Reporter {
  return {
    onTestRunEnd(modules: readonly TestModule[]) {
      const rows = modules
        .flatMap((module) => [...module.children.allTests()])
        .flatMap((test) => {
          const { act } = test.meta();
          return act === undefined ? [] : [{ ...act, result: test.result().state }];
        });
      if (rows.length > 0) console.log(`\n${renderTable(rows)}\n`);
    },
  };
}
