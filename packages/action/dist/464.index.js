export const id = 464;
export const ids = [464];
export const modules = {

/***/ 19464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ../core/build/clock.js

/** A longer timer would fire at once (Node's limit, 24.8 days). */
const longestTimerMs = 2 ** 31 - 1;
const systemClock = {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    async sleep(ms, signal) {
        try {
            let leftMs = ms;
            do {
                await (0,external_node_timers_promises_.setTimeout)(Math.min(leftMs, longestTimerMs), undefined, signal === undefined ? {} : { signal });
                leftMs -= longestTimerMs;
            } while (leftMs > 0);
        }
        catch (error) {
            signal?.throwIfAborted();
            throw error;
        }
    },
};
//# sourceMappingURL=clock.js.map
;// CONCATENATED MODULE: ../core/build/error-table.js
const tryAgain = "It is usually over soon: run again later. A job that was created is found again by its name.";
const report = "Run again; if it persists, report it with the job ID and the time.";
/** What each `ComplianceError.code` means for a retry and for its reader. */
const errorTable = {
    TOKEN_MALFORMED: {
        retryable: false,
        hint: "Use the app-only bearer token as X's developer console shows it: one word, without `Bearer`, quotes or line breaks.",
    },
    OPTION_INVALID: { retryable: false, hint: "Correct the option that is named." },
    DATASET_INVALID: {
        retryable: false,
        hint: "Correct the places that are listed. Nothing was sent or written.",
    },
    NETWORK: { retryable: true, hint: tryAgain },
    IDLE_TIMEOUT: { retryable: true, hint: tryAgain },
    RESPONSE_UNFRAMED: {
        retryable: true,
        hint: `The answer's end was not announced, so it may be cut. ${report}`,
    },
    RESPONSE_ENCODED: {
        retryable: false,
        hint: `We asked for plain bytes; a proxy in between may compress. ${report}`,
    },
    RESPONSE_TOO_LARGE: { retryable: false, hint: report },
    RESPONSE_UNREADABLE: {
        retryable: true,
        hint: `A proxy or an error page may have answered in X's place. ${report}`,
    },
    REDIRECTED: {
        retryable: false,
        hint: "Redirects are never followed, as they could carry the token or the IDs elsewhere. Check the API URL.",
    },
    URL_REFUSED: {
        retryable: false,
        hint: "X named an address that is neither its API nor its storage, so nothing was sent there. Check the API URL; if it is right, report it.",
    },
    UNAUTHORIZED: {
        retryable: false,
        hint: "Check that the bearer token is complete, app-only and not revoked (X developer console, Keys and tokens).",
    },
    CREDITS_DEPLETED: { retryable: false, hint: "Add credits to the X developer account, then run again." },
    NOT_ENROLLED: {
        retryable: false,
        hint: "Attach the App to a Project with access to the X API v2 in X's developer console, and use that App's token.",
    },
    FORBIDDEN: {
        retryable: false,
        hint: "Check the App's access to the batch compliance endpoints in X's developer console.",
    },
    BAD_REQUEST: { retryable: false, hint: report },
    NOT_FOUND: {
        retryable: false,
        hint: "Check the API URL, and that the token belongs to the App that created the job.",
    },
    CONFLICT: {
        retryable: false,
        hint: "X runs one job per type and App at a time. Wait until the other one has ended.",
    },
    PAYLOAD_TOO_LARGE: { retryable: false, hint: "Check fewer IDs in one run." },
    RATE_LIMITED: {
        retryable: true,
        hint: "Wait for the window to pass (15 minutes), and let fewer programs share the App.",
    },
    SERVER_ERROR: { retryable: true, hint: tryAgain },
    API_ERROR: { retryable: false, hint: report },
    SIGNED_URL_REFUSED: {
        retryable: true,
        hint: "The address for the upload or download has expired or was refused. Run again: a new one is asked for.",
    },
    JOB_MISMATCH: { retryable: false, hint: report },
    JOB_FAILED: { retryable: false, hint: `X gave the job up. ${tryAgain}` },
    JOB_EXPIRED: { retryable: false, hint: `X let the job expire. ${tryAgain}` },
    JOB_PENDING: {
        retryable: true,
        hint: "Run again later: the next run finds the job by its name and collects its result.",
    },
    SLOT_BUSY: {
        retryable: true,
        hint: "Another job of this type holds the App's only slot. Run again when it has ended, or use an App of its own.",
    },
    UPLOAD_NOT_FOUND: {
        retryable: true,
        hint: `X created the job but does not know its upload address; seen while X moved to a new storage. ${tryAgain}`,
    },
    UPLOAD_CHANGED: {
        retryable: false,
        hint: "Leave the temporary folder alone while the check runs, and run again.",
    },
    RESULT_TRUNCATED: {
        retryable: true,
        hint: `The result did not arrive whole, so nothing was concluded from it. ${tryAgain}`,
    },
    RESULT_MALFORMED: {
        retryable: true,
        hint: `The result is not what X documents, so nothing was concluded from it. ${report}`,
    },
    RESULT_FOREIGN_ID: {
        retryable: false,
        hint: "The result speaks of IDs that were not submitted, so it is not ours. Run again with `reuse-within-minutes: 0`.",
    },
    RESULT_CONFLICT: {
        retryable: false,
        hint: `The result contradicts itself, so nothing was concluded from it. ${report}`,
    },
    FILE_CHANGED: {
        retryable: true,
        hint: "Another program wrote the file at the same time. It was left as it is; run again.",
    },
    FILE_UNREADABLE: {
        retryable: false,
        hint: "Check that the file exists, is a regular file and may be read.",
    },
    FILE_UNWRITABLE: {
        retryable: false,
        hint: "Check free space and permissions. The original file is untouched.",
    },
};
//# sourceMappingURL=error-table.js.map
;// CONCATENATED MODULE: ../core/build/errors.js


const marker = Symbol.for("x-batch-compliance.error");
/** The one error of core: a code of a closed table, what happened, and what to do. Safe to print. */
class ComplianceError extends Error {
    name = "ComplianceError";
    code;
    retryable;
    hint;
    status;
    waitMs;
    jobId;
    faults;
    /** @param what What happened, as a sentence without secrets, URLs or data. */
    constructor(code, what, details = {}) {
        // No `cause`: what libraries throw may hold URLs and tokens, and an inspected error prints its causes.
        super(what);
        Object.defineProperty(this, marker, { value: true });
        this.code = code;
        this.retryable = errorTable[code].retryable;
        this.hint = errorTable[code].hint;
        this.status = details.status;
        this.waitMs = details.waitMs;
        this.jobId = details.jobId;
        this.faults = details.faults ?? [];
    }
}
/** Tells our error from others, also where two copies of this package are installed. */
function isComplianceError(error) {
    return typeof error === "object" && error !== null && marker in error;
}
//# sourceMappingURL=errors.js.map
// EXTERNAL MODULE: ./build/action-error.js
var action_error = __webpack_require__(80155);
;// CONCATENATED MODULE: ./build/text/format.js
/** `1234567` as `1,234,567`. */
function formatCount(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
/** `1 file`, `2 files`. */
function formatQuantity(count, singular, plural = `${singular}s`) {
    return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}
/** What an ID of this type is called: X's API says tweets, X's pages say posts. */
function nameOfIds(type, count) {
    return formatQuantity(count, type === "tweets" ? "post ID" : "user ID");
}
/** Sizes in decimal units, as `12.3 MB`. */
function formatSize(sizeBytes) {
    if (sizeBytes < 1000)
        return formatQuantity(sizeBytes, "byte");
    const [size, unit] = sizeBytes < 1e6 ? [sizeBytes / 1e3, "kB"] : [sizeBytes / 1e6, "MB"];
    return `${size < 10 ? size.toFixed(1) : formatCount(Math.round(size))} ${unit}`;
}
/** Durations in the two largest units, as `4 h 58 min`. */
function formatDuration(durationMs) {
    const seconds = Math.max(0, Math.round(durationMs / 1000));
    const minutes = Math.floor(seconds / 60);
    const hours = Math.floor(minutes / 60);
    if (hours > 0)
        return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
    if (minutes > 0)
        return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
    return `${seconds} s`;
}
//# sourceMappingURL=format.js.map
;// CONCATENATED MODULE: ./build/text/list-faults.js

/** More lines than this of one file hide the rest of the list. */
const shownLines = 10;
/** One line a fault, with its place; of each file the first ten faulty lines, then how many more there are. */
function listFaults(faults) {
    const byFile = Map.groupBy(faults, (fault) => fault.file);
    return [...byFile].flatMap(([file, ofFile]) => {
        if (file === undefined)
            return ofFile.map((fault) => fault.message);
        const { whole = [], lines = [] } = Object.groupBy(ofFile, ({ line }) => line === undefined ? "whole" : "lines");
        const more = lines.length - shownLines;
        return [
            ...lines.slice(0, shownLines).map((fault) => `${file}, line ${fault.line}: ${fault.message}`),
            ...(more > 0 ? [`${file}: and ${formatQuantity(more, "more fault")}`] : []),
            ...whole.map((fault) => `${file}: ${fault.message}`),
        ];
    });
}
//# sourceMappingURL=list-faults.js.map
;// CONCATENATED MODULE: ./build/describe-error.js



/** Anything that was thrown, as something safe to show. An error of a library may hold a URL or a token: its text is dropped. */
function toFailure(error) {
    const known = error instanceof action_error/* ActionError */.l || isComplianceError(error) ? error : describeUnknown(error);
    return { code: known.code, what: known.message, hint: known.hint, faults: known.faults };
}
function describeUnknown(error) {
    const name = error instanceof Error ? error.name : typeof error;
    const code = error instanceof Error && "code" in error ? ` (${String(error.code).replace(/[^A-Z0-9_]/g, "")})` : "";
    const place = error instanceof Error ? findPlace(error.stack) : "";
    return new action_error/* ActionError */.l("INTERNAL", `An unexpected ${name}${code} was thrown${place}.`);
}
/** The function and the line that threw: enough to find it in the source, and never data. */
function findPlace(stack = "") {
    const place = /\n\s+at (?:async )?(?<place>[\w.$<>]+ \(.*?(?:[^/\\]+:\d+:\d+)\))/.exec(stack)?.groups
        ?.place;
    return place === undefined ? "" : ` at ${place.replace(/\(.*[/\\]/, "(")}`;
}
/** Code, what happened, all faults, what to do: a line each. */
function failureText(failure) {
    const faults = listFaults(failure.faults).map((line) => `- ${line}`);
    return [`${failure.code}: ${failure.what}`, ...faults, failure.hint].join("\n");
}
//# sourceMappingURL=describe-error.js.map
;// CONCATENATED MODULE: ./build/outcome.js

/** Decides the end of a run that came to a report; `failure` is what went wrong after it, such as in the pull request. */
function decideOutcome(report, policy, failure) {
    if (failure !== undefined)
        return { kind: "failure", failure };
    const sentence = describeResult(report);
    return { kind: stops(report, policy) ? "finding" : "pass", sentence };
}
/** The report in one sentence. */
function describeResult(report) {
    const checked = `${formatCount(report.checked)} ${report.checked === 1 ? "ID" : "IDs"}`;
    const unverified = `${formatCount(report.unverified)} of ${checked} could not be verified`;
    switch (report.result) {
        case "pending":
            return `X has not finished checking ${checked}. Run again later: the next run finds the job and collects its result.`;
        case "violations": {
            const violations = `${formatCount(report.violations)} of ${checked} ${report.violations === 1 ? "is" : "are"} no longer compliant`;
            return report.unverified === 0 ? `${violations}.` : `${violations}; ${unverified}.`;
        }
        case "unverified":
            return `${unverified}.`;
        case "compliant":
            return report.checked === 1 ? "The 1 ID is compliant." : `All ${checked} are compliant.`;
    }
}
/** Unverified IDs count beside violations: the rest of a partly proven result is not known to be fine. */
function stops(report, policy) {
    if (report.result === "pending")
        return policy.wait && policy.onTimeout === "fail";
    if (report.violations > 0 && policy.onViolation === "fail")
        return true;
    return report.unverified > 0 && policy.onUnverified === "fail";
}
//# sourceMappingURL=outcome.js.map
;// CONCATENATED MODULE: ./build/outputs.js
/** The outputs by name, as text. Those of an artifact or a pull request that is not there are empty. */
function listOutputs(contents) {
    const { report, reportPath, artifact, pullRequest } = contents;
    return {
        result: report.result,
        checked: String(report.checked),
        violations: String(report.violations),
        unverified: String(report.unverified),
        counts: JSON.stringify(countByReason(report)),
        proof: report.proof,
        "job-ids": report.jobs.map(({ id }) => id).join(","),
        "report-path": reportPath,
        "artifact-id": artifact === undefined ? "" : String(artifact.id),
        "artifact-url": artifact?.url ?? "",
        "artifact-digest": artifact?.digest ?? "",
        ...listPullRequestOutputs(pullRequest),
    };
}
/** Of the run that was cancelled before it came to a result. */
const pendingOutputs = { result: "pending" };
function listPullRequestOutputs(pullRequest) {
    const { pull, headSha = "", operation = "none", files = [] } = pullRequest ?? {};
    const isProposed = operation === "created" || operation === "updated" || operation === "unchanged";
    const changed = isProposed ? files.filter(({ removed }) => removed > 0) : [];
    return {
        removed: String(changed.reduce((sum, { removed }) => sum + removed, 0)),
        "changed-files": JSON.stringify(changed.map(({ path }) => path)),
        "pr-number": pull === undefined ? "" : String(pull.number),
        "pr-url": pull?.url ?? "",
        "pr-operation": operation,
        "pr-branch": isProposed ? (pullRequest?.branch ?? "") : "",
        "pr-sha": headSha,
    };
}
/** `{action: {reason: ids}}`, over all datasets. */
function countByReason(report) {
    const counts = {};
    for (const { action, reason, ids } of report.datasets.flatMap((dataset) => dataset.counts)) {
        const byReason = counts[action] ?? {};
        byReason[reason] = (byReason[reason] ?? 0) + ids;
        counts[action] = byReason;
    }
    return counts;
}
//# sourceMappingURL=outputs.js.map
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
// EXTERNAL MODULE: ../../node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/classic/schemas.js + 15 modules
var schemas = __webpack_require__(77219);
;// CONCATENATED MODULE: ./build/read-violations.js



/** More IDs than this belong into the artifact, not into a page. */
const shownIds = 200;
const violationSchema = schemas/* object */.Ikc({ id: schemas/* string */.YjP() });
/** Reads the first distinct IDs of the list of violations, which has one line an entry. */
async function readViolations(path) {
    const ids = new Set();
    const input = (0,external_node_fs_.createReadStream)(path);
    try {
        for await (const line of (0,external_node_readline_.createInterface)({ input })) {
            ids.add(violationSchema.parse(JSON.parse(line)).id);
            if (ids.size === shownIds)
                break;
        }
    }
    finally {
        input.destroy();
    }
    return [...ids];
}
//# sourceMappingURL=read-violations.js.map
// EXTERNAL MODULE: ./build/run-context.js
var run_context = __webpack_require__(80463);
;// CONCATENATED MODULE: ./build/steps/artifact.js


/** The files of an artifact, by what the user wants in it. */
const artifactFiles = {
    report: ["report.json", "report.md"],
    results: ["report.json", "report.md", "violations.ndjson", "results.ndjson"],
};
/** Waits between attempts; the client itself repeats only what the server answers with 5xx or 429. */
const retryDelaysMs = [1000, 3000];
const networkFailure = /\b(ECONNRESET|ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EPIPE)\b/;
/** Other names to try where the name is taken, by another job of the run or an earlier attempt. */
const otherNames = 9;
/**
 * Uploads the artifact. A failure is a warning: it never changes what the check found. A cancelled run does not
 * wait for its upload, which knows no signal.
 */
async function uploadArtifact(options) {
    const { artifact, context, signal } = options;
    if (artifact.contents === "none" || !context.isWorkflow || signal.aborted)
        return undefined;
    const cancelled = new Promise((resolve) => {
        signal.addEventListener("abort", () => resolve(undefined), { once: true });
    });
    return await Promise.race([tryNames(options), cancelled]);
}
async function tryNames(options) {
    const { artifact, context, log, signal } = options;
    for (const name of listNames(artifact.name, context.runAttempt)) {
        try {
            return await uploadWithRetries(name, options);
        }
        catch (error) {
            if (signal.aborted)
                return undefined;
            if (readFailure(error).status === "409")
                continue;
            log.warning(`The artifact was not uploaded (${describe(error)}). The result of the check is not affected.`);
            return undefined;
        }
    }
    log.warning(`The artifact was not uploaded: its name is taken. Give each job of the run its own \`artifact-name\`.`);
    return undefined;
}
function listNames(name, attempt) {
    return [name, ...Array.from({ length: otherNames }, (_, index) => `${name}-${attempt}-${index + 2}`)];
}
async function uploadWithRetries(name, options) {
    for (let attempt = 0;; attempt++) {
        try {
            return await upload(name, options);
        }
        catch (error) {
            const delayMs = retryDelaysMs[attempt];
            if (readFailure(error).network === undefined || delayMs === undefined)
                throw error;
            options.log.info(`The artifact's upload broke off (${describe(error)}); trying again.`);
            await options.clock.sleep(delayMs, options.signal);
        }
    }
}
async function upload(name, { artifact, context, folder }) {
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(316), __webpack_require__.e(785)]).then(__webpack_require__.bind(__webpack_require__, 70785));
    const files = artifact.contents === "none" ? [] : artifactFiles[artifact.contents];
    const uploaded = await new DefaultArtifactClient().uploadArtifact(name, files.map((file) => (0,external_node_path_.join)(folder, (0,external_node_path_.basename)(file))), folder, artifact.retentionDays === undefined ? {} : { retentionDays: artifact.retentionDays });
    const id = uploaded.id ?? 0;
    return { id, name, digest: uploaded.digest ?? "", url: `${(0,run_context/* nameRunUrl */.w)(context)}/artifacts/${id}` };
}
/**
 * The client wraps each failure into an error with a text alone, so the text has to be read: `(409)`, or the
 * code of a broken connection, which its upload of the bytes leaves on the error.
 */
function readFailure(error) {
    if (!(error instanceof Error))
        return { name: "unknown failure" };
    const status = /\((\d{3})\)/.exec(error.message)?.[1];
    const code = "code" in error ? String(error.code) : "";
    const network = networkFailure.exec(`${code} ${error.message}`)?.[1];
    return { name: error.name, ...(status && { status }), ...(network && { network }) };
}
/** Kind and code alone: the text may hold the signed address of the upload. */
function describe(error) {
    const { name, status, network } = readFailure(error);
    return network ?? (status === undefined ? name : `status ${status}`);
}
//# sourceMappingURL=artifact.js.map
// EXTERNAL MODULE: ../../node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(2121);
;// CONCATENATED MODULE: ./build/steps/outputs.js

/** Hands the outputs to the runner. Outside of a workflow nobody reads them. */
function writeOutputs(outputs, context) {
    if (context.outputFile === undefined)
        return;
    for (const [name, value] of Object.entries(outputs))
        (0,core/* setOutput */.uH)(name, value);
}
//# sourceMappingURL=outputs.js.map
;// CONCATENATED MODULE: ../core/build/dataset/read-file.js



const chunkBytes = (/* unused pure expression or super */ null && (256 * 1024));
/** Opens a regular file, not through a symlink. Throws FILE_UNREADABLE. */
async function openFile(file) {
    let handle;
    try {
        // A pipe without a writer would otherwise keep us here for ever.
        handle = await (0,promises_.open)(file.path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
        const stats = await handle.stat({ bigint: true });
        if (!stats.isFile())
            throw new ComplianceError("FILE_UNREADABLE", `${file.name} is not a regular file.`);
        const opened = handle;
        return {
            handle: opened,
            sizeBytes: Number(stats.size),
            mode: Number(stats.mode & 511n),
            identity: [stats.dev, stats.ino, stats.size, stats.mtimeNs].join(":"),
            [Symbol.asyncDispose]: () => opened.close(),
        };
    }
    catch (error) {
        await handle?.close();
        throw describeFileError(error, { code: "FILE_UNREADABLE", what: `${file.name} cannot be read` });
    }
}
/** The bytes of an open file. A chunk is valid until the next one is asked for. */
async function* readChunks({ handle }, { name, signal }) {
    const buffer = new Uint8Array(chunkBytes);
    for (;;) {
        signal?.throwIfAborted();
        const bytesRead = await readInto(handle, { buffer, from: 0, to: buffer.length, name });
        if (bytesRead === 0)
            return;
        yield buffer.subarray(0, bytesRead);
    }
}
/** A file system's failure by its code, such as ENOSPC; `what` has no full stop. */
function describeFileError(error, { code, what }) {
    if (error instanceof ComplianceError)
        return error;
    const { code: systemCode } = error;
    if (typeof systemCode !== "string")
        return error;
    return new ComplianceError(code, systemCode === "ELOOP" ? `${what}: it is a symlink.` : `${what} (${systemCode}).`);
}
/** Reads the next bytes into a stretch of a buffer, and returns how many: 0 at the end. Throws FILE_UNREADABLE. */
async function readInto(handle, target) {
    const { buffer, from, to, name } = target;
    try {
        return (await handle.read(buffer, from, to - from)).bytesRead;
    }
    catch (error) {
        throw describeFileError(error, { code: "FILE_UNREADABLE", what: `${name} cannot be read` });
    }
}
//# sourceMappingURL=read-file.js.map
;// CONCATENATED MODULE: ../core/build/dataset/create-file.js


/**
 * Opens a file for writing, readable by its owner alone; an existing one is emptied.
 * Throws FILE_UNWRITABLE; `what` names the file in its text.
 */
async function createFile(path, what) {
    try {
        return await (0,promises_.open)(path, "w", 0o600);
    }
    catch (error) {
        throw describeFileError(error, { code: "FILE_UNWRITABLE", what: `${what} cannot be written` });
    }
}
/** Appends bytes. Throws FILE_UNWRITABLE. */
async function appendBytes(file, bytes, what) {
    try {
        await file.writeFile(bytes);
    }
    catch (error) {
        throw describeFileError(error, { code: "FILE_UNWRITABLE", what: `${what} cannot be written` });
    }
}
//# sourceMappingURL=create-file.js.map
;// CONCATENATED MODULE: ../core/build/dataset/file-signature.js
const signatures = [
    { bytes: [0x1f, 0x8b], signature: { kind: "compression", compression: "gz" } },
    // RFC 8878: a frame, or a skippable frame as pzstd writes before its first one (see isSkippableFrame).
    { bytes: [0x28, 0xb5, 0x2f, 0xfd], signature: { kind: "compression", compression: "zst" } },
    {
        bytes: [0x50, 0x4b, 0x03, 0x04],
        signature: refuse("is a ZIP archive or a spreadsheet: export it as text"),
    },
    { bytes: [0x42, 0x5a, 0x68], signature: refuse("is compressed with bzip2: use gzip or zstd") },
    { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], signature: refuse("is compressed with xz: use gzip or zstd") },
    { bytes: [0xff, 0xfe], signature: refuse("is UTF-16 text: save it as UTF-8") },
    { bytes: [0xfe, 0xff], signature: refuse("is UTF-16 text: save it as UTF-8") },
];
/** Compares the first bytes with those that no text in UTF-8 begins with. `undefined`: it may be text. */
function findSignature(firstBytes) {
    if (isSkippableFrame(firstBytes))
        return { kind: "compression", compression: "zst" };
    const beginsWith = (bytes) => bytes.every((byte, index) => firstBytes[index] === byte);
    return signatures.find(({ bytes }) => beginsWith(bytes))?.signature;
}
/** RFC 8878, 3.1.2: the magic numbers 0x184D2A50 to 0x184D2A5F, low byte first. */
function isSkippableFrame(bytes) {
    return ((bytes[0] ?? 0) & 0xf0) === 0x50 && bytes[1] === 0x2a && bytes[2] === 0x4d && bytes[3] === 0x18;
}
function refuse(fault) {
    return { kind: "refused", fault };
}
//# sourceMappingURL=file-signature.js.map
;// CONCATENATED MODULE: ../core/build/dataset/detect-format.js

