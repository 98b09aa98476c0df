/** What X expects once something is no longer compliant. Source: X's developer policy, "Content compliance". */
export const removalPolicy =
  "X's policy asks for removal as soon as reasonably possible, and within 24 hours after a request.";
