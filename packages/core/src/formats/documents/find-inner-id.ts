import { findIdForm } from "../../ids/id-forms.ts";
import { createIdWords } from "../../ids/parse-id.ts";
import type { Span } from "../entry-reader.ts";
import { listJsonMembers } from "../list-json-members.ts";

const openBrace = 123;
const markedKey = /^\$[A-Za-z]{1,39}$/;

/** The key of an object's own ID, where an object stands for one: MongoDB writes `{"$numberLong":"…"}`. */
export function findInnerId(bytes: Uint8Array, value: Span): string | undefined {
  if (bytes[value.start] !== openBrace) return undefined;
  const words = createIdWords();
  return listJsonMembers(bytes, value).find(
    (member) => markedKey.test(member.key) && findIdForm(bytes, { ...member }, words) !== undefined,
  )?.key;
}