const formatByExtension = {
    txt: "txt",
    csv: "csv",
    tsv: "tsv",
    jsonl: "jsonl",
    ndjson: "jsonl",
};
/** What a line is that is more than white space and no comment. */
const looks = [
    { pattern: /^\{/, format: "jsonl", look: "its first line begins like a JSON object" },
    { pattern: /^[0-9]+$/, format: "txt", look: "its first line is one number" },
    { pattern: /\t/, format: "tsv", look: "its first line is separated by tabs" },
    { pattern: /,/, format: "csv", look: "its first line is separated by commas" },
];
/**
 * Decides by a file's name and first bytes. `wanted` settles the format unless it is `auto`; then the name
 * does, and where that is silent the first line. For a compressed file the bytes inside are looked at by a
 * second call, with `innerName` as the name. `firstBytes` may be all or only the beginning of the file.
 */
function detectFormat(name, firstBytes, wanted) {
    const { extension: outer, rest } = splitExtension(name);
    const signature = findSignature(firstBytes);
    const named = outer === "gz" || outer === "zst" ? outer : "none";
    const compression = signature?.kind === "compression" ? signature.compression : "none";
    const innerName = named === "none" ? name : rest;
    const byName = formatByExtension[splitExtension(innerName).extension];
    if (signature?.kind === "refused")
        return { fault: signature.fault };
    if (named !== compression && named !== "none")
        return { fault: `is named .${named} but is not compressed that way: rename it, or compress it` };
    if (named !== compression && byName !== undefined)
        return { fault: `is compressed but its name does not say so: add .${compression} to its name` };
    if (wanted !== "auto")
        return { format: wanted, compression, innerName, reason: "`format` says so" };
    if (compression !== "none")
        return {
            format: byName,
            compression,
            innerName,
            reason: byName ? "its name says so" : "its name is silent",
        };
    const first = findFirstLine(firstBytes);
    const look = looks.find(({ pattern }) => pattern.test(first));
    if (first.startsWith("[") && (byName === undefined || byName === "jsonl"))
        return { fault: "begins with a JSON array: write one JSON object a line" };
    if (byName !== undefined && byName !== "jsonl" && look?.format === "jsonl")
        return { fault: `is named .${byName} but ${look.look}: rename it to .jsonl, or set \`format\`` };
    if (byName !== undefined)
        return { format: byName, compression, innerName, reason: "its name says so" };
    if (look !== undefined)
        return { format: look.format, compression, innerName, reason: look.look };
    if (first === "")
        return { format: "txt", compression, innerName, reason: "it has no entries so far" };
    return { fault: "tells its format neither by its name nor by its first line: set `format`" };
}
/** In small letters, without the dot; empty if the file's own name has none. */
function splitExtension(name) {
    const dot = name.lastIndexOf(".");
    const nameStart = Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1;
    if (dot <= nameStart)
        return { extension: "", rest: name };
    return { extension: name.slice(dot + 1).toLowerCase(), rest: name.slice(0, dot) };
}
/** The first line that is neither blank nor a comment of a txt list, without the white space around it. */
function findFirstLine(bytes) {
    const text = Buffer.from(bytes)
        .toString("utf8")
        .replace(/^\uFEFF/, "");
    const line = text.split("\n").find((each) => !/^\s*(?:#|$)/.test(each));
    return line?.trim() ?? "";
}
//# sourceMappingURL=detect-format.js.map
;// CONCATENATED MODULE: ../core/build/ids/parse-id.js
function createIdWords() {
    return new Int32Array(2);
}
const zero = 48;
const lowDigits = 9;
/**
 * Reads `[1-9][0-9]{0,19}` up to 2^64−1 from bytes `start` to `end` into `words`.
 * Returns false, with `words` undefined, for anything else.
 */
function parseId(bytes, range, words) {
    const { start, end } = range;
    const length = end - start;
    if (length < 1 || length > 20 || bytes[start] === zero)
        return false;
    // 11 and 9 digits are both exact in a double; their sum of products below is too.
    const split = Math.max(start, end - lowDigits);
    let high = 0;
    let low = 0;
    for (let at = start; at < end; at++) {
        const digit = bytes[at] - zero;
        if (digit < 0 || digit > 9)
            return false;
        if (at < split)
            high = high * 10 + digit;
        else
            low = low * 10 + digit;
    }
    return combine(high, low, words);
}
/** high · 10⁹ + low as 64 bits, in steps that stay below 2⁵³. */
function combine(high, low, words) {
    const upper = Math.floor(high / 0x10000) * 1e9;
    const lower = (high % 0x10000) * 1e9 + low;
    const sum = (upper % 0x10000) * 0x10000 + lower;
    const highWord = Math.floor(upper / 0x10000) + Math.floor(sum / 0x100000000);
    if (highWord > 0xffffffff)
        return false;
    words[0] = highWord | 0;
    words[1] = (sum % 0x100000000) | 0;
    return true;
}
/** The decimal digits of an ID. For output only: sets and maps work on the words. */
function formatId(high, low) {
    return ((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)).toString();
}
//# sourceMappingURL=parse-id.js.map
;// CONCATENATED MODULE: ../core/build/dataset/describe-columns.js
const namedColumns = 20;
/** Text from a file ends in logs: only what is plainly a name is repeated. */
const plainName = /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,39}$/u;
/** A column, from 0, in words for people, who count from 1. */
function describeColumn(column, name) {
    return name !== undefined && plainName.test(name)
        ? `column ${column + 1} (${name})`
        : `column ${column + 1}`;
}
/** Columns in words: `column 1 (id) and column 3`. */
function describeColumns(columns, names = []) {
    const all = [...columns];
    const words = all.slice(0, namedColumns).map((column) => describeColumn(column, names[column]));
    if (all.length > words.length)
        words.push(`${all.length - words.length} more`);
    const last = words.pop() ?? "no column";
    return words.length === 0 ? last : `${words.join(", ")} and ${last}`;
}
//# sourceMappingURL=describe-columns.js.map
;// CONCATENATED MODULE: ../core/build/dataset/known-columns.js
const knownNames = {
    tweets: { specific: ["tweet_id", "tweetid", "status_id", "tid"], general: ["id_str", "id"] },
    users: { specific: ["user_id", "userid", "author_id", "uid"], general: ["id_str", "id"] },
};
/** One spelling for `Tweet ID`, `tweet-id` and `tweet_id`. */
function normalizeName(name) {
    return name.trim().toLowerCase().replaceAll(/[ -]/g, "_");
}
/** Whether a column of this name holds IDs of any type. */
function isKnownName(name) {
    const wanted = normalizeName(name);
    return Object.values(knownNames).some(({ specific, general }) => [...specific, ...general].includes(wanted));
}
/**
 * The columns, from 0, that hold the IDs of a type as far as names tell: of the best kind of name that there
 * is. More than one answer means that names do not tell. General names say nothing beside a specific name of
 * the other type: in a list of users, `id` beside `tweet_id` may be either.
 */
function findKnownColumns(names, type) {
    const normalized = names.map(normalizeName);
    const columnsOf = (wanted) => normalized.flatMap((name, column) => (wanted.includes(name) ? [column] : []));
    const specific = columnsOf(knownNames[type].specific);
    if (specific.length > 0)
        return specific;
    // X's own `id` of a post stands beside `author_id`: the name alone is the post's.
    const others = type === "users" ? columnsOf(knownNames.tweets.specific) : [];
    for (const name of knownNames[type].general) {
        const general = columnsOf([name]);
        if (general.length > 0)
            return [...general, ...others];
    }
    return [];
}
//# sourceMappingURL=known-columns.js.map
;// CONCATENATED MODULE: ../core/build/dataset/choose-column.js



const setField = "set `field` to the name or the number of the IDs' column";
const setNumber = "set `field` to the number of the IDs' column";
/** Chooses from the fields of a file's first record, trimmed. Where two columns may be meant it asks, and never guesses. */
function chooseColumn(fields, { field, type }) {
    if (typeof field === "number")
        return chooseByNumber(fields, field);
    if (field !== undefined)
        return chooseByName(fields, field);
    return fields.some(isIdText) ? chooseByValue(fields) : chooseByKnownName(fields, type);
}
/** The columns, from 0, whose field is an ID. */
function findIdColumns(fields) {
    return fields.flatMap((text, column) => (isIdText(text) ? [column] : []));
}
/** Why values do not tell the column: more than one holds IDs. */
function refuseSeveral(columns) {
    return {
        refusal: `has IDs in ${describeColumns(columns)}, and no header that tells them apart: ${setNumber}`,
    };
}
function chooseByNumber(fields, field) {
    const column = field - 1;
    const text = fields[column];
    if (text === undefined) {
        const limit = `columns are numbered from 1 to ${fields.length} here`;
        return { refusal: `has no column of the number in \`field\`: ${limit}` };
    }
    const hasHeader = isName(text) && (text !== "" || !fields.some(isIdText));
    return {
        column,
        hasHeader,
        isTentative: false,
        text: `${choose_column_describe(fields, column, hasHeader)} holds the IDs, as \`field\` says; ${describeHeader(hasHeader)}`,
    };
}
function chooseByName(fields, field) {
    const columnsOf = (isSame) => fields.flatMap((name, column) => (isSame(name) ? [column] : []));
    const wanted = field.trim();
    const exact = columnsOf((name) => name === wanted);
    const columns = exact.length > 0 ? exact : columnsOf((name) => name.toLowerCase() === wanted.toLowerCase());
    const [column] = columns;
    if (column === undefined) {
        const seen = fields.some(isIdText)
            ? `its first record holds an ID, so it may have no header: ${setNumber}`
            : `it has ${describeColumns(fields.keys(), fields)}: ${setField}`;
        return { refusal: `has no column of the name in \`field\`; ${seen}` };
    }
    if (columns.length > 1) {
        return {
            refusal: `has the name in \`field\` more than once, as ${describeColumns(columns)}: ${setNumber}`,
        };
    }
    return {
        column,
        hasHeader: true,
        isTentative: false,
        text: `${choose_column_describe(fields, column, true)} holds the IDs, as \`field\` says`,
    };
}
function chooseByKnownName(fields, type) {
    const columns = findKnownColumns(fields, type);
    const [column] = columns;
    if (columns.length > 1) {
        return { refusal: `may have its IDs in ${describeColumns(columns, fields)}: ${setField}` };
    }
    if (column !== undefined) {
        const text = `${choose_column_describe(fields, column, true)} holds the IDs: it has a usual name for those of ${type}`;
        return { column, hasHeader: true, isTentative: false, text };
    }
    if (fields.length > 1) {
        const seen = fields.every(isName) ? `it has ${describeColumns(fields.keys(), fields)}: ` : "";
        return { refusal: `names no column that is known to hold IDs of ${type}; ${seen}${setField}` };
    }
    const [only = ""] = fields;
    const hasHeader = only !== "" && isName(only);
    const text = `${choose_column_describe(fields, 0, hasHeader)} holds the IDs: there is no other; ${describeHeader(hasHeader)}`;
    // The one field may be a title above a table.
    return { column: 0, hasHeader, isTentative: true, text };
}
function chooseByValue(fields) {
    // `id` is a language, too: a first record with one and an ID is a header with years, or a post in Indonesian.
    if (fields.some(isKnownName)) {
        return { refusal: `begins with a record that has a column's name and an ID in it: ${setField}` };
    }
    const columns = findIdColumns(fields);
    const [column] = columns;
    if (column === undefined || columns.length > 1)
        return refuseSeveral(columns);
    const text = `${choose_column_describe(fields, column, false)} holds the IDs: it is the only one with an ID in it; ${describeHeader(false)}`;
    return { column, hasHeader: false, isTentative: true, text };
}
function isIdText(text) {
    const bytes = Buffer.from(text);
    return parseId(bytes, { start: 0, end: bytes.length }, createIdWords());
}
/** Not so for a damaged ID, which must not pass for a header: `1.23E+18`, `-1`, `'123`, `="123"`, an address. */
function isName(text) {
    return !/^["'=+-]*[0-9]|^@|^https?:/i.test(text);
}
function choose_column_describe(fields, column, hasHeader) {
    return describeColumn(column, hasHeader ? fields[column] : undefined);
}
function describeHeader(hasHeader) {
    return hasHeader ? "the first record is a header" : "there is no header";
}
//# sourceMappingURL=choose-column.js.map
;// CONCATENATED MODULE: ../core/build/dataset/csv-field.js
const lineFeed = 10;
const quote = 34;
function createCsvCursor(separator) {
    return { separator, at: 0, to: 0, start: 0, end: 0, isQuoted: false, isTorn: false, lineFeeds: 0 };
}
/**
 * Reads one field as RFC 4180 has it, and moves the cursor behind what ended it. A quote counts only as the
 * first byte of a field, so `5" disk` needs none around it. A CR before the line feed stays in the field: it
 * is white space at the end of an ID.
 */
function readField(bytes, cursor) {
    const { at, to, separator } = cursor;
    cursor.isTorn = false;
    cursor.isQuoted = at < to && bytes[at] === quote;
    if (cursor.isQuoted)
        return readQuotedField(bytes, cursor);
    let position = at;
    // Each byte is loaded once: loading it for each of the two comparisons took about twice as long.
    for (let byte = 0; position < to; position++) {
        byte = bytes[position];
        if (byte === separator || byte === lineFeed)
            break;
    }
    cursor.start = at;
    cursor.end = position;
    return endField(bytes, cursor, position);
}
function readQuotedField(bytes, cursor) {
    const { to, separator } = cursor;
    cursor.start = cursor.at + 1;
    let position = cursor.start;
    for (;;) {
        for (let byte = 0; position < to; position++) {
            byte = bytes[position];
            if (byte === quote)
                break;
            if (byte === lineFeed)
                cursor.lineFeeds++;
        }
        cursor.end = position;
        if (position === to) {
            cursor.at = to;
            return "bytes in quotes";
        }
        // Two quotes are one that belongs to the text.
        if (position + 1 === to || bytes[position + 1] !== quote)
            break;
        position += 2;
    }
    position++;
    while (position < to && bytes[position] !== separator && bytes[position] !== lineFeed) {
        if (!isCsvSpace(bytes[position]))
            cursor.isTorn = true;
        position++;
    }
    return endField(bytes, cursor, position);
}
function endField(bytes, cursor, position) {
    if (position === cursor.to) {
        cursor.at = position;
        return "bytes";
    }
    cursor.at = position + 1;
    if (bytes[position] !== lineFeed)
        return "separator";
    cursor.lineFeeds++;
    return "line";
}
/** Space, tab or CR: what may stand around an ID. */
function isCsvSpace(byte) {
    return byte === 32 || byte === 9 || byte === 13;
}
//# sourceMappingURL=csv-field.js.map
;// CONCATENATED MODULE: ../core/build/dataset/csv-record.js

const csv_record_lineFeed = 10;
const csv_record_quote = 34;
function createCsvRecord(separator) {
    return {
        cursor: createCsvCursor(separator),
        column: 0,
        from: 0,
        end: 0,
        fields: 0,
        lineFeeds: 0,
        isTorn: false,
        start: 0,
        stop: 0,
    };
}
/**
 * Reads the record at `record.from`, as far as there are bytes before the cursor's `to`. What it returns ended
 * the record: never a separator.
 *
 * Fields without quotes are found in this loop, in local variables, and each byte is loaded once: measured on
 * a tsv of five columns, a million records, that is faster than `readField` for each of them, and the search
 * for a field's end takes half the time of one that loads a byte for each comparison.
 */
function readCsvRecord(bytes, record) {
    const { cursor, column, from } = record;
    const { separator, to } = cursor;
    let ended = "separator";
    let at = from;
    let fields = 0;
    let isTorn = false;
    cursor.lineFeeds = 0;
    while (ended === "separator") {
        if (bytes[at] === csv_record_quote) {
            cursor.at = at;
            ended = readField(bytes, cursor);
            if (fields === column) {
                record.start = cursor.start;
                record.stop = cursor.end;
            }
            isTorn ||= cursor.isTorn;
            at = cursor.at;
        }
        else {
            const start = at;
            let byte = separator;
            for (; at < to; at++) {
                byte = bytes[at];
                if (byte === separator || byte === csv_record_lineFeed)
                    break;
            }
            if (fields === column) {
                record.start = start;
                record.stop = at;
            }
            if (at === to)
                ended = "bytes";
            else {
                at++;
                if (byte === csv_record_lineFeed) {
                    ended = "line";
                    cursor.lineFeeds++;
                }
            }
        }
        fields++;
    }
    record.end = at;
    record.fields = fields;
    record.lineFeeds = cursor.lineFeeds;
    record.isTorn = isTorn;
    return ended;
}
/** Takes white space off the record's value, and quotes that stand between white space. */
function trimCsvValue(bytes, record) {
    trimSpaces(bytes, record);
    const { start, stop } = record;
    if (stop - start < 2 || bytes[start] !== csv_record_quote || bytes[stop - 1] !== csv_record_quote)
        return;
    record.start++;
    record.stop--;
    trimSpaces(bytes, record);
}
function trimSpaces(bytes, record) {
    let { start, stop } = record;
    while (start < stop && isCsvSpace(bytes[start]))
        start++;
    while (stop > start && isCsvSpace(bytes[stop - 1]))
        stop--;
    record.start = start;
    record.stop = stop;
}
/** Whether there is nothing but white space in the record: it is a blank line. */
function isBlankRecord(bytes, { fields, from, end }) {
    if (fields > 1)
        return false;
    let at = from;
    while (at < end && (isCsvSpace(bytes[at]) || bytes[at] === csv_record_lineFeed))
        at++;
    return at === end;
}
/** The fields of the record as text, trimmed and without quotes. For the first records of a file only. */
function readCsvTexts(bytes, record) {
    const cursor = createCsvCursor(record.cursor.separator);
    cursor.at = record.from;
    cursor.to = record.end;
    const texts = [];
    let ended;
    do {
        ended = readField(bytes, cursor);
        const text = Buffer.from(bytes.subarray(cursor.start, cursor.end)).toString("utf8").trim();
        texts.push(cursor.isQuoted ? text.replaceAll('""', '"') : text.replace(/^"([^"]*)"$/, "$1").trim());
    } while (ended === "separator");
    return texts;
}
//# sourceMappingURL=csv-record.js.map
;// CONCATENATED MODULE: ../core/build/dataset/entry-reader.js
/** Entries that are handled together: enough for their cache misses to overlap, few enough to stay in the cache. */
const batchEntries = 2_048;
function createEntryBatch() {
    const column = () => new Int32Array(batchEntries);
    return {
        count: 0,
        start: column(),
        end: column(),
        high: column(),
        low: column(),
        idStart: column(),
        idEnd: column(),
    };
}
//# sourceMappingURL=entry-reader.js.map
;// CONCATENATED MODULE: ../core/build/dataset/read-plain-lines.js

const lf = 10;
const read_plain_lines_zero = 48;
/** 10^0 … 10^11, exact in a double. */
const powers = Float64Array.from({ length: 12 }, (_, exponent) => 10 ** exponent);
/**
 * Reads lines of digits and LF alone, from `at` on, until a line that is anything else, until `to` or until
 * the batch is full. Returns where it stopped.
 *
 * This loop is most of the time of a check and of a rewrite. Three integers of at most nine digits stay
 * machine integers, where one number would become a double at the tenth digit; and a byte is looked at once,
 * where a search for the line's end would look at it twice. Measured at 10 million IDs: 0.6 of the time of
 * the first version that did neither, and 0.7 of `grep -cvE`'s for the same check.
 */
function readPlainLines(bytes, { at: from, to }, batch) {
    const { start, end, high, low, idStart, idEnd } = batch;
    let { count } = batch;
    let at = from;
    while (count < batchEntries && at < to) {
        let first = 0;
        let second = 0;
        let third = 0;
        let position = at;
        let digit = bytes[position] - read_plain_lines_zero;
        if (digit === 0)
            break;
        let limit = position + 9;
        while (digit >>> 0 <= 9 && position < limit) {
            first = first * 10 + digit;
            digit = bytes[++position] - read_plain_lines_zero;
        }
        const firstEnd = position;
        limit = position + 9;
        while (digit >>> 0 <= 9 && position < limit) {
            second = second * 10 + digit;
            digit = bytes[++position] - read_plain_lines_zero;
        }
        const secondEnd = position;
        limit = position + 2;
        while (digit >>> 0 <= 9 && position < limit) {
            third = third * 10 + digit;
            digit = bytes[++position] - read_plain_lines_zero;
        }
        if (digit !== lf - read_plain_lines_zero || position >= to || position === at)
            break;
        // first · 10^(digits behind it) + rest as 64 bits, in steps that stay below 2^53.
        const power = powers[position - firstEnd];
        const rest = second * powers[position - secondEnd] + third;
        const upper = (first >>> 16) * power;
        const upperHigh = Math.floor(upper / 0x10000);
        const sum = (upper - upperHigh * 0x10000) * 0x10000 + ((first & 0xffff) * power + rest);
        const carry = Math.floor(sum / 0x100000000);
        if (upperHigh + carry > 0xffffffff)
            break;
        high[count] = upperHigh + carry;
        low[count] = sum - carry * 0x100000000;
        start[count] = at;
        idStart[count] = at;
        idEnd[count] = position;
        at = position + 1;
        end[count] = at;
        count++;
    }
    batch.count = count;
    return at;
}
//# sourceMappingURL=read-plain-lines.js.map
;// CONCATENATED MODULE: ../core/build/dataset/txt-entry.js

const space = 32;
const tab = 9;
const carriageReturn = 13;
const hash = 35;
/**
 * Finds the ID in a line of a txt dataset: one ID, maybe between spaces, tabs or CRs. `blank` is a line of
 * nothing, or `#` and a comment. Fills `words` if there is an ID.
 */
function findTxtId(bytes, line, words) {
    let { start, end } = line;
    while (start < end && isSpace(bytes[start]))
        start++;
    while (end > start && isSpace(bytes[end - 1]))
        end--;
    if (start === end || bytes[start] === hash)
        return "blank";
    return parseId(bytes, { start, end }, words) ? { start, end } : "bad";
}
/** Why a line is no ID, and what to write instead. Says nothing of what stands in it. */
function explainBadLine(bytes, range) {
    const text = Buffer.from(bytes.subarray(range.start, range.end)).toString("utf8").trim();
    return (reasons.find(({ pattern }) => pattern.test(text))?.message ??
        "is not an ID: write one decimal number a line");
}
const reasons = [
    {
        pattern: /^[+-]?[0-9]+(?:[.,][0-9]+)?e[+-]?[0-9]+$|^[0-9]+(?:\.[0-9]+|,0+)$/i,
        message: "is not an ID: a spreadsheet has rounded it; export the column again as text",
    },
    { pattern: /^-[0-9]+$/, message: "is not an ID: IDs are not negative" },
    { pattern: /^0[0-9]*$/, message: "is not an ID: IDs do not begin with 0" },
    { pattern: /^[0-9]{20,}$/, message: "is not an ID: it is larger than 18446744073709551615" },
    { pattern: /^["'].*["']$/, message: "is not an ID: write it without quotes" },
    {
        pattern: /^[0-9]+[\s,;|]+\S/,
        message: "is not one ID: write one a line, and comments on lines of their own",
    },
    { pattern: /^@/, message: "is not an ID: write the numeric ID, not the name" },
    { pattern: /^https?:/i, message: "is not an ID: write only the number at the end of the address" },
];
/** The byte order mark that may begin a file. It belongs to the file, not to its first entry. */
function startsWithBom(bytes) {
    return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
/** Bytes of a byte order mark. */
const bomBytes = 3;
/** Longest line that is read, bytes. An ID with any sensible white space around it is far shorter. */
const maxLineBytes = 64 * 1024;
function isSpace(byte) {
    return byte === space || byte === tab || byte === carriageReturn;
}
//# sourceMappingURL=txt-entry.js.map
;// CONCATENATED MODULE: ../core/build/dataset/read-csv.js






/** A longer record means that a quote was left open, bytes. */
const maxCsvRecordBytes = 1024 * 1024;
/** So many records must agree with a column that was chosen without a name. */
const witnesses = 100;
/**
 * Reads the records of a csv or tsv file (RFC 4180). Where the column of the IDs cannot be told, or a record
 * does not end, that is the only fault, and nothing behind it is an entry.
 */
function createCsvReader({ separator, field, type, onFault, onChoice, }) {
    const batch = createEntryBatch();
    const words = createIdWords();
    const record = createCsvRecord(separator.charCodeAt(0));
    let choice;
    let witnessed = 0;
    let line = 1;
    let hasGivenUp = false;
    function giveUp(message) {
        hasGivenUp = true;
        onFault({ line, message });
    }
    /** Returns whether the first record is read on as one of IDs. */
    function chooseFromRecord(bytes) {
        const chosen = chooseColumn(readCsvTexts(bytes, record), { field, type });
        if ("refusal" in chosen) {
            giveUp(chosen.refusal);
            return false;
        }
        choice = chosen;
        onChoice?.(chosen.text);
        record.column = chosen.column;
        // Its column was not known when it was read.
        readCsvRecord(bytes, record);
        return !chosen.hasHeader;
    }
    /** Whether no other column than the chosen one holds IDs. */
    function bearsWitness(bytes) {
        witnessed++;
        const columns = findIdColumns(readCsvTexts(bytes, record));
        if (columns.every((column) => column === record.column))
            return true;
        giveUp(refuseSeveral([...new Set([record.column, ...columns])].sort((a, b) => a - b)).refusal);
        return false;
    }
    function explainRecord(bytes) {
        const column = `column ${record.column + 1}`;
        if (record.column >= record.fields)
            return `has too few columns: the IDs are in ${column}`;
        if (record.start === record.stop)
            return `has no ID in ${column}`;
        return explainBadLine(bytes, { start: record.start, end: record.stop });
    }
    /** Returns whether the record holds an ID, or may: quotes and spaces around it are not looked at. */
    function admitRecord(bytes, ended) {
        if (ended === "bytes in quotes" || record.isTorn) {
            const flaw = record.isTorn ? "text behind a closing quote" : "a quote that is never closed";
            const message = `has ${flaw}: write a quote inside quotes twice`;
            if (choice === undefined)
                giveUp(message);
            else
                onFault({ line, message });
            return false;
        }
        if (choice === undefined && !chooseFromRecord(bytes))
            return false;
        return !choice?.isTentative || witnessed >= witnesses || bearsWitness(bytes);
    }
    /** Reads the record's value into `words`. Nearly always it is an ID as it stands. */
    function readId(bytes) {
        if (record.column >= record.fields)
            return false;
        if (parseId(bytes, { start: record.start, end: record.stop }, words))
            return true;
        trimCsvValue(bytes, record);
        return parseId(bytes, { start: record.start, end: record.stop }, words);
    }
    /** A list of one column is read as fast as txt: by the same loop, as far as there are only digits and LF. */
    function skimPlainLines(bytes, to) {
        const isList = record.column === 0 && record.fields === 1;
        if (!isList || choice === undefined)
            return;
        const before = batch.count;
        record.from = readPlainLines(bytes, { at: record.from, to }, batch);
        line += batch.count - before;
    }
    function addEntry() {
        const row = batch.count++;
        batch.start[row] = record.from;
        batch.end[row] = record.end;
        batch.high[row] = words[0];
        batch.low[row] = words[1];
        batch.idStart[row] = record.start;
        batch.idEnd[row] = record.stop;
    }
    return {
        batch,
        maxRecordBytes: maxCsvRecordBytes,
        read(bytes, { from, to, last }) {
            batch.count = 0;
            record.from = from;
            record.cursor.to = to;
            while (record.from < to && batch.count < batchEntries) {
                if (hasGivenUp)
                    return to;
                skimPlainLines(bytes, to);
                if (record.from === to || batch.count === batchEntries)
                    break;
                const ended = readCsvRecord(bytes, record);
                if (record.end - record.from > maxCsvRecordBytes) {
                    giveUp("is longer than 1 MiB: close its quote; nothing behind it was read");
                    return to;
                }
                if (ended !== "line" && !last)
                    break;
                if (!isBlankRecord(bytes, record) && admitRecord(bytes, ended)) {
                    if (readId(bytes))
                        addEntry();
                    else
                        onFault({ line, message: explainRecord(bytes) });
                }
                line += record.lineFeeds;
                record.from = record.end;
            }
            return hasGivenUp ? to : record.from;
        },
    };
}
//# sourceMappingURL=read-csv.js.map
;// CONCATENATED MODULE: ../core/build/dataset/skip-json.js
const skip_json_lineFeed = 10;
const skip_json_quote = 34;
const backslash = 92;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
const comma = 44;
/**
 * Stands for "the line ends before this does, or its brackets do not match". Each function here stops at a line
 * feed by itself: looking for the line's end first cost a fifth of the time with lines of 60 bytes.
 */
const broken = -1;
/** Where the white space at `at` ends: JSON's, without the line feed, which ends the record. */
function skipJsonSpace(bytes, at, end) {
    let next = at;
    while (next < end && isJsonSpace(bytes[next]))
        next++;
    return next;
}
/** Behind the closing quote of the string whose text begins at `at`, or `broken`. */
function skipJsonString(bytes, at, end) {
    let next = at;
    while (next < end) {
        const byte = bytes[next++];
        if (byte > skip_json_quote && byte !== backslash)
            continue;
        if (byte === skip_json_quote)
            return next;
        if (byte === skip_json_lineFeed)
            return broken;
        if (byte === backslash && bytes[next] !== skip_json_lineFeed)
            next++;
    }
    return broken;
}
/**
 * Behind the value at `at`, or `broken`. Of what is skipped only strings and brackets are checked, as only they
 * decide where it ends; so a `NaN` that Python wrote into another field does not cost the entry.
 */
function skipJsonValue(bytes, at, end) {
    if (at >= end)
        return broken;
    const first = bytes[at];
    if (first === skip_json_quote)
        return skipJsonString(bytes, at + 1, end);
    if (first === openBrace || first === openBracket)
        return skipNested(bytes, at, end);
    let next = at;
    while (next < end && isScalarByte(bytes[next]))
        next++;
    return next === at ? broken : next;
}
/** Without recursion: how deep a line nests is its author's choice, and must not end in a stack overflow. */
function skipNested(bytes, at, end) {
    const closers = [];
    let next = at;
    while (next < end) {
        const byte = bytes[next++];
        if (byte === skip_json_quote) {
            next = skipJsonString(bytes, next, end);
            if (next === broken)
                return broken;
        }
        else if (byte === openBrace || byte === openBracket) {
            closers.push(byte === openBrace ? closeBrace : closeBracket);
        }
        else if (byte === closeBrace || byte === closeBracket) {
            if (closers.pop() !== byte)
                return broken;
            if (closers.length === 0)
                return next;
        }
        else if (byte === skip_json_lineFeed)
            return broken;
    }
    return broken;
}
function isJsonSpace(byte) {
    return byte <= 32 && (byte === 32 || byte === 9 || byte === 13);
}
/** A number, a literal, or what other programs write in their place; never a byte of JSON's own grammar. */
function isScalarByte(byte) {
    return byte > 32 && byte !== comma && byte !== closeBrace && byte !== closeBracket && !opens(byte);
}
function opens(byte) {
    return byte === skip_json_quote || byte === 58 || byte === openBrace || byte === openBracket;
}
//# sourceMappingURL=skip-json.js.map
;// CONCATENATED MODULE: ../core/build/dataset/find-json-value.js

const find_json_value_lineFeed = 10;
const find_json_value_quote = 34;
const find_json_value_backslash = 92;
const find_json_value_comma = 44;
const colon = 58;
const find_json_value_openBrace = 123;
const find_json_value_closeBrace = 125;
/**
 * Finds the value at a path of keys, such as `user` → `id_str`, in a line that is one JSON object. A line is
 * `broken` if it is no object, does not end where its object does, or its brackets or quotes do not match.
 * Where a key of the path stands twice, JSON's readers disagree on which one counts, so neither does.
 */
function createJsonFinder(path) {
    const keys = path.map((key) => Buffer.from(key));
    let found = false;
    let twice = false;
    /** Reads the members behind a `{`. Returns where the object ends, or `broken`. */
    function readMembers(bytes, from, end, level) {
        const wanted = keys[level];
        let seen = false;
        let at = skipJsonSpace(bytes, from, end);
        if (at < end && bytes[at] === find_json_value_closeBrace)
            return at + 1;
        while (at < end && bytes[at] === find_json_value_quote) {
            const keyStart = at + 1;
            const keyEnd = skipJsonString(bytes, keyStart, end);
            if (keyEnd === broken)
                return broken;
            at = bytes[keyEnd] === colon ? keyEnd : skipJsonSpace(bytes, keyEnd, end);
            if (at >= end || bytes[at] !== colon)
                return broken;
            at = skipJsonSpace(bytes, at + 1, end);
            if (isKey(bytes, keyStart, keyEnd - 1, wanted)) {
                if (seen)
                    twice = true;
                seen = true;
                at = readWanted(bytes, at, end, level);
            }
            else
                at = skipJsonValue(bytes, at, end);
            if (at === broken)
                return broken;
            at = skipJsonSpace(bytes, at, end);
            if (at >= end)
                return broken;
            if (bytes[at] === find_json_value_closeBrace)
                return at + 1;
            if (bytes[at] !== find_json_value_comma)
                return broken;
            at = skipJsonSpace(bytes, at + 1, end);
        }
        return broken;
    }
    function readWanted(bytes, at, end, level) {
        if (level + 1 < keys.length)
            return at < end && bytes[at] === find_json_value_openBrace
                ? readMembers(bytes, at + 1, end, level + 1)
                : skipJsonValue(bytes, at, end);
        const stop = skipJsonValue(bytes, at, end);
        if (stop === broken)
            return broken;
        found = true;
        const quoted = bytes[at] === find_json_value_quote;
        finder.start = quoted ? at + 1 : at;
        finder.end = quoted ? stop - 1 : stop;
        return stop;
    }
    const finder = {
        path,
        start: 0,
        end: 0,
        lineEnd: 0,
        find(bytes, start, limit) {
            found = false;
            twice = false;
            const at = skipJsonSpace(bytes, start, limit);
            if (at >= limit || bytes[at] !== find_json_value_openBrace)
                return "broken";
            const stop = readMembers(bytes, at + 1, limit, 0);
            if (stop === broken)
                return "broken";
            finder.lineEnd = skipJsonSpace(bytes, stop, limit);
            if (finder.lineEnd < limit && bytes[finder.lineEnd] !== find_json_value_lineFeed)
                return "broken";
            if (twice)
                return "twice";
            return found ? "found" : "missing";
        },
    };
    return finder;
}
/** Whether the key between its quotes is the wanted one. An escape makes a key longer, never shorter. */
function isKey(bytes, start, end, wanted) {
    const length = end - start;
    if (length < wanted.length || length === 0)
        return length === wanted.length;
    if (bytes[start] !== wanted[0] && bytes[start] !== find_json_value_backslash)
        return false;
    if (length > wanted.length)
        return hasEscape(bytes, start, end) && unescapesTo(bytes, start, end, wanted);
    for (let index = 0; index < length; index++) {
        if (bytes[start + index] !== wanted[index])
            return false;
    }
    return true;
}
function hasEscape(bytes, start, end) {
    for (let at = start; at < end; at++)
        if (bytes[at] === find_json_value_backslash)
            return true;
    return false;
}
/** Leaves the rare key with an escape, such as `"\u0069d"`, to JSON.parse. */
function unescapesTo(bytes, start, end, wanted) {
    const text = Buffer.from(bytes.subarray(start - 1, end + 1)).toString("utf8");
    try {
        return Buffer.from(JSON.parse(text)).equals(wanted);
    }
    catch (error) {
        // Not an escape that JSON knows: such a key is nobody's name.
        if (error instanceof SyntaxError)
            return false;
        throw error;
    }
}
//# sourceMappingURL=find-json-value.js.map
;// CONCATENATED MODULE: ../core/build/dataset/choose-json-field.js


/**
 * Where the IDs of a type are looked for, best first. A list of users is often made from posts, whose own ID
 * goes by the same names: the author's places are in the list so that the two clash instead of being mixed up.
 */
const knownPaths = {
    tweets: [["id_str"], ["tweet_id"], ["tid"], ["id"]],
    users: [["user_id"], ["id_str"], ["uid"], ["id"], ["author_id"], ["user", "id_str"], ["user", "id"]],
};
/** Records that are looked at for a second ID before the choice is trusted. */
const weighedRecords = 100;
/**
 * Makes a chooser for files whose field nobody named. Two fields that hold different IDs are never guessed
 * between.
 */
function createJsonFieldChooser(type) {
    const known = knownPaths[type].map(createJsonFinder);
    return {
        known,
        choose(bytes, start, end) {
            const seen = known.map((finder) => ({
                finder,
                line: finder.find(bytes, start, end),
                words: createIdWords(),
            }));
            const withId = seen.filter(({ finder, line, words }) => line === "found" && parseId(bytes, finder, words));
            const [first, ...others] = withId;
            if (first === undefined)
                return { kind: "none", bestGuess: seen.find(({ line }) => line !== "missing")?.finder };
            const rival = others.find(({ words }) => !areEqual(words, first.words));
            if (rival !== undefined)
                return { kind: "clash", between: [first.finder, rival.finder] };
            return { kind: "chosen", finder: first.finder, equals: others.map(({ finder }) => finder) };
        },
    };
}
/** A path as it is written in `field`. */
function formatJsonPath({ path }) {
    return `"${path.join(".")}"`;
}
function areEqual(left, right) {
    return left[0] === right[0] && left[1] === right[1];
}
//# sourceMappingURL=choose-json-field.js.map
;// CONCATENATED MODULE: ../core/build/dataset/read-jsonl.js






const read_jsonl_lf = 10;
/** Longest line that is read, bytes: a post with everything that X tells of it has about 20 KB. */
const maxJsonLineBytes = 1024 * 1024;
/**
 * Reads JSON lines: an object a line, its ID as a string or a number. No number of the file becomes a JS
 * number, which would round it. An ID with an escape in it (`"\u0031"`) is a fault; a key with one is found.
 */
function createJsonlReader({ path, type, onFault, onChoice }) {
    const batch = createEntryBatch();
    const words = createIdWords();
    const chooser = path === undefined ? createJsonFieldChooser(type) : undefined;
    let finder = path === undefined ? undefined : createJsonFinder(path);
    let weighed = 0;
    let refused = false;
    let line = 0;
    /** Makes an entry of a line, or a fault, or nothing of a blank one. */
    function takeLine(bytes, { start, stop, end, found }) {
        line++;
        if (stop - start > maxJsonLineBytes) {
            onFault({ line, message: "is longer than 1 MiB" });
            return;
        }
        if (skipJsonSpace(bytes, start, stop) === stop)
            return;
        if (found === undefined)
            weighLine(bytes, start, stop);
        if (finder === undefined || refused)
            return;
        const message = readId(finder, bytes, found ?? finder.find(bytes, start, stop));
        if (message !== undefined) {
            onFault({ line, message });
            return;
        }
        const row = batch.count++;
        batch.start[row] = start;
        batch.end[row] = end;
        batch.high[row] = words[0];
        batch.low[row] = words[1];
        batch.idStart[row] = finder.start;
        batch.idEnd[row] = finder.end;
    }
    /** Fills `words` from what the finder saw, or says what is wrong. */
    function readId(from, bytes, found) {
        if (found === "found")
            return parseId(bytes, from, words) ? undefined : explainBadLine(bytes, from);
        if (found === "broken")
            return "is not a JSON object: write one whole object a line";
        const name = formatJsonPath(from);
        if (found === "twice")
            return `has a key of ${name} twice: keep one of them`;
        return `lacks the field ${name}: add it, or name another in \`field\``;
    }
    /** Chooses the field by the first record that holds an ID, and looks for a rival in those that follow. */
    function weighLine(bytes, start, stop) {
        const { known, choose } = chooser;
        weighed++;
        const choice = choose(bytes, start, stop);
        if (choice.kind === "clash") {
            const [one, other] = choice.between.map(formatJsonPath);
            refuse(`has different IDs in ${one} and ${other} on line ${line}: name one of them in \`field\``);
            return;
        }
        if (finder !== undefined)
            return;
        if (choice.kind === "chosen") {
            finder = choice.finder;
            const same = choice.equals.map(formatJsonPath).join(", ");
            const also = same === "" ? "" : `; ${same} says the same`;
            onChoice?.(`reads the IDs from ${formatJsonPath(finder)}: line ${line} has one there${also}`);
            return;
        }
        const names = known.map(formatJsonPath).join(", ");
        const message = choice.bestGuess === undefined
            ? `has none of the fields ${names}: name the one with the ID in \`field\``
            : readId(choice.bestGuess, bytes, choice.bestGuess.find(bytes, start, stop));
        if (message !== undefined)
            onFault({ line, message });
        if (weighed === weighedRecords)
            refuse(`has no ID in ${names} of its first ${weighedRecords} records: name the right one in \`field\``);
    }
    function refuse(message) {
        refused = true;
        onFault({ message });
    }
    return {
        batch,
        maxRecordBytes: maxJsonLineBytes,
        read(bytes, { from, to, last }) {
            batch.count = 0;
            // Refused for good: no entry can be told from another, so everything stays.
            if (refused)
                return to;
            let at = from;
            while (at < to && batch.count < batchEntries && !refused) {
                const settled = chooser === undefined || weighed >= weighedRecords;
                const found = settled ? finder?.find(bytes, at, to) : undefined;
                const stop = finder === undefined || found === undefined || found === "broken"
                    ? findLineEnd(bytes, at, to)
                    : finder.lineEnd;
                if (stop === to && !last)
                    break;
                const end = Math.min(stop + 1, to);
                takeLine(bytes, { start: at, stop, end, found });
                at = end;
            }
            return at;
        },
    };
}
function findLineEnd(bytes, from, to) {
    const found = bytes.indexOf(read_jsonl_lf, from);
    return found === -1 || found > to ? to : found;
}
//# sourceMappingURL=read-jsonl.js.map
;// CONCATENATED MODULE: ../core/build/dataset/read-txt.js




const read_txt_lf = 10;
/**
 * Reads a txt list: one ID a line, maybe between spaces, tabs or CRs; blank lines; comments behind `#`. Lines of
 * digits alone take the short way, any other is looked at by itself.
 */
function createTxtReader(onFault) {
    const batch = createEntryBatch();
    const words = createIdWords();
    let line = 0;
    /** Returns where the line at `from` ends, or `from` if its end has not come yet. */
    function readOtherLine(bytes, { from, to, last }) {
        const found = bytes.indexOf(read_txt_lf, from);
        const hasLf = found !== -1 && found < to;
        if (!hasLf && !last)
            return from;
        const stop = hasLf ? found : to;
        const end = hasLf ? stop + 1 : stop;
        line++;
        if (stop - from > maxLineBytes) {
            onFault({ line, message: "is longer than 64 KiB, so it is no ID" });
            return end;
        }
        const id = findTxtId(bytes, { start: from, end: stop }, words);
        if (id === "bad")
            onFault({ line, message: explainBadLine(bytes, { start: from, end: stop }) });
        if (typeof id === "object") {
            const row = batch.count++;
            batch.start[row] = from;
            batch.end[row] = end;
            batch.high[row] = words[0];
            batch.low[row] = words[1];
            batch.idStart[row] = id.start;
            batch.idEnd[row] = id.end;
        }
        return end;
    }
    return {
        batch,
        maxRecordBytes: maxLineBytes,
        read(bytes, { from, to, last }) {
            batch.count = 0;
            let at = from;
            while (at < to && batch.count < batchEntries) {
                const before = batch.count;
                at = readPlainLines(bytes, { at, to }, batch);
                line += batch.count - before;
                if (at === to || batch.count === batchEntries)
                    break;
                const end = readOtherLine(bytes, { from: at, to, last });
                if (end === at)
                    break;
                at = end;
            }
            return at;
        },
    };
}
//# sourceMappingURL=read-txt.js.map
;// CONCATENATED MODULE: ../core/build/dataset/open-reader.js




/**
 * Opens the reader of a file by its name and first bytes. What cannot be read is a fault, and undefined.
 */
function openReader(file, { type, format: wanted = "auto", field, onChoice }, onFault) {
    const detected = detectFormat(file.name, file.firstBytes, wanted);
    const fault = "fault" in detected ? detected.fault : explainCompression(detected.compression);
    if (fault !== undefined || "fault" in detected) {
        onFault({ message: fault ?? "cannot be read" });
        return undefined;
    }
    const { format = "txt", reason } = detected;
    const tell = (text) => onChoice?.(`${format} (${reason}): ${text}`);
    switch (format) {
        case "txt":
            return createTxtReader(onFault);
        case "csv":
        case "tsv": {
            const separator = format === "csv" ? "," : "\t";
            return createCsvReader({ separator, field: readColumn(field), type, onFault, onChoice: tell });
        }
        case "jsonl":
            return createJsonlReader({ path: field?.split("."), type, onFault, onChoice: tell });
    }
}
function explainCompression(compression) {
    return compression === "none"
        ? undefined
        : `is compressed (${compression}), which this version does not read`;
}
/** A column is told by its number, from 1, or by its name. */
function readColumn(field) {
    return field !== undefined && /^[1-9][0-9]{0,4}$/.test(field) ? Number(field) : field;
}
//# sourceMappingURL=open-reader.js.map
;// CONCATENATED MODULE: ../core/build/dataset/read-batches.js



const pieceBytes = 256 * 1024;
/** Readers may look one byte ahead. */
const spareBytes = 1;
const pointerStart = "version https://git-lfs.github.com/spec/";
const lfsMessage = "is a Git LFS pointer, not the list itself: check the repository out with `lfs: true`";
/**
 * Reads a file batch by batch, in one buffer that is used again and again: what is left of an unfinished
 * record moves to its front. The buffer grows only for a record that is longer.
 * Throws FILE_UNREADABLE and the signal's own reason.
 */
async function readBatches(file, visitor, { name, createReader, signal }) {
    let reader;
    let bytes = new Uint8Array(pieceBytes + spareBytes);
    let to = 0;
    for (let isFirst = true;;) {
        signal?.throwIfAborted();
        const size = await readInto(file.handle, {
            buffer: bytes,
            from: to,
            to: bytes.length - spareBytes,
            name,
        });
        const last = size === 0;
        visitor.onRead?.(bytes.subarray(to, to + size));
        to += size;
        let from = 0;
        if (isFirst) {
            isFirst = false;
            from = to >= bomBytes && startsWithBom(bytes) ? bomBytes : 0;
            if (from > 0)
                visitor.onBatch(bytes, { from: 0, to: from }, createEntryBatch());
            if (isLfsPointer(bytes, { from, to })) {
                visitor.onFault?.({ file: name, message: lfsMessage }, true);
                return;
            }
            const onFault = (fault) => visitor.onFault?.({ file: name, ...fault }, fault.line === undefined);
            reader = createReader(onFault, bytes.subarray(from, to));
        }
        if (reader === undefined)
            return;
        from = passOn(reader, visitor, { bytes, from, to, last });
        await visitor.onPiece?.();
        if (last) {
            // No reader leaves bytes at the end; one that did would make a rewrite lose them.
            if (from < to)
                visitor.onFault?.({ file: name, message: "could not be read to its end" }, true);
            return;
        }
        if (to - from > reader.maxRecordBytes) {
            const limit = `${Math.round(reader.maxRecordBytes / 1024)} KiB`;
            visitor.onFault?.({ file: name, message: `has a line that is longer than ${limit}: it is no list of IDs` }, true);
            return;
        }
        bytes = moveToFront(bytes, { from, to });
        to -= from;
    }
}
/** Hands on all whole records of a piece, and returns where the unfinished one begins. */
function passOn(reader, visitor, { bytes, from, to, last }) {
    let at = from;
    while (at < to) {
        const stop = reader.read(bytes, { from: at, to, last });
        if (stop === at)
            break;
        visitor.onBatch(bytes, { from: at, to: stop }, reader.batch);
        at = stop;
    }
    return at;
}
function moveToFront(bytes, { from, to }) {
    const isFull = from === 0 && to === bytes.length - spareBytes;
    if (!isFull) {
        bytes.copyWithin(0, from, to);
        return bytes;
    }
    const larger = new Uint8Array((bytes.length - spareBytes) * 2 + spareBytes);
    larger.set(bytes.subarray(from, to));
    return larger;
}
function isLfsPointer(bytes, { from, to }) {
    const start = bytes.subarray(from, Math.min(to, from + pointerStart.length));
    return Buffer.from(start).toString("latin1") === pointerStart;
}
//# sourceMappingURL=read-batches.js.map
;// CONCATENATED MODULE: ../core/build/dataset/rewrite-file.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});







/**
 * Copies a file without its violations. Everything else keeps its bytes and its order: entries, comments,
 * blank lines, byte order mark, line ends, the missing final one.
 * Throws FILE_UNREADABLE, FILE_UNWRITABLE, and DATASET_INVALID where bytes would be lost.
 */
async function copyCompliant(from, to, { name, judge, reader, signal, hash }) {
    // Nearly all entries: neither to be removed nor to be counted.
    const isPlain = Uint8Array.from(judge.judgements, ({ ruling }) => (ruling === "compliant" ? 1 : 0));
    let entries = 0;
    let removed = 0;
    let unverified = 0;
    let buffer = new Uint8Array(0);
    // The front of the buffer is filled with what is kept, and written before the buffer is used again.
    let kept = 0;
    const keep = (bytes, start, end) => {
        if (start !== kept)
            bytes.copyWithin(kept, start, end);
        kept += end - start;
    };
    await readBatches(from, {
        onRead: (bytes) => void hash?.update(bytes),
        onBatch(bytes, region, batch) {
            const { count, start, end, high, low } = batch;
            const numbers = judge.judge(high, low, count);
            let keptFrom = region.from;
            entries += count;
            for (let row = 0; row < count; row++) {
                const number = numbers[row];
                if (isPlain[number] === 1)
                    continue;
                if (judge.judgements[number]?.ruling === "unverified") {
                    unverified++;
                    continue;
                }
                removed++;
                keep(bytes, keptFrom, start[row]);
                keptFrom = end[row];
            }
            keep(bytes, keptFrom, region.to);
            buffer = bytes;
        },
        async onPiece() {
            if (kept > 0)
                await appendBytes(to, buffer.subarray(0, kept), name);
            kept = 0;
        },
        onFault(fault, unreadable) {
            if (unreadable) {
                throw new ComplianceError("DATASET_INVALID", `${name} cannot be rewritten.`, { faults: [fault] });
            }
        },
    }, {
        name,
        signal,
        createReader: (onFault, firstBytes) => openReader({ name, firstBytes }, reader, onFault),
    });
    return { entries, removed, unverified };
}
/**
 * Writes the compliant copy of a file to a new file. Nothing is left behind where it fails.
 * Throws OPTION_INVALID if both are one, and what `copyCompliant` throws.
 */
async function rewriteToNewFile(paths, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        // Opening the new file empties it.
        if ((0,external_node_path_.resolve)(paths.from) === (0,external_node_path_.resolve)(paths.to)) {
            throw new ComplianceError("OPTION_INVALID", `The new ${options.name} cannot take the old one's place.`);
        }
        const from = __addDisposableResource(env_1, await openFile({ name: options.name, path: paths.from }), true);
        const to = __addDisposableResource(env_1, await createFile(paths.to, `The new ${options.name}`), true);
        try {
            // Awaited here: the files are closed as soon as this function is left.
            return await copyCompliant(from, to, options);
        }
        catch (error) {
            await (0,promises_.rm)(paths.to, { force: true });
            throw error;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
//# sourceMappingURL=rewrite-file.js.map
;// CONCATENATED MODULE: ../core/build/ids/id-table.js
const firstRows = 1_024;
const maxLoad = 0.75;
/** IDs that one block look-up takes at most. */
const blockIds = 2_048;
/**
 * Rows found by ID: open addressing in one typed array, whose rows begin with the two words of the ID. JS
 * sets and maps throw at 16,777,216 entries and take five times the memory. 0/0 marks an empty row, as no
 * ID is 0.
 */
class IdTable {
    #rowWords;
    #words;
    #mask = firstRows - 1;
    #rows = 0;
    #hashes = new Int32Array(blockIds);
    /** @param valueWords Words of a row behind the ID. */
    constructor(valueWords) {
        this.#rowWords = 2 + valueWords;
        this.#words = new Int32Array(firstRows * this.#rowWords);
    }
    /** How many IDs are in. */
    get size() {
        return this.#rows;
    }
    /** Where the row of an ID begins in `words`, or −1. */
    find(high, low) {
        const at = this.#seek(high, low, hashId(high, low));
        return this.#isEmpty(at) ? -1 : at;
    }
    /** Where the row of an ID begins in `words`, made with zeros if the ID is new. Valid until the next `add`. */
    add(high, low) {
        return this.#addHashed(high, low, hashId(high, low));
    }
    /**
     * Finds the rows of `count` IDs, at most `blockIds`, and writes where they begin into `rows`, or −1. With
     * `adding` those that are new get a row, and `rows` tells −1 for them: they were not in.
     *
     * Three passes, because the memory that a table of millions of IDs takes is far away: the first two only
     * bring the rows near, all of them at once instead of one after the other.
     */
    findBlock(high, low, { count, rows, adding }) {
        const hashes = this.#hashes;
        this.#makeRoom(adding ? count : 0);
        const words = this.#words;
        const rowWords = this.#rowWords;
        const mask = this.#mask;
        for (let index = 0; index < count; index++) {
            hashes[index] = hashId(high[index], low[index]);
        }
        let touched = 0;
        for (let index = 0; index < count; index++) {
            touched |= words[(hashes[index] & mask) * rowWords];
        }
        // Read, so that the engine cannot leave the pass out.
        rows[0] = touched;
        for (let index = 0; index < count; index++) {
            const at = this.#seek(high[index], low[index], hashes[index]);
            const isNew = words[at] === 0 && words[at + 1] === 0;
            rows[index] = isNew ? -1 : at;
            if (isNew && adding)
                this.#place(at, high[index], low[index]);
        }
    }
    /** The rows; a caller writes only behind the ID. */
    get words() {
        return this.#words;
    }
    /** Calls back with the beginning of every row, in no order. */
    forEach(visit) {
        for (let at = 0; at < this.#words.length; at += this.#rowWords) {
            if (!this.#isEmpty(at))
                visit(at);
        }
    }
    #addHashed(high, low, hash) {
        const at = this.#seek(high, low, hash);
        if (!this.#isEmpty(at))
            return at;
        if (this.#rows + 1 > (this.#mask + 1) * maxLoad) {
            this.#grow();
            return this.#addHashed(high, low, hash);
        }
        this.#place(at, high, low);
        return at;
    }
    #place(at, high, low) {
        this.#words[at] = high;
        this.#words[at + 1] = low;
        this.#rows++;
    }
    #makeRoom(ids) {
        while (this.#rows + ids > (this.#mask + 1) * maxLoad)
            this.#grow();
    }
    #seek(high, low, hash) {
        const words = this.#words;
        const rowWords = this.#rowWords;
        const mask = this.#mask;
        for (let row = hash & mask;; row = (row + 1) & mask) {
            const at = row * rowWords;
            const rowHigh = words[at];
            const rowLow = words[at + 1];
            if ((rowHigh === high && rowLow === low) || (rowHigh === 0 && rowLow === 0))
                return at;
        }
    }
    #isEmpty(at) {
        return this.#words[at] === 0 && this.#words[at + 1] === 0;
    }
    #grow() {
        const old = this.#words;
        const rowWords = this.#rowWords;
        this.#mask = this.#mask * 2 + 1;
        this.#words = new Int32Array(old.length * 2);
        for (let from = 0; from < old.length; from += rowWords) {
            const high = old[from];
            const low = old[from + 1];
            if (high === 0 && low === 0)
                continue;
            const to = this.#seek(high, low, hashId(high, low));
            for (let word = 0; word < rowWords; word++)
                this.#words[to + word] = old[from + word];
        }
    }
}
/** Spreads IDs, which are dense in time, over the whole table. */
function hashId(high, low) {
    let hash = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    return hash ^ (hash >>> 13);
}
//# sourceMappingURL=id-table.js.map
;// CONCATENATED MODULE: ../core/build/results/record.js

/** Longer than any field that X documents, and short enough to keep a hostile line cheap. */
const maxFieldChars = 64;
/**
 * One line of a result. `id` is a JSON string: a number would have been rounded above 2^53, so it is
 * refused. Times come as `…Z` or `…+00:00`, and `redacted_at` may be absent or null.
 */
const recordSchema = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().max(maxFieldChars),
    action: schemas/* string */.YjP().max(maxFieldChars).optional(),
    reason: schemas/* string */.YjP().max(maxFieldChars).nullish(),
    redacted_at: schemas/* string */.YjP().max(maxFieldChars).nullish(),
    deleted_at: schemas/* string */.YjP().max(maxFieldChars).nullish(),
    error: schemas/* string */.YjP().max(maxFieldChars).optional(),
});
/** Reasons of a `delete` whose meaning is known. The last two ask only for the location to go. */
const deletions = ["deleted", "bounced", "protected", "suspended", "deactivated"];
const scrubbings = ["scrub_geo", "geo_scrubbed"];
/** Names that `keepReasons` may hold: every known reason of a violation. */
const violationReasons = [...deletions, ...scrubbings];
/**
 * Every finding there is, by its number. Nothing outside this table can remove an ID: an action or a reason
 * that is not documented becomes `unknown`, which is reported and leaves the ID unverified.
 * Number 0 is taken by "X said nothing".
 */
const findings = [
    { action: "none", reason: "none", verdict: "none" },
    ...deletions.map((reason) => ({ action: "delete", reason, verdict: "remove" })),
    ...scrubbings.map((reason) => ({ action: "delete", reason, verdict: "scrub" })),
    ...scrubbings.map((reason) => ({ action: "scrub_geo", reason, verdict: "scrub" })),
    { action: "rehydrate", reason: "tweet_edited", verdict: "refetch" },
    { action: "error", reason: "invalid_id", verdict: "none" },
    { action: "unknown", reason: "unknown", verdict: "none" },
];
/** The number of a record's finding. */
function classify(record) {
    const action = record.error === undefined ? record.action : "error";
    const reason = record.error ?? record.reason;
    const found = findings.findIndex((finding) => finding.action === action && finding.reason === reason);
    return found > 0 ? found : findings.length - 1;
}
/** When the event happened, epoch minutes, or undefined if X does not say. */
function readEventMinute(record) {
    const time = Date.parse(record.redacted_at ?? record.deleted_at ?? "");
    return Number.isNaN(time) ? undefined : Math.floor(time / 60_000);
}
//# sourceMappingURL=record.js.map
;// CONCATENATED MODULE: ../core/build/results/packed-finding.js

const minuteLimit = 2 ** 26 - 1;
function packFinding(finding, eventMinute) {
    const minute = eventMinute === undefined ? minuteLimit : Math.min(Math.max(eventMinute, 0), minuteLimit);
    return minute * 64 + finding;
}
/** The finding's number, as `findings` has it. */
function unpackFinding(packed) {
    return packed % 64;
}
/** Which of two verdicts about one ID asks for more. */
const strength = { none: 0, refetch: 1, scrub: 2, remove: 3 };
/**
 * One finding out of two records about one ID, or undefined if they contradict each other: X's older results
 * repeat an ID with the same action. The stronger verdict counts, then the earlier event.
 */
function mergeFinding(one, other) {
    const first = findings[unpackFinding(one)];
    const second = findings[unpackFinding(other)];
    if (first.action !== second.action)
        return undefined;
    const difference = strength[second.verdict] - strength[first.verdict];
    if (difference !== 0)
        return difference > 0 ? other : one;
    return Math.floor(other / 64) < Math.floor(one / 64) ? other : one;
}
//# sourceMappingURL=packed-finding.js.map
;// CONCATENATED MODULE: ../core/build/results/judge.js



const compliant = { ruling: "compliant", finding: undefined, verdict: "none" };
const unverified = { ruling: "unverified", finding: undefined, verdict: "none" };
const compliantNumber = 0;
const unverifiedNumber = 1;
/**
 * Binds verdicts to a dataset's policy. An ID without a record is compliant only if it was submitted and
 * the result is trusted; a record that is not understood never removes and never clears.
 */
function createJudge(verdicts, options = {}) {
    const { keepReasons = [], findUnverified = true } = options;
    const kept = new Set(keepReasons);
    const judgements = [
        compliant,
        unverified,
        ...findings.slice(1).map((finding) => judgeFinding(finding, kept)),
    ];
    const numbers = new Uint8Array(blockIds);
    const { found, submitted, trusted } = verdicts;
    return {
        judgements,
        judge(high, low, count) {
            const packed = found.getBlock(high, low, count);
            const rows = findUnverified && trusted ? submitted.findBlock(high, low, count) : undefined;
            const silent = findUnverified && !trusted ? unverifiedNumber : compliantNumber;
            for (let index = 0; index < count; index++) {
                const finding = packed[index];
                // Behind the two judgements without a finding, finding n is judgement n + 1, as there is no finding 0.
                if (finding !== 0)
                    numbers[index] = unpackFinding(finding >>> 0) + 1;
                else
                    numbers[index] = rows !== undefined && rows[index] === -1 ? unverifiedNumber : silent;
            }
            return numbers;
        },
    };
}
function judgeFinding(finding, kept) {
    switch (finding.verdict) {
        case "none":
            return { ruling: "unverified", finding, verdict: "none" };
        case "refetch":
            return { ruling: "compliant", finding, verdict: "refetch" };
        case "remove":
        case "scrub":
            return kept.has(finding.reason) || kept.has(finding.action)
                ? { ruling: "compliant", finding, verdict: "kept" }
                : { ruling: "violation", finding, verdict: finding.verdict };
    }
}
//# sourceMappingURL=judge.js.map
;// CONCATENATED MODULE: ../core/build/check/rewrite-dataset.js




/**
 * Removes a dataset's violations from its files, in place: each file is the old one or the new one, never a
 * mix, and every kept byte is the same. What was added since the check is kept.
 * Returns what was done, file by file.
 * @throws {ComplianceError} FILE_CHANGED, FILE_UNREADABLE, FILE_UNWRITABLE, DATASET_INVALID; files before the one
 * that failed are rewritten, it and those after it are untouched, and calling again goes on.
 */
async function rewriteDataset(dataset, verdicts, { signal, findUnverified } = {}) {
    const judge = bindJudge(dataset, verdicts, findUnverified);
    const changes = new Map();
    for (const file of dataset.files) {
        signal?.throwIfAborted();
        changes.set(file.name, await replaceFile(file, { name: file.name, judge, reader: dataset, signal }));
    }
    return changes;
}
/**
 * Writes the compliant copy of one file of a dataset, wherever its bytes are now, to a new file.
 * @throws {ComplianceError} FILE_UNREADABLE, FILE_UNWRITABLE, DATASET_INVALID.
 */
function rewriteFile(file, verdicts, { signal, findUnverified } = {}) {
    const judge = bindJudge(file.dataset, verdicts, findUnverified);
    return rewriteToNewFile(file, { name: file.name, judge, reader: file.dataset, signal });
}
function bindJudge({ type, keepReasons }, verdicts, findUnverified) {
    const own = verdicts.get(type);
    if (own === undefined)
        throw new ComplianceError("OPTION_INVALID", `There are no verdicts about ${type}.`);
    return createJudge(own, { keepReasons, findUnverified });
}
//# sourceMappingURL=rewrite-dataset.js.map
;// CONCATENATED MODULE: ./build/github-failure.js

/** Refusals that are told apart by their text alone. Source: GitHub's REST API documentation, and its answers. */
const refusals = [
    {
        status: 403,
        text: "GitHub Actions is not permitted to create or approve pull requests",
        code: "PULL_REQUESTS_NOT_ALLOWED",
        what: "GitHub Actions may not create pull requests in this repository.",
    },
    {
        status: 403,
        text: "Resource not accessible by",
        code: "GITHUB_PERMISSION_MISSING",
        what: "The token lacks a permission",
    },
    {
        status: 403,
        text: "You do not have permission to create labels",
        code: "GITHUB_PERMISSION_MISSING",
        what: "The token may not create a label that does not exist yet",
    },
    {
        status: 422,
        text: "Repository rule violations found",
        code: "GITHUB_RULESET",
        what: "A ruleset of the repository refuses the branch.",
    },
    {
        status: 422,
        text: "Reference already exists",
        code: "BRANCH_RACE",
        what: "The branch came to be meanwhile.",
    },
    {
        status: 422,
        text: "Reference does not exist",
        code: "BRANCH_RACE",
        what: "The branch is gone meanwhile.",
    },
    {
        status: 422,
        text: "Update is not a fast forward",
        code: "BRANCH_RACE",
        what: "The branch moved meanwhile.",
    },
    {
        status: 422,
        text: "A pull request already exists for",
        code: "BRANCH_RACE",
        what: "Another run opened the pull request meanwhile.",
    },
    { status: 422, text: "No commits between", code: "BRANCH_RACE", what: "The base branch moved meanwhile." },
];
/** What each refused write needs in the job's `permissions:`. */
const permissions = {
    createBlob: "contents: write",
    createTree: "contents: write",
    createCommit: "contents: write",
    createRef: "contents: write",
    updateRef: "contents: write",
    deleteRef: "contents: write",
    createPull: "pull-requests: write",
    updatePull: "pull-requests: write",
    requestReviewers: "pull-requests: write",
    addLabels: "pull-requests: write, and issues: write for a new label",
    addAssignees: "pull-requests: write",
};
/** Turns GitHub's answer into an error that says what to do. Its body goes no further. */
function judgeAnswer(answer) {
    const { operation, status } = answer;
    if (status === undefined)
        return new action_error/* ActionError */.l("GITHUB_UNAVAILABLE", `GitHub did not answer to ${operation}.`);
    if (status === 401) {
        return new action_error/* ActionError */.l("GITHUB_UNAUTHORIZED", `GitHub refused the token (${operation}, status 401).`);
    }
    if (isRateLimit(answer)) {
        const waitMs = readWaitMs(answer.headers);
        return new action_error/* ActionError */.l("GITHUB_RATE_LIMITED", `GitHub's rate limit was reached (${operation}, status ${status}).`, {
            ...(waitMs === undefined ? {} : { waitMs }),
        });
    }
    const refusal = refusals.find((one) => one.status === status && answer.texts.some((text) => text.includes(one.text)));
    if (refusal?.code === "GITHUB_PERMISSION_MISSING") {
        const needed = permissions[operation] ?? "contents: read";
        return new action_error/* ActionError */.l(refusal.code, `${refusal.what} (${operation} needs \`${needed}\`).`);
    }
    if (refusal !== undefined)
        return new action_error/* ActionError */.l(refusal.code, refusal.what);
    const place = `(${operation}, status ${status})`;
    if (status === 404)
        return new action_error/* ActionError */.l("GITHUB_NOT_FOUND", `GitHub knows no such thing, or hides it ${place}.`);
    if (status >= 500)
        return new action_error/* ActionError */.l("GITHUB_UNAVAILABLE", `GitHub failed ${place}.`);
    return new action_error/* ActionError */.l("GITHUB_FAILED", `GitHub refused a request ${place}.`);
}
/** Both limits answer 403 or 429. Source: GitHub's "Rate limits for the REST API". */
function isRateLimit({ status, headers, texts }) {
    if (status === 429)
        return true;
    if (status !== 403)
        return false;
    const isLimit = headers["retry-after"] !== undefined || headers["x-ratelimit-remaining"] === "0";
    return isLimit || texts.some((text) => text.includes("secondary rate limit"));
}
/** How long GitHub asks to wait, by its own clock. */
function readWaitMs(headers) {
    const seconds = headers["retry-after"];
    if (seconds !== undefined && /^\d{1,6}$/.test(seconds))
        return Number(seconds) * 1000;
    const resetMs = Number(headers["x-ratelimit-reset"]) * 1000;
    const waitMs = resetMs - Date.parse(headers.date ?? "");
    return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}
//# sourceMappingURL=github-failure.js.map
;// CONCATENATED MODULE: ./build/github.js

/** Long enough for the largest blob on a slow line. */
const requestTimeoutMs = 300_000;
/** Waits between attempts where GitHub asks for none. */
const github_retryDelaysMs = [1000, 3000, 9000];
/** GitHub asks for a second between writes when there are many. Source: its "Best practices for using the REST API". */
const unpacedWrites = 20;
const writePauseMs = 1000;
/** A longer wait than this is better spent in another run. */
const longestWaitMs = 120_000;
/** Loads the client and binds it to a repository. Nothing is sent yet. */
async function openGitHub(options) {
    const { getOctokit } = await __webpack_require__.e(/* import() */ 316).then(__webpack_require__.bind(__webpack_require__, 65316));
    const silent = () => { };
    const octokit = getOctokit(options.token, {
        baseUrl: options.apiUrl,
        userAgent: "x-batch-compliance",
        log: { debug: silent, info: silent, warn: silent, error: silent },
    });
    const send = async (operation, route, parameters) => {
        const { request: extra, ...rest } = parameters;
        try {
            const signal = AbortSignal.any([options.signal, AbortSignal.timeout(requestTimeoutMs)]);
            const { data } = await octokit.request(route, {
                owner: options.owner,
                repo: options.repository,
                ...rest,
                request: { redirect: "error", signal, ...extra },
            });
            return data;
        }
        catch (error) {
            options.signal.throwIfAborted();
            throw judgeAnswer(readAnswer(operation, error));
        }
    };
    let writes = 0;
    const request = async ({ operation, route, parameters = {}, answer }) => {
        const isRead = route.startsWith("GET ");
        if (!isRead && ++writes > unpacedWrites)
            await options.clock.sleep(writePauseMs, options.signal);
        const data = await repeat(options, operation, isRead, () => send(operation, route, parameters));
        const parsed = answer.safeParse(data);
        if (parsed.success)
            return parsed.data;
        throw judgeAnswer({ operation, status: undefined, texts: [], headers: {} });
    };
    return {
        request,
        async find(wanted) {
            try {
                return await request(wanted);
            }
            catch (error) {
                if (isNotFound(error))
                    return undefined;
                throw error;
            }
        },
        async openBlob(sha) {
            const route = "GET /repos/{owner}/{repo}/git/blobs/{sha}";
            const headers = { accept: "application/vnd.github.raw+json" };
            // Parsed, the bytes would become text and lose a byte order mark and whatever is no UTF-8.
            const parameters = { sha, headers, request: { parseSuccessResponseBody: false } };
            const body = await repeat(options, "getBlob", true, () => send("getBlob", route, parameters));
            return body;
        },
    };
}
/** The allow-list of retries: reads on failures that pass, writes only on a limit, which never acted. */
async function repeat({ clock, signal, onRetry }, operation, isRead, work) {
    for (let attempt = 0;; attempt++) {
        try {
            return await work();
        }
        catch (error) {
            const { code, waitMs = github_retryDelaysMs[attempt] } = error;
            const may = code === "GITHUB_RATE_LIMITED" || (isRead && code === "GITHUB_UNAVAILABLE");
            if (!may || waitMs === undefined || waitMs > longestWaitMs || attempt >= github_retryDelaysMs.length)
                throw error;
            onRetry(operation, code, waitMs);
            await clock.sleep(waitMs, signal);
        }
    }
}
function readAnswer(operation, error) {
    const { response } = error;
    if (response === undefined)
        return { operation, status: undefined, texts: [], headers: {} };
    const headers = response.headers;
    return { operation, status: response.status, texts: collectTexts(response.data), headers };
}
/** GitHub's `message`, and the message of each of its `errors`, which may be words or objects. */
function collectTexts(data) {
    if (typeof data !== "object" || data === null)
        return [];
    const { message, errors } = data;
    const nested = Array.isArray(errors)
        ? errors.flatMap((one) => (typeof one === "string" ? [one] : collectTexts(one)))
        : [];
    return [...(typeof message === "string" ? [message] : []), ...nested];
}
function isNotFound(error) {
    return error.code === "GITHUB_NOT_FOUND";
}
//# sourceMappingURL=github.js.map
;// CONCATENATED MODULE: ./build/input/max-removal.js
/** Reads `50%` or `1000`. */
function parseMaxRemoval(text) {
    const percent = /^(?<number>\d{1,3}(\.\d{1,6})?)\s*%$/.exec(text)?.groups?.number;
    if (percent !== undefined) {
        return Number(percent) <= 100 ? { kind: "percent", percent: Number(percent) } : undefined;
    }
    return /^\d{1,15}$/.test(text) ? { kind: "count", count: Number(text) } : undefined;
}
/** Whether removing so many of a dataset's distinct IDs goes beyond the limit. Reaching it is allowed. */
function exceedsMaxRemoval(limit, dataset) {
    if (limit.kind === "count")
        return dataset.violations > limit.count;
    return dataset.violations * 100 > dataset.ids * limit.percent;
}
/** The limit as it is written in the input. */
function formatMaxRemoval(limit) {
    return limit.kind === "count" ? String(limit.count) : `${limit.percent}%`;
}
//# sourceMappingURL=max-removal.js.map
;// CONCATENATED MODULE: ./build/locate-repository.js



/** Finds the files' paths in their repository, which may be checked out in a folder of the workspace. */
async function locateRepository(files, workspace) {
    const tops = new Map();
    const located = [];
    let firstTop;
    for (const file of files) {
        const top = await findTop((0,external_node_path_.dirname)(file.path), { workspace, tops });
        if (top === undefined) {
            throw new action_error/* ActionError */.l("NOT_IN_A_REPOSITORY", `\`${file.name}\` is not in a git repository.`);
        }
        firstTop ??= top;
        if (top !== firstTop) {
            throw new action_error/* ActionError */.l("NOT_IN_A_REPOSITORY", `\`${file.name}\` is in another repository than the files before it.`);
        }
        located.push({ file, path: (0,external_node_path_.relative)(top, file.path).split(external_node_path_.sep).join("/") });
    }
    return located;
}
/** The nearest folder upwards that has `.git`: a folder, or a file in a worktree or submodule. */
function findTop(folder, search) {
    const known = search.tops.get(folder);
    if (known !== undefined)
        return known;
    const found = hasGit(folder).then((has) => {
        if (has)
            return folder;
        const isEnd = folder === search.workspace || (0,external_node_path_.dirname)(folder) === folder;
        return isEnd ? undefined : findTop((0,external_node_path_.dirname)(folder), search);
    });
    search.tops.set(folder, found);
    return found;
}
async function hasGit(folder) {
    return (0,promises_.stat)((0,external_node_path_.join)(folder, ".git")).then(() => true, () => false);
}
//# sourceMappingURL=locate-repository.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/pull-request/name-branch.js

/** The default name of the branch: the same for the same files, so that the next run finds its pull request. */
function nameBranch(type, files) {
    const digest = (0,external_node_crypto_.createHash)("sha256").update(files.join("\n")).digest("hex");
    return `x-compliance/${type}-${digest.slice(0, 8)}`;
}
//# sourceMappingURL=name-branch.js.map
;// CONCATENATED MODULE: ./build/git-data/decorate-pull.js


/** Adds labels, assignees and reviewers. Each that fails becomes a warning: the pull request itself stands. */
async function decoratePull(github, number, wanted) {
    const { labels, assignees, reviewers, teamReviewers } = wanted;
    const issue = "/repos/{owner}/{repo}/issues/{number}";
    const review = "/repos/{owner}/{repo}/pulls/{number}/requested_reviewers";
    const steps = [
        { what: "labels", operation: "addLabels", route: `POST ${issue}/labels`, values: { labels } },
        { what: "assignees", operation: "addAssignees", route: `POST ${issue}/assignees`, values: { assignees } },
        { what: "reviewers", operation: "requestReviewers", route: `POST ${review}`, values: { reviewers } },
        {
            what: "team reviewers",
            operation: "requestReviewers",
            route: `POST ${review}`,
            values: { team_reviewers: teamReviewers },
        },
    ];
    const warnings = [];
    for (const { what, operation, route, values } of steps) {
        if (Object.values(values).every((list) => list.length === 0))
            continue;
        try {
            await github.request({ operation, route, parameters: { number, ...values }, answer: schemas/* unknown */.L5J() });
        }
        catch (error) {
            if (!(error instanceof action_error/* ActionError */.l))
                throw error;
            warnings.push(`The ${what} could not be added to the pull request. ${error.message} ${hintOf(error, what)}`);
        }
    }
    return warnings;
}
function hintOf(error, what) {
    if (what === "team reviewers")
        return "Teams need the token of a GitHub App or a person as `github-token`.";
    if (error.code === "GITHUB_PERMISSION_MISSING")
        return error.hint;
    return "Check that they exist and have access to the repository.";
}
//# sourceMappingURL=decorate-pull.js.map
;// CONCATENATED MODULE: ./build/git-data/pulls.js

const pullSchema = schemas/* object */.Ikc({
    number: schemas/* number */.aig(),
    html_url: schemas/* string */.YjP(),
    head: schemas/* object */.Ikc({ ref: schemas/* string */.YjP() }),
    base: schemas/* object */.Ikc({ ref: schemas/* string */.YjP() }),
});
/** Finds the open pull request of a branch of this repository. There can be only one for a base. */
async function findOpenPull(github, place) {
    const { owner, branch, base } = place;
    const pulls = await github.request({
        operation: "listPulls",
        route: "GET /repos/{owner}/{repo}/pulls",
        parameters: { state: "open", head: `${owner}:${branch}`, base, per_page: 100 },
        answer: schemas/* array */.YOg(pullSchema),
    });
    const pull = pulls.find(({ head, base: target }) => head.ref === branch && target.ref === base);
    return pull === undefined ? undefined : { number: pull.number, url: pull.html_url };
}
/** Opens a pull request. Throws BRANCH_RACE if there is one by now, PULL_REQUESTS_NOT_ALLOWED by a setting. */
async function createPull(github, { place, text, draft, }) {
    const pull = await github.request({
        operation: "createPull",
        route: "POST /repos/{owner}/{repo}/pulls",
        parameters: { head: place.branch, base: place.base, ...text, draft },
        answer: pullSchema,
    });
    return { number: pull.number, url: pull.html_url };
}
/** Changes a pull request's text, or closes it. */
async function updatePull(github, number, change) {
    await github.request({
        operation: "updatePull",
        route: "PATCH /repos/{owner}/{repo}/pulls/{pull_number}",
        parameters: { pull_number: number, ...change },
        answer: schemas/* unknown */.L5J(),
    });
}
//# sourceMappingURL=pulls.js.map
;// CONCATENATED MODULE: ./build/git-data/read-branch.js

const refSchema = schemas/* object */.Ikc({ object: schemas/* object */.Ikc({ sha: schemas/* string */.YjP(), type: schemas/* string */.YjP() }) });
const commitSchema = schemas/* object */.Ikc({
    message: schemas/* string */.YjP(),
    tree: schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }),
    parents: schemas/* array */.YOg(schemas/* object */.Ikc({ sha: schemas/* string */.YjP() })),
});
/** Reads where a branch stands, or undefined if there is none. */
async function readBranch(github, name) {
    const ref = await github.find({
        operation: "getRef",
        route: "GET /repos/{owner}/{repo}/git/ref/{ref}",
        parameters: { ref: `heads/${name}` },
        answer: refSchema,
    });
    if (ref === undefined)
        return undefined;
    const commit = await github.request({
        operation: "getCommit",
        route: "GET /repos/{owner}/{repo}/git/commits/{sha}",
        parameters: { sha: ref.object.sha },
        answer: commitSchema,
    });
    return {
        name,
        headSha: ref.object.sha,
        treeSha: commit.tree.sha,
        parentShas: commit.parents.map((parent) => parent.sha),
        message: commit.message,
    };
}
/** Reads the tree of a commit; undefined if the repository no longer has it, as after a forced push. */
async function readCommitTree(github, sha) {
    const commit = await github.find({
        operation: "getCommit",
        route: "GET /repos/{owner}/{repo}/git/commits/{sha}",
        parameters: { sha },
        answer: commitSchema,
    });
    return commit?.tree.sha;
}
//# sourceMappingURL=read-branch.js.map
;// CONCATENATED MODULE: ./build/git-data/write-commit.js

const shaSchema = schemas/* object */.Ikc({ sha: schemas/* string */.YjP() });
/** Makes a commit that no branch points to yet. Without author and committer GitHub signs it as the token's bot. */
async function createCommit(github, { message, treeSha, parentShas }) {
    const commit = await github.request({
        operation: "createCommit",
        route: "POST /repos/{owner}/{repo}/git/commits",
        parameters: { message, tree: treeSha, parents: parentShas },
        answer: shaSchema,
    });
    return commit.sha;
}
/** Makes a branch. Throws BRANCH_RACE if it came to be meanwhile. */
async function createBranch(github, name, sha) {
    await github.request({
        operation: "createRef",
        route: "POST /repos/{owner}/{repo}/git/refs",
        parameters: { ref: `refs/heads/${name}`, sha },
        answer: schemas/* unknown */.L5J(),
    });
}
/** Moves a branch to a descendant of its head. Throws BRANCH_RACE if somebody else moved it: nothing is ever forced. */
async function moveBranch(github, name, sha) {
    await github.request({
        operation: "updateRef",
        route: "PATCH /repos/{owner}/{repo}/git/refs/{ref}",
        parameters: { ref: `heads/${name}`, sha, force: false },
        answer: schemas/* unknown */.L5J(),
    });
}
/** Deletes a branch. */
async function deleteBranch(github, name) {
    await github.request({
        operation: "deleteRef",
        route: "DELETE /repos/{owner}/{repo}/git/refs/{ref}",
        parameters: { ref: `heads/${name}` },
        answer: schemas/* unknown */.L5J(),
    });
}
//# sourceMappingURL=write-commit.js.map
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./build/git-data/batch-entries.js
/** A createTree call fails around 200 entries or 2.5 MB of inline text. Stay well below both. */
const treeCallLimits = { entries: 100, sizeBytes: 2_000_000 };
/** Splits files, in their order, into groups that one createTree call takes. A file beyond the size limit goes by itself, as a blob. */
function batch_entries_batchEntries(files) {
    const batches = [];
    let sizeBytes = 0;
    for (const file of files) {
        const inlineBytes = file.sizeBytes > treeCallLimits.sizeBytes ? 0 : file.sizeBytes;
        const batch = batches.at(-1);
        const fits = sizeBytes + inlineBytes <= treeCallLimits.sizeBytes;
        if (batch !== undefined && batch.length < treeCallLimits.entries && fits) {
            batch.push(file);
            sizeBytes += inlineBytes;
        }
        else {
            batches.push([file]);
            sizeBytes = inlineBytes;
        }
    }
    return batches;
}
//# sourceMappingURL=batch-entries.js.map
;// CONCATENATED MODULE: ./build/git-data/read-tree-files.js


const treeSchema = schemas/* object */.Ikc({
    tree: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP(), mode: schemas/* string */.YjP(), sha: schemas/* string */.YjP(), size: schemas/* number */.aig().optional() })),
    truncated: schemas/* boolean */.zMY().optional(),
});
/**
 * Reads the entries at these paths; paths that the tree does not have are left out. Goes folder by folder, as
 * GitHub cuts a recursive listing at 100,000 entries. Throws FILE_NOT_COMMITTABLE for a folder that is larger.
 */
