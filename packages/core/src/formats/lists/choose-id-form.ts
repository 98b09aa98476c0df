import { findIdForm, idFormTable } from "../../ids/id-forms.ts";
import { createIdWords } from "../../ids/parse-id.ts";
import type { IdForm, JobType } from "../../types.ts";
import { isAdoptable } from "../id-value.ts";

/** So many values have a say. */
const sampledValues = 100;

/** `none`: no value is an ID. */
export type IdFormChoice =
  | { readonly form: IdForm | "none"; readonly text?: string }
  | { readonly refusal: string };

/**
 * The form of a place's IDs by its first values. Among several only plain digits can win, and only as the majority: the first ID
 * may go some day, and so may most, and the others must not become the IDs of the list then.
 */
export function chooseIdForm(values: readonly string[], type: JobType): IdFormChoice {
  const counts = new Map<IdForm, number>();
  let ids = 0;
  for (const value of values.slice(0, sampledValues)) {
    const bytes = Buffer.from(value.trim());
    const span = { start: 0, end: bytes.length };
    const rule = findIdForm(bytes, span, createIdWords());
    if (rule === undefined || !isAdoptable(rule, { bytes, span, type })) continue;
    counts.set(rule.name, (counts.get(rule.name) ?? 0) + 1);
    ids++;
  }
  const [first, ...others] = idFormTable.map(({ name }) => name).filter((name) => counts.has(name));
  if (first === undefined) return { form: "none" };
  if (others.length === 0) return { form: first };
  if ((counts.get("plain") ?? 0) * 2 > ids) return { form: "plain", text: describePlain };
  const names = [first, ...others].map((name) => `\`${name}\``).join(" and ");
  return { refusal: `has IDs written as ${names}: write all in one form, or set \`idForm\`` };
}

const describePlain = "the IDs are written as digits only (`idForm: plain`), like most of the first ones";
