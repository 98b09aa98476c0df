import { type ComplianceError, isComplianceError } from "../src/errors.ts";

/** Our error that a promise rejects with; a promise that does not is a failure of the test. */
export async function catchError(promise: Promise<unknown>): Promise<ComplianceError> {
  try {
    await promise;
  } catch (error) {
    if (isComplianceError(error)) return error;
    throw error;
  }
  throw new Error("The promise was expected to reject, and did not.");
}