async function readTreeFiles(github, treeSha, paths) {
    const folders = new Map();
    const readFolder = (folder) => {
        const known = folders.get(folder) ?? listFolder(folder);
        folders.set(folder, known);
        return known;
    };
    const listFolder = async (folder) => {
        if (folder === "")
            return await listTree(github, treeSha, "");
        const entry = (await readFolder(parentOf(folder))).get(nameOf(folder));
        return entry?.mode === "040000" ? await listTree(github, entry.sha, folder) : new Map();
    };
    const found = new Map();
    for (const path of paths) {
        const entry = (await readFolder(parentOf(path))).get(nameOf(path));
        if (entry !== undefined)
            found.set(path, { ...entry, path });
    }
    return found;
}
async function listTree(github, sha, folder) {
    const { tree, truncated } = await github.request({
        operation: "getTree",
        route: "GET /repos/{owner}/{repo}/git/trees/{sha}",
        parameters: { sha },
        answer: treeSchema,
    });
    if (truncated === true) {
        throw new action_error/* ActionError */.l("FILE_NOT_COMMITTABLE", `The folder \`${folder}/\` holds more files than GitHub lists.`);
    }
    return new Map(tree.map(({ size, ...entry }) => [entry.path, { ...entry, sizeBytes: size ?? 0 }]));
}
function parentOf(path) {
    return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}
