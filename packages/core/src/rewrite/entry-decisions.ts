/** What is to become of an entry, the graver the higher. `unverified` entries are kept. */
export const entryDecisions = { keep: 0, unverified: 1, scrub: 2, remove: 3 } as const;
