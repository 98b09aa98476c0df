import type { FaultTests } from "./render-fault-tests.ts";

/**
 * The tests that hold each row of the tables of faults in docs/reliability.md: the number of the row, files, and the
 * beginnings of the names of tests in them, as they are written, with `%s` and `%d` for the cases of a table.
 */
export const faultTests: FaultTests = {
  "create-1": {
    "packages/core/test/acquire-in-doubt.test.ts": [
      "a create that acted and was answered with %s is found by its name",
      "a create that never acted, as %s, is sent once more",
      "an outage of creates is outlasted, each create after a list that shows none",
      "creates that X answers oddly end in %s after two, and none is blind",
      "five creates never come within a minute",
      "our own name in the list with the status %j",
      "a job of our own name that was made long after a create in doubt",
    ],
  },
  "create-2": {
    "packages/core/src/job/acquire-job.test.ts": ["a list that cannot be had lets nothing be created"],
    "packages/core/test/acquire-in-doubt.test.ts": ["a list with errors may be incomplete"],
  },
  "create-3": {
    "packages/core/test/acquire-in-doubt.test.ts": [
      "a list that does not show the new job yet leads to a 409",
    ],
    "packages/core/test/wait-for-slot.test.ts": [
      "a slot that was taken between the list and the create",
      "a slot that stays taken is asked about until the deadline, and never taken by force",
      "a job of somebody else %s forbids no create",
    ],
    "packages/action/test/scenarios/busy-x.test.ts": ["another program's job is waited for and left alone"],
  },
  "any-1": {
    "packages/core/src/client/client-retry.test.ts": [
      "%s waits until X's limit is over, and never comes early",
      "a limit that ends past the deadline is not waited for",
    ],
    "packages/core/src/http/retry.test.ts": [
      "one odd wait for which there is no time is looked past",
      "an odd wait that is asked for again and again takes the time that there is",
    ],
    "packages/core/src/http/http-properties.test.ts": [
      "after a 429 nobody comes back before the window is new",
    ],
    "packages/action/test/scenarios/busy-x.test.ts": ["a rate limit while waiting is sat out"],
  },
  "any-2": {
    "packages/core/test/check-stopped.test.ts": ["an account that is %s is told so, at the first call"],
    "packages/action/test/scenarios/refused-by-x.test.ts": ["a token that X does not know is told"],
  },
  "any-3": {
    "packages/reliability/src/torture/sweep.test.ts": ["wherever an exchange is cut, a check ends"],
  },
  "any-6": {
    "packages/core/test/outages.test.ts": [
      "ten minutes of outage at $name cost ten minutes and little more",
      "a healthy job of half an hour takes no more than 34 requests",
      "an hour of outage at $name takes no more than 80 requests",
      "a wait that X asks for is kept within the deadline",
    ],
  },
  "any-7": {
    "packages/core/src/client/client-answers.test.ts": [
      "what cannot be read in a list is passed over and counted",
      "%s names the key of an answer that it cannot read, and no value",
    ],
    "packages/core/src/api/job.test.ts": ["on the wire, null is absent everywhere"],
  },
  "any-4": {
    "packages/core/src/http/transport.test.ts": ["a redirect is handed over, never followed"],
    "packages/core/src/job/upload-part.test.ts": [
      "a redirect is not followed, as it would carry the IDs along",
    ],
    "packages/core/src/client/client-answers.test.ts": ["%s: a redirect is refused"],
  },
  "any-5": {
    "packages/core/test/clock-jumps.test.ts": [
      "in the flow %s a check ends as ever though our clock %s",
      "in the flow %s a check is pending at its own time though our clock %s",
    ],
  },
  "upload-1": {
    "packages/core/src/job/upload-part.test.ts": [
      "after %s the whole body is sent again",
      "what arrived although the answer was %s is not sent again",
      "no attempt begins after the window",
    ],
  },
  "upload-2": {
    "packages/core/src/job/run-part.test.ts": [
      "because its window is over leads to a new job",
      "leads to a new job, and the old one is cancelled first",
      "is given up after three jobs",
    ],
  },
  "upload-3": {
    "packages/core/src/job/upload-part.test.ts": [
      "%s is looked at three times more within a minute, then believed",
    ],
    "packages/core/src/job/run-part.test.ts": ["because X does not know its address is named"],
  },
  "upload-7": {
    "packages/core/src/job/upload-part.test.ts": [
      "a conflict about a job that still shows that it waits is looked at again",
      "a conflict that goes on for a minute is X's word that it has the upload",
    ],
  },
  "upload-8": {
    "packages/core/src/job/upload-part.test.ts": [
      "what is refused as plain text (%d) is sent as bytes, and remembered",
      "a storage gets the type that it has signed, and no other",
    ],
  },
  "upload-4": {
    "packages/core/test/check-halves.test.ts": [
      "goes in two halves",
      "X's own limit leads to as many halves as it needs",
    ],
  },
  "upload-5": {
    "packages/core/src/upload/upload-file.test.ts": [
      "a file that has become %s is never sent to its announced end",
    ],
    "packages/core/src/job/submit-part.test.ts": ["is cancelled where the upload's file was changed"],
  },
  "upload-6": {
    "packages/core/test/resumable-faults.test.ts": [
      "whatever is stored of each chunk and wherever it breaks",
    ],
    "packages/core/test/resumable-upload.test.ts": ["at chunk %d is started over"],
  },
  "wait-1": {
    "packages/core/src/job/wait-for-job.test.ts": ["the last poll falls on the deadline"],
    "packages/action/test/scenarios/pending.test.ts": ["a run that is out of time ends pending"],
  },
  "wait-2": {
    "packages/core/src/job/run-part.test.ts": [
      "as %s is replaced by a new one",
      "is replaced twice, and the third failure is thrown",
    ],
    "packages/core/src/job/wait-for-job.test.ts": ["a job that shows once that it has %s goes on"],
    "packages/action/test/scenarios/lost-jobs.test.ts": ["a job that X gives up once is made again"],
  },
  "wait-3": {
    "packages/core/src/job/wait-for-job.test.ts": [
      "a status that goes back is waited out",
      "a status that nobody knows is reported and waited out",
    ],
  },
  "wait-6": {
    "packages/core/test/odd-answers.test.ts": ["one odd answer costs neither a job nor the run"],
    "packages/core/src/job/wait-for-job.test.ts": [
      "with %s are believed when five came in a row, over more than a minute",
      "with answers that cannot be read end the wait with the key that is wrong",
    ],
  },
  "wait-4": {
    "packages/core/src/client/client-answers.test.ts": ["another job than was asked for is refused"],
    "packages/core/src/job/collect-result.test.ts": ["a job with another %s than its part's is refused"],
  },
  "wait-5": {
    "packages/core/test/resume-part.test.ts": [
      "goes on with a job that an aborted run was waiting for",
      "brings the upload to a job that a run without a network left",
    ],
    "packages/action/test/scenarios/cancelled.test.ts": ["a cancelled run ends pending within two seconds"],
    "packages/reliability/test/kills.test.ts": ["a check that was killed goes on where it was"],
  },
  "download-1": {
    "packages/core/src/job/collect-result.test.ts": [
      "a result that %s is fetched again, and the whole one counts",
      "%s is fetched three times, then refused",
      "an address that is answered with %d is looked at three times more within a minute",
    ],
    "packages/core/src/results/read-result.test.ts": [
      "every cut is found but for those at the end of a record",
    ],
    "packages/action/test/scenarios/bad-results.test.ts": ["a download that breaks off is done again"],
  },
  "download-2": {
    "packages/core/src/job/collect-result.test.ts": [
      "is not proven, since sentinels are missing",
      "is seen by the storage's length and checksums",
      "shows a first one that was cut at the end of a line",
    ],
    "packages/action/test/scenarios/bad-results.test.ts": ["a result that is cut between two lines"],
  },
  "download-3": {
    "packages/core/src/http/transport.test.ts": [
      "a body that ends with the connection is marked as unframed",
    ],
    "packages/core/src/job/collect-result.test.ts": ["a compressed result is refused at once"],
  },
  "download-4": {
    "packages/core/src/results/read-result.test.ts": ["%s is refused, with its line"],
    "packages/core/src/results/odd-lines.test.ts": ["%s is refused with its line, whatever stands around it"],
    "packages/core/src/results/result-properties.test.ts": ["one line about an ID that was not submitted"],
  },
  "download-5": {
    "packages/core/src/results/read-result.test.ts": ["an action that is not documented is a record"],
    "packages/core/test/check-unproven.test.ts": [
      "an action that nobody knows neither removes an ID nor clears it",
      "a reason that nobody knows removes what its action removes",
    ],
    "packages/action/test/scenarios/unverified.test.ts": [
      "an event that nobody documented leaves its ID unverified",
    ],
  },
  "download-6": {
    "packages/core/src/results/read-result.test.ts": [
      "%s is refused, with its line",
      "a line of 64 KiB is read, and one byte more is refused",
      "a field called __proto__ lends its record nothing",
    ],
  },
  "download-7": {
    "packages/core/src/job/collect-result.test.ts": [
      "an address that has expired is replaced by a fresh one",
    ],
    "packages/core/src/job/run-part.test.ts": ["a result whose addresses are all refused leads to a new job"],
    "packages/core/test/check-halves.test.ts": [
      "what the halves have cost is not paid again after a single %d for a result",
    ],
    "packages/core/test/check-forward.test.ts": ["after an outage of results, two odd answers"],
  },
  "download-8": {
    "packages/core/test/prove-odd.test.ts": [
      "sentinels with %s prove the result",
      "%s leaves no more than %s to sentinels",
      "what a result holds besides records is told by its form",
    ],
    "packages/core/src/results/odd-lines.test.ts": ["a result of 2021 is read whole"],
  },
  "download-9": {
    "packages/core/src/results/result-bounds.test.ts": ["a result %s without end ends"],
    "packages/core/test/prove-odd.test.ts": ["a result without end ends, is fetched three times"],
    "packages/core/src/job/collect-result.test.ts": ["that does not end is left at what the upload allows"],
  },
  "download-10": {
    "packages/core/src/results/odd-lines.test.ts": [
      "a line with a sentinel that may hold records too leaves nothing of the proof",
      "a line that names no ID costs no record, and leaves no more than",
      "records in %s are refused with their line",
    ],
    "packages/core/src/job/collect-result.test.ts": [
      "keep what either of them names, and are unverified",
      "about what to do with an ID keep the graver word",
      "because one of them was refused leave the whole one no proof",
      "because one broke off behind the end of the others leave those no proof",
      "because one before them was longer",
      "because one between them was refused leave them no proof",
    ],
    "packages/core/test/check-forward.test.ts": [
      "no two downloads prove a result of which an earlier reading %s",
    ],
    "packages/core/test/check-halves.test.ts": [
      "what was seen of a half's result before it was known as that counts",
    ],
  },
  "files-1": {
    "packages/reliability/src/torture/failing-io.test.ts": ["whichever file operation fails"],
    "packages/core/src/files/wrap-file-errors.test.ts": ["what the file system refuses is named"],
  },
  "rewrite-1": {
    "packages/core/src/rewrite/replace-file.test.ts": ["a failure in the middle leaves the original"],
    "packages/core/src/check/rewrite-dataset.test.ts": ["files after one that fails are untouched"],
  },
  "rewrite-2": {
    "packages/core/src/rewrite/replace-file.test.ts": [
      "a file that is %s in the meantime is left as its writer wants it",
      "a file that is deleted in the meantime does not come back",
    ],
  },
  "rewrite-3": { "packages/core/test/check-unproven.test.ts": ["keeps what was added, unverified"] },
  "rewrite-4": {
    "packages/action/test/scenarios/max-removal.test.ts": ["a mass removal is not proposed"],
    "packages/action/test/scenarios/config.test.ts": [
      "a dataset above its own limit stops the proposal of all",
    ],
  },
  "pull-1": {
    "packages/action/src/pull-request/propose-removal.test.ts": ["a base that moved keeps its new entries"],
    "packages/action/src/pull-request/propose-races.test.ts": [
      "a list that grows on the base between reading and writing is read again",
    ],
  },
  "pull-2": {
    "packages/action/src/pull-request/propose-removal.test.ts": [
      "a person's commit on the branch stops the update and survives it",
    ],
    "packages/action/src/pull-request/propose-races.test.ts": [
      "somebody who pushes to the branch at the last moment loses nothing",
    ],
  },
  "pull-3": {
    "packages/action/src/pull-request/propose-people.test.ts": [
      "what a person closed is not opened again with the same removals",
    ],
    "packages/action/test/scenarios/pull-request-people.test.ts": ["what a person closed does not come back"],
  },
  "pull-4": {
    "packages/action/src/pull-request/propose-races.test.ts": [
      "a branch that moved in the meantime is never forced",
      "after three attempts the race is given up",
    ],
    "packages/action/src/pull-request/propose-refusals.test.ts": [
      "a rate limit is waited for as GitHub asks",
    ],
    "packages/action/test/scenarios/pull-request-race.test.ts": [
      "a run that meets another one's branch reads again",
    ],
  },
  "pull-5": {
    "packages/action/src/pull-request/propose-retained.test.ts": [
      "a run that knows another part alone keeps what is proposed, and adds to it",
      "a newer result clears two, and three are left",
      "only an answer that is newer",
    ],
    "packages/core/src/check/retain-changes.test.ts": ["what a copy lacks stays removed"],
  },
  "pull-6": {
    "packages/action/src/pull-request/propose-merged.test.ts": [
      "entries that come back after a merge are proposed anew",
      "what `Update with rebase` makes of our commit is ours",
    ],
  },
  "pull-7": {
    "packages/action/src/pull-request/propose-foreign.test.ts": [
      "code under a forged trailer on an open pull request",
      "a run on another branch never moves the branch",
      "what is pushed right after our commit",
    ],
    "packages/action/test/scenarios/other-branches.test.ts": [
      "one `pr-branch` for two bases is refused",
      "code that somebody pushes to the branch",
    ],
  },
  "pull-8": {
    "packages/action/test/scenarios/never-answers.test.ts": [
      "GitHub that never answers fails the pull request, once the check is done and told",
      "a step that is killed in the pull request has told what it found",
    ],
  },
  "artifact-1": {
    "packages/action/test/scenarios/artifact.test.ts": [
      "an upload that breaks off is tried again",
      "an upload that fails for good is a warning",
      "a name that is taken gets a number",
      "on GitHub Enterprise Server",
    ],
  },
  "artifact-2": {
    "packages/action/test/scenarios/never-answers.test.ts": [
      "an artifact service that never answers costs the artifact, and not the step",
    ],
  },
};
