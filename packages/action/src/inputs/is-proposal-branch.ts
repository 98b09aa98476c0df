/** Whether a branch has a name as the action gives them to the branches of its pull requests, whatever these propose. */
export function isProposalBranch(name: string): boolean {
  return /^x-compliance\/(?:tweets|users|datasets)-[0-9a-f]{8}$/.test(name);
}