function nameOf(path) {
    return path.slice(path.lastIndexOf("/") + 1);
}
//# sourceMappingURL=read-tree-files.js.map
;// CONCATENATED MODULE: ./build/git-data/write-tree.js






/** GitHub's limit for a blob. Source: GitHub's "Git blobs" reference. */
const largestBlobBytes = 40 * 1024 * 1024;
const write_tree_shaSchema = schemas/* object */.Ikc({ sha: schemas/* string */.YjP() });
/** Writes a tree that is `baseTreeSha` but for these files, and checks that GitHub stored their very bytes. */
async function writeTree(github, baseTreeSha, files) {
    files.forEach(refuseLargeFile);
    let treeSha = baseTreeSha;
    for (const batch of batch_entries_batchEntries(files)) {
        const entries = [];
        for (const file of batch)
            entries.push(await makeEntry(github, file));
        const tree = await github.request({
            operation: "createTree",
            route: "POST /repos/{owner}/{repo}/git/trees",
            parameters: { base_tree: treeSha, tree: entries },
            answer: write_tree_shaSchema,
        });
        treeSha = tree.sha;
    }
    await verifyTree(github, treeSha, files);
    return treeSha;
}
/** Text goes along in the request for the tree; what is no text, or is large, is stored first. */
async function makeEntry(github, file) {
    const entry = { path: file.path, mode: file.mode, type: "blob" };
    const bytes = await (0,promises_.readFile)(file.contentPath);
    if (file.sizeBytes <= treeCallLimits.sizeBytes && isPlainText(bytes))
        return { ...entry, content: bytes.toString("utf8") };
    const blob = await github.request({
        operation: "createBlob",
        route: "POST /repos/{owner}/{repo}/git/blobs",
        parameters: { content: bytes.toString("base64"), encoding: "base64" },
        answer: write_tree_shaSchema,
    });
    return { ...entry, sha: blob.sha };
}
/** UTF-8 without what JSON's readers like to change: a byte order mark, NUL. */
function isPlainText(bytes) {
    return ((0,external_node_buffer_.isUtf8)(bytes) && !bytes.includes(0) && !(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf));
}
function refuseLargeFile({ path, sizeBytes }) {
    if (sizeBytes <= largestBlobBytes)
        return;
    throw new action_error/* ActionError */.l("FILE_TOO_LARGE_TO_COMMIT", `\`${path}\` is larger than GitHub's API takes, also after the removal.`);
}
async function verifyTree(github, treeSha, files) {
    const stored = await readTreeFiles(github, treeSha, files.map((file) => file.path));
    for (const { path, sha, mode } of files) {
        const entry = stored.get(path);
        if (entry?.sha !== sha || entry.mode !== mode) {
            throw new action_error/* ActionError */.l("COMMIT_DIFFERS", `GitHub stored \`${path}\` with other bytes than were sent.`);
        }
    }
}
//# sourceMappingURL=write-tree.js.map
;// CONCATENATED MODULE: ./build/pull-request/trailer.js
const treeKey = "X-Batch-Compliance";
const baseKey = "X-Batch-Compliance-Base";
/** Puts the trailer below a message. */
function addTrailer(message, { treeSha, baseSha }) {
    return `${message.trimEnd()}\n\n${treeKey}: ${treeSha}\n${baseKey}: ${baseSha}\n`;
}
/** Reads the trailer; undefined for a commit of anybody else. */
function readTrailer(message) {
    const lines = message
        .trimEnd()
        .split(/\n\s*\n/)
        .at(-1)
        ?.split("\n") ?? [];
    const find = (key) => lines.flatMap((line) => new RegExp(`^${key}: ([0-9a-f]{40})$`).exec(line.trim())?.[1] ?? []).at(-1);
    const treeSha = find(treeKey);
    const baseSha = find(baseKey);
    return treeSha === undefined || baseSha === undefined ? undefined : { treeSha, baseSha };
}
//# sourceMappingURL=trailer.js.map
;// CONCATENATED MODULE: ./build/pull-request/carry-out.js







/** Does what was planned, in the order in which a cut leaves nothing half said: commit, branch, pull request. */
async function carryOut(plan, options) {
    switch (plan.kind) {
        case "none":
            return { operation: "none", warnings: [] };
        case "unchanged":
            return { operation: "unchanged", pull: plan.pull, headSha: plan.headSha, warnings: [] };
        case "stop":
            throw new action_error/* ActionError */.l("BRANCH_NOT_OURS", `The branch \`${options.place.branch}\` has a commit that this action did not make.`);
        case "close":
            return carry_out_close(plan, options);
        case "open":
            return carry_out_open(plan.headSha, options);
        case "commit": {
            const headSha = await commit(plan, options);
            if (plan.pull === undefined)
                return carry_out_open(headSha, options);
            await updatePull(options.github, plan.pull.number, textOf(options));
            return { operation: "updated", pull: plan.pull, headSha, warnings: [] };
        }
    }
}
async function commit(plan, options) {
    const { github, base, place, prepared, text } = options;
    const changed = prepared.filter(({ sha, baseSha }) => sha !== baseSha);
    const treeSha = await writeTree(github, base.treeSha, changed);
    const message = addTrailer(text.commitMessage, { treeSha, baseSha: base.headSha });
    const headSha = await createCommit(github, { message, treeSha, parentShas: plan.parentShas });
    await (plan.isNewBranch ? createBranch : moveBranch)(github, place.branch, headSha);
    return headSha;
}
async function carry_out_open(headSha, options) {
    const { github, place, draft, decorations, compareUrl } = options;
    try {
        const pull = await createPull(github, { place, text: textOf(options), draft });
        const warnings = await decoratePull(github, pull.number, decorations);
        return { operation: "created", pull, headSha, warnings };
    }
    catch (error) {
        if (!(error instanceof action_error/* ActionError */.l) || !mayOpenByHand.has(error.code))
            throw error;
        const what = `${error.message} The branch \`${place.branch}\` is ready: open its pull request by hand at ${compareUrl}`;
        throw new action_error/* ActionError */.l(error.code, what);
    }
}
/** Refusals after which the branch is there all the same. */
const mayOpenByHand = new Set([
    "PULL_REQUESTS_NOT_ALLOWED",
    "GITHUB_PERMISSION_MISSING",
]);
/** The branch goes only if nobody moved it since it was read. */
async function carry_out_close({ pull, branch }, { github }) {
    await updatePull(github, pull.number, { state: "closed" });
    if (branch !== undefined) {
        const now = await readBranch(github, branch.name);
        if (now?.headSha === branch.headSha)
            await deleteBranch(github, branch.name);
    }
    return { operation: "closed", pull, warnings: [] };
}
function textOf({ text: { title, body } }) {
    return { title, body };
}
//# sourceMappingURL=carry-out.js.map
;// CONCATENATED MODULE: ./build/pull-request/plan.js

/** Decides what to do. Nothing of anybody else is ever overwritten, closed or deleted. */
function planPullRequest(facts) {
    const { base, branch, pull, hasChanges, isBranchCurrent } = facts;
    if (!hasChanges) {
        if (pull === undefined)
            return { kind: "none" };
        return branch === undefined || isOurs(branch) ? { kind: "close", pull, branch } : { kind: "stop" };
    }
    if (branch === undefined) {
        return { kind: "commit", parentShas: [base.headSha], isNewBranch: true, pull };
    }
    if (!isOurs(branch))
        return { kind: "stop" };
    if (isBranchCurrent) {
        return pull === undefined
            ? { kind: "open", headSha: branch.headSha }
            : { kind: "unchanged", pull, headSha: branch.headSha };
    }
    return { kind: "commit", parentShas: parentsOf(branch, base), isNewBranch: false, pull };
}
/** The trailer names the tree, so that an amended commit is not taken for ours. */
function isOurs(branch) {
    return readTrailer(branch.message)?.treeSha === branch.treeSha;
}
/**
 * The tree is always made from the base's. Where the base moved since our last commit, it becomes a parent too:
 * else its new content would seem to be part of the proposal.
 */
function parentsOf(branch, base) {
    const known = [...branch.parentShas, readTrailer(branch.message)?.baseSha];
    return known.includes(base.headSha) ? [branch.headSha] : [branch.headSha, base.headSha];
}
//# sourceMappingURL=plan.js.map
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./build/git-data/git-blob-sha.js



/** The name that git gives to bytes of this size: SHA-1 over a header and the bytes. Source: git's "Git Objects". */
async function hashBlob(sizeBytes, chunks) {
    const hash = (0,external_node_crypto_.createHash)("sha1").update(`blob ${sizeBytes}\0`);
    for await (const chunk of chunks)
        hash.update(chunk);
    return hash.digest("hex");
}
/** Git's name for a file's bytes, without filters or line-end conversion. */
async function hashBlobFile(path) {
    const { size } = await (0,promises_.stat)(path);
    return { sha: await hashBlob(size, (0,external_node_fs_.createReadStream)(path)), sizeBytes: size };
}
//# sourceMappingURL=git-blob-sha.js.map
;// CONCATENATED MODULE: ./build/git-data/fetch-blob.js




/** Writes the bytes of a blob to a new file, and checks by git's own name for them that they came whole. */
async function fetchBlob(github, sha, path) {
    try {
        await (0,external_node_stream_promises_.pipeline)(await github.openBlob(sha), (0,external_node_fs_.createWriteStream)(path, { flags: "wx" }));
    }
    catch (error) {
        if (error instanceof action_error/* ActionError */.l)
            throw error;
        throw new action_error/* ActionError */.l("GITHUB_UNAVAILABLE", "A file broke off while it came from GitHub (getBlob).");
    }
    if ((await hashBlobFile(path)).sha !== sha) {
        throw new action_error/* ActionError */.l("GITHUB_UNAVAILABLE", "A file came from GitHub with other bytes than it is stored with (getBlob).");
    }
}
//# sourceMappingURL=fetch-blob.js.map
;// CONCATENATED MODULE: ./build/git-data/refuse-tree-file.js

/** GitHub's limit for the blob of one request to read. Source: GitHub's "Git blobs" reference. */
const largestReadBytes = 100_000_000;
/** Throws where the file in the repository is none that may be replaced. */
function refuseTreeFile({ path, mode, sizeBytes }) {
    const kind = kinds[mode];
    if (kind !== undefined) {
        throw new action_error/* ActionError */.l("FILE_NOT_COMMITTABLE", `\`${path}\` is a ${kind} on the base branch.`);
    }
    if (path.startsWith(".github/workflows/")) {
        throw new action_error/* ActionError */.l("FILE_NOT_COMMITTABLE", `\`${path}\` is a workflow.`);
    }
    if (sizeBytes > largestReadBytes) {
        throw new action_error/* ActionError */.l("FILE_TOO_LARGE_TO_COMMIT", `\`${path}\` is larger than GitHub's API reads.`);
    }
}
const kinds = {
    "120000": "symbolic link",
    "160000": "submodule",
    "040000": "folder",
};
//# sourceMappingURL=refuse-tree-file.js.map
;// CONCATENATED MODULE: ./build/pull-request/prepare-files.js
var prepare_files_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var prepare_files_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});






/** Rewrites each of the files as it stands on the base branch now. What does not change has the same `sha`. */
async function prepareFiles(files, tree, preparation) {
    const entries = files.flatMap(({ file, path }) => {
        const entry = tree.get(path);
        return entry === undefined ? [] : [{ file, entry }];
    });
    for (const { entry } of entries)
        refuseTreeFile(entry);
    const prepared = [];
    for (const [index, { file, entry }] of entries.entries()) {
        const from = await findContent(entry, { ...preparation, localPath: file.path, index });
        const to = (0,external_node_path_.join)(preparation.folder, `${index}.new`);
        const change = await preparation.rewrite(entry.path, { from, to });
        const { path, mode, sha: baseSha } = entry;
        const content = await hashBlobFile(to);
        // Most lists do not change, and copies of all of them could fill the disk.
        if (content.sha === baseSha)
            await (0,promises_.rm)(to);
        prepared.push({ path, mode, baseSha, change, contentPath: to, ...content });
    }
    return prepared;
}
/** The base's content: the local file where it is the same, else it is fetched. */
async function findContent({ path, sha }, { github, folder, localPath, index }) {
    if ((await hashBlobFile(localPath)).sha === sha)
        return localPath;
    const fetchedPath = (0,external_node_path_.join)(folder, `${index}.base`);
    await fetchBlob(github, sha, fetchedPath);
    await refuseLfsPointer(path, fetchedPath);
    return fetchedPath;
}
const lfsMark = "version https://git-lfs.github.com/spec/v1\n";
/** With Git LFS the base holds only a pointer. A commit through the API would put raw bytes in its place. */
async function refuseLfsPointer(name, path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = prepare_files_addDisposableResource(env_1, await (0,promises_.open)(path), true);
        const { buffer, bytesRead } = await file.read(Buffer.alloc(lfsMark.length), 0, lfsMark.length, 0);
        if (buffer.toString("latin1", 0, bytesRead) !== lfsMark)
            return;
        throw new action_error/* ActionError */.l("FILE_NOT_COMMITTABLE", `\`${name}\` is kept in Git LFS, which the API cannot write to.`);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = prepare_files_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
//# sourceMappingURL=prepare-files.js.map
;// CONCATENATED MODULE: ./build/pull-request/branch-is-current.js
/**
 * Whether merging our branch gives exactly what is desired in these files. A file that needs no change and that
 * the branch never touched is current even if the base moved on: merging keeps the base's content.
 */
function isBranchCurrent({ paths, base, formerBase, branch, desired }) {
    return paths.every((path) => {
        const isUntouched = branch.get(path) === formerBase.get(path) && desired.get(path) === base.get(path);
        return branch.get(path) === desired.get(path) || isUntouched;
    });
}
//# sourceMappingURL=branch-is-current.js.map
;// CONCATENATED MODULE: ./build/pull-request/read-facts.js






/** Reads the base branch. Throws GITHUB_NOT_FOUND without one, NOT_IN_A_REPOSITORY if it has none of the files. */
async function readBase(github, base, paths) {
    const branch = await readBranch(github, base);
    if (branch === undefined)
        throw new action_error/* ActionError */.l("GITHUB_NOT_FOUND", `There is no branch \`${base}\` to propose to.`);
    const files = await readTreeFiles(github, branch.treeSha, paths);
    if (files.size > 0)
        return { branch, files };
    throw new action_error/* ActionError */.l("NOT_IN_A_REPOSITORY", `None of the checked files is on the branch \`${base}\`.`);
}
/** Reads our branch and its pull request, and compares them with what is desired. */
async function readFacts(github, base, { place, paths, prepared, }) {
    const branch = await readBranch(github, place.branch);
    const desired = new Map(prepared.map(({ path, sha }) => [path, sha]));
    return {
        base: base.branch,
        branch,
        pull: await findOpenPull(github, place),
        hasChanges: prepared.some(({ sha, baseSha }) => sha !== baseSha),
        isBranchCurrent: branch !== undefined &&
            isBranchCurrent({
                paths,
                desired,
                base: shasOf(base.files),
                branch: shasOf(await readTreeFiles(github, branch.treeSha, paths)),
                formerBase: shasOf(await readFormerBase(github, { base, branch, paths })),
            }),
    };
}
/** The base as it was when our commit was made; as it is now if that is not known, which compares more strictly. */
async function readFormerBase(github, { base, branch, paths, }) {
    const formerSha = readTrailer(branch.message)?.baseSha;
    if (formerSha === undefined || formerSha === base.branch.headSha)
        return base.files;
    const treeSha = await readCommitTree(github, formerSha);
    return treeSha === undefined ? base.files : await readTreeFiles(github, treeSha, paths);
}
function shasOf(files) {
    return new Map([...files].map(([path, { sha }]) => [path, sha]));
}
//# sourceMappingURL=read-facts.js.map
;// CONCATENATED MODULE: ./build/pull-request/propose.js







const attempts = 3;
/**
 * Makes the pull request say what is to be removed from the base branch as it is now. Where others write at the
 * same time, everything is read, computed and decided again: no step is ever repeated blindly.
 */
async function proposeRemoval(options) {
    for (let attempt = 1;; attempt++) {
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(options.folder, "contents-"));
        try {
            return await proposeOnce({ ...options, folder });
        }
        catch (error) {
            if (!(error instanceof action_error/* ActionError */.l) || !error.retryable || attempt === attempts)
                throw error;
            options.onAgain(error.code);
        }
        finally {
            await (0,promises_.rm)(folder, { recursive: true, force: true });
        }
    }
}
async function proposeOnce(options) {
    const { github, place } = options;
    const paths = options.files.map(({ path }) => path);
    const base = await readBase(github, place.base, paths);
    const prepared = await prepareFiles(options.files, base.files, options);
    const facts = await readFacts(github, base, { place, paths, prepared });
    const plan = planPullRequest(facts);
    const files = prepared.map(summarise);
    const text = options.writeText(files);
    const done = options.dryRun
        ? { operation: "none", warnings: [] }
        : await carryOut(plan, { ...options, base: base.branch, prepared, text });
    return { ...done, plan: plan.kind, files, missing: paths.filter((path) => !base.files.has(path)) };
}
function summarise({ path, change }) {
    return { path, entries: change.entries, removed: change.removed, unverified: change.unverified };
}
//# sourceMappingURL=propose.js.map
// EXTERNAL MODULE: ./build/text/neutralise-line.js
var neutralise_line = __webpack_require__(6709);
;// CONCATENATED MODULE: ./build/text/code-span.js

/**
 * Text as a Markdown code span, in which nothing is markup: no link, no image, no mention, no HTML.
 * It may stand in a table cell: GitHub splits cells at pipes before it reads code spans.
 */
