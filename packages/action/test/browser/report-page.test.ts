import { fitPage } from "@x-batch-compliance/core/report";
import {
  makeCompliantReport,
  makeCrowdedContents,
  makeLargeReport,
  makeMonths,
  makePartialReport,
  makePendingReport,
  makeReport,
  makeViolations,
  nameReport,
} from "@x-batch-compliance/core/testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "./find-chromium.ts";
import { findBarriers, launchBrowser, openPage } from "./open-page.ts";

declare module "vitest" {
  interface TaskMeta {
    readonly skipReason?: string;
  }
}

const executablePath = findChromium();
const hidden = { violations: [], hasMoreViolations: false } as const;
const usual = fitPage({
  report: { ...makeLargeReport(30), months: [...makeMonths("tweets", 14), ...makeMonths("users", 3)] },
  violations: makeViolations(8),
  hasMoreViolations: true,
  about: {
    repository: { name: "octo-org/id-lists", url: "https://github.test/octo-org/id-lists" },
    run: { name: "#57", url: "https://github.test/octo-org/id-lists/actions/runs/42" },
  },
});
const phone = { viewport: { width: 375, height: 740 } } as const;
/** More columns, rows and names than have room, of every kind. */
const crowded = fitPage(makeCrowdedContents());

describe.skipIf(executablePath === undefined)(
  "the page in a real browser",
  { meta: { skipReason: "no Chromium was found; install the package `chromium`" } },
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser(executablePath as string);
    });
    afterAll(() => browser.close());

    test.each([
      ["light", { colorScheme: "light" }],
      ["dark", { colorScheme: "dark" }],
      ["light, on a phone", { colorScheme: "light", ...phone }],
      ["dark, on a phone", { colorScheme: "dark", ...phone }],
    ] as const)("it has no barrier that axe-core knows: %s", async (_, options) => {
      await using opened = await openPage(browser, usual, options);
      await opened.page.getByRole("button", { name: "Entries" }).click();
      await opened.page.getByLabel("Filter files").fill("0001");
      expect(await findBarriers(opened.page)).toEqual([]);
      expect(opened.complaints).toEqual([]);
    });

    test.each([
      ["violations", makeReport()],
      ["nothing to remove", makeCompliantReport()],
      ["a job that is not ready", makePendingReport()],
      ["parts that have no result", makePartialReport()],
      ["an error", makeReport({ failure: "NETWORK", violations: 0 })],
      ["a result that nothing proves", makeReport({ result: "unverified", violations: 0, unverified: 9 })],
      ["no ID", makeReport({ result: "empty", checked: 0, violations: 0, months: [], jobs: [] })],
    ])("nor has that of a check with %s, in either colour", async (_, report) => {
      for (const colorScheme of ["light", "dark"] as const) {
        await using opened = await openPage(browser, fitPage({ report, ...hidden }), {
          ...phone,
          colorScheme,
        });
        expect(await findBarriers(opened.page)).toEqual([]);
      }
    });

    test("nor has one with more of everything than has room, with all of it unfolded", async () => {
      await using opened = await openPage(browser, crowded, { colorScheme: "dark" });
      await opened.page.locator("summary").click();
      expect(await findBarriers(opened.page)).toEqual([]);
      expect(opened.complaints).toEqual([]);
    });

    test.each([
      ["a phone", phone, "Scroll down and sideways in the table to see all of it."],
      ["a desk", { viewport: { width: 1200, height: 900 } }, "Scroll down in the table to see all of it."],
    ] as const)("a box that scrolls says in which direction: on %s", async (_where, look, cue) => {
      await using opened = await openPage(browser, crowded, look);
      await expect.poll(() => cueOf(opened.page, "Files")).toBe(cue);
    });

    test("a box that does not scroll says nothing", async () => {
      await using opened = await openPage(browser, usual);
      await expect(cueOf(opened.page, "Reasons")).resolves.toBe("");
    });

    test("its links lead out only when somebody follows them", async () => {
      await using opened = await openPage(browser, usual);
      const links = opened.page.getByRole("link");
      await expect(links.allInnerTexts()).resolves.toEqual(["octo-org/id-lists", "#57"]);
      await expect(links.first().getAttribute("href")).resolves.toBe("https://github.test/octo-org/id-lists");
      expect(opened.requests).toEqual([]);
    });

    test("it asks for nothing, and its policy lets nothing out, also not for names that are markup", async () => {
      const attack = `"><img src=http://evil.test/a.png onerror="fetch('http://evil.test/b')"></style></script><script>fetch("//evil.test")</script>`;
      const names = {
        datasets: [attack, `${attack}2`],
        file: attack,
        action: attack,
        reason: attack,
        job: attack,
      } as const;
      const report = nameReport(names);
      await using opened = await openPage(browser, fitPage({ report, ...hidden }));
      await expect(
        opened.page.getByRole("cell", { name: attack, exact: true }).count(),
      ).resolves.toBeGreaterThan(3);
      expect([opened.requests, opened.complaints]).toEqual([[], []]);
      const policed = opened.page.evaluate("fetch('http://evil.test/c').then(() => 'sent', () => 'refused')");
      await expect(policed).resolves.toBe("refused");
      expect(opened.requests).toEqual([]);
    });

    test("its tables are sorted by keyboard, numbers as numbers, and back", async () => {
      await using opened = await openPage(browser, usual);
      const { page } = opened;
      const files = page.getByRole("table", { name: "Files" });
      const firstRow = files.locator("tbody tr").first();
      await files.getByRole("button", { name: "Remove" }).focus();
      await page.keyboard.press("Enter");
      await expect(firstRow.innerText()).resolves.toMatch(/part-000027\.csv\t1,006\t\s*28$/);
      await expect(files.locator("th[aria-sort]").innerText()).resolves.toBe("Remove");
      await expect(files.locator("th[aria-sort]").getAttribute("aria-sort")).resolves.toBe("descending");
      await page.keyboard.press("Space");
      await expect(firstRow.innerText()).resolves.toMatch(/\t\s*0$/);
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Enter");
      await expect(firstRow.innerText()).resolves.toContain("/2011/part-000000.csv");
      await expect(page.getByText("Sorted by File, ascending.").count()).resolves.toBe(1);
    });

    test("its tables are filtered by keyboard, and say how many rows are left", async () => {
      await using opened = await openPage(browser, usual);
      const { page } = opened;
      const rows = page.getByRole("table", { name: "Files" }).locator("tbody tr:visible");
      await expect(rows.count()).resolves.toBe(30);
      await page.getByLabel("Filter files").focus();
      await page.keyboard.type("PART-00000");
      await expect(rows.count()).resolves.toBe(10);
      await expect(page.getByText("10 of 30 rows shown.").count()).resolves.toBe(1);
      await page.getByLabel("Filter files").fill("");
      await expect(rows.count()).resolves.toBe(30);
    });

    test("without scripts the tables are whole, and no tool is shown that would not work", async () => {
      await using opened = await openPage(browser, usual, { javaScriptEnabled: false });
      const { page } = opened;
      await page.locator("summary").click();
      await expect(page.locator("table.data tbody tr:visible").count()).resolves.toBe(59);
      await expect(page.locator("input:visible, button").count()).resolves.toBe(0);
    });

    test("on a phone nothing but tables in their frames is wider than the screen", async () => {
      for (const page of [usual, crowded]) {
        await using opened = await openPage(browser, page, phone);
        await opened.page.locator("summary").click();
        await expect(opened.page.evaluate("document.documentElement.scrollWidth")).resolves.toBe(375);
      }
    });

    test("printed it is dark on light, whole, and without its tools, also from a dark screen", async () => {
      await using opened = await openPage(browser, usual, { colorScheme: "dark" });
      const { page } = opened;
      const ground = "getComputedStyle(document.body).backgroundColor";
      await expect(page.evaluate(ground)).resolves.toBe("rgb(18, 22, 27)");
      await page.emulateMedia({ media: "print" });
      await expect(page.evaluate(ground)).resolves.toBe("rgb(255, 255, 255)");
      await expect(page.locator("input:visible").count()).resolves.toBe(0);
      const cut =
        "[...document.querySelectorAll('.scroll')].filter((box) => box.clientHeight < box.scrollHeight).length";
      await expect(page.evaluate(cut)).resolves.toBe(0);
      // A header that is repeated on each page shows no button: its words have to be the header's own.
      const boxed =
        "[...document.querySelectorAll('th button')].filter((button) => getComputedStyle(button).display !== 'contents').length";
      await expect(page.evaluate(boxed)).resolves.toBe(0);
      await expect(page.getByRole("table", { name: "Months" }).count()).resolves.toBe(0);
      await expect(page.getByText("The numbers of each month are in report.json.").count()).resolves.toBe(1);
      expect((await page.pdf()).subarray(0, 5).toString()).toBe("%PDF-");
    });

    test("the largest page opens, and a sort of its longest table ends", { timeout: 180_000 }, async () => {
      const contents = {
        report: makeLargeReport(100_000),
        violations: makeViolations(10_000),
        hasMoreViolations: true,
      };
      await using opened = await openPage(browser, fitPage(contents));
      // By selectors and a click of the page's own: roles of tens of thousands of cells take a browser long to work out.
      const files = opened.page.locator('table[aria-label="Files"]');
      await files.locator("th button").nth(1).dispatchEvent("click");
      await expect(files.locator("tbody tr").first().textContent()).resolves.toMatch(/\.csv1,006\d+$/);
      expect(opened.complaints).toEqual([]);
    });
  },
);

async function cueOf(page: Page, table: string): Promise<string> {
  const box = page.locator(".table", { has: page.locator(`table[aria-label="${table}"]`) });
  return await box.locator(".cue").innerText();
}
