/**
 * Digits of what names a set of removals, to be compared and copied by people: 160 bits, so that nobody can make two sets with
 * one digest. What it is made of has a version (`digest-removals.ts`); those of the version before had 32 digits.
 */
export const removalsDigestDigits = 40;

export const removalsDigestPattern = `[0-9a-f]{${removalsDigestDigits}}`;