function codeSpan(text) {
    const safe = (0,neutralise_line/* neutraliseLine */.f)(text).replaceAll("|", "\\|");
    const runs = safe.match(/`+/g) ?? [];
    const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
    // A span must not be empty, nor touch its fence with a backtick.
    const padding = safe === "" || safe.startsWith("`") || safe.endsWith("`") ? " " : "";
    return `${fence}${padding}${safe}${padding}${fence}`;
}
//# sourceMappingURL=code-span.js.map
;// CONCATENATED MODULE: ./build/text/result-tables.js


/** What a reader is to understand by X's reasons. Source: X's "batch compliance" reference. */
const meanings = {
    deleted: "deleted by its author",
    bounced: "removed by X",
    protected: "made private",
    suspended: "account suspended",
    deactivated: "account deactivated",
    scrub_geo: "location withdrawn",
    geo_scrubbed: "location withdrawn",
    tweet_edited: "edited: fetch it again",
};
const consequences = {
    remove: "has to go",
    scrub: "has to go",
    refetch: "stays",
    kept: "stays by `keep-reasons`",
    none: "reported only",
};
/** Markdown: X's events by reason. Empty if there are none. */
function tabulateReasons(report) {
    const rows = report.datasets.flatMap(({ counts }) => counts.map(({ action, reason, verdict, ids }) => {
        const meaning = meanings[reason] ?? "";
        return `| ${codeSpan(action)} | ${codeSpan(reason)} | ${meaning} | ${consequences[verdict]} | ${formatCount(ids)} |`;
    }));
    if (rows.length === 0)
        return [];
    return ["| Action | Reason | Meaning | The ID | IDs |", "| --- | --- | --- | --- | ---: |", ...rows];
}
/** Files beyond this are only counted: a summary has a limit of size. */
const shownFiles = 500;
/** Markdown: each dataset and its files. */
function tabulateDatasets(report) {
    return report.datasets.flatMap(({ files, ...dataset }) => {
        const shown = files.slice(0, shownFiles).map((file) => {
            const counts = [file.entries, file.violations, file.unverified].map(formatCount).join(" | ");
            return `| ${codeSpan(file.name)} | ${counts} |`;
        });
        const hidden = files.length - shown.length;
        const total = [dataset.ids, dataset.violations, dataset.unverified].map((count) => `**${formatCount(count)}**`);
        return [
            "| File | Entries | No longer compliant | Unverified |",
            "| --- | ---: | ---: | ---: |",
            ...shown,
            ...(hidden > 0 ? [`| and ${formatQuantity(hidden, "more file")} | | | |`] : []),
            `| **Distinct IDs in all** | ${total.join(" | ")} |`,
        ];
    });
}
/** Markdown: a pie of all IDs by what became of them. */
function drawPie(report) {
    const reasons = report.datasets.flatMap(({ counts }) => counts.filter(({ verdict }) => verdict === "remove" || verdict === "scrub"));
    const slices = [
        ["no violation", report.checked - report.violations - report.unverified],
        ...reasons.map(({ reason, ids }) => [reason.replace(/[^a-z_]/g, ""), ids]),
        ["unverified", report.unverified],
    ];
    const lines = slices.filter(([, ids]) => ids > 0).map(([label, ids]) => `  "${label}" : ${ids}`);
    return lines.length === 0 ? [] : ["```mermaid", "pie showData", ...lines, "```"];
}
//# sourceMappingURL=result-tables.js.map
;// CONCATENATED MODULE: ./build/pull-request/text.js



/** GitHub's limit for a body, in characters. */
const longestBody = 65_536;
const text_shownFiles = 100;
/** The commit's message, to which the trailer is added. */
function writeCommitMessage(proposal) {
    return proposal.commitMessage ?? writeTitle(proposal);
}
/** Title and body of the pull request. */
function writePullRequest(proposal) {
    const { introduction, runUrl } = proposal;
    const sections = [
        introduction === undefined ? [] : [introduction],
        [text_describe(proposal)],
        tabulateReasons(proposal.report),
        tabulateFiles(proposal.files),
        listIds(proposal),
        [
            `Found by [this run](${runUrl}). Further runs update this pull request, and close it when nothing is left to remove.`,
        ],
    ];
    const paragraphs = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
    return { title: proposal.title ?? writeTitle(proposal), body: shorten(paragraphs).join("\n\n") };
}
function writeTitle({ report, files }) {
    const type = report.datasets[0]?.type ?? "tweets";
    const removed = files.reduce((sum, file) => sum + file.removed, 0);
    const noun = type === "tweets" ? "post ID" : "user ID";
    return `Remove ${formatQuantity(removed, `${noun} entry`, `${noun} entries`)} no longer compliant with X`;
}
function text_describe({ report, files }) {
    const type = report.datasets[0]?.type ?? "tweets";
    const removed = files.reduce((sum, file) => sum + file.removed, 0);
    const unverified = files.reduce((sum, file) => sum + file.unverified, 0);
    const found = `X reports ${nameOfIds(type, report.violations)} of ${formatCount(report.checked)} as no longer compliant (proof: ${report.proof}).`;
    const change = `This removes ${formatQuantity(removed, "entry", "entries")} from ${formatQuantity(files.filter((file) => file.removed > 0).length, "file")}; everything else keeps its bytes.`;
    const rest = unverified === 0
        ? ""
        : ` ${formatQuantity(unverified, "entry", "entries")} could not be verified, or came after the check, and ${unverified === 1 ? "stays" : "stay"}.`;
    return `${found} ${change}${rest} X asks for removal within 24 hours.`;
}
function tabulateFiles(files) {
    const changed = files.filter((file) => file.removed > 0);
    const rows = changed
        .slice(0, text_shownFiles)
        .map((file) => `| ${codeSpan(file.path)} | ${formatCount(file.entries)} | ${formatCount(file.removed)} |`);
    const hidden = changed.length - rows.length;
    return [
        "| File | Entries before | Removed |",
        "| --- | ---: | ---: |",
        ...rows,
        ...(hidden > 0 ? [`| and ${formatQuantity(hidden, "more file")} | | |`] : []),
    ];
}
function listIds({ ids, report }) {
    if (ids.length === 0)
        return [];
    const hidden = report.violations - ids.length;
    const more = hidden > 0 ? [`and ${formatCount(hidden)} more`] : [];
    return ["<details><summary>IDs</summary>", "", "```", ...ids, ...more, "```", "", "</details>"];
}
/** Leaves whole paragraphs out, the longest first: cut markup would spoil the rest. */
function shorten(paragraphs) {
    const length = paragraphs.join("\n\n").length;
    if (length <= longestBody)
        return paragraphs;
    const longest = Math.max(...paragraphs.map((paragraph) => paragraph.length));
    return shorten(paragraphs.filter((paragraph) => paragraph.length !== longest));
}
//# sourceMappingURL=text.js.map
;// CONCATENATED MODULE: ./build/steps/pull-request.js










/** Proposes the removal. Throws MAX_REMOVAL_EXCEEDED before anything is read or written. */
async function proposeFiles(options) {
    const { inputs, context, dataset, check, folder, log, clock, signal } = options;
    guardRemoval(check, inputs);
    const files = await locateRepository(dataset.files, context.workspace);
    const branch = inputs.pullRequest.branch ?? nameBranch(inputs.type, inputs.files);
    const base = inputs.pullRequest.base ?? context.branch ?? "";
    const github = await openGitHub({
        token: inputs.githubToken,
        apiUrl: context.apiUrl,
        owner: context.owner,
        repository: context.repository,
        clock,
        signal,
        onRetry: (operation, code, delayMs) => log.info(`GitHub: ${operation} failed (${code}); trying again in ${formatDuration(delayMs)}.`),
    });
    const result = await proposeRemoval({
        github,
        files,
        folder,
        place: { owner: context.owner, branch, base },
        rewrite: (name, paths) => rewriteFile({ dataset, name, ...paths }, check.verdicts, { signal }),
        writeText: (proposed) => writeTexts(proposed, options),
        decorations: inputs.pullRequest,
        draft: inputs.pullRequest.draft,
        dryRun: inputs.dryRun,
        onAgain: (code) => log.info(`The repository changed meanwhile (${code}); reading it again.`),
        compareUrl: nameCompareUrl(context, { base, branch }),
    });
    for (const path of result.missing)
        log.info(`${path}: not on the branch ${base}, left alone.`);
    for (const warning of result.warnings)
        log.warning(warning);
    log.info(describePullRequest(result, inputs.dryRun));
    return { ...result, branch };
}
/** What was done, in a sentence. */
function describePullRequest({ operation, plan, pull, files }, isDryRun) {
    const removed = files.reduce((sum, file) => sum + file.removed, 0);
    const entries = formatQuantity(removed, "entry", "entries");
    if (isDryRun)
        return `Dry run: nothing was written. The pull request would remove ${entries} (${plan}).`;
    const name = pull === undefined ? "Pull request" : `Pull request #${pull.number}`;
    switch (operation) {
        case "created":
            return `${name} opened: it removes ${entries}.`;
        case "updated":
            return `${name} updated: it removes ${entries}.`;
        case "unchanged":
            return `${name} is up to date: it removes ${entries}.`;
        case "closed":
            return `${name} closed: nothing is left to remove from the base branch.`;
        case "none":
            return "No pull request: nothing is to be removed from the base branch.";
    }
}
/** The page where a person can open the pull request. */
function nameCompareUrl({ serverUrl, owner, repository }, { base, branch }) {
    const [from, to] = [base, branch].map((name) => encodeURIComponent(name).replaceAll("%2F", "/"));
    return `${serverUrl}/${owner}/${repository}/compare/${from}...${to}?expand=1`;
}
function guardRemoval({ report }, { maxRemoval }) {
    for (const dataset of report.datasets) {
        if (!exceedsMaxRemoval(maxRemoval, dataset))
            continue;
        const share = `${formatQuantity(dataset.violations, "ID")} of ${dataset.ids}`;
        throw new action_error/* ActionError */.l("MAX_REMOVAL_EXCEEDED", `${share} would go, and \`max-removal\` is ${formatMaxRemoval(maxRemoval)}.`);
    }
}
function writeTexts(files, options) {
    const { inputs, context, check, introduction, ids } = options;
    const proposal = {
        report: check.report,
        files,
        runUrl: (0,run_context/* nameRunUrl */.w)(context),
        ids,
        title: inputs.pullRequest.title,
        introduction,
        commitMessage: inputs.pullRequest.commitMessage,
    };
    return { ...writePullRequest(proposal), commitMessage: writeCommitMessage(proposal) };
}
//# sourceMappingURL=pull-request.js.map
;// CONCATENATED MODULE: ./build/text/fenced-block.js

/** Lines as a Markdown code block, which none of them can end. */
function fencedBlock(lines) {
    const safe = lines.map(neutralise_line/* neutraliseLine */.f);
    const longest = Math.max(2, ...(safe.join("\n").match(/`+/g) ?? []).map((run) => run.length));
    const fence = "`".repeat(longest + 1);
    return [`${fence}text`, ...safe, fence];
}
//# sourceMappingURL=fenced-block.js.map
;// CONCATENATED MODULE: ./build/steps/summary.js




/** GitHub drops a step's summary beyond this, whole. */
const largestSummaryBytes = 1024 * 1024;
/** Puts the report next to the results, for the artifact and for later steps. Returns the path of `report.json`. */
async function writeReportFiles(folder, { report, markdown }) {
    const path = (0,external_node_path_.join)(folder, "report.json");
    await (0,promises_.writeFile)(path, `${JSON.stringify(report, null, 2)}\n`);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "report.md"), markdown);
    return path;
}
/** Adds to the page of the run. A page that can't be written is a warning, not the end. */
async function writeStepSummary(markdown, { context, log }) {
    if (context.summaryFile === undefined)
        return;
    if (Buffer.byteLength(markdown) > largestSummaryBytes) {
        log.warning("The summary is too long for GitHub. The artifact has it as `report.md`.");
        return;
    }
    try {
        await (0,promises_.appendFile)(context.summaryFile, `${markdown}\n`);
    }
    catch {
        log.warning("The summary could not be written to the page of the run.");
    }
}
/** The page of a run that failed. */
function writeFailureSummary(failure) {
    return ["## X Batch Compliance", "", ...fencedBlock(failureText(failure).split("\n"))].join("\n");
}
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./build/summary.js




const proofs = {
    proven: "proven: bound to the upload end to end",
    consistent: "consistent: well-formed, made from exactly these IDs, downloaded twice with the same content",
    unverified: "unverified: not enough to call an ID compliant",
};
/** The check as Markdown, for the run's page and for `report.md`. */
function writeSummary(contents) {
    const { report, pullRequest } = contents;
    const totals = [
        ["Checked", report.checked],
        ["No longer compliant", report.violations],
        ["Unverified", report.unverified],
        ["To be fetched again", report.refetch],
    ];
    const sections = [
        ["## X Batch Compliance", "", `**${describeResult(report)}**`],
        [
            "| Distinct IDs | |",
            "| --- | ---: |",
            ...totals.map(([name, count]) => `| ${name} | ${formatCount(count)} |`),
        ],
        report.result === "pending" ? [] : drawPie(report),
        section("By reason", tabulateReasons(report)),
        section("By file", tabulateDatasets(report)),
        section("IDs", summary_listIds(contents)),
        [`Proof: ${proofs[report.proof]}.`],
        listJobs(report),
        pullRequest === undefined ? [] : [linkPullRequest(pullRequest)],
        ["### What to do next", "", adviseNext(contents)],
    ];
    const paragraphs = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
    return `${paragraphs.join("\n\n")}\n`;
}
function section(title, lines) {
    return lines.length === 0 ? [] : [`### ${title}`, "", ...lines];
}
function summary_listIds({ ids, report }) {
    if (ids.length === 0)
        return [];
    const hidden = report.violations - ids.length;
    return ["```", ...ids, ...(hidden > 0 ? [`and ${formatCount(hidden)} more`] : []), "```"];
}
function listJobs({ jobs }) {
    return jobs.map(({ id, state, adopted }) => {
        const origin = adopted ? "taken over from an earlier run" : "created by this run";
        return `X's job ${codeSpan(id)}: ${state}, ${origin}.`;
    });
}
function linkPullRequest({ sentence, url }) {
    return url === undefined ? sentence : `${sentence} [Open it](${url}).`;
}
/** One paragraph for each end that a check can come to. */
function adviseNext({ report, policy, pullRequest }) {
    const again = "Run the workflow again: what is unverified was kept, and is never called compliant.";
    switch (report.result) {
        case "pending":
            return "Run the workflow again later. It finds X's job by its name and collects the result, at no new cost.";
        case "unverified":
            return again;
        case "compliant":
            return "Nothing. Keep the workflow on its schedule.";
        case "violations": {
            const rest = report.unverified > 0 ? ` ${again}` : "";
            return `${adviseRemoval(policy, pullRequest)}${rest}`;
        }
    }
}
function adviseRemoval(policy, pullRequest) {
    const list = policy.artifact.contents === "results" ? " `violations.ndjson` in the artifact names each entry." : "";
    if (policy.onViolation !== "pull-request") {
        return `Remove the entries within 24 hours, as X asks.${list} With \`on-violation: pull-request\` the next run proposes it for you.`;
    }
    if (policy.dryRun)
        return `Turn \`dry-run\` off to have the pull request opened.${list}`;
    if (pullRequest === undefined)
        return `The pull request failed: correct what the error says, and run again.${list}`;
    if (pullRequest.url === undefined)
        return "Nothing: the base branch has none of these entries any more.";
    return "Review and merge the pull request. X asks for removal within 24 hours.";
}
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./build/conclude.js









/** From the report to the end: pull request, artifact, summary, outputs, and then how the step ends. */
async function conclude(check, options) {
    const { accepted, context, folder, log, signal } = options;
    const { inputs } = accepted;
    const { report } = check;
    const ids = inputs.showIds ? await readViolations(check.violationsPath) : [];
    for (const id of ids)
        log.info(id);
    const { pullRequest, failure: refusal } = await tryPullRequest(check, { ...options, ids });
    const markdown = writeSummary({
        report,
        policy: inputs,
        pullRequest: pullRequest && {
            sentence: describePullRequest(pullRequest, inputs.dryRun),
            url: pullRequest.pull?.url,
        },
        ids,
    });
    const reportPath = await writeReportFiles(folder, { report, markdown });
    const artifact = await uploadArtifact({ ...options, artifact: inputs.artifact });
    const failure = refusal ?? (signal.aborted ? toFailure(signal.reason) : undefined);
    const failed = failure === undefined ? "" : `\n${writeFailureSummary(failure)}\n`;
    const kept = artifact === undefined ? "" : `\nKept in the artifact [${artifact.name}](${artifact.url}).\n`;
    await writeStepSummary(`${markdown}${kept}${failed}`, { context, log });
    writeOutputs(listOutputs({ report, reportPath, artifact, pullRequest }), context);
    return decideOutcome(report, inputs, failure);
}
/** What went wrong with the pull request must not hide what the check found: it is kept for the end. */
async function tryPullRequest(check, options) {
    const { inputs, introduction } = options.accepted;
    const { result } = check.report;
    // An unverified result without violations is no reason to close what an earlier, proven one opened.
    const isConclusive = result === "violations" || result === "compliant";
    if (inputs.onViolation !== "pull-request" || !isConclusive)
        return {};
    try {
        return { pullRequest: await proposeFiles({ ...options, inputs, check, introduction }) };
    }
    catch (error) {
        return { failure: toFailure(error) };
    }
}
//# sourceMappingURL=conclude.js.map
;// CONCATENATED MODULE: ../core/build/api/url-policy.js

/** X's API under both of its names. */
const apiOrigins = new Set(["https://api.x.com", "https://api.twitter.com"]);
const storageOrigin = "https://storage.googleapis.com";
/**
 * Decides by its origin and path what a URL that X returned may get, or throws URL_REFUSED.
 * On the API's own origin: `/2/compliance/jobs/{id}/{upload|download}`, with the bearer (Gen-2).
 * On Google Cloud Storage: `/{bucket}/{id}/{submission|delivery}/…`, without (Gen-1).
 * A loopback API (the sandbox) may also name loopback storage. Nothing else, ever.
 */
function judgeUrl(signed, purpose) {
    const url = signed.reveal();
    const { apiUrl, jobId, use } = purpose;
    if (url.username === "" && url.password === "" && url.hash === "") {
        if (isApi(url, apiUrl) && url.pathname === `/2/compliance/jobs/${jobId}/${use}`)
            return "bearer";
        if (isStorage(url, apiUrl) && isObjectPath(url.pathname, { jobId, use }))
            return "no-bearer";
    }
    throw new ComplianceError("URL_REFUSED", `X named an unexpected address for the ${use}.`, { jobId });
}
/** Whether an API base may be used: https, or a loopback address; an origin and nothing more. */
function isApiUrl(url) {
    const bare = url.username === "" &&
        url.password === "" &&
        url.search === "" &&
        url.hash === "" &&
        url.pathname === "/";
    return bare && (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url)));
}
/** Whether a URL stays on this machine, by its literal address. */
function isLoopback(url) {
    return (url.hostname === "[::1]" || url.hostname === "localhost" || /^127(?:\.[0-9]{1,3}){3}$/.test(url.hostname));
}
function isApi(url, apiUrl) {
    return url.origin === apiUrl.origin || (apiOrigins.has(url.origin) && apiOrigins.has(apiUrl.origin));
}
function isStorage(url, apiUrl) {
    if (isLoopback(apiUrl))
        return isLoopback(url) && (url.protocol === "http:" || url.protocol === "https:");
    return url.origin === storageOrigin;
}
function isObjectPath(pathname, { jobId, use }) {
    const [root, bucket = "", id, folder, ...object] = pathname.split("/");
    const expected = use === "upload" ? "submission" : "delivery";
    return (root === "" &&
        /^[a-z0-9._-]+$/.test(bucket) &&
        id === jobId &&
        folder === expected &&
        object.join("/") !== "");
}
//# sourceMappingURL=url-policy.js.map
;// CONCATENATED MODULE: ./build/input/cross-faults.js

/** A paid App is charged for every look, and X asks for 30 to 60 seconds. */
const leastPollSeconds = 5;
/** Rules that span several inputs. */
function findCrossFaults(raw) {
    const apiUrl = URL.parse(raw["x-api-url"]);
    const isSandbox = apiUrl !== null && isLoopback(apiUrl);
    return [
        ...(Number(raw["poll-interval-seconds"]) < leastPollSeconds && !isSandbox
            ? [
                {
                    message: `\`poll-interval-seconds\`: write ${leastPollSeconds} or more; each look at a job may cost.`,
                },
            ]
            : []),
        ...(raw["on-violation"] === "pull-request" && raw["github-token"] === ""
            ? // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows, to be copied.
                [{ message: "`github-token`: is needed for a pull request. Write `${{ github.token }}`." }]
            : []),
        ...(raw["pr-body"] !== "" && raw["pr-body-file"] !== ""
            ? [{ message: "`pr-body`, `pr-body-file`: write only one of the two." }]
            : []),
        ...(raw["pr-branch"] !== "" && raw["pr-branch"] === raw["pr-base"]
            ? [{ message: "`pr-branch`: write another branch than `pr-base`." }]
            : []),
    ];
}
//# sourceMappingURL=cross-faults.js.map
// EXTERNAL MODULE: ../../node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/core.js
var core_core = __webpack_require__(48149);
;// CONCATENATED MODULE: ./build/input/branch-name.js
/** What git forbids in the name of a branch (git-check-ref-format), and a leading dash, which no tool can be given safely. */
const forbidden = /^$|^[-/]|^refs\/|[/.]$|\.\.|\/\/|@\{|^@$|(^|\/)\.|\.lock(\/|$)|[\s~^:?*[\\\p{Cc}]/u;
/** Whether git takes this as the name of a branch, without `refs/heads/`. */
function isBranchName(text) {
    return text.length <= 200 && !forbidden.test(text);
}
//# sourceMappingURL=branch-name.js.map
;// CONCATENATED MODULE: ./build/input/field-schemas.js

/** One of some words. */
function oneOf(...words) {
    const list = words.map((word) => `\`${word}\``);
    const message = `write ${list.length === 1 ? list[0] : `${list.slice(0, -1).join(", ")} or ${list.at(-1)}`}.`;
    return schemas/* string */.YjP()
        .refine((text) => words.includes(text), message);
}
/** `true` or `false`, in the spellings of YAML. */
const yesOrNo = schemas/* string */.YjP()
    .regex(/^(true|false)$/i, "write `true` or `false`.")
    .transform((text) => text.toLowerCase() === "true");
/** Words apart by newlines or commas. */
const list = schemas/* string */.YjP().transform((text) => splitAt(text, /[\n,]/));
/** Globs apart by newlines or commas; a comma within braces belongs to its glob. */
const globs = schemas/* string */.YjP()
    .transform((text) => splitAt(text, /\n|,(?![^{}\n]*\})/))
    .refine((patterns) => patterns.length > 0, "is missing. Write globs such as `data/**/*.txt`.");
/** Text, or nothing. */
const optionalText = schemas/* string */.YjP()
    .transform((text) => (text === "" ? undefined : text));
/** A field that may be left out. */
function optional(field) {
    return schemas/* string */.YjP().transform((text, context) => {
        if (text === "")
            return undefined;
        const parsed = field.safeParse(text);
        if (parsed.success)
            return parsed.data;
        for (const { message } of parsed.error.issues)
            context.addIssue(message);
        return core_core/* NEVER */.tm;
    });
}
/** A plain decimal number within a range. */
function numberWithin(range) {
    const { least, most, unit, factor = 1, whole = false } = range;
    const message = `write ${whole ? "a whole number" : "a number"} of ${unit} from ${least} to ${most}.`;
    return schemas/* string */.YjP()
        .regex(whole ? /^\d{1,15}$/ : /^\d{1,15}(\.\d{1,6})?$/, message)
        .transform(Number)
        .refine((value) => value >= least && value <= most, message)
        .transform((value) => value * factor);
}
function splitAt(text, separator) {
    const words = text.split(separator).map((word) => word.trim());
    return [...new Set(words.filter((word) => word !== ""))];
}
//# sourceMappingURL=field-schemas.js.map
;// CONCATENATED MODULE: ./build/input/fields-schema.js





const notAvailable = "is not available in this version. Leave it unset.";
const formats = ["auto", "txt", "csv", "tsv", "jsonl"];
/** Formats that are planned, so that asking for one is no misspelling. */
const laterFormats = /^(txt|csv|tsv|jsonl)\.(gz|zst)$/;
const isText = schemas/* string */.YjP();
const mustBeUnset = isText.refine((text) => text === "", notAvailable);
const optionalBranch = optionalText.refine((name) => name === undefined || isBranchName(name), "write the name of a branch as git allows it, without `refs/heads/`.");
const logins = list.transform((names) => names.map((name) => name.replace(/^@/, "")));
/** Reads each input by itself. Messages say what to write instead and never hold the value. */
const fieldsSchema = schemas/* object */.Ikc({
    "bearer-token": isText.min(1, 
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows, to be copied.
    "is missing. Pass the App's bearer token from a secret: `${{ secrets.X_BEARER_TOKEN }}`."),
    files: globs,
    type: oneOf("tweets", "users"),
    "on-violation": oneOf("fail", "pull-request", "report"),
    format: isText
        .refine((format) => !laterFormats.test(format), notAvailable)
        .transform((format, context) => {
        const known = formats.find((name) => name === format);
        if (known !== undefined)
            return known;
        if (!laterFormats.test(format))
            context.addIssue("write one of `auto`, `txt`, `csv`, `tsv`, `jsonl`.");
        return core_core/* NEVER */.tm;
    }),
    field: optionalText,
    config: mustBeUnset,
    "keep-reasons": list.refine((words) => words.every((word) => violationReasons.includes(word)), `write reasons out of ${violationReasons.join(", ")}.`),
    "max-removal": isText.transform((text, context) => {
        const limit = parseMaxRemoval(text);
        if (limit !== undefined)
            return limit;
        context.addIssue("write a share such as `50%` or a number of IDs such as `1000`.");
        return core_core/* NEVER */.tm;
    }),
    "on-unverified": oneOf("fail", "report"),
    "require-proof": isText
        .refine((level) => level !== "proven", "`proven` is not available in this version. Write `consistent`.")
        .refine((level) => /^(proven|consistent)$/.test(level), "write `consistent`."),
    "timeout-minutes": numberWithin({ least: 0, most: 50_400, unit: "minutes", factor: 60_000 }),
    "on-timeout": oneOf("fail", "report"),
    wait: yesOrNo,
    "poll-interval-seconds": numberWithin({ least: 0, most: 3600, unit: "seconds", factor: 1000 }),
    "reuse-within-minutes": numberWithin({ least: 0, most: 10_080, unit: "minutes", factor: 60_000 }),
    "job-name": optionalText.refine((name) => name === undefined || /^[A-Za-z0-9_.-]{1,22}$/.test(name), "write up to 22 letters, digits, dots, dashes or underscores."),
    "max-ids-per-job": numberWithin({ least: 1, most: 6_000_000, unit: "IDs", whole: true }),
    "artifact-name": isText.regex(/^[^":<>|*?\r\n\\/]{1,200}$/, 'write a name without " : < > | * ? \\ or /.'),
    "artifact-retention-days": optional(numberWithin({ least: 1, most: 400, unit: "days", whole: true })),
    "artifact-contents": oneOf("results", "report", "none"),
    "github-token": isText,
    "pr-branch": optionalBranch,
    "pr-base": optionalBranch,
    "pr-title": optionalText.refine((title) => (title?.length ?? 0) <= 256, "write at most 256 characters."),
    "pr-body": optionalText,
    "pr-body-file": optionalText,
    "pr-labels": list,
    "pr-assignees": logins,
    "pr-reviewers": logins,
    "pr-team-reviewers": logins,
    "pr-draft": yesOrNo,
    "pr-on-human-commits": mustBeUnset,
    "commit-message": optionalText,
    "commit-via": isText
        .refine((way) => way !== "git", "`git` is not available in this version. Write `auto` or `api`.")
        .refine((way) => /^(auto|api|git)$/.test(way), "write `auto` or `api`."),
    "show-ids": yesOrNo,
    "dry-run": yesOrNo,
    "x-api-url": isText,
});
//# sourceMappingURL=fields-schema.js.map
// EXTERNAL MODULE: ./build/input/read-raw-inputs.js + 2 modules
var read_raw_inputs = __webpack_require__(29996);
;// CONCATENATED MODULE: ./build/inputs.js



/** Reads every input from the runner's environment. */
function readInputs(environment) {
    const { raw, faults: unknown } = (0,read_raw_inputs/* readRawInputs */.y)(environment);
    const parsed = fieldsSchema.safeParse(raw);
    const faults = [
        ...unknown,
        ...(parsed.error?.issues ?? []).map(({ path, message }) => ({
            message: `\`${String(path[0])}\`: ${message}`,
        })),
        ...findCrossFaults(raw),
    ];
    return {
        inputs: parsed.success && faults.length === 0 ? nameInputs(parsed.data) : undefined,
        faults,
        files: fieldsSchema.shape.files.safeParse(raw.files).data,
        type: fieldsSchema.shape.type.safeParse(raw.type).data,
        format: fieldsSchema.shape.format.safeParse(raw.format).data,
        field: fieldsSchema.shape.field.safeParse(raw.field).data,
        secrets: listSecrets(raw),
    };
}
function listSecrets(raw) {
    const tokens = [raw["bearer-token"], raw["github-token"]].filter((token) => token !== "");
    return [...new Set(tokens.flatMap((token) => [token, encodeURIComponent(token)]))];
}
function nameInputs(fields) {
    return {
        bearerToken: fields["bearer-token"],
        files: fields.files,
        type: fields.type,
        format: fields.format,
        field: fields.field,
        keepReasons: fields["keep-reasons"],
        onViolation: fields["on-violation"],
        onUnverified: fields["on-unverified"],
        onTimeout: fields["on-timeout"],
        maxRemoval: fields["max-removal"],
        timeoutMs: fields["timeout-minutes"],
        wait: fields.wait,
        pollIntervalMs: fields["poll-interval-seconds"],
        reuseWithinMs: fields["reuse-within-minutes"],
        maxIdsPerJob: fields["max-ids-per-job"],
        jobName: fields["job-name"],
        apiUrl: fields["x-api-url"],
        artifact: {
            name: fields["artifact-name"],
            retentionDays: fields["artifact-retention-days"],
            contents: fields["artifact-contents"],
        },
        githubToken: fields["github-token"],
        pullRequest: {
            branch: fields["pr-branch"],
            base: fields["pr-base"],
            title: fields["pr-title"],
            body: fields["pr-body"],
            bodyFile: fields["pr-body-file"],
            labels: fields["pr-labels"],
            assignees: fields["pr-assignees"],
            reviewers: fields["pr-reviewers"],
            teamReviewers: fields["pr-team-reviewers"],
            draft: fields["pr-draft"],
            commitMessage: fields["commit-message"],
        },
        showIds: fields["show-ids"],
        dryRun: fields["dry-run"],
    };
}
//# sourceMappingURL=inputs.js.map
// EXTERNAL MODULE: ./build/log.js
var build_log = __webpack_require__(37654);
;// CONCATENATED MODULE: ./build/mask.js

/**
 * Makes the runner hide values in every later line of the log. Outside of a workflow there is no runner to read
 * the command, and it would print the secret itself: so nothing is done there.
 */
function createMask(isWorkflow) {
    const masked = new Set();
    return (value) => {
        if (!isWorkflow || value === "" || masked.has(value))
            return;
        masked.add(value);
        (0,core/* setSecret */.Pq)(value);
    };
}
//# sourceMappingURL=mask.js.map
;// CONCATENATED MODULE: ./build/refuse-event.js



/** The part of an event that tells where a pull request comes from. `repo` is null when the fork is gone. */
const eventSchema = schemas/* object */.Ikc({
    pull_request: schemas/* object */.Ikc({
        head: schemas/* object */.Ikc({ repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }).nullish() }),
        base: schemas/* object */.Ikc({ repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }) }),
    })
        .optional(),
});
/**
 * Throws EVENT_REFUSED where the code or files of strangers meet the repository's secrets or write token:
 * `pull_request_target`, and pull requests from forks.
 */
