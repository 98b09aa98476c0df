/**
 * Digits of what names a set of removals, to be compared and copied by people: 192 bits, so that nobody can make two sets with
 * one digest, and no length that a commit's SHA has. What it is made of has a version (`digest-removals.ts`); those of the version before had 32 digits.
 */
export const removalsDigestDigits = 48;

export const removalsDigestPattern = `[0-9a-f]{${removalsDigestDigits}}`;
