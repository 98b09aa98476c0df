import axe, { type AxeResults } from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** A page that stands alone: whatever it asks for is refused, and kept here. */
export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  /** What it asked for besides itself. */
  readonly requests: readonly string[];
  /** Errors of its script, and whatever its policy had to refuse. */
  readonly complaints: readonly string[];
}

/** A name that nobody serves: a request that is not refused would fail all the same. */
const address = "http://report.test/report.html";

/** Starts a browser that has neither a profile nor a network to speak of. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  // As root, as in containers, Chromium starts without its sandbox only.
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
}

/** Shows HTML as a browser shows a file: with its own policy, and scripts unless the options say otherwise. */
export async function openPage(
  browser: Browser,
  html: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  const requests: string[] = [];
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on("pageerror", ({ message }) => void complaints.push(message));
  page.on("console", (message) => void complaints.push(message.text()));
  await context.route("**", async (route) => {
    const url = route.request().url();
    if (url === address) return await route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
    requests.push(url);
    return await route.abort();
  });
  await page.goto(address, { waitUntil: "load" });
  return { page, requests, complaints, [Symbol.asyncDispose]: () => context.close() };
}

/** What axe-core finds wrong with the page, in words. */
export async function findBarriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
  );
}