async function refuseEvent(context) {
    if (context.eventName === "pull_request_target") {
        throw new action_error/* ActionError */.l("EVENT_REFUSED", "This action does not run on `pull_request_target`.");
    }
    if (!context.eventName.startsWith("pull_request") || context.eventFile === undefined)
        return;
    if (isFromFork(await (0,promises_.readFile)(context.eventFile, "utf8"))) {
        throw new action_error/* ActionError */.l("EVENT_REFUSED", "This action does not run on pull requests from forks.");
    }
}
/** What can't be read is taken for a fork. */
function isFromFork(eventJson) {
    const event = eventSchema.safeParse(parseJson(eventJson)).data?.pull_request;
    return event === undefined || event.head.repo?.full_name !== event.base.repo.full_name;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=refuse-event.js.map
;// CONCATENATED MODULE: ../core/build/ids/id-set.js

/** Distinct IDs, 8 bytes a row. An ID is given as its two words (`parseId`). */
class IdSet {
    #table = new IdTable(0);
    #rows = new Int32Array(blockIds);
    get size() {
        return this.#table.size;
    }
    /** Returns whether the ID is new. */
    add(high, low) {
        const before = this.#table.size;
        this.#table.add(high, low);
        return this.#table.size > before;
    }
    has(high, low) {
        return this.#table.find(high, low) !== -1;
    }
    /**
     * Adds `count` IDs, at most 2,048. Row i of the answer is −1 if ID i is new; an ID that stands twice is new
     * once. The answer is valid until the next call.
     */
    addBlock(high, low, count) {
        this.#table.findBlock(high, low, { count, rows: this.#rows, adding: true });
        return this.#rows;
    }
    /** Looks `count` IDs up, at most 2,048. Row i of the answer is −1 if ID i is not in. Valid until the next call. */
    findBlock(high, low, count) {
        this.#table.findBlock(high, low, { count, rows: this.#rows, adding: false });
        return this.#rows;
    }
}
//# sourceMappingURL=id-set.js.map
;// CONCATENATED MODULE: ../core/build/dataset/spool.js





/** 20 digits and LF. */
const longestLineBytes = 21;
const spool_lf = 10;
const what = "The temporary file for the upload";
/** Starts the upload file. Throws FILE_UNWRITABLE. */
async function createSpool(path) {
    const handle = await createFile(path, what);
    const hash = (0,external_node_crypto_.createHash)("sha256");
    let gathered = new Uint8Array(1024 * 1024);
    let filled = 0;
    let sizeBytes = 0;
    async function flush() {
        if (filled === 0)
            return;
        const bytes = gathered.subarray(0, filled);
        filled = 0;
        hash.update(bytes);
        sizeBytes += bytes.length;
        await appendBytes(handle, bytes, what);
    }
    return {
        addNew(bytes, batch, isOld) {
            const room = filled + batch.count * longestLineBytes;
            if (room > gathered.length)
                gathered = enlarge(gathered, room);
            filled = copyDigits(bytes, batch, { isOld, into: gathered, at: filled });
        },
        flush,
        async finish() {
            try {
                await flush();
            }
            finally {
                await handle.close();
            }
            const digest = hash.digest("hex");
            return { path, digest, body: { sizeBytes, open: () => readVerified({ path, digest, sizeBytes }) } };
        },
        abort: () => handle.close(),
    };
}
/**
 * Sends the file, and ends it only if its bytes still are those that the digest was made of: the last chunk
 * is held back until all have been hashed. Throws UPLOAD_CHANGED, FILE_UNREADABLE.
 */
async function* readVerified(file) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    let readBytes = 0;
    let held;
    for await (const chunk of readFile(file.path)) {
        hash.update(chunk);
        readBytes += chunk.length;
        // All announced bytes would be out before the end of a file that has grown.
        if (readBytes > file.sizeBytes)
            throw changed();
        if (held !== undefined)
            yield held;
        held = chunk;
    }
    if (hash.digest("hex") !== file.digest)
        throw changed();
    if (held !== undefined)
        yield held;
}
async function* readFile(path) {
    try {
        yield* (0,external_node_fs_.createReadStream)(path, { highWaterMark: 256 * 1024 });
    }
    catch (error) {
        throw describeFileError(error, { code: "FILE_UNREADABLE", what: `${what} cannot be read` });
    }
}
function changed() {
    return new ComplianceError("UPLOAD_CHANGED", `${what} was changed while it was sent.`);
}
/** Byte by byte: for 20 bytes a call that copies a stretch costs more than the copying. */
function copyDigits(bytes, { count, idStart, idEnd }, { isOld, into, at }) {
    let to = at;
    for (let row = 0; row < count; row++) {
        if (isOld[row] !== -1)
            continue;
        const end = idEnd[row];
        for (let from = idStart[row]; from < end; from++)
            into[to++] = bytes[from];
        into[to++] = spool_lf;
    }
    return to;
}
function enlarge(bytes, sizeBytes) {
    const larger = new Uint8Array(Math.max(sizeBytes, bytes.length * 2));
    larger.set(bytes);
    return larger;
}
//# sourceMappingURL=spool.js.map
;// CONCATENATED MODULE: ../core/build/dataset/scan.js
var scan_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var scan_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});






/** X's limits for one job, with room to spare: 128 MB and "about 6.5 million IDs" (X's documentation, 2026). */
const maxIdsPerJob = 6_000_000;
const maxBytesPerJob = 120_000_000;
/** Faults of one file that are named; the rest is counted. */
const namedFaults = 10;
/**
 * Reads all files of one type into distinct IDs and the file to upload, in the order of the datasets and
 * files, so that the same content gives the same bytes. Bad lines are collected, never thrown.
 */
async function scanType(type, datasets, options) {
    const submitted = new IdSet();
    const spool = await createSpool(`${options.folder}/upload-${type}.txt`);
    const faults = [];
    const counted = [];
    let entries = 0;
    let files = 0;
    try {
        for (const dataset of datasets) {
            // One dataset is all there is: counting it apart would double the memory.
            const own = datasets.length === 1 ? submitted : new IdSet();
            const reader = { ...dataset, onChoice: (text) => options.onChoice?.(dataset, text) };
            for (const file of dataset.files) {
                files++;
                const scanned = await scanFile(file, { submitted, own, spool, signal: options.signal, reader });
                entries += scanned.entries;
                faults.push(...scanned.faults);
            }
            counted.push({ dataset, ids: own.size });
        }
    }
    catch (error) {
        await spool.abort();
        throw error;
    }
    const spooled = await spool.finish();
    faults.push(...findExcess(submitted.size, spooled.body.sizeBytes, options.maxIdsPerJob ?? maxIdsPerJob));
    return { type, files, entries, submitted, spooled, datasets: counted, faults };
}
async function scanFile(file, { submitted, own, spool, signal, reader, }) {
    const faults = [];
    let more = 0;
    let entries = 0;
    const visitor = {
        onBatch(bytes, _region, batch) {
            entries += batch.count;
            spool.addNew(bytes, batch, submitted.addBlock(batch.high, batch.low, batch.count));
            if (own !== submitted)
                own.addBlock(batch.high, batch.low, batch.count);
        },
        onPiece: () => spool.flush(),
        onFault: (fault) => (faults.length < namedFaults ? faults.push(fault) : more++),
    };
    const createReader = (onFault, firstBytes) => openReader({ name: file.name, firstBytes }, reader, onFault);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const opened = scan_addDisposableResource(env_1, await openFile(file), true);
            await readBatches(opened, visitor, { name: file.name, signal, createReader });
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = scan_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        if (!isComplianceError(error) || error.code !== "FILE_UNREADABLE")
            throw error;
        faults.push({ message: error.message });
    }
    if (more > 0)
        faults.push({ file: file.name, message: `has ${more} more lines that are not IDs` });
    return { entries, faults };
}
function findExcess(ids, sizeBytes, limit) {
    if (ids <= limit && sizeBytes <= maxBytesPerJob)
        return [];
    const message = `${ids} distinct IDs (${sizeBytes} bytes) are more than one job takes (${limit} IDs, ${maxBytesPerJob} bytes): check fewer files in one run`;
    return [{ message }];
}
//# sourceMappingURL=scan.js.map
;// CONCATENATED MODULE: ../core/build/check/scan-datasets.js


const jobTypes = ["tweets", "users"];
/**
 * Reads all files of all datasets, type by type, without asking X anything.
 * @throws {ComplianceError} DATASET_INVALID with every fault of every file; FILE_UNWRITABLE.
 */
async function scanDatasets(datasets, options) {
    const scans = [];
    for (const type of jobTypes) {
        const own = datasets.filter((dataset) => dataset.type === type);
        if (own.length > 0)
            scans.push(await scanType(type, own, options));
    }
    refuseFaults(scans.flatMap(({ faults }) => faults));
    return scans;
}
function refuseFaults(faults) {
    if (faults.length === 0)
        return;
    throw new ComplianceError("DATASET_INVALID", "The lists cannot be checked as they are.", { faults });
}
//# sourceMappingURL=scan-datasets.js.map
;// CONCATENATED MODULE: ./build/steps/find-files.js


/** Finds regular files in the workspace. Symbolic links, `.git` and `.github` are never followed or read. */
async function findFiles(patterns, workspaceFolder) {
    const workspace = await (0,promises_.realpath)(workspaceFolder);
    const inside = patterns.map((pattern) => ({ pattern, ...confine(pattern, workspace) }));
    const faults = inside.flatMap(({ fault }) => (fault === undefined ? [] : [fault]));
    const excludes = inside.flatMap(({ excludes }) => (excludes === undefined ? [] : [excludes]));
    const names = new Set();
    const skipped = new Set();
    for (const { pattern, includes } of inside) {
        if (includes === undefined)
            continue;
        const candidates = await match(includes, { workspace, excludes });
        faults.push(...judge(pattern, candidates));
        for (const { kind, name, why } of candidates) {
            if (kind === "file")
                names.add(name);
            if (kind === "skipped" && !isLiteral(includes))
                skipped.add(`${name}: skipped, ${why}.`);
        }
    }
    if (!inside.some(({ includes }) => includes !== undefined) && faults.length === 0) {
        faults.push({ message: "`files`: only excludes. Write at least one glob that includes." });
    }
    const files = [...names].sort().map((name) => ({ name, path: (0,external_node_path_.join)(workspace, name) }));
    return { files, faults, skipped: [...skipped].sort() };
}
/** Reads a pattern as one within the workspace, or says why it is none. */
function confine(pattern, workspace) {
    const isExclude = pattern.startsWith("!");
    const written = isExclude ? pattern.slice(1).trim() : pattern;
    const path = (0,external_node_path_.isAbsolute)(written) ? (0,external_node_path_.relative)(workspace, written).split(external_node_path_.sep).join("/") : written;
    const segments = path.split("/").filter((segment) => segment !== "." && segment !== "");
    if ((0,external_node_path_.isAbsolute)(path) || segments.includes("..") || segments.length === 0 || path.includes("\0")) {
        return {
            fault: { message: `\`files\`: \`${pattern}\` leads out of the workspace. Write a path inside it.` },
        };
    }
    return isExclude ? { excludes: segments.join("/") } : { includes: segments.join("/") };
}
async function match(pattern, search) {
    const found = [];
    for await (const entry of (0,promises_.glob)(pattern, { cwd: search.workspace, withFileTypes: true })) {
        const name = (0,external_node_path_.relative)(search.workspace, (0,external_node_path_.join)(entry.parentPath, entry.name)).split(external_node_path_.sep).join("/");
        found.push(await find_files_classify(name, search));
    }
    return found;
}
async function find_files_classify(name, { workspace, excludes }) {
    if (excludes.some((pattern) => (0,external_node_path_.matchesGlob)(name, pattern) || name.startsWith(`${pattern}/`))) {
        return { kind: "excluded", name };
    }
    const path = (0,external_node_path_.join)(workspace, name);
    const status = await (0,promises_.lstat)(path);
    if (status.isDirectory())
        return { kind: "folder", name };
    if (status.isSymbolicLink() || (await (0,promises_.realpath)(path)) !== path) {
        return { kind: "skipped", name, why: "a symbolic link" };
    }
    if (!status.isFile())
        return { kind: "skipped", name, why: "not a regular file" };
    if (/(^|\/)\.git(hub)?(\/|$)/i.test(name))
        return { kind: "skipped", name, why: "part of .git or .github" };
    return { kind: "file", name };
}
/** A pattern must lead to something; a path without wildcards must lead to a file. */
function judge(pattern, candidates) {
    if (candidates.some(({ kind }) => kind === "file"))
        return [];
    const place = `\`files\`: \`${pattern}\``;
    const [first] = candidates;
    if (first === undefined) {
        return [{ message: `${place} matches no file. Check the path, and that the files are checked out.` }];
    }
    if (isLiteral(pattern) && first.kind === "folder") {
        return [{ message: `${place} is a folder. Write \`${pattern.replace(/\/$/, "")}/**/*.txt\`.` }];
    }
    const reasons = [...new Set(candidates.map(find_files_describe))].sort();
    return [
        { message: `${place} matches no regular file (only ${reasons.join(", ")}). Name the files themselves.` },
    ];
}
function find_files_describe({ kind, why }) {
    if (kind === "folder")
        return "folders";
    return kind === "excluded" ? "excluded files" : (why ?? "other files");
}
function isLiteral(pattern) {
    return !/[*?[\]{}]/.test(pattern);
}
//# sourceMappingURL=find-files.js.map
;// CONCATENATED MODULE: ./build/steps/read-body-file.js


/** Room is left for our own part of the body, which GitHub limits to 65,536 characters. */
const longestText = 50_000;
/** Reads the text that the user keeps in a file, under the same rules as the lists: a regular file in the workspace. */
async function readBodyFile(path, workspace) {
    if (path === undefined)
        return {};
    const refuse = (what) => ({
        fault: { message: `\`pr-body-file\`: ${what}` },
    });
    const { files } = await findFiles([path], workspace);
    const [file] = files;
    if (file === undefined || files.length > 1)
        return refuse("name one regular file in the workspace.");
    const text = await (0,promises_.readFile)(file.path, "utf8");
    return text.length > longestText ? refuse(`keep the text below ${longestText} characters.`) : { text };
}
//# sourceMappingURL=read-body-file.js.map
;// CONCATENATED MODULE: ./build/steps/accept-input.js




/**
 * Accepts what the user gave, or throws INPUT_INVALID with everything that is wrong with it: the inputs, the
 * files and the lines in them, so that nobody has to run the workflow once for each mistake.
 */
async function acceptInput(options) {
    const { reading, context, folder } = options;
    const { inputs } = reading;
    const faults = [...reading.faults];
    const found = await findFiles(reading.files ?? [], context.workspace);
    if (reading.files !== undefined)
        faults.push(...found.faults);
    if (inputs !== undefined)
        faults.push(...probeClient(options, inputs), ...findBaseFaults(inputs, context));
    const body = await readBodyFile(inputs?.pullRequest.bodyFile, context.workspace);
    if (body.fault !== undefined)
        faults.push(body.fault);
    if (inputs !== undefined && faults.length === 0) {
        const introduction = body.text ?? inputs.pullRequest.body;
        return { inputs, files: found.files, skipped: found.skipped, introduction };
    }
    const { type, format, field } = reading;
    if (type !== undefined && format !== undefined)
        faults.push(...(await scanForFaults({ name: "ids", type, format, field, files: found.files }, folder)));
    throw new action_error/* ActionError */.l("INPUT_INVALID", "The check cannot begin:", { faults });
}
function probeClient({ probe }, inputs) {
    try {
        probe(inputs);
        return [];
    }
    catch (error) {
        if (isComplianceError(error))
            return [{ message: `${error.message} ${error.hint}` }];
        throw error;
    }
}
/** A run on a tag has no branch of its own to propose to. */
function findBaseFaults({ onViolation, pullRequest }, { branch }) {
    if (onViolation !== "pull-request" || pullRequest.base !== undefined || branch !== undefined)
        return [];
    return [
        {
            message: "`pr-base`: is needed, as the workflow does not run on a branch. Write the branch to propose to.",
        },
    ];
}
async function scanForFaults(dataset, folder) {
    if (dataset.files.length === 0)
        return [];
    try {
        await scanDatasets([dataset], { folder });
        return [];
    }
    catch (error) {
        if (isComplianceError(error) && error.code === "DATASET_INVALID")
            return error.faults;
        throw error;
    }
}
//# sourceMappingURL=accept-input.js.map
;// CONCATENATED MODULE: ../core/build/http/retry.js

/**
 * The pause before the next attempt, ms, or undefined if there is to be none. `random` in [0, 1) spreads
 * clients that failed together: half of our own delay is random, and a server's wait is only made longer.
 */
function nextDelay(failure) {
    const { error, attempt, rule, random, options = {} } = failure;
    if (!error.retryable || !rule.codes.includes(error.code) || attempt >= rule.attempts)
        return undefined;
    const own = Math.min((options.baseDelayMs ?? 1_000) * 2 ** (attempt - 1), options.maxDelayMs ?? 30_000);
    if (error.waitMs !== undefined)
        return error.waitMs + random * Math.min(own, 5_000);
    return own / 2 + (random * own) / 2;
}
/** Does the work until it succeeds, or fails in a way that the rule does not allow to try again, or past the deadline. */
async function retry(context, work) {
    const { operation, rule, clock, options, signal, deadlineMs, onRetry } = context;
    for (let attempt = 1;; attempt++) {
        try {
            return await work();
        }
        catch (error) {
            if (!isComplianceError(error))
                throw error;
            const delayMs = nextDelay({ error, attempt, rule, options, random: Math.random() });
            // A wait that ends past the deadline is not begun: better to fail at once and say why.
            if (delayMs === undefined || (deadlineMs !== undefined && clock.monotonic() + delayMs > deadlineMs))
                throw error;
            onRetry?.({ operation, code: error.code, attempt, delayMs });
            await clock.sleep(delayMs, signal);
        }
    }
}
//# sourceMappingURL=retry.js.map
// EXTERNAL MODULE: ../../node_modules/.pnpm/undici@8.12.4/node_modules/undici/index.js
var undici = __webpack_require__(88762);
;// CONCATENATED MODULE: ../core/build/http/failure.js

