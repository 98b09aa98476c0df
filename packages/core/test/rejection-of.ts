/** Whatever a promise rejects with; a promise that does not is a failure of the test. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("The promise was expected to reject, and did not.");
}
