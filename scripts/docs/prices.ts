/** What X charges pay-per-use Apps, in US dollars (September 2026): the sources are in docs/x-api.md. */
export const prices = { statusRequest: 0.005, job: 0.01 } as const;