/** Node's and undici's codes for a silence that lasted too long. */
const timeouts = new Set([
    "UND_ERR_HEADERS_TIMEOUT",
    "UND_ERR_BODY_TIMEOUT",
    "UND_ERR_CONNECT_TIMEOUT",
    "ETIMEDOUT",
]);
/** Codes for a body that ended before, or went beyond, what its framing announced. */
const cut = new Set(["UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "UND_ERR_RES_EXCEEDED_MAX_SIZE"]);
/**
 * What went wrong below HTTP, told by the structure of the error alone. The original is not kept: its text
 * may hold the URL.
 */
function toComplianceError(error) {
    if (isComplianceError(error))
        return error;
    const code = codeOf(error);
    if (timeouts.has(code)) {
        return new ComplianceError("IDLE_TIMEOUT", `The server was silent for too long (${code}).`);
    }
    if (cut.has(code) || code.startsWith("HPE_")) {
        return new ComplianceError("NETWORK", `The server broke off or broke the rules of HTTP (${code}).`);
    }
    return new ComplianceError("NETWORK", `The connection failed (${code}).`);
}
/** Causes may go round in a circle. */
const deepest = 10;
function codeOf(error, depth = 0) {
    if (typeof error !== "object" || error === null || depth > deepest)
        return "unknown";
    const { code, cause, errors } = error;
    if (typeof code === "string" && /^[A-Z0-9_]{1,60}$/.test(code))
        return code;
    if (Array.isArray(errors) && errors.length > 0)
        return codeOf(errors[0], depth + 1);
    return cause === undefined ? "unknown" : codeOf(cause, depth + 1);
}
//# sourceMappingURL=failure.js.map
;// CONCATENATED MODULE: ../core/build/http/signed-url.js
/**
 * A URL that is itself a credential. It has no readable form: printed or serialised it is
 * `[signed url]`, and inspection does not see private fields. Only the transport reads it, and only after the URL policy has let it pass.
 */
class SignedUrl {
    #url;
    constructor(url) {
        this.#url = url;
    }
    /** The URL itself. Never for a message. */
    reveal() {
        return this.#url;
    }
    /** The parts that must be masked in logs: values of the query parameters that sign, as they stand, decoded and encoded. */
    secrets() {
        const values = this.#url.search.slice(1).split("&").flatMap(readSigning);
        return [...new Set(values)].filter((value) => value !== "");
    }
    toString() {
        return "[signed url]";
    }
    toJSON() {
        return "[signed url]";
    }
}
const signing = new Set(["token", "x-goog-signature", "x-goog-credential", "signature"]);
function readSigning(pair) {
    const [[name, value] = ["", ""]] = new URLSearchParams(pair);
    if (!signing.has(name.toLowerCase()))
        return [];
    return [pair.split("=").slice(1).join("="), value, encodeURIComponent(value)];
}
//# sourceMappingURL=signed-url.js.map
;// CONCATENATED MODULE: ../core/build/http/transport.js



/** HTTP by undici: TLS as Node has it, known lengths only, one connection a request at a time. */
function createTransport(options = {}) {
    const { idleTimeoutMs = 60_000, connectTimeoutMs = 20_000 } = options;
    const agent = new undici/* Agent */.g6({
        connect: { timeout: connectTimeoutMs },
        headersTimeout: idleTimeoutMs,
        bodyTimeout: idleTimeoutMs,
        // A server that closes an idle connection just as we send looks like a reset; POST is not repeated.
        keepAliveTimeout: 1_000,
        keepAliveMaxTimeout: 1_000,
    });
    return {
        async send({ method, url, headers, body, signal }) {
            signal?.throwIfAborted();
            try {
                const response = await (0,undici/* request */.Em)(url instanceof SignedUrl ? url.reveal() : url, {
                    dispatcher: agent,
                    method,
                    headers: {
                        ...headers,
                        ...(body === undefined ? {} : { "content-length": String(body.sizeBytes) }),
                    },
                    // undici takes any async iterable; its types only name streams.
                    body: (body?.open() ?? null),
                    signal: signal ?? null,
                });
                const flat = flatten(response.headers);
                return {
                    status: response.statusCode,
                    headers: flat,
                    framing: framingOf(flat),
                    body: read(response.body, signal),
                };
            }
            catch (error) {
                signal?.throwIfAborted();
                throw toComplianceError(error);
            }
        },
        close: () => agent.close(),
    };
}
async function* read(body, signal) {
    try {
        yield* body;
    }
    catch (error) {
        signal?.throwIfAborted();
        throw toComplianceError(error);
    }
}
function framingOf(headers) {
    if (headers["transfer-encoding"]?.toLowerCase() === "chunked")
        return "chunked";
    return headers["content-length"] === undefined ? "none" : "length";
}
function flatten(headers) {
    const flat = {};
    for (const [name, value] of Object.entries(headers)) {
        if (value !== undefined)
            flat[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
    }
    return flat;
}
//# sourceMappingURL=transport.js.map
;// CONCATENATED MODULE: ../core/build/http/read-text.js

const maxBytes = 16 * 1024 * 1024;
/** Reads a small body whole, as UTF-8; no longer than 16 MiB, so that a wrong answer cannot fill the memory. */
async function readText(response) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body) {
        size += chunk.length;
        if (size > maxBytes)
            throw new ComplianceError("RESPONSE_TOO_LARGE", "The answer is far larger than expected.");
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
}
//# sourceMappingURL=read-text.js.map
;// CONCATENATED MODULE: ../core/build/api/connection.js
/** Bytes as they are, and who asks. */
const plainHeaders = {
    "accept-encoding": "identity",
    "user-agent": "x-batch-compliance",
};
/** A property that is there or is not, as `exactOptionalPropertyTypes` wants it. */
function withSignal(signal) {
    return signal === undefined ? {} : { signal };
}
//# sourceMappingURL=connection.js.map
;// CONCATENATED MODULE: ../core/build/http/server-wait.js
/**
 * How long a server asks to wait, ms, or undefined if it does not say. `retry-after` (seconds or date) and
 * X's `x-rate-limit-reset` (epoch seconds) are both read against the answer's own `date`, so that a wrong
 * clock on our side does not matter; of two the longer counts, since coming back early costs another window.
 */
function readServerWait(headers, options) {
    const serverNowMs = readServerTime(headers) ?? options.nowMs;
    const waits = [readRetryAfter(headers["retry-after"], serverNowMs)];
    // Every answer of X carries the reset time; it asks for a wait only where the limit was hit.
    if (options.status === 429)
        waits.push(readReset(headers["x-rate-limit-reset"], serverNowMs));
    const known = waits.filter((wait) => wait !== undefined);
    return known.length === 0 ? undefined : Math.max(0, ...known);
}
/** The server's clock at the time of its answer, epoch ms. */
function readServerTime(headers) {
    const time = Date.parse(headers.date ?? "");
    return Number.isNaN(time) ? undefined : time;
}
function readRetryAfter(value, serverNowMs) {
    if (value === undefined)
        return undefined;
    if (/^[0-9]{1,9}$/.test(value))
        return Number(value) * 1_000;
    // `Date.parse` takes "1.5" for a day in 2001, which would mean no wait at all; dates of HTTP begin with a weekday.
    if (!/^[A-Za-z]{3}/.test(value))
        return undefined;
    const time = Date.parse(value);
    return Number.isNaN(time) ? undefined : time - serverNowMs;
}
function readReset(value, serverNowMs) {
    if (value === undefined || !/^[0-9]{1,12}$/.test(value))
        return undefined;
    // `date` and reset are whole seconds: a second more covers what both leave out.
    return Number(value) * 1_000 - serverNowMs + 1_000;
}
//# sourceMappingURL=server-wait.js.map
;// CONCATENATED MODULE: ../core/build/api/wire.js

const wire_text = schemas/* string */.YjP().max(8_192);
/**
 * X's job object. Every field is optional and a plain string in X's OpenAPI 2.168, and more may come:
 * unknown ones are passed over.
 */
const jobSchema = schemas/* object */.Ikc({
    id: wire_text.optional(),
    name: wire_text.optional(),
    type: wire_text.optional(),
    status: wire_text.optional(),
    created_at: wire_text.optional(),
    upload_url: wire_text.optional(),
    upload_expires_at: wire_text.optional(),
    download_url: wire_text.optional(),
    download_expires_at: wire_text.optional(),
    resumable: schemas/* boolean */.zMY().optional(),
});
/** An answer about one job. Partial errors come with HTTP 200 too. */
const oneJobSchema = schemas/* object */.Ikc({
    data: jobSchema.optional(),
    errors: schemas/* array */.YOg(schemas/* unknown */.L5J()).optional(),
});
/** A list of jobs; an empty one comes without `data`. */
const jobListSchema = schemas/* object */.Ikc({
    data: schemas/* array */.YOg(jobSchema).optional(),
    errors: schemas/* array */.YOg(schemas/* unknown */.L5J()).optional(),
});
/** What we read of a refusal, in any of X's shapes. Used to tell causes apart, never shown. */
const problemSchema = schemas/* object */.Ikc({
    title: schemas/* string */.YjP().optional(),
    reason: schemas/* string */.YjP().optional(),
});
//# sourceMappingURL=wire.js.map
;// CONCATENATED MODULE: ../core/build/api/refusal.js



const byStatus = {
    401: "UNAUTHORIZED",
    402: "CREDITS_DEPLETED",
    403: "FORBIDDEN",
    404: "NOT_FOUND",
    408: "SERVER_ERROR",
    409: "CONFLICT",
    413: "PAYLOAD_TOO_LARGE",
    429: "RATE_LIMITED",
};
/** An answer that is not a success, as an error. The body is read to tell causes apart, and never quoted. */
function describeRefusal(response, body, call) {
    const { status, headers } = response;
    const waitMs = readServerWait(headers, { status, nowMs: call.nowMs });
    return new ComplianceError(chooseCode(status, body, call), `X refused to ${call.doing} (HTTP ${status}).`, {
        status,
        ...(waitMs === undefined ? {} : { waitMs }),
        ...(call.jobId === undefined ? {} : { jobId: call.jobId }),
    });
}
function chooseCode(status, body, call) {
    if (status >= 300 && status < 400)
        return "REDIRECTED";
    if (call.bytes !== undefined && (status === 403 || (status === 400 && isExpiredStorageUrl(body)))) {
        return "SIGNED_URL_REFUSED";
    }
    if (call.bytes === "upload" && status === 404)
        return "UPLOAD_NOT_FOUND";
    if (status === 403 && readReason(body) === "client-not-enrolled")
        return "NOT_ENROLLED";
    return byStatus[status] ?? (status >= 500 ? "SERVER_ERROR" : "BAD_REQUEST");
}
/** Google Cloud Storage's XML for a signed URL whose time is over. */
function isExpiredStorageUrl(body) {
    return body.includes("<Code>ExpiredToken</Code>");
}
function readReason(body) {
    try {
        return problemSchema.parse(JSON.parse(body)).reason;
    }
    catch {
        // Not X's problem document: the status says enough.
        return undefined;
    }
}
//# sourceMappingURL=refusal.js.map
;// CONCATENATED MODULE: ../core/build/api/byte-calls.js





/** One attempt at the whole body. */
async function uploadIds(connection, { job, body }, signal) {
    const { url, headers } = chooseTarget(connection, job, "upload");
    const response = await connection.transport.send({
        method: "PUT",
        url,
        // Part of what Gen-1's signature covers; Gen-2 asks for a plain-text body.
        headers: { ...headers, "content-type": "text/plain" },
        body,
        ...withSignal(signal),
    });
    const text = await readText(response);
    if (response.status === 200 || response.status === 201 || response.status === 204)
        return;
    throw refusal(connection, { response, text, job, use: "upload" });
}
/** One attempt. Opens the result, whose bytes are still to come. */
async function downloadResults(connection, job, signal) {
    const { url, headers } = chooseTarget(connection, job, "download");
    const response = await connection.transport.send({ method: "GET", url, headers, ...withSignal(signal) });
    if (response.status !== 200) {
        throw refusal(connection, {
            response,
            text: await readText(response),
            job,
            use: "download",
        });
    }
    return openDownload(response, job.id);
}
function chooseTarget({ apiUrl, bearerToken }, job, use) {
    const url = use === "upload" ? job.uploadUrl : job.downloadUrl;
    if (url === undefined) {
        throw new ComplianceError("API_ERROR", `X named no address for the ${use}.`, { jobId: job.id });
    }
    const trust = judgeUrl(url, { apiUrl, jobId: job.id, use });
    return {
        url,
        headers: trust === "bearer" ? { ...plainHeaders, authorization: `Bearer ${bearerToken}` } : plainHeaders,
    };
}
function refusal({ clock }, refused) {
    const { response, text, job, use } = refused;
    const doing = use === "upload" ? "take the upload" : "hand out the result";
    return describeRefusal(response, text, { doing, jobId: job.id, bytes: use, nowMs: clock.now() });
}
/** P1: a body whose end is not announced, or whose bytes are not the object's own, proves nothing. */
async function openDownload(response, jobId) {
    const { headers, framing, body } = response;
    if (framing === "none") {
        await closeBody(body);
        throw new ComplianceError("RESPONSE_UNFRAMED", "The result came without a length.", { jobId });
    }
    if ((headers["content-encoding"] ?? "identity").toLowerCase() !== "identity") {
        await closeBody(body);
        throw new ComplianceError("RESPONSE_ENCODED", "The result came compressed.", { jobId });
    }
    return { sizeBytes: framing === "length" ? Number(headers["content-length"]) : undefined, body };
}
async function closeBody(body) {
    for await (const _ of body)
        break;
}
//# sourceMappingURL=byte-calls.js.map
;// CONCATENATED MODULE: ../core/build/api/credentials.js


/** Returns the token, or throws TOKEN_MALFORMED: a bad header value would print it in somebody else's error. */
function readBearerToken(token) {
    if (/^[A-Za-z0-9._~+/%-]{8,4096}=*$/.test(token))
        return token;
    const what = token.trim() === "" ? "The bearer token is empty." : "The bearer token has characters that no token has.";
    throw new ComplianceError("TOKEN_MALFORMED", what);
}
/** Returns the API's origin as a URL, or throws OPTION_INVALID. */
function readApiUrl(text) {
    const url = URL.parse(text);
    if (url !== null && isApiUrl(url))
        return url;
    throw new ComplianceError("OPTION_INVALID", "The API URL must be an https origin without a path, such as https://api.x.com, or an http loopback address.");
}
//# sourceMappingURL=credentials.js.map
;// CONCATENATED MODULE: ../core/build/api/job.js

const statuses = new Set(["created", "in_progress", "complete", "failed", "expired"]);
const uploadWindowMs = 15 * 60_000;
const downloadWindowMs = 7 * 24 * 3_600_000;
/**
 * Reads a job off the wire, or returns undefined if it lacks an id, a type or a status, without which it is
 * of no use. Times that X left out are derived from the creation.
 */
function readJob(wire, observedAtMs) {
    const { id, type, status } = wire;
    if (id === undefined || !/^[0-9]{1,19}$/.test(id))
        return undefined;
    if ((type !== "tweets" && type !== "users") || status === undefined)
        return undefined;
    const createdAtMs = readTime(wire.created_at) ?? observedAtMs;
    return {
        id,
        name: wire.name ?? "",
        type,
        status: statuses.has(status) ? status : "unknown",
        createdAtMs,
        uploadExpiresAtMs: readTime(wire.upload_expires_at) ?? createdAtMs + uploadWindowMs,
        downloadExpiresAtMs: readTime(wire.download_expires_at) ?? createdAtMs + downloadWindowMs,
        uploadUrl: readUrl(wire.upload_url),
        downloadUrl: readUrl(wire.download_url),
        observedAtMs,
    };
}
function readTime(value) {
    const time = Date.parse(value ?? "");
    return Number.isNaN(time) ? undefined : time;
}
function readUrl(value) {
    // `new URL` would put the input into its error. What is no URL is as good as none.
    const url = URL.parse(value ?? "");
    return url === null ? undefined : new SignedUrl(url);
}
//# sourceMappingURL=job.js.map
;// CONCATENATED MODULE: ../core/build/api/json-call.js





/** X leaves fields out unless they are asked for. */
const fields = "created_at,download_expires_at,download_url,id,name,resumable,status,type,upload_expires_at,upload_url";
/** One request to a JSON endpoint of X; what it answered and X's clock at that moment, or a `ComplianceError`. */
async function callJson({ apiUrl, bearerToken, clock, transport }, call) {
    const url = new URL(call.path, apiUrl);
    for (const [name, value] of Object.entries(call.query ?? {}))
        url.searchParams.set(name, value);
    url.searchParams.set("compliance_job.fields", fields);
    const response = await transport.send({
        method: call.method,
        url,
        headers: {
            ...plainHeaders,
            authorization: `Bearer ${bearerToken}`,
            accept: "application/json",
            ...(call.json === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(call.json === undefined ? {} : { body: encodeBody(call.json) }),
        ...withSignal(call.signal),
    });
    const text = await readText(response);
    if (response.status < 200 || response.status > 299) {
        throw describeRefusal(response, text, { ...call, nowMs: clock.now() });
    }
    const parsed = call.schema.safeParse(json_call_parseJson(text));
    if (!parsed.success)
        throw unreadable(call.doing);
    return { value: parsed.data, observedAtMs: readServerTime(response.headers) ?? clock.now() };
}
/** The error for an answer that is not what X documents. */
function unreadable(doing) {
    return new ComplianceError("RESPONSE_UNREADABLE", `X's answer could not be read when asked to ${doing}.`);
}
function json_call_parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        // An HTML page, say: the schema refuses it.
        return undefined;
    }
}
function encodeBody(value) {
    const bytes = Buffer.from(JSON.stringify(value));
    return {
        sizeBytes: bytes.length,
        async *open() {
            yield bytes;
        },
    };
}
//# sourceMappingURL=json-call.js.map
;// CONCATENATED MODULE: ../core/build/api/job-calls.js




/** One attempt. After a failure it is unknown whether X acted, unless the answer was a refusal. */
async function createJob(connection, job, signal) {
    const doing = "create a job";
    const { value, observedAtMs } = await callJson(connection, {
        method: "POST",
        path: "/2/compliance/jobs",
        json: { type: job.type, name: job.name },
        schema: oneJobSchema,
        signal,
        doing,
    });
    refuseErrors(value.errors, doing);
    return admit(connection, value.data, { observedAtMs, doing });
}
async function getJob(connection, id, signal) {
    const doing = "show the job";
    const { value, observedAtMs } = await callJson(connection, {
        method: "GET",
        path: `/2/compliance/jobs/${id}`,
        schema: oneJobSchema,
        signal,
        doing,
        jobId: id,
    });
    // X may answer 200 with errors and no data where it means 404.
    if (value.data === undefined && value.errors !== undefined) {
        throw new ComplianceError("NOT_FOUND", "X does not know the job.", { jobId: id });
    }
    refuseErrors(value.errors, doing);
    const job = admit(connection, value.data, { observedAtMs, doing });
    if (job.id === id)
        return job;
    throw new ComplianceError("JOB_MISMATCH", "X answered with another job than asked for.", { jobId: id });
}
async function job_calls_listJobs(connection, type, signal) {
    const doing = "list the jobs";
    const { value, observedAtMs } = await callJson(connection, {
        method: "GET",
        path: "/2/compliance/jobs",
        query: { type },
        schema: jobListSchema,
        signal,
        doing,
    });
    // A list that may be incomplete would let a job be created twice.
    refuseErrors(value.errors, doing);
    const jobs = (value.data ?? []).map((wire) => admit(connection, wire, { observedAtMs, doing }));
    return jobs.filter((job) => job.type === type);
}
async function cancelJob(connection, id, signal) {
    const doing = "cancel the job";
    const { value } = await callJson(connection, {
        method: "DELETE",
        path: `/2/compliance/jobs/${id}`,
        schema: oneJobSchema,
        signal,
        doing,
        jobId: id,
    });
    refuseErrors(value.errors, doing);
}
/** Reads a job, and tells of its secrets before anybody can print them. */
function admit({ onSecret }, wire, { observedAtMs, doing }) {
    const job = wire === undefined ? undefined : readJob(wire, observedAtMs);
    if (job === undefined)
        throw unreadable(doing);
    for (const url of [job.uploadUrl, job.downloadUrl]) {
        for (const secret of url?.secrets() ?? [])
            onSecret?.(secret);
    }
    return job;
}
function refuseErrors(errors, doing) {
    if (errors === undefined || errors.length === 0)
        return;
    throw new ComplianceError("API_ERROR", `X answered with errors when asked to ${doing}.`);
}
//# sourceMappingURL=job-calls.js.map
;// CONCATENATED MODULE: ../core/build/api/client.js






/** Allow-lists: what may be repeated without asking whether it acted. */
const rules = {
    createJob: { codes: ["RATE_LIMITED"], attempts: 5 },
    getJob: {
        codes: ["NETWORK", "IDLE_TIMEOUT", "SERVER_ERROR", "RATE_LIMITED", "RESPONSE_UNREADABLE"],
        attempts: 5,
    },
    listJobs: {
        codes: ["NETWORK", "IDLE_TIMEOUT", "SERVER_ERROR", "RATE_LIMITED", "RESPONSE_UNREADABLE"],
        attempts: 5,
    },
    cancelJob: { codes: ["NETWORK", "IDLE_TIMEOUT", "SERVER_ERROR", "RATE_LIMITED"], attempts: 3 },
    uploadIds: { codes: ["RATE_LIMITED"], attempts: 5 },
    downloadResults: { codes: ["NETWORK", "IDLE_TIMEOUT", "SERVER_ERROR", "RATE_LIMITED"], attempts: 5 },
};
/** Makes a client. Nothing is sent until a method is called. */
function createClient(options) {
    const { clock = systemClock, transport = createTransport(), retry: retryOptions = {}, onEvent, onSecret, } = options;
    const bearerToken = readBearerToken(options.bearerToken);
    const apiUrl = readApiUrl(options.apiUrl ?? "https://api.x.com");
    onSecret?.(bearerToken);
    const connection = { apiUrl, bearerToken, clock, transport, onSecret };
    const run = (operation, call, work) => {
        const context = {
            operation,
            rule: rules[operation],
            clock,
            options: retryOptions,
            signal: call.signal,
            deadlineMs: call.deadlineMs,
            onRetry: (attempt) => onEvent?.({ type: "retry", ...attempt }),
        };
        return retry(context, work);
    };
    return {
        clock,
        createJob: (job, call = {}) => run("createJob", call, () => createJob(connection, job, call.signal)),
        getJob: (id, call = {}) => run("getJob", call, () => getJob(connection, id, call.signal)),
        listJobs: (type, call = {}) => run("listJobs", call, () => job_calls_listJobs(connection, type, call.signal)),
        cancelJob: (id, call = {}) => run("cancelJob", call, () => cancelJob(connection, id, call.signal)),
        uploadIds: (job, body, call = {}) => run("uploadIds", call, () => uploadIds(connection, { job, body }, call.signal)),
        downloadResults: (job, call = {}) => run("downloadResults", call, () => downloadResults(connection, job, call.signal)),
        close: () => transport.close(),
    };
}
//# sourceMappingURL=client.js.map
;// CONCATENATED MODULE: ../core/build/ids/bloom-filter.js

const bitsPerId = 16;
/**
 * Tells at once that most IDs are not in a set, from memory that stays in the cache: one word and two bits an
 * ID. About 2 % of the others pass as well, and have to be looked up. With
 * `findBlock` it took look-ups of 10 million IDs, a tenth of them in, from 1.7 to 0.6 s in one run.
 */
class BloomFilter {
    #words = new Int32Array(1);
    #shift = 0;
    /** Starts again, empty, with room for at least `ids`. */
    reset(ids) {
        const bits = Math.max(5, Math.ceil(Math.log2((ids * bitsPerId) / 32)));
        this.#words = new Int32Array(2 ** bits);
        this.#shift = 32 - bits;
    }
    add(high, low) {
        const hash = hashId(high, low);
        const at = hash >>> this.#shift;
        this.#words[at] = this.#words[at] | bitsOf(hash);
    }
    /** Writes the places of those of `count` IDs that may be in into `places`, and returns how many they are. */
    select(ids, count, places) {
        const { high, low } = ids;
        const words = this.#words;
        const shift = this.#shift;
        let selected = 0;
        for (let index = 0; index < count; index++) {
            const hash = hashId(high[index], low[index]);
            const bits = bitsOf(hash);
            if ((words[hash >>> shift] & bits) === bits)
                places[selected++] = index;
        }
        return selected;
    }
}
/** Two bits of a word, from parts of the hash that do not choose the word of a small filter. */
function bitsOf(hash) {
    return (1 << hash) | (1 << (hash >>> 5));
}
//# sourceMappingURL=bloom-filter.js.map
;// CONCATENATED MODULE: ../core/build/ids/id-map.js


/** A 32-bit value, not 0, for each of distinct IDs, 12 bytes a row. An ID is given as its two words (`parseId`). */
class IdMap {
    #table = new IdTable(1);
    #filter = new BloomFilter();
    #filtered = 0;
    #places = new Int32Array(blockIds);
    #rows = new Int32Array(blockIds);
    #high = new Int32Array(blockIds);
    #low = new Int32Array(blockIds);
    #values = new Int32Array(blockIds);
    get size() {
        return this.#table.size;
    }
    /** The value as an unsigned number; 0 if the ID is not in. */
    get(high, low) {
        const at = this.#table.find(high, low);
        return at === -1 ? 0 : this.#table.words[at + 2] >>> 0;
    }
    set(high, low, value) {
        const at = this.#table.add(high, low);
        this.#table.words[at + 2] = value;
    }
    /**
     * The values of `count` IDs, at most 2,048: row i is 0 if ID i is not in. Signed. Valid until the next call.
     */
    getBlock(high, low, count) {
        const values = this.#values.fill(0, 0, count);
        if (this.#table.size === 0)
            return values;
        this.#refreshFilter();
        const selected = this.#filter.select({ high, low }, count, this.#places);
        for (let index = 0; index < selected; index++) {
            const place = this.#places[index];
            this.#high[index] = high[place];
            this.#low[index] = low[place];
        }
        this.#table.findBlock(this.#high, this.#low, { count: selected, rows: this.#rows, adding: false });
        const { words } = this.#table;
        for (let index = 0; index < selected; index++) {
            const row = this.#rows[index];
            if (row !== -1)
                values[this.#places[index]] = words[row + 2];
        }
        return values;
    }
    /** Calls back with every value, in no order. */
    forEach(visit) {
        const { words } = this.#table;
        this.#table.forEach((at) => {
            visit(words[at + 2] >>> 0);
        });
    }
    /** Made at the first look-up after IDs were added: while a map is being filled nobody asks. */
    #refreshFilter() {
        if (this.#filtered === this.#table.size)
            return;
        this.#filter.reset(this.#table.size);
        const { words } = this.#table;
        this.#table.forEach((at) => {
            this.#filter.add(words[at], words[at + 1]);
        });
        this.#filtered = this.#table.size;
    }
}
//# sourceMappingURL=id-map.js.map
;// CONCATENATED MODULE: ../core/build/job/job-name.js
const maxChars = 64;
const digestChars = 20;
/**
 * `<prefix>-<20 hex of the digest>-<run key>`, at most 64 characters (X's limit). The name is all the memory
 * there is: a later run finds its job by it. What is not `[A-Za-z0-9._-]` becomes `-`, and the prefix is cut.
 */
function buildJobName(identity) {
    const runKey = clean(identity.runKey).slice(-20);
    return `${buildStem(identity)}-${runKey}`;
}
/** Whether a name says that the job was made for these bytes under this prefix, in whatever run. */
function isOurName(name, identity) {
    return name.startsWith(`${buildStem(identity)}-`);
}
function buildStem({ prefix, digest }) {
    // 20 for the longest run key, 2 for the hyphens.
    const room = maxChars - digestChars - 20 - 2;
    return `${clean(prefix).slice(0, room)}-${digest.slice(0, digestChars)}`;
}
function clean(text) {
    return text.replace(/[^A-Za-z0-9._-]+/g, "-");
}
//# sourceMappingURL=job-name.js.map
;// CONCATENATED MODULE: ../core/build/job/choose-job.js

/** An upload that begins with less than this left of its window is not begun, ms. */
const leastWindowMs = 30_000;
/**
 * The job of an earlier run or attempt to go on with: a complete one, else one that is in progress, else
 * one that still takes its upload; of several the youngest. Ages and windows are differences of X's own clock.
 */
function chooseJob(jobs, options) {
    const ours = jobs.filter((job) => isOurName(job.name, options.identity) && !options.excluded.has(job.id));
    const youngestFirst = ours.toSorted((one, other) => other.createdAtMs - one.createdAtMs);
    return (youngestFirst.find((job) => job.status === "complete" && isFresh(job, options)) ??
        youngestFirst.find((job) => job.status === "in_progress") ??
        youngestFirst.find((job) => job.status === "created" && takesUpload(job)));
}
/** Another job that holds the type's only slot, or may do so. */
function findActiveJob(jobs) {
    return jobs.find((job) => job.status === "created" || job.status === "in_progress" || job.status === "unknown");
}
function isFresh(job, { identity, reuseWithinMs }) {
    if (job.downloadExpiresAtMs <= job.observedAtMs)
        return false;
    return job.name === buildJobName(identity) || job.observedAtMs - job.createdAtMs < reuseWithinMs;
}
function takesUpload(job) {
    return job.uploadExpiresAtMs - job.observedAtMs >= leastWindowMs;
}
//# sourceMappingURL=choose-job.js.map
;// CONCATENATED MODULE: ../core/build/job/pace.js
const defaultPollIntervalMs = 30_000;
function createPace(clock, { pollIntervalMs = defaultPollIntervalMs, deadlineMs }) {
    const startMs = clock.monotonic();
    let pauseMs = pollIntervalMs;
    const leftMs = () => Math.max(0, deadlineMs - clock.monotonic());
    return {
        next() {
            const left = leftMs();
            if (left <= 0)
                return undefined;
            const pause = Math.min(pauseMs, left);
            pauseMs = Math.min(pauseMs * 1.25, pollIntervalMs * 2);
            return pause;
        },
        elapsedMs: () => clock.monotonic() - startMs,
        leftMs,
    };
}
//# sourceMappingURL=pace.js.map
;// CONCATENATED MODULE: ../core/build/job/acquire-job.js




/** After these it is unknown whether X created the job, so it is looked for before anything is sent again. */
const doubtful = [
    "NETWORK",
    "IDLE_TIMEOUT",
    "SERVER_ERROR",
    "RESPONSE_UNREADABLE",
    "RESPONSE_TOO_LARGE",
    "API_ERROR",
];
/** A list that is read right after a create may not show it yet. */
const settleMs = 2_000;
/**
 * Takes over the job of an earlier run, or creates one, or waits until the type's only slot is free. At most
 * one create is sent without asking X in between whether the one before it acted.
 * Throws SLOT_BUSY, and what `createJob` and `listJobs` throw.
 */
async function acquireJob(client, options) {
    const pace = createPace(client.clock, options);
    let doubts = 0;
    for (;;) {
        const jobs = await client.listJobs(options.type, options.call);
        const job = chooseJob(jobs, options);
        if (job !== undefined)
            return { job, adopted: doubts === 0 };
        const created = findActiveJob(jobs) === undefined ? await tryCreate(client, options, doubts) : "busy";
        if (created === "busy")
            await waitForSlot(client, pace, options);
        else if (created === "doubtful") {
            doubts++;
            await client.clock.sleep(settleMs, options.call.signal);
        }
        else
            return { job: created, adopted: false };
    }
}
async function tryCreate(client, options, doubts) {
    const { type, identity, call } = options;
    try {
        const name = buildJobName(identity);
        // The answer may leave the name out; every later look has to show it.
        return { ...(await client.createJob({ type, name }, call)), name };
    }
    catch (error) {
        if (!isComplianceError(error))
            throw error;
        if (error.code === "CONFLICT")
            return "busy";
        if (doubts > 0 || !doubtful.includes(error.code))
            throw error;
        return "doubtful";
    }
}
async function waitForSlot(client, pace, options) {
    const nextLookMs = options.wait ? pace.next() : undefined;
    if (nextLookMs === undefined) {
        throw new ComplianceError("SLOT_BUSY", `Another ${options.type} job of this App is still running.`);
    }
    options.onSlotBusy?.({ elapsedMs: pace.elapsedMs(), nextLookMs });
    await client.clock.sleep(nextLookMs, options.call.signal);
}
//# sourceMappingURL=acquire-job.js.map
;// CONCATENATED MODULE: ../core/build/bytes/line-splitter.js
const line_splitter_lf = 10;
function createLineSplitter({ maxLineBytes, onLine, onTooLong }) {
    // The beginning of a line whose end has not come yet.
    const carry = new Uint8Array(maxLineBytes + 1);
    let carried = 0;
    let tooLong = false;
    function keep(chunk, start, end) {
        if (tooLong)
            return;
        if (carried + end - start > maxLineBytes) {
            tooLong = true;
            carried = 0;
            onTooLong();
            return;
        }
        carry.set(chunk.subarray(start, end), carried);
        carried += end - start;
    }
    function finish(chunk, start, end) {
        if (carried === 0 && !tooLong && end - start <= maxLineBytes) {
            onLine(chunk, { start, end, hasLf: true });
            return;
        }
        keep(chunk, start, end);
        carry[carried] = line_splitter_lf;
        if (!tooLong)
            onLine(carry, { start: 0, end: carried, hasLf: true });
        carried = 0;
        tooLong = false;
    }
    return {
        push(chunk) {
            let start = 0;
            for (let end = chunk.indexOf(line_splitter_lf); end !== -1; end = chunk.indexOf(line_splitter_lf, start)) {
                finish(chunk, start, end);
                start = end + 1;
            }
            if (start < chunk.length)
                keep(chunk, start, chunk.length);
        },
        end() {
            const complete = carried === 0 && !tooLong;
            if (carried > 0)
                onLine(carry, { start: 0, end: carried, hasLf: false });
            carried = 0;
            tooLong = false;
            return complete;
        },
    };
}
//# sourceMappingURL=line-splitter.js.map
;// CONCATENATED MODULE: ../core/build/results/read-minute.js
const read_minute_zero = 48;
const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
/**
 * The epoch minute of `2021-06-15T07:32:10`, maybe with a fraction, and `Z` or `+00:00` behind: X's two forms.
 * −1 for anything else, also for a day that its month does not have. From bytes, as a Date of a string takes
 * longer than all the rest of a record.
 */
function readMinute(bytes, { start, end }) {
    if (!hasForm(bytes, start, end))
        return -1;
    const year = readDigits(bytes, start, 4);
    const month = readDigits(bytes, start + 5, 2);
    const day = readDigits(bytes, start + 8, 2);
    const hour = readDigits(bytes, start + 11, 2);
    const minute = readDigits(bytes, start + 14, 2);
    const second = readDigits(bytes, start + 17, 2);
    if (year < 1970 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || minute < 0)
        return -1;
    if (second < 0 || second > 59 || hour < 0)
        return -1;
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const leapDay = isLeap && month > 2 ? 1 : 0;
    const monthDays = month === 12 ? 31 : daysBefore[month] - daysBefore[month - 1];
    if (day > monthDays + (isLeap && month === 2 ? 1 : 0))
        return -1;
    const years = year - 1;
    const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400) - 477;
    const days = (year - 1970) * 365 + leapDays + daysBefore[month - 1] + leapDay + day - 1;
    return (days * 24 + hour) * 60 + minute;
}
/** The signs between the digits, and what stands behind the seconds. */
function hasForm(bytes, start, end) {
    if (end - start < 20 || bytes[start + 4] !== 45 || bytes[start + 7] !== 45 || bytes[start + 10] !== 84)
        return false;
    if (bytes[start + 13] !== 58 || bytes[start + 16] !== 58)
        return false;
    let at = start + 19;
    if (bytes[at] === 46) {
        const fraction = ++at;
        while (at < end && bytes[at] - read_minute_zero >= 0 && bytes[at] - read_minute_zero <= 9)
            at++;
        if (at === fraction)
            return false;
    }
    if (end - at === 1)
        return bytes[at] === 90;
    return (end - at === 6 &&
        bytes[at] === 43 &&
        bytes[at + 1] === read_minute_zero &&
        bytes[at + 2] === read_minute_zero &&
        bytes[at + 3] === 58 &&
        bytes[at + 4] === read_minute_zero &&
        bytes[at + 5] === read_minute_zero);
}
/** A number of so many digits, or one below 0 if there is another byte among them. */
function readDigits(bytes, start, digits) {
    let value = 0;
    for (let at = start; at < start + digits; at++) {
        const digit = bytes[at] - read_minute_zero;
        if (digit < 0 || digit > 9)
            return -1;
        value = value * 10 + digit;
    }
    return value;
}
//# sourceMappingURL=read-minute.js.map
;// CONCATENATED MODULE: ../core/build/results/scan-plain-object.js
/** Keys of a record, each with two cells of `PlainFields`: where its value begins and ends, or −1 if it is null or absent. */
const plainKeys = ["id", "action", "created_at", "redacted_at", "deleted_at", "reason"];
function createPlainFields() {
    return new Int32Array(plainKeys.length * 2);
}
const scan_plain_object_quote = 34;
const scan_plain_object_backslash = 92;
const scan_plain_object_colon = 58;
const scan_plain_object_comma = 44;
const opening = 123;
const closing = 125;
const letterN = 110;
const encodedKeys = plainKeys.map((key) => Buffer.from(key));
/**
 * Finds the values of the line that nearly every record is: an object without spaces, of string or null values in
 * printable ASCII without escapes, each of the known keys at most once. Returns `false` for any other line, which
 * is then left to JSON.parse: what this accepts, JSON.parse reads the same.
 */
function scanPlainObject(bytes, { start, end }, fields) {
    const last = end - 1;
    if (last <= start || bytes[start] !== opening || bytes[last] !== closing)
        return false;
    fields.fill(-1);
    let seen = 0;
    for (let at = start + 1;;) {
        const keyEnd = findStringEnd(bytes, at, last);
        if (keyEnd === -1 || bytes[keyEnd + 1] !== scan_plain_object_colon)
            return false;
        const key = findKey(bytes, at + 1, keyEnd);
        if (key === -1 || (seen & (1 << key)) !== 0)
            return false;
        seen |= 1 << key;
        const valueStart = keyEnd + 2;
        if (bytes[valueStart] === letterN) {
            if (!isNull(bytes, valueStart))
                return false;
            at = valueStart + 4;
        }
        else {
            const valueEnd = findStringEnd(bytes, valueStart, last);
            if (valueEnd === -1)
                return false;
            fields[key * 2] = valueStart + 1;
            fields[key * 2 + 1] = valueEnd;
            at = valueEnd + 1;
        }
        if (at === last)
            return true;
        if (bytes[at] !== scan_plain_object_comma)
            return false;
        at++;
    }
}
/** Where the closing quote of the string that begins at `at` is, or −1 if there is no plain string. */
function findStringEnd(bytes, at, last) {
    if (bytes[at] !== scan_plain_object_quote)
        return -1;
    for (let position = at + 1; position < last; position++) {
        const byte = bytes[position];
        if (byte === scan_plain_object_quote)
            return position;
        if (byte < 32 || byte > 126 || byte === scan_plain_object_backslash)
            return -1;
    }
    return -1;
}
function findKey(bytes, start, end) {
    for (let key = 0; key < encodedKeys.length; key++) {
        if (equals(bytes, { start, end }, encodedKeys[key]))
            return key;
    }
    return -1;
}
/** Whether a stretch of bytes is this word. */
function equals(bytes, { start, end }, word) {
    if (end - start !== word.length)
        return false;
    for (let offset = 0; offset < word.length; offset++) {
        if (bytes[start + offset] !== word[offset])
            return false;
    }
    return true;
}
function isNull(bytes, at) {
    return bytes[at + 1] === 117 && bytes[at + 2] === 108 && bytes[at + 3] === 108;
}
//# sourceMappingURL=scan-plain-object.js.map
;// CONCATENATED MODULE: ../core/build/results/read-plain-record.js



const [idKey, actionKey, , redactedKey, deletedKey, reasonKey] = plainKeys.map((_, key) => key * 2);
/** Findings that a plain record can have, as bytes; an `error` is rare and left to the schema. */
const words = findings.map(({ action, reason }) => ({
    action: Buffer.from(action),
    reason: Buffer.from(reason),
}));
/**
 * Reads a line without making a string of it, if it is plain and its action and reason are documented. Returns
 * `false` for any other, which the schema reads: both agree on every line that this accepts (a test holds it).
 * `npm run bench` compares it with JSON.parse and the schema.
 */
function readPlainRecord(bytes, line, record) {
    const { fields } = record;
    if (!scanPlainObject(bytes, line, fields))
        return false;
    record.idStart = fields[idKey];
    record.idEnd = fields[idKey + 1];
    if (record.idStart === -1 || isTooLong(fields))
        return false;
    const finding = findFinding(bytes, fields);
    if (finding === -1)
        return false;
    record.finding = finding;
    const timeKey = fields[redactedKey] === -1 ? deletedKey : redactedKey;
    const time = { start: fields[timeKey], end: fields[timeKey + 1] };
    record.eventMinute = undefined;
    if (time.start === -1)
        return true;
    const minute = readMinute(bytes, time);
    if (minute === -1)
        return false;
    record.eventMinute = minute;
    return true;
}
/** The schema refuses what is longer, but for the creation time, which it passes over. */
function isTooLong(fields) {
    for (let key = 0; key < fields.length; key += 2) {
        if (fields[key + 1] - fields[key] > maxFieldChars)
            return true;
    }
    return false;
}
function findFinding(bytes, fields) {
    const action = { start: fields[actionKey], end: fields[actionKey + 1] };
    const reason = { start: fields[reasonKey], end: fields[reasonKey + 1] };
    // 0 is "none", and behind the documented ones stand `error` and `unknown`.
    for (let number = 1; number < words.length - 2; number++) {
        const word = words[number];
        if (equals(bytes, reason, word.reason) && equals(bytes, action, word.action))
            return number;
    }
    return -1;
}
/** A record to be filled by `readPlainRecord`. */
function createPlainRecord() {
    return { fields: createPlainFields(), idStart: -1, idEnd: -1, finding: 0, eventMinute: undefined };
}
//# sourceMappingURL=read-plain-record.js.map
;// CONCATENATED MODULE: ../core/build/results/read-result.js







const read_result_maxLineBytes = 64 * 1024;
/**
 * Reads a result (NDJSON) as it arrives. Holds P2 and P5: every line is a record, the last byte is LF, every
 * ID was submitted, and none has two records that contradict each other.
 * Throws RESULT_TRUNCATED, RESULT_MALFORMED, RESULT_FOREIGN_ID, RESULT_CONFLICT.
 */
async function readResult(chunks, submitted) {
    const found = new IdMap();
    const words = createIdWords();
    const plain = createPlainRecord();
    let lines = 0;
    let records = 0;
    function take(id, range, next) {
        const isId = parseId(id, range, words);
        const [high, low] = [words[0], words[1]];
        if (!isId || !submitted.has(high, low)) {
            throw new ComplianceError("RESULT_FOREIGN_ID", `Line ${lines} of the result is about an ID that was not submitted.`);
        }
        const known = found.get(high, low);
        const merged = known === 0 ? next : mergeFinding(known, next);
        if (merged === undefined) {
            throw new ComplianceError("RESULT_CONFLICT", `Line ${lines} of the result contradicts an earlier line about its ID.`);
        }
        found.set(high, low, merged);
        records++;
    }
    const splitter = createLineSplitter({
        maxLineBytes: read_result_maxLineBytes,
        onLine(bytes, { start, end, hasLf }) {
            lines++;
            if (!hasLf) {
                throw new ComplianceError("RESULT_TRUNCATED", `The result breaks off in line ${lines}.`);
            }
            if (readPlainRecord(bytes, { start, end }, plain)) {
                const { idStart, idEnd, finding, eventMinute } = plain;
                take(bytes, { start: idStart, end: idEnd }, packFinding(finding, eventMinute));
                return;
            }
            const record = readRecord(bytes, start, end);
            if (record === "blank")
                return;
            if (record === undefined) {
                throw new ComplianceError("RESULT_MALFORMED", `Line ${lines} of the result is not a record.`);
            }
            const id = Buffer.from(record.id);
            take(id, { start: 0, end: id.length }, packFinding(classify(record), readEventMinute(record)));
        },
        onTooLong() {
            throw new ComplianceError("RESULT_MALFORMED", `Line ${lines + 1} of the result is longer than 64 KiB.`);
        },
    });
    for await (const chunk of chunks)
        splitter.push(chunk);
    splitter.end();
    return { found, records };
}
function readRecord(bytes, start, end) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start)
        .toString("utf8")
        .trim();
    if (text === "")
        return "blank";
    try {
        const parsed = recordSchema.safeParse(JSON.parse(text));
        return parsed.success ? parsed.data : undefined;
    }
    catch {
        // Not JSON: the caller says so, with the line.
        return undefined;
    }
}
//# sourceMappingURL=read-result.js.map
;// CONCATENATED MODULE: ../core/build/job/collect-result.js
var collect_result_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var collect_result_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});





