import type { Reply } from "../http/server.ts";
import { answerInvalidRequest } from "./problem.ts";
import { type JobField, jobFields } from "./render-job.ts";

/** The parameter by which every operation lets a client choose a job's fields. */
export const fieldsParameter = "compliance_job.fields";

const allFields = jobFields.join(",");

/** Either what was asked for, or the refusal. */
export type Parsed<Value> = { readonly value: Value } | { readonly refusal: Reply };

/** Refuses parameters that an operation does not have, and the same one twice. */
export function refuseUnknownParameters(url: URL, known: readonly string[]): Reply | undefined {
  const names = [...url.searchParams.keys()];
  const wrong = names.find((name, index) => !known.includes(name) || names.indexOf(name) !== index);
  if (wrong === undefined) return undefined;
  return answerInvalidRequest({
    parameter: wrong,
    value: url.searchParams.get(wrong) ?? "",
    detail: `The query parameter [${wrong}] is not one of [${known.join(",")}], or is given twice.`,
  });
}

/** Reads the fields to show; without the parameter, all of them. */
export function parseFields(url: URL): Parsed<readonly JobField[]> {
  const value = url.searchParams.get(fieldsParameter);
  if (value === null || value === allFields) return { value: jobFields };
  const names = value.split(",");
  const wrong = names.find((name, index) => !isJobField(name) || names.indexOf(name) !== index);
  if (wrong === undefined) return { value: names.filter(isJobField) };
  const detail = `[${wrong}] is not a field of a compliance job, or is given twice.`;
  return { refusal: answerInvalidRequest({ parameter: fieldsParameter, value, detail }) };
}

function isJobField(name: string): name is JobField {
  return (jobFields as readonly string[]).includes(name);
}
