import { expect, test } from "vitest";
import { driveX } from "../../../test/drive-x.ts";
import { type EchoForm, echoForms, renderEcho } from "./echo-form.ts";

const line = 'not_a_"valid"_id';

test("the documented form and that of 2021 are written as X wrote them", () => {
  expect(renderEcho("not_a_valid_id", "documented")).toBe('{"id":"not_a_valid_id","error":"invalid_id"}\n');
  expect(renderEcho("1.37041E+18", "2021")).toBe(
    '{"type":"error","original":"1.37041E+18","reason":"Input was not a valid ID"}\n',
  );
});

test("each form is one line of JSON, and no two are the same", () => {
  const written = echoForms.map((form) => renderEcho(line, form));
  for (const echo of written) expect(JSON.stringify(JSON.parse(echo))).toBe(echo.slice(0, -1));
  expect(new Set(written).size).toBe(echoForms.length);
});

test("all forms but two hold the line as it came: in those it is cut, or in other case", () => {
  const texts = (form: EchoForm) => Object.values(JSON.parse(renderEcho(line, form))).map(String);
  const whole = echoForms.filter((form) => texts(form).some((text) => text.trim() === line));
  expect(echoForms.filter((form) => !whole.includes(form))).toEqual(["upper case", "cut"]);
});

test.each([
  ["api", undefined, "documented"],
  ["gcs", undefined, "2021"],
  ["gcs", "object", "object"],
] as const)("X in the flow %s with the setting %s echoes in the form %s", async (flow, set, form) => {
  await using driven = await driveX({
    flow,
    invalidLines: "echo",
    ...(set === undefined ? {} : { echoForm: set }),
  });
  const job = await driven.create();
  await driven.upload(job, "nonsense\n");
  expect((await driven.finish(job)).text.replace("\n\n", "\n").trim()).toBe(
    renderEcho("nonsense", form).trim(),
  );
});