const collect_result_what = "The temporary file for the result";
/** A result that did not arrive whole is refused as a whole and fetched again, from a fresh address. */
const rule = {
    codes: [
        "NETWORK",
        "IDLE_TIMEOUT",
        "SERVER_ERROR",
        "RESPONSE_UNFRAMED",
        "RESULT_TRUNCATED",
        "RESULT_MALFORMED",
        "SIGNED_URL_REFUSED",
    ],
    attempts: 3,
};
/**
 * Downloads the result of a complete job, as X showed it just now, until it is proven. It comes twice: the
 * same bytes both times are `consistent`, else the proof is `unverified`.
 * Throws RESULT_TRUNCATED, RESULT_MALFORMED, RESULT_FOREIGN_ID, RESULT_CONFLICT, RESPONSE_UNFRAMED,
 * RESPONSE_ENCODED, SIGNED_URL_REFUSED, JOB_MISMATCH, FILE_UNWRITABLE and others; nothing is concluded then.
 */
async function collectResult(client, job, options) {
    const { signal, deadlineMs, onRetry } = options;
    const context = {
        operation: "collectResult",
        rule,
        clock: client.clock,
        signal,
        deadlineMs,
        ...(onRetry && { onRetry }),
    };
    let known = job;
    // After a failure the job is looked up again: a later address can carry a newer signature.
    const openNext = async function* (pass) {
        const current = known ?? (await client.getJob(job.id, { signal, deadlineMs }));
        known = undefined;
        yield* openResult(client, current, { ...options, pass });
        known = current;
    };
    const first = await retry(context, () => readOnce(openNext(1), options));
    const second = await digestAgain(() => retry(context, () => readDigest(openNext(2))));
    return { ...first, proof: second === first.digest ? "consistent" : "unverified" };
}
async function readOnce(chunks, { path, part }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = collect_result_addDisposableResource(env_1, await createFile(path, collect_result_what), true);
        const hash = (0,external_node_crypto_.createHash)("sha256");
        async function* tee() {
            for await (const chunk of chunks) {
                hash.update(chunk);
                await appendBytes(file, chunk, collect_result_what);
                yield chunk;
            }
        }
        const reading = await readResult(tee(), part.submitted);
        return { ...reading, digest: hash.digest("hex") };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = collect_result_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function readDigest(chunks) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for await (const chunk of chunks)
        hash.update(chunk);
    return hash.digest("hex");
}
/** A second download that cannot be had proves nothing, but the first one's records stay true. */
async function digestAgain(read) {
    try {
        return await read();
    }
    catch (error) {
        if (isComplianceError(error))
            return undefined;
        throw error;
    }
}
async function* openResult(client, job, options) {
    const { part, jobName, signal, deadlineMs, pass, onReceived } = options;
    if (job.status !== "complete" || job.name !== jobName || job.type !== part.type) {
        throw new ComplianceError("JOB_MISMATCH", `Job ${job.id} is not the complete job that it was.`, {
            jobId: job.id,
        });
    }
    const { body } = await client.downloadResults(job, { signal, deadlineMs });
    let receivedBytes = 0;
    for await (const chunk of body) {
        receivedBytes += chunk.length;
        onReceived?.({ receivedBytes, pass });
        yield chunk;
    }
}
//# sourceMappingURL=collect-result.js.map
;// CONCATENATED MODULE: ../core/build/job/upload-part.js


/**
 * What may be sent again, whole: the job takes one object, so a second copy of the same bytes replaces the
 * first. A 404 is probed twice (X answered so on several jobs in September 2026).
 */
const upload_part_rule = {
    codes: ["NETWORK", "IDLE_TIMEOUT", "SERVER_ERROR", "UPLOAD_NOT_FOUND"],
    attempts: 3,
};
/**
 * Uploads into a `created` job while its window is open. After a failure X is asked first whether the
 * upload has arrived all the same.
 * Throws SIGNED_URL_REFUSED, UPLOAD_NOT_FOUND, PAYLOAD_TOO_LARGE, UPLOAD_CHANGED, URL_REFUSED, NETWORK and others.
 */
async function uploadPart(client, job, body, options) {
    const { clock } = client;
    const { signal, onSent, onRetry } = options;
    const windowEndMs = clock.monotonic() + (job.uploadExpiresAtMs - job.observedAtMs);
    const deadlineMs = Math.min(windowEndMs, options.deadlineMs ?? windowEndMs);
    const call = { signal, deadlineMs };
    let attempts = 0;
    await retry({ operation: "uploadPart", rule: upload_part_rule, clock, signal, deadlineMs, ...(onRetry && { onRetry }) }, async () => {
        if (attempts++ > 0 && (await hasArrived(client, job.id, call)))
            return;
        try {
            await client.uploadIds(job, countSent(body, onSent), call);
        }
        catch (error) {
            // Another run that took the same job over was quicker. The job's name says that its bytes are the same.
            const isTaken = isComplianceError(error) && error.code === "CONFLICT";
            if (!isTaken || !(await hasArrived(client, job.id, call)))
                throw error;
        }
    });
}
async function hasArrived(client, jobId, call) {
    return (await client.getJob(jobId, call)).status !== "created";
}
function countSent(body, onSent) {
    if (onSent === undefined)
        return body;
    return {
        sizeBytes: body.sizeBytes,
        async *open() {
            let sentBytes = 0;
            for await (const chunk of body.open()) {
                sentBytes += chunk.length;
                yield chunk;
                onSent(sentBytes);
            }
        },
    };
}
//# sourceMappingURL=upload-part.js.map
;// CONCATENATED MODULE: ../core/build/job/hand-in-part.js


/** After these the job will never get its upload; after any other failure a later run may still bring it. */
const uploadLost = [
    "SIGNED_URL_REFUSED",
    "UPLOAD_NOT_FOUND",
    "PAYLOAD_TOO_LARGE",
    "UPLOAD_CHANGED",
    "URL_REFUSED",
    "BAD_REQUEST",
    "REDIRECTED",
];
/**
 * Uploads a part into its job. A job of ours that can never get its upload is cancelled, so that it does not
 * hold the type's only slot. Throws what `uploadPart` throws.
 */
async function handInPart(client, { part, job }, { signal, deadlineMs, onEvent }) {
    const { sizeBytes } = part.body;
    try {
        await uploadPart(client, job, part.body, {
            signal,
            deadlineMs,
            onSent: (sentBytes) => onEvent?.({ type: "uploading", jobId: job.id, sentBytes, sizeBytes }),
            onRetry: (retry) => onEvent?.({ type: "retry", ...retry }),
        });
    }
    catch (error) {
        if (isComplianceError(error) && uploadLost.includes(error.code)) {
            const cancelled = await tryCancel(client, job.id, signal);
            onEvent?.({ type: "abandoned", jobId: job.id, code: error.code, cancelled });
        }
        throw error;
    }
    onEvent?.({ type: "uploaded", jobId: job.id, sizeBytes });
}
/** Gen-1 has no way to cancel: there the job expires by itself after 15 minutes. */
async function tryCancel(client, jobId, signal) {
    try {
        await client.cancelJob(jobId, { signal });
        return true;
    }
    catch (error) {
        if (isComplianceError(error))
            return false;
        throw error;
    }
}
//# sourceMappingURL=hand-in-part.js.map
;// CONCATENATED MODULE: ../core/build/job/wait-for-job.js


/** What each status means to somebody who waits for the result. */
const meaning = {
    created: "wait",
    in_progress: "wait",
    // A status that X adds later is waited out, bounded by the deadline.
    unknown: "wait",
    complete: "done",
    failed: "JOB_FAILED",
    expired: "JOB_EXPIRED",
};
/**
 * Looks at a job until it is complete. The first look is at once, the last on the deadline (if any).
 * Throws JOB_FAILED, JOB_EXPIRED, JOB_PENDING at the deadline, JOB_MISMATCH, NOT_FOUND, and the signal's reason.
 */
async function waitForJob(client, id, options = {}) {
    const { pollIntervalMs, deadlineMs = Number.POSITIVE_INFINITY, signal } = options;
    const pace = createPace(client.clock, { pollIntervalMs, deadlineMs });
    let status = "unknown";
    for (;;) {
        const job = await look(client, id, { signal, deadlineMs });
        if (job !== undefined) {
            refuseOther(job, options.expect);
            const state = meaning[job.status];
            if (state === "done")
                return job;
            if (state !== "wait")
                throw new ComplianceError(state, `Job ${id} has ${job.status}.`, { jobId: id });
            status = job.status;
        }
        const nextLookMs = pace.next();
        if (nextLookMs === undefined) {
            throw new ComplianceError("JOB_PENDING", `Job ${id} was not ready when the time was up.`, {
                jobId: id,
            });
        }
        options.onLook?.({ status, elapsedMs: pace.elapsedMs(), nextLookMs, leftMs: pace.leftMs() });
        await client.clock.sleep(nextLookMs, signal);
    }
}
/**
 * A look that fails in passing says nothing about the job: undefined, and the next one may tell. Not so a
 * 429 that outlasts every attempt: to look again would be to come back early.
 */
async function look(client, id, call) {
    try {
        return await client.getJob(id, call);
    }
    catch (error) {
        if (isComplianceError(error) && error.retryable && error.code !== "RATE_LIMITED")
            return undefined;
        throw error;
    }
}
function refuseOther(job, expect) {
    if (expect === undefined || (job.type === expect.type && job.name === expect.name))
        return;
    throw new ComplianceError("JOB_MISMATCH", `Job ${job.id} is not the job that was created.`, {
        jobId: job.id,
    });
}
//# sourceMappingURL=wait-for-job.js.map
;// CONCATENATED MODULE: ../core/build/job/run-part.js





/** A part is not worth more than this many jobs: each costs, and a third failure is no accident. */
const maxJobs = 3;
/** After these the job is of no use, but another one may do: X gave it up, lost it, or its addresses ran out. */
const replaceable = ["JOB_FAILED", "JOB_EXPIRED", "NOT_FOUND", "SIGNED_URL_REFUSED"];
const defaultReuseWithinMs = 6 * 3_600_000;
/**
 * One part from start to end: adopt or create → upload → wait → download → proof. A job that ends without a
 * result is replaced, at most twice; one of ours that can never get its upload is cancelled, so that it does
 * not hold the slot. Throws what its steps throw.
 */
async function runPart(client, part, options) {
    const excluded = new Set();
    for (;;) {
        const { job, adopted } = await acquire(client, part, { ...options, excluded });
        options.onEvent?.({
            type: "job",
            how: adopted ? "adopted" : "created",
            jobType: part.type,
            jobId: job.id,
        });
        try {
            return await complete(client, { part, job, adopted }, options);
        }
        catch (error) {
            if (!isComplianceError(error))
                throw error;
            excluded.add(job.id);
            if (!replaceable.includes(error.code) || excluded.size >= maxJobs)
                throw error;
        }
    }
}
function acquire(client, { type, digest }, options) {
    const { prefix, runKey, deadlineMs, pollIntervalMs, signal, excluded, onEvent } = options;
    return acquireJob(client, {
        type,
        identity: { prefix, runKey, digest },
        reuseWithinMs: options.reuseWithinMs ?? defaultReuseWithinMs,
        excluded,
        wait: options.wait ?? true,
        pollIntervalMs,
        deadlineMs,
        call: { signal, deadlineMs },
        onSlotBusy: (wait) => onEvent?.({ type: "slot-busy", jobType: type, ...wait }),
    });
}
async function complete(client, { part, job, adopted }, options) {
    if (job.status === "created")
        await handInPart(client, { part, job }, options);
    const ready = job.status === "complete" ? job : await waitUntilReady(client, job, options);
    if (ready === undefined)
        return { state: "pending", job, adopted };
    const { signal, onEvent } = options;
    const result = await collectResult(client, ready, {
        part,
        jobName: job.name,
        path: options.resultPath,
        signal,
        onReceived: (progress) => onEvent?.({ type: "downloading", jobId: job.id, ...progress }),
        onRetry: (retry) => onEvent?.({ type: "retry", ...retry }),
    });
    onEvent?.({ type: "proven", jobId: job.id, proof: result.proof, records: result.records });
    return { state: "complete", job, adopted, result };
}
/** The complete job, or undefined if the time is up first. */
async function waitUntilReady(client, job, options) {
    const { pollIntervalMs, signal, onEvent, wait = true } = options;
    try {
        return await waitForJob(client, job.id, {
            expect: { type: job.type, name: job.name },
            pollIntervalMs,
            deadlineMs: wait ? options.deadlineMs : client.clock.monotonic(),
            signal,
            onLook: (look) => onEvent?.({ type: "waiting", jobId: job.id, ...look }),
        });
    }
    catch (error) {
        if (isComplianceError(error) && error.code === "JOB_PENDING")
            return undefined;
        throw error;
    }
}
//# sourceMappingURL=run-part.js.map
;// CONCATENATED MODULE: ../core/build/check/check-type.js


/** The higher, the more is proven. */
const proofRank = { unverified: 0, consistent: 1, proven: 2 };
/** Runs the job of one type, if there is anything to ask, and reads verdicts out of its result. */
async function checkType(client, scan, context) {
    const { folder, deadlineMs, options } = context;
    const { type, submitted, spooled } = scan;
    if (submitted.size === 0)
        return { scan, outcome: undefined, verdicts: readVerdicts(scan, undefined, options) };
    const part = { type, submitted, body: spooled.body, digest: spooled.digest };
    const outcome = await runPart(client, part, {
        prefix: options.jobNamePrefix,
        runKey: options.runKey,
        resultPath: folder.resultPath(type),
        deadlineMs,
        wait: options.wait,
        pollIntervalMs: options.pollIntervalMs,
        reuseWithinMs: options.reuseWithinMs,
        signal: options.signal,
        onEvent: options.onEvent,
    });
    return { scan, outcome, verdicts: readVerdicts(scan, outcome, options) };
}
/** While a job is pending nothing is known: nobody is a violation, and nobody is compliant. */
function readVerdicts({ type, submitted }, outcome, { requireProof = "consistent" }) {
    if (outcome?.state !== "complete") {
        return { type, submitted, found: new IdMap(), proof: "unverified", trusted: false };
    }
    const { found, proof } = outcome.result;
    return { type, submitted, found, proof, trusted: proofRank[proof] >= proofRank[requireProof] };
}
//# sourceMappingURL=check-type.js.map
;// CONCATENATED MODULE: ../core/build/check/build-report.js

/** Puts what was found into the report's words. */
function buildReport({ startedAtMs, finishedAtMs, checked, comparison }) {
    const jobs = checked.flatMap(describeJob);
    const { violations, unverified, refetch, datasets } = comparison;
    return {
        schemaVersion: 1,
        startedAt: new Date(startedAtMs).toISOString(),
        finishedAt: new Date(finishedAtMs).toISOString(),
        result: chooseResult(jobs, comparison),
        proof: findLowest(jobs.map(({ proof }) => proof)),
        checked: checked.reduce((sum, { scan }) => sum + scan.submitted.size, 0),
        violations,
        unverified,
        refetch,
        datasets,
        jobs,
    };
}
function describeJob({ scan, outcome }) {
    if (outcome === undefined)
        return [];
    const { job, adopted, state } = outcome;
    const result = state === "complete" ? outcome.result : undefined;
    return [
        {
            type: scan.type,
            id: job.id,
            name: job.name,
            adopted,
            state,
            proof: result?.proof ?? "unverified",
            ids: scan.submitted.size,
            records: result?.records ?? 0,
            uploadDigest: scan.spooled.digest,
            resultDigest: result?.digest ?? "",
        },
    ];
}
function chooseResult(jobs, { violations, unverified }) {
    if (jobs.some(({ state }) => state === "pending"))
        return "pending";
    if (violations > 0)
        return "violations";
    return unverified > 0 ? "unverified" : "compliant";
}
/** Where no job was needed, nothing was claimed that would need a proof. */
function findLowest(levels) {
    return levels.toSorted((one, other) => proofRank[one] - proofRank[other])[0] ?? "consistent";
}
//# sourceMappingURL=build-report.js.map
;// CONCATENATED MODULE: ../core/build/check/check-folder.js





/** Starts with empty result files, whatever an earlier check left in the folder. */
async function openCheckFolder(path) {
    const resultsPath = (0,external_node_path_.join)(path, "results.ndjson");
    const violationsPath = (0,external_node_path_.join)(path, "violations.ndjson");
    const results = await createFile(resultsPath, "results.ndjson");
    const violations = await createFile(violationsPath, "violations.ndjson");
    const resultPath = (type) => (0,external_node_path_.join)(path, `result-${type}.ndjson`);
    return {
        path,
        resultsPath,
        violationsPath,
        resultPath,
        async gatherResults(types) {
            for (const type of types) {
                for await (const chunk of (0,external_node_fs_.createReadStream)(resultPath(type)))
                    await appendBytes(results, chunk, "results.ndjson");
            }
        },
        appendViolations: (lines) => appendBytes(violations, lines.map((line) => `${JSON.stringify(line)}\n`).join(""), "violations.ndjson"),
        async [Symbol.asyncDispose]() {
            await Promise.all([results.close(), violations.close()]);
            const temporary = jobTypes.flatMap((type) => [resultPath(type), (0,external_node_path_.join)(path, `upload-${type}.txt`)]);
            await Promise.all(temporary.map((file) => (0,promises_.rm)(file, { force: true })));
        },
    };
}
//# sourceMappingURL=check-folder.js.map
;// CONCATENATED MODULE: ../core/build/check/compare-dataset.js
var compare_dataset_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var compare_dataset_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});






/** Looks every entry of a dataset's files, as they are now, up in the verdicts, and counts. */
async function compareDataset(dataset, verdicts, options) {
    const judge = createJudge(verdicts, { keepReasons: dataset.keepReasons });
    const tally = createTally(options.onJudged);
    const files = [];
    for (const file of dataset.files) {
        files.push(await compareFile(file, { dataset, judge, tally, options }));
    }
    const { counts, byRuling, refetch } = tally;
    return {
        name: dataset.name,
        type: dataset.type,
        ids: options.ids,
        violations: byRuling.violation,
        unverified: byRuling.unverified,
        refetch: refetch(),
        counts: counts(),
        files,
    };
}
/** Counts distinct IDs, and only those that X had something to say about or that are unverified. */
function createTally(onJudged) {
    const seen = new IdSet();
    const byRuling = { compliant: 0, violation: 0, unverified: 0 };
    const idsByJudgement = new Map();
    const counts = () => [...idsByJudgement].flatMap(([{ finding, verdict }, ids]) => finding === undefined ? [] : [{ action: finding.action, reason: finding.reason, verdict, ids }]);
    return {
        add(high, low, judgement) {
            if (!seen.add(high, low))
                return;
            byRuling[judgement.ruling]++;
            idsByJudgement.set(judgement, (idsByJudgement.get(judgement) ?? 0) + 1);
            onJudged(high, low, judgement);
        },
        byRuling,
        counts: () => counts().toSorted((one, other) => other.ids - one.ids),
        refetch: () => counts().reduce((sum, { verdict, ids }) => (verdict === "refetch" ? sum + ids : sum), 0),
    };
}
async function compareFile(file, { dataset, judge, tally, options, }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        let entries = 0;
        let violations = 0;
        let unverified = 0;
        let lines = [];
        const opened = compare_dataset_addDisposableResource(env_1, await openFile(file), true);
        await readBatches(opened, {
            onBatch(_bytes, _region, { count, high, low }) {
                entries += count;
                const numbers = judge.judge(high, low, count);
                for (let row = 0; row < count; row++) {
                    const number = numbers[row];
                    // Judgement 0 is "compliant", which nothing is told of: nearly all entries end here.
                    if (number === 0)
                        continue;
                    const [idHigh, idLow] = [high[row], low[row]];
                    const judgement = judge.judgements[number];
                    tally.add(idHigh, idLow, judgement);
                    if (judgement.ruling === "unverified")
                        unverified++;
                    if (judgement.ruling !== "violation" || judgement.finding === undefined)
                        continue;
                    violations++;
                    const { action, reason } = judgement.finding;
                    lines.push({
                        id: formatId(idHigh, idLow),
                        type: dataset.type,
                        action,
                        reason,
                        dataset: dataset.name,
                        file: file.name,
                    });
                }
            },
            async onPiece() {
                if (lines.length > 0)
                    await options.onViolations(lines);
                lines = [];
            },
        }, {
            name: file.name,
            signal: options.signal,
            createReader: (onFault, firstBytes) => openReader({ name: file.name, firstBytes }, dataset, onFault),
        });
        return { name: file.name, entries, violations, unverified };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = compare_dataset_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
//# sourceMappingURL=compare-dataset.js.map
;// CONCATENATED MODULE: ../core/build/check/compare-all.js


/** Compares every dataset with the verdicts of its type, in the order of the datasets. */
async function compareAll(datasets, checked, { folder, signal }) {
    const reports = new Map();
    const totals = { violations: 0, unverified: 0, refetch: 0 };
    for (const { scan, verdicts } of checked) {
        const distinct = { violations: new IdSet(), unverified: new IdSet(), refetch: new IdSet() };
        for (const { dataset, ids } of scan.datasets) {
            const report = await compareDataset(dataset, verdicts, {
                ids,
                signal,
                onViolations: (lines) => folder.appendViolations(lines),
                onJudged(high, low, judgement) {
                    const counter = counterOf(judgement);
                    if (counter !== undefined)
                        distinct[counter].add(high, low);
                },
            });
            reports.set(dataset, report);
        }
        totals.violations += distinct.violations.size;
        totals.unverified += distinct.unverified.size;
        totals.refetch += distinct.refetch.size;
    }
    return { datasets: datasets.flatMap((dataset) => reports.get(dataset) ?? []), ...totals };
}
function counterOf({ ruling, verdict }) {
    if (ruling === "violation")
        return "violations";
    if (ruling === "unverified")
        return "unverified";
    return verdict === "refetch" ? "refetch" : undefined;
}
//# sourceMappingURL=compare-all.js.map
;// CONCATENATED MODULE: ../core/build/check/check-datasets.js
var check_datasets_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var check_datasets_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});





const defaultTimeoutMs = 5 * 3_600_000;
/**
 * Checks datasets from start to end: files → distinct IDs → jobs → proven results → the files as they are
 * then → report. Jobs of the two types run side by side. No file of a dataset is written.
 *
 * A job that is not ready in time is no error: the report says `pending`, and the next call with the same
 * content finds the job by its name and goes on.
 *
 * @throws {ComplianceError} DATASET_INVALID with every fault of the files, SLOT_BUSY, JOB_FAILED, JOB_EXPIRED,
 * RESULT_TRUNCATED, RESULT_MALFORMED, RESULT_FOREIGN_ID, RESULT_CONFLICT, FILE_UNREADABLE, FILE_UNWRITABLE, and
 * what `Client`'s methods throw; the signal's own reason if it is aborted.
 */
async function checkDatasets(client, datasets, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { clock } = client;
        const startedAtMs = clock.now();
        const deadlineMs = clock.monotonic() + (options.timeoutMs ?? defaultTimeoutMs);
        const { signal, onEvent } = options;
        const folder = check_datasets_addDisposableResource(env_1, await openCheckFolder(options.folder), true);
        const told = new Set();
        const onChoice = ({ name }, text) => {
            if (!told.has(`${name}: ${text}`))
                onEvent?.({ type: "choice", dataset: name, text });
            told.add(`${name}: ${text}`);
        };
        const scans = await scanDatasets(datasets, { ...options, onChoice });
        for (const { type, files, entries, submitted, spooled } of scans) {
            const { sizeBytes } = spooled.body;
            onEvent?.({ type: "scanned", jobType: type, files, entries, ids: submitted.size, sizeBytes });
        }
        const checked = await settleAll(scans.map((scan) => checkType(client, scan, { folder, deadlineMs, options })));
        const complete = checked.filter(({ outcome }) => outcome?.state === "complete");
        await folder.gatherResults(complete.map(({ scan }) => scan.type));
        const comparison = await compareAll(datasets, checked, { folder, signal });
        onEvent?.({ type: "compared", violations: comparison.violations, unverified: comparison.unverified });
        return {
            report: buildReport({ startedAtMs, finishedAtMs: clock.now(), checked, comparison }),
            verdicts: new Map(checked
                .filter(({ outcome }) => outcome?.state !== "pending")
                .map(({ scan, verdicts }) => [scan.type, verdicts])),
            resultsPath: folder.resultsPath,
            violationsPath: folder.violationsPath,
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = check_datasets_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Waits for all, so that a failure of one type neither kills nor orphans the job of the other. */
async function settleAll(work) {
    const settled = await Promise.allSettled(work);
    const failed = settled.find((outcome) => outcome.status === "rejected");
    if (failed !== undefined)
        throw failed.reason;
    return settled.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
}
//# sourceMappingURL=check-datasets.js.map
;// CONCATENATED MODULE: ./build/event-lines.js

/** What an event of the check reads like. */
function describeEvent(event) {
    switch (event.type) {
        case "scanned": {
            const entries = `${formatQuantity(event.files, "file")} with ${formatQuantity(event.entries, "entry", "entries")}`;
            return { text: `Read ${entries}: ${nameOfIds(event.jobType, event.ids)} without repeats.` };
        }
        case "choice":
            return { text: `Read as ${event.text}.` };
        case "job":
            return {
                text: event.how === "created"
                    ? `Created job ${event.jobId}.`
                    : `Took over job ${event.jobId} of an earlier run: the same IDs, no new job to pay for.`,
            };
        case "slot-busy": {
            const next = `looking again in ${formatDuration(event.nextLookMs)}`;
            return {
                topic: "slot-busy",
                text: `Another ${event.jobType} job of the App is still running; waited ${formatDuration(event.elapsedMs)}, ${next}.`,
            };
        }
        case "uploading":
            return {
                topic: `uploading ${event.jobId}`,
                first: "held",
                text: `Uploading: ${formatSize(event.sentBytes)} of ${formatSize(event.sizeBytes)}.`,
            };
        case "uploaded":
            return { text: `Uploaded ${formatSize(event.sizeBytes)}.` };
        case "waiting": {
            const waited = `${describeStatus(event.status)} after ${formatDuration(event.elapsedMs)}`;
            const plan = `next look in ${formatDuration(event.nextLookMs)}, giving up in ${formatDuration(event.leftMs)}`;
            return { topic: `waiting ${event.jobId}`, text: `Waiting for X: ${waited}; ${plan}.` };
        }
        case "downloading": {
            const purpose = event.pass === 1 ? "Downloading" : "Downloading again to compare";
            return {
                topic: `downloading ${event.jobId} ${event.pass}`,
                first: "held",
                text: `${purpose}: ${formatSize(event.receivedBytes)}.`,
            };
        }
        case "proven":
            return { text: `Result: ${formatQuantity(event.records, "record")}, proof: ${event.proof}.` };
        case "retry": {
            const again = `trying again in ${formatDuration(event.delayMs)}`;
            return { text: `${event.operation} failed (${event.code}, attempt ${event.attempt}); ${again}.` };
        }
        case "abandoned":
            return {
                text: `Gave up job ${event.jobId} (${event.code})${event.cancelled ? " and cancelled it" : ""}.`,
            };
        case "compared": {
            const unverified = event.unverified === 0 ? "" : `, ${formatCount(event.unverified)} unverified`;
            return {
                text: `Compared: ${formatQuantity(event.violations, "ID")} no longer compliant${unverified}.`,
            };
        }
    }
}
function describeStatus(status) {
    return status.replaceAll("_", " ");
}
//# sourceMappingURL=event-lines.js.map
;// CONCATENATED MODULE: ./build/throttle.js
/** @param monotonic Milliseconds from an arbitrary start, never going back. */
function createThrottle(intervalMs, monotonic) {
    const startedAtMs = new Map();
    return (key, first = "shown") => {
        const nowMs = monotonic();
        const lastMs = startedAtMs.get(key);
        if (lastMs !== undefined && nowMs - lastMs < intervalMs)
            return false;
        startedAtMs.set(key, nowMs);
        return lastMs !== undefined || first === "shown";
    };
}
//# sourceMappingURL=throttle.js.map
;// CONCATENATED MODULE: ./build/steps/check.js



/** Progress of one kind is printed at most this often. */
const progressIntervalMs = 10_000;
/** The client for X's API. Throws TOKEN_MALFORMED, OPTION_INVALID. */
function openClient({ bearerToken, apiUrl }, seams) {
    return createClient({ bearerToken, apiUrl, ...seams });
}
/** Prints what happens, a line each; what repeats is thinned out. */
function createProgress(log, clock) {
    const mayPrint = createThrottle(progressIntervalMs, () => clock.monotonic());
    return (event) => {
        const { text, topic, first } = describeEvent(event);
        if (topic === undefined || mayPrint(topic, first))
            log.info(text);
    };
}
/** The one dataset of a run. */
function makeDataset({ type, format, field, keepReasons }, files) {
    return { name: "ids", type, files, format, field, keepReasons };
}
/** Checks the dataset. Attempts of one workflow run share their jobs. */
function checkFiles(client, options) {
    const { inputs, context, dataset, folder, onEvent, signal } = options;
    return checkDatasets(client, [dataset], {
        folder,
        jobNamePrefix: inputs.jobName ?? (context.repository || "local"),
        runKey: context.runId,
        timeoutMs: inputs.timeoutMs,
        wait: inputs.wait,
        pollIntervalMs: inputs.pollIntervalMs,
        reuseWithinMs: inputs.reuseWithinMs,
        maxIdsPerJob: inputs.maxIdsPerJob,
        requireProof: "consistent",
        onEvent,
        signal,
    });
}
//# sourceMappingURL=check.js.map
;// CONCATENATED MODULE: ./build/run.js














/** Runs the step from its inputs to its last line. */
async function run(options) {
    const { environment, context, write, signal, clock = systemClock } = options;
    const log = (0,build_log/* createLog */.h)({ write, isWorkflow: context.isWorkflow });
    const mask = createMask(context.isWorkflow);
    const reading = readInputs(environment);
    for (const secret of reading.secrets)
        mask(secret);
    const outcome = await check({ reading, context, log, mask, clock, signal });
    printOutcome(outcome, log);
    return outcome;
}
async function check(running) {
    const { reading, context, log, mask, clock, signal } = running;
    try {
        await refuseEvent(context);
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.temporaryFolder, "x-compliance-"));
        const onEvent = createProgress(log, clock);
        const seams = { clock, onSecret: mask, onEvent };
        const probe = (inputs) => void openClient(inputs, seams);
        const accepted = await acceptInput({ reading, context, folder, probe });
        for (const line of accepted.skipped)
            log.info(line);
        const { inputs, files } = accepted;
        const dataset = makeDataset(inputs, files);
        const client = openClient(inputs, seams);
        const result = await checkFiles(client, { inputs, context, dataset, folder, onEvent, signal });
        await client.close();
        return await conclude(result, { accepted, context, dataset, folder, log, clock, signal });
    }
    catch (error) {
        return await fail(error, running);
    }
}
/** The end of a run that came to no report. A cancelled one is pending: its job goes on at X. */
async function fail(error, { context, log, signal }) {
    // Whatever broke because of the cancellation, the cancellation is what happened.
    const failure = toFailure(signal.aborted ? signal.reason : error);
    await writeStepSummary(writeFailureSummary(failure), { context, log });
    writeOutputs(signal.aborted ? pendingOutputs : {}, context);
    return { kind: "failure", failure };
}
/** A finding and a failure of the tool never look alike: only the latter has a code. */
function printOutcome(outcome, log) {
    if (outcome.kind === "pass")
        log.info(outcome.sentence);
    else if (outcome.kind === "finding")
        log.error("X Batch Compliance", outcome.sentence);
    else
        log.error(outcome.failure.code, failureText(outcome.failure));
}
//# sourceMappingURL=run.js.map

/***/ })

};
