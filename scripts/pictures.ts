// Takes the pictures of the README anew: the report and the pull request that the demo's lists lead to, light and dark.
// `npm run pictures`. Needs Chromium or Chrome in the PATH.
import { mkdirSync, writeFileSync } from "node:fs";
import { findChromium } from "../packages/action/test/browser/find-chromium.ts";
import { launchBrowser, openPage } from "../packages/action/test/browser/open-page.ts";
import { makeWorld } from "./demo/make-world.ts";
import { openStage } from "./demo/open-stage.ts";
import { renderPull } from "./pictures/render-pull.ts";

const folder = "docs/pictures";
const viewports = {
  report: { width: 1040, height: 860 },
  "pull-request": { width: 1040, height: 760 },
} as const;
/** Pixels per CSS pixel, the sharpest first. A README is narrower than the pictures, so that 1 is still good. */
const scales = [1.5, 1.35, 1.2, 1.1, 1] as const;
/** What a picture may have: a README is read on phones, too. */
const mostBytes = 150_000;

const executablePath = findChromium();
if (executablePath === undefined) {
  throw new Error(
    "The pictures need a browser. Install the package chromium, or Chrome, and run this again.",
  );
}

const pages = await makePages();
const browser = await launchBrowser(executablePath);
try {
  mkdirSync(folder, { recursive: true });
  for (const [name, html] of Object.entries(pages) as [keyof typeof pages, string][]) {
    for (const colorScheme of ["light", "dark"] as const) {
      const picture = await takePicture(html, { viewport: viewports[name], colorScheme });
      const path = `${folder}/${name}-${colorScheme}.png`;
      writeFileSync(path, picture);
      console.log(`${path}  ${picture.length.toLocaleString("en")} bytes`);
    }
  }
} finally {
  await browser.close();
}

/** The sharpest picture of a page that is small enough. */
async function takePicture(html: string, options: Parameters<typeof openPage>[2]): Promise<Buffer> {
  for (const deviceScaleFactor of scales) {
    await using opened = await openPage(browser, html, { ...options, deviceScaleFactor });
    const picture = await opened.page.screenshot({ type: "png" });
    if (picture.length <= mostBytes) return picture;
  }
  throw new Error(`No picture has ${mostBytes} bytes or fewer. Lower the height in \`viewports\`.`);
}

/** The pages to be shown, as HTML. */
async function makePages(): Promise<Record<keyof typeof viewports, string>> {
  await using stage = await openStage({ ...makeWorld(), onLine: () => {} });
  const end = await stage.run({ files: "lists/*.txt, tables/*.csv", "on-violation": "pull-request" });
  const report = stage.sandbox.artifacts.files("x-compliance").get("report.html");
  const [pull] = await stage.sandbox.github.pulls();
  if (report === undefined || pull === undefined) {
    throw new Error(
      `The step ended with ${end.exitCode}, without a report or a pull request. See npm run demo.`,
    );
  }
  const branch = end.outputs["pr-branch"] ?? "";
  const { number, title, body } = pull;
  const diff = stage.git("diff", "--unified=1", `main...${branch}`);
  return {
    report: report.toString("utf8"),
    "pull-request": renderPull({ number, title, body: body ?? "", base: "main", branch, diff }),
  };
}
