export const id = 108;
export const ids = [108];
export const modules = {

/***/ 94692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ formats),
/* harmony export */   n: () => (/* binding */ explainFormat)
/* harmony export */ });
/* harmony import */ var _x_batch_compliance_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75165);

const formats = ["auto", ..._x_batch_compliance_core__WEBPACK_IMPORTED_MODULE_0__/* .datasetFormats */ .N];
/** What to write in place of what is no format. */
function explainFormat(text) {
    const inner = _x_batch_compliance_core__WEBPACK_IMPORTED_MODULE_0__/* .datasetFormats */ .N.find((format) => [`${format}.gz`, `${format}.zst`].includes(String(text)));
    return inner === undefined
        ? `write one of ${formats.map((format) => `\`${format}\``).join(", ")}.`
        : `write \`${inner}\`; that the file is packed is seen by its name.`;
}
//# sourceMappingURL=formats.js.map

/***/ }),

/***/ 82343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K8: () => (/* binding */ exceedsMaxRemoval),
/* harmony export */   l7: () => (/* binding */ maxRemovalAdvice),
/* harmony export */   oS: () => (/* binding */ parseMaxRemoval),
/* harmony export */   oX: () => (/* binding */ formatMaxRemoval)
/* harmony export */ });
const maxRemovalAdvice = "write a share such as `50%` or a number of IDs such as `1000`.";
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

/***/ }),

/***/ 32108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ../core/build/clock.js

/** A longer timer would fire at once (Node's limit, 24.8 days). */
const longestTimerMs = 2 ** 31 - 1;
/**
 * The machine's own time.
 * @example
 * ```ts
 * const deadlineMs = systemClock.monotonic() + 3_600_000;
 * ```
 */
const systemClock = {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    async sleep(ms, signal) {
        try {
            let leftMs = ms;
            do {
                await (0,promises_.setTimeout)(Math.min(leftMs, longestTimerMs), undefined, signal === undefined ? {} : { signal });
                leftMs -= longestTimerMs;
            } while (leftMs > 0);
        }
        catch (error) {
            signal?.throwIfAborted();
            throw error;
        }
    },
    schedule: scheduleInRealTime,
};
/** Infinity is never. */
function scheduleInRealTime(ms, act) {
    if (ms === Number.POSITIVE_INFINITY)
        return () => { };
    let timer;
    const wait = (leftMs) => {
        const stepMs = Math.min(leftMs, longestTimerMs);
        timer = setTimeout(() => (leftMs > stepMs ? wait(leftMs - stepMs) : act()), stepMs);
        timer.unref();
    };
    wait(ms);
    return () => clearTimeout(timer);
}
//# sourceMappingURL=clock.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ../core/build/errors.js
var build_errors = __webpack_require__(92313);
;// CONCATENATED MODULE: ../core/build/http/read-text.js

const maxBytes = 16 * 1024 * 1024;
/** Reads a small body whole, as UTF-8; no longer than 16 MiB, so that a wrong answer cannot fill the memory. */
async function readText(response) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body) {
        size += chunk.length;
        if (size > maxBytes)
            throw new build_errors/* ComplianceError */.c7("RESPONSE_TOO_LARGE", "The answer is far larger than expected.");
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
}
//# sourceMappingURL=read-text.js.map
;// CONCATENATED MODULE: ../core/build/http/signed-url.js
/**
 * A URL that is itself a credential. It has no readable form: printed or serialised it is `[signed url]`, and
 * inspection does not see private fields. Only the transport reads it, and only after the URL policy has let it pass.
 * @example
 * ```ts
 * console.log(`${new SignedUrl(new URL("https://example.com/?token=secret"))}`); // [signed url]
 * ```
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
    /**
     * The parts that must be masked in logs: values of the query parameters that sign, as they stand, decoded and encoded.
     * Short ones sign nothing, and masked they would blind the log.
     */
    secrets() {
        const values = this.#url.search.slice(1).split("&").flatMap(readSigning);
        return [...new Set(values)].filter((value) => value.length >= shortestSecret);
    }
    toString() {
        return "[signed url]";
    }
    toJSON() {
        return "[signed url]";
    }
}
const shortestSecret = 8;
const signing = new Set(["token", "upload_id", "x-goog-signature", "x-goog-credential", "signature"]);
function readSigning(pair) {
    // Most are known not to sign at a glance; a name that is encoded is looked at closely.
    const [rawName = ""] = pair.split("=", 1);
    if (/^[\w-]*$/.test(rawName) && !signing.has(rawName.toLowerCase()))
        return [];
    const [[name, value] = ["", ""]] = new URLSearchParams(pair);
    if (!signing.has(name.toLowerCase()))
        return [];
    return [pair.split("=").slice(1).join("="), value, encodeURIComponent(value)];
}
//# sourceMappingURL=signed-url.js.map
;// CONCATENATED MODULE: ../core/build/http/stored-object.js
const stored_object_forms = {
    crc32c: /^[A-Za-z0-9+/]{6}==$/,
    md5: /^[A-Za-z0-9+/]{22}==$/,
};
/**
 * Reads `x-goog-hash` (checksums in base64, in one header or several) and `x-goog-stored-content-length`. What is
 * not well-formed is passed over: it proves nothing, and refutes nothing. Undefined if nothing is left.
 */
function readStoredObject(headers) {
    // Of an object that is stored compressed and sent plain, both describe other bytes than those that come.
    const encoding = headers["x-goog-stored-content-encoding"] ?? "identity";
    if (encoding.toLowerCase() !== "identity")
        return undefined;
    const checksums = (headers["x-goog-hash"] ?? "").split(",").flatMap(readChecksum);
    const sizeBytes = readSize(headers["x-goog-stored-content-length"]);
    return checksums.length === 0 && sizeBytes === undefined ? undefined : { sizeBytes, checksums };
}
function readChecksum(text) {
    const [, algorithm = "", base64 = ""] = /^\s*(crc32c|md5)=(\S+)\s*$/.exec(text) ?? [];
    if (algorithm !== "crc32c" && algorithm !== "md5")
        return [];
    if (stored_object_forms[algorithm]?.test(base64) !== true)
        return [];
    return [{ algorithm, hex: Buffer.from(base64, "base64").toString("hex") }];
}
function readSize(text) {
    return text !== undefined && /^[0-9]{1,15}$/.test(text) ? Number(text) : undefined;
}
//# sourceMappingURL=stored-object.js.map
;// CONCATENATED MODULE: ../core/build/api/connection.js
/** Bytes as they are. Who asks, the transport says. */
const plainHeaders = { "accept-encoding": "identity" };
/** A property that is there or is not, as `exactOptionalPropertyTypes` wants it. */
function withSignal(signal) {
    return signal === undefined ? {} : { signal };
}
//# sourceMappingURL=connection.js.map
// EXTERNAL MODULE: ../core/build/http/is-loopback.js
var is_loopback = __webpack_require__(68115);
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
function checkUrl(signed, purpose) {
    const trust = findTrust(signed, purpose);
    if (trust !== undefined)
        return trust;
    const { jobId, use } = purpose;
    throw new build_errors/* ComplianceError */.c7("URL_REFUSED", `X named an unexpected address for the ${use}.`, { jobId });
}
function findTrust(signed, { apiUrl, jobId, use }) {
    const url = signed.reveal();
    if (url.username !== "" || url.password !== "" || url.href.includes("#"))
        return undefined;
    if (isApi(url, apiUrl) && url.pathname === `/2/compliance/jobs/${jobId}/${use}`)
        return "bearer";
    return isStorage(url, apiUrl) && isObjectPath(url.pathname, { jobId, use }) ? "no-bearer" : undefined;
}
/**
 * Whether a download may be led on to this address: to the storage's own origin, and to nothing else. No bearer goes there,
 * and nothing is sent, so its path may be any.
 */
function mayLeadTo(signed, apiUrl) {
    const url = signed.reveal();
    if (url.username !== "" || url.password !== "" || isApi(url, apiUrl))
        return false;
    return isStorage(url, apiUrl);
}
/** Whether an API base may be used: https, or a loopback address; an origin and nothing more. */
function isApiUrl(url) {
    // Of parts that are there and empty, such as a lone `?`, the properties of a URL do not tell.
    const isBare = url.href === `${url.origin}/`;
    return isBare && (url.protocol === "https:" || (url.protocol === "http:" && (0,is_loopback/* isLoopback */.U)(url)));
}
function isApi(url, apiUrl) {
    return url.origin === apiUrl.origin || (apiOrigins.has(url.origin) && apiOrigins.has(apiUrl.origin));
}
function isStorage(url, apiUrl) {
    if ((0,is_loopback/* isLoopback */.U)(apiUrl))
        return (0,is_loopback/* isLoopback */.U)(url) && (url.protocol === "http:" || url.protocol === "https:");
    return url.origin === storageOrigin;
}
function isObjectPath(pathname, { jobId, use }) {
    const found = /^\/[a-z0-9._-]+\/([^/]+)\/([^/]+)\/[^/]/.exec(pathname);
    return found?.[1] === jobId && found[2] === (use === "upload" ? "submission" : "delivery");
}
//# sourceMappingURL=url-policy.js.map
;// CONCATENATED MODULE: ../core/build/api/choose-target.js



/** The address that X named, if the URL policy lets it pass. Throws API_ERROR if there is none, URL_REFUSED. */
function chooseTarget({ apiUrl, bearerToken, onSecret }, job, use) {
    const url = use === "upload" ? job.uploadUrl : job.downloadUrl;
    if (url === undefined) {
        throw new build_errors/* ComplianceError */.c7("API_ERROR", `X named no address for the ${use}.`, { jobId: job.id });
    }
    const trust = checkUrl(url, { apiUrl, jobId: job.id, use });
    // Here the job is ours for certain; in a list it may be anybody's.
    for (const secret of url.secrets())
        onSecret?.(secret);
    const headers = trust === "bearer" ? { ...plainHeaders, authorization: `Bearer ${bearerToken}` } : plainHeaders;
    return { url, trust, headers };
}
//# sourceMappingURL=choose-target.js.map
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
const longestLimitMs = 16 * 60_000;
const longestDayMs = 25 * 3_600_000;
/**
 * Whether a wait is none that X documents: its limits last for 15 minutes, or to the end of the day. Any other, where there is
 * no time for it, may be a mistake.
 */
function isOddWait({ code, waitMs }) {
    if (waitMs === undefined)
        return false;
    if (code === "RATE_LIMITED")
        return waitMs > longestLimitMs;
    return code !== "DAILY_LIMIT" || waitMs > longestDayMs;
}
/** The error, with the time until which its server asked to wait: for who has no time for it. */
function tellServerWait(error, nowMs) {
    const { code, message, status, waitMs, jobId } = error;
    if (waitMs === undefined)
        return error;
    const until = new Date(nowMs + waitMs)
        .toISOString()
        .replace("T", " ")
        .replace(/:[0-9.]+Z$/, " UTC");
    return new build_errors/* ComplianceError */.c7(code, `${message} The answer asked to wait until ${until}, which is later than the time for it.`, { waitMs, ...(status !== undefined && { status }), ...(jobId !== undefined && { jobId }) });
}
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
// EXTERNAL MODULE: ../../node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/classic/schemas.js + 15 modules
var schemas = __webpack_require__(77219);
;// CONCATENATED MODULE: ../core/build/api/problem.js

const word = schemas/* string */.YjP().optional().catch(undefined);
const problemSchema = schemas/* object */.Ikc({ title: word, reason: word, type: word })
    .catch(() => ({ title: undefined, reason: undefined, type: undefined }));
/** Whatever a body says in JSON, empty if it is nothing of this; undefined for a body that is not JSON. */
function readProblem(body) {
    try {
        return problemSchema.parse(JSON.parse(body));
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=problem.js.map
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
    const code = chooseCode({ status, headers, body }, call);
    const waitMs = code === "DAILY_LIMIT"
        ? readDailyWait(headers, call.nowMs)
        : readServerWait(headers, { status, nowMs: call.nowMs });
    const who = code === "EDGE_REFUSED" ? "Something in front of X" : "X";
    return new build_errors/* ComplianceError */.c7(code, `${who} refused to ${call.doing} (HTTP ${status}).`, {
        status,
        ...(waitMs === undefined ? {} : { waitMs }),
        ...(call.jobId === undefined ? {} : { jobId: call.jobId }),
    });
}
function chooseCode({ status, headers, body }, call) {
    if (status >= 300 && status < 400)
        return "REDIRECTED";
    if (status === 403 && isOfEdge(headers, body, call))
        return "EDGE_REFUSED";
    if (call.bytes !== undefined && (status === 403 || (status === 400 && isExpiredStorageUrl(body)))) {
        return "SIGNED_URL_REFUSED";
    }
    if (call.bytes === "upload" && status === 404)
        return "UPLOAD_NOT_FOUND";
    // A session that the storage has forgotten: the upload can only be started over.
    if (call.bytes === "session" && (status === 404 || status === 410))
        return "UPLOAD_NOT_FOUND";
    // Without a job to be missing, it is the address itself that nobody knows.
    if (status === 404 && call.bytes === undefined && call.jobId === undefined)
        return "ENDPOINT_NOT_FOUND";
    return ((status === 403 ? chooseForbidden(readProblem(body)) : undefined) ??
        (status === 429 ? chooseLimit(headers, readProblem(body)) : undefined) ??
        byStatus[status] ??
        (status >= 500 ? "SERVER_ERROR" : "BAD_REQUEST"));
}
/** X itself refuses in JSON, and its storage in XML; a page or nothing comes from a firewall or proxy in between. */
function isOfEdge(headers, body, { bytes }) {
    if (bytes === undefined)
        return readProblem(body) === undefined;
    return ((headers["content-type"] ?? "").toLowerCase().startsWith("text/html") ||
        /^\s*<(?:!doctype )?html\b/i.test(body));
}
function chooseForbidden({ reason, title, type } = {}) {
    if (reason === "client-not-enrolled")
        return "NOT_ENROLLED";
    const isUsers = title === "Unsupported Authentication" || type?.endsWith("/unsupported-authentication");
    return isUsers ? "TOKEN_NOT_APP_ONLY" : undefined;
}
/** The limits that are not over in 15 minutes. */
function chooseLimit(headers, { title, type } = {}) {
    if (title === "UsageCapExceeded" || type?.endsWith("/usage-capped"))
        return "MONTHLY_CAP";
    return headers["x-app-limit-24hour-remaining"] === "0" ? "DAILY_LIMIT" : undefined;
}
/** `x-app-limit-24hour-reset` is in epoch seconds, and counts alone: the window of 15 minutes is over long before. */
function readDailyWait(headers, nowMs) {
    const reset = headers["x-app-limit-24hour-reset"] ?? "";
    if (!/^[0-9]{1,12}$/.test(reset))
        return undefined;
    return Math.max(0, Number(reset) * 1_000 - (readServerTime(headers) ?? nowMs) + 1_000);
}
/** Google Cloud Storage's XML for a signed URL whose time is over. */
function isExpiredStorageUrl(body) {
    return body.includes("<Code>ExpiredToken</Code>");
}
//# sourceMappingURL=refusal.js.map
;// CONCATENATED MODULE: ../core/build/api/byte-calls.js








/** One attempt at the whole body. Any 2xx says that it was taken. */
async function uploadIds(connection, { job, body, asBytes = false }, signal) {
    const { url, trust, headers } = chooseTarget(connection, job, "upload");
    const contentType = asBytes && trust === "bearer" ? "application/octet-stream" : "text/plain";
    const response = await connection.transport.send({
        method: "PUT",
        url,
        // `text/plain` is part of what Gen-1's signature covers; Gen-2's documents disagree.
        headers: { ...headers, "content-type": contentType },
        body,
        ...withSignal(signal),
    });
    const text = await readText(response);
    if (response.status >= 200 && response.status < 300)
        return;
    throw refusal(connection, { response, text, job, use: "upload" });
}
/** Statuses by which a GET is led on. */
const leading = new Set([301, 302, 303, 307, 308]);
/** One attempt. Opens the result, whose bytes are still to come. */
async function downloadResults(connection, job, signal) {
    const target = chooseTarget(connection, job, "download");
    const first = await connection.transport.send({
        method: "GET",
        url: target.url,
        headers: target.headers,
        ...withSignal(signal),
    });
    const next = findNext(connection, target.url, first);
    const response = next === undefined ? first : await follow(connection, { first, next }, signal);
    const isOfStorage = next !== undefined || target.trust === "no-bearer";
    if (response.status > 200 && response.status < 300) {
        await closeBody(response.body);
        const what = `X answered the download with HTTP ${response.status} in place of the whole result.`;
        throw new build_errors/* ComplianceError */.c7("RESPONSE_UNREADABLE", what, { jobId: job.id, status: response.status });
    }
    if (response.status !== 200) {
        throw refusal(connection, {
            response,
            text: await readText(response),
            job,
            use: "download",
        });
    }
    const stored = isOfStorage ? readStoredObject(response.headers) : undefined;
    return { ...(await openDownload(response, job.id)), stored };
}
/** Where a download is led on to, if that is the storage. Any other redirect is refused with its status. */
function findNext({ apiUrl, onSecret }, from, { status, headers }) {
    if (!leading.has(status))
        return undefined;
    const url = URL.parse(headers.location ?? "", from.reveal().href);
    if (url === null || headers.location === undefined)
        return undefined;
    const next = new SignedUrl(url);
    if (!mayLeadTo(next, apiUrl))
        return undefined;
    for (const secret of next.secrets())
        onSecret?.(secret);
    return next;
}
/** Once, and without the bearer. A redirect of the redirect is an answer like any other, and refused. */
async function follow({ transport }, { first, next }, signal) {
    await readText(first);
    return transport.send({ method: "GET", url: next, headers: plainHeaders, ...withSignal(signal) });
}
/**
 * Whether the job takes its upload at the API's own address (Gen-2). There, X's documentation says, a line that is
 * no ID comes back in the result; of the storage (Gen-1) nothing of the kind is known.
 */
function uploadsToApi({ apiUrl }, { id, uploadUrl }) {
    return uploadUrl !== undefined && findTrust(uploadUrl, { apiUrl, jobId: id, use: "upload" }) === "bearer";
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
        throw new build_errors/* ComplianceError */.c7("RESPONSE_UNFRAMED", "The result came without a length.", { jobId });
    }
    if ((headers["content-encoding"] ?? "identity").toLowerCase() !== "identity") {
        await closeBody(body);
        throw new build_errors/* ComplianceError */.c7("RESPONSE_ENCODED", "The result came compressed.", { jobId });
    }
    return { sizeBytes: framing === "length" ? Number(headers["content-length"]) : undefined, body };
}
async function closeBody(body) {
    for await (const _ of body)
        break;
}
//# sourceMappingURL=byte-calls.js.map
;// CONCATENATED MODULE: ../core/build/api/show-words.js
const mostWords = 12;
/** Fewer letters than a sentinel has, and than any token. */
const show_words_word = "[A-Za-z]{1,19}";
/** Words with what stands around them in a sentence; nothing that means something to a log or a page. */
const plain = new RegExp(`^["'(\`]*(${show_words_word}(?:[-_/']${show_words_word})*)["')\`.,:;!?…]*$`);
/** So long a run of a secret would tell something of it. */
const runChars = 4;
/**
 * X's own words as far as they may be shown: plain words without a digit, and none at all if any run of them could be part
 * of a secret, however it is cased, encoded or broken up.
 */
function showWords(text, secrets) {
    const squeezed = secrets.flatMap((secret) => [secret, decode(secret)]).map(squeeze);
    const words = text
        .split(/\s+/)
        .map((chunk) => plain.exec(chunk)?.[1] ?? "")
        .flatMap((chunk) => chunk.split(/[-_/]/))
        .filter((part) => part !== "");
    const shown = words.slice(0, mostWords).join(" ");
    if ([text, decode(text), shown].some((some) => sharesRun(squeeze(some), squeezed)))
        return undefined;
    return shown || undefined;
}
function sharesRun(text, secrets) {
    for (let at = 0; at + runChars <= text.length; at++) {
        const run = text.slice(at, at + runChars);
        if (secrets.some((secret) => secret.includes(run)))
            return true;
    }
    return false;
}
function squeeze(text) {
    return text.toLowerCase().replace(/[^a-z0-9]+/g, "");
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
//# sourceMappingURL=show-words.js.map
;// CONCATENATED MODULE: ../core/build/api/job.js


const statuses = new Set(["created", "in_progress", "complete", "failed", "expired"]);
const uploadWindowMs = 15 * 60_000;
const downloadWindowMs = 7 * 24 * 3_600_000;
/**
 * Reads a job off the wire. It is of no use without an id and a status, nor with a type that is neither of X's two:
 * then the name of that key is returned. Times that X left out are derived from the creation.
 */
function readJob(wire, reading) {
    const { observedAtMs } = reading;
    const { id, status, type = reading.type } = wire;
    if (id === undefined || !/^[0-9]{1,19}$/.test(id))
        return "id";
    if (type !== undefined && type !== "tweets" && type !== "users")
        return "type";
    if (status === undefined)
        return "status";
    const createdAtMs = readTime(wire.created_at) ?? observedAtMs;
    const [uploadUrl, downloadUrl] = [readUrl(wire.upload_url), readUrl(wire.download_url)];
    const signed = [uploadUrl, downloadUrl].flatMap((url) => url?.secrets() ?? []);
    return {
        id,
        name: wire.name ?? "",
        type,
        status: statuses.has(status) ? status : "unknown",
        createdAtMs,
        uploadExpiresAtMs: readTime(wire.upload_expires_at) ?? createdAtMs + uploadWindowMs,
        downloadExpiresAtMs: readTime(wire.download_expires_at) ?? createdAtMs + downloadWindowMs,
        resumable: wire.resumable ?? false,
        uploadUrl,
        downloadUrl,
        observedAtMs,
        error: wire.error === undefined ? undefined : showWords(wire.error, [...reading.secrets, ...signed]),
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
;// CONCATENATED MODULE: ../core/build/bytes/wrap-bytes.js
/** Bytes as a body of one chunk; of none if there are no bytes. */
function wrapBytes(bytes) {
    return { sizeBytes: bytes.length, open: () => passOn(bytes) };
}
/**
 * No closure: for each generator function that is one, the engine makes a prototype and a layout of objects, and keeps
 * them, with all that the closure reaches, until a full collection.
 */
async function* passOn(bytes) {
    if (bytes.length > 0)
        yield bytes;
}
//# sourceMappingURL=wrap-bytes.js.map
;// CONCATENATED MODULE: ../core/build/api/json-call.js






/** X leaves fields out unless they are asked for. */
const fields = encodeURIComponent("created_at,download_expires_at,download_url,id,name,resumable,status,type,upload_expires_at,upload_url");
async function callJson({ apiUrl, bearerToken, clock, transport }, call) {
    const query = Object.entries(call.query ?? {}).map(([name, value]) => `${name}=${encodeURIComponent(value)}&`);
    const url = new URL(`${apiUrl.origin}${call.path}?${query.join("")}compliance_job.fields=${fields}`);
    const response = await transport.send({
        method: call.method,
        url,
        headers: {
            ...plainHeaders,
            authorization: `Bearer ${bearerToken}`,
            accept: "application/json",
            ...(call.json === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(call.json === undefined ? {} : { body: wrapBytes(Buffer.from(JSON.stringify(call.json))) }),
        ...withSignal(call.signal),
    });
    const text = await readText(response);
    if (response.status < 200 || response.status > 299) {
        throw describeRefusal(response, text, { ...call, nowMs: clock.now() });
    }
    const parsed = call.schema.safeParse(parseJson(text));
    if (!parsed.success)
        throw unreadable(call.doing, parsed.error.issues[0]?.path.join("."));
    return { value: parsed.data, observedAtMs: readServerTime(response.headers) ?? clock.now() };
}
/** The error for an answer that is not what X documents. `key` is the name of what is missing or wrong in it. */
function unreadable(doing, key = "") {
    const which = key === "" ? "" : ` (${key} is missing or invalid)`;
    return new build_errors/* ComplianceError */.c7("RESPONSE_UNREADABLE", `X's answer could not be read when asked to ${doing}${which}.`);
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=json-call.js.map
;// CONCATENATED MODULE: ../core/build/api/wire.js

/** A field that is null, too long or of another type is as good as none: what cannot do without it says so. */
const wire_text = schemas/* string */.YjP().max(8_192).optional().catch(undefined);
/**
 * X's job object. Every field is optional and a plain string in X's OpenAPI 2.168, and more may come:
 * unknown ones are passed over.
 */
const jobSchema = schemas/* object */.Ikc({
    id: wire_text,
    name: wire_text,
    type: wire_text,
    status: wire_text,
    created_at: wire_text,
    upload_url: wire_text,
    upload_expires_at: wire_text,
    download_url: wire_text,
    download_expires_at: wire_text,
    resumable: schemas/* boolean */.zMY().optional().catch(undefined),
    error: wire_text,
});
/** Partial errors come with HTTP 200 too. */
const errors = schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish();
/** An answer about one job. */
const oneJobSchema = schemas/* object */.Ikc({
    data: jobSchema.nullish(),
    errors,
});
/** A list of jobs; an empty one comes without `data`. What is in it is read one by one: it may be somebody else's. */
const jobListSchema = schemas/* object */.Ikc({
    data: schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish(),
    errors,
});
/** An answer whose status says all: its body may be anything, or nothing. */
const anySchema = schemas/* unknown */.L5J();
/** The errors of an answer that may be anything. */
const errorsSchema = schemas/* object */.Ikc({ data: schemas/* unknown */.L5J(), errors });
//# sourceMappingURL=wire.js.map
;// CONCATENATED MODULE: ../core/build/api/job-calls.js




/** One attempt. After a failure it is unknown whether X acted, unless the answer was a refusal. */
async function createJob(connection, job, signal) {
    const doing = "create a job";
    const { type, name, resumable = false } = job;
    const { value, observedAtMs } = await callJson(connection, {
        method: "POST",
        path: "/2/compliance/jobs",
        json: resumable ? { type, name, resumable } : { type, name },
        schema: oneJobSchema,
        signal,
        doing,
    }).catch((error) => {
        throw resumable ? toOptionError(error) : error;
    });
    refuseErrors(value.errors, doing);
    // X's answer of 2024 leaves it out.
    const data = value.data && { ...value.data, resumable: value.data.resumable ?? resumable };
    return admit(connection, data, { type, observedAtMs, doing });
}
/** Only the option sets this request apart from one that X takes. */
function toOptionError(error) {
    if (!(0,build_errors/* isComplianceError */.Ez)(error) || error.code !== "BAD_REQUEST")
        return error;
    return new build_errors/* ComplianceError */.c7("OPTION_INVALID", "X refused to create a job with `resumable` (HTTP 400). Its API takes no resumable uploads any more: leave the option out.", { status: 400 });
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
    if (!value.data && value.errors) {
        throw new build_errors/* ComplianceError */.c7("NOT_FOUND", "X does not know the job.", { jobId: id });
    }
    refuseErrors(value.errors, doing);
    const job = admit(connection, value.data, { type: undefined, observedAtMs, doing });
    if (job.id === id)
        return job;
    throw new build_errors/* ComplianceError */.c7("JOB_MISMATCH", "X answered with another job than asked for.", { jobId: id });
}
/** Of a job with a name, which may be ours: no status that is known, so that it is `unknown`. */
const unreadStatus = "";
/** What cannot be read in a list is passed over: it is hardly ours, and the others are as they are. */
async function listJobs(connection, type, signal) {
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
    const entries = (value.data ?? []).map((entry) => {
        const wire = jobSchema.safeParse(entry);
        if (!wire.success)
            return "id";
        const { name, status = name && unreadStatus } = wire.data;
        return readJob({ ...wire.data, status }, { type, observedAtMs, secrets: [connection.bearerToken] });
    });
    const jobs = entries.filter((entry) => typeof entry !== "string");
    const ours = jobs.filter((job) => job.type === type);
    // Most of a list is not ours, and whoever made it may not have words masked; ours are told where they are used.
    return { jobs: ours, passedOver: entries.length - jobs.length };
}
/** Whatever the body of a success says, or whether there is one: the status is the answer, but for errors of X's. */
async function cancelJob(connection, id, signal) {
    const doing = "cancel the job";
    const { value } = await callJson(connection, {
        method: "DELETE",
        path: `/2/compliance/jobs/${id}`,
        schema: anySchema,
        signal,
        doing,
        jobId: id,
    });
    const answer = errorsSchema.safeParse(value);
    if (answer.success)
        refuseErrors(answer.data.errors, doing);
}
/** Reads a job, and tells of its secrets before anybody can print them. */
function admit(connection, wire, { doing, ...reading }) {
    if (!wire)
        throw unreadable(doing, "data");
    const job = readJob(wire, { ...reading, secrets: [connection.bearerToken] });
    if (typeof job === "string")
        throw unreadable(doing, `data.${job}`);
    tellSecrets(connection, job);
    return job;
}
function tellSecrets({ onSecret }, { uploadUrl, downloadUrl }) {
    if (onSecret === undefined)
        return;
    for (const url of [uploadUrl, downloadUrl]) {
        for (const secret of url?.secrets() ?? [])
            onSecret(secret);
    }
}
function refuseErrors(errors, doing) {
    if (!errors || errors.length === 0)
        return;
    throw new build_errors/* ComplianceError */.c7("API_ERROR", `X answered with errors when asked to ${doing}.`);
}
//# sourceMappingURL=job-calls.js.map
;// CONCATENATED MODULE: ../core/build/http/limit-call.js


/** For the last look at a job, which falls on the deadline, and for answers that are nearly there. */
const deadlineGraceMs = 10_000;
/**
 * Puts a limit on a call. A silence is noticed by the transport; this is for answers that drip, stream or announce
 * themselves without end. A call at the deadline has 10 seconds more; one that would begin later has none.
 */
function limitCall(limits) {
    const { clock, signal, deadlineMs = Number.POSITIVE_INFINITY, limitMs = Number.POSITIVE_INFINITY } = limits;
    const controller = new AbortController();
    const pass = () => controller.abort(signal?.reason);
    const leftMs = deadlineMs + deadlineGraceMs - clock.monotonic();
    const end = () => controller.abort(leftMs <= limitMs ? describeDeadline() : describeLimit(limitMs));
    const schedule = clock.schedule ?? scheduleInRealTime;
    signal?.addEventListener("abort", pass);
    // The caller's own reason is the better story.
    if (signal?.aborted)
        pass();
    const cancel = leftMs > 0 ? schedule(Math.min(leftMs, limitMs), end) : end();
    return {
        signal: controller.signal,
        release() {
            signal?.removeEventListener("abort", pass);
            cancel?.();
        },
    };
}
/** Does the work within the limits, which end with it. */
async function workWithin(limits, work) {
    const call = limitCall(limits);
    try {
        return await work(call.signal);
    }
    finally {
        call.release();
    }
}
/** Opens a body within the limits, which end when it is read or left. */
async function openWithin(limits, open) {
    const call = limitCall(limits);
    try {
        const opened = await open(call.signal);
        return { ...opened, body: releaseAfter(opened.body, call) };
    }
    catch (error) {
        call.release();
        throw error;
    }
}
async function* releaseAfter(body, call) {
    try {
        yield* body;
    }
    finally {
        call.release();
    }
}
function describeDeadline() {
    return new build_errors/* ComplianceError */.c7("DEADLINE_PASSED", "The time was up before the answer was complete.");
}
function describeLimit(limitMs) {
    return new build_errors/* ComplianceError */.c7("IDLE_TIMEOUT", `The answer was not complete after ${Math.round(limitMs / 1_000)} seconds.`);
}
//# sourceMappingURL=limit-call.js.map
;// CONCATENATED MODULE: ../core/build/http/retry.js


/** What connections, servers and what stands before them go through now and then; over in seconds, minutes or hours. */
const outage = [
    "NETWORK",
    "IDLE_TIMEOUT",
    "SERVER_ERROR",
    "EDGE_REFUSED",
    "RATE_LIMITED",
    // X says when the day is over: waited for, if the time of the run is longer.
    "DAILY_LIMIT",
];
/** One odd answer is no verdict: three more looks within 65 s. */
const oddPausesMs = [5_000, 15_000, 45_000];
/** The fifth answer in a row that cannot be read is believed. */
const unreadablePausesMs = [5_000, 10_000, 20_000, 40_000];
/**
 * The pause before the next attempt, ms, or undefined if there is to be none. `random` in [0, 1) spreads
 * clients that failed together: half of our own delay is random, at most 6 s, and a server's wait is only made longer.
 */
function nextDelay(failure) {
    const { error, attempt, alike = attempt, rule, random, options = {} } = failure;
    const { baseDelayMs = 1_000, maxDelayMs = 60_000 } = options;
    const pauses = rule.again?.[error.code];
    if (pauses !== undefined) {
        const pauseMs = pauses[alike - 1];
        return pauseMs && Math.max(Math.min(pauseMs, maxDelayMs), error.waitMs ?? 0);
    }
    if (!error.retryable || !rule.codes.includes(error.code))
        return undefined;
    const own = Math.min(baseDelayMs * 2 ** (attempt - 1), maxDelayMs);
    if (error.waitMs !== undefined)
        return error.waitMs + random * Math.min(own, 5_000);
    return own - random * Math.min(own / 2, mostSpreadMs);
}
/** More would only cost requests: an hour of outage is about 70 attempts. */
const mostSpreadMs = 6_000;
const defaultPatienceMs = 20 * 60_000;
/** The last attempt begins so long before the time is up that it can end. */
const lastAttemptMs = 5_000;
/** The first look after an odd wait for which there is no time, ms; each further one after three times as long. */
const oddWaitMs = 5_000;
/** Does the work until it succeeds, or fails in a way that the rule does not allow to try again, or the time is up. */
async function retry(context, work) {
    const { operation, rule, clock, options, signal, onRetry } = context;
    const deadlineMs = context.deadlineMs ?? clock.monotonic() + (options?.patienceMs ?? defaultPatienceMs);
    const seen = new Map();
    let oddWaits = 0;
    for (let attempt = 1;; attempt++) {
        try {
            return await work();
        }
        catch (error) {
            if (!(0,build_errors/* isComplianceError */.Ez)(error))
                throw error;
            const { code, waitMs } = error;
            const alike = (seen.get(code) ?? 0) + 1;
            seen.set(code, alike);
            const wantedMs = nextDelay({ error, attempt, alike, rule, options, random: Math.random() });
            if (wantedMs === undefined)
                throw error;
            const leftMs = deadlineMs - clock.monotonic();
            const isTooLong = waitMs !== undefined && wantedMs > leftMs;
            // A wait that ends past the deadline is not begun: better to fail at once and say why. If it is odd, too, a mistake is
            // likelier, and the time that there is goes into looks that grow ever rarer.
            if (isTooLong && !isOddWait(error))
                throw tellServerWait(error, clock.now());
            const ownMs = isTooLong ? oddWaitMs * 3 ** oddWaits++ : wantedMs;
            // Our own pause may be cut, so that the end of the time is not spent asleep; a server's wait never is.
            const delayMs = (waitMs === undefined || isTooLong) && leftMs > 2 * lastAttemptMs
                ? Math.min(ownMs, leftMs - lastAttemptMs)
                : ownMs;
            if (delayMs > leftMs)
                throw isTooLong ? tellServerWait(error, clock.now()) : error;
            onRetry?.({ operation, code, attempt, delayMs });
            await clock.sleep(delayMs, signal);
        }
    }
}
//# sourceMappingURL=retry.js.map
// EXTERNAL MODULE: ../core/build/http/failure.js
var failure = __webpack_require__(86267);
;// CONCATENATED MODULE: ../core/build/http/transport.js


/**
 * HTTP/1.1 by undici: TLS as Node has it, known lengths only, one connection a request at a time, through a proxy where the
 * environment names one. It is loaded with the first request, as those who only rewrite files need none: it takes 20 MB
 * of memory.
 *
 * @throws {ComplianceError} (from `send`) NETWORK, IDLE_TIMEOUT, CERTIFICATE_REJECTED, PROXY_AUTHENTICATION, PROXY_INVALID.
 * @example
 * ```ts
 * const transport = createTransport({ idleTimeoutMs: 120_000 });
 * const client = createClient({ bearerToken, transport });
 * ```
 */
function createTransport(options = {}) {
    let undici;
    return {
        async send({ method, url, headers, body, signal }) {
            signal?.throwIfAborted();
            undici ??= loadUndici(options);
            const plain = url instanceof SignedUrl ? url.reveal() : url;
            try {
                const { send } = await undici;
                signal?.throwIfAborted();
                const response = await send({ url: plain, method, headers, body, signal });
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
                throw (0,failure/* toComplianceError */.B)(error, { name: "the server", host: plain.hostname });
            }
        },
        async close() {
            await (await undici)?.close();
        },
    };
}
async function loadUndici({ idleTimeoutMs = 60_000, connectTimeoutMs = 20_000, environment = process.env, proxiesLoopback = false, }) {
    const { openUndici } = await Promise.all(/* import() */[__webpack_require__.e(762), __webpack_require__.e(738)]).then(__webpack_require__.bind(__webpack_require__, 94738));
    return openUndici({ idleTimeoutMs, connectTimeoutMs, environment, proxiesLoopback });
}
async function* read(body, signal) {
    try {
        yield* body;
    }
    catch (error) {
        signal?.throwIfAborted();
        throw (0,failure/* toComplianceError */.B)(error);
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
;// CONCATENATED MODULE: ../core/build/resumable/session-calls.js









const doing = "go on with the upload";
/** One attempt. Starts an upload, and tells of its secret before anybody can print it. */
async function startUpload(connection, job, signal) {
    const { url, trust, headers } = chooseTarget(connection, job, "upload");
    if (trust === "bearer")
        throw refuseAddress("The job is resumable, but its upload address is not of X's storage.", job.id);
    const response = await connection.transport.send({
        method: "POST",
        url,
        // All three are what the signature covers, or what the protocol asks for.
        headers: { ...headers, "content-type": "text/plain", "content-length": "0", "x-goog-resumable": "start" },
        ...withSignal(signal),
    });
    const text = await readText(response);
    if (response.status !== 201) {
        const nowMs = connection.clock.now();
        throw describeRefusal(response, text, {
            doing: "start the upload",
            jobId: job.id,
            bytes: "upload",
            nowMs,
        });
    }
    return admitSession(connection, response, job.id);
}
function sendChunk(connection, { session, chunk }, signal) {
    const { bytes, offsetBytes, totalBytes } = chunk;
    const lastByte = offsetBytes + bytes.length - 1;
    const range = bytes.length === 0 ? `bytes */${totalBytes}` : `bytes ${offsetBytes}-${lastByte}/${totalBytes}`;
    return callSession(connection, { session, range, bytes }, signal);
}
function askProgress(connection, { session, totalBytes }, signal) {
    return callSession(connection, { session, range: `bytes */${totalBytes}`, bytes: new Uint8Array() }, signal);
}
async function callSession({ clock, transport }, call, signal) {
    const { session, range, bytes } = call;
    const response = await transport.send({
        method: "PUT",
        url: session.address,
        headers: { ...plainHeaders, "content-range": range },
        body: wrapBytes(bytes),
        ...withSignal(signal),
    });
    const text = await readText(response);
    if (response.status === 200 || response.status === 201)
        return { state: "whole" };
    const { range: stored, location } = response.headers;
    // This 308 says "incomplete". Without a range, but with another address, it is a redirect, which is refused below.
    if (response.status === 308 && (stored !== undefined || location === undefined)) {
        return { state: "partial", storedBytes: readStored(stored) };
    }
    throw describeRefusal(response, text, {
        doing,
        jobId: session.jobId,
        bytes: "session",
        nowMs: clock.now(),
    });
}
/** `bytes=0-LAST`; without it nothing is stored. */
function readStored(range) {
    if (range === undefined)
        return 0;
    const last = /^bytes=0-([0-9]{1,15})$/.exec(range)?.[1];
    if (last === undefined)
        throw unreadable(doing);
    return Number(last) + 1;
}
/** The session's address goes through the same policy as the one that X named. */
function admitSession({ apiUrl, onSecret }, response, jobId) {
    const url = URL.parse(response.headers.location ?? "");
    if (url === null)
        throw unreadable("start the upload");
    const address = new SignedUrl(url);
    for (const secret of address.secrets())
        onSecret?.(secret);
    if (checkUrl(address, { apiUrl, jobId, use: "upload" }) === "bearer") {
        throw refuseAddress("The storage named an address outside itself for the upload.", jobId);
    }
    return { jobId, address };
}
function refuseAddress(what, jobId) {
    return new build_errors/* ComplianceError */.c7("URL_REFUSED", what, { jobId });
}
//# sourceMappingURL=session-calls.js.map
;// CONCATENATED MODULE: ../core/build/client/credentials.js


/** Returns the token, or throws TOKEN_MALFORMED: a bad header value would print it in somebody else's error. */
function readBearerToken(token) {
    // Sent to X, it would have to be revoked.
    if (/^\s*(?:gh[oprsu]_|github_pat_)/.test(token)) {
        throw new build_errors/* ComplianceError */.c7("TOKEN_MALFORMED", "The bearer token is a token of GitHub's, not of X's. It was not sent.");
    }
    if (/^[A-Za-z0-9._~+/%-]{8,4096}=*$/.test(token))
        return token;
    const what = token.trim() === "" ? "The bearer token is empty." : "The bearer token has characters that no token has.";
    throw new build_errors/* ComplianceError */.c7("TOKEN_MALFORMED", what);
}
function readApiUrl(text) {
    const url = URL.parse(text);
    if (url !== null && isApiUrl(url))
        return url;
    throw new build_errors/* ComplianceError */.c7("OPTION_INVALID", "The API URL must be an https origin without a path, such as https://api.x.com, or an http loopback address.");
}
//# sourceMappingURL=credentials.js.map
;// CONCATENATED MODULE: ../core/build/client/client.js









/** A read may be repeated at any time; what cannot be read is no outage, and not tried for hours. */
const reading = { codes: outage, again: { RESPONSE_UNREADABLE: unreadablePausesMs } };
/** Allow-lists: what may be repeated without asking whether it acted. */
const rules = {
    createJob: { codes: ["RATE_LIMITED", "DAILY_LIMIT"] },
    getJob: reading,
    // A list with errors may be incomplete.
    listJobs: {
        codes: outage,
        again: { ...reading.again, API_ERROR: oddPausesMs, ENDPOINT_NOT_FOUND: oddPausesMs },
    },
    cancelJob: { codes: outage },
    uploadIds: { codes: ["RATE_LIMITED", "DAILY_LIMIT"] },
    startUpload: reading,
    sendChunk: { codes: [] },
    askProgress: { codes: [] },
    downloadResults: { codes: outage },
};
const noRepeat = { codes: [] };
/** Longer than any answer of a few bytes takes. What carries a list or a result takes as long as the deadline allows. */
const jsonLimitMs = 5 * 60_000;
const limitsMs = {
    createJob: jsonLimitMs,
    getJob: jsonLimitMs,
    listJobs: jsonLimitMs,
    cancelJob: jsonLimitMs,
    startUpload: jsonLimitMs,
    askProgress: jsonLimitMs,
};
/**
 * Makes a client of X's batch compliance API (https://docs.x.com/x-api/compliance/batch-compliance). Nothing is sent
 * until a method is called; failures that cannot have acted are retried, with pauses that X's own answers may
 * lengthen. Call `close` when done.
 *
 * @throws {ComplianceError} TOKEN_MALFORMED if the token is not one word; OPTION_INVALID if `apiUrl` is neither https
 * nor a loopback address.
 * @example
 * ```ts
 * const client = createClient({ bearerToken: process.env.X_BEARER_TOKEN ?? "" });
 * const jobs = await client.listJobs("tweets");
 * await client.close();
 * ```
 */
function createClient(options) {
    const { clock = systemClock, transport = createTransport(), retry: retryOptions = {}, onEvent, onSecret, } = options;
    const bearerToken = readBearerToken(options.bearerToken);
    const apiUrl = readApiUrl(options.apiUrl ?? "https://api.x.com");
    onSecret?.(bearerToken);
    const connection = { apiUrl, bearerToken, clock, transport, onSecret };
    const toContext = (operation, call) => ({
        operation,
        rule: call.once ? noRepeat : rules[operation],
        clock,
        options: retryOptions,
        signal: call.signal,
        deadlineMs: call.deadlineMs,
        onRetry: (attempt) => onEvent?.({ type: "retry", ...attempt }),
    });
    const run = (operation, call, work) => {
        const limits = { clock, ...call, limitMs: limitsMs[operation] };
        return retry(toContext(operation, call), () => workWithin(limits, work));
    };
    return {
        clock,
        createJob: (job, call = {}) => run("createJob", call, (signal) => createJob(connection, job, signal)),
        getJob: (id, call = {}) => run("getJob", call, (signal) => getJob(connection, id, signal)),
        async listJobs(type, call = {}) {
            const { jobs, passedOver } = await run("listJobs", call, (signal) => listJobs(connection, type, signal));
            if (passedOver > 0)
                onEvent?.({ type: "passed-over", jobType: type, entries: passedOver });
            return jobs;
        },
        cancelJob: (id, call = {}) => run("cancelJob", call, (signal) => cancelJob(connection, id, signal)),
        uploadIds: (job, body, call = {}) => run("uploadIds", call, (signal) => uploadIds(connection, { job, body, asBytes: call.asBytes }, signal)),
        startUpload: (job, call = {}) => run("startUpload", call, (signal) => startUpload(connection, job, signal)),
        sendChunk: (session, chunk, call = {}) => run("sendChunk", call, (signal) => sendChunk(connection, { session, chunk }, signal)),
        askProgress: (session, totalBytes, call = {}) => run("askProgress", call, (signal) => askProgress(connection, { session, totalBytes }, signal)),
        downloadResults: (job, call = {}) => retry(toContext("downloadResults", call), () => openWithin({ clock, ...call }, (signal) => downloadResults(connection, job, signal))),
        uploadsToApi: (job) => uploadsToApi(connection, job),
        signText: (text) => (0,external_node_crypto_.createHmac)("sha256", bearerToken).update(text).digest(),
        close: () => transport.close(),
    };
}
//# sourceMappingURL=client.js.map
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ../core/build/files/read-file.js



const chunkBytes = 512 * 1024;
/** Opens a regular file that is no symlink, nor behind one if its path says that it is real. Throws FILE_UNREADABLE. */
async function openFile(file) {
    let handle;
    try {
        // A pipe without a writer would otherwise keep us here for ever.
        handle = await (0,external_node_fs_promises_.open)(file.path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
        const stats = await handle.stat({ bigint: true });
        if (!stats.isFile())
            throw new build_errors/* ComplianceError */.c7("FILE_UNREADABLE", `${file.name} is not a regular file.`);
        if (file.isReal === true && (await findRealPath(handle, file.path)) !== file.path) {
            throw new build_errors/* ComplianceError */.c7("FILE_UNREADABLE", `${file.name} cannot be read: it is behind a symlink.`);
        }
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
/**
 * Where an open file is. Linux tells it of the handle itself; elsewhere the path is followed once more, by which time
 * a link may be gone again.
 */
async function findRealPath({ fd }, path) {
    return process.platform === "linux" ? (0,external_node_fs_promises_.readlink)(`/proc/self/fd/${fd}`) : (0,external_node_fs_promises_.realpath)(path);
}
/**
 * The bytes of an open file, the next chunk being read while one is worked on. A chunk is valid until the next one is
 * asked for. Throws FILE_UNREADABLE and the signal's own reason.
 */
async function* readChunks({ handle, sizeBytes }, { name, signal }) {
    // One byte more than a small file has, so that its end is seen at once.
    const bufferBytes = Math.min(chunkBytes, sizeBytes + 1);
    const buffers = [new Uint8Array(bufferBytes), new Uint8Array(bufferBytes)];
    const read = (buffer) => {
        const reading = readInto(handle, { buffer, from: 0, to: bufferBytes, name });
        // Told where it is awaited.
        reading.catch(() => { });
        return reading;
    };
    let [chunk, next] = buffers;
    let reading = read(chunk);
    try {
        for (;;) {
            signal?.throwIfAborted();
            const bytesRead = await reading;
            if (bytesRead === 0)
                return;
            reading = read(next);
            yield chunk.subarray(0, bytesRead);
            [chunk, next] = [next, chunk];
        }
    }
    finally {
        await reading.catch(() => { });
    }
}
/** A file system's failure by its code, such as ENOSPC; `what` has no full stop. */
function describeFileError(error, { code, what }) {
    if (error instanceof build_errors/* ComplianceError */.c7)
        return error;
    const { code: systemCode } = error;
    if (typeof systemCode !== "string")
        return error;
    return new build_errors/* ComplianceError */.c7(code, systemCode === "ELOOP" ? `${what}: it is a symlink.` : `${what} (${systemCode}).`);
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
;// CONCATENATED MODULE: ../core/build/files/wrap-file-errors.js

/**
 * Does work on files. What the file system refused and nobody named so far, such as to close a file or to remove it,
 * becomes FILE_UNWRITABLE; `what` has no full stop. All else is thrown as it is.
 */
async function wrapFileErrors(what, work) {
    try {
        return await work();
    }
    catch (error) {
        const first = findFirst(error);
        throw isSystemError(first) ? describeFileError(first, { code: "FILE_UNWRITABLE", what }) : first;
    }
}
/** Where the work failed and then the cleaning up too, the work's failure says more. */
function findFirst(error) {
    return error instanceof Error && "suppressed" in error ? findFirst(error.suppressed) : error;
}
/** A signal's own reason may have a code too. */
function isSystemError(error) {
    return error instanceof Error && typeof error.syscall === "string";
}
//# sourceMappingURL=wrap-file-errors.js.map
;// CONCATENATED MODULE: ../core/build/check/describe-standing.js
/** What of all parts is known, and as of when. */
function describeStanding(checked) {
    const parts = checked.flatMap((type) => type.parts);
    const results = parts.flatMap(({ result }) => result ?? []);
    const counted = checked.flatMap(({ parts: own, checkedIds: { untrustedParts } }) => own.filter(({ number }) => !untrustedParts.has(number)));
    const ages = results.map(({ ageMs }) => ageMs);
    return {
        fresh: countParts(parts, (result) => result?.standsIn === false),
        older: countParts(parts, (result) => result?.standsIn === true),
        none: countParts(parts, (result) => result === undefined),
        coverage: roundDown(sumIds(counted), sumIds(parts)),
        asOf: findOldest(counted.flatMap(({ result }) => result ?? [])),
        oldestAgeMs: ages.length === 0 ? null : Math.max(...ages),
        newestAgeMs: ages.length === 0 ? null : Math.min(...ages),
        passMs: findSlowest(checked),
    };
}
function countParts(parts, isOne) {
    const own = parts.filter(({ result }) => isOne(result));
    return { parts: own.length, ids: sumIds(own) };
}
function sumIds(parts) {
    return parts.reduce((sum, { upload }) => sum + upload.ids, 0);
}
/** To four digits; what is not whole is never 1. */
function roundDown(part, whole) {
    return whole === 0 ? 1 : Math.floor((part / whole) * 10_000) / 10_000;
}
function findOldest(jobs) {
    return jobs.map(({ createdAt }) => createdAt).toSorted()[0] ?? null;
}
/** Types go side by side. */
function findSlowest(checked) {
    const known = checked.flatMap(({ passMs }) => passMs ?? []);
    return known.length === 0 ? null : Math.max(...known);
}
//# sourceMappingURL=describe-standing.js.map
;// CONCATENATED MODULE: ../core/build/ids/hash-id.js
/** Spreads IDs, which are dense in time, over the whole table. */
function hashId(high, low) {
    let hash = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    return hash ^ (hash >>> 13);
}
//# sourceMappingURL=hash-id.js.map
;// CONCATENATED MODULE: ../core/build/ids/bloom-filter.js

const bitsPerId = 16;
/**
 * Tells at once that most IDs are not in a set, from memory that stays in the cache: one word and two bits an ID. About
 * 2 % of the others pass as well, and have to be looked up (docs/performance.md).
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
;// CONCATENATED MODULE: ../core/build/ids/fit-block.js
/** IDs that one block look-up takes at most. */
const blockIds = 2_048;
/** Enough for the parts of a short list: a full block for each of them would take longer than their IDs. */
const fewIds = 64;
function fitBlock(array, count) {
    if (array.length >= count)
        return array;
    return new Int32Array(count <= fewIds ? fewIds : blockIds);
}
//# sourceMappingURL=fit-block.js.map
;// CONCATENATED MODULE: ../core/build/ids/id-values.js


const none = new Int32Array(0);
/**
 * A number from 1 to 255 for some IDs of a set, at a byte for each row of the set. The set must be complete: a new ID
 * could move the others to other rows, so everything here throws once there is one.
 * @example
 * ```ts
 * const found = new IdValues(ids);
 * found.set(ids.findBlock(Int32Array.of(0), Int32Array.of(20), 1)[0] ?? -1, 1);
 * found.get(0, 20); // 1
 * ```
 */
class IdValues {
    #ids;
    #idCount;
    #values;
    #size = 0;
    #filter = new BloomFilter();
    #filtered = 0;
    #places = none;
    #high = none;
    #low = none;
    #block;
    constructor(ids) {
        this.#ids = ids;
        this.#idCount = ids.size;
        this.#values = new Uint8Array(ids.rows);
    }
    /** How many IDs have a value. */
    get size() {
        return this.#size;
    }
    /** The value of an ID; 0 if it has none or is not in the set. */
    get(high, low) {
        return this.lookUp(Int32Array.of(high), Int32Array.of(low), 1)[0];
    }
    /** The value of a row that the set has told; 0 if it has none. */
    at(row) {
        return this.#values[row];
    }
    /** Gives a row that the set has told a value, or another one. */
    set(row, value) {
        if (this.#values[row] === 0)
            this.#size++;
        this.#values[row] = value;
    }
    /**
     * The values of `count` IDs, at most 2,048: 0 for those that have none. Quicker than to look for their rows, where most
     * have none: a filter says so. Valid until the next call.
     */
    lookUp(high, low, count) {
        this.checkRows();
        this.#block ??= new Uint8Array(blockIds);
        const block = this.#block.fill(0, 0, count);
        if (this.#size === 0)
            return block;
        this.#refreshFilter();
        this.#places = fitBlock(this.#places, count);
        this.#high = fitBlock(this.#high, count);
        this.#low = fitBlock(this.#low, count);
        const places = this.#places;
        const selected = this.#filter.select({ high, low }, count, places);
        for (let index = 0; index < selected; index++) {
            const place = places[index];
            this.#high[index] = high[place];
            this.#low[index] = low[place];
        }
        const rows = this.#ids.findBlock(this.#high, this.#low, selected);
        for (let index = 0; index < selected; index++) {
            const row = rows[index];
            if (row !== -1)
                block[places[index]] = this.#values[row];
        }
        return block;
    }
    /** Takes over every value of another of the same set. No ID may have a value in both. */
    addAll(other) {
        this.checkRows();
        other.checkRows();
        if (other.#ids !== this.#ids)
            throw new TypeError("The values are of another set.");
        const [own, more] = [this.#values, other.#values];
        for (let row = 0; row < own.length; row++)
            own[row] = own[row] | more[row];
        this.#size += other.#size;
    }
    /** Whether every ID that has a value in another of the same set has the same one here. */
    covers(other) {
        this.checkRows();
        return other.#values.every((value, row) => value === 0 || value === this.#values[row]);
    }
    /** Takes over the values of another of the same set; of two the lower one. */
    addLower(other) {
        this.checkRows();
        for (const [row, value] of other.#values.entries()) {
            const own = this.at(row);
            if (value !== 0 && (own === 0 || value < own))
                this.set(row, value);
        }
        this.#filtered = -1;
    }
    /** Takes the values of the IDs of a part away, for newer ones, but those of some IDs. */
    clearPart(part, kept) {
        this.checkRows();
        const { words } = this.#ids;
        for (let row = 0; row < this.#values.length; row++) {
            if (this.#values[row] === 0 || this.#ids.partOf(row) !== part)
                continue;
            if (kept?.has(words[row * 2], words[row * 2 + 1]) === true)
                continue;
            this.#values[row] = 0;
            this.#size--;
        }
        this.#filtered = -1;
    }
    /**
     * Gives those IDs of another set that have a value here the same one, where that set has them and `accepts` their row.
     * Those that got one are added to `copied`; what is in it already is left as it is.
     */
    copyTo(other, copied, accepts) {
        this.checkRows();
        other.checkRows();
        const { words } = this.#ids;
        const [high, low] = [new Int32Array(1), new Int32Array(1)];
        for (const [row, value] of this.#values.entries()) {
            if (value === 0)
                continue;
            high[0] = words[row * 2];
            low[0] = words[row * 2 + 1];
            const there = other.#ids.findBlock(high, low, 1)[0];
            if (there === -1 || !accepts(there) || !copied.add(high[0], low[0]))
                continue;
            other.set(there, value);
        }
    }
    /** Calls back with every value, in no order. */
    forEach(visit) {
        for (const value of this.#values)
            if (value !== 0)
                visit(value);
    }
    /** Throws if the set has got an ID since. To be called before rows that it tells are used here. */
    checkRows() {
        if (this.#ids.size !== this.#idCount)
            throw new TypeError("The set of IDs has grown since.");
    }
    #refreshFilter() {
        if (this.#filtered === this.#size)
            return;
        this.#filter.reset(this.#size);
        this.#ids.fillFilter(this.#filter, this.#values);
        this.#filtered = this.#size;
    }
}
//# sourceMappingURL=id-values.js.map
;// CONCATENATED MODULE: ../core/build/job/job-name.js
const maxChars = 64;
const digestChars = 20;
const prefixChars = 22;
const runKeyChars = 12;
/**
 * `<prefix>-<20 hex of the digest>-<place>-<run key>`, at most 64 characters (X's limit). The name is all the memory
 * there is: a later run finds its job by it, and where the last run has stopped. What is not `[A-Za-z0-9._-]` becomes
 * `-`; the prefix and the place are cut.
 */
function buildJobName(identity) {
    const { place } = identity;
    const told = place === undefined ? "" : `${cutPlace({ ...identity, place })}-`;
    return `${buildStem(identity)}-${told}${cleanRunKey(identity)}`;
}
/** Whether a name says that the job was made for these bytes under this prefix, in whatever run and edition. */
function isOurName(name, identity) {
    return name.startsWith(`${buildStem(identity)}-`);
}
/** Whether a name is of a job of ours in this run, in whatever edition: attempts of one run have its key in common. */
function isOfRun(name, identity) {
    const rest = readRest(name, identity)?.rest;
    const withoutPlace = rest?.replace(/^[0-9A-Za-z._]+-/, "");
    return [rest, withoutPlace].includes(cleanRunKey(identity)) || rest === clean(identity.runKey).slice(-20);
}
/** As much of a place as a name has room for: what `readJobName` would give back. */
function cutPlace(identity) {
    const room = maxChars - digestChars - cleanPrefix(identity).length - cleanRunKey(identity).length - 3;
    return identity.place.slice(0, room);
}
/** Reads a name that `buildJobName` made under this prefix. */
function readJobName(name, identity) {
    const read = readRest(name, identity);
    return read && { digest: read.digest, place: /^([0-9A-Za-z._]+)-/.exec(read.rest)?.[1] };
}
/** What follows the prefix: the digest, and all behind it. */
function readRest(name, identity) {
    const start = `${cleanPrefix(identity)}-`;
    const known = name.startsWith(start) ? /^([0-9a-f]{20})-(.*)$/.exec(name.slice(start.length)) : null;
    return known === null ? undefined : { digest: known[1] ?? "", rest: known[2] ?? "" };
}
function buildStem(identity) {
    return `${cleanPrefix(identity)}-${identity.digest.slice(0, digestChars)}`;
}
function cleanPrefix({ prefix }) {
    return clean(prefix).slice(0, prefixChars);
}
/** Of a long one the end counts, where attempts differ. */
function cleanRunKey({ runKey }) {
    return clean(runKey).slice(-runKeyChars);
}
function clean(text) {
    return text.replace(/[^A-Za-z0-9._-]+/g, "-");
}
//# sourceMappingURL=job-name.js.map
;// CONCATENATED MODULE: ../core/build/job/choose-job.js

/** Attempts of one run share a job that is not older than this, ms, however often one presses the button. */
const sameRunMs = 24 * 3_600_000;
/** An upload that begins with less than this left of its window is not begun, ms. */
const leastWindowMs = 30_000;
/**
 * The job of an earlier run or attempt to go on with: a complete one, else one that is in progress, else
 * one that still takes its upload; of several the youngest. Ages and windows are differences of X's own clock.
 */
function chooseJob(jobs, options) {
    const ours = jobs.filter((job) => isOurName(job.name, options.identity) && !options.excluded.has(job.id));
    const youngestFirst = ours.toSorted((one, other) => other.createdAtMs - one.createdAtMs);
    return (youngestFirst.find((job) => isFresh(job, options)) ??
        youngestFirst.find((job) => job.status === "in_progress") ??
        youngestFirst.find((job) => goesOn(job, options.identity)));
}
/** Whether a job of ours is at work, or still takes its upload. */
function goesOn(job, identity) {
    if (!isOurName(job.name, identity))
        return false;
    return job.status === "in_progress" || (job.status === "created" && takesUpload(job));
}
/**
 * Whether another job surely holds the type's only slot. An unknown status says nothing, nor does a job whose time
 * for the upload is over: X alone knows whether its slot is free.
 */
function isSlotTaken(jobs) {
    return jobs.some(({ status, uploadExpiresAtMs, observedAtMs }) => status === "in_progress" || (status === "created" && uploadExpiresAtMs > observedAtMs));
}
/** Whether a complete job is so young that no other is made. */
function isFresh(job, { identity, reuseWithinMs }) {
    const ageMs = job.observedAtMs - job.createdAtMs;
    return hasResult(job) && (ageMs < reuseWithinMs || (isOfRun(job.name, identity) && ageMs < sameRunMs));
}
/** Whether X has a result that can be downloaded. */
function hasResult({ status, downloadExpiresAtMs, observedAtMs }) {
    return status === "complete" && downloadExpiresAtMs > observedAtMs;
}
function takesUpload(job) {
    return job.uploadExpiresAtMs - job.observedAtMs >= leastWindowMs;
}
//# sourceMappingURL=choose-job.js.map
;// CONCATENATED MODULE: ../core/build/job/create-doubts.js

/** An outage: tried again until the time is up. */
const passing = ["NETWORK", "IDLE_TIMEOUT", "SERVER_ERROR", "EDGE_REFUSED"];
/** X answered, and nobody knows what: one more create, and then the list alone is asked. */
const odd = ["RESPONSE_UNREADABLE", "RESPONSE_TOO_LARGE", "API_ERROR"];
const mostOdd = 2;
/** A list that is read right after a create may not show it yet. */
const settleMs = 2_000;
/** The second pause, doubled from there: a job that X did make without a word costs, so that no three are made in 20 s. */
const secondMs = 20_000;
/** Each try costs a list, too, so that pauses may grow to twice those of a read. */
const longestMs = 120_000;
/** With the two pauses before it more than a minute, as for any odd answer. */
const lookPausesMs = [40_000];
/** Starts without any. After these failures the list is asked before a create is sent again. */
function createDoubts() {
    let attempts = 0;
    let odds = 0;
    let looks = 0;
    let spent;
    return {
        add(error, leftMs) {
            const { code, waitMs = 0 } = error;
            if (!passing.includes(code) && !odd.includes(code))
                return undefined;
            attempts++;
            if (odd.includes(code) && ++odds >= mostOdd)
                spent = error;
            const ownMs = attempts === 1 ? settleMs : Math.min(secondMs * 2 ** (attempts - 2), longestMs);
            return waitMs > leftMs && isOddWait(error) ? ownMs : Math.max(ownMs, waitMs);
        },
        spent: () => spent,
        nextLook: () => lookPausesMs[looks++],
        attempts: () => attempts,
    };
}
//# sourceMappingURL=create-doubts.js.map
;// CONCATENATED MODULE: ../core/build/job/poll-schedule.js

const defaultPollIntervalMs = 30_000;
/** A job that shows `failed` or `expired` once is looked at again after this, ms, before another is paid for. */
const secondLookMs = 5_000;
/** Throws OPTION_INVALID if there is to be no pause between two polls: X charges for each. */
function createPollSchedule(clock, { pollIntervalMs = defaultPollIntervalMs, deadlineMs }) {
    if (!(pollIntervalMs > 0)) {
        throw new build_errors/* ComplianceError */.c7("OPTION_INVALID", "The poll interval (`poll-interval-seconds`, in code `pollIntervalMs`) must be a number above 0: X charges for each poll.");
    }
    const startMs = clock.monotonic();
    let pauseMs = pollIntervalMs;
    const elapsedMs = () => clock.monotonic() - startMs;
    const leftMs = () => Math.max(0, deadlineMs - clock.monotonic());
    return {
        next(leastMs = 0) {
            const left = leftMs();
            if (left <= 0 || leastMs > left)
                return undefined;
            const slowMs = Math.min(elapsedMs() / 15, pollIntervalMs * 4);
            const pause = Math.min(Math.max(pauseMs, slowMs, leastMs), left);
            pauseMs = Math.min(pauseMs * 1.25, pollIntervalMs * 2);
            return pause;
        },
        elapsedMs,
        leftMs,
    };
}
//# sourceMappingURL=poll-schedule.js.map
;// CONCATENATED MODULE: ../core/build/job/acquire-job.js





/** Where the list says that the slot is taken, X itself is asked every so many looks: only its 409 is sure. */
const looksPerCreate = 4;
/**
 * Takes over the job of an earlier run, or creates one, or waits until the type's only slot is free. At most
 * one create is sent without asking X in between whether the one before it acted; X's 409 alone says that the slot
 * is taken, whatever its list holds.
 * Throws SLOT_BUSY, and what `createJob` and `listJobs` throw.
 */
async function acquireJob(client, options) {
    const { type, call } = options;
    const schedule = createPollSchedule(client.clock, options);
    const doubts = createDoubts();
    const before = new Set();
    let listed = options.justListed;
    for (let look = 0;;) {
        const jobs = listed ?? (await client.listJobs(type, call));
        listed = undefined;
        const made = doubts.attempts() === 0 ? undefined : findMade(jobs, options, before);
        if (made !== undefined)
            return { job: await fillIn(client, made, call), adopted: false };
        const job = chooseJob(jobs, options);
        if (job !== undefined)
            return { job, adopted: true };
        if (doubts.spent() !== undefined) {
            await waitForList(client, doubts, options);
            continue;
        }
        if (doubts.attempts() === 0)
            for (const { id } of jobs)
                before.add(id);
        // No job is paid for that has no time for its upload.
        const mayCreate = schedule.leftMs() > 0 && (!isSlotTaken(jobs) || look % looksPerCreate === 0);
        const created = mayCreate ? await tryCreate(client, options, doubts) : "busy";
        if (created === "busy") {
            look++;
            await waitForSlot(client, schedule, options);
        }
        else if (created !== "doubtful")
            return { job: created, adopted: false };
    }
}
/**
 * The job that a create of ours has made without a readable answer: new in the list, and of the very name. Whatever its
 * status shows, nobody else has brought its upload.
 */
function findMade(jobs, { identity, excluded }, before) {
    const name = buildJobName(identity);
    return jobs.find((job) => job.name === name &&
        !before.has(job.id) &&
        !excluded.has(job.id) &&
        !["failed", "expired"].includes(job.status));
}
/** The new job; or that its slot is taken; or, after a pause, that the list has to tell whether there is one. */
async function tryCreate(client, options, doubts) {
    const { type, identity, resumable, call } = options;
    try {
        const name = buildJobName(identity);
        const created = await client.createJob({ type, name, resumable }, call);
        return await fillIn(client, { ...created, type, name }, call);
    }
    catch (error) {
        if (!(0,build_errors/* isComplianceError */.Ez)(error))
            throw error;
        if (error.code === "CONFLICT")
            return "busy";
        const delayMs = doubts.add(error, options.deadlineMs - client.clock.monotonic());
        await pauseOrThrow(client, { error, delayMs, attempt: doubts.attempts() }, options);
        return "doubtful";
    }
}
/** Looks on for the job of a create that may have acted. Throws what X's answers come to when that was enough. */
async function waitForList(client, doubts, options) {
    const error = doubts.spent();
    if (error === undefined)
        return;
    await pauseOrThrow(client, { error, delayMs: doubts.nextLook(), attempt: doubts.attempts() }, options);
}
async function pauseOrThrow({ clock }, failed, { call, deadlineMs, onRetry }) {
    const { error, delayMs, attempt } = failed;
    if (delayMs === undefined || clock.monotonic() + delayMs > deadlineMs)
        throw error;
    onRetry?.({ operation: "createJob", code: error.code, attempt, delayMs });
    await clock.sleep(delayMs, call.signal);
}
/** The job with an address for its upload, if X left it out of its first answer. The name may be missing from any. */
async function fillIn(client, created, call) {
    if (created.uploadUrl !== undefined)
        return created;
    try {
        const { uploadUrl, status } = await client.getJob(created.id, call);
        return { ...created, uploadUrl, status };
    }
    catch (error) {
        if ((0,build_errors/* isComplianceError */.Ez)(error))
            return created;
        throw error;
    }
}
async function waitForSlot(client, schedule, options) {
    const nextPollMs = options.wait ? schedule.next() : undefined;
    options.onSlotBusy?.({ elapsedMs: schedule.elapsedMs(), nextPollMs });
    if (nextPollMs === undefined) {
        throw new build_errors/* ComplianceError */.c7("SLOT_BUSY", `Another ${options.type} job of this App is still running.`);
    }
    await client.clock.sleep(nextPollMs, options.call.signal);
}
//# sourceMappingURL=acquire-job.js.map
;// CONCATENATED MODULE: ../core/build/job/acquire-in-time.js


const defaultReuseWithinMs = 6 * 3_600_000;
/** The job of a part, adopted or created; undefined if there was no slot for one, or no answer, in time. */
async function acquireInTime(client, { type, digest, place }, options) {
    const { prefix, runKey, deadlineMs, pollIntervalMs, signal, excluded, onEvent } = options;
    try {
        return await acquireJob(client, {
            type,
            identity: { prefix, runKey, digest, place },
            reuseWithinMs: options.reuseWithinMs ?? defaultReuseWithinMs,
            excluded,
            justListed: options.justListed,
            resumable: options.resumable,
            wait: options.wait ?? true,
            pollIntervalMs,
            deadlineMs,
            call: { signal, deadlineMs },
            onSlotBusy: (wait) => onEvent?.({ type: "slot-busy", jobType: type, ...wait }),
            onRetry: (retry) => onEvent?.({ type: "retry", ...retry }),
        });
    }
    catch (error) {
        if ((0,build_errors/* isComplianceError */.Ez)(error) && (error.code === "SLOT_BUSY" || isNotInTime(error)))
            return undefined;
        throw error;
    }
}
/** The time was up: nothing is wrong with the part, and a later run goes on with it. */
function isNotInTime({ code }) {
    return code === "JOB_PENDING" || code === "DEADLINE_PASSED";
}
//# sourceMappingURL=acquire-in-time.js.map
;// CONCATENATED MODULE: ../core/build/job/run-lessons.js
/** Nothing is known yet. */
function createRunLessons() {
    return { dislikesSentinels: false, wantsBytes: false };
}
//# sourceMappingURL=run-lessons.js.map
;// CONCATENATED MODULE: ../core/build/ids/id-table.js


const firstRows = 64;
const maxLoad = 0.75;
/**
 * Rows found by ID: open addressing in one typed array, two words a row. JS sets throw at 16,777,216 entries and take
 * five times the memory. 0/0 marks an empty row, as no ID is 0.
 */
class IdTable {
    #words = new Int32Array(firstRows * 2);
    #mask = firstRows - 1;
    #size = 0;
    #hashes = new Int32Array(0);
    get size() {
        return this.#size;
    }
    get rows() {
        return this.#mask + 1;
    }
    /** Grows, at once, until so many more IDs have room. */
    reserve(ids) {
        const needed = (this.#size + ids) / maxLoad;
        if (needed > this.rows)
            this.#growTo(2 ** Math.ceil(Math.log2(needed)));
    }
    find(high, low) {
        const row = seek(this.#words, this.#mask, { high, low, hash: hashId(high, low) });
        return this.#isEmpty(row) ? -1 : row;
    }
    /** The row of an ID, made if the ID is new. Valid until the next `add`. */
    add(high, low) {
        this.reserve(1);
        const row = seek(this.#words, this.#mask, { high, low, hash: hashId(high, low) });
        if (this.#isEmpty(row))
            this.#place(row, high, low);
        return row;
    }
    /** Finds the rows of `count` IDs, at most `blockIds`, and writes them into `rows`, or −1. */
    findBlock({ high, low, count, rows }) {
        // Written, so that the engine cannot leave the reads out.
        rows[0] = this.#touchBlock(high, low, count);
        const words = this.#words;
        const mask = this.#mask;
        const hashes = this.#hashes;
        for (let index = 0; index < count; index++) {
            const id = { high: high[index], low: low[index], hash: hashes[index] };
            const row = seek(words, mask, id);
            rows[index] = words[row * 2] === 0 && words[row * 2 + 1] === 0 ? -1 : row;
        }
    }
    /** As `findBlock`, but IDs that are not in get a row, where `rows` has its complement (`~`). */
    addBlock({ high, low, count, rows }) {
        this.reserve(count);
        rows[0] = this.#touchBlock(high, low, count);
        const words = this.#words;
        const mask = this.#mask;
        const hashes = this.#hashes;
        for (let index = 0; index < count; index++) {
            const id = { high: high[index], low: low[index], hash: hashes[index] };
            const row = seek(words, mask, id);
            const isNew = words[row * 2] === 0 && words[row * 2 + 1] === 0;
            rows[index] = isNew ? ~row : row;
            if (isNew)
                this.#place(row, id.high, id.low);
        }
    }
    /** Hashes a block and brings its rows near, all of them at once: their memory is far away (docs/performance.md). */
    #touchBlock(high, low, count) {
        const words = this.#words;
        const mask = this.#mask;
        this.#hashes = fitBlock(this.#hashes, count);
        const hashes = this.#hashes;
        let touched = 0;
        for (let index = 0; index < count; index++) {
            const hash = hashId(high[index], low[index]);
            hashes[index] = hash;
            touched |= words[(hash & mask) * 2];
        }
        return touched;
    }
    /** The IDs, two words a row, to be read only. Valid until the next ID is added. */
    get words() {
        return this.#words;
    }
    forEach(visit) {
        for (let row = 0; row <= this.#mask; row++) {
            if (!this.#isEmpty(row))
                visit(row);
        }
    }
    #place(row, high, low) {
        this.#words[row * 2] = high;
        this.#words[row * 2 + 1] = low;
        this.#size++;
    }
    #isEmpty(row) {
        return this.#words[row * 2] === 0 && this.#words[row * 2 + 1] === 0;
    }
    #growTo(rows) {
        const old = this.#words;
        const words = new Int32Array(rows * 2);
        for (let from = 0; from * 2 < old.length; from++) {
            const id = { high: old[from * 2], low: old[from * 2 + 1] };
            if (id.high === 0 && id.low === 0)
                continue;
            const to = seek(words, rows - 1, { ...id, hash: hashId(id.high, id.low) });
            words[to * 2] = id.high;
            words[to * 2 + 1] = id.low;
        }
        this.#mask = rows - 1;
        this.#words = words;
        // Given back at once: left to the garbage collector, old tables of millions of IDs stay for long.
        old.buffer.transfer(0);
    }
}
function seek(words, mask, { high, low, hash }) {
    for (let row = hash & mask;; row = (row + 1) & mask) {
        const rowHigh = words[row * 2];
        const rowLow = words[row * 2 + 1];
        if ((rowHigh === high && rowLow === low) || (rowHigh === 0 && rowLow === 0))
            return row;
    }
}
//# sourceMappingURL=id-table.js.map
;// CONCATENATED MODULE: ../core/build/ids/part-ranges.js
/**
 * Numbers of parts, each a range of ID values: from its first value to where the next range begins. What comes before
 * all of them is part 0.
 */
class PartRanges {
    #firsts = [0n];
    #parts = [0];
    #high = Uint32Array.of(0);
    #low = Uint32Array.of(0);
    /** From this value on, to where a later range begins, IDs belong to this part. */
    begin(first, part) {
        const at = this.#firsts.findLastIndex((other) => other <= first);
        const isSame = this.#firsts[at] === first;
        const [from, removed] = isSame ? [at, 1] : [at + 1, 0];
        this.#firsts = this.#firsts.toSpliced(from, removed, first);
        this.#parts = this.#parts.toSpliced(from, removed, part);
        this.#high = Uint32Array.from(this.#firsts, (value) => Number(value >> 32n));
        this.#low = Uint32Array.from(this.#firsts, (value) => Number(value & 0xffffffffn));
    }
    partOf(high, low) {
        const [upper, lower] = [high >>> 0, low >>> 0];
        let from = 0;
        let to = this.#parts.length;
        while (to - from > 1) {
            const middle = (from + to) >>> 1;
            const firstHigh = this.#high[middle];
            const isBefore = upper < firstHigh || (upper === firstHigh && lower < this.#low[middle]);
            if (isBefore)
                to = middle;
            else
                from = middle;
        }
        return this.#parts[from];
    }
}
//# sourceMappingURL=part-ranges.js.map
;// CONCATENATED MODULE: ../core/build/ids/id-set.js



/**
 * Distinct IDs, 8 bytes a row; an ID is given as its two 32-bit words. They may be in parts, each a range of values.
 * @example
 * ```ts
 * const ids = new IdSet();
 * ids.add(0, 20); // the ID 20: true, as it is new
 * ids.has(0, 21); // false
 * ```
 */
class IdSet {
    #table = new IdTable();
    #parts = new PartRanges();
    #rows = new Int32Array(0);
    get size() {
        return this.#table.size;
    }
    /** Rows are numbers from 0 to this, without it. */
    get rows() {
        return this.#table.rows;
    }
    get all() {
        return this;
    }
    /** Makes room for so many more IDs at once, which is quicker than to grow as they come (docs/performance.md). */
    reserve(ids) {
        this.#table.reserve(ids);
    }
    /** From this value on, to where a later part begins, IDs belong to this part; all to part 0 at first. */
    beginPart(first, part) {
        this.#parts.begin(first, part);
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
     * Adds `count` IDs, at most 2,048. Place i of the answer is below 0 if ID i is new; an ID that stands twice is new
     * once. The answer is valid until the next call.
     */
    addBlock(high, low, count) {
        this.#rows = fitBlock(this.#rows, count);
        this.#table.addBlock({ high, low, count, rows: this.#rows });
        return this.#rows;
    }
    findBlock(high, low, count) {
        this.#rows = fitBlock(this.#rows, count);
        this.#table.findBlock({ high, low, count, rows: this.#rows });
        return this.#rows;
    }
    /** The part of the ID in a row that was told. */
    partOf(row) {
        const { words } = this.#table;
        return this.#parts.partOf(words[row * 2], words[row * 2 + 1]);
    }
    /** The IDs, two words a row, to be read only; those of empty rows are 0. Valid until the next ID is added. */
    get words() {
        return this.#table.words;
    }
    /** Calls back with every ID, in no order. */
    forEach(visit) {
        const { words } = this.#table;
        this.#table.forEach((row) => {
            visit(words[row * 2], words[row * 2 + 1]);
        });
    }
    /** Adds the IDs of those rows to a filter that have a value, which is not 0. */
    fillFilter(filter, values) {
        const { words } = this.#table;
        for (let row = 0; row < values.length; row++) {
            if (values[row] !== 0)
                filter.add(words[row * 2], words[row * 2 + 1]);
        }
    }
}
/** The IDs of one part of a set, of which it has `size`. */
function viewPart(set, part, size) {
    function findBlock(high, low, count) {
        const rows = set.findBlock(high, low, count);
        for (let index = 0; index < count; index++) {
            const row = rows[index];
            if (row !== -1 && set.partOf(row) !== part)
                rows[index] = -1;
        }
        return rows;
    }
    return {
        size,
        all: set,
        has: (high, low) => findBlock(Int32Array.of(high), Int32Array.of(low), 1)[0] !== -1,
        findBlock,
    };
}
//# sourceMappingURL=id-set.js.map
;// CONCATENATED MODULE: ../core/build/job/identify-job.js
/**
 * The job with what X left out of its answer, or undefined if it is another one. What an answer about an id of ours
 * does not say is no sign against it.
 */
function identifyJob(job, { type, name }) {
    const isOurs = (job.type ?? type) === type && (job.name === "" || job.name === name);
    return isOurs ? { ...job, type, name } : undefined;
}
//# sourceMappingURL=identify-job.js.map
;// CONCATENATED MODULE: ../core/build/files/create-file.js



async function createFile(path, what) {
    try {
        return await (0,external_node_fs_promises_.open)(path, "w", 0o600);
    }
    catch (error) {
        throw describeFileError(error, { code: "FILE_UNWRITABLE", what: `${what} cannot be written` });
    }
}
/**
 * Appends bytes: all in one operation as far as the system lets it, so that it goes on while the caller computes.
 * Throws FILE_UNWRITABLE.
 */
async function appendBytes(file, bytes, what) {
    const all = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
    try {
        for (let at = 0; at < all.length;) {
            const { bytesWritten } = await file.write(all, at, all.length - at);
            if (bytesWritten === 0)
                throw new build_errors/* ComplianceError */.c7("FILE_UNWRITABLE", `${what} takes no more bytes.`);
            at += bytesWritten;
        }
    }
    catch (error) {
        throw describeFileError(error, { code: "FILE_UNWRITABLE", what: `${what} cannot be written` });
    }
}
//# sourceMappingURL=create-file.js.map
;// CONCATENATED MODULE: ../core/build/bytes/crc32c.js
/** The Castagnoli polynomial, bits reversed (RFC 3720, appendix B.4). */
const polynomial = 0x82f63b78;
function createCrc32c() {
    const table = buildTable();
    let crc = 0xffffffff;
    return {
        update(bytes) {
            let sum = crc;
            for (let at = 0; at < bytes.length; at++) {
                sum = (sum >>> 8) ^ table[(sum ^ bytes[at]) & 0xff];
            }
            crc = sum;
        },
        digest() {
            const bytes = new Uint8Array(4);
            new DataView(bytes.buffer).setUint32(0, (crc ^ 0xffffffff) >>> 0);
            return bytes;
        },
    };
}
function buildTable() {
    const table = new Int32Array(256);
    for (let byte = 0; byte < 256; byte++) {
        let sum = byte;
        for (let bit = 0; bit < 8; bit++)
            sum = (sum & 1) === 1 ? (sum >>> 1) ^ polynomial : sum >>> 1;
        table[byte] = sum;
    }
    return table;
}
//# sourceMappingURL=crc32c.js.map
;// CONCATENATED MODULE: ../core/build/results/check-stored.js



function createStoredCheck(stored) {
    const sums = (stored?.checksums ?? []).map(createSum);
    let receivedBytes = 0;
    return {
        update(chunk) {
            receivedBytes += chunk.length;
            for (const sum of sums)
                sum.update(chunk);
        },
        finish() {
            const storedBytes = stored?.sizeBytes ?? receivedBytes;
            if (receivedBytes < storedBytes) {
                throw new build_errors/* ComplianceError */.c7("RESULT_TRUNCATED", "The result is shorter than its object in the storage.");
            }
            if (receivedBytes > storedBytes || sums.some((sum) => !sum.isRight())) {
                throw new build_errors/* ComplianceError */.c7("RESULT_MALFORMED", "The result is not the object that the storage has.");
            }
            return sums.length > 0;
        },
    };
}
function createSum({ algorithm, hex }) {
    if (algorithm === "md5") {
        const hash = (0,external_node_crypto_.createHash)("md5");
        return { update: (chunk) => void hash.update(chunk), isRight: () => hash.digest("hex") === hex };
    }
    const crc = createCrc32c();
    return {
        update: (chunk) => crc.update(chunk),
        isRight: () => Buffer.from(crc.digest()).toString("hex") === hex,
    };
}
//# sourceMappingURL=check-stored.js.map
;// CONCATENATED MODULE: ../core/build/ids/parse-id.js
function createIdWords() {
    return new Int32Array(2);
}
const zero = 48;
/** So many digits stay a machine integer. */
const integerDigits = 9;
/** 10^0 … 10^11, exact in a double. */
const powersOfTen = Float64Array.from({ length: 12 }, (_, exponent) => 10 ** exponent);
/**
 * Reads `[1-9][0-9]{0,19}` up to 2^64−1 from bytes `start` to `end` into `words`.
 * Returns false, with `words` undefined, for anything else.
 */
function parseId(bytes, range, words) {
    const { start, end } = range;
    const length = end - start;
    if (length < 1 || length > 20 || bytes[start] === zero)
        return false;
    const firstEnd = Math.min(start + integerDigits, end);
    const secondEnd = Math.min(firstEnd + integerDigits, end);
    const first = readDigits(bytes, start, firstEnd);
    const second = readDigits(bytes, firstEnd, secondEnd);
    const third = readDigits(bytes, secondEnd, end);
    if ((first | second | third) < 0)
        return false;
    const power = powersOfTen[end - firstEnd];
    const rest = second * powersOfTen[end - secondEnd] + third;
    // Integers that overflow keep their low 32 bits.
    const low = (Math.imul(first, power) + rest) | 0;
    const high = findHighWord(first * power + rest, low);
    if (high > 0xffffffff)
        return false;
    words[0] = high;
    words[1] = low;
    return true;
}
function readDigits(bytes, start, end) {
    let value = 0;
    for (let at = start; at < end; at++) {
        const digit = bytes[at] - zero;
        if (digit >>> 0 > 9)
            return -1;
        value = value * 10 + digit;
    }
    return value;
}
/**
 * The high word of an ID whose low word is exact: more than 32 bits if it is no ID. `rounded` is the ID as a number, off by
 * a few thousand at most, so what remains without the low word rounds to the right multiple of 2^32.
 */
function findHighWord(rounded, low) {
    return Math.floor((rounded - (low >>> 0)) / 0x100000000 + 0.5);
}
/** The decimal digits of an ID. For output only: sets and maps work on the words. */
function formatId(high, low) {
    return joinWords(high, low).toString();
}
/** The value of an ID. For single ones. */
function joinWords(high, low) {
    return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}
//# sourceMappingURL=parse-id.js.map
;// CONCATENATED MODULE: ../core/build/results/form-tally.js
/** A result of more forms is told by these and the rest. */
const mostForms = 10;
const others = "other forms";
/** Counts forms, the most frequent first. */
function createFormTally() {
    const counts = new Map();
    return {
        add(form) {
            const name = counts.has(form) || counts.size < mostForms ? form : others;
            counts.set(name, (counts.get(name) ?? 0) + 1);
        },
        list: () => [...counts].map(([form, count]) => ({ form, count })).toSorted((one, other) => other.count - one.count),
    };
}
//# sourceMappingURL=form-tally.js.map
;// CONCATENATED MODULE: ../core/build/results/judge-nameless.js
const troubleKey = /^(?:error|exception|fault|fail|message|msg|detail|reason|warn|truncat|partial|incomplete|abort|interrupt|retry|next|cursor|more|has_?more|.*_token$)/i;
const troubleWord = /error|fail|exception|time-?d? ?out|unavailable|denied|forbidden|abort|truncat|incomplete|partial|interrupt|retry|try again|cut off|unable|not ready|pending|processing|in.progress/i;
const stateKey = /^(?:status|state|phase)$/i;
const doneWord = /^(?:complete|completed|ok|success|successful|succeeded|done|processed|finished)$/i;
const errorCount = /^(?:errors?|invalid|malformed|failed|failures?|warnings?|skipped)(?:_?(?:ids?|lines?|count))?$/i;
const eventCount = /violation|delet|suspend|protect|deactivat|bounc|scrub|rehydrat|compliant/i;
const recordCount = /record|event|result|found|written|match/i;
const lineCount = /^(?:count|total|lines|rows|items|entries|ids|size)$|_(?:count|total)$|^(?:total|count)_/i;
/**
 * Judges what X, or whoever answers in its place, says beside the records. By a list, not by calls: a line may nest
 * 30,000 deep.
 */
function judgeNameless(value) {
    const counts = [];
    let isTrouble = false;
    const waiting = [["", value]];
    while (waiting.length > 0) {
        const [key, inner] = waiting.pop();
        const count = readCount(key, inner);
        if (count !== undefined)
            counts.push(count);
        else if (isTroubled(key, inner))
            isTrouble = true;
        if (typeof inner !== "object" || inner === null)
            continue;
        // The places of a list are no names.
        for (const [name, next] of Object.entries(inner))
            waiting.push([Array.isArray(inner) ? key : name, next]);
    }
    return { isTrouble, counts };
}
function isTroubled(key, value) {
    if (isNothing(value))
        return false;
    if (troubleKey.test(key))
        return true;
    if (typeof value !== "string")
        return false;
    return stateKey.test(key) ? !doneWord.test(value) : troubleWord.test(value);
}
function isNothing(value) {
    if (value === null || value === false || value === 0 || value === "")
        return true;
    return typeof value === "object" && Object.keys(value).length === 0;
}
function readCount(key, value) {
    const number = typeof value === "string" && /^[0-9]{1,9}$/.test(value) ? Number(value) : value;
    if (typeof number !== "number")
        return undefined;
    if (errorCount.test(key))
        return { of: "errors", value: number };
    if (eventCount.test(key))
        return { of: "events", value: number };
    if (recordCount.test(key))
        return { of: "records", value: number };
    return lineCount.test(key) ? { of: "lines", value: number } : undefined;
}
/** Whether a line tells of more than has come. What it counts is guessed, so fewer is no sign of anything. */
function isContradicted({ of, value }, { records, lines, ids, sentinels: { sent, returned } }) {
    if (of === "errors")
        return value > sent;
    if (value <= records)
        return false;
    if (of === "events")
        return true;
    if ([records + returned, lines - 1, lines].includes(value))
        return false;
    return of === "records" || (value !== ids && value !== ids + sent);
}
//# sourceMappingURL=judge-nameless.js.map
;// CONCATENATED MODULE: ../core/build/results/describe-form.js
const mostKeys = 12;
const mostDepth = 3;
/** What names of fields look like. Any other may hold data, and so may one as long as a sentinel. */
const plainKey = /^[a-z][a-z0-9_]{0,15}$/i;
/** The form of a JSON value, in the names of its keys and the types of its values: safe to print, as it holds no value. */
function describeForm(value, depth = 0) {
    if (value === null)
        return "null";
    if (Array.isArray(value)) {
        if (depth === mostDepth || value.length === 0)
            return "[…]";
        return `[${describeForm(value[0], depth + 1)}${value.length > 1 ? ", …" : ""}]`;
    }
    if (typeof value !== "object")
        return typeof value;
    if (depth === mostDepth)
        return "{…}";
    const fields = Object.entries(value);
    const parts = fields
        .slice(0, mostKeys)
        .map(([key, item]) => `${plainKey.test(key) ? key : "…"}: ${describeForm(item, depth + 1)}`);
    return `{${[...parts, ...(fields.length > mostKeys ? ["…"] : [])].join(", ")}}`;
}
//# sourceMappingURL=describe-form.js.map
// EXTERNAL MODULE: ../core/build/results/record.js
var results_record = __webpack_require__(28504);
;// CONCATENATED MODULE: ../core/build/results/hides-record.js

const eventWords = new Set(results_record/* findings */.Pg
    .filter(({ decision }) => decision !== "keep" && decision !== "unverified")
    .flatMap(({ action, reason }) => [action, reason])
    .filter((word) => word !== "unknown"));
const eventWord = new RegExp(`(?<![a-z_])(?:${[...eventWords].join("|")})(?![a-z_])`, "i");
/** Stands in what is left of a torn record, and in JSON that is a string of other JSON. */
const tornJson = /[{}[\]"]/;
/** Shorter ones would be found in every count and time. */
const longNumbers = /[0-9]{8,}/g;
/** Letters that ran into the digits of something else. */
const glued = /[a-z]{12,}[0-9]|[0-9][a-z]{12,}/i;
/**
 * Whether a line with a sentinel may hold more than its echo: what X says of an ID, glued to it where bytes were lost or
 * beside it in a list. It shows in an ID of the upload, in a word that only events have, and in a line that is torn.
 */
function mayHideRecord({ text, texts, isSubmitted }) {
    if (texts === undefined)
        return tornJson.test(text) || /[0-9]{8}/.test(text) || eventWord.test(text);
    return [text, ...texts].some((part) => isSubmitted(part) ||
        [...part.matchAll(longNumbers)].some(([digits]) => isSubmitted(digits)) ||
        eventWords.has(part.trim().toLowerCase()) ||
        // The line itself is looked at string by string: its signs and escapes are its own.
        (part !== text && (glued.test(part) || (tornJson.test(part) && eventWord.test(part)))));
}
/** Whether a JSON value holds an event that is not the value itself: by a list, since a line may nest 30,000 deep. */
function holdsEvents(value) {
    const waiting = listInner(value);
    while (waiting.length > 0) {
        const next = waiting.pop();
        if (typeof next !== "object" || next === null)
            continue;
        const { action } = next;
        if (typeof action === "string" && eventWords.has(action.toLowerCase()))
            return true;
        waiting.push(...listInner(next));
    }
    return false;
}
function listInner(value) {
    return typeof value === "object" && value !== null ? Object.values(value) : [];
}
//# sourceMappingURL=hides-record.js.map
;// CONCATENATED MODULE: ../core/build/results/list-texts.js
/** All strings of a JSON value, names of keys too, however deep. By a list, not by calls: a line may nest 30,000 deep. */
function listTexts(value) {
    const texts = [];
    const waiting = [value];
    while (waiting.length > 0) {
        const next = waiting.pop();
        if (typeof next === "string")
            texts.push(next);
        else if (Array.isArray(next))
            for (const item of next)
                waiting.push(item);
        else if (typeof next === "object" && next !== null) {
            for (const [key, item] of Object.entries(next)) {
                texts.push(key);
                waiting.push(item);
            }
        }
    }
    return texts;
}
/** How often these names of keys stand in a JSON value, however deep. */
function countKeys(value, names) {
    const waiting = [value];
    let count = 0;
    while (waiting.length > 0) {
        const next = waiting.pop();
        if (typeof next !== "object" || next === null)
            continue;
        if (!Array.isArray(next))
            count += Object.keys(next).filter((key) => names.includes(key)).length;
        for (const inner of Object.values(next))
            waiting.push(inner);
    }
    return count;
}
//# sourceMappingURL=list-texts.js.map
;// CONCATENATED MODULE: ../core/build/results/read-odd-line.js





const malformed = { kind: "refused", code: "RESULT_MALFORMED" };
const idForm = /^[1-9][0-9]{0,19}$/;
/** IDs anywhere in a line. Shorter ones would be found in every count. */
const idsInLine = /(?<![\w.+-])[1-9][0-9]{7,19}(?![\w.+-])/g;
/** Begins a page, or an error of the storage. */
const markup = /^</;
const broken = /[\p{Cc}\uFFFD]/u;
const read_odd_line_failure = /error|fail|exception|time-?d? ?out|unavailable|denied|forbidden/i;
const errorWord = /error|invalid|malformed|not a valid/i;
/** X's word for a line that is no ID. */
const invalidWord = /invalid|malformed|not a valid/i;
const errorKey = /error|invalid/i;
const wordKey = /^(type|action|status|kind|reason|message|detail)$/i;
/**
 * Reads what is not a plain record. A sentinel cannot be guessed, so a line that holds one is its echo; what else it may
 * hold is told, and a list of records is refused. A line that names an ID has to be a record about it. Any other names
 * none, so it costs the proof at most.
 */
function readOddLine(line, context) {
    const text = line.trim();
    if (text === "")
        return { kind: "blank" };
    const value = read_odd_line_parseJson(text);
    if (value === undefined)
        return read_odd_line_readText(text, context);
    const texts = listTexts(value);
    if (context.sentinels.notice(texts))
        return readOwnEcho(value, { ...context, text, texts });
    if (typeof value === "object" && value !== null && !Array.isArray(value))
        return readObject(value, { ...context, text, texts });
    if (findSubmitted(text, texts, context) !== undefined)
        return malformed;
    return { kind: "odd", form: describeForm(value), of: "text", says: judgeNameless(value) };
}
function readOwnEcho(value, context) {
    if (holdsEvents(value))
        return malformed;
    const form = describeForm(value);
    const { id, action } = (value ?? {});
    // A record about one of ours with a sentinel somewhere in it is what X says of that ID, whatever else went wrong.
    if (typeof id === "string" && context.isSubmitted(id)) {
        return { kind: "echo", form, hides: true, record: results_record/* recordSchema */.fi.parse(value) };
    }
    const isEvent = typeof action === "string" && action !== "" && !errorWord.test(action);
    return { kind: "echo", form, hides: isEvent || mayHideRecord(context) };
}
function read_odd_line_parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function read_odd_line_readText(text, context) {
    if (context.sentinels.notice([text])) {
        const form = tornJson.test(text) ? "cut JSON" : "text";
        return { kind: "echo", form, hides: mayHideRecord({ ...context, text, texts: undefined }) };
    }
    const isBroken = broken.test(text.replaceAll(/[\t\r]/g, ""));
    if (isBroken || markup.test(text) || tornJson.test(text) || read_odd_line_failure.test(text))
        return malformed;
    if (findSubmitted(text, [text], context) !== undefined)
        return malformed;
    const of = context.sentinels.noticeForeign([text]) ? "foreign echo" : "text";
    return { kind: "odd", form: "text", of, says: judgeNameless(text) };
}
function readObject(fields, context) {
    if (repeatsKey(context.text, fields))
        return malformed;
    const { id, original } = fields;
    const isError = isErrorLine(fields);
    if (typeof id === "string") {
        // Not of 20 digits, but X has a word for it: a line that was sent, and it is none of ours.
        if (isError && !idForm.test(id))
            return readNameless(fields, context);
        return readRecord(fields);
    }
    if (id !== undefined && id !== null)
        return malformed;
    if (isError && typeof original === "string" && idForm.test(original))
        return readEcho(original, fields);
    const submitted = findSubmitted(context.text, context.texts, context);
    if (submitted !== undefined)
        return isError ? readEcho(submitted, fields) : malformed;
    // An event without its ID could be about any of ours.
    const isEvent = typeof fields.action === "string" && !isError;
    return isEvent || isProblem(fields) ? malformed : readNameless(fields, context);
}
/** Of a key that comes twice JSON.parse keeps the last value: the other one may be X's word about an ID. */
function repeatsKey(text, fields) {
    const inText = text.match(/"(?:id|action)"\s*:/g)?.length ?? 0;
    return inText > 1 && inText > countKeys(fields, ["id", "action"]);
}
function readRecord(fields) {
    const parsed = results_record/* recordSchema */.fi.safeParse(fields);
    return parsed.success
        ? { kind: "record", record: parsed.data }
        : { kind: "refused", code: "RESULT_FOREIGN_ID" };
}
function readEcho(id, fields) {
    return { kind: "echo", form: describeForm(fields), hides: false, record: { id, error: "invalid_id" } };
}
function readNameless(fields, { texts, sentinels }) {
    const says = judgeNameless(fields);
    const odd = { kind: "odd", form: describeForm(fields), says };
    if (sentinels.noticeForeign(texts))
        return { ...odd, of: "foreign echo" };
    const isAboutLine = isErrorLine(fields) && texts.some((text) => invalidWord.test(text));
    const isEcho = isAboutLine && says.counts.length === 0 && !namesLine(fields);
    return { ...odd, of: isEcho ? "unnamed echo" : "object" };
}
/** Whether it says which line it is about: one that was never sent. */
function namesLine({ id, original }) {
    return typeof id === "string" || typeof original === "string";
}
/** The first ID of the upload that stands in a line, as a string or as a number that JSON.parse may have rounded. */
function findSubmitted(text, texts, { isSubmitted }) {
    const inLine = [...text.matchAll(idsInLine)].map(([id]) => id);
    return [...texts, ...inLine].find((id) => idForm.test(id) && isSubmitted(id));
}
function isErrorLine(fields) {
    return Object.entries(fields).some(([key, value]) => {
        if (errorKey.test(key))
            return value !== null && value !== false;
        return wordKey.test(key) && typeof value === "string" && errorWord.test(value);
    });
}
/** An error document in place of a result, or behind what there is of it. */
function isProblem({ title, status, detail, type, errors }) {
    if (Array.isArray(errors))
        return true;
    return typeof title === "string" && [status, detail, type].some((field) => field !== undefined);
}
//# sourceMappingURL=read-odd-line.js.map
;// CONCATENATED MODULE: ../core/build/results/sentinel-watch.js
/** What a sentinel looks like, whoever made it. No ID has a letter. */
const sentinelForm = /^[a-z]{20}$/;
/** So many letters cannot be guessed either: what begins like a sentinel is one that was cut. */
const leastLetters = 12;
const letterRuns = /[a-z]{12,}/g;
/** Watches for these lines of the upload. */
function createSentinelWatch(sentinels) {
    const returned = new Set();
    let foreign = 0;
    function noticeRun(run) {
        const cut = run.slice(0, leastLetters + 8);
        const own = sentinels.filter((sentinel) => sentinel.startsWith(cut) || run.includes(sentinel));
        for (const sentinel of own)
            returned.add(sentinel);
        return own.length > 0;
    }
    return {
        notice(texts) {
            let isOwn = false;
            for (const text of texts) {
                for (const [run] of text.toLowerCase().matchAll(letterRuns))
                    isOwn = noticeRun(run) || isOwn;
            }
            return isOwn;
        },
        noticeForeign(texts) {
            const isForeign = texts.some((text) => sentinelForm.test(text.trim().toLowerCase()));
            if (isForeign)
                foreign++;
            return isForeign;
        },
        count: () => ({ sent: sentinels.length, returned: returned.size, foreign }),
    };
}
//# sourceMappingURL=sentinel-watch.js.map
;// CONCATENATED MODULE: ../core/build/results/odd-lines.js





const mark = Buffer.from("\uFEFF");
/** More than any summary holds. */
const mostCounts = 100;
/** The form that X documents: told only as far as it is missing. */
const documentedForm = "{id: string, error: string}";
function createOddLines({ sentinels, adopted }, { ids, isSubmitted }) {
    const watch = createSentinelWatch(sentinels);
    const context = { sentinels: watch, isSubmitted };
    const tally = createFormTally();
    const nameless = { "unnamed echo": 0, "foreign echo": 0, object: 0, text: 0 };
    const counts = [];
    let firstText = 0;
    let isDoubtful = false;
    const createFault = (code, line) => new build_errors/* ComplianceError */.c7(code, code === "RESULT_FOREIGN_ID"
        ? `Line ${line} of the result is about an ID that was not submitted.`
        : `Line ${line} of the result is not a record.`);
    /** The highest proof that the lines leave to a result. */
    function findBest(records) {
        const count = watch.count();
        const { returned, foreign, sent } = count;
        const { "unnamed echo": unnamed, object, text } = nameless;
        if (foreign > 0 && !(adopted && returned === 0))
            return "unverified";
        if (records === 0 && returned === 0 && foreign === 0) {
            // Nothing here is known to be of a result: a message in its place is fetched again.
            if (text > 0)
                throw createFault("RESULT_MALFORMED", firstText);
            if (object > 0)
                return "unverified";
        }
        // An error for each sentinel, which X does not repeat, is what they come to; any other is about something else.
        if (isDoubtful || (unnamed > 0 && unnamed !== sent - returned))
            return "unverified";
        const own = { records, ids, sentinels: count };
        if (counts.some((told) => isContradicted(told, { ...own, lines: told.lines })))
            return "unverified";
        return unnamed + object + text > 0 ? "consistent" : "proven";
    }
    return {
        take(text, line) {
            const reading = readOddLine(text, context);
            if (reading.kind === "odd") {
                const { of, says } = reading;
                nameless[of]++;
                if (of === "text" && firstText === 0)
                    firstText = line;
                if (says.isTrouble && (of === "object" || of === "text"))
                    isDoubtful = true;
                if (counts.length < mostCounts) {
                    counts.push(...says.counts.map((count) => ({ ...count, lines: line })));
                }
            }
            if (reading.kind === "echo" && reading.hides)
                isDoubtful = true;
            const isTold = reading.kind === "odd" || (reading.kind === "echo" && reading.form !== documentedForm);
            if (isTold)
                tally.add(reading.form);
            return reading;
        },
        skipMark(bytes) {
            if (!mark.equals(bytes.subarray(0, mark.length)))
                return 0;
            tally.add("byte order mark");
            return mark.length;
        },
        checkLastLine(text, line) {
            if (text === "")
                return;
            if (!isWhole(text, sentinels)) {
                throw new build_errors/* ComplianceError */.c7("RESULT_TRUNCATED", `The result breaks off in line ${line}.`);
            }
            tally.add("no line feed at the end");
        },
        createFault,
        finish: (records) => ({
            atBest: findBest(records),
            oddLines: tally.list(),
            sentinels: watch.count(),
        }),
    };
}
/** An object ends with its own brace, and a line that ends with all of a sentinel lacks nothing of it. */
function isWhole(text, sentinels) {
    const line = text.trim();
    if (line === "" || sentinels.includes(line))
        return true;
    try {
        return line.startsWith("{") && JSON.parse(line) !== undefined;
    }
    catch {
        return false;
    }
}
//# sourceMappingURL=odd-lines.js.map
;// CONCATENATED MODULE: ../core/build/results/scan-plain-object.js
/** Keys of a record, each with two cells of `PlainFields`: where its value begins and ends, or −1 if it is null or absent. */
const plainKeys = ["id", "action", "created_at", "redacted_at", "deleted_at", "reason"];
function createPlainFields() {
    return new Int32Array(plainKeys.length * 2);
}
const quote = 34;
const backslash = 92;
const colon = 58;
const comma = 44;
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
    if (bytes[start] !== opening || bytes[last] !== closing)
        return false;
    fields.fill(-1);
    let seen = 0;
    for (let at = start + 1;;) {
        const keyEnd = findStringEnd(bytes, at, last);
        if (keyEnd === -1 || bytes[keyEnd + 1] !== colon)
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
        if (bytes[at] !== comma)
            return false;
        at++;
    }
}
function findStringEnd(bytes, at, last) {
    if (bytes[at] !== quote)
        return -1;
    for (let position = at + 1; position < last; position++) {
        const byte = bytes[position];
        if (byte === quote)
            return position;
        if (byte < 32 || byte > 126 || byte === backslash)
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


const [idKey, actionKey, reasonKey] = ["id", "action", "reason"].map((key) => plainKeys.indexOf(key) * 2);
const numberedKeys = ["id", "created_at", "redacted_at", "deleted_at"].map((key) => plainKeys.indexOf(key) * 2);
const read_plain_record_zero = 48;
const nine = 57;
/** Findings that a plain record can have, as bytes; an `error` is rare and left to the schema. */
const words = results_record/* findings */.Pg.map(({ action, reason }) => ({
    action: Buffer.from(action),
    reason: Buffer.from(reason),
}));
/**
 * Reads a line without making a string of it, if it is plain and its action and reason are documented. Returns
 * `false` for any other, which the schema reads: both agree on every line that this accepts (a test holds it).
 */
function readPlainRecord(bytes, line, record) {
    const { fields } = record;
    if (!scanPlainObject(bytes, line, fields))
        return false;
    record.idStart = fields[idKey];
    record.idEnd = fields[idKey + 1];
    if (record.idStart === -1 || isTooLong(fields) || !hasPlainValues(bytes, fields))
        return false;
    const finding = findPlainFinding(bytes, fields);
    if (finding === -1)
        return false;
    record.finding = finding;
    return true;
}
/** What is longer is left to the schema, which refuses such an ID. */
function isTooLong(fields) {
    for (let key = 0; key < fields.length; key += 2) {
        if (fields[key + 1] - fields[key] > results_record/* maxFieldChars */.s5)
            return true;
    }
    return false;
}
/** IDs and times begin with a digit, and the other values are words that we know: a plain line holds no sentinel. */
function hasPlainValues(bytes, fields) {
    return numberedKeys.every((key) => {
        const start = fields[key];
        const first = bytes[start];
        return start === -1 || (first >= read_plain_record_zero && first <= nine);
    });
}
function findPlainFinding(bytes, fields) {
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
function createPlainRecord() {
    return {
        fields: createPlainFields(),
        idStart: 0,
        idEnd: 0,
        finding: 0,
    };
}
//# sourceMappingURL=read-plain-record.js.map
;// CONCATENATED MODULE: ../core/build/ids/parse-long-ids.js

const zeros = 0x30303030;
const sixes = 0x06060606;
const highHalves = 0xf0f0f0f0 | 0;
/** Shorter IDs are left to `parseId`: four words of four digits would begin before them. */
const fewestDigits = 17;
const mostDigits = 20;
function isLongId(digits) {
    return digits >= fewestDigits && digits <= mostDigits;
}
/**
 * Reads the IDs of rows `from` to `to` into their words, four digits at a time (docs/performance.md). Returns the first row
 * that is not an ID of 17 to 20 digits, or `to`.
 */
function parseLongIds(view, { idStart, idEnd, high, low }, { from, to }) {
    for (let row = from; row < to; row++) {
        const start = idStart[row];
        const end = idEnd[row];
        if (!isLongId(end - start))
            return row;
        const front = view.getInt32(start, true) ^ zeros;
        // Digits that come again in the other words move out, and zeros in.
        const head = front << ((20 - end + start) * 8);
        const one = view.getInt32(end - 16, true) ^ zeros;
        const two = view.getInt32(end - 12, true) ^ zeros;
        const three = view.getInt32(end - 8, true) ^ zeros;
        const four = view.getInt32(end - 4, true) ^ zeros;
        // A byte above 9 shows in its higher half, or once 6 is added.
        const foreign = head |
            one |
            two |
            three |
            four |
            (head + sixes) |
            (one + sixes) |
            (two + sixes) |
            (three + sixes) |
            (four + sixes);
        if ((foreign & highHalves) !== 0 || (front & 0xff) === 0)
            return row;
        const lead = readFour(head);
        const upper = readFour(one) * 10_000 + readFour(two);
        const lower = readFour(three) * 10_000 + readFour(four);
        const lowWord = (Math.imul(Math.imul(lead, 1e8) + upper, 1e8) + lower) | 0;
        const highWord = findHighWord((lead * 1e8 + upper) * 1e8 + lower, lowWord);
        if (highWord > 0xffffffff)
            return row;
        high[row] = highWord;
        low[row] = lowWord;
    }
    return to;
}
/** The number of four digits, the first in the lowest byte: neighbours join to two digits, and these to four. */
function readFour(digits) {
    const pairs = (Math.imul(digits, 10) + (digits >>> 8)) & 0x00ff00ff;
    return (Math.imul(pairs, 100) + (pairs >>> 16)) & 0xffff;
}
//# sourceMappingURL=parse-long-ids.js.map
;// CONCATENATED MODULE: ../core/build/results/record-block.js






/**
 * Takes records and looks their IDs up in blocks, so that the look-ups overlap in memory. A fault is told when its block
 * is taken, and always before one of a later line.
 */
class RecordBlock {
    found;
    idStart;
    idEnd;
    high;
    low;
    #submitted;
    #words = createIdWords();
    #findings;
    #lines;
    /** Records that are taken at once: of a short list no more than it has IDs. */
    #capacity;
    #count = 0;
    #parsed = 0;
    #records = 0;
    constructor(submitted) {
        this.#submitted = submitted;
        this.found = new IdValues(submitted.all);
        this.#capacity = Math.max(1, Math.min(blockIds, submitted.size));
        const column = () => new Int32Array(this.#capacity);
        this.idStart = column();
        this.idEnd = column();
        this.high = column();
        this.low = column();
        this.#findings = new Uint8Array(this.#capacity);
        this.#lines = new Float64Array(this.#capacity);
    }
    get records() {
        return this.#records;
    }
    /** Adds a record whose ID stands in a buffer: it must be given to `parse` before it changes. */
    add({ idStart, idEnd, finding, line }) {
        const row = this.#count++;
        this.idStart[row] = idStart;
        this.idEnd[row] = idEnd;
        this.#findings[row] = finding;
        this.#lines[row] = line;
    }
    get isFull() {
        return this.#count === this.#capacity;
    }
    parse(bytes, view) {
        const count = this.#count;
        while (this.#parsed < count) {
            const row = parseLongIds(view, this, { from: this.#parsed, to: count });
            this.#parsed = row;
            if (row === count)
                break;
            const range = { start: this.idStart[row], end: this.idEnd[row] };
            if (!parseId(bytes, range, this.#words)) {
                this.#count = row;
                this.flush();
                throw createForeignId(this.#lines[row]);
            }
            this.high[row] = this.#words[0];
            this.low[row] = this.#words[1];
            this.#parsed++;
        }
        if (count === this.#capacity)
            this.flush();
    }
    /** Throws RESULT_FOREIGN_ID, RESULT_CONFLICT: what is wrong with the first line that is. */
    flush() {
        const count = this.#count;
        this.#count = 0;
        this.#parsed = 0;
        const { found } = this;
        const rows = this.#submitted.findBlock(this.high, this.low, count);
        for (let index = 0; index < count; index++) {
            const row = rows[index];
            if (row === -1)
                throw createForeignId(this.#lines[index]);
            const known = found.at(row);
            const finding = this.#findings[index];
            found.set(row, known === 0 ? finding : this.#merge(known, finding, index));
            this.#records++;
        }
    }
    #merge(known, finding, index) {
        const merged = (0,results_record/* mergeFindings */.DF)(known, finding);
        if (merged !== undefined)
            return merged;
        throw new build_errors/* ComplianceError */.c7("RESULT_CONFLICT", `Line ${this.#lines[index]} of the result contradicts an earlier line about its ID.`);
    }
}
function createForeignId(line) {
    return new build_errors/* ComplianceError */.c7("RESULT_FOREIGN_ID", `Line ${line} of the result is about an ID that was not submitted.`);
}
//# sourceMappingURL=record-block.js.map
;// CONCATENATED MODULE: ../core/build/results/result-bounds.js

/** Several times the longest record that X documents. */
const lineBytes = 1024;
/** For blank lines, headers and whatever else is few. */
const slackBytes = 1024 * 1024;
/** X's older results repeat some IDs, once. */
const recordsPerId = 2;
const slackRecords = 16;
/** Bounds that follow from the lines of the upload. */
function createResultBounds(upload) {
    const mostBytes = (upload.ids + upload.sentinels) * lineBytes + slackBytes;
    const mostRecords = upload.ids * recordsPerId + slackRecords;
    let received = 0;
    return {
        takeBytes(bytes) {
            received += bytes;
            if (received > mostBytes)
                refuse("bytes");
        },
        checkRecords(records) {
            if (records > mostRecords)
                refuse("records");
        },
    };
}
function refuse(what) {
    throw new build_errors/* ComplianceError */.c7("RESULT_MALFORMED", `The result holds more ${what} than the IDs that were submitted can lead to.`);
}
//# sourceMappingURL=result-bounds.js.map
;// CONCATENATED MODULE: ../core/build/results/line-template.js
const line_template_zero = 48;
/**
 * Makes a template of a line that `readPlainRecord` has read into `record`, and whose LF is at `end`. A line that matches
 * differs in digits of the ID and of times alone, so JSON.parse and the schema read it in the same way. Templates nearly
 * halve the time of a result: measured in docs/performance.md.
 */
function createLineTemplate(view, { start, end }, record) {
    const line = new Uint8Array(view.buffer, view.byteOffset + start, end + 1 - start).slice();
    const mask = new Uint8Array(line.length).fill(0xff);
    const six = new Uint8Array(line.length);
    // No key, no documented action and no documented reason has a digit: all that a plain record has are of its ID and times.
    for (const [at, byte] of line.entries()) {
        if (byte < line_template_zero || byte > line_template_zero + 9)
            continue;
        line[at] = line_template_zero;
        mask[at] = 0xf0;
        six[at] = 6;
    }
    const count = Math.ceil(line.length / 4);
    const places = Int32Array.from({ length: count }, (_, word) => Math.min(word * 4, line.length - 4));
    const toWords = (some) => {
        const words = new DataView(some.buffer);
        return places.map((place) => words.getInt32(place, true));
    };
    return {
        sizeBytes: line.length,
        words: toWords(line),
        masks: toWords(mask),
        sixes: toWords(six),
        idStart: record.idStart - start,
        idEnd: record.idEnd - start,
        finding: record.finding,
    };
}
function matchesTemplate(view, at, template) {
    const { sizeBytes, words, masks, sixes } = template;
    if (at + sizeBytes > view.byteLength)
        return false;
    const last = words.length - 1;
    // Reasons stand at the end, mostly: a look there tells templates apart.
    const ending = view.getInt32(at + sizeBytes - 4, true) ^ words[last];
    let foreign = (ending | (ending + sixes[last])) & masks[last];
    if (foreign !== 0)
        return false;
    for (let word = 0, place = at; word < last; word++, place += 4) {
        const difference = view.getInt32(place, true) ^ words[word];
        foreign |= (difference | (difference + sixes[word])) & masks[word];
    }
    return foreign === 0;
}
//# sourceMappingURL=line-template.js.map
;// CONCATENATED MODULE: ../core/build/results/template-list.js

/** Enough for every reason with IDs of some lengths; a result of more layouts is read line by line. */
const mostTemplates = 32;
/** The layouts of a result's lines, learnt from the first of each: what `LineTemplate` gains, for all layouts. See docs/performance.md. */
class TemplateList {
    #templates = [];
    learn(view, line, record) {
        if (this.#templates.length === mostTemplates)
            return;
        // A line that came in two chunks has been read by itself, whether its layout is known or not.
        if (this.find(view, line.start) !== undefined)
            return;
        this.#templates.push(createLineTemplate(view, line, record));
    }
    find(view, at) {
        const templates = this.#templates;
        for (let index = 0; index < templates.length; index++) {
            const template = templates[index];
            if (matchesTemplate(view, at, template))
                return template;
        }
        return undefined;
    }
}
//# sourceMappingURL=template-list.js.map
;// CONCATENATED MODULE: ../core/build/results/whole-lines.js
const lf = 10;
/** No record is longer, and a hostile line stays cheap. */
const maxLineBytes = 64 * 1024;
/** `onTooLong` must throw. */
function createWholeLines(onTooLong) {
    let held = Buffer.alloc(0);
    return {
        push(chunk) {
            const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
            const end = bytes.lastIndexOf(lf) + 1;
            held = Buffer.from(bytes.subarray(end));
            if (end === 0 && held.length > maxLineBytes)
                onTooLong();
            return bytes.subarray(0, end);
        },
        end: () => held,
        checkLength(lineBytes) {
            if (lineBytes > maxLineBytes)
                onTooLong();
        },
    };
}
//# sourceMappingURL=whole-lines.js.map
;// CONCATENATED MODULE: ../core/build/results/read-result.js









const read_result_lf = 10;
const noSentinels = { sentinels: [], adopted: false };
/**
 * Holds P2 and P5: every line that names an ID is a record about a submitted one, and none has two records that contradict
 * each other. What names no ID is counted and not kept; so are the sentinels (P4).
 * `push` and `end` throw RESULT_TRUNCATED, RESULT_MALFORMED, RESULT_FOREIGN_ID, RESULT_CONFLICT.
 */
function createResultReader(submitted, options = noSentinels) {
    const block = new RecordBlock(submitted);
    const bounds = createResultBounds({ ids: submitted.size, sentinels: options.sentinels.length });
    const templates = new TemplateList();
    const plain = createPlainRecord();
    const words = createIdWords();
    // Reused: an object for each line would be 50 bytes of garbage.
    const record = { line: 0, idStart: 0, idEnd: 0, finding: 0 };
    const odd = createOddLines(options, {
        ids: submitted.size,
        isSubmitted(text) {
            const id = Buffer.from(text);
            return parseId(id, { start: 0, end: id.length }, words) && submitted.has(words[0] ?? 0, words[1] ?? 0);
        },
    });
    function readKnownLines(bytes, start) {
        const view = createView(bytes);
        const end = addKnownLines(bytes, view, start);
        block.parse(bytes, view);
        return end;
    }
    /** A function of its own: what stands behind a loop that is compiled while it runs would undo that, chunk by chunk. */
    function addKnownLines(bytes, view, start) {
        let at = start;
        for (;;) {
            const template = templates.find(view, at);
            if (template === undefined)
                break;
            record.line++;
            record.idStart = at + template.idStart;
            record.idEnd = at + template.idEnd;
            record.finding = template.finding;
            block.add(record);
            if (block.isFull)
                block.parse(bytes, view);
            at += template.sizeBytes;
        }
        return at;
    }
    function takeOne(bytes, id, finding) {
        record.idStart = id.start;
        record.idEnd = id.end;
        record.finding = finding;
        block.add(record);
        block.parse(bytes, createView(bytes));
    }
    /** Reads a line whose LF is at `end`. Returns whether it is to be kept. */
    function readLine(bytes, start, end) {
        record.line++;
        if (readPlainRecord(bytes, { start, end }, plain)) {
            takeOne(bytes, { start: plain.idStart, end: plain.idEnd }, plain.finding);
            templates.learn(createView(bytes), { start, end }, plain);
            return true;
        }
        const reading = odd.take(toText(bytes, start, end), record.line);
        if (reading.kind === "refused") {
            // Faults of earlier lines come first.
            block.flush();
            throw odd.createFault(reading.code, record.line);
        }
        if ("record" in reading && reading.record !== undefined) {
            const id = Buffer.from(reading.record.id);
            takeOne(id, { start: 0, end: id.length }, (0,results_record/* findFinding */.b8)(reading.record));
        }
        return reading.kind === "record" || reading.kind === "blank";
    }
    /** Reads whole lines. Returns those that are to be kept. */
    function readLines(bytes) {
        const kept = [];
        let from = record.line === 0 ? odd.skipMark(bytes) : 0;
        for (let at = readKnownLines(bytes, from); at < bytes.length;) {
            const end = bytes.indexOf(read_result_lf, at);
            lines.checkLength(end - at);
            if (!readLine(bytes, at, end)) {
                if (at > from)
                    kept.push(bytes.subarray(from, at));
                from = end + 1;
            }
            at = readKnownLines(bytes, end + 1);
        }
        if (from < bytes.length)
            kept.push(bytes.subarray(from));
        // A fault ends the reading with its chunk, not only when the block is full.
        block.flush();
        bounds.checkRecords(block.records);
        return kept;
    }
    const lines = createWholeLines(() => {
        block.flush();
        throw new build_errors/* ComplianceError */.c7("RESULT_MALFORMED", `Line ${record.line + 1} of the result is longer than 64 KiB.`);
    });
    return {
        found: block.found,
        push(chunk) {
            bounds.takeBytes(chunk.length);
            return readLines(lines.push(chunk));
        },
        end() {
            const last = lines.end();
            odd.checkLastLine(toText(last, 0, last.length), record.line + 1);
            const rest = last.length === 0 ? [] : readLines(Buffer.concat([last, Buffer.of(read_result_lf)]));
            const { found, records } = block;
            return { rest, found, records, endsWithLf: last.length === 0, ...odd.finish(records) };
        },
    };
}
function createView({ buffer, byteOffset, length }) {
    return new DataView(buffer, byteOffset, length);
}
function toText({ buffer, byteOffset }, start, end) {
    return Buffer.from(buffer, byteOffset + start, end - start).toString("utf8");
}
//# sourceMappingURL=read-result.js.map
;// CONCATENATED MODULE: ../core/build/job/keep-result.js
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





const what = "The temporary file for the result";
/**
 * Reads one download to its end, keeps it, and holds it against every proof but the second download.
 * Throws what `Download.body`, `createResultReader` and `createStoredCheck` throw, and FILE_UNWRITABLE.
 */
async function keepResult(open, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { part, path } = options;
        const file = __addDisposableResource(env_1, await createFile(path, what), true);
        const { body, stored } = await open();
        const hash = (0,external_node_crypto_.createHash)("sha256");
        const check = createStoredCheck(stored);
        const reader = createResultReader(part.submitted, options);
        let sizeBytes = 0;
        async function keep(pieces) {
            for (const piece of pieces)
                await appendBytes(file, piece, what);
        }
        async function readAll() {
            for await (const chunk of body) {
                hash.update(chunk);
                check.update(chunk);
                sizeBytes += chunk.length;
                await keep(reader.push(chunk));
            }
            const { rest, ...reading } = reader.end();
            await keep(rest);
            return { ...reading, isStored: check.finish() };
        }
        const { isStored, ...reading } = await readAll().catch((error) => {
            if ((0,build_errors/* isComplianceError */.Ez)(error))
                options.onBroken?.({ code: error.code, found: reader.found, sizeBytes });
            throw error;
        });
        return {
            ...reading,
            digest: hash.digest("hex"),
            sizeBytes,
            provenBy: findProof(reading, isStored),
            isDisputed: false,
        };
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
/**
 * A checksum tells that the bytes came as they are stored, not that X wrote all of them: what the lines themselves
 * say against it counts. No sentinel speaks for what stood behind a missing LF.
 */
function findProof({ atBest, endsWithLf, sentinels }, isStored) {
    if (atBest === "unverified")
        return undefined;
    if (isStored)
        return "checksum";
    if (atBest === "consistent")
        return undefined;
    const areBack = sentinels.sent > 0 && sentinels.returned === sentinels.sent;
    return areBack && endsWithLf ? "sentinels" : undefined;
}
//# sourceMappingURL=keep-result.js.map
;// CONCATENATED MODULE: ../core/build/job/keep-again.js
var keep_again_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var keep_again_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Downloads a result once more. Both are X's words, so whatever either of them names counts. Where the later one leaves
 * out or contradicts what was named before, nothing proves the result any more.
 */
async function keepAgain(open, options, known) {
    const path = `${options.path}.again`;
    try {
        const again = await keepResult(open, { ...options, path });
        const isSame = again.digest === known.digest;
        if (again.found.covers(known.found)) {
            if (!isBetter(again, known))
                return { kept: known, isSame };
            await (0,external_node_fs_promises_.rename)(path, options.path);
            return { kept: known.isDisputed ? dispute(again) : again, isSame };
        }
        if (known.found.covers(again.found))
            return { kept: dispute(known), isSame };
        await join([options.path, path], options.path);
        known.found.addLower(again.found);
        return { kept: dispute({ ...known, records: known.records + again.records }), isSame };
    }
    finally {
        await (0,external_node_fs_promises_.rm)(path, { force: true });
    }
}
function dispute(kept) {
    return { ...kept, provenBy: undefined, atBest: "unverified", isDisputed: true };
}
/** It names all that was known: a proof, the end or more records are what it can have more of. */
function isBetter(again, known) {
    if (again.provenBy !== undefined || again.endsWithLf !== known.endsWithLf) {
        return again.provenBy !== undefined || again.endsWithLf;
    }
    return again.found.size > known.found.size;
}
const keep_again_what = "The temporary file for the result";
/** Writes the records of both, one behind the other, in the place of a third file. */
async function join(parts, path) {
    const both = `${path}.both`;
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const file = keep_again_addDisposableResource(env_1, await createFile(both, keep_again_what), true);
            for (const part of parts) {
                for await (const chunk of (0,external_node_fs_.createReadStream)(part))
                    await appendBytes(file, chunk, keep_again_what);
            }
            await (0,external_node_fs_promises_.rename)(both, path);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = keep_again_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    finally {
        await (0,external_node_fs_promises_.rm)(both, { force: true });
    }
}
//# sourceMappingURL=keep-again.js.map
;// CONCATENATED MODULE: ../core/build/job/collect-result.js





/** A whole result is fetched so often in vain. */
const wholePausesMs = [1_000, 2_000];
/** A result that did not arrive whole is refused as a whole and fetched again, from a fresh address. */
const rule = {
    codes: outage,
    again: {
        RESPONSE_UNFRAMED: wholePausesMs,
        RESULT_TRUNCATED: wholePausesMs,
        RESULT_MALFORMED: wholePausesMs,
        // No byte came. None of these is believed at once: another job would be paid for.
        SIGNED_URL_REFUSED: oddPausesMs,
        NOT_FOUND: oddPausesMs,
        // 202 or 206: the result is not there yet, or a part of it alone.
        RESPONSE_UNREADABLE: oddPausesMs,
        BAD_REQUEST: oddPausesMs,
        UNAUTHORIZED: oddPausesMs,
        FORBIDDEN: oddPausesMs,
        API_ERROR: oddPausesMs,
    },
};
/**
 * Downloads the result of a complete job, as X showed it just now, until it is proven. Where neither a checksum nor
 * sentinels show that it is whole, it comes twice: the same bytes both times are `consistent`, else the proof is
 * `unverified`. Sentinels only add proof: without some or all of them nothing is lost but `proven`. Whatever any download
 * names counts. Where it throws, nothing is concluded.
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
    const download = (pass, read) => retry(context, async () => {
        // After a failure the job is looked up again: a later address can carry a newer signature.
        const current = known ?? (await client.getJob(job.id, { signal, deadlineMs }));
        known = undefined;
        const value = await read(() => openResult(client, current, { ...options, pass }));
        known = current;
        return value;
    });
    let broken;
    let longestBytes = 0;
    const onBroken = ({ code, found, sizeBytes }) => {
        if (broken === undefined)
            broken = found;
        else
            broken.addLower(found);
        // What is no result at all may be longer than one.
        if (!contradictions.includes(code))
            longestBytes = Math.max(longestBytes, sizeBytes);
    };
    const keeping = { ...options, onBroken };
    let first;
    let unended = 0;
    const readFirst = async (open) => {
        first =
            first === undefined ? await keepResult(open, keeping) : (await keepAgain(open, keeping, first)).kept;
        // More may have stood behind a last line without LF: another download may bring it.
        const { provenBy, endsWithLf, isDisputed } = first;
        if (provenBy === undefined && !endsWithLf && !isDisputed && ++unended < mostUnended)
            throw createUnended();
        return first;
    };
    const kept = await orElse(() => download(1, readFirst), () => first);
    // What was refused proves nothing; but if it named what the whole one leaves out, that proves nothing either.
    if (broken !== undefined && !kept.found.covers(broken))
        return conclude(kept, "nothing");
    if (kept.provenBy !== undefined)
        return conclude(kept, kept.provenBy);
    // A second download of the same bytes says nothing of what stood behind them: where one broke off later than they end,
    // more did.
    if (!kept.endsWithLf || kept.isDisputed || longestBytes > kept.sizeBytes)
        return conclude(kept, "nothing");
    const second = await tryAgain(() => download(2, (open) => keepAgain(open, options, kept)));
    return second === undefined ? conclude(kept, "nothing") : conclude(second.kept, collect_result_findProof(second));
}
function collect_result_findProof({ kept: { provenBy, atBest }, isSame }) {
    return provenBy ?? (isSame && atBest !== "unverified" ? "second download" : "nothing");
}
/** So often a result without its last LF is fetched before it is taken as it is. */
const mostUnended = 3;
function createUnended() {
    return new build_errors/* ComplianceError */.c7("RESULT_TRUNCATED", "The last line of the result has no line feed.");
}
const levels = {
    sentinels: "proven",
    checksum: "proven",
    "second download": "consistent",
    nothing: "unverified",
};
function conclude({ provenBy: _, atBest: __, endsWithLf: ___, isDisputed: ____, sizeBytes: _____, ...kept }, proofBy) {
    return { ...kept, proof: levels[proofBy], proofBy };
}
/** Says otherwise of the same job: what was kept before is not to be trusted either. */
const contradictions = ["RESULT_FOREIGN_ID", "RESULT_CONFLICT", "RESULT_MALFORMED"];
/** What is known stays known where it cannot be had once more. */
async function orElse(read, known) {
    try {
        return await read();
    }
    catch (error) {
        const kept = known();
        if (kept === undefined || !(0,build_errors/* isComplianceError */.Ez)(error) || contradictions.includes(error.code))
            throw error;
        return kept;
    }
}
/** A second download that cannot be had proves nothing, but the first one's records stay true. */
async function tryAgain(read) {
    try {
        return await read();
    }
    catch (error) {
        if ((0,build_errors/* isComplianceError */.Ez)(error))
            return undefined;
        throw error;
    }
}
async function openResult(client, job, options) {
    const { part, jobName, signal, deadlineMs, pass, onReceived } = options;
    const isOurs = identifyJob(job, { type: part.type, name: jobName }) !== undefined;
    if (job.status !== "complete" || !isOurs) {
        throw new build_errors/* ComplianceError */.c7("JOB_MISMATCH", `Job ${job.id} is not the complete job that it was.`, {
            jobId: job.id,
        });
    }
    const download = await client.downloadResults(job, { signal, deadlineMs });
    return onReceived === undefined
        ? download
        : {
            ...download,
            body: tellReceived(download.body, (receivedBytes) => onReceived({ receivedBytes, pass })),
        };
}
async function* tellReceived(body, tell) {
    let receivedBytes = 0;
    for await (const chunk of body) {
        receivedBytes += chunk.length;
        tell(receivedBytes);
        yield chunk;
    }
}
//# sourceMappingURL=collect-result.js.map
;// CONCATENATED MODULE: ../core/build/job/sentinels.js
const fewest = 3;
const most = 16;
const letters = 20;
const letterA = 97;
/**
 * P4: lines for the upload of a part that are no IDs, which X gives back in the result. Nobody without the token can
 * tell them, and every run under it makes the same ones, also one that takes the job over.
 */
function buildSentinels(client, { digest, submitted }) {
    const count = countSentinels(submitted.size);
    // With the count in the text, a version that counts otherwise makes none that could pass for some of these.
    return Array.from({ length: count }, (_, index) => spell(client.signText(`sentinel ${index + 1} of ${count} for ${digest}`)));
}
/**
 * Three are the first, the last and one between. More are for larger parts: of a result in random order that lost a
 * share of its lines, one that keeps all n sentinels has a chance of (1 − share)^n, which at 16 is a hundredth for a
 * quarter lost. Few for few IDs, since a service might refuse an upload that is mostly malformed.
 */
function countSentinels(ids) {
    return Math.min(most, Math.max(fewest, Math.ceil(Math.log2(ids + 1))));
}
/** As long as the longest ID, and of letters alone, so that it can never be one. */
function spell(signature) {
    return String.fromCharCode(...signature.subarray(0, letters).map((byte) => letterA + (byte % 26)));
}
//# sourceMappingURL=sentinels.js.map
;// CONCATENATED MODULE: ../core/build/job/collect-part.js


/** What was paid for, and is complete when the time is up, may still be downloaded for so long, ms. */
const lastDownloadMs = 15_000;
/** Downloads the result of a part's complete job, and proves it. Throws what `collectResult` throws. */
async function collectPart(client, { part, job, adopted, sentinels = buildSentinels(client, part) }, { resultPath, deadlineMs, signal, onEvent }) {
    const result = await collectResult(client, job, {
        part,
        // Looked for in any case: an earlier run may have made the upload, whatever this one would have done.
        sentinels,
        adopted,
        jobName: job.name,
        path: resultPath,
        signal,
        deadlineMs: Math.max(deadlineMs, client.clock.monotonic() + lastDownloadMs),
        onReceived: (progress) => onEvent?.({ type: "downloading", jobId: job.id, ...progress }),
        onRetry: (retry) => onEvent?.({ type: "retry", ...retry }),
    });
    const { proof, proofBy, records, sentinels: markerLines, oddLines } = result;
    onEvent?.({ type: "proven", jobId: job.id, proof, proofBy, records, markerLines, oddLines });
    return result;
}
/** Tells that the job of an earlier run is used again, or that a new one was made. */
function tellJob({ part, job, adopted }, onEvent) {
    onEvent?.({
        type: "job",
        how: adopted ? "adopted" : "created",
        jobType: part.type,
        jobId: job.id,
        ageMs: job.observedAtMs - job.createdAtMs,
    });
}
//# sourceMappingURL=collect-part.js.map
;// CONCATENATED MODULE: ../core/build/bytes/line-splitter.js
const line_splitter_lf = 10;
const leastCarryBytes = 256;
function enlarge(carry, { carried, neededBytes }) {
    const larger = new Uint8Array(Math.max(leastCarryBytes, 2 * neededBytes));
    larger.set(carry.subarray(0, carried));
    return larger;
}
function createLineSplitter({ maxLineBytes, onLine, onTooLong }) {
    // The beginning of a line whose end has not come yet.
    let carry = new Uint8Array(0);
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
        // With room for the LF. Most such lines are far shorter than the longest one that may come.
        const neededBytes = carried + end - start + 1;
        if (carry.length < neededBytes)
            carry = enlarge(carry, { carried, neededBytes });
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
            for (let end = chunk.indexOf(line_splitter_lf, start); end !== -1; end = chunk.indexOf(line_splitter_lf, start)) {
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
;// CONCATENATED MODULE: ../core/build/check/parts/rebuild-upload.js



/** Another upload is looked for among those that lack so many of the last lines at most: each costs a digest. */
const mostAdded = 200_000;
const longestLineBytes = 21;
/**
 * Looks for an upload by the beginning of its digest: the part's lines, with those IDs in their places that have left it
 * since, and without the last ones, that were added since. IDs grow with time, so that new ones are the last.
 * Throws UPLOAD_CHANGED, FILE_UNREADABLE.
 */
async function rebuildUpload(upload, gone, isIt) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const total = upload.ids + gone.length;
    let found;
    let lines = 0;
    let ids = 0;
    let next = 0;
    function add(line, value) {
        hash.update(line);
        lines++;
        if (lines < total - mostAdded)
            return;
        const digest = hash.copy().digest("hex");
        if (isIt(digest))
            found = { digest, upTo: lines === total ? undefined : value(), ids };
    }
    function addGone(limit) {
        for (; next < gone.length && (limit === undefined || gone[next] < limit); next++) {
            const value = gone[next];
            add(`${value}\n`, () => value);
        }
    }
    await readIds(upload, (line, value) => {
        if (next < gone.length)
            addGone(value());
        ids++;
        add(line, value);
    });
    addGone(undefined);
    return found;
}
/** Adds the part's IDs up to a value to a set. Throws UPLOAD_CHANGED, FILE_UNREADABLE. */
async function addIds(upload, upTo, into) {
    await readIds(upload, (_line, value, [high, low]) => {
        if (upTo === undefined || value() <= upTo)
            into.add(high, low);
    });
}
async function readIds({ body }, onId) {
    const words = createIdWords();
    const lines = createLineSplitter({
        maxLineBytes: longestLineBytes,
        onLine(bytes, { start, end }) {
            parseId(bytes, { start, end }, words);
            const [high, low] = [words[0], words[1]];
            const value = () => (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
            // Core wrote the file: each line has its line feed.
            onId(bytes.subarray(start, end + 1), value, [high, low]);
        },
        onTooLong: () => undefined,
    });
    for await (const chunk of body.open())
        lines.push(chunk);
    lines.end();
}
//# sourceMappingURL=rebuild-upload.js.map
;// CONCATENATED MODULE: ../core/build/check/parts/collect-edited.js








/**
 * Collects a result about other bytes of a part's range. A merged removal takes just those IDs out of a list that the
 * result names, and new IDs are larger than all others, so the old upload can be made again and held against the digest
 * in the job's name. Where it is another one, the records still are what X said about IDs, and only its silence says
 * nothing.
 * Throws what `collectPart` throws, UPLOAD_CHANGED, FILE_UNREADABLE.
 */
async function collectEdited(client, { part: { upload }, job }, options) {
    const { scanned, prefix } = options;
    const named = await readNamedIds(client, job, { ...options, ids: upload.ids });
    const gone = listGone(named, scanned.submitted);
    const rebuilt = await rebuildUpload(upload, gone, (digest) => isOurName(job.name, { prefix, digest }));
    // By now all IDs that the result may name, and those of the part that were uploaded.
    await addIds(upload, rebuilt?.upTo, named);
    const { type } = scanned;
    const ready = {
        part: { type, submitted: named, body: upload.body, digest: rebuilt?.digest ?? "" },
        ...{ job, adopted: true },
    };
    tellJob(ready, options.onEvent);
    return { collected: await collectPart(client, ready, options), rebuilt };
}
/** A part may have been larger: so many times, or so many IDs. */
const timesLarger = 4;
const leastIds = 65_536;
const collect_edited_longestLineBytes = 64 * 1024;
/** The IDs that a result names, by a loose first reading: whoever reads it for its records is strict. */
async function readNamedIds(client, job, { deadlineMs, signal, ids }) {
    const named = new IdSet();
    const words = createIdWords();
    const bounds = createResultBounds({ ids: Math.max(ids * timesLarger, leastIds), sentinels: 0 });
    const lines = createLineSplitter({
        maxLineBytes: collect_edited_longestLineBytes,
        onLine(bytes, { start, end }) {
            const id = Buffer.from(readId(Buffer.from(bytes.subarray(start, end)).toString()));
            if (parseId(id, { start: 0, end: id.length }, words))
                named.add(words[0], words[1]);
        },
        onTooLong() {
            throw new build_errors/* ComplianceError */.c7("RESULT_MALFORMED", "A line of the result is longer than 64 KiB.");
        },
    });
    const { body } = await client.downloadResults(job, { deadlineMs, signal });
    for await (const chunk of body) {
        bounds.takeBytes(chunk.length);
        lines.push(chunk);
    }
    lines.end();
    return named;
}
function readId(line) {
    try {
        const record = JSON.parse(line);
        const id = typeof record === "object" && record !== null && "id" in record ? record.id : "";
        return typeof id === "string" ? id : "";
    }
    catch {
        return "";
    }
}
/** Those that have left the lists, in ascending order. */
function listGone(named, submitted) {
    const gone = [];
    named.forEach((high, low) => {
        if (!submitted.has(high, low))
            gone.push((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0));
    });
    return BigUint64Array.from(gone).sort();
}
//# sourceMappingURL=collect-edited.js.map
;// CONCATENATED MODULE: ../core/build/check/parts/describe-job.js
/** What the report says of the job behind a part's result. */
function reportResult({ upload }, { job, adopted, collected, uploadDigest, isFresh, createdAtMs, tailIds = 0 }, { type, nowMs }) {
    const { sent, returned } = collected.sentinels;
    return {
        ...describeJob(job, { type, adopted, ageMs: nowMs - createdAtMs }),
        ...{ state: "complete", standsIn: !isFresh, ids: upload.ids - tailIds, uploadDigest },
        proof: collected.proof,
        proofBy: collected.proofBy,
        ...(returned > 0 && { markerLines: { sent, returned } }),
        records: collected.records,
        ...(collected.oddLines.length > 0 ? { oddLines: collected.oddLines } : {}),
        resultDigest: collected.digest,
    };
}
/** What it says of one whose records count and whose silence does not, as its upload held other IDs. */
function reportRecords(part, known, context) {
    const report = reportResult(part, known, context);
    return { ...report, standsIn: true, proof: "unverified", proofBy: "nothing", uploadDigest: "" };
}
/** What it says of one that was not ready when the time was up. */
function reportPending({ upload: { ids, digest } }, { job, adopted, createdAtMs }, { type, nowMs }) {
    return {
        ...describeJob(job, { type, adopted, ageMs: nowMs - createdAtMs }),
        ...{ state: "pending", standsIn: false, proof: "unverified", proofBy: "nothing" },
        ...{ ids, records: 0, uploadDigest: digest, resultDigest: "" },
    };
}
function describeJob({ id, name, createdAtMs }, { type, adopted, ageMs }) {
    const createdAt = new Date(createdAtMs).toISOString();
    return { type, id, name, adopted, createdAt, ageMs: Math.max(0, Math.round(ageMs)) };
}
//# sourceMappingURL=describe-job.js.map
;// CONCATENATED MODULE: ../core/build/job/part-place.js

/** In the order of their codes, so that texts of the same length sort as the numbers do. */
const signs = "." + "0123456789" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "_" + "abcdefghijklmnopqrstuvwxyz";
const lastSign = "z";
/** The signs at the start of a place that tell the list. */
const listSigns = 2;
const valueSigns = 11;
/** Behind the last value of all. */
const valueLimit = 2n ** 64n;
/**
 * Where a part stands: two signs for the list, so that two lists of one repository are not taken for one, then the last
 * value of the part's range, six bits a sign, without the `z` at its end, of which it has many. It is the end of a range that
 * tells what was asked about: IDs that join a part from behind move its end, and it has its turn again.
 */
function encodePlace(list, last) {
    const hash = (0,external_node_crypto_.createHash)("sha256").update(list).digest();
    const tag = Array.from({ length: listSigns }, (_, index) => signs[hash[index] & 63]).join("");
    // 11 signs hold 66 bits: the two more are ones, too.
    let rest = (last << 2n) | 3n;
    let text = "";
    for (let at = 0; at < valueSigns; at++) {
        text = `${signs[Number(rest & 63n)]}${text}`;
        rest >>= 6n;
    }
    return `${tag}${text.replace(/z+$/, "")}`;
}
/** Whether a place is behind another one of the same list. */
function isBehind(place, other) {
    const length = listSigns + valueSigns;
    return place.padEnd(length, lastSign) > other.padEnd(length, lastSign);
}
//# sourceMappingURL=part-place.js.map
;// CONCATENATED MODULE: ../core/build/check/parts/known-part.js


/** The parts of a list, each up to where the next begins. */
function toKnownParts(uploads, list) {
    return uploads.map((upload, number) => {
        const end = uploads[number + 1]?.place ?? valueLimit;
        return { number, upload, place: encodePlace(list, end - 1n), result: undefined, others: [] };
    });
}
/** What a job is made of. */
function toPart({ number, upload, place }, { type, submitted }) {
    const { body, digest, ids } = upload;
    return { type, submitted: viewPart(submitted, number, ids), body, digest, place };
}
//# sourceMappingURL=known-part.js.map
;// CONCATENATED MODULE: ../core/build/check/parts/look-at-earlier.js



/** X no longer has it. */
const gone = new Set(["NOT_FOUND", "SIGNED_URL_REFUSED"]);
/** It is of no use. */
const spoilt = new Set([
    "RESULT_MALFORMED",
    "RESULT_FOREIGN_ID",
    "RESULT_CONFLICT",
    "RESULT_TRUNCATED",
    "RESPONSE_UNFRAMED",
    "RESPONSE_UNREADABLE",
    "JOB_MISMATCH",
    "BAD_REQUEST",
    "URL_REFUSED",
    "REDIRECTED",
]);
/**
 * What is not to be had now may be so later: what is old is done without, and a young one is tried again as a part's own.
 * A connection that says nothing is given up after a minute: there has to be time for another one.
 */
const usualPatienceMs = 2 * 60_000;
/** Lost on results that were not to be had, and then each further one gets little. */
const patienceInAllMs = 4 * 60_000;
const leastPatienceMs = 5_000;
/**
 * Looks at one earlier result, with a patience of its own: `take` gets its deadline. Tells what came of it: `out of time` is
 * the run's own. Throws what concerns more than this result.
 */
async function lookAtEarlier(client, { run, looks, of: { part, job } }, take) {
    const { room, options, deadlineMs } = run.context;
    const { clock } = client;
    const isYoung = isYoungJob(run, { part, job });
    const patienceMs = looks.lostMs < patienceInAllMs ? usualPatienceMs : leastPatienceMs;
    const startMs = clock.monotonic();
    try {
        await room.beforePart(part.upload);
        await take(Math.min(deadlineMs, startMs + patienceMs));
        return "taken";
    }
    catch (error) {
        if (!(0,build_errors/* isComplianceError */.Ez)(error) || options.signal?.aborted)
            throw error;
        const isOfNoUse = gone.has(error.code) || spoilt.has(error.code);
        const isLater = !isOfNoUse && (isNotInTime(error) || error.retryable);
        if (!isLater && !isOfNoUse)
            throw error;
        if (clock.monotonic() >= deadlineMs)
            return "out of time";
        looks.lostMs += clock.monotonic() - startMs;
        if (isLater && isYoung)
            part.isPutOff = true;
        else
            run.excluded.add(job.id);
        if (isYoung && spoilt.has(error.code))
            looks.failure ??= error;
        options.onEvent?.({ type: "abandoned", jobId: job.id, code: error.code, cancelled: false });
        return "not had";
    }
    finally {
        room.postponePart(part.upload);
    }
}
/** Whether a job with a result is so young that no other is made. */
function isYoungJob({ context: { options } }, { part, job }) {
    const { jobNamePrefix: prefix, runKey, reuseWithinMs = defaultReuseWithinMs } = options;
    const identity = { prefix, runKey, digest: part.upload.digest, place: part.place };
    return isFresh(job, { identity, reuseWithinMs });
}
//# sourceMappingURL=look-at-earlier.js.map
;// CONCATENATED MODULE: ../core/build/check/parts/collect-earlier.js







/**
 * Downloads what earlier runs have paid for and X still has: of each part the youngest result about its very bytes, and
 * younger ones about other bytes of its range. The youngest word about an ID counts. What the time is not enough for is
 * left. Throws what concerns more than one result, and what `RoomKeeper` throws.
 */
async function collectEarlier(client, run, { exact, edited }) {
    const looks = { lostMs: 0, failure: undefined };
    let hasAsked = false;
    const end = () => ({ hasAsked, failure: looks.failure });
    for (const part of run.parts) {
        for (const job of exact[part.number] ?? []) {
            hasAsked = true;
            const of = { part, job };
            const outcome = await lookAtEarlier(client, { run, looks, of }, (deadlineMs) => takeResult(client, run, { ...of, deadlineMs }));
            if (outcome === "out of time")
                return end();
            if (outcome === "taken")
                break;
        }
    }
    const settled = new IdSet();
    for (const { job, number } of edited) {
        const part = run.parts[number];
        if (part.result?.isFresh === true || !isNews(run, { part, job }))
            continue;
        hasAsked = true;
        const of = { part, job };
        const outcome = await lookAtEarlier(client, { run, looks, of }, (deadlineMs) => takeEdited(client, run, { ...of, deadlineMs, settled }));
        if (outcome === "out of time")
            return end();
    }
    return end();
}
/** A range that was joined or divided reaches into parts near the one that it ended in. */
const nearParts = 3;
/** Whether a job is younger than what is known of the parts that it may be about. */
function isNews({ parts }, { part, job }) {
    return parts
        .slice(Math.max(0, part.number - nearParts), part.number + 2)
        .some(({ result }) => result === undefined || result.job.createdAtMs < job.createdAtMs);
}
async function takeResult(client, run, { part, job, deadlineMs }) {
    const { options, folder } = run.context;
    const { signal, onEvent } = options;
    const resultPath = folder.earlierPath(run.scanned.type, part.number);
    const ready = { part: toPart(part, run.scanned), job, adopted: true };
    tellJob(ready, onEvent);
    const collected = await collectPart(client, ready, { resultPath, deadlineMs, signal, onEvent });
    run.found.addAll(collected.found);
    const uploadDigest = part.upload.digest;
    await keepKnown(run, part, describeKnown(client, run, { part, job, collected, uploadDigest }));
}
async function takeEdited(client, run, { part, job, deadlineMs, settled }) {
    const { scanned, context, found, parts } = run;
    const { options, folder } = context;
    // Not where the result lies that may stand in.
    const resultPath = folder.resultPath(scanned.type, part.number);
    const { jobNamePrefix: prefix, signal, onEvent } = options;
    const { collected, rebuilt } = await collectEdited(client, { part, job }, { prefix, scanned, resultPath, deadlineMs, signal, onEvent });
    const isWhole = rebuilt !== undefined && !((part.result?.job.createdAtMs ?? 0) > job.createdAtMs);
    if (isWhole)
        found.clearPart(part.number, settled);
    const isOlder = ({ result }) => result === undefined || result.job.createdAtMs < job.createdAtMs;
    const open = new Set(parts.filter(isOlder).map(({ number }) => number));
    collected.found.copyTo(found, settled, (row) => open.has(scanned.submitted.partOf(row)));
    const uploadDigest = rebuilt?.digest ?? "";
    const known = describeKnown(client, run, { part, job, collected, uploadDigest });
    if (isWhole) {
        await (0,external_node_fs_promises_.rename)(resultPath, folder.earlierPath(scanned.type, part.number));
        const { upTo, ids } = rebuilt;
        const tail = upTo === undefined ? {} : { upTo, tailIds: part.upload.ids - ids, isFresh: false };
        return await keepKnown(run, part, { ...known, ...tail });
    }
    part.others.push(reportRecords(part, known, { type: scanned.type, nowMs: client.clock.monotonic() }));
    await (0,external_node_fs_promises_.rm)(resultPath, { force: true });
}
async function keepKnown({ scanned: { type }, context: { room, folder } }, part, known) {
    part.result = { ...known, isHeld: !known.isFresh };
    const { records } = known.collected;
    const kept = { upload: part.upload, records, path: folder.earlierPath(type, part.number) };
    await (known.isFresh ? room.keepResult(kept) : room.holdResult(kept));
}
function describeKnown(client, run, { part, job, collected, uploadDigest }) {
    return {
        ...{ job, collected, uploadDigest, adopted: true },
        isFresh: isYoungJob(run, { part, job }),
        createdAtMs: client.clock.monotonic() - (job.observedAtMs - job.createdAtMs),
    };
}
//# sourceMappingURL=collect-earlier.js.map
;// CONCATENATED MODULE: ../core/build/job/insert-sentinels.js

const insert_sentinels_lf = 10;
/**
 * The body with the sentinels as lines in it: one before the first ID, one after the last, the others spread between
 * by their bytes. Where they stand depends on the bytes alone, not on how these are cut into chunks.
 * Throws OPTION_INVALID while it is read if the body does not end with LF.
 */
function insertSentinels(body, sentinels) {
    const lines = sentinels.map((sentinel) => Buffer.from(`${sentinel}\n`));
    const ownBytes = lines.reduce((sum, { length }) => sum + length, 0);
    return { sizeBytes: body.sizeBytes + ownBytes, open: () => insertLines(body, lines) };
}
async function* insertLines(body, lines) {
    const [first, ...others] = lines;
    if (first !== undefined)
        yield first;
    const last = others.length - 1;
    let next = 0;
    let passedBytes = 0;
    let lastByte = insert_sentinels_lf;
    // A body that holds its last chunk back until it is sure of it is sent on in the same way: nothing overtakes it.
    for await (const chunk of body.open()) {
        let from = 0;
        while (next < last) {
            const target = Math.floor((body.sizeBytes * (next + 1)) / (last + 1));
            const end = chunk.indexOf(insert_sentinels_lf, Math.max(from, target - passedBytes)) + 1;
            if (end === 0)
                break;
            yield chunk.subarray(from, end);
            yield others[next++];
            from = end;
        }
        if (from < chunk.length)
            yield chunk.subarray(from);
        passedBytes += chunk.length;
        lastByte = chunk.at(-1) ?? lastByte;
    }
    // Glued to it, a sentinel would make the last ID another line.
    if (lastByte !== insert_sentinels_lf)
        throw new build_errors/* ComplianceError */.c7("OPTION_INVALID", "The body of the part does not end with LF.");
    yield* others.slice(next);
}
//# sourceMappingURL=insert-sentinels.js.map
;// CONCATENATED MODULE: ../core/build/job/line-trial.js
/** Starts with what the caller wants and what earlier parts have taught. */
function createLineTrial(isWanted, lessons) {
    let mayInsert = isWanted && lessons?.dislikesSentinels !== true;
    let isSuspected = false;
    return {
        mayInsert: () => mayInsert,
        fail(code, isUploaded) {
            // A BAD_REQUEST while X is only asked about the job says nothing about its lines.
            const isUnliked = code === "JOB_FAILED" || (code === "BAD_REQUEST" && !isUploaded);
            if (!mayInsert || !isUnliked)
                return false;
            mayInsert = false;
            isSuspected = true;
            return true;
        },
        succeed() {
            if (isSuspected && lessons !== undefined)
                lessons.dislikesSentinels = true;
        },
    };
}
//# sourceMappingURL=line-trial.js.map
;// CONCATENATED MODULE: ../core/build/resumable/upload-window.js

/** Opens a body once: all that is ever sent of it comes from one reading. */
function openWindow(body, chunkBytes) {
    const pieces = body.open()[Symbol.asyncIterator]();
    let window = new Uint8Array();
    let startByte = 0;
    let rest = new Uint8Array();
    async function pull() {
        while (rest.length === 0) {
            const next = await pieces.next();
            if (next.done === true)
                return undefined;
            rest = next.value;
        }
        return rest;
    }
    return {
        async moveTo(fromByte) {
            const kept = window.subarray(fromByte - startByte);
            // A new window each time: the bytes of a broken request may still be on their way out.
            const next = new Uint8Array(Math.min(chunkBytes, body.sizeBytes - fromByte));
            next.set(kept);
            for (let filled = kept.length; filled < next.length;) {
                const piece = (await pull())?.subarray(0, next.length - filled);
                if (piece === undefined)
                    throw changed();
                next.set(piece, filled);
                filled += piece.length;
                rest = rest.subarray(piece.length);
            }
            if (fromByte + next.length === body.sizeBytes && (await pull()) !== undefined)
                throw changed();
            window = next;
            startByte = fromByte;
            return next;
        },
        async [Symbol.asyncDispose]() {
            await pieces.return?.();
        },
    };
}
function changed() {
    return new build_errors/* ComplianceError */.c7("UPLOAD_CHANGED", "The size of the upload changed while it was sent.");
}
//# sourceMappingURL=upload-window.js.map
;// CONCATENATED MODULE: ../core/build/resumable/upload-in-session.js
var upload_in_session_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var upload_in_session_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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



const defaultChunkBytes = 8 * 1024 * 1024;
/** After these it is unknown what has arrived of a chunk, so it is asked first. Progress of any size begins the pauses anew. */
const upload_in_session_rule = { codes: outage, again: { RESPONSE_UNREADABLE: unreadablePausesMs } };
/**
 * Uploads a body in one session, from one reading of it. Throws UPLOAD_NOT_FOUND if the session is gone: only a new one,
 * from the first byte, can do then. API_ERROR if the storage has what was not sent.
 */
async function uploadInSession(client, { job, body }, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { signal, deadlineMs, chunkBytes = defaultChunkBytes, onStored } = options;
        const totalBytes = body.sizeBytes;
        const session = await client.startUpload(job, { signal, deadlineMs });
        const window = upload_in_session_addDisposableResource(env_1, openWindow(body, chunkBytes), true);
        for (let offsetBytes = 0;;) {
            refuseLate(client.clock.monotonic(), job, options);
            const chunk = { bytes: await window.moveTo(offsetBytes), offsetBytes, totalBytes };
            const progress = await storeChunk(client, { session, chunk }, options);
            if (progress.state === "whole")
                break;
            offsetBytes = progress.storedBytes;
            onStored?.(offsetBytes);
        }
        onStored?.(totalBytes);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = upload_in_session_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** No chunk is begun when the time is up, though all went well so far. */
function refuseLate(nowMs, { id }, { windowEndMs, deadlineMs = Number.POSITIVE_INFINITY }) {
    const details = { jobId: id };
    if (nowMs >= windowEndMs) {
        throw new build_errors/* ComplianceError */.c7("SIGNED_URL_REFUSED", `The upload window of job ${id} was over too soon.`, details);
    }
    if (nowMs >= deadlineMs) {
        throw new build_errors/* ComplianceError */.c7("JOB_PENDING", `The upload of job ${id} was not whole when the time was up.`, details);
    }
}
function storeChunk(client, { session, chunk }, { signal, deadlineMs, onRetry }) {
    const call = { signal, deadlineMs };
    let inDoubt = false;
    const context = { operation: "uploadPart", rule: upload_in_session_rule, clock: client.clock, signal, deadlineMs };
    return retry({ ...context, ...(onRetry && { onRetry }) }, async () => {
        if (inDoubt) {
            const asked = await client.askProgress(session, chunk.totalBytes, call);
            if (isProgress(asked, { session, chunk }))
                return asked;
        }
        inDoubt = true;
        const sent = await client.sendChunk(session, chunk, call);
        if (isProgress(sent, { session, chunk }))
            return sent;
        throw new build_errors/* ComplianceError */.c7("SERVER_ERROR", "The storage kept nothing of what was sent.", {
            jobId: session.jobId,
        });
    });
}
/** Whether more is stored than before the chunk. What contradicts the bytes that were sent is never gone on from. */
function isProgress(progress, { session: { jobId }, chunk }) {
    const { bytes, offsetBytes, totalBytes } = chunk;
    const sentBytes = offsetBytes + bytes.length;
    const storedBytes = progress.state === "whole" ? totalBytes : progress.storedBytes;
    if (storedBytes > sentBytes) {
        throw new build_errors/* ComplianceError */.c7("API_ERROR", "The storage says that it has more of the upload than was sent.", {
            jobId,
        });
    }
    if (storedBytes < offsetBytes) {
        throw new build_errors/* ComplianceError */.c7("UPLOAD_NOT_FOUND", "The storage has lost bytes of the upload that it had.", {
            jobId,
        });
    }
    return progress.state === "whole" || storedBytes > offsetBytes;
}
//# sourceMappingURL=upload-in-session.js.map
;// CONCATENATED MODULE: ../core/build/job/send-whole.js

/** Malformed, and unsupported media type. */
const refusals = [400, 415];
/**
 * Sends an upload in one piece. X's documentation calls it plain text, its OpenAPI document knows bytes alone: what the
 * API refuses as the one is sent as the other. A storage has signed the first.
 */
async function sendWhole(client, { job, body }, { onSent, lessons, ...call }) {
    const send = (asBytes) => client.uploadIds(job, countSent(body, onSent), { ...call, ...(asBytes && { asBytes }) });
    const isFirst = lessons?.wantsBytes !== true;
    try {
        return await send(!isFirst);
    }
    catch (error) {
        const isRefused = (0,build_errors/* isComplianceError */.Ez)(error) && refusals.includes(error.status);
        if (!(isRefused && isFirst && client.uploadsToApi(job)))
            throw error;
    }
    await send(true);
    if (lessons !== undefined)
        lessons.wantsBytes = true;
}
function countSent(body, onSent) {
    if (onSent === undefined)
        return body;
    return { sizeBytes: body.sizeBytes, open: () => tellSent(body, onSent) };
}
async function* tellSent(body, onSent) {
    let sentBytes = 0;
    for await (const chunk of body.open()) {
        sentBytes += chunk.length;
        yield chunk;
        onSent(sentBytes);
    }
}
//# sourceMappingURL=send-whole.js.map
;// CONCATENATED MODULE: ../core/build/job/upload-part.js





/**
 * What may be sent again, whole: the job takes one object, so a second copy of the same bytes replaces the
 * first. A 404 was X's answer on several jobs in September 2026; none of the odd ones is believed at once.
 */
const wholeRule = {
    codes: outage,
    again: {
        UPLOAD_NOT_FOUND: oddPausesMs,
        SIGNED_URL_REFUSED: oddPausesMs,
        UNAUTHORIZED: oddPausesMs,
        FORBIDDEN: oddPausesMs,
        CONFLICT: oddPausesMs,
        API_ERROR: oddPausesMs,
    },
};
/** Breaks within a session are seen to there; only one that is gone, or was never found, is started over. */
const sessionRule = { codes: [], again: { UPLOAD_NOT_FOUND: oddPausesMs } };
/**
 * Uploads into a `created` job while its window is open, in a session if the job is resumable. After a failure X is
 * asked first whether the upload has arrived all the same.
 */
async function uploadPart(client, job, body, options) {
    const { clock } = client;
    const { signal, onSent, onRetry, chunkBytes, lessons, isNew = false } = options;
    const windowEndMs = clock.monotonic() + (job.uploadExpiresAtMs - job.observedAtMs);
    const deadlineMs = Math.min(windowEndMs, options.deadlineMs ?? windowEndMs);
    const call = { signal, deadlineMs };
    const rule = job.resumable ? sessionRule : wholeRule;
    const sessionOptions = { ...call, windowEndMs, chunkBytes, onStored: onSent, onRetry };
    let target = job;
    let hasSent = false;
    const watched = {
        sizeBytes: body.sizeBytes,
        open() {
            hasSent = true;
            return body.open();
        },
    };
    // A status that does not wait for an upload from the first says nothing of one, nor does any before there was one.
    const tells = () => job.status === "created" && (hasSent || !isNew);
    const send = () => job.resumable
        ? uploadInSession(client, { job: target, body: watched }, sessionOptions)
        : sendWhole(client, { job: target, body: watched }, { ...call, onSent, lessons });
    let attempts = 0;
    const work = async () => {
        if (attempts++ > 0) {
            const seen = await look(client, job.id, call);
            if (tells() && hasArrived(seen))
                return;
            // The create's answer may have lacked the address.
            if (seen?.uploadUrl !== undefined)
                target = seen;
        }
        try {
            await send();
        }
        catch (error) {
            // Another run that took the same job over was quicker. The job's name says that its bytes are the same.
            const isTaken = (0,build_errors/* isComplianceError */.Ez)(error) && error.code === "CONFLICT";
            if (!isTaken || !tells() || !hasArrived(await look(client, job.id, call)))
                throw error;
        }
    };
    const context = { operation: "uploadPart", rule, clock, signal, deadlineMs };
    try {
        await retry({ ...context, ...(onRetry && { onRetry }) }, work);
    }
    catch (error) {
        if (!(0,build_errors/* isComplianceError */.Ez)(error))
            throw error;
        // X says so often that it has the upload that its status is only behind: that is waited for.
        if (error.code === "CONFLICT") {
            if (tells())
                return;
            throw new build_errors/* ComplianceError */.c7("API_ERROR", refusedNew, { jobId: job.id });
        }
        if (deadlineMs < windowEndMs || !upload_part_passing.includes(error.code))
            throw error;
        // The window is over. What was sent last may have arrived: X's own word counts.
        const last = await client.getJob(job.id, { signal, deadlineMs: options.deadlineMs });
        if (!tells() || !hasArrived(last))
            throw late("SIGNED_URL_REFUSED", job.id);
    }
}
const refusedNew = "X would not take the upload of a job that this run had just created.";
/** What the end of the time may cut off: not X's word about the upload. */
const upload_part_passing = [...outage, "DEADLINE_PASSED"];
/** Whether the job has its upload; throws if it can have none any more. */
function hasArrived(job) {
    if (job?.status === "expired")
        throw late("JOB_EXPIRED", job.id);
    return job !== undefined && job.status !== "created";
}
function late(code, jobId) {
    const what = `The upload window of job ${jobId} was over before the upload arrived.`;
    return new build_errors/* ComplianceError */.c7(code, what, { jobId });
}
/** The job, or undefined where X's answer says nothing: then sending once more tells. */
async function look(client, jobId, call) {
    try {
        const seen = await client.getJob(jobId, call);
        if (seen.status !== "expired")
            return seen;
        await client.clock.sleep(secondLookMs, call.signal);
        return await client.getJob(jobId, call);
    }
    catch (error) {
        if ((0,build_errors/* isComplianceError */.Ez)(error) && !upload_part_passing.includes(error.code))
            return undefined;
        throw error;
    }
}
//# sourceMappingURL=upload-part.js.map
;// CONCATENATED MODULE: ../core/build/job/submit-part.js


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
 * Uploads a part's lines into its job. A job of ours that can never get its upload is cancelled, so that it does not
 * hold the type's only slot. Throws what `uploadPart` throws.
 */
async function submitPart(client, { body, job }, { signal, deadlineMs, lessons, isNew, onEvent }) {
    const { sizeBytes } = body;
    try {
        await uploadPart(client, job, body, {
            signal,
            deadlineMs,
            lessons,
            isNew,
            onSent: (sentBytes) => onEvent?.({ type: "uploading", jobId: job.id, sentBytes, sizeBytes }),
            onRetry: (retry) => onEvent?.({ type: "retry", ...retry }),
        });
    }
    catch (error) {
        if ((0,build_errors/* isComplianceError */.Ez)(error) && uploadLost.includes(error.code)) {
            const cancelled = await tryCancel(client, job.id, signal);
            onEvent?.({ type: "abandoned", jobId: job.id, code: error.code, cancelled });
        }
        throw error;
    }
    onEvent?.({ type: "uploaded", jobId: job.id, sizeBytes });
}
const cancelLimitMs = 10_000;
/** Gen-1 has no way to cancel: there the job expires by itself after 15 minutes. */
async function tryCancel(client, jobId, signal) {
    try {
        // A limit of its own: the run's time may be over, and nothing depends on it.
        await client.cancelJob(jobId, { signal, deadlineMs: client.clock.monotonic() + cancelLimitMs });
        return true;
    }
    catch (error) {
        if ((0,build_errors/* isComplianceError */.Ez)(error))
            return false;
        throw error;
    }
}
//# sourceMappingURL=submit-part.js.map
;// CONCATENATED MODULE: ../core/build/job/poll-doubts.js

/** An allow-list, as those of the client's calls: what is in neither ends the wait at once. */
const poll_doubts_rule = {
    // At the deadline the job is pending, whatever the last poll was stopped by.
    codes: [...outage, "DEADLINE_PASSED"],
    again: {
        BAD_REQUEST: unreadablePausesMs,
        UNAUTHORIZED: unreadablePausesMs,
        FORBIDDEN: unreadablePausesMs,
        NOT_ENROLLED: unreadablePausesMs,
        TOKEN_NOT_APP_ONLY: unreadablePausesMs,
        NOT_FOUND: unreadablePausesMs,
        CONFLICT: unreadablePausesMs,
        REDIRECTED: unreadablePausesMs,
        API_ERROR: unreadablePausesMs,
        RESPONSE_UNREADABLE: unreadablePausesMs,
        RESPONSE_TOO_LARGE: unreadablePausesMs,
    },
};
/** Starts without any. An outage goes on for as long as it likes; odd answers are believed when five came in a row. */
function createPollDoubts() {
    let inARow = 0;
    let odd = 0;
    let last;
    return {
        add(error) {
            const { code, waitMs = 0 } = error;
            inARow++;
            last = code;
            if (poll_doubts_rule.codes.includes(code))
                return waitMs;
            const pauseMs = poll_doubts_rule.again[code]?.[odd++];
            if (pauseMs === undefined)
                throw error;
            return Math.max(pauseMs, waitMs);
        },
        clear() {
            inARow = 0;
            odd = 0;
            last = undefined;
        },
        inARow: () => inARow,
        last: () => last,
    };
}
//# sourceMappingURL=poll-doubts.js.map
;// CONCATENATED MODULE: ../core/build/job/wait-for-job.js





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
 * Polls a job until it is complete: at once, and for the last time on the deadline (if any). X asks for 30 to 60
 * seconds between two polls, and charges for each. A poll that fails is an outage and says nothing, or an odd answer, which
 * is believed the fifth time in a row. `failed` and `expired` are believed the second time in a row, five seconds later.
 *
 * @throws {ComplianceError} JOB_FAILED, JOB_EXPIRED, JOB_PENDING at the deadline, JOB_MISMATCH, NOT_FOUND,
 * RESPONSE_UNREADABLE, OPTION_INVALID, and what `getJob` throws; the signal's own reason if it is aborted.
 * @example
 * ```ts
 * const { id } = await client.createJob({ type: "tweets", name: "my-lists" });
 * const job = await waitForJob(client, id, { deadlineMs: systemClock.monotonic() + 3_600_000 });
 * ```
 */
async function waitForJob(client, id, options = {}) {
    const { pollIntervalMs, deadlineMs = Number.POSITIVE_INFINITY, signal, onPoll, onRetry } = options;
    const schedule = createPollSchedule(client.clock, { pollIntervalMs, deadlineMs });
    const doubts = createPollDoubts();
    let status = "unknown";
    let hasEnded = false;
    // Who polls more often than that wants no longer pause.
    const againMs = Math.min(secondLookMs, pollIntervalMs ?? secondLookMs);
    for (;;) {
        // The second look at an end is made whatever time is left: without it another job might be paid for.
        const untilMs = hasEnded ? Math.max(deadlineMs, client.clock.monotonic()) : deadlineMs;
        const polled = await poll(client, id, { signal, deadlineMs: untilMs, once: true });
        const isAnswer = !(0,build_errors/* isComplianceError */.Ez)(polled);
        if (isAnswer) {
            const decided = decide(polled, options.expect);
            ({ status } = polled);
            doubts.clear();
            if ((0,build_errors/* isComplianceError */.Ez)(decided)) {
                if (hasEnded)
                    throw decided;
                hasEnded = true;
                const [elapsedMs, leftMs] = [schedule.elapsedMs(), schedule.leftMs()];
                onPoll?.({ status, elapsedMs, nextPollMs: againMs, leftMs });
                await client.clock.sleep(againMs, signal);
                continue;
            }
            if (decided !== undefined)
                return decided;
            hasEnded = false;
        }
        // An odd wait for which there is no time may be a mistake: the job is polled as ever.
        const isOdd = !isAnswer && isOddWait(polled) && (polled.waitMs ?? 0) > schedule.leftMs();
        const leastMs = isAnswer ? 0 : doubts.add(polled);
        const nextPollMs = schedule.next(isOdd ? 0 : leastMs);
        if (nextPollMs === undefined)
            throw pending(id, doubts);
        if (isAnswer) {
            onPoll?.({ status, elapsedMs: schedule.elapsedMs(), nextPollMs, leftMs: schedule.leftMs() });
        }
        else {
            onRetry?.({ operation: "getJob", code: polled.code, attempt: doubts.inARow(), delayMs: nextPollMs });
        }
        await client.clock.sleep(nextPollMs, signal);
    }
}
/** One attempt: the next poll is the next one. */
async function poll(client, id, call) {
    try {
        return await client.getJob(id, call);
    }
    catch (error) {
        // Only a refused answer to this question is one of X's; another job in its place is not.
        if ((0,build_errors/* isComplianceError */.Ez)(error) && error.code !== "JOB_MISMATCH")
            return error;
        throw error;
    }
}
/** The job if it is complete, undefined if it goes on, an error if it has ended otherwise. */
function decide(polled, expect) {
    const job = expect === undefined ? polled : identifyJob(polled, expect);
    const { id: jobId, status, error } = polled;
    if (job === undefined) {
        throw new build_errors/* ComplianceError */.c7("JOB_MISMATCH", `Job ${jobId} is not the job that was created.`, { jobId });
    }
    const state = meaning[status];
    if (state === "done")
        return job;
    if (state === "wait")
        return undefined;
    const why = error === undefined ? "" : ` X's reason: "${error}".`;
    return new build_errors/* ComplianceError */.c7(state, `Job ${jobId} has ${status}.${why}`, { jobId });
}
function pending(jobId, doubts) {
    const code = doubts.last();
    const why = code === undefined ? "" : `: the last ${doubts.inARow()} checks of its status failed (${code})`;
    const what = `Job ${jobId} was not ready when the time was up${why}.`;
    return new build_errors/* ComplianceError */.c7("JOB_PENDING", what, { jobId });
}
//# sourceMappingURL=wait-for-job.js.map
;// CONCATENATED MODULE: ../core/build/job/run-part.js









/** A part is not worth more than this many jobs: each costs, and a third failure is no accident. */
const maxJobs = 3;
/**
 * After these the job is of no use, but another one may do: X gave it up, lost it, or its addresses ran out. Whoever
 * throws one of the odd ones has looked more than once.
 */
const replaceable = ["JOB_FAILED", "JOB_EXPIRED", "NOT_FOUND", "SIGNED_URL_REFUSED"];
/**
 * Runs one part from start to end: adopt or create → upload → wait → download → proof. A job that ends without a
 * result is replaced, at most twice; one of ours that can never get its upload is cancelled, so that it does not hold
 * the type's only slot.
 *
 * @throws {ComplianceError} JOB_FAILED, JOB_EXPIRED, JOB_MISMATCH, the RESULT_… codes, PAYLOAD_TOO_LARGE,
 * UPLOAD_CHANGED, FILE_UNWRITABLE, and what `Client`'s methods throw; the signal's own reason if it is aborted.
 * @example
 * ```ts
 * const outcome = await runPart(client, createPart("tweets", ["20", "21"]), {
 *   prefix: "my-lists",
 *   runKey: "2026-11-22",
 *   resultPath: "/tmp/result.ndjson",
 *   deadlineMs: systemClock.monotonic() + 3_600_000,
 * });
 * if (outcome.state === "complete") console.log(outcome.result.proof);
 * ```
 */
function runPart(client, part, options) {
    const what = "The temporary file for the result cannot be used";
    return wrapFileErrors(what, () => runJobs(client, part, options));
}
async function runJobs(client, part, options) {
    const excluded = new Set(options.excluded);
    let { justListed } = options;
    let failed = 0;
    const sentinels = buildSentinels(client, part);
    const lines = createLineTrial(options.markerLines ?? true, options.lessons);
    for (;;) {
        const acquired = await acquireInTime(client, part, { ...options, excluded, justListed });
        justListed = undefined;
        if (acquired === undefined)
            return { state: "pending", job: undefined, adopted: false };
        const { job, adopted } = acquired;
        tellJob({ part, job, adopted }, options.onEvent);
        const isForApi = client.uploadsToApi(job);
        const progress = { isUploaded: adopted && job.status !== "created" };
        try {
            const insertsSentinels = lines.mayInsert();
            const started = { part, job, adopted, sentinels, insertsSentinels, progress };
            const outcome = await complete(client, started, options);
            if (outcome.state === "complete")
                lines.succeed();
            return outcome;
        }
        catch (error) {
            if (!(0,build_errors/* isComplianceError */.Ez)(error))
                throw error;
            if (isNotInTime(error))
                return { state: "pending", job, adopted };
            excluded.add(job.id);
            failed++;
            // X's storage takes an upload without a look at its lines.
            const mayBeLines = error.code === "JOB_FAILED" || isForApi;
            const isUnliked = mayBeLines && lines.fail(error.code, progress.isUploaded);
            if (!(isUnliked || replaceable.includes(error.code)) || failed >= maxJobs)
                throw error;
        }
    }
}
async function complete(client, started, options) {
    const { part, job, adopted, sentinels } = started;
    const ready = adopted && job.status === "complete" ? job : await makeReady(client, started, options);
    const result = await collectPart(client, { part, job: ready, adopted, sentinels }, options);
    return { state: "complete", job, adopted, result };
}
/**
 * Brings the upload if the job has none yet, and waits for the complete job. One that this run has made has none, whatever
 * status X shows of it: what it would come to says nothing about our IDs.
 */
async function makeReady(client, { part, job, adopted, sentinels, insertsSentinels, progress }, options) {
    const { pollIntervalMs, signal, onEvent, wait = true } = options;
    if (!adopted || job.status === "created") {
        const body = insertsSentinels ? insertSentinels(part.body, sentinels) : part.body;
        await submitPart(client, { body, job }, { ...options, isNew: !adopted });
        progress.isUploaded = true;
    }
    return waitForJob(client, job.id, {
        expect: { type: part.type, name: job.name },
        pollIntervalMs,
        deadlineMs: wait ? options.deadlineMs : client.clock.monotonic(),
        signal,
        onPoll: (poll) => onEvent?.({ type: "waiting", jobId: job.id, ...poll }),
        onRetry: (retry) => onEvent?.({ type: "retry", ...retry }),
    });
}
//# sourceMappingURL=run-part.js.map
;// CONCATENATED MODULE: ../core/build/compression/decompression-fault.js


const streamNames = { gz: "gzip", zst: "zstd" };
const texts = {
    cutOff: "its stream is cut off. Compress it again.",
    damaged: "its stream is damaged. Compress it again.",
    followed: "its stream is followed by other bytes. Compress it again.",
    tooLarge: "its stream unpacks to far more than a list of its size. Check where it comes from, or use it unpacked.",
    window: "its stream needs too much memory. Compress it again without --long.",
    dictionary: "its stream needs a dictionary. Compress it again without one.",
};
function createDecompressionFault(fault, { name, compression }) {
    const text = texts[fault].replace("its stream", `its ${streamNames[compression]} stream`);
    return new build_errors/* ComplianceError */.c7("FILE_UNREADABLE", `${name} cannot be read: ${text}`);
}
/** What went wrong while a file was decompressed. What the decompressor did not say is left as it is. */
function describeDecompressionError(error, file) {
    const fault = findFault(error);
    if (fault !== undefined)
        return createDecompressionFault(fault, file);
    return describeFileError(error, { code: "FILE_UNREADABLE", what: `${file.name} cannot be read` });
}
function findFault(error) {
    if (!(error instanceof Error && "code" in error))
        return undefined;
    const { code } = error;
    if (typeof code !== "string")
        return undefined;
    if (code === "Z_BUF_ERROR")
        return "cutOff";
    if (code === "Z_DATA_ERROR")
        return "damaged";
    if (code === "ZSTD_error_frameParameter_windowTooLarge")
        return "window";
    if (code.startsWith("ZSTD_error_dictionary_"))
        return "dictionary";
    // Damage shows in many codes of zstd. This one says nothing of the file.
    if (code === "ZSTD_error_memory_allocation")
        return undefined;
    return code.startsWith("ZSTD_error_") ? "damaged" : undefined;
}
//# sourceMappingURL=decompression-fault.js.map
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ../core/build/compression/write-to-stream.js
/**
 * Writes to a stream; the bytes may be used again once it is done. It is also done when the stream is
 * closed, for then nobody answers a write any more: whoever writes asks the stream's errors.
 */
function writeToStream(stream, bytes) {
    const { promise, resolve } = Promise.withResolvers();
    stream.once("close", resolve);
    stream.write(bytes, () => {
        stream.off("close", resolve);
        resolve();
    });
    return promise;
}
//# sourceMappingURL=write-to-stream.js.map
;// CONCATENATED MODULE: ../core/build/compression/decompressor.js
// Not by name: an old Node.js has no zstd, and could not even say so.


/** Weighed in docs/performance.md. */
const decompressor_chunkBytes = 256 * 1024;
function createDecompressionStream(compression) {
    const options = { chunkSize: decompressor_chunkBytes };
    return compression === "gz" ? external_node_zlib_.createGunzip(options) : external_node_zlib_.createZstdDecompress(options);
}
function createDecompressor(stream) {
    return {
        write: (bytes) => writeToStream(stream, bytes),
        get usedBytes() {
            return stream.bytesWritten;
        },
        end: () => void stream.end(),
    };
}
//# sourceMappingURL=decompressor.js.map
;// CONCATENATED MODULE: ../core/build/compression/feed-gz.js

/**
 * Feeds the members of a gzip file (RFC 1952, 2.2), one behind the other. zlib stops without a word at a
 * zero behind a member, for tapes are padded with zeros; whether it is only zeros is looked at here.
 */
function createGzFeed(decompressor, file) {
    let writtenBytes = 0;
    let isPadding = false;
    return {
        async write(piece) {
            let padding = piece;
            if (!isPadding) {
                await decompressor.write(piece);
                writtenBytes += piece.length;
                const unusedBytes = writtenBytes - decompressor.usedBytes;
                if (unusedBytes === 0)
                    return;
                isPadding = true;
                padding = piece.subarray(piece.length - unusedBytes);
            }
            // Never written on: behind its end, zlib takes a byte or two for nothing before it complains.
            if (padding.some((byte) => byte !== 0))
                throw createDecompressionFault("followed", file);
        },
        end() {
            // zlib complains here of a member that is not whole, and of a file without any.
            decompressor.end();
        },
    };
}
//# sourceMappingURL=feed-gz.js.map
;// CONCATENATED MODULE: ../core/build/compression/zst-frames.js
const magicStep = ["magic", 4];
const frameMagic = 0xfd2fb528;
const skippableMagic = 0x184d2a50;
const dictionaryIdBytes = [0, 1, 2, 4];
const contentSizeBytes = [0, 2, 4, 8];
function createZstFrames() {
    let [field, leftBytes] = magicStep;
    /** The field's bytes as a number, low one first. It means something in fields of up to four bytes only. */
    let value = 0;
    let readBytes = 0;
    let hasChecksum = false;
    let isLast = false;
    let hasFrame = false;
    const enter = ([next, sizeBytes]) => {
        field = next;
        leftBytes = sizeBytes;
        value = 0;
        readBytes = 0;
    };
    const readBlock = () => {
        const [isRepeated, sizeBytes] = [((value >>> 1) & 3) === 1, value >>> 3];
        isLast = (value & 1) === 1;
        return ["content", isRepeated ? 1 : sizeBytes];
    };
    const finishField = () => {
        switch (field) {
            case "magic":
                if (value === frameMagic)
                    return ["descriptor", 1];
                // The sixteen magic numbers of frames that hold no content.
                return (value & ~0xf) >>> 0 === skippableMagic ? ["skippedSize", 4] : undefined;
            case "skippedSize":
                return ["skipped", value];
            case "descriptor":
                hasChecksum = (value & 4) !== 0;
                return ["header", sizeHeader(value)];
            case "header":
                return ["block", 3];
            case "block":
                return readBlock();
            case "content":
                return isLast ? ["checksum", hasChecksum ? 4 : 0] : ["block", 3];
            case "skipped":
            case "checksum":
                hasFrame = true;
                return magicStep;
        }
    };
    return {
        follow(piece, from) {
            let at = from;
            while (at < piece.length) {
                const stop = Math.min(at + leftBytes, piece.length);
                for (let byte = at; byte < Math.min(stop, at + 4); byte++, readBytes++) {
                    if (readBytes < 4)
                        value = (value | (piece[byte] << (8 * readBytes))) >>> 0;
                }
                leftBytes -= stop - at;
                at = stop;
                while (leftBytes === 0) {
                    const step = finishField();
                    if (step === undefined)
                        return undefined;
                    enter(step);
                    if (field === "magic")
                        return at;
                }
            }
            return at;
        },
        isWhole: () => hasFrame && field === "magic" && readBytes === 0,
    };
}
function sizeHeader(descriptor) {
    const isSingleSegment = (descriptor & 0x20) !== 0;
    const windowBytes = isSingleSegment ? 0 : 1;
    const sizeFlag = descriptor >>> 6;
    const sizeBytes = sizeFlag === 0 && isSingleSegment ? 1 : contentSizeBytes[sizeFlag];
    return windowBytes + dictionaryIdBytes[descriptor & 3] + sizeBytes;
}
//# sourceMappingURL=zst-frames.js.map
;// CONCATENATED MODULE: ../core/build/compression/feed-zst.js


/**
 * Feeds the frames of a zstd file, one behind the other. Node drops whatever stands behind a frame's end in
 * one write, and not every version of it notices a frame that is cut off: so no write goes beyond a frame,
 * and whether the last one is whole is known here.
 */
function createZstFeed(decompressor, file) {
    const frames = createZstFrames();
    let writtenBytes = 0;
    return {
        async write(piece) {
            for (let from = 0; from < piece.length;) {
                const to = frames.follow(piece, from);
                if (to === undefined)
                    throw createDecompressionFault(writtenBytes === 0 ? "damaged" : "followed", file);
                await decompressor.write(piece.subarray(from, to));
                writtenBytes += to - from;
                // The decompressor sees another end than we do: what it did not use must not be lost.
                if (writtenBytes !== decompressor.usedBytes)
                    throw createDecompressionFault("damaged", file);
                from = to;
            }
        },
        end() {
            if (!frames.isWhole())
                throw createDecompressionFault("cutOff", file);
            decompressor.end();
        },
    };
}
//# sourceMappingURL=feed-zst.js.map
;// CONCATENATED MODULE: ../core/build/compression/decompress-source.js





const mebibyte = 1024 * 1024;
const leastBytes = 64 * mebibyte;
const mostBytes = 16 * 1024 * mebibyte;
/** Of all lists, one of consecutive IDs shrinks most: gzip makes it 5 times smaller, zstd 28 times, its level 19 86 times. */
const mostTimes = 200;
/**
 * Decompresses a source, in the background while the caller works on what came before: it is ahead by one raw
 * piece and a few decompressed chunks, never by more.
 * Its methods throw FILE_UNREADABLE, the signal's own reason, and whatever the source throws.
 */
function decompressSource(raw, { name, compression, fileBytes, signal }) {
    const file = { name, compression };
    const stream = createDecompressionStream(compression);
    const limitBytes = limitDecompressedBytes(fileBytes);
    let failure;
    const fail = (error) => {
        failure ??= { error };
        stream.destroy();
    };
    stream.on("error", (error) => fail(describeDecompressionError(error, file)));
    let reading;
    let chunk = new Uint8Array(0);
    let decompressedBytes = 0;
    const readChunk = async () => {
        reading ??= {
            feeding: feedStream(raw, stream, file).catch(fail),
            chunks: stream[Symbol.asyncIterator](),
        };
        // The first failure is the cause; that the stream was closed before its end is but its consequence.
        const next = await reading.chunks.next().catch(fail);
        if (next?.done === false) {
            chunk = next.value;
            decompressedBytes += chunk.length;
            if (decompressedBytes > limitBytes)
                fail(createDecompressionFault("tooLarge", file));
        }
        else {
            // The stream ends before the bytes behind its end have been looked at.
            await reading.feeding;
        }
    };
    return {
        async read({ buffer, from, to }) {
            signal?.throwIfAborted();
            if (chunk.length === 0)
                await readChunk();
            if (failure !== undefined)
                throw failure.error;
            const size = Math.min(to - from, chunk.length);
            buffer.set(chunk.subarray(0, size), from);
            chunk = chunk.subarray(size);
            return size;
        },
        async close() {
            fail(new build_errors/* ComplianceError */.c7("FILE_UNREADABLE", `${name} was closed. Open it again to read it.`));
            await reading?.feeding;
            await raw.close();
        },
    };
}
async function feedStream(raw, stream, file) {
    const decompressor = createDecompressor(stream);
    const feed = file.compression === "gz" ? createGzFeed(decompressor, file) : createZstFeed(decompressor, file);
    const buffer = new Uint8Array(decompressor_chunkBytes);
    while (!stream.destroyed) {
        const size = await raw.read({ buffer, from: 0, to: buffer.length });
        if (size === 0)
            return feed.end();
        await feed.write(buffer.subarray(0, size));
    }
}
/** How much a compressed file may decompress to: what gives more is no list, but made to fill memory and disk. */
function limitDecompressedBytes(fileBytes) {
    return Math.min(mostBytes, Math.max(leastBytes, fileBytes * mostTimes));
}
//# sourceMappingURL=decompress-source.js.map
;// CONCATENATED MODULE: ../core/build/compression/byte-source.js


/**
 * Reads an open file from where its handle stands, and decompresses it. A compressed file that is cut off,
 * damaged or followed by anything else never looks like a shorter one.
 * Its methods throw FILE_UNREADABLE and the signal's own reason.
 */
function openSource(file, options) {
    const { name, compression, signal } = options;
    const raw = openRaw(file, options);
    if (compression === "none")
        return raw;
    return decompressSource(raw, { name, compression, signal, fileBytes: file.sizeBytes });
}
function openRaw({ handle }, { name, signal, onRead }) {
    return {
        async read({ buffer, from, to }) {
            signal?.throwIfAborted();
            const size = await readInto(handle, { buffer, from, to, name });
            onRead?.(buffer.subarray(from, from + size));
            return size;
        },
        // The handle is its owner's.
        async close() { },
    };
}
//# sourceMappingURL=byte-source.js.map
;// CONCATENATED MODULE: ../core/build/compression/read-ahead.js
/** What is read at once. A quarter of it took 1.2 times as long, to rewrite 10 million IDs (7 runs by turns). */
const pieceBytes = 1024 * 1024;
/** One is filled, one is worked on, and what was made of a third is on its way into a file. */
const bufferCount = 3;
/** Room in front of a piece for what is left of the one before: nearly always less than a line. */
const frontBytes = 64 * 1024;
/** Readers may look one byte ahead. */
const spareBytes = 1;
/**
 * Reads a source piece by piece into buffers that take turns, the next piece while one is worked on. A buffer is
 * filled again when the piece after the next one is asked for.
 */
class ReadAhead {
    #source;
    #buffers = [];
    #pieceBytes;
    #turn = 0;
    #filling;
    /** @param sizeBytes What the source gives, if that is known. */
    constructor(source, sizeBytes) {
        this.#source = source;
        // One byte more than a small file has, so that its end is seen without a larger buffer.
        const small = sizeBytes !== undefined && sizeBytes < pieceBytes ? sizeBytes + 1 : undefined;
        this.#pieceBytes = small ?? pieceBytes;
        if (small !== undefined)
            this.#buffers.push(new Uint8Array(small + spareBytes));
    }
    /** Begins to read the next piece. If that fails, `next` tells. */
    start() {
        this.#buffers[this.#turn] ??= new Uint8Array(frontBytes + this.#pieceBytes + spareBytes);
        this.#filling = this.#fill(this.#buffers[this.#turn]);
        this.#filling.catch(() => { });
    }
    /** The next piece, behind `rest`. Throws what the source throws. */
    async next(rest) {
        if (this.#filling === undefined)
            this.start();
        const size = (await this.#filling);
        this.#filling = undefined;
        const bytes = this.#makeRoom(rest.length);
        this.#turn = (this.#turn + 1) % bufferCount;
        const start = bytes.length - spareBytes - this.#pieceBytes;
        bytes.set(rest, start - rest.length);
        const last = size < this.#pieceBytes;
        if (!last)
            this.#enlarge();
        return { bytes, from: start - rest.length, to: start + size, last };
    }
    /** Waits for a read that is under way: nobody asks for its bytes any more. */
    async stop() {
        await this.#filling?.catch(() => { });
    }
    /** A source that gives more than was announced must not be read in pieces of the announced size, which may be 0. */
    #enlarge() {
        if (this.#pieceBytes === pieceBytes)
            return;
        this.#pieceBytes = pieceBytes;
        this.#buffers.length = 0;
        this.#turn = 0;
    }
    /** Fills all of a buffer behind its front, less only at the source's end. */
    async #fill(buffer) {
        const to = buffer.length - spareBytes;
        const start = to - this.#pieceBytes;
        let from = start;
        while (from < to) {
            const size = await this.#source.read({ buffer, from, to });
            if (size === 0)
                break;
            from += size;
        }
        return from - start;
    }
    /** The buffer whose turn it is, with room for so many bytes in front of what was read into it. */
    #makeRoom(neededBytes) {
        const bytes = this.#buffers[this.#turn];
        const front = bytes.length - spareBytes - this.#pieceBytes;
        if (neededBytes <= front)
            return bytes;
        const larger = new Uint8Array(neededBytes * 2 + this.#pieceBytes + spareBytes);
        larger.set(bytes.subarray(front), neededBytes * 2);
        this.#buffers[this.#turn] = larger;
        return larger;
    }
}
//# sourceMappingURL=read-ahead.js.map
;// CONCATENATED MODULE: ../core/build/detect/file-extension.js
function splitExtension(name) {
    const dot = name.lastIndexOf(".");
    const nameStart = Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1;
    if (dot <= nameStart)
        return { extension: "", rest: name };
    return { extension: name.slice(dot + 1).toLowerCase(), rest: name.slice(0, dot) };
}
//# sourceMappingURL=file-extension.js.map
;// CONCATENATED MODULE: ../core/build/detect/file-signature.js
const signatures = [
    { bytes: [0x1f, 0x8b], signature: { kind: "compression", compression: "gz" } },
    // RFC 8878: a frame, or a skippable frame as pzstd writes before its first one (see isSkippableFrame).
    { bytes: [0x28, 0xb5, 0x2f, 0xfd], signature: { kind: "compression", compression: "zst" } },
    {
        bytes: [0x50, 0x4b, 0x03, 0x04],
        signature: file_signature_refuse("is a ZIP archive or a spreadsheet: export it as text"),
    },
    { bytes: [0x42, 0x5a, 0x68], signature: file_signature_refuse("is compressed with bzip2: use gzip or zstd") },
    { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], signature: file_signature_refuse("is compressed with xz: use gzip or zstd") },
    { bytes: [0xff, 0xfe], signature: file_signature_refuse("is UTF-16 text: save it as UTF-8") },
    { bytes: [0xfe, 0xff], signature: file_signature_refuse("is UTF-16 text: save it as UTF-8") },
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
function file_signature_refuse(fault) {
    return { kind: "refused", fault };
}
//# sourceMappingURL=file-signature.js.map
// EXTERNAL MODULE: ../core/build/types.js
var types = __webpack_require__(75165);
;// CONCATENATED MODULE: ../core/build/detect/named-format.js


const formatByExtension = new Map([
    ...types/* datasetFormats */.N.map((format) => [format, format]),
    ["ndjson", "jsonl"],
]);
function findNamedFormat(innerName) {
    return formatByExtension.get(splitExtension(innerName).extension);
}
//# sourceMappingURL=named-format.js.map
;// CONCATENATED MODULE: ../core/build/detect/detect-compression.js



/** Decides by a file's name and its first bytes as they are on the disk, which have to agree. */
function detectCompression(name, firstRawBytes) {
    const { extension, rest } = splitExtension(name);
    const signature = findSignature(firstRawBytes);
    if (signature?.kind === "refused")
        return { fault: signature.fault };
    const named = readCompression(extension);
    const compression = signature?.compression ?? "none";
    if (named !== compression && named !== "none")
        return { fault: explainFalseName(named) };
    const innerName = named === "none" ? name : rest;
    if (named !== compression && findNamedFormat(innerName) !== undefined)
        return { fault: `is compressed but its name does not say so: add .${compression} to its name` };
    return { compression, innerName };
}
function readCompression(extension) {
    return extension === "gz" || extension === "zst" ? extension : "none";
}
function explainFalseName(named) {
    return `is named .${named} but is not compressed that way: rename it, or compress it`;
}
//# sourceMappingURL=detect-compression.js.map
;// CONCATENATED MODULE: ../core/build/detect/is-lfs-pointer.js
/** In latin1, maybe behind a byte order mark. */
const pointer = /^(?:\u00ef\u00bb\u00bf)?version https:\/\/git-lfs\.github\.com\/spec\//;
/**
 * Whether a file is what git keeps in place of a file that Git LFS stores elsewhere.
 * @param firstBytes The first 64 bytes of the file, or all of a shorter one.
 * @example
 * const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
 * if (isLfsPointer(buffer.subarray(0, bytesRead))) throw new Error("Check the repository out with `lfs: true`.");
 */
function isLfsPointer(firstBytes) {
    return pointer.test(Buffer.from(firstBytes).toString("latin1"));
}
//# sourceMappingURL=is-lfs-pointer.js.map
;// CONCATENATED MODULE: ../core/build/detect/inspect-file.js



const lfsMessage = "is a Git LFS pointer, not the list itself: check the repository out with `lfs: true`";
const inspectedBytes = 64;
/** How an open file is compressed, or why it is no list; its handle stays where it stands. Throws FILE_UNREADABLE. */
async function inspectFile({ handle }, name) {
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(inspectedBytes), 0, inspectedBytes, 0);
        const firstBytes = buffer.subarray(0, bytesRead);
        // Whatever its name says: what git keeps in place of a packed file is not packed.
        if (isLfsPointer(firstBytes))
            return { fault: lfsMessage };
        return detectCompression(name, firstBytes);
    }
    catch (error) {
        throw describeFileError(error, { code: "FILE_UNREADABLE", what: `${name} cannot be read` });
    }
}
/** How an open file is compressed, for whoever writes it anew; `none` as well for what its reader refuses. Throws FILE_UNREADABLE. */
async function readOpenCompression(file, name) {
    const inspected = await inspectFile(file, name);
    return "fault" in inspected ? "none" : inspected.compression;
}
//# sourceMappingURL=inspect-file.js.map
;// CONCATENATED MODULE: ../core/build/formats/txt-entry.js

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
function startsWithBom(bytes) {
    return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
const bomBytes = 3;
/** Longest line that is read, bytes. An ID with any sensible white space around it is far shorter. */
const txt_entry_maxLineBytes = 64 * 1024;
function isSpace(byte) {
    return byte === space || byte === tab || byte === carriageReturn;
}
//# sourceMappingURL=txt-entry.js.map
;// CONCATENATED MODULE: ../core/build/formats/read-batches.js




/**
 * Reads a file batch by batch, decompressing it if need be. While one piece is told of, the next is read, and what was
 * made of the one before may be written. What is left of an unfinished record comes in front of the next piece.
 * Throws FILE_UNREADABLE, the signal's own reason, and what the visitor throws.
 */
async function readBatches(file, visitor, { name, createReader, signal }) {
    const onFault = {
        badEntry: (line, message) => visitor.onBadEntry?.({ file: name, line, message }),
        refuse: (message, line) => visitor.onRefusal({ file: name, message, ...(line !== undefined && { line }) }),
    };
    const inspected = await inspectFile(file, name);
    if ("fault" in inspected) {
        onFault.refuse(inspected.fault);
        return;
    }
    const { compression, innerName } = inspected;
    const onRead = (bytes) => visitor.onRead?.(bytes);
    const source = openSource(file, { name, compression, signal, onRead });
    try {
        await readSource(source, visitor, {
            onFault,
            sizeBytes: compression === "none" ? file.sizeBytes : undefined,
            signal,
            createReader: (firstBytes) => createReader(onFault, { name: innerName, firstBytes }),
        });
    }
    finally {
        await source.close();
    }
}
async function readSource(source, visitor, { sizeBytes, onFault, signal, createReader }) {
    const ahead = new ReadAhead(source, sizeBytes);
    let handling;
    try {
        let piece = await ahead.next(new Uint8Array(0));
        const text = piece.from + (startsWithBom(piece.bytes.subarray(piece.from, piece.to)) ? bomBytes : 0);
        const reader = createReader(piece.bytes.subarray(text, piece.to));
        if (reader === undefined)
            return;
        for (let at = text;; at = piece.from) {
            if (!piece.last)
                ahead.start();
            const from = read_batches_passOn(reader, visitor, { ...piece, at });
            await handling;
            handling = visitor.onPiece?.();
            // Told where it is awaited.
            handling?.catch(() => { });
            signal?.throwIfAborted();
            // No reader leaves bytes at the end; one that did would make a rewrite lose them.
            if (piece.last && from < piece.to)
                onFault.refuse("could not be read to its end");
            if (piece.last)
                break;
            if (piece.to - from > reader.maxRecordBytes) {
                const limit = `${Math.round(reader.maxRecordBytes / 1024)} KiB`;
                onFault.refuse(`has a line that is longer than ${limit}: it is no list of IDs`);
                break;
            }
            piece = await ahead.next(piece.bytes.subarray(from, piece.to));
        }
        await handling;
    }
    finally {
        // Both work on buffers and files that their owners give back afterwards.
        await handling?.catch(() => { });
        await ahead.stop();
    }
}
/**
 * Hands on all whole records of a piece from `at` on, behind a byte order mark, and what lies before them. Returns
 * where the unfinished one begins.
 */
function read_batches_passOn(reader, visitor, { bytes, from, at: text, to, last }) {
    let told = from;
    let at = text;
    while (at < to) {
        const stop = reader.read(bytes, { from: at, to, last });
        if (stop === at)
            break;
        at = stop;
        visitor.onBatch(bytes, { from: told, to: at }, reader);
        told = at;
    }
    if (told < at) {
        reader.batch.count = 0;
        visitor.onBatch(bytes, { from: told, to: at }, reader);
    }
    return at;
}
//# sourceMappingURL=read-batches.js.map
;// CONCATENATED MODULE: ../core/build/formats/entry-reader.js
/** Entries that are handled together: enough for their cache misses to overlap, few enough to stay in the cache. */
const batchEntries = 2_048;
function createEntryBatch(places, entries = batchEntries) {
    // One buffer for all of them: of a short list the allocations would take longer than the reading.
    const all = new Int32Array(entries * (2 + 4 * places));
    let taken = 0;
    const column = () => all.subarray(entries * taken, entries * ++taken);
    const idColumn = () => ({ high: column(), low: column(), idStart: column(), idEnd: column() });
    return {
        count: 0,
        entries,
        start: column(),
        end: column(),
        ids: [idColumn(), ...Array.from({ length: places - 1 }, idColumn)],
    };
}
/** A batch for one file after the other, as large as the largest so far could fill. */
function createSharedBatch(places) {
    let batch;
    return ({ length }) => {
        // An entry has a byte and a line end. A file that is longer than its first bytes is filled in more batches.
        const entries = Math.min(batchEntries, Math.ceil((length + 1) / 2));
        if (batch === undefined || batch.entries < entries)
            batch = createEntryBatch(places, entries);
        return batch;
    };
}
//# sourceMappingURL=entry-reader.js.map
;// CONCATENATED MODULE: ../core/build/formats/read-plain-lines.js


const read_plain_lines_lf = 10;
const read_plain_lines_carriageReturn = 13;
const read_plain_lines_zero = 48;
/** 20 digits, CR and LF. */
const read_plain_lines_longestLineBytes = 22;
/** Lines that are taken for long ones at once: few, as they may turn out not to be. */
const runLines = 64;
/**
 * Reads lines of digits and LF or CR LF alone, from `at` on, until a line that is anything else, until `to` or until the
 * batch is full. Returns where it stopped. A short way: docs/performance.md.
 */
function readPlainLines(bytes, { at: from, to }, batch) {
    const [ids] = batch.ids;
    const piece = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), to };
    for (let at = from;;) {
        const last = batch.count;
        const isLong = last > 0 && isLongId(ids.idEnd[last - 1] - ids.idStart[last - 1]);
        if (isLong)
            at = readLongLines(piece, at, batch);
        if (batch.count === last)
            at = readDigitLines(piece, at, batch);
        if (batch.count === last)
            return at;
    }
}
function readLongLines({ bytes, view, to }, from, batch) {
    const { start, end, ids: [ids], } = batch;
    const { idStart, idEnd } = ids;
    const first = batch.count;
    const limit = Math.min(first + runLines, batch.entries);
    const last = to - read_plain_lines_longestLineBytes;
    let digits = idEnd[first - 1] - idStart[first - 1];
    let count = first;
    for (let at = from; count < limit && at <= last; count++) {
        // Most lines are as long as the one before; if it only looks so, what is read is no ID.
        let stop = at + digits;
        if (bytes[stop] !== read_plain_lines_lf && bytes[stop] !== read_plain_lines_carriageReturn) {
            stop = at + fewestDigits;
            while (stop < at + mostDigits && bytes[stop] >= read_plain_lines_zero)
                stop++;
            digits = stop - at;
        }
        idStart[count] = at;
        idEnd[count] = stop;
        start[count] = at;
        if (bytes[stop] === read_plain_lines_carriageReturn)
            stop++;
        if (bytes[stop] !== read_plain_lines_lf)
            break;
        at = stop + 1;
        end[count] = at;
    }
    batch.count = parseLongIds(view, ids, { from: first, to: count });
    return batch.count === first ? from : end[batch.count - 1];
}
/** Reads lines of any length digit by digit, up to the first long one, in integers that stay machine integers. */
function readDigitLines({ bytes, to }, from, batch) {
    const { start, end, entries } = batch;
    const { high, low, idStart, idEnd } = batch.ids[0];
    let { count } = batch;
    let at = from;
    while (count < entries && at < to) {
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
        const lineFeed = digit === read_plain_lines_carriageReturn - read_plain_lines_zero ? position + 1 : position;
        if (position === at || lineFeed >= to || bytes[lineFeed] !== read_plain_lines_lf)
            break;
        if (position === firstEnd) {
            high[count] = 0;
            low[count] = first;
        }
        else {
            const power = powersOfTen[position - firstEnd];
            const rest = second * powersOfTen[position - secondEnd] + third;
            const lowWord = (Math.imul(first, power) + rest) | 0;
            const highWord = findHighWord(first * power + rest, lowWord);
            if (highWord > 0xffffffff)
                break;
            high[count] = highWord;
            low[count] = lowWord;
        }
        start[count] = at;
        idStart[count] = at;
        idEnd[count] = position;
        at = lineFeed + 1;
        end[count] = at;
        count++;
        if (isLongId(position - idStart[count - 1]))
            break;
    }
    batch.count = count;
    return at;
}
//# sourceMappingURL=read-plain-lines.js.map
;// CONCATENATED MODULE: ../core/build/formats/read-txt.js




const read_txt_lf = 10;
/**
 * Reads a txt list: one ID a line, maybe between spaces, tabs or CRs; blank lines; comments behind `#`. Lines of
 * digits alone take the short way, any other is looked at by itself.
 */
function createTxtReader(onFault, batch = createEntryBatch(1)) {
    const [ids] = batch.ids;
    const words = createIdWords();
    let line = 0;
    function readOtherLine(bytes, { from, to, last }) {
        const found = bytes.indexOf(read_txt_lf, from);
        const hasLf = found !== -1 && found < to;
        if (!hasLf && !last)
            return from;
        const stop = hasLf ? found : to;
        const end = hasLf ? stop + 1 : stop;
        line++;
        if (stop - from > txt_entry_maxLineBytes) {
            onFault.badEntry(line, "is longer than 64 KiB, so it is no ID");
            return end;
        }
        const id = findTxtId(bytes, { start: from, end: stop }, words);
        if (id === "bad")
            onFault.badEntry(line, explainBadLine(bytes, { start: from, end: stop }));
        if (typeof id === "object") {
            const row = batch.count++;
            batch.start[row] = from;
            batch.end[row] = end;
            ids.high[row] = words[0];
            ids.low[row] = words[1];
            ids.idStart[row] = id.start;
            ids.idEnd[row] = id.end;
        }
        return end;
    }
    return {
        batch,
        maxRecordBytes: txt_entry_maxLineBytes,
        scrubbedField: "",
        findUnscrubbed: () => [],
        holdsOnlyIds: () => true,
        read(bytes, { from, to, last }) {
            batch.count = 0;
            let at = from;
            while (at < to && batch.count < batch.entries) {
                const before = batch.count;
                at = readPlainLines(bytes, { at, to }, batch);
                line += batch.count - before;
                if (at === to || batch.count === batch.entries)
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
;// CONCATENATED MODULE: ../core/build/upload/upload-file.js





const worthBytes = 64 * 1024;
const upload_file_what = "The temporary file for the upload";
function createUploadWriter(path) {
    let handle;
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const gathered = { bytes: new Uint8Array(0), filled: 0, ids: 0 };
    let spare = new Uint8Array(0);
    let written = 0;
    async function write() {
        if (gathered.filled === 0)
            return;
        const bytes = gathered.bytes.subarray(0, gathered.filled);
        // More may be gathered while these are written.
        [gathered.bytes, spare] = [spare, gathered.bytes];
        gathered.filled = 0;
        hash.update(bytes);
        written += bytes.length;
        handle ??= await createFile(path, upload_file_what);
        await appendBytes(handle, bytes, upload_file_what);
    }
    return {
        countIds: () => gathered.ids,
        add(lines, ids) {
            reserve(gathered, lines.length);
            gathered.bytes.set(lines, gathered.filled);
            gathered.filled += lines.length;
            gathered.ids += ids;
        },
        // Each of thousands of pieces would be a write of its own.
        flush: async () => (gathered.filled < worthBytes ? undefined : await write()),
        async finish(place) {
            try {
                await write();
            }
            finally {
                await handle?.close();
            }
            const digest = hash.digest("hex");
            const sizeBytes = written;
            const body = { sizeBytes, open: () => readVerified({ path, digest, sizeBytes }) };
            return { path, ids: gathered.ids, place, digest, body };
        },
        abort: async () => await handle?.close(),
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
            throw upload_file_changed();
        if (held !== undefined)
            yield held;
        held = chunk;
    }
    if (hash.digest("hex") !== file.digest)
        throw upload_file_changed();
    if (held !== undefined)
        yield held;
}
async function* readFile(path) {
    try {
        yield* (0,external_node_fs_.createReadStream)(path, { highWaterMark: 256 * 1024 });
    }
    catch (error) {
        throw describeFileError(error, { code: "FILE_UNREADABLE", what: `${upload_file_what} cannot be read` });
    }
}
function upload_file_changed() {
    return new build_errors/* ComplianceError */.c7("UPLOAD_CHANGED", `${upload_file_what} was changed while it was sent.`);
}
function reserve(gathered, moreBytes) {
    const neededBytes = gathered.filled + moreBytes;
    if (neededBytes <= gathered.bytes.length)
        return;
    const larger = new Uint8Array(Math.max(neededBytes, gathered.bytes.length * 2));
    larger.set(gathered.bytes.subarray(0, gathered.filled));
    gathered.bytes = larger;
}
//# sourceMappingURL=upload-file.js.map
;// CONCATENATED MODULE: ../core/build/upload/halve-upload.js
var halve_upload_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var halve_upload_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Divides an upload of two IDs or more in the middle, so that the same upload always gives the same halves. The second
 * is at the place of its first ID. Throws UPLOAD_CHANGED, FILE_UNREADABLE, FILE_UNWRITABLE.
 */
async function halveUpload(upload, { paths, submitted, secondPart, signal }) {
    const [first, second] = [createUploadWriter(paths[0]), createUploadWriter(paths[1])];
    const firstIds = Math.ceil(upload.ids / 2);
    const hash = (0,external_node_crypto_.createHash)("sha256");
    let secondPlace;
    function divide(bytes, { count, ids: [column] }) {
        const inFirst = Math.min(count, firstIds - first.countIds());
        if (inFirst > 0)
            first.add(takeLines(bytes, column, { from: 0, to: inFirst }), inFirst);
        if (inFirst === count)
            return;
        secondPlace ??= joinWords(column.high[inFirst], column.low[inFirst]);
        second.add(takeLines(bytes, column, { from: inFirst, to: count }), count - inFirst);
    }
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const name = "The temporary file for the upload";
            const opened = halve_upload_addDisposableResource(env_1, await openFile({ name, path: upload.path }), true);
            await readBatches(opened, {
                onRead: (bytes) => void hash.update(bytes),
                onBatch: (bytes, _region, { batch }) => divide(bytes, batch),
                async onPiece() {
                    await first.flush();
                    await second.flush();
                },
                onRefusal: refuseOwnFile,
                onBadEntry: refuseOwnFile,
            }, { name, signal, createReader: (onFault) => createTxtReader(onFault) });
            // Other IDs than those that were read from the lists would be asked about, and theirs would pass for compliant.
            if (hash.digest("hex") !== upload.digest || secondPlace === undefined)
                refuseOwnFile();
            const halves = [await first.finish(upload.place), await second.finish(secondPlace)];
            submitted.beginPart(secondPlace, secondPart);
            return halves;
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = halve_upload_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        await Promise.all([first.abort(), second.abort()]);
        throw error;
    }
}
/** The lines of a batch's rows. Nothing else is between them, or the digest is another one. */
function takeLines(bytes, { idStart, idEnd }, { from, to }) {
    return bytes.subarray(idStart[from], idEnd[to - 1] + 1);
}
/** Core wrote it: whatever is in it now, somebody else did. */
function refuseOwnFile() {
    throw new build_errors/* ComplianceError */.c7("UPLOAD_CHANGED", "The temporary file for the upload was changed while it was in use.");
}
//# sourceMappingURL=halve-upload.js.map
;// CONCATENATED MODULE: ../core/build/ids/value-range.js
/** A function that tells whether an ID is in a range. The empty row of a table, 0/0, is in none. */
function createRangeTest({ first, last }) {
    const least = first === 0n ? 1n : first;
    const [firstHigh, firstLow] = splitValue(least);
    const [lastHigh, lastLow] = splitValue(last);
    return (high, low) => {
        const upper = high >>> 0;
        if (upper < firstHigh || upper > lastHigh)
            return false;
        const lower = low >>> 0;
        return (upper > firstHigh || lower >= firstLow) && (upper < lastHigh || lower <= lastLow);
    };
}
/** The two words of a value, both of them at least 0. */
function splitValue(value) {
    return [Number(value >> 32n), Number(value & 0xffffffffn)];
}
//# sourceMappingURL=value-range.js.map
;// CONCATENATED MODULE: ../core/build/ids/count-digits.js

const count_digits_mostDigits = 20;
/** Place i: the least value with more than i digits. */
const powers = Array.from({ length: count_digits_mostDigits }, (_, exponent) => splitValue(10n ** BigInt(exponent)));
const powerHigh = Uint32Array.from(powers, ([high]) => high);
const powerLow = Uint32Array.from(powers, ([, low]) => low);
/** How many decimal digits an ID has, of which it is known to have at most so many. */
function countDigits(high, low, atMost = count_digits_mostDigits) {
    const [upper, lower] = [high >>> 0, low >>> 0];
    let digits = atMost;
    while (digits > 1) {
        const least = powerHigh[digits - 1];
        if (upper > least || (upper === least && lower >= powerLow[digits - 1]))
            break;
        digits--;
    }
    return digits;
}
//# sourceMappingURL=count-digits.js.map
;// CONCATENATED MODULE: ../core/build/ids/format-lines.js

/** Most bytes of a line: 20 digits and its LF. */
const format_lines_longestLineBytes = 21;
/** Room before the first line, which its own leading zeros need. */
const lineMarginBytes = 20;
const format_lines_lf = 10;
const tenThousand = 10_000;
const hundredMillion = 100_000_000;
/** The text of 0000 to 9999, each four bytes. */
const quads = createQuads();
/**
 * Writes ascending IDs as lines that end where `into` ends, and returns where they begin. It needs `longestLineBytes`
 * for each ID and `lineMarginBytes` besides.
 *
 * From the last to the first, all 20 digits each: the line before overwrites the leading zeros (docs/performance.md).
 */
function formatLines(ids, into) {
    const halves = new Uint32Array(ids.buffer, ids.byteOffset, ids.length * 2);
    const view = new DataView(into.buffer, into.byteOffset, into.length);
    let start = into.length;
    let digits = 20;
    for (let at = halves.length - 2; at >= 0; at -= 2) {
        const [high, low] = [halves[at + 1], halves[at]];
        if (digits > 1)
            digits = countDigits(high, low, digits);
        // Rounded, so that it may be off by one; the rest, whose low bits are exact, shows it.
        let front = Math.floor((high * 0x100000000 + low) * 1e-8);
        let rest = (low - Math.imul(front, hundredMillion)) | 0;
        if (rest < 0) {
            front--;
            rest = (rest + hundredMillion) | 0;
        }
        else if (rest >= hundredMillion) {
            front++;
            rest = (rest - hundredMillion) | 0;
        }
        const one = (front / hundredMillion) | 0;
        const middle = (front - one * hundredMillion) | 0;
        const two = (middle / tenThousand) | 0;
        const four = (rest / tenThousand) | 0;
        const end = start - 1;
        into[end] = format_lines_lf;
        view.setInt32(end - 4, quads[rest - four * tenThousand], true);
        view.setInt32(end - 8, quads[four], true);
        view.setInt32(end - 12, quads[middle - two * tenThousand], true);
        view.setInt32(end - 16, quads[two], true);
        view.setInt32(end - 20, quads[one], true);
        start = end - digits;
    }
    return start;
}
function createQuads() {
    const view = new DataView(new ArrayBuffer(4));
    return Int32Array.from({ length: tenThousand }, (_, number) => {
        for (const [at, digit] of [...String(number).padStart(4, "0")].entries())
            view.setUint8(at, digit.charCodeAt(0));
        return view.getInt32(0, true);
    });
}
//# sourceMappingURL=format-lines.js.map
;// CONCATENATED MODULE: ../core/build/ids/sort-ids.js

/**
 * Writes the IDs of a set that are in a range into `into`, ascending. It must have room for just so many.
 */
function sortIds({ words }, range, into) {
    const isIn = createRangeTest(range);
    const halves = new Int32Array(into.buffer, into.byteOffset, into.length * 2);
    let to = 0;
    for (let row = 0; row < words.length; row += 2) {
        const [high, low] = [words[row], words[row + 1]];
        if (!isIn(high, low))
            continue;
        halves[to++] = low;
        halves[to++] = high;
    }
    into.sort();
}
//# sourceMappingURL=sort-ids.js.map
;// CONCATENATED MODULE: ../core/build/ids/count-range.js

const digitBits = 16;
const cells = 2 ** digitBits;
const valueBits = 64;
/** So few IDs are sorted sooner than a grid is made. */
const count_range_fewIds = 32_768;
/** Makes a function that counts the IDs of a set in a range. The set must not grow. */
function createRangeCounter(ids, few = count_range_fewIds) {
    return ids.size <= few ? createSortedCounter(ids) : createGridCounter(ids);
}
function createSortedCounter(ids) {
    const sorted = new BigUint64Array(ids.size);
    sortIds(ids, { first: 0n, last: 2n ** BigInt(valueBits) - 1n }, sorted);
    const countBelow = (limit) => {
        let [from, to] = [0, sorted.length];
        while (from < to) {
            const middle = (from + to) >>> 1;
            if (sorted[middle] < limit)
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    };
    return ({ first, bits }) => countBelow(first + 2n ** BigInt(bits)) - countBelow(first);
}
/**
 * Reads the whole table only where a range is within another 65,536th than the one before, so ask for a range before its
 * parts.
 */
function createGridCounter(ids) {
    const grids = [];
    return ({ first, bits }) => {
        // The smallest range whose cells the asked one is made of, by how many digits lie before it.
        const level = Math.min(3, Math.floor((valueBits - bits) / digitBits));
        const cellBits = BigInt(valueBits - digitBits * (level + 1));
        const prefix = first >> (cellBits + BigInt(digitBits));
        let grid = grids[level];
        if (grid?.prefix !== prefix)
            grid = grids[level] = countCells(ids, level, prefix);
        const from = Number((first >> cellBits) & BigInt(cells - 1));
        const to = from + 2 ** (bits - Number(cellBits));
        return grid.before[to] - grid.before[from];
    };
}
/** One pass without a branch that depends on the IDs: empty rows count as the value 0, which is no ID, and are taken off. */
function countCells(ids, level, prefix) {
    const { words } = ids;
    const before = new Uint32Array(cells + 1);
    const isLow = level > 1 ? 1 : 0;
    const shift = level % 2 === 0 ? digitBits : 0;
    const [highMask, lowMask] = prefixMasks[level];
    const value = prefix << BigInt(valueBits - digitBits * level);
    const high = Number(BigInt.asIntN(32, value >> 32n));
    const low = Number(BigInt.asIntN(32, value));
    for (let at = 0; at < words.length; at += 2) {
        const other = (words[at] ^ high) & highMask;
        if ((other | ((words[at + 1] ^ low) & lowMask)) !== 0)
            continue;
        const cell = (words[at + isLow] >>> shift) & 0xffff;
        before[cell + 1] = before[cell + 1] + 1;
    }
    if (prefix === 0n)
        before[1] = before[1] - (ids.rows - ids.size);
    for (let cell = 0; cell < cells; cell++) {
        before[cell + 1] = before[cell + 1] + before[cell];
    }
    return { prefix, before };
}
/** Which bits of both words lie before the cells. */
const prefixMasks = [
    [0, 0],
    [0xffff0000 | 0, 0],
    [-1, 0],
    [-1, 0xffff0000 | 0],
];
//# sourceMappingURL=count-range.js.map
;// CONCATENATED MODULE: ../core/build/upload/plan-parts.js



const plan_parts_valueBits = 64;
/**
 * Divides a set into the parts that are uploaded, in the order of their values. All 64-bit values are halved, and each
 * half again, until what a piece holds fits into one upload. Then, from the smallest values on, a piece joins the part
 * before it if both fit into one upload. So where parts end depends on the IDs alone, and on those near by:
 *
 * - The same IDs make the same parts, and IDs that fit into one upload are one part.
 * - IDs above all others change the last part or come behind it. The part before may grow by the lower half of the
 *   last one, and no other changes.
 * - IDs that are gone from a part change no other, as long as no piece then fits together with its other half or with
 *   the part before. If one does, it reaches no farther than to the next two halves that are pieces: those never join.
 * - Two neighbours are never both small: together they are too large for an upload.
 */
function planParts(ids, limits) {
    const count = createRangeCounter(ids);
    const fits = createFitTest(ids, limits);
    const parts = [];
    function divide(first, bits) {
        const piece = { first, last: first + (1n << BigInt(bits)) - 1n, ids: count({ first, bits }) };
        if (piece.ids === 0)
            return;
        if (!fits(piece)) {
            divide(first, bits - 1);
            divide(first + (1n << BigInt(bits - 1)), bits - 1);
            return;
        }
        const before = parts.at(-1);
        const joined = before && { first: before.first, last: piece.last, ids: before.ids + piece.ids };
        if (joined !== undefined && fits(joined))
            parts[parts.length - 1] = joined;
        else
            parts.push(piece);
    }
    divide(0n, plan_parts_valueBits);
    return parts;
}
/** Whether the IDs of a range fit into one upload. One ID always does: it cannot be divided. */
function createFitTest(ids, { maxIds, maxBytes }) {
    return (part) => {
        if (part.ids === 1)
            return true;
        if (part.ids > maxIds)
            return false;
        if (part.ids * countLineBytes(part.last) <= maxBytes)
            return true;
        if (part.ids * countLineBytes(part.first) > maxBytes)
            return false;
        return countBytes(ids, part) <= maxBytes;
    };
}
function countLineBytes(value) {
    return countDigits(...splitValue(value)) + 1;
}
/** One pass over all IDs, so only for what the number of its IDs does not tell. */
function countBytes({ words }, range) {
    const isIn = createRangeTest(range);
    let bytes = 0;
    for (let at = 0; at < words.length; at += 2) {
        const [high, low] = [words[at], words[at + 1]];
        if (isIn(high, low))
            bytes += countDigits(high, low) + 1;
    }
    return bytes;
}
//# sourceMappingURL=plan-parts.js.map
;// CONCATENATED MODULE: ../core/build/upload/write-parts.js




/** Most IDs of one job, with room to spare. Source: X's "batch compliance" reference, 2026: "about 6.5 million IDs". */
const maxIdsPerJob = 6_000_000;
/** Most bytes of one upload, with room to spare. Source: as above, 128 MB. */
const maxBytesPerJob = 120_000_000;
/** IDs that are sorted at once, 8 bytes each: each time all IDs are read twice. */
const sortedIds = 25_000_000;
const idsPerWrite = 50_000;
/**
 * Divides the IDs of a type into parts (`planParts`), and writes each into a file: ascending, one ID a line. Tells the
 * set which part an ID is in. Throws FILE_UNWRITABLE, or the signal's reason.
 */
async function writeParts(type, ids, options) {
    const parts = planParts(ids, {
        maxIds: options.maxIdsPerJob ?? maxIdsPerJob,
        maxBytes: options.maxBytesPerJob ?? maxBytesPerJob,
    });
    for (const [number, { first }] of parts.entries())
        ids.beginPart(number === 0 ? 0n : first, number);
    const groups = groupParts(parts);
    const room = new BigUint64Array(Math.max(0, ...groups.map(countIds)));
    const bytes = new Uint8Array(lineMarginBytes + format_lines_longestLineBytes * Math.min(room.length, idsPerWrite));
    const uploads = [];
    for (const group of groups) {
        const [first, last] = [group[0].first, group.at(-1).last];
        const sorted = room.subarray(0, countIds(group));
        sortIds(ids, { first, last }, sorted);
        let from = 0;
        for (const part of group) {
            const path = buildUploadName(options.folder, type, uploads.length);
            const own = sorted.subarray(from, from + part.ids);
            uploads.push(await writePart(own, { path, place: part.first, bytes, signal: options.signal }));
            from += part.ids;
        }
    }
    return uploads;
}
function buildUploadName(folder, type, part) {
    return `${folder}/upload-${type}-${String(part).padStart(5, "0")}.txt`;
}
async function writePart(ids, { path, place, bytes, signal }) {
    const writer = createUploadWriter(path);
    try {
        for (let from = 0; from < ids.length; from += idsPerWrite) {
            signal?.throwIfAborted();
            const some = ids.subarray(from, from + idsPerWrite);
            writer.add(bytes.subarray(formatLines(some, bytes)), some.length);
            await writer.flush();
        }
        return await writer.finish(place);
    }
    catch (error) {
        await writer.abort();
        throw error;
    }
}
/** Neighbours that are sorted together, one at least. */
function groupParts(parts) {
    const groups = [];
    for (const part of parts) {
        const group = groups.at(-1);
        if (group !== undefined && countIds(group) + part.ids <= sortedIds)
            group.push(part);
        else
            groups.push([part]);
    }
    return groups;
}
function countIds(parts) {
    return parts.reduce((sum, { ids }) => sum + ids, 0);
}
//# sourceMappingURL=write-parts.js.map
;// CONCATENATED MODULE: ../core/build/check/parts/hand-in-part.js










/** Runs a part's new job, as far as the time goes. A newer result takes the place of the one that stood in. */
async function handInPart(client, run, { part, justListed }) {
    const { room, options, folder } = run.context;
    const resultPath = folder.resultPath(run.scanned.type, part.number);
    const { upload } = part;
    try {
        await room.beforePart(upload);
        const { outcome, createdAtMs } = await runTimed(client, run, { part, justListed });
        if (outcome.state === "complete") {
            await takeOver(run, part, { outcome, createdAtMs });
            return "done";
        }
        const { job, adopted } = outcome;
        if (job !== undefined) {
            const context = { type: run.scanned.type, nowMs: client.clock.monotonic() };
            part.others.push(reportPending(part, { job, adopted, createdAtMs }, context));
        }
        await room.leavePart(upload, resultPath);
        return "pending";
    }
    catch (error) {
        if (options.signal?.aborted || !(0,build_errors/* isComplianceError */.Ez)(error))
            throw error;
        if (error.code === "PAYLOAD_TOO_LARGE" && upload.ids > 1)
            return "too large";
        await room.leavePart(upload, resultPath);
        return error;
    }
}
async function runTimed(client, { scanned, context, lessons, excluded }, { part, justListed }) {
    const { folder, deadlineMs, options } = context;
    const { clock } = client;
    let createdAtMs = clock.monotonic();
    const outcome = await runPart(client, toPart(part, scanned), {
        prefix: options.jobNamePrefix,
        runKey: options.runKey,
        resultPath: folder.resultPath(scanned.type, part.number),
        deadlineMs,
        wait: options.wait,
        pollIntervalMs: options.pollIntervalMs,
        reuseWithinMs: options.reuseWithinMs,
        resumable: options.resumable,
        ...{ lessons, justListed, excluded },
        markerLines: options.markerLines,
        signal: options.signal,
        onEvent(event) {
            if (event.type === "job")
                createdAtMs = clock.monotonic() - event.ageMs;
            options.onEvent?.(event);
        },
    });
    return { outcome, createdAtMs };
}
async function takeOver({ scanned: { type }, found, context: { folder, room, options } }, part, { outcome, createdAtMs }) {
    const { job, adopted, result } = outcome;
    const { jobNamePrefix: prefix, runKey, reuseWithinMs = defaultReuseWithinMs } = options;
    const identity = { prefix, runKey, digest: part.upload.digest, place: part.place };
    found.clearPart(part.number);
    found.addAll(result.found);
    await room.dropHeld(folder.earlierPath(type, part.number));
    part.result = {
        ...{ job, adopted, createdAtMs, collected: result, uploadDigest: part.upload.digest },
        isHeld: false,
        isFresh: !adopted || isFresh({ ...job, status: "complete" }, { identity, reuseWithinMs }),
    };
    const path = folder.resultPath(type, part.number);
    await room.keepResult({ upload: part.upload, records: result.records, path });
}
/** Divides a part in two, which take its place; what is known of it stays known of both. */
async function halvePart({ parts, scanned: { type, submitted }, context: { folder, room, options, list } }, part, nowMs) {
    const { upload } = part;
    options.onEvent?.({ type: "halved", jobType: type, ids: upload.ids, sizeBytes: upload.body.sizeBytes });
    const secondPart = parts.length;
    // The first half keeps the part's number, so its file needs a name that is not the part's own.
    const paths = [
        `${buildUploadName(folder.path, type, secondPart)}.first`,
        buildUploadName(folder.path, type, secondPart),
    ];
    const { signal } = options;
    const [first, second] = await halveUpload(upload, { paths, submitted, secondPart, signal });
    room.replacePart(upload, [first, second]);
    await (0,external_node_fs_promises_.rm)(upload.path, { force: true });
    // Where IDs were added since, its result ends within a half: what it names counts, and its silence does not.
    const ended = part.result?.upTo === undefined ? undefined : part.result;
    if (ended !== undefined)
        await room.dropHeld(folder.earlierPath(type, part.number));
    const result = ended === undefined ? part.result : undefined;
    const firstHalf = {
        ...part,
        result,
        others: [...part.others, ...(ended === undefined ? [] : [reportRecords(part, ended, { type, nowMs })])],
        upload: first,
        place: encodePlace(list, second.place - 1n),
    };
    const secondHalf = {
        ...{ number: secondPart, upload: second, place: part.place },
        // The records are gathered with the first half.
        result: result && { ...result, isHeld: false },
        others: [],
    };
    parts.splice(parts.indexOf(part), 1, firstHalf, secondHalf);
    return [firstHalf, secondHalf];
}
//# sourceMappingURL=hand-in-part.js.map
;// CONCATENATED MODULE: ../core/build/check/parts/order-parts.js


/**
 * The order in which parts get their new jobs: first those whose job goes on, as X has but one slot of a type; then on
 * from where the youngest job of the list was made, and around. So each part is asked about once before any is asked
 * about twice, also where X's list no longer knows the beginning. Parts come in the order of their places.
 */
function orderParts(parts, youngestPlace, whose) {
    const running = parts.filter(({ isRunning }) => isRunning);
    const others = parts.filter(({ isRunning }) => !isRunning);
    const isNext = ({ place }) => youngestPlace !== undefined && isBehind(cutPlace({ ...whose, place }), youngestPlace);
    return [...running, ...others.filter(isNext), ...others.filter((part) => !isNext(part))];
}
//# sourceMappingURL=order-parts.js.map
;// CONCATENATED MODULE: ../core/build/check/parts/find-earlier-jobs.js



/** So many results about the same bytes are tried. */
const mostExact = 3;
/** So many results about other bytes are looked at: each is read twice or more. */
const mostEdited = 64;
/** Finds the jobs of each part among all jobs of the type. Parts are in the order of their places. */
function findEarlierJobs(jobs, parts, whose) {
    const usable = jobs.filter(hasResult).toSorted((one, other) => other.createdAtMs - one.createdAtMs);
    const exact = parts.map(({ digest }) => usable.filter(({ name }) => isOurName(name, { ...whose, digest })).slice(0, mostExact));
    const known = new Set(exact.flat());
    const seen = new Set();
    const edited = usable.flatMap((job) => {
        const place = readPlaceOf(job, parts, whose);
        // Of the same place and bytes an older one says nothing that is not outdated.
        const identity = `${place} ${readJobName(job.name, whose)?.digest}`;
        if (place === undefined || known.has(job) || seen.has(identity))
            return [];
        if (parts.some(({ digest }) => isOurName(job.name, { ...whose, digest })))
            return [];
        seen.add(identity);
        return [{ job, number: findPart(place, parts, whose) }];
    });
    return { exact, edited: edited.slice(0, mostEdited) };
}
/** A part whose jobs end without a result so often has had its turn: no part may hold up the others for ever. */
const turnsAtMost = 2;
/**
 * The place of the part that had its turn last: that of the youngest job of this list. One that ended without a result, as
 * its run was killed before the upload, was no turn yet.
 */
function findYoungestPlace(jobs, parts, whose) {
    const ours = jobs.flatMap((job) => {
        const place = readPlaceOf(job, parts, whose);
        return place === undefined ? [] : [{ place, job }];
    });
    const youngestFirst = ours.toSorted((one, other) => other.job.createdAtMs - one.job.createdAtMs);
    const end = youngestFirst.findIndex(({ job }) => job.status !== "failed" && job.status !== "expired");
    const failed = youngestFirst.slice(0, end === -1 ? youngestFirst.length : end);
    const [last] = failed;
    const turns = failed.filter(({ place }) => place === last?.place).length;
    return turns >= turnsAtMost ? last?.place : youngestFirst[failed.length]?.place;
}
/** The place of a job of this list. */
function readPlaceOf({ name }, [first], { prefix }) {
    const place = readJobName(name, { prefix })?.place;
    const isOfList = first !== undefined && place?.slice(0, listSigns) === first.place.slice(0, listSigns);
    return isOfList ? place : undefined;
}
/** The part whose range a place is in: the first that does not end before it, as far as names can tell. */
function findPart(place, parts, whose) {
    const at = parts.findIndex((part) => !isBehind(place, cutPlace({ ...whose, place: part.place })));
    return at === -1 ? parts.length - 1 : at;
}
//# sourceMappingURL=find-earlier-jobs.js.map
;// CONCATENATED MODULE: ../core/build/check/parts/reckon-pace.js
const minuteMs = 60_000;
/** Between two jobs of one run lies what X took for the first. Longer gaps lie between runs. */
const longestGapMs = 4 * 60 * minuteMs;
const leastSpanMs = 12 * 60 * minuteMs;
/** X keeps a job in its list for so long. */
const weekMs = 7 * 24 * 60 * minuteMs;
/** Reckons with the jobs of this list that X still knows. */
function reckonPace(jobs, parts) {
    const createdAt = jobs.map(({ createdAtMs }) => createdAtMs).toSorted((one, other) => one - other);
    const gaps = createdAt.slice(1).map((time, index) => time - createdAt[index]);
    const short = gaps.filter((gap) => gap <= longestGapMs).toSorted((one, other) => one - other);
    const nowMs = Math.max(...jobs.map(({ observedAtMs }) => observedAtMs));
    const spanMs = Math.min(weekMs, nowMs - (createdAt[0] ?? nowMs));
    return {
        perJobMs: short[Math.floor(short.length / 2)],
        // The jobs of one run say nothing about how often there is one.
        passMs: spanMs >= leastSpanMs ? Math.round((spanMs / jobs.length) * parts) : undefined,
    };
}
//# sourceMappingURL=reckon-pace.js.map
;// CONCATENATED MODULE: ../core/build/check/parts/read-history.js


/** Asks X once for its jobs of the type. Throws what `listJobs` throws. */
async function readHistory(client, parts, { type, deadlineMs, signal, ...whose }) {
    const jobs = await client.listJobs(type, { deadlineMs, signal });
    const ofList = jobs.filter((job) => readPlaceOf(job, parts, whose) !== undefined);
    return {
        jobs,
        earlier: findEarlierJobs(jobs, parts, whose),
        youngestPlace: findYoungestPlace(jobs, parts, whose),
        pace: reckonPace(ofList, parts.length),
    };
}
//# sourceMappingURL=read-history.js.map
;// CONCATENATED MODULE: ../core/build/check/parts/run-parts.js











/**
 * Brings one type's parts forward: collect what earlier runs have paid for, then hand in new jobs one after the other, as
 * X takes one at a time, and wait for each. The first that is not ready in time ends it, and so does the first that fails:
 * the next run goes on from there. What is known by then stays. Throws the signal's reason, and what is no error of ours.
 */
async function runParts(client, scanned, context) {
    const { list } = context;
    const parts = toKnownParts(scanned.parts, list);
    const found = new IdValues(scanned.submitted);
    const run = {
        ...{ scanned, context, parts, found },
        lessons: createRunLessons(),
        excluded: new Set(),
    };
    const progress = parts.length === 0 ? noProgress : await bringForward(client, run);
    await gatherHeld(run);
    const now = { type: scanned.type, nowMs: client.clock.monotonic() };
    const checked = parts.flatMap((part) => {
        const result = part.result && reportResult(part, part.result, now);
        return withTail({ number: part.number, upload: part.upload, result, others: part.others }, run, part);
    });
    tellStandIns(run, checked);
    return { parts: checked, found, ...progress };
}
const noProgress = { failure: undefined, passMs: undefined };
async function bringForward(client, run) {
    const { context, parts, scanned } = run;
    const { options, deadlineMs } = context;
    const { jobNamePrefix: prefix, runKey, signal } = options;
    let passMs;
    try {
        const toFind = parts.map(({ place, upload: { digest } }) => ({ place, digest }));
        const asked = { type: scanned.type, prefix, runKey, deadlineMs, signal };
        const history = await readHistory(client, toFind, asked);
        ({ passMs } = history.pace);
        const { hasAsked, failure: spoilt } = await collectEarlier(client, run, history.earlier);
        const waiting = orderWaiting(run, history);
        tellPlan(client, run, { waiting, history });
        if (spoilt !== undefined)
            return { failure: spoilt, passMs };
        const failure = await handIn(client, run, { waiting, justListed: hasAsked ? undefined : history.jobs });
        return { failure, passMs };
    }
    catch (error) {
        if (!(0,build_errors/* isComplianceError */.Ez)(error) || signal?.aborted)
            throw error;
        return { failure: isNotInTime(error) ? undefined : error, passMs };
    }
}
/** The parts that need a new job, in the order in which they get it. */
function orderWaiting({ parts, context: { options } }, { jobs, youngestPlace }) {
    const { jobNamePrefix: prefix, runKey } = options;
    const waiting = parts
        .filter(({ result }) => result?.isFresh !== true)
        .map((part) => ({
        ...{ part, place: part.place },
        isRunning: jobs.some((job) => goesOn(job, { prefix, digest: part.upload.digest })),
    }));
    const order = orderParts(waiting, youngestPlace, { prefix, runKey }).map(({ part }) => part);
    const putOff = options.wait === false ? [] : order.filter(({ isPutOff }) => isPutOff === true);
    return [...order.filter(({ isPutOff }) => isPutOff !== true), ...putOff];
}
async function handIn(client, run, { waiting, justListed, }) {
    let listed = justListed;
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
        const outcome = await handInPart(client, run, { part, justListed: listed });
        listed = undefined;
        if (outcome === "too large")
            waiting.unshift(...(await halvePart(run, part, client.clock.monotonic())));
        else if ((0,build_errors/* isComplianceError */.Ez)(outcome))
            return outcome;
        else if (outcome === "pending")
            return undefined;
    }
    return undefined;
}
function tellPlan(client, { parts, scanned, context: { options, deadlineMs } }, { waiting, history: { pace }, }) {
    const known = parts.filter(({ result }) => result !== undefined);
    const fresh = known.filter(({ result }) => result?.isFresh === true);
    const leftMs = deadlineMs - client.clock.monotonic();
    const { perJobMs, passMs } = pace;
    options.onEvent?.({
        type: "plan",
        jobType: scanned.type,
        parts: parts.length,
        fresh: fresh.length,
        older: known.length - fresh.length,
        none: parts.length - known.length,
        jobs: waiting.length,
        fit: perJobMs === undefined ? undefined : Math.min(waiting.length, Math.floor(leftMs / perJobMs)),
        passMs,
    });
}
/** What was added behind the IDs that a result is about is a part of its own, of which nothing is known. */
function withTail(checked, { scanned: { submitted }, parts }, { result }) {
    const { upTo, tailIds } = result ?? {};
    if (upTo === undefined || tailIds === undefined)
        return [checked];
    const { upload, number } = checked;
    const tail = parts.length + number;
    submitted.beginPart(upTo + 1n, tail);
    return [
        { ...checked, upload: { ...upload, ids: upload.ids - tailIds } },
        { number: tail, upload: { ...upload, ids: tailIds, place: upTo + 1n }, result: undefined, others: [] },
    ];
}
/** What no newer result has come for stands in, with its records. */
async function gatherHeld({ parts, scanned, context: { room, folder } }) {
    for (const { number, upload, result } of parts) {
        if (result?.isHeld !== true)
            continue;
        const path = folder.earlierPath(scanned.type, number);
        await room.keepResult({ upload, records: result.collected.records, path });
    }
}
function tellStandIns({ scanned, context: { options } }, parts) {
    const ages = parts.flatMap(({ result }) => (result?.standsIn === true ? [result.ageMs] : []));
    if (ages.length === 0)
        return;
    const oldestAgeMs = Math.max(...ages);
    options.onEvent?.({ type: "stands-in", jobType: scanned.type, parts: ages.length, oldestAgeMs });
}
//# sourceMappingURL=run-parts.js.map
;// CONCATENATED MODULE: ../core/build/check/parts/check-type.js

const proofRank = { unverified: 0, consistent: 1, proven: 2 };
const defaultMaxAgeMs = 48 * 3_600_000;
async function checkType(client, scanned, context) {
    const { parts, found, failure, passMs } = await runParts(client, scanned, context);
    // Of an ID whose part has no result nothing is known: it is no violation, and not compliant.
    const untrusted = parts.filter((part) => !isTrusted(part, context.options));
    const { type, submitted } = scanned;
    return {
        ...{ scanned, parts, failure, passMs },
        isPending: failure === undefined && parts.some(({ result }) => result === undefined),
        checkedIds: {
            ...{ type, submitted, found },
            untrustedParts: new Set(untrusted.map(({ number }) => number)),
            resultTimes: new Map(parts.flatMap(({ number, result }) => result === undefined ? [] : [[number, Date.parse(result.createdAt)]])),
        },
    };
}
/** Whether a result's silence about an ID says that it is compliant: proven enough, and no older than is allowed. */
function isTrusted({ result }, { requireProof = "consistent", maxAgeMs = defaultMaxAgeMs, }) {
    if (result === undefined || proofRank[result.proof] < proofRank[requireProof])
        return false;
    return !result.standsIn || result.ageMs <= maxAgeMs;
}
//# sourceMappingURL=check-type.js.map
;// CONCATENATED MODULE: ../core/build/check/build-report.js


function buildReport({ startedAtMs, finishedAtMs, checked, comparison }) {
    const jobs = checked.flatMap(({ parts }) => parts.flatMap(({ result, others }) => [...(result === undefined ? [] : [result]), ...others]));
    const { violations, unverified, refetch, months, datasets } = comparison;
    return {
        schemaVersion: 1,
        startedAt: new Date(startedAtMs).toISOString(),
        finishedAt: new Date(finishedAtMs).toISOString(),
        result: chooseResult(checked, comparison),
        failure: findFailure(checked)?.code ?? null,
        proof: findLowest(checked.flatMap(listProofs)),
        checked: checked.reduce((sum, { scanned }) => sum + scanned.submitted.size, 0),
        violations,
        unverified,
        refetch,
        months,
        datasets,
        standing: describeStanding(checked),
        jobs,
    };
}
function chooseResult(checked, { violations, unverified }) {
    const isCut = checked.some(({ failure }) => failure !== undefined);
    if (violations > 0)
        return "violations";
    if (!isCut && checked.some(({ isPending }) => isPending))
        return "pending";
    // Nothing is compliant after a failure, also where the files no longer hold what was not checked.
    if (isCut)
        return "unverified";
    return unverified > 0 ? "unverified" : "compliant";
}
function listProofs({ parts }) {
    return parts.map(({ result }) => result?.proof ?? "unverified");
}
/** Where no job was needed, nothing is claimed that is not proven. */
function findLowest(levels) {
    return levels.toSorted((one, other) => proofRank[one] - proofRank[other])[0] ?? "proven";
}
/** The first of them, where both types failed. */
function findFailure(checked) {
    return checked.find(({ failure }) => failure !== undefined)?.failure;
}
//# sourceMappingURL=build-report.js.map
;// CONCATENATED MODULE: ../core/build/ids/creation-month.js
const unknownMonth = 0;
/** X's IDs count the milliseconds from here, above 22 bits of other things. Source: X's "Twitter IDs" page and snowflake's source. */
const epochMs = 1_288_834_974_657;
/** 2^10: the high word counts as many units of 2^22 each. */
const highFactor = 1024;
const lowShift = 22;
/**
 * Posts below were numbered one after the other, until November 2010: the first that carries a time is this one, 7,081 ms
 * after the epoch. So were users, for years longer, but they are fewer than that.
 */
const firstTimed = 29_700_859_247;
const twoTo32 = 0x100000000;
const firstMonth = 10;
const firstYear = 2010;
const dayMs = 86_400_000;
const firstDay = Math.floor(epochMs / dayMs);
/** @param latestMs Epoch ms. IDs that claim to be made a day or more after are not believed: they carry no time. */
function createMonthFinder(latestMs) {
    const days = Math.max(0, Math.floor(latestMs / dayMs) + 2 - firstDay);
    const monthOfDay = new Uint16Array(days);
    // Month by month: a `Date` for each day would take longer than a short list.
    for (let month = 1, from = 0; from < days; month++) {
        const next = Date.UTC(firstYear, firstMonth + month) / dayMs - firstDay;
        monthOfDay.fill(month, from, next);
        from = next;
    }
    return {
        months: (monthOfDay[days - 1] ?? unknownMonth) + 1,
        find(high, low) {
            const unsignedLow = low >>> 0;
            if ((high >>> 0) * twoTo32 + unsignedLow < firstTimed)
                return unknownMonth;
            const sinceMs = (high >>> 0) * highFactor + (unsignedLow >>> lowShift);
            return monthOfDay[Math.floor((sinceMs + epochMs) / dayMs) - firstDay] ?? unknownMonth;
        },
        nameOf(number) {
            if (number === unknownMonth)
                return "unknown";
            const month = number - 1 + firstMonth;
            return `${firstYear + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
        },
    };
}
//# sourceMappingURL=creation-month.js.map
;// CONCATENATED MODULE: ../core/build/results/classifier.js


const compliant = { decision: "keep", finding: undefined };
const unverified = { decision: "unverified", finding: undefined };
const compliantNumber = 0;
const unverifiedNumber = 1;
/**
 * Binds what is known to a dataset's policy. An ID without a record is compliant only if it was submitted and
 * its part's result is trusted; a record that is not understood never removes and never clears.
 */
function createClassifier(checkedIds, options = {}) {
    const { keepReasons = [], onRefetch = "keep", findUnverified = true } = options;
    const kept = new Set(keepReasons);
    const classifications = [
        compliant,
        unverified,
        ...results_record/* findings */.Pg.slice(1).map((finding) => classifyFinding(finding, { kept, onRefetch })),
    ];
    const numbers = new Uint8Array(blockIds);
    const { found, submitted, untrustedParts } = checkedIds;
    const trustsAll = untrustedParts.size === 0;
    function classifyRow(row) {
        if (row === -1)
            return unverifiedNumber;
        const finding = found.at(row);
        if (finding !== 0)
            return numberOf(finding);
        return trustsAll || !untrustedParts.has(submitted.partOf(row)) ? compliantNumber : unverifiedNumber;
    }
    return {
        classifications,
        classify(high, low, count) {
            if (findUnverified) {
                found.checkRows();
                const rows = submitted.findBlock(high, low, count);
                for (let index = 0; index < count; index++)
                    numbers[index] = classifyRow(rows[index]);
                return numbers;
            }
            const values = found.lookUp(high, low, count);
            for (let index = 0; index < count; index++) {
                const finding = values[index];
                numbers[index] = finding === 0 ? compliantNumber : numberOf(finding);
            }
            return numbers;
        },
    };
}
/** Behind the two classifications without a finding, finding n is classification n + 1, as there is no finding 0. */
function numberOf(finding) {
    return finding + 1;
}
function classifyFinding(finding, { kept, onRefetch }) {
    const { action, reason, decision } = finding;
    if (decision === "refetch" && onRefetch === "scrub")
        return { decision: "scrub", finding };
    const isViolation = decision === "remove" || decision === "scrub";
    const isKept = isViolation && (kept.has(reason) || kept.has(action));
    return { decision: isKept ? "keep" : decision, finding };
}
//# sourceMappingURL=classifier.js.map
;// CONCATENATED MODULE: ../core/build/results/bind-classifiers.js


function bind_classifiers_bindClassifiers({ ids, keepReasons, onRefetch }, checkedIds, { findUnverified } = {}) {
    return ids.map(({ type }) => {
        const own = checkedIds.get(type);
        if (own === undefined)
            throw new build_errors/* ComplianceError */.c7("OPTION_INVALID", `There are no checked IDs of type ${type}.`);
        return createClassifier(own, { keepReasons, onRefetch, findUnverified });
    });
}
//# sourceMappingURL=bind-classifiers.js.map
;// CONCATENATED MODULE: ../core/build/rewrite/entry-decisions.js
/** What is to become of an entry, the graver the higher. `unverified` entries stay. */
const entryDecisions = { keep: 0, unverified: 1, scrub: 2, remove: 3 };
//# sourceMappingURL=entry-decisions.js.map
;// CONCATENATED MODULE: ../core/build/rewrite/entry-keys.js


/**
 * Entries with one ID are known by it. Those with two, by 64 bits of both: neither names an entry, as an author has many
 * posts. The keys are valid until the next call.
 */
function createKeyReader(places) {
    if (places === 1)
        return ({ ids }) => ids[0];
    const [high, low] = [new Int32Array(batchEntries), new Int32Array(batchEntries)];
    return ({ ids, count }) => {
        for (let row = 0; row < count; row++) {
            let [one, other] = [0x2545f491, 0x4f6cdd1d];
            for (const column of ids) {
                const [idHigh, idLow] = [column.high[row], column.low[row]];
                one = hashId(one ^ idHigh, Math.imul(one, 5) + idLow);
                other = hashId(other ^ idLow, Math.imul(other, 9) + idHigh);
            }
            high[row] = one;
            // 0/0 is no key.
            low[row] = other === 0 ? 1 : other;
        }
        return { high, low };
    };
}
//# sourceMappingURL=entry-keys.js.map
;// CONCATENATED MODULE: ../core/build/rewrite/decide-entries.js



/**
 * An entry gets the gravest decision on any of its IDs. An ID to scrub asks for nothing where the fields are scrubbed
 * already, or where the entry holds no location as it is nothing but IDs; without fields to scrub it removes any other.
 */
function createEntryDecider(classifiers, { scrubFields = [], onScrub = "auto", retained }) {
    const canScrub = scrubFields.length > 0;
    const { keep, unverified, scrub, remove } = entryDecisions;
    const decisions = new Uint8Array(batchEntries);
    const kept = new Uint8Array(batchEntries);
    const readKeys = createKeyReader(classifiers.length);
    const numbers = classifiers.map(() => new Uint8Array(batchEntries));
    const entryDecisionOf = {
        keep,
        refetch: keep,
        unverified,
        scrub: { auto: scrub, remove, keep }[onScrub],
        remove,
    };
    const decisionOf = classifiers.map(({ classifications }) => Uint8Array.from(classifications, ({ decision, finding }) => 
    // Asked for by `onRefetch`, which does not know what `onScrub` says.
    finding?.decision === "refetch" && decision === "scrub" ? scrub : entryDecisionOf[decision]));
    /** What remains of `scrub` for one entry. */
    function decideScrub(bytes, entry, { row, reader }) {
        const isDone = canScrub
            ? reader.findUnscrubbed(bytes, entry).length === 0
            : reader.holdsOnlyIds(bytes, entry);
        if (isDone)
            return decideScrubbed(row);
        return canScrub ? scrub : remove;
    }
    /** What is asked for besides, for an entry that has nothing to scrub. */
    function decideScrubbed(row) {
        return Math.max(...decisionOf.map((own, place) => {
            const decision = own[numbers[place]?.[row]];
            return decision === scrub ? keep : decision;
        }));
    }
    /** Raises decisions to those of before, where these are graver. */
    function keepBefore(bytes, reader, before) {
        const { batch } = reader;
        const { count, start, end } = batch;
        const keys = readKeys(batch);
        const former = before.find(keys, count);
        kept.fill(0, 0, count);
        for (let row = 0; row < count; row++) {
            const decision = former[row];
            if (decision <= decisions[row])
                continue;
            const entry = { start: start[row], end: end[row] };
            const wanted = decision === scrub ? decideScrub(bytes, entry, { row, reader }) : decision;
            if (wanted <= decisions[row])
                continue;
            decisions[row] = wanted;
            kept[row] = 1;
            before.markUsed(keys.high[row], keys.low[row]);
        }
    }
    return {
        classifiers,
        numbers,
        kept,
        decide(bytes, reader) {
            const { batch } = reader;
            const { count, start, end } = batch;
            decisions.fill(keep, 0, count);
            for (let place = 0; place < classifiers.length; place++) {
                const { high, low } = batch.ids[place];
                const classified = classifiers[place].classify(high, low, count);
                const own = numbers[place];
                const decisionOfNumber = decisionOf[place];
                for (let row = 0; row < count; row++) {
                    const number = high[row] === 0 && low[row] === 0 ? 0 : classified[row];
                    own[row] = number;
                    // Nearly all entries end here.
                    if (number === 0)
                        continue;
                    const decision = decisionOfNumber[number];
                    if (decision > decisions[row])
                        decisions[row] = decision;
                }
            }
            for (let row = 0; row < count; row++) {
                if (decisions[row] !== scrub)
                    continue;
                const entry = { start: start[row], end: end[row] };
                decisions[row] = decideScrub(bytes, entry, { row, reader });
            }
            if (retained !== undefined && retained.size > 0)
                keepBefore(bytes, reader, retained);
            return decisions;
        },
    };
}
//# sourceMappingURL=decide-entries.js.map
;// CONCATENATED MODULE: ../core/build/detect/detect-format.js




const looks = [
    { pattern: /^\{/, format: "jsonl", look: "its first line begins like a JSON object" },
    { pattern: /^[0-9]+$/, format: "txt", look: "its first line is one number" },
    { pattern: /\t/, format: "tsv", look: "its first line is separated by tabs" },
    { pattern: /,/, format: "csv", look: "its first line is separated by commas" },
];
/**
 * Decides by the name and the first bytes of what is inside a file's compression (see `detectCompression`).
 * `wanted` settles the format unless it is `auto`; then the name does, and where that is silent the first
 * line. `firstBytes` may be all or only the beginning of the file.
 */
function detectFormat(innerName, firstBytes, wanted) {
    const fault = explainCompressed(innerName, firstBytes);
    if (fault !== undefined)
        return { fault };
    if (wanted !== "auto")
        return { format: wanted, reason: "`format` says so" };
    const byName = findNamedFormat(innerName);
    const first = findFirstLine(firstBytes);
    const look = looks.find(({ pattern }) => pattern.test(first));
    if (first.startsWith("[") && (byName === undefined || byName === "jsonl"))
        return { fault: "begins with a JSON array: write one JSON object a line" };
    if (byName !== undefined && byName !== "jsonl" && look?.format === "jsonl")
        return { fault: `is named .${byName} but ${look.look}: rename it to .jsonl, or set \`format\`` };
    if (byName !== undefined)
        return { format: byName, reason: "its name says so" };
    if (look !== undefined)
        return { format: look.format, reason: look.look };
    if (first === "")
        return { format: "txt", reason: "it has no entries so far" };
    return { fault: "tells its format neither by its name nor by its first line: set `format`" };
}
function explainCompressed(innerName, firstBytes) {
    const signature = findSignature(firstBytes);
    if (signature?.kind === "refused")
        return signature.fault;
    if (signature !== undefined)
        return "is compressed twice: compress the list itself, once";
    const named = readCompression(splitExtension(innerName).extension);
    return named === "none" ? undefined : explainFalseName(named);
}
function findFirstLine(bytes) {
    const text = Buffer.from(bytes)
        .toString("utf8")
        .replace(/^\uFEFF/, "");
    const line = text.split("\n").find((each) => !/^\s*(?:#|$)/.test(each));
    return line?.trim() ?? "";
}
//# sourceMappingURL=detect-format.js.map
;// CONCATENATED MODULE: ../core/build/detect/describe-columns.js
const namedColumns = 20;
/** Text from a file ends in logs: only what is plainly a name is repeated. */
const plainName = /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,39}$/u;
function describeColumn(column, name) {
    return name !== undefined && plainName.test(name)
        ? `column ${column + 1} (${name})`
        : `column ${column + 1}`;
}
function describeColumns(columns, names = []) {
    const all = [...columns];
    const words = all.slice(0, namedColumns).map((column) => describeColumn(column, names[column]));
    if (all.length > words.length)
        words.push(`${all.length - words.length} more`);
    const last = words.pop() ?? "no column";
    return words.length === 0 ? last : `${words.join(", ")} and ${last}`;
}
//# sourceMappingURL=describe-columns.js.map
;// CONCATENATED MODULE: ../core/build/detect/known-columns.js
const knownNames = {
    tweets: { specific: ["tweet_id", "tweetid", "status_id", "tid"], general: ["id_str", "id"] },
    users: { specific: ["user_id", "userid", "author_id", "uid"], general: ["id_str", "id"] },
};
function normalizeName(name) {
    return name.trim().toLowerCase().replaceAll(/[ -]/g, "_");
}
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
;// CONCATENATED MODULE: ../core/build/detect/choose-column.js



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
function readColumnName(field) {
    return field !== undefined && /^[1-9][0-9]{0,4}$/.test(field) ? Number(field) : field;
}
function resolveColumn(fields, field, hasHeader) {
    if (typeof field === "number") {
        return field <= fields.length
            ? field - 1
            : { refusal: `has no column ${field} to blank: it has ${fields.length}` };
    }
    if (!hasHeader)
        return { refusal: "has no header, so name the fields to blank by their numbers" };
    const columns = findNamedColumns(fields, field);
    const [column] = columns;
    if (column !== undefined && columns.length === 1)
        return column;
    const seen = describeColumns(fields.keys(), fields);
    return { refusal: `has no column, or more than one, by the name of a field to blank; it has ${seen}` };
}
function findIdColumns(fields) {
    return fields.flatMap((text, column) => (isIdText(text) ? [column] : []));
}
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
        text: `${describe(fields, column, hasHeader)} holds the IDs, as \`field\` says; ${describeHeader(hasHeader)}`,
    };
}
function chooseByName(fields, field) {
    const columns = findNamedColumns(fields, field);
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
        text: `${describe(fields, column, true)} holds the IDs, as \`field\` says`,
    };
}
function findNamedColumns(fields, field) {
    const columnsOf = (isSame) => fields.flatMap((name, column) => (isSame(name) ? [column] : []));
    const wanted = field.trim();
    const exact = columnsOf((name) => name === wanted);
    return exact.length > 0 ? exact : columnsOf((name) => name.toLowerCase() === wanted.toLowerCase());
}
function chooseByKnownName(fields, type) {
    const columns = findKnownColumns(fields, type);
    const [column] = columns;
    if (columns.length > 1) {
        return { refusal: `may have its IDs in ${describeColumns(columns, fields)}: ${setField}` };
    }
    if (column !== undefined) {
        const text = `${describe(fields, column, true)} holds the IDs: it has a usual name for those of ${type}`;
        return { column, hasHeader: true, isTentative: false, text };
    }
    if (fields.length > 1) {
        const seen = fields.every(isName) ? `it has ${describeColumns(fields.keys(), fields)}: ` : "";
        return { refusal: `names no column that is known to hold IDs of ${type}; ${seen}${setField}` };
    }
    const [only = ""] = fields;
    const hasHeader = only !== "" && isName(only);
    const text = `${describe(fields, 0, hasHeader)} holds the IDs: there is no other; ${describeHeader(hasHeader)}`;
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
    const text = `${describe(fields, column, false)} holds the IDs: it is the only one with an ID in it; ${describeHeader(false)}`;
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
function describe(fields, column, hasHeader) {
    return describeColumn(column, hasHeader ? fields[column] : undefined);
}
function describeHeader(hasHeader) {
    return hasHeader ? "the first record is a header" : "there is no header";
}
//# sourceMappingURL=choose-column.js.map
;// CONCATENATED MODULE: ../core/build/detect/choose-columns.js


function chooseColumns(fields, { places, scrubFields }) {
    const columns = [];
    const texts = [];
    const headers = new Set();
    let isTentative = false;
    for (const { type, field } of places) {
        const chosen = chooseColumn(fields, { field: readColumnName(field), type });
        if ("refusal" in chosen)
            return chosen;
        columns.push(chosen.column);
        texts.push(chosen.text);
        headers.add(chosen.hasHeader);
        isTentative ||= chosen.isTentative;
    }
    const [first = 0, ...others] = columns;
    if (others.includes(first)) {
        return {
            refusal: `has IDs of both types in ${describeColumn(first, undefined)}: set a \`field\` for each`,
        };
    }
    // A value is no name: with more than one place it would be a guess which of them it belongs to.
    if (others.length > 0 && isTentative) {
        return { refusal: "has no header that tells where the IDs of each type are: set a `field` for each" };
    }
    if (headers.size > 1) {
        return {
            refusal: "begins with a record that has a column's name and an ID in it: set each `field` to a number",
        };
    }
    const [hasHeader = false] = headers;
    const scrubColumns = [];
    for (const field of scrubFields) {
        const column = resolveColumn(fields, readColumnName(field) ?? "", hasHeader);
        if (typeof column === "object")
            return column;
        if (columns.includes(column))
            return { refusal: `would blank its own IDs: take \`${field}\` out of the fields to blank` };
        scrubColumns.push(column);
    }
    return {
        columns: [first, ...others],
        scrubColumns: [...new Set(scrubColumns)].sort((one, other) => one - other),
        hasHeader,
        isTentative,
        text: texts.join("; "),
    };
}
//# sourceMappingURL=choose-columns.js.map
;// CONCATENATED MODULE: ../core/build/formats/csv-field.js
const lineFeed = 10;
const csv_field_quote = 34;
function createCsvCursor(separator) {
    return {
        separator,
        at: 0,
        to: 0,
        start: 0,
        end: 0,
        outerStart: 0,
        outerEnd: 0,
        isQuoted: false,
        isTorn: false,
        lineFeeds: 0,
    };
}
/**
 * Reads one field as RFC 4180 has it, and moves the cursor behind what ended it. A quote counts only as the
 * first byte of a field, so `5" disk` needs none around it. A CR before the line feed stays in the field: it
 * is white space at the end of an ID.
 */
function readField(bytes, cursor) {
    const { at, to, separator } = cursor;
    cursor.outerStart = at;
    cursor.isTorn = false;
    cursor.isQuoted = at < to && bytes[at] === csv_field_quote;
    if (cursor.isQuoted)
        return readQuotedField(bytes, cursor);
    let position = at;
    // Each byte is loaded once (docs/performance.md).
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
            if (byte === csv_field_quote)
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
        if (position + 1 === to || bytes[position + 1] !== csv_field_quote)
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
    cursor.outerEnd = position;
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
/** Reads the field of one column of a record. Returns whether the record has so many. */
function seekField(bytes, cursor, { start, end, column }) {
    cursor.at = start;
    cursor.to = end;
    for (let passed = 0;; passed++) {
        const ended = readField(bytes, cursor);
        if (passed === column)
            return true;
        if (ended !== "separator")
            return false;
    }
}
/** Space, tab or CR: what may stand around an ID. */
function isCsvSpace(byte) {
    return byte === 32 || byte === 9 || byte === 13;
}
//# sourceMappingURL=csv-field.js.map
;// CONCATENATED MODULE: ../core/build/formats/csv-record.js

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
        value: { start: 0, end: 0 },
    };
}
/**
 * Reads the record at `record.from`, as far as there are bytes before the cursor's `to`. What it returns ended
 * the record: never a separator. Fields without quotes are found in this loop, for speed (docs/performance.md).
 */
function readCsvRecord(bytes, record) {
    const { cursor, column, from, value } = record;
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
                value.start = cursor.start;
                value.end = cursor.end;
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
                value.start = start;
                value.end = at;
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
function trimCsvValue(bytes, value) {
    trimSpaces(bytes, value);
    const { start, end } = value;
    if (end - start < 2 || bytes[start] !== csv_record_quote || bytes[end - 1] !== csv_record_quote)
        return;
    value.start++;
    value.end--;
    trimSpaces(bytes, value);
}
function trimSpaces(bytes, value) {
    let { start, end } = value;
    while (start < end && isCsvSpace(bytes[start]))
        start++;
    while (end > start && isCsvSpace(bytes[end - 1]))
        end--;
    value.start = start;
    value.end = end;
}
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
;// CONCATENATED MODULE: ../core/build/formats/holds-only-ids.js


/** Whether all fields of a record but these columns are empty. */
function holdsOnlyColumns(bytes, { start, end }, { cursor, columns }) {
    cursor.at = start;
    cursor.to = end;
    for (let column = 0;; column++) {
        const ended = readField(bytes, cursor);
        const value = { start: cursor.start, end: cursor.end };
        trimCsvValue(bytes, value);
        if (value.start < value.end && !columns.includes(column))
            return false;
        if (ended !== "separator")
            return true;
    }
}
/** Whether a line's object has no value but those at these paths, and `null`. */
function holdsOnlyPaths(bytes, { start, end }, paths) {
    const values = [{ value: parse(bytes.subarray(start, end)), path: [] }];
    // Without recursion: how deep a line nests is its author's choice.
    for (let next = values.pop(); next !== undefined; next = values.pop()) {
        const { value, path } = next;
        if (value === null || paths.some((own) => isSame(own, path)))
            continue;
        if (typeof value !== "object")
            return false;
        for (const [key, inner] of Object.entries(value)) {
            // Deeper than any ID: and of many levels each path would be copied into the next.
            if (path.length >= deepestPath(paths))
                return false;
            values.push({ value: inner, path: [...path, key] });
        }
    }
    return true;
}
function deepestPath(paths) {
    return Math.max(...paths.map(({ length }) => length));
}
function isSame(one, other) {
    return one.length === other.length && one.every((key, level) => key === other[level]);
}
/** What is no JSON holds more than an ID. */
function parse(bytes) {
    try {
        return JSON.parse(Buffer.from(bytes).toString("utf8"));
    }
    catch {
        return "unreadable";
    }
}
//# sourceMappingURL=holds-only-ids.js.map
;// CONCATENATED MODULE: ../core/build/formats/scrub-csv.js


const scrub_csv_lineFeed = 10;
const scrub_csv_carriageReturn = 13;
function findUnscrubbedFields(bytes, entry, { separator, columns }) {
    const cursor = createCsvCursor(separator);
    const end = findLineEnd(bytes, entry);
    return columns.flatMap((column) => {
        if (!seekField(bytes, cursor, { start: entry.start, end, column }))
            return [];
        const value = { start: cursor.start, end: cursor.end };
        trimCsvValue(bytes, value);
        return value.start === value.end ? [] : [{ start: cursor.outerStart, end: cursor.outerEnd }];
    });
}
/** The line end is nobody's field: it stays, its CR too. */
function findLineEnd(bytes, { start, end }) {
    if (bytes[end - 1] !== scrub_csv_lineFeed)
        return end;
    const hasReturn = end - 2 >= start && bytes[end - 2] === scrub_csv_carriageReturn;
    return hasReturn ? end - 2 : end - 1;
}
//# sourceMappingURL=scrub-csv.js.map
;// CONCATENATED MODULE: ../core/build/formats/read-csv.js











/** A longer record means that a quote was left open, bytes. */
const maxCsvRecordBytes = 1024 * 1024;
/** So many records must agree with a column that was chosen without a name. */
const witnesses = 100;
/**
 * Reads the records of a csv or tsv file (RFC 4180). It is refused where the columns of the IDs cannot be told,
 * or a record does not end: nothing behind that is an entry.
 */
function createCsvReader({ separator, places, scrubFields = [], batch = createEntryBatch(places.length), onFault, onChoice, }) {
    const words = createIdWords();
    const record = createCsvRecord(separator.charCodeAt(0));
    const otherCursor = createCsvCursor(record.cursor.separator);
    let choice;
    let witnessed = 0;
    let line = 1;
    let hasGivenUp = false;
    function giveUp(message) {
        hasGivenUp = true;
        onFault.refuse(message, line);
    }
    function chooseFromRecord(bytes) {
        const chosen = chooseColumns(readCsvTexts(bytes, record), { places, scrubFields });
        if ("refusal" in chosen) {
            giveUp(chosen.refusal);
            return false;
        }
        choice = chosen;
        onChoice?.(chosen.text);
        record.column = chosen.columns[0];
        readCsvRecord(bytes, record);
        return !chosen.hasHeader;
    }
    function bearsWitness(bytes) {
        witnessed++;
        const columns = findIdColumns(readCsvTexts(bytes, record));
        if (columns.every((column) => column === record.column))
            return true;
        giveUp(refuseSeveral([...new Set([record.column, ...columns])].sort((a, b) => a - b)).refusal);
        return false;
    }
    /** Returns whether the record holds an ID, or may: quotes and spaces around it are not looked at. */
    function admitRecord(bytes, ended) {
        if (ended === "bytes in quotes" || record.isTorn) {
            const flaw = record.isTorn ? "text behind a closing quote" : "a quote that is never closed";
            const message = `has ${flaw}: write a quote inside quotes twice`;
            if (choice === undefined)
                giveUp(message);
            else
                onFault.badEntry(line, message);
            return false;
        }
        if (choice === undefined && !chooseFromRecord(bytes))
            return false;
        return !choice?.isTentative || witnessed >= witnesses || bearsWitness(bytes);
    }
    function readValue(bytes, value, into) {
        if (!parseId(bytes, value, words)) {
            trimCsvValue(bytes, value);
            if (value.start === value.end)
                words.fill(0);
            else if (!parseId(bytes, value, words))
                return explainBadLine(bytes, value);
        }
        const row = batch.count;
        into.high[row] = words[0];
        into.low[row] = words[1];
        into.idStart[row] = value.start;
        into.idEnd[row] = value.end;
        return undefined;
    }
    function addRecord(bytes, { columns }) {
        let ids = 0;
        for (let place = 0; place < columns.length; place++) {
            const column = columns[place];
            if (place > 0
                ? !seekField(bytes, otherCursor, { start: record.from, end: record.end, column })
                : column >= record.fields) {
                return `has too few columns: the IDs are in ${describeColumns([column])}`;
            }
            const fault = readValue(bytes, place > 0 ? otherCursor : record.value, batch.ids[place]);
            if (fault !== undefined)
                return fault;
            if (words[0] !== 0 || words[1] !== 0)
                ids++;
        }
        if (ids === 0)
            return `has no ID in ${describeColumns(columns)}`;
        const row = batch.count++;
        batch.start[row] = record.from;
        batch.end[row] = record.end;
        return undefined;
    }
    /** A list of one column is read as fast as txt: by the same loop, as far as there are only digits and LF. */
    function skimPlainLines(bytes, to) {
        const isList = record.column === 0 && record.fields === 1 && places.length === 1;
        if (!isList || choice === undefined)
            return;
        const before = batch.count;
        record.from = readPlainLines(bytes, { at: record.from, to }, batch);
        line += batch.count - before;
    }
    return {
        batch,
        maxRecordBytes: maxCsvRecordBytes,
        scrubbedField: "",
        read(bytes, { from, to, last }) {
            batch.count = 0;
            record.from = from;
            record.cursor.to = to;
            while (record.from < to && batch.count < batch.entries) {
                if (hasGivenUp)
                    return to;
                skimPlainLines(bytes, to);
                if (record.from === to || batch.count === batch.entries)
                    break;
                const ended = readCsvRecord(bytes, record);
                if (record.end - record.from > maxCsvRecordBytes) {
                    giveUp("is longer than 1 MiB: close its quote; nothing behind it was read");
                    return to;
                }
                if (ended !== "line" && !last)
                    break;
                if (!isBlankRecord(bytes, record) && admitRecord(bytes, ended) && choice !== undefined) {
                    const fault = addRecord(bytes, choice);
                    if (fault !== undefined)
                        onFault.badEntry(line, fault);
                }
                line += record.lineFeeds;
                record.from = record.end;
            }
            return hasGivenUp ? to : record.from;
        },
        findUnscrubbed: (bytes, entry) => findUnscrubbedFields(bytes, entry, {
            separator: record.cursor.separator,
            columns: choice?.scrubColumns ?? [],
        }),
        holdsOnlyIds: (bytes, entry) => holdsOnlyColumns(bytes, entry, { cursor: otherCursor, columns: choice?.columns ?? [] }),
    };
}
//# sourceMappingURL=read-csv.js.map
;// CONCATENATED MODULE: ../core/build/formats/skip-json.js
const skip_json_lineFeed = 10;
const skip_json_quote = 34;
const skip_json_backslash = 92;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
const skip_json_comma = 44;
/** The line ends before this does, or its brackets do not match. Each function here stops at a line feed by itself. */
const skip_json_broken = -1;
function skipJsonSpace(bytes, at, end) {
    let next = at;
    while (next < end && isJsonSpace(bytes[next]))
        next++;
    return next;
}
function skipJsonString(bytes, at, end) {
    let next = at;
    while (next < end) {
        const byte = bytes[next++];
        if (byte > skip_json_quote && byte !== skip_json_backslash)
            continue;
        if (byte === skip_json_quote)
            return next;
        if (byte === skip_json_lineFeed)
            return skip_json_broken;
        if (byte === skip_json_backslash && bytes[next] !== skip_json_lineFeed)
            next++;
    }
    return skip_json_broken;
}
/**
 * Behind the value at `at`, or `broken`. Of what is skipped only strings and brackets are checked, as only they
 * decide where it ends; so a `NaN` that Python wrote into another field does not cost the entry.
 */
function skipJsonValue(bytes, at, end) {
    if (at >= end)
        return skip_json_broken;
    const first = bytes[at];
    if (first === skip_json_quote)
        return skipJsonString(bytes, at + 1, end);
    if (first === openBrace || first === openBracket)
        return skipNested(bytes, at, end);
    let next = at;
    while (next < end && isScalarByte(bytes[next]))
        next++;
    return next === at ? skip_json_broken : next;
}
/** Without recursion: how deep a line nests is its author's choice, and must not end in a stack overflow. */
function skipNested(bytes, at, end) {
    const closers = [];
    let next = at;
    while (next < end) {
        const byte = bytes[next++];
        if (byte === skip_json_quote) {
            next = skipJsonString(bytes, next, end);
            if (next === skip_json_broken)
                return skip_json_broken;
        }
        else if (byte === openBrace || byte === openBracket) {
            closers.push(byte === openBrace ? closeBrace : closeBracket);
        }
        else if (byte === closeBrace || byte === closeBracket) {
            if (closers.pop() !== byte)
                return skip_json_broken;
            if (closers.length === 0)
                return next;
        }
        else if (byte === skip_json_lineFeed)
            return skip_json_broken;
    }
    return skip_json_broken;
}
function isJsonSpace(byte) {
    return byte <= 32 && (byte === 32 || byte === 9 || byte === 13);
}
/** A number, a literal, or what other programs write in their place; never a byte of JSON's own grammar. */
function isScalarByte(byte) {
    return byte > 32 && byte !== skip_json_comma && byte !== closeBrace && byte !== closeBracket && !opens(byte);
}
function opens(byte) {
    return byte === skip_json_quote || byte === 58 || byte === openBrace || byte === openBracket;
}
//# sourceMappingURL=skip-json.js.map
;// CONCATENATED MODULE: ../core/build/formats/find-json-value.js

const find_json_value_lineFeed = 10;
const find_json_value_quote = 34;
const find_json_value_backslash = 92;
const find_json_value_comma = 44;
const find_json_value_colon = 58;
const find_json_value_openBrace = 123;
const find_json_value_closeBrace = 125;
/**
 * Finds the value at a path of keys, such as `user` → `id_str`, in a line that is one JSON object. A line is
 * `broken` if it is no object, does not end where its object does, or its brackets or quotes do not match.
 * Where a key of the path stands twice, JSON's readers disagree on which one counts, so neither does.
 */
function createJsonFinder(path, { collects = false } = {}) {
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
            if (keyEnd === skip_json_broken)
                return skip_json_broken;
            at = bytes[keyEnd] === find_json_value_colon ? keyEnd : skipJsonSpace(bytes, keyEnd, end);
            if (at >= end || bytes[at] !== find_json_value_colon)
                return skip_json_broken;
            at = skipJsonSpace(bytes, at + 1, end);
            if (isKey(bytes, keyStart, keyEnd - 1, wanted)) {
                if (seen)
                    twice = true;
                seen = true;
                at = readWanted(bytes, at, end, level);
            }
            else
                at = skipJsonValue(bytes, at, end);
            if (at === skip_json_broken)
                return skip_json_broken;
            at = skipJsonSpace(bytes, at, end);
            if (at >= end)
                return skip_json_broken;
            if (bytes[at] === find_json_value_closeBrace)
                return at + 1;
            if (bytes[at] !== find_json_value_comma)
                return skip_json_broken;
            at = skipJsonSpace(bytes, at + 1, end);
        }
        return skip_json_broken;
    }
    function readWanted(bytes, at, end, level) {
        if (level + 1 < keys.length)
            return at < end && bytes[at] === find_json_value_openBrace
                ? readMembers(bytes, at + 1, end, level + 1)
                : skipJsonValue(bytes, at, end);
        const stop = skipJsonValue(bytes, at, end);
        if (stop === skip_json_broken)
            return skip_json_broken;
        found = true;
        const quoted = bytes[at] === find_json_value_quote;
        finder.start = quoted ? at + 1 : at;
        finder.end = quoted ? stop - 1 : stop;
        if (collects)
            finder.spans.push({ start: at, end: stop });
        return stop;
    }
    const finder = {
        path,
        start: 0,
        end: 0,
        lineEnd: 0,
        spans: [],
        find(bytes, start, limit) {
            found = false;
            twice = false;
            finder.spans.length = 0;
            const at = skipJsonSpace(bytes, start, limit);
            if (at >= limit || bytes[at] !== find_json_value_openBrace)
                return "broken";
            const stop = readMembers(bytes, at + 1, limit, 0);
            if (stop === skip_json_broken)
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
;// CONCATENATED MODULE: ../core/build/formats/choose-json-field.js


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
    const known = knownPaths[type].map((path) => createJsonFinder(path));
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
function formatJsonPath({ path }) {
    return `"${path.join(".")}"`;
}
function areEqual(left, right) {
    return left[0] === right[0] && left[1] === right[1];
}
//# sourceMappingURL=choose-json-field.js.map
;// CONCATENATED MODULE: ../core/build/formats/json-place.js




/**
 * Looks at the field that was named; or chooses it by the first record that holds an ID, and looks for a rival in
 * those that follow: between two that hold different IDs nothing is guessed.
 */
function createJsonPlace({ place: { field, type }, words, onChoice }) {
    const chooser = createJsonFieldChooser(type);
    let weighed = 0;
    function conclude(result, fault) {
        place.fault = fault;
        return result;
    }
    function readFrom(from, bytes, found) {
        if (found === "found" && parseId(bytes, from, words))
            return "id";
        const name = formatJsonPath(from);
        switch (found) {
            case "found":
                return isBlank(bytes, from)
                    ? conclude("none", `has no ID in the field ${name}`)
                    : conclude("bad", explainBadLine(bytes, from));
            case "missing":
                return conclude("none", `lacks the field ${name}: add it, or name another in \`field\``);
            case "broken":
                return conclude("bad", "is not a JSON object: write one whole object a line");
            case "twice":
                return conclude("bad", `has a key of ${name} twice: keep one of them`);
        }
    }
    /** Weighs the fields of one of the first records: the field, if it is known and has no rival in this one. */
    function weigh(bytes, { start, end }) {
        weighed++;
        place.isSettled = weighed >= weighedRecords;
        const choice = chooser.choose(bytes, start, end);
        if (choice.kind === "clash") {
            const [one, other] = choice.between.map(formatJsonPath);
            return conclude("refused", `has different IDs in ${one} and ${other}: name one of them in \`field\``);
        }
        if (place.finder !== undefined)
            return place.finder;
        if (choice.kind === "chosen") {
            place.finder = choice.finder;
            const same = choice.equals.map(formatJsonPath).join(", ");
            onChoice(formatJsonPath(choice.finder), same === "" ? "" : `; ${same} says the same`);
            return choice.finder;
        }
        const names = chooser.known.map(formatJsonPath).join(", ");
        if (place.isSettled) {
            return conclude("refused", `has no ID in ${names} of its first ${weighedRecords} records: name the right one in \`field\``);
        }
        if (choice.bestGuess === undefined) {
            return conclude("none", `has none of the fields ${names}: name the one with the ID in \`field\``);
        }
        return readFrom(choice.bestGuess, bytes, choice.bestGuess.find(bytes, start, end));
    }
    const place = {
        finder: field === undefined ? undefined : createJsonFinder(field.split(".")),
        isSettled: field !== undefined,
        fault: "",
        look(bytes, record, found) {
            const finder = place.isSettled && place.finder !== undefined ? place.finder : weigh(bytes, record);
            if (typeof finder === "string")
                return finder;
            return readFrom(finder, bytes, found ?? finder.find(bytes, record.start, record.end));
        },
    };
    return place;
}
/** Why fields that are known by now cannot be what they are meant for: one for both types, or scrubbed with its ID. */
function refuseShared(places, scrubFinders) {
    const fields = places.flatMap(({ finder }) => finder ?? []);
    const names = fields.map(formatJsonPath);
    const shared = fields.find((_, at) => names.indexOf(names[at]) < at);
    if (shared !== undefined) {
        return `has IDs of both types in the field ${formatJsonPath(shared)}: set a \`field\` for each`;
    }
    const scrubbed = scrubFinders.find((finder) => fields.some((field) => holds(finder, field)));
    if (scrubbed === undefined)
        return undefined;
    return `would blank its own IDs: take ${formatJsonPath(scrubbed)} out of the fields to blank`;
}
function holds({ path: outer }, { path: inner }) {
    return outer.every((key, level) => key === inner[level]);
}
function isBlank(bytes, { start, end }) {
    return /^(?:null|[ \t]*)$/.test(Buffer.from(bytes.subarray(start, end)).toString("latin1"));
}
//# sourceMappingURL=json-place.js.map
;// CONCATENATED MODULE: ../core/build/formats/scrub-jsonl.js
const scrubbedValue = "null";
function findUnscrubbedValues(bytes, { start, end }, finders) {
    const spans = finders.flatMap((finder) => {
        finder.find(bytes, start, end);
        return finder.spans.filter((span) => !scrub_jsonl_isNull(bytes, span));
    });
    const ordered = spans.toSorted((one, other) => one.start - other.start || other.end - one.end);
    return ordered.filter((span, index) => ordered.slice(0, index).every((outer) => outer.end <= span.start));
}
function scrub_jsonl_isNull(bytes, { start, end }) {
    return Buffer.from(bytes.subarray(start, end)).toString("latin1") === scrubbedValue;
}
//# sourceMappingURL=scrub-jsonl.js.map
;// CONCATENATED MODULE: ../core/build/formats/read-jsonl.js







const read_jsonl_lf = 10;
/** Longest line that is read, bytes: a post with everything that X tells of it has about 20 KB. */
const maxJsonLineBytes = 1024 * 1024;
/**
 * Reads JSON lines: an object a line, its IDs as strings or numbers. No number of the file becomes a JS
 * number, which would round it. An ID with an escape in it (`"\u0031"`) is a fault; a key with one is found.
 */
function createJsonlReader({ places, scrubFields = [], batch = createEntryBatch(places.length), onFault, onChoice, }) {
    const words = createIdWords();
    let line = 0;
    let refused = false;
    /** A field has become known since the fields were last compared. */
    let hasNewField = true;
    const own = places.map((place) => {
        const ids = places.length === 1 ? "IDs" : `IDs of ${place.type}`;
        return createJsonPlace({
            place,
            words,
            onChoice(field, also) {
                hasNewField = true;
                onChoice?.(`reads the ${ids} from ${field}: line ${line} has one there${also}`);
            },
        });
    });
    const [first] = own;
    const scrubFinders = scrubFields.map((field) => createJsonFinder(field.split("."), { collects: true }));
    function takeLine(bytes, { start, end, next, found }) {
        line++;
        if (end - start > maxJsonLineBytes) {
            onFault.badEntry(line, "is longer than 1 MiB");
            return;
        }
        if (skipJsonSpace(bytes, start, end) === end)
            return;
        let ids = 0;
        for (let index = 0; index < own.length; index++) {
            const place = own[index];
            const look = place.look(bytes, { start, end }, index === 0 ? found : undefined);
            if (look === "bad")
                onFault.badEntry(line, place.fault);
            if (look === "refused")
                refuse(place.fault);
            if (look === "bad" || look === "refused")
                return;
            if (look === "id")
                ids++;
            fillColumn(batch.ids[index], place, look === "id");
        }
        const refusal = hasNewField ? refuseShared(own, scrubFinders) : undefined;
        hasNewField = false;
        if (refusal !== undefined) {
            refuse(refusal);
            return;
        }
        if (ids === 0) {
            onFault.badEntry(line, own.map(({ fault }) => fault).join("; "));
            return;
        }
        const row = batch.count++;
        batch.start[row] = start;
        batch.end[row] = next;
    }
    function fillColumn(column, { finder }, hasId) {
        const row = batch.count;
        column.high[row] = hasId ? words[0] : 0;
        column.low[row] = hasId ? words[1] : 0;
        column.idStart[row] = finder?.start ?? 0;
        column.idEnd[row] = finder?.end ?? 0;
    }
    function refuse(message) {
        refused = true;
        onFault.refuse(message, line);
    }
    return {
        batch,
        maxRecordBytes: maxJsonLineBytes,
        scrubbedField: scrubbedValue,
        read(bytes, { from, to, last }) {
            batch.count = 0;
            // Refused for good: no entry can be told from another, so everything stays.
            if (refused)
                return to;
            let at = from;
            while (at < to && batch.count < batch.entries && !refused) {
                const { finder } = first;
                const found = first.isSettled ? finder?.find(bytes, at, to) : undefined;
                const end = finder === undefined || found === undefined || found === "broken"
                    ? read_jsonl_findLineEnd(bytes, at, to)
                    : finder.lineEnd;
                if (end === to && !last)
                    break;
                const next = Math.min(end + 1, to);
                takeLine(bytes, { start: at, end, next, found });
                at = next;
            }
            return at;
        },
        findUnscrubbed: (bytes, entry) => findUnscrubbedValues(bytes, entry, scrubFinders),
        holdsOnlyIds: (bytes, entry) => holdsOnlyPaths(bytes, entry, own.flatMap(({ finder }) => (finder === undefined ? [] : [finder.path]))),
    };
}
function read_jsonl_findLineEnd(bytes, from, to) {
    const found = bytes.indexOf(read_jsonl_lf, from);
    return found === -1 || found > to ? to : found;
}
//# sourceMappingURL=read-jsonl.js.map
;// CONCATENATED MODULE: ../core/build/formats/open-reader.js





/**
 * Opens the reader of a file by its name and first bytes. What cannot be read is refused, and undefined.
 */
function openReader({ name, firstBytes }, { ids: places, format: wanted = "auto", scrubFields = [], batch: shared, onChoice }, onFault) {
    const detected = detectFormat(name, firstBytes, wanted);
    if ("fault" in detected) {
        onFault.refuse(detected.fault);
        return undefined;
    }
    const { format, reason } = detected;
    const batch = (shared ?? createSharedBatch(places.length))(firstBytes);
    const tell = (text) => onChoice?.(`${format} (${reason}): ${text}`);
    switch (format) {
        case "txt":
            if (places.length > 1 || scrubFields.length > 0) {
                onFault.refuse("is a bare list: it has one ID a line, and no fields");
                return undefined;
            }
            return createTxtReader(onFault, batch);
        case "csv":
        case "tsv": {
            const separator = format === "csv" ? "," : "\t";
            return createCsvReader({ separator, places, scrubFields, batch, onFault, onChoice: tell });
        }
        case "jsonl":
            return createJsonlReader({ places, scrubFields, batch, onFault, onChoice: tell });
    }
}
//# sourceMappingURL=open-reader.js.map
;// CONCATENATED MODULE: ../core/build/check/compare-file.js
var compare_file_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var compare_file_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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






async function compareFile(file, { dataset, batch: shared, decider, tallies, options }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const report = { name: file.name, entries: 0, violations: 0, scrubs: 0, unverified: 0, badEntries: 0 };
        const { scrub, unverified } = entryDecisions;
        const told = { files: 1, entries: 0, readBytes: 0 };
        let lines = "";
        let encoded = [];
        function classifyEntries(bytes, reader) {
            const { batch } = reader;
            const decisions = decider.decide(bytes, reader);
            for (let place = 0; place < decider.classifiers.length; place++) {
                const numbers = decider.numbers[place];
                const { classifications } = decider.classifiers[place];
                const { high, low } = batch.ids[place];
                for (let row = 0; row < batch.count; row++) {
                    // 0 is "compliant", which nothing is told of: nearly all IDs end here.
                    if (numbers[row] === 0)
                        continue;
                    const classification = classifications[numbers[row]];
                    const id = { high: high[row], low: low[row] };
                    const isDone = classification.decision === "scrub" && decisions[row] < scrub;
                    if (isDone)
                        tallies[place].addKept(id, classification);
                    else
                        tellId(place, id, classification);
                }
            }
            for (let row = 0; row < batch.count; row++) {
                const decision = decisions[row];
                if (decision >= scrub)
                    report.violations++;
                if (decision === scrub)
                    report.scrubs++;
                if (decision === unverified)
                    report.unverified++;
            }
            // As bytes at once: of millions, strings and objects would stay until they are written.
            if (lines !== "")
                encoded.push(Buffer.from(lines));
            lines = "";
            report.entries += batch.count;
            told.entries += batch.count;
        }
        function tellId(place, id, classification) {
            tallies[place].add(id, classification);
            const { decision, finding } = classification;
            if (finding === undefined || (decision !== "remove" && decision !== "scrub"))
                return;
            const { action, reason } = finding;
            const { type } = dataset.ids[place];
            const line = {
                id: formatId(id.high, id.low),
                type,
                action,
                reason,
                dataset: dataset.name,
                file: file.name,
            };
            lines += `${JSON.stringify(line)}\n`;
        }
        const opened = compare_file_addDisposableResource(env_1, await openFile(file), true);
        await readBatches(opened, {
            onRead: (bytes) => {
                told.readBytes += bytes.length;
            },
            onBatch: (bytes, _region, reader) => classifyEntries(bytes, reader),
            onBadEntry: () => void report.badEntries++,
            async onPiece() {
                options.onProgress({ ...told });
                Object.assign(told, { files: 0, entries: 0, readBytes: 0 });
                const found = encoded;
                encoded = [];
                if (found.length > 0)
                    await options.onViolations(Buffer.concat(found));
                await options.onPiece();
            },
            onRefusal(fault) {
                throw new build_errors/* ComplianceError */.c7("DATASET_INVALID", `${file.name} was changed during the check.`, {
                    faults: [fault],
                });
            },
        }, {
            name: file.name,
            signal: options.signal,
            createReader: (onFault, content) => openReader(content, { ...dataset, batch: shared }, onFault),
        });
        return report;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = compare_file_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
//# sourceMappingURL=compare-file.js.map
;// CONCATENATED MODULE: ../core/build/check/tally.js

/** Compliant IDs without a record are not to be told: nearly all are, and each would take memory. */
function createTally(type, onClassified) {
    const seen = new IdSet();
    const keptOf = new Map();
    const idsOf = new Map();
    return {
        add(id, classification) {
            if (!seen.add(id.high, id.low))
                return;
            idsOf.set(classification, (idsOf.get(classification) ?? 0) + 1);
            onClassified(type, id, classification);
        },
        addKept(id, { finding }) {
            if (finding === undefined)
                return;
            const kept = keptOf.get(finding) ?? new IdSet();
            keptOf.set(finding, kept);
            if (kept.add(id.high, id.low))
                onClassified(type, id, { decision: "keep", finding });
        },
        count: (wanted) => [...idsOf].reduce((sum, [{ decision }, ids]) => (decision === wanted ? sum + ids : sum), 0),
        countRefetch: () => listFound().reduce((sum, { finding, ids }) => (finding.decision === "refetch" ? sum + ids : sum), 0),
        counts: () => listFound()
            .map(({ finding: { action, reason }, decision, ids }) => ({ type, action, reason, decision, ids }))
            .toSorted((one, other) => other.ids - one.ids),
    };
    function listFound() {
        const told = [...idsOf].flatMap(([{ finding, decision }, ids]) => finding === undefined ? [] : [{ finding, decision, ids }]);
        const kept = [...keptOf].map(([finding, ids]) => ({
            finding,
            decision: "keep",
            ids: countUnseen(ids),
        }));
        return [...told, ...kept.filter(({ ids }) => ids > 0)];
    }
    function countUnseen(ids) {
        let unseen = 0;
        ids.forEach((high, low) => {
            if (!seen.has(high, low))
                unseen++;
        });
        return unseen;
    }
}
//# sourceMappingURL=tally.js.map
;// CONCATENATED MODULE: ../core/build/check/compare-dataset.js





async function compareDataset({ dataset, ids }, checkedIds, options) {
    const decider = createEntryDecider(bind_classifiers_bindClassifiers(dataset, checkedIds), dataset);
    const tallies = dataset.ids.map(({ type }) => createTally(type, options.onClassified));
    const batch = createSharedBatch(dataset.ids.length);
    const files = [];
    for (const file of dataset.files) {
        files.push(await compareFile(file, { dataset, batch, decider, tallies, options }));
    }
    const sum = (of, count) => of.reduce((total, one) => total + count(one), 0);
    return {
        name: dataset.name,
        types: dataset.ids.map(({ type }) => type),
        entries: sum(files, ({ entries }) => entries),
        badEntries: sum(files, ({ badEntries }) => badEntries),
        ids,
        violations: sum(tallies, (tally) => tally.count("remove") + tally.count("scrub")),
        unverified: sum(tallies, (tally) => tally.count("unverified")),
        refetch: sum(tallies, (tally) => tally.countRefetch()),
        counts: tallies.flatMap((tally) => tally.counts()),
        files,
    };
}
//# sourceMappingURL=compare-dataset.js.map
;// CONCATENATED MODULE: ../core/build/check/month-tally.js
function createMonthTally(type, finder) {
    const violations = new Float64Array(finder.months);
    return {
        addViolation({ high, low }) {
            const month = finder.find(high, low);
            violations[month] = violations[month] + 1;
        },
        counts(submitted) {
            const checked = new Float64Array(finder.months);
            submitted.forEach((high, low) => {
                const month = finder.find(high, low);
                checked[month] = checked[month] + 1;
            });
            const months = [...checked.keys()].filter((month) => checked[month] > 0);
            return months
                .map((month) => ({
                type,
                month: finder.nameOf(month),
                checked: checked[month],
                violations: violations[month],
            }))
                .toSorted((one, other) => (one.month < other.month ? -1 : 1));
        },
    };
}
//# sourceMappingURL=month-tally.js.map
;// CONCATENATED MODULE: ../core/build/check/refetch-list.js


function createRefetchList() {
    const listed = new IdSet();
    let lines = [];
    return {
        add({ high, low }) {
            if (listed.add(high, low))
                lines.push(`${formatId(high, low)}\n`);
        },
        take() {
            const text = lines.join("");
            lines = [];
            return text;
        },
        size: () => listed.size,
    };
}
//# sourceMappingURL=refetch-list.js.map
;// CONCATENATED MODULE: ../core/build/check/compare-all.js





/** What is to be fetched again is counted by what X said, whatever becomes of its entry. */
const counterOf = {
    keep: undefined,
    remove: "violations",
    scrub: "violations",
    refetch: undefined,
    unverified: "unverified",
};
async function compareAll(scanned, checked, { folder, signal, onEvent, latestMs }) {
    const checkedIds = new Map(checked.map((one) => [one.scanned.type, one.checkedIds]));
    const distinct = new Map(
    // One dataset's own counts are those of all: a second set of its IDs would only take memory.
    (scanned.length === 1 ? [] : checked).map(({ scanned: { type } }) => [
        type,
        { violations: new IdSet(), unverified: new IdSet() },
    ]));
    const finder = createMonthFinder(latestMs);
    const months = new Map(checked.map(({ scanned: { type } }) => [type, createMonthTally(type, finder)]));
    const refetch = createRefetchList();
    const progress = { files: 0, entries: 0, readBytes: 0 };
    const onProgress = (more) => {
        progress.files += more.files;
        progress.entries += more.entries;
        progress.readBytes += more.readBytes;
        onEvent?.({ type: "comparing", ...progress });
    };
    const datasets = [];
    for (const one of scanned) {
        datasets.push(await compareDataset(one, checkedIds, {
            signal,
            onProgress,
            onViolations: (ndjson) => folder.appendViolations(ndjson),
            onPiece: async () => {
                const lines = refetch.take();
                if (lines !== "")
                    await folder.appendRefetch(lines);
            },
            onClassified(type, id, { decision, finding }) {
                if (finding?.decision === "refetch")
                    refetch.add(id);
                const counter = counterOf[decision];
                if (counter === undefined)
                    return;
                const isNew = scanned.length === 1 || distinct.get(type)?.[counter].add(id.high, id.low) === true;
                if (isNew && counter === "violations")
                    months.get(type)?.addViolation(id);
            },
        }));
    }
    const [only] = datasets;
    const count = (counter) => only !== undefined && datasets.length === 1
        ? only[counter]
        : [...distinct.values()].reduce((sum, own) => sum + own[counter].size, 0);
    return {
        datasets,
        violations: count("violations"),
        unverified: count("unverified"),
        refetch: refetch.size(),
        months: checked
            .toSorted((one, other) => (one.scanned.type < other.scanned.type ? -1 : 1))
            .flatMap(({ scanned: { type, submitted } }) => months.get(type)?.counts(submitted) ?? []),
    };
}
//# sourceMappingURL=compare-all.js.map
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ../core/build/check/parts/check-folder.js




const temporaryName = /^(?:upload|result|earlier)-(?:tweets|users)-\d+\.(?:txt|txt\.first|ndjson|ndjson\.again|ndjson\.both)$/;
async function openCheckFolder(path) {
    const names = ["results.ndjson", "violations.ndjson", "refetch.txt"];
    const [resultsPath, violationsPath, refetchPath] = names.map((name) => (0,external_node_path_.join)(path, name));
    // Node.js 22 has no AsyncDisposableStack.
    const handles = [];
    const close = async () => {
        const closed = await Promise.allSettled(handles.map((handle) => handle.close()));
        for (const end of closed)
            if (end.status === "rejected")
                throw end.reason;
    };
    const create = async (file, what) => {
        try {
            const handle = await createFile(file, what);
            handles.push(handle);
            return handle;
        }
        catch (error) {
            await close();
            throw error;
        }
    };
    const results = await create(resultsPath, names[0]);
    const violations = await create(violationsPath, names[1]);
    const refetch = await create(refetchPath, names[2]);
    let gatheredBytes = 0;
    let gathering = Promise.resolve();
    async function gather(part, signal) {
        let copiedBytes = 0;
        for await (const chunk of (0,external_node_fs_.createReadStream)(part)) {
            signal?.throwIfAborted();
            await appendBytes(results, chunk, names[0]);
            copiedBytes += chunk.length;
        }
        gatheredBytes += copiedBytes;
    }
    return {
        path,
        resultsPath,
        violationsPath,
        refetchPath,
        resultPath: (type, part) => (0,external_node_path_.join)(path, `result-${type}-${part}.ndjson`),
        earlierPath: (type, part) => (0,external_node_path_.join)(path, `earlier-${type}-${part}.ndjson`),
        async readFreeBytes() {
            const { bavail, bsize } = await (0,external_node_fs_promises_.statfs)(path);
            return bavail * bsize;
        },
        gatherResult(part, signal) {
            // Both types end parts at any time, and records of two must not mix.
            const own = gathering.then(() => gather(part, signal));
            gathering = own.catch(() => undefined);
            return own;
        },
        gatheredBytes: () => gatheredBytes,
        async emptyResults() {
            await gathering;
            // Written on from the start, not behind a hole.
            await results.truncate(0);
            gatheredBytes = 0;
        },
        appendViolations: (ndjson) => appendBytes(violations, ndjson, names[1]),
        appendRefetch: (lines) => appendBytes(refetch, lines, names[2]),
        async [Symbol.asyncDispose]() {
            try {
                await close();
            }
            finally {
                const left = (await (0,external_node_fs_promises_.readdir)(path)).filter((name) => temporaryName.test(name));
                await Promise.all(left.map((name) => (0,external_node_fs_promises_.rm)((0,external_node_path_.join)(path, name), { force: true })));
            }
        },
    };
}
//# sourceMappingURL=check-folder.js.map
;// CONCATENATED MODULE: ../core/build/check/parts/reckon-room.js
/** For reports and the pages of the file system. */
const reckon_room_spareBytes = 16 * 1024 * 1024;
/** Of a list that is years old; one that is checked each week loses well under 1 %. */
const usualShare = 0.4;
/** The longest that X documents, with all its fields. */
const recordBytes = 190;
/** A line of `violations.ndjson` but for the names in it. */
const violationBytes = 105;
/**
 * Room that a check still needs besides what its files take now, bytes: for the results on their way, and in the end for
 * the violations, when the uploads are gone. What was gathered of results is left out, as a check does without.
 */
function reckonRoom({ waiting, running, measured, linesPerId, nameBytes }) {
    const [later, now] = [sumUp(waiting), sumUp(running)];
    const isKnown = measured.ids > 0;
    const perId = isKnown ? measured.resultBytes / measured.ids : usualShare * recordBytes;
    const share = isKnown ? measured.records / measured.ids : usualShare;
    const violations = (measured.ids + later.ids + now.ids) * share * linesPerId;
    const violationsBytes = violations * (violationBytes + nameBytes);
    return (reckon_room_spareBytes + Math.ceil(Math.max(now.ids * perId, violationsBytes - later.sizeBytes - now.sizeBytes, 0)));
}
function sumUp(parts) {
    const sum = { ids: 0, sizeBytes: 0 };
    for (const { ids, body } of parts) {
        sum.ids += ids;
        sum.sizeBytes += body.sizeBytes;
    }
    return sum;
}
//# sourceMappingURL=reckon-room.js.map
;// CONCATENATED MODULE: ../core/build/check/parts/room-keeper.js



function createRoomKeeper({ scan, folder, options }) {
    const { keepResults = true, signal, onEvent } = options;
    const waiting = new Set(scan.types.flatMap(({ parts }) => parts));
    const running = new Set();
    const entries = scan.datasets.reduce((sum, dataset) => sum + dataset.entries, 0);
    const ids = scan.types.reduce((sum, { submitted }) => sum + submitted.size, 0);
    const nameBytes = Math.max(0, ...scan.datasets.flatMap(listNameBytes));
    const held = new Set();
    const counted = new Set();
    const measured = { ids: 0, records: 0, resultBytes: 0 };
    let keeps = keepResults;
    const reckon = () => reckonRoom({ waiting, running, measured, nameBytes, linesPerId: entries / Math.max(1, ids) });
    /** Whether there is so much room, if need be without the results. */
    async function makeRoom(neededBytes) {
        const freeBytes = await folder.readFreeBytes();
        if (freeBytes >= neededBytes)
            return true;
        if (folder.gatheredBytes() > 0 || held.size > 0)
            await dropResults({ neededBytes, freeBytes });
        return (await folder.readFreeBytes()) >= neededBytes;
    }
    async function dropResults(room) {
        keeps = false;
        await folder.emptyResults();
        await Promise.all([...held].map(dropHeld));
        onEvent?.({ type: "results-dropped", ...room });
    }
    async function dropHeld(path) {
        held.delete(path);
        await (0,external_node_fs_promises_.rm)(path, { force: true });
    }
    /** What a result turned out to be tells what others will: of each part once. */
    async function measure({ upload, records, path }) {
        const { size } = await (0,external_node_fs_promises_.stat)(path);
        if (counted.has(upload))
            return size;
        counted.add(upload);
        measured.ids += upload.ids;
        measured.records += records;
        measured.resultBytes += size;
        return size;
    }
    /** A disk that is full all the same, as others write there, too, costs the records and not what they said. */
    async function gather(path, room) {
        try {
            await folder.gatherResult(path, signal);
        }
        catch (error) {
            if (!(0,build_errors/* isComplianceError */.Ez)(error) || error.code !== "FILE_UNWRITABLE")
                throw error;
            await dropResults(room);
        }
    }
    return {
        async beforePart(upload) {
            waiting.delete(upload);
            running.add(upload);
            const neededBytes = reckon();
            if (await makeRoom(neededBytes))
                return;
            running.delete(upload);
            const free = await folder.readFreeBytes();
            const [needed, left] = [neededBytes, free].map((bytes) => `${Math.ceil(bytes / 1e6)} MB`);
            throw new build_errors/* ComplianceError */.c7("TEMPORARY_SPACE", `The results to come need about ${needed}, and the folder for them has ${left} free.`);
        },
        async keepResult(part) {
            const { upload, path } = part;
            running.delete(upload);
            waiting.delete(upload);
            await (0,external_node_fs_promises_.rm)(upload.path, { force: true });
            // What was held may have been dropped since.
            const resultBytes = counted.has(upload) && !keeps ? 0 : await measure(part);
            const neededBytes = resultBytes + reckon();
            const freeBytes = await folder.readFreeBytes();
            if (keeps && freeBytes < neededBytes)
                await dropResults({ neededBytes, freeBytes });
            if (keeps)
                await gather(path, { neededBytes, freeBytes });
            await dropHeld(path);
        },
        async holdResult(part) {
            running.delete(part.upload);
            waiting.add(part.upload);
            await measure(part);
            if (keeps)
                held.add(part.path);
            else
                await dropHeld(part.path);
        },
        postponePart(upload) {
            if (running.delete(upload))
                waiting.add(upload);
        },
        dropHeld,
        replacePart(upload, halves) {
            running.delete(upload);
            for (const half of halves)
                waiting.add(half);
        },
        async leavePart(upload, resultPath) {
            running.delete(upload);
            await Promise.all([upload.path, resultPath].map((path) => (0,external_node_fs_promises_.rm)(path, { force: true })));
        },
        async beforeComparing() {
            // Parts that were not begun after a failure need no upload any more.
            await Promise.all([...waiting].map(({ path }) => (0,external_node_fs_promises_.rm)(path, { force: true })));
            waiting.clear();
            running.clear();
            await makeRoom(reckon());
        },
    };
}
function listNameBytes({ dataset }) {
    return dataset.files.map(({ name }) => Buffer.byteLength(dataset.name) + Buffer.byteLength(name));
}
//# sourceMappingURL=room-keeper.js.map
;// CONCATENATED MODULE: ../core/build/upload/compact-column.js

/** Takes one place of batch after batch. Where there is but one place every entry has its ID, and nothing is copied. */
function createCompactColumn() {
    let room;
    return ({ ids, count }, place) => {
        const column = ids[place];
        if (ids.length === 1)
            return { count, column };
        room ??= { high: new Int32Array(batchEntries), low: new Int32Array(batchEntries) };
        const own = room;
        let filled = 0;
        for (let row = 0; row < count; row++) {
            if (column.high[row] === 0 && column.low[row] === 0)
                continue;
            own.high[filled] = column.high[row];
            own.low[filled] = column.low[row];
            filled++;
        }
        return { count: filled, column: own };
    };
}
//# sourceMappingURL=compact-column.js.map
;// CONCATENATED MODULE: ../core/build/upload/reserve-rest.js
/** Some IDs are repeated, and a table that is too large stays so to the end (docs/performance.md). */
const newShare = 0.9;
/**
 * Makes room in sets for the rest of a file: nearly as many IDs for each byte as its first piece brings. Call what it
 * returns with how far the file was read; only the first call counts.
 */
function createReserve(sets, sizeBytes) {
    const before = sets.map(({ size }) => size);
    let isFirst = true;
    return (readBytes) => {
        if (!isFirst || readBytes === 0)
            return;
        isFirst = false;
        for (const [index, set] of sets.entries()) {
            const found = set.size - before[index];
            set.reserve(Math.ceil(found * newShare * Math.max(0, sizeBytes / readBytes - 1)));
        }
    };
}
//# sourceMappingURL=reserve-rest.js.map
;// CONCATENATED MODULE: ../core/build/upload/scan.js
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









/** Faults of one file that are named; the rest is counted. */
const namedFaults = 10;
const jobTypes = ["tweets", "users"];
/**
 * Reads all files of all datasets once, into the distinct IDs of each type and the files to upload. The same IDs give
 * the same files, whatever stands around them and in whatever order they come. Faults are collected, never thrown.
 */
async function scanFiles(datasets, options) {
    const types = jobTypes.filter((type) => datasets.some(({ ids }) => ids.some((place) => place.type === type)));
    const submitted = new Map(types.map((type) => [type, new IdSet()]));
    const progress = { files: 0, entries: 0, readBytes: 0 };
    const scanning = { submitted, progress, faults: [], options };
    const scanned = [];
    for (const dataset of datasets) {
        scanned.push(await scanDataset(dataset, { ...scanning, isAlone: datasets.length === 1 }));
    }
    const found = [];
    for (const [type, ids] of submitted) {
        found.push({ type, submitted: ids, parts: await writeParts(type, ids, options) });
    }
    return { types: found, datasets: scanned, faults: scanning.faults, progress };
}
async function scanDataset(dataset, scanning) {
    const { submitted, isAlone, progress } = scanning;
    const collecting = dataset.ids.map(({ type }) => {
        const all = submitted.get(type);
        // One dataset is all there is: counting it apart would double the memory.
        return { all, own: isAlone ? all : new IdSet(), pick: createCompactColumn() };
    });
    const before = progress.entries;
    const kept = [];
    const sets = collecting.flatMap(({ all, own }) => [...new Set([own, all])]);
    const visitor = {
        sets,
        onBatch(_bytes, _region, { batch }) {
            progress.entries += batch.count;
            for (const [place, { all, own, pick }] of collecting.entries()) {
                const { column, count } = pick(batch, place);
                all.addBlock(column.high, column.low, count);
                if (own !== all)
                    own.addBlock(column.high, column.low, count);
            }
        },
        async onPiece() {
            scanning.options.onProgress?.({ ...progress });
        },
    };
    const batch = createSharedBatch(dataset.ids.length);
    for (const file of dataset.files) {
        progress.files++;
        kept.push(...(await scanFile(file, { dataset, batch, visitor, scanning })));
    }
    const ids = collecting.reduce((sum, { own }) => sum + own.size, 0);
    return { dataset, entries: progress.entries - before, ids, kept };
}
async function scanFile(file, { dataset, batch, visitor, scanning: { options, faults, progress }, }) {
    const badEntries = [];
    let more = 0;
    const readBefore = progress.readBytes;
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const opened = scan_addDisposableResource(env_1, await openFile(file), true);
            const expectRest = createReserve(visitor.sets, opened.sizeBytes);
            await readBatches(opened, {
                onBatch: visitor.onBatch,
                onPiece() {
                    expectRest(progress.readBytes - readBefore);
                    return visitor.onPiece();
                },
                onRead: (bytes) => {
                    progress.readBytes += bytes.length;
                },
                onBadEntry: (fault) => (badEntries.length < namedFaults ? badEntries.push(fault) : more++),
                onRefusal: (fault) => faults.push(fault),
            }, {
                name: file.name,
                signal: options.signal,
                createReader: (onFault, content) => {
                    const reader = { ...dataset, batch, onChoice: (text) => options.onChoice?.(dataset, text) };
                    return openReader(content, reader, onFault);
                },
            });
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
        if (!(0,build_errors/* isComplianceError */.Ez)(error) || error.code !== "FILE_UNREADABLE")
            throw error;
        faults.push({ message: error.message });
    }
    if (more > 0)
        badEntries.push({ file: file.name, message: `has ${more} more lines that are not IDs` });
    if (dataset.onBadEntry === "keep")
        return badEntries;
    faults.push(...badEntries);
    return [];
}
//# sourceMappingURL=scan.js.map
;// CONCATENATED MODULE: ../core/build/check/scan-datasets.js



/**
 * Reads all files of all datasets without asking X anything: what a check would submit, or what is wrong with the
 * lists.
 *
 * @throws {ComplianceError} DATASET_INVALID with every fault of every file; OPTION_INVALID; FILE_UNWRITABLE.
 * @example
 * ```ts
 * const { types, progress } = await scanDatasets([dataset], { folder: "/tmp/scan" });
 * console.log(`${progress.entries} entries, ${types[0]?.submitted.size} distinct IDs`);
 * ```
 */
async function scanDatasets(datasets, options) {
    for (const { name, ids, onRefetch, scrubFields = [] } of datasets) {
        const types = new Set(ids.map(({ type }) => type));
        if (ids.length === 0 || types.size < ids.length) {
            throw new build_errors/* ComplianceError */.c7("OPTION_INVALID", `The dataset ${name} needs one place of IDs, or one of each type.`);
        }
        if (onRefetch === "scrub" && scrubFields.length === 0) {
            throw new build_errors/* ComplianceError */.c7("OPTION_INVALID", `The dataset ${name} has no fields to scrub: name them in \`scrubFields\`, or leave \`onRefetch\` out.`);
        }
    }
    const scan = await wrapFileErrors("A file of the scan cannot be used", () => scanFiles(datasets, options));
    if (scan.faults.length === 0)
        return scan;
    throw new build_errors/* ComplianceError */.c7("DATASET_INVALID", "The lists cannot be checked as they are.", {
        faults: scan.faults,
    });
}
//# sourceMappingURL=scan-datasets.js.map
;// CONCATENATED MODULE: ../core/build/check/temp-space.js





/** For what is small beside the lists: reports, and the pages of the file system. */
const temp_space_spareBytes = 64 * 1024 * 1024;
/** The upload files hold at most what the lists do; as much again is for results. */
const timesPlain = 2;
/** Of a bare list the IDs are all. Where 40 % of them are gone, the result takes 3.8 times as much, and the violations 3.2. */
const timesBare = 5;
/** Lists of IDs compress to a little less than half; records with text to less, but there the IDs are a small part. */
const timesCompressed = 3;
/**
 * A first look, by what the files are called: once their IDs are known, `RoomKeeper` reckons from those. Refuses to begin where the lists' own size says that the temporary files will not fit. Files that cannot be looked
 * at are left to those who read them.
 * @throws {ComplianceError} TEMPORARY_SPACE.
 */
async function requireTemporarySpace(datasets, folder) {
    let neededBytes = temp_space_spareBytes;
    const owned = datasets.flatMap(({ files, format }) => files.map((file) => ({ ...file, format })));
    for (const { path, name, format } of owned) {
        const size = await (0,external_node_fs_promises_.stat)(path).then((stats) => stats.size, () => 0);
        const { extension, rest } = splitExtension(name);
        const isCompressed = readCompression(extension) !== "none";
        const named = findNamedFormat(isCompressed ? rest : name) ?? "txt";
        const isBare = (format === undefined || format === "auto" ? named : format) === "txt";
        neededBytes += size * (isBare ? timesBare : timesPlain) * (isCompressed ? timesCompressed : 1);
    }
    const { bavail, bsize } = await external_node_fs_promises_.statfs(folder);
    const freeBytes = bavail * bsize;
    if (freeBytes >= neededBytes)
        return;
    const [needed, free] = [neededBytes, freeBytes].map((bytes) => `${Math.ceil(bytes / 1e6)} MB`);
    throw new build_errors/* ComplianceError */.c7("TEMPORARY_SPACE", `The temporary files need about ${needed}, and the folder for them has ${free} free.`);
}
//# sourceMappingURL=temp-space.js.map
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
 * Checks datasets from start to end: files → distinct IDs → jobs → proven results → the files as they are then →
 * report. Jobs of the two types run side by side. No file of a dataset is written.
 *
 * A job that is not ready in time is no error: the report says `pending`, and the next call with the same
 * content finds the job by its name and goes on. An error at one part loses nothing that others have found: once any part
 * has a result, the check returns what is known, with the error as `failure`. IDs of parts without a result are unverified.
 *
 * @throws {ComplianceError} DATASET_INVALID with every fault of the files, TEMPORARY_SPACE, FILE_UNREADABLE, FILE_UNWRITABLE;
 * before any part has a result also JOB_FAILED, JOB_EXPIRED, RESULT_TRUNCATED, RESULT_MALFORMED,
 * RESULT_FOREIGN_ID, RESULT_CONFLICT, and what `Client`'s methods throw. The signal's own reason if it
 * is aborted.
 * @example
 * ```ts
 * const dataset = { name: "posts", ids: [{ type: "tweets" }], files: [{ name: "ids.txt", path: "data/ids.txt" }] } as const;
 * const { report, checkedIds, failure } = await checkDatasets(client, [dataset], {
 *   folder: "/tmp/check",
 *   jobNamePrefix: "my-lists",
 *   runKey: "2026-11-22",
 * });
 * if (failure !== undefined) console.error(failure.message);
 * if (report.violations > 0) await rewriteDataset(dataset, checkedIds);
 * ```
 */
function checkDatasets(client, datasets, options) {
    return wrapFileErrors("A file of the check cannot be used", () => runCheck(client, datasets, options));
}
async function runCheck(client, datasets, options) {
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
        await requireTemporarySpace(datasets, folder.path);
        const scan = await scanDatasets(datasets, {
            ...options,
            onChoice,
            onProgress: (progress) => onEvent?.({ type: "scanning", ...progress }),
        });
        tellScanned(scan, onEvent);
        const { listKey: list = datasets.map(({ name }) => name).join("\n") } = options;
        const room = createRoomKeeper({ scan, folder, options });
        const checked = await settleAll(scan.types.map((scanned) => checkType(client, scanned, { folder, room, deadlineMs, options, list })));
        const failure = findFailure(checked);
        if (failure !== undefined && !checked.some(isKnownInPart))
            throw failure;
        await room.beforeComparing();
        const comparison = await compareAll(scan.datasets, checked, {
            folder,
            signal,
            onEvent,
            latestMs: clock.now(),
        });
        onEvent?.({ type: "compared", violations: comparison.violations, unverified: comparison.unverified });
        return {
            report: buildReport({ startedAtMs, finishedAtMs: clock.now(), checked, comparison }),
            failure,
            checkedIds: new Map(checked.map(({ checkedIds }) => [checkedIds.type, checkedIds])),
            resultsPath: folder.resultsPath,
            violationsPath: folder.violationsPath,
            refetchPath: folder.refetchPath,
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
function tellScanned({ types, datasets, progress }, onEvent) {
    const uploads = types.map(({ type, submitted, parts }) => ({
        jobType: type,
        ids: submitted.size,
        sizeBytes: parts.reduce((sum, { body }) => sum + body.sizeBytes, 0),
        parts: parts.length,
    }));
    onEvent?.({ type: "scanned", uploads, ...progress });
    for (const { dataset, kept } of datasets) {
        if (kept.length > 0)
            onEvent?.({ type: "bad-entries", dataset: dataset.name, faults: kept });
    }
}
/** Whether anything is known of any part. */
function isKnownInPart({ parts, checkedIds: { found } }) {
    return found.size > 0 || parts.some(({ result }) => result !== undefined);
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
;// CONCATENATED MODULE: ./build/text/format.js
const format_minuteMs = 60_000;
const hourMs = 60 * format_minuteMs;
const format_dayMs = 24 * hourMs;
/** `1234567` as `1,234,567`. */
function formatCount(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
/** `1 file`, `2 files`. */
function formatQuantity(count, singular, plural = `${singular}s`) {
    return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}
/** `all 3 parts`, `both parts`. */
function formatAllParts(count) {
    return count === 2 ? "both parts" : `all ${formatQuantity(count, "part")}`;
}
/** `a`, `a and b`, `a, b and c`. */
function format_joinWords(words) {
    return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
/** What IDs of this type are of: X's API says tweets, X's pages say posts. */
function formatType(type) {
    return type === "tweets" ? "posts" : "users";
}
/** Before a line about one type: both are checked side by side, and their lines stand between each other. */
function formatTypeTitle(type) {
    return type === "tweets" ? "Posts" : "Users";
}
/** `1 post ID`, `2 user IDs`. */
function formatIds(type, count) {
    return formatQuantity(count, type === "tweets" ? "post ID" : "user ID");
}
/** Sizes in decimal units, as `12.3 MB`. */
function formatSize(sizeBytes) {
    if (sizeBytes < 1000)
        return formatQuantity(sizeBytes, "byte");
    const [size, unit] = sizeBytes < 1e6 ? [sizeBytes / 1e3, "kB"] : [sizeBytes / 1e6, "MB"];
    return `${size < 10 ? size.toFixed(1) : formatCount(Math.round(size))} ${unit}`;
}
/** An age in its largest unit alone, as `2 h ago`. */
function formatAge(ageMs) {
    return ageMs < format_minuteMs ? "just now" : `${formatSpan(ageMs)} ago`;
}
/** A span of time in its largest unit alone, as `2 h` or `6 days`. Ages are rounded down, what is still to come up. */
function formatSpan(spanMs, round = Math.floor) {
    if (spanMs < format_minuteMs)
        return "less than 1 min";
    if (spanMs < hourMs)
        return `${round(spanMs / format_minuteMs)} min`;
    if (spanMs < 2 * format_dayMs)
        return `${round(spanMs / hourMs)} h`;
    return `${formatCount(round(spanMs / format_dayMs))} days`;
}
/** A share from 0 to 1 as `34%`. What is not nothing is never 0, and what is not whole is never 100. */
function formatPercent(share) {
    // 0.29 × 100 is a little less than 29.
    const percent = Math.floor(share * 100 + 1e-9);
    return share > 0 && percent === 0 ? "less than 1%" : `${percent}%`;
}
/** `2026-09-01T04:17:00.000Z` as `2026-09-01 04:17 UTC`. */
function formatTime(time) {
    return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
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
    return seconds === 0 ? "less than 1 s" : `${seconds} s`;
}
//# sourceMappingURL=format.js.map
;// CONCATENATED MODULE: ./build/runner/phases.js

const phaseNames = [
    "Reading the lists",
    "Checking at X",
    "Comparing the lists",
    "Pull request",
    "Artifact",
];
/** @param monotonic Milliseconds from an arbitrary start, never going back. */
function createPhases(log, monotonic) {
    let current;
    const leave = () => {
        if (current === undefined)
            return;
        log.endGroup();
        log.info(`${current.name} took ${formatDuration(monotonic() - current.startedAtMs)}.`);
        current = undefined;
    };
    return {
        leave,
        enter(name) {
            if (current !== undefined && phaseNames.indexOf(name) <= phaseNames.indexOf(current.name))
                return;
            leave();
            current = { name, startedAtMs: monotonic() };
            log.beginGroup(name);
        },
    };
}
function phaseOf({ type }) {
    switch (type) {
        case "choice":
        case "scanning":
        case "scanned":
        case "bad-entries":
            return "Reading the lists";
        case "comparing":
        case "compared":
            return "Comparing the lists";
        default:
            return "Checking at X";
    }
}
//# sourceMappingURL=phases.js.map
;// CONCATENATED MODULE: ./build/runner/throttle.js
/** @param monotonic Milliseconds from an arbitrary start, never going back. */
function createThrottle(intervalMs, monotonic) {
    const startedAtMs = new Map();
    const silenced = new Set();
    let last;
    return (topic, first = "shown") => {
        const nowMs = monotonic();
        const isFirst = !startedAtMs.has(topic);
        const startMs = startedAtMs.get(topic) ?? nowMs;
        startedAtMs.set(topic, startMs);
        if (first === "held" && (isFirst || nowMs - startMs < intervalMs))
            return false;
        if (last !== undefined && nowMs - last.atMs < intervalMs) {
            if (topic !== last.topic)
                silenced.add(topic);
            return false;
        }
        if (topic === last?.topic && silenced.size > 0) {
            silenced.clear();
            return false;
        }
        silenced.delete(topic);
        last = { topic, atMs: nowMs };
        return true;
    };
}
//# sourceMappingURL=throttle.js.map
;// CONCATENATED MODULE: ./build/inputs/dataset-plan.js
/** The name of the dataset that the inputs describe, where there is no other to tell it from. */
const soleDatasetName = "ids";
//# sourceMappingURL=dataset-plan.js.map
;// CONCATENATED MODULE: ./build/text/describe-odd-lines.js

/** Lines of a result that are no records, by their form alone: names of keys and types, no values. Empty of none. */
function describeOddLines(oddLines = []) {
    return oddLines.map(({ form, count }) => `${formatCount(count)} × ${form}`).join("; ");
}
//# sourceMappingURL=describe-odd-lines.js.map
;// CONCATENATED MODULE: ./build/text/describe-proof.js

const sources = {
    sentinels: " by sentinels",
    checksum: " by the storage's checksum",
    "second download": " by a second download",
    nothing: "",
};
/** How far a result is proven, by what, and what it lacks that would have proven it. */
function describeProof({ proof, proofBy, markerLines, }) {
    const { sent, returned } = markerLines ?? { sent: 0, returned: 0 };
    const lack = returned < sent ? ` (${formatCount(returned)} of ${formatCount(sent)} marker lines came back)` : "";
    return `${proof}${sources[proofBy]}${lack}`;
}
//# sourceMappingURL=describe-proof.js.map
;// CONCATENATED MODULE: ./build/check/plan-line.js

/** What a run is about to do, for a list of several parts: of a single one its job's own line says everything. */
function describePlan(plan, { waits }) {
    const { jobType, parts, fresh, older, jobs, passMs } = plan;
    if (parts < 2)
        return undefined;
    const name = formatTypeTitle(jobType);
    if (jobs === 0)
        return `${name}: ${formatAllParts(parts)} have a fresh result; no new job is needed.`;
    const known = [
        ...(fresh > 0 ? [`${formatCount(fresh)} with a fresh result`] : []),
        ...(older > 0 ? [`${formatCount(older)} with an older one, which stands in until then`] : []),
    ];
    const pass = passMs === undefined ? "" : ` At this rate a full pass takes about ${formatSpan(passMs, Math.ceil)}.`;
    return [
        `${name}: ${formatQuantity(jobs, "job")} needed; ${waits ? describeFit(plan) : "this run submits one and does not wait for it"}.`,
        known.length === 0 ? "" : ` Of ${formatCount(parts)} parts: ${known.join(", ")}.`,
        pass,
    ].join("");
}
function describeFit({ jobs, fit }) {
    if (fit === undefined)
        return "how many fit into this run is not known yet";
    if (fit >= jobs)
        return jobs === 1 ? "it should fit into this run" : "all should fit into this run";
    if (fit < 1)
        return "this run is probably too short for any of them to finish";
    return `about ${formatCount(fit)} ${fit === 1 ? "fits" : "fit"} into this run`;
}
//# sourceMappingURL=plan-line.js.map
;// CONCATENATED MODULE: ./build/check/event-lines.js





/** `undefined` where there is nothing to say. */
function describeEvent(event, patience = { waits: true }) {
    switch (event.type) {
        case "scanning":
            return { topic: "scanning", first: "held", text: `Reading: ${describeProgress(event)} so far.` };
        case "scanned":
            return { text: describeScanned(event) };
        case "comparing":
            return { topic: "comparing", first: "held", text: `Comparing: ${describeProgress(event)} so far.` };
        case "halved":
            return {
                text: `X found an upload of ${formatIds(event.jobType, event.ids)} (${formatSize(event.sizeBytes)}) too large; it goes in two halves.`,
            };
        case "results-dropped":
            return {
                text: `Disk space is short (${formatSize(event.neededBytes)} needed, ${formatSize(event.freeBytes)} free): X's records are not kept, and \`results.ndjson\` will be empty. The result is not affected.`,
            };
        case "choice":
            return {
                text: `${event.dataset === soleDatasetName ? "Read" : `${event.dataset}: read`} as ${event.text}.`,
            };
        case "plan": {
            const text = describePlan(event, patience);
            return text === undefined ? undefined : { text };
        }
        case "stands-in":
            return { text: describeStandIn(event) };
        case "job":
            return {
                text: event.how === "created"
                    ? `Created job ${event.jobId}.`
                    : `Reusing job ${event.jobId} from an earlier run (created ${formatAge(event.ageMs)}, no extra cost).`,
            };
        case "slot-busy": {
            const busy = `Another ${event.jobType} job of the App is still running`;
            if (event.nextPollMs === undefined)
                return { text: `${busy}; this run submits no further one.` };
            const next = `looking again in ${formatDuration(event.nextPollMs)}`;
            return {
                topic: "slot-busy",
                text: `${busy}; waited ${formatDuration(event.elapsedMs)}, ${next}.`,
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
            const plan = `next look in ${formatDuration(event.nextPollMs)}, giving up in ${formatDuration(event.leftMs)}`;
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
            return { text: describeResult(event) };
        case "retry": {
            const again = `trying again in ${formatDuration(event.delayMs)}`;
            return { text: `${event.operation} failed (${event.code}, attempt ${event.attempt}); ${again}.` };
        }
        case "passed-over":
            return {
                topic: `passed over ${event.jobType} ${event.entries}`,
                text: `Skipped ${formatQuantity(event.entries, "entry", "entries")} of X's list of jobs: not readable.`,
            };
        case "abandoned":
            return {
                text: `Gave up job ${event.jobId} (${event.code})${event.cancelled ? " and cancelled it" : ""}.`,
            };
        case "compared": {
            // Unproven ones, and those that have no result yet.
            const unverified = event.unverified === 0
                ? ""
                : `; nothing is proven about ${formatQuantity(event.unverified, "other")}`;
            return {
                text: `Compared: ${formatQuantity(event.violations, "ID")} no longer compliant${unverified}.`,
            };
        }
    }
}
function describeResult(event) {
    const { markerLines: { sent, returned } = { sent: 0, returned: 0 } } = event;
    const others = describeOddLines(event.oddLines);
    return [
        `Result: ${formatQuantity(event.records, "record")}, ${describeProof({ proof: event.proof, proofBy: event.proofBy })}.`,
        ...(returned > 0 && returned < sent ? [`X returned ${returned} of ${sent} marker lines.`] : []),
        ...(others !== "" ? [`Other lines in the result, by form: ${others}.`] : []),
    ].join(" ");
}
/** An older result is used in place of one that is not there yet, and nobody is to take it for new. */
function describeStandIn({ parts, jobType, oldestAgeMs, }) {
    const age = formatSpan(oldestAgeMs);
    const title = formatTypeTitle(jobType);
    return parts === 1
        ? `${title}: an older result stands in for 1 part; it is ${age} old.`
        : `${title}: older results stand in for ${formatCount(parts)} parts; the oldest is ${age} old.`;
}
function describeScanned({ uploads, ...progress }) {
    const entries = `${formatQuantity(progress.files, "file")} with ${formatQuantity(progress.entries, "entry", "entries")}`;
    const ids = uploads.map((upload) => {
        const parts = upload.parts > 1 ? ` in ${upload.parts} parts` : "";
        return `${formatIds(upload.jobType, upload.ids)}${parts}`;
    });
    return `Read ${entries}: ${format_joinWords(ids)} without repeats.`;
}
function describeProgress({ files, entries, readBytes }) {
    return `${formatQuantity(files, "file")}, ${formatQuantity(entries, "entry", "entries")}, ${formatSize(readBytes)}`;
}
function describeStatus(status) {
    return status.replaceAll("_", " ");
}
//# sourceMappingURL=event-lines.js.map
;// CONCATENATED MODULE: ./build/check/to-check-options.js
/** What the client for X's API gets of the inputs. */
function toClientOptions(inputs) {
    return { bearerToken: inputs.bearerToken, apiUrl: inputs.xApiUrl };
}
/** What the check gets of the inputs. Attempts of one workflow run share their jobs for a day. */
function toCheckOptions(inputs, { owner, repository, branch, runId }) {
    return {
        jobNamePrefix: inputs.jobName ?? (repository || "local"),
        runKey: runId,
        // Steps, branches and repositories of like names have other lists, and each goes on where it was.
        listKey: [owner, repository, branch ?? "", inputs.config ?? "", ...inputs.files].join("\n"),
        timeoutMs: inputs.timeoutMinutes * 60_000,
        wait: inputs.wait,
        pollIntervalMs: inputs.pollIntervalSeconds * 1000,
        reuseWithinMs: inputs.reuseWithinMinutes * 60_000,
        maxAgeMs: inputs.maxAgeMinutes * 60_000,
        markerLines: inputs.markerLines,
        maxIdsPerJob: inputs.maxIdsPerJob,
        requireProof: inputs.requireProof,
        keepResults: inputs.artifactContents === "results",
    };
}
//# sourceMappingURL=to-check-options.js.map
// EXTERNAL MODULE: ./build/text/neutralise-line.js
var neutralise_line = __webpack_require__(6709);
;// CONCATENATED MODULE: ./build/errors/list-faults.js


/** More lines than this of one file hide the rest of the list. */
const shownLines = 10;
/**
 * One line a fault, with its place; of each file the first ten faulty lines, then how many more there are. A name
 * with a line break in it makes no line of its own.
 */
function listFaults(faults) {
    return list_faults_listTexts(faults).map(neutralise_line/* neutraliseLine */.f);
}
function list_faults_listTexts(faults) {
    const byFile = Map.groupBy(faults, (fault) => fault.file);
    return [...byFile].flatMap(([file, ofFile]) => {
        if (file === undefined)
            return ofFile.map((fault) => fault.message);
        const { whole = [], lines = [] } = Object.groupBy(ofFile, ({ line }) => line === undefined ? "whole" : "lines");
        const more = lines.length - shownLines;
        return [
            ...lines.slice(0, shownLines).map((fault) => `${file}, ${formatPlace(fault)}: ${fault.message}`),
            ...(more > 0 ? [`${file}: and ${formatQuantity(more, "more fault")}`] : []),
            ...whole.map((fault) => `${file}: ${fault.message}`),
        ];
    });
}
function formatPlace({ line, column }) {
    return column === undefined ? `line ${line}` : `line ${line}, column ${column}`;
}
//# sourceMappingURL=list-faults.js.map
;// CONCATENATED MODULE: ./build/check/warn-bad-entries.js

/** GitHub shows ten warnings of a step and drops the rest: this leaves room for those about something else. */
const namedEntries = 8;
/** Warns of entries that hold no ID and stay: of the first of a run each by itself. The summary counts them all. */
function createBadEntryWarnings(log) {
    let left = namedEntries;
    return (faults) => {
        for (const fault of faults) {
            const { file, line } = fault;
            if (file === undefined || line === undefined || left === 0)
                continue;
            left--;
            const [text = ""] = listFaults([fault]);
            log.warning(`${text}. The entry stays as it is, and is not checked.`, { file, line });
        }
    };
}
//# sourceMappingURL=warn-bad-entries.js.map
;// CONCATENATED MODULE: ./build/check/check-files.js






/** Progress is printed at most this often. */
const progressIntervalMs = 10_000;
/** The client for X's API. Throws TOKEN_MALFORMED, OPTION_INVALID. */
function openClient(inputs, seams) {
    return createClient({ ...toClientOptions(inputs), ...seams });
}
/** Prints what happens, a line each; what repeats is thinned out, and bad entries are warnings. */
function createProgress(log, { clock, phases, waits }) {
    const mayPrint = createThrottle(progressIntervalMs, () => clock.monotonic());
    const warn = createBadEntryWarnings(log);
    return (event) => {
        phases.enter(phaseOf(event));
        if (event.type === "bad-entries") {
            warn(event.faults);
            return;
        }
        const line = describeEvent(event, { waits });
        if (line === undefined)
            return;
        const { text, topic, first } = line;
        if (topic === undefined || mayPrint(topic, first))
            log.info(text);
        // What follows is X's list of jobs, which may take its time.
        if (event.type === "scanned")
            phases.enter("Checking at X");
    };
}
function checkFiles(client, options) {
    const { inputs, context, datasets, folder, onEvent, signal } = options;
    return checkDatasets(client, datasets, { ...toCheckOptions(inputs, context), folder, onEvent, signal });
}
//# sourceMappingURL=check-files.js.map
;// CONCATENATED MODULE: ./build/check/count-requests.js

/** @param apiUrl Origin of X's API. What goes to its storage is not counted, as X does not charge for it. */
function countRequests(apiUrl, transport = createTransport()) {
    // An address that is none is refused by the client itself, with a better word for it.
    const origin = URL.parse(apiUrl)?.origin;
    let requests = 0;
    return {
        send(request) {
            const url = request.url instanceof SignedUrl ? request.url.reveal() : request.url;
            if (url.origin === origin)
                requests += 1;
            return transport.send(request);
        },
        close: () => transport.close(),
        requests: () => requests,
    };
}
//# sourceMappingURL=count-requests.js.map
;// CONCATENATED MODULE: ./build/check/job-trail.js
function createJobTrail() {
    const ids = new Set();
    const made = new Set();
    const obstacles = createObstacles();
    return {
        note(event) {
            obstacles.note(event);
            if (event.type === "job")
                ids.add(event.jobId);
            if (event.type === "job" && event.how === "created")
                made.add(event.jobId);
            if (event.type === "abandoned")
                ids.delete(event.jobId);
        },
        ids: () => [...ids],
        made: () => made.size,
        obstacle: obstacles.find,
    };
}
/** A failure is over with the next answer, of which each of these events tells; what concerns a type ends with its next job. */
function createObstacles() {
    const typeOf = new Map();
    const ofType = new Map();
    let unlisted = new Set();
    let failing;
    return {
        note(event) {
            if (answers.has(event.type))
                failing = undefined;
            switch (event.type) {
                case "scanned":
                    unlisted = new Set(event.uploads.map(({ jobType }) => jobType));
                    break;
                case "plan":
                    unlisted.delete(event.jobType);
                    break;
                case "retry":
                    failing = { kind: "failing", code: event.code };
                    break;
                case "slot-busy":
                    ofType.set(event.jobType, { kind: "slot", jobType: event.jobType });
                    break;
                case "job":
                    typeOf.set(event.jobId, event.jobType);
                    ofType.delete(event.jobType);
                    break;
                case "abandoned": {
                    const jobType = typeOf.get(event.jobId);
                    if (jobType !== undefined)
                        ofType.set(jobType, { kind: "abandoned", code: event.code });
                }
            }
        },
        find() {
            if (failing !== undefined)
                return failing;
            if (unlisted.size > 0)
                return { kind: "no list" };
            return ofType.values().next().value;
        },
    };
}
const answers = new Set([
    ...["plan", "slot-busy", "job", "uploaded", "waiting", "proven"],
]);
//# sourceMappingURL=job-trail.js.map
// EXTERNAL MODULE: ../core/build/error-table.js
var error_table = __webpack_require__(49223);
// EXTERNAL MODULE: ./build/errors/action-error.js
var action_error = __webpack_require__(81609);
// EXTERNAL MODULE: ./build/errors/error-table.js
var errors_error_table = __webpack_require__(1285);
;// CONCATENATED MODULE: ./build/errors/file-fault.js
/** Why a file cannot be written, as the end of a sentence, by Node's code. */
const faults = {
    EACCES: "the user that the step runs as may not write there",
    EPERM: "the user that the step runs as may not write there",
    EROFS: "its file system is read-only",
    ENOSPC: "there is no space left on its disk",
    EDQUOT: "the disk quota of its user is used up",
};
/** What an error of the file system means that is the machine's and not ours; undefined for any other error. */
function describeFileFault(error) {
    const { code, syscall } = (error ?? {});
    if (typeof code !== "string" || typeof syscall !== "string" || !Object.hasOwn(faults, code))
        return undefined;
    return `${faults[code]} (${code})`;
}
//# sourceMappingURL=file-fault.js.map
;// CONCATENATED MODULE: ./build/errors/describe-error.js






const entries = { ...error_table/* errorTable */.N, ...errors_error_table/* actionErrorTable */.R };
/** Anything that was thrown, as something safe to show. An error of a library may hold a URL or a token: its text is dropped. */
function toFailure(error) {
    const known = error instanceof action_error/* ActionError */.l || (0,build_errors/* isComplianceError */.Ez)(error) ? error : describeUnknown(error);
    const { code, message: what, hint, faults } = known;
    const pageUrl = known instanceof action_error/* ActionError */.l ? known.pageUrl : undefined;
    return { code, what, why: (entries[code] ?? errors_error_table/* actionErrorTable */.R.INTERNAL).cause, hint, faults, pageUrl };
}
function describeUnknown(error) {
    const fault = describeFileFault(error);
    if (fault !== undefined) {
        return new action_error/* ActionError */.l("RUNNER_NOT_WRITABLE", `A file could not be read or written on the runner: ${fault}.`);
    }
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
/** Code and what happened, all faults, why, and what to do: a line each. */
function failureText({ code, what, why, hint, faults }) {
    const listed = listFaults(faults).map((line) => `- ${line}`);
    return [(0,neutralise_line/* neutraliseLine */.f)(`${code}: ${what}`), ...listed, `Why: ${why}`, `What to do: ${hint}`].join("\n");
}
//# sourceMappingURL=describe-error.js.map
;// CONCATENATED MODULE: ./build/pull-request/describe-change.js

function isChanged({ removed, scrubbed }) {
    return removed > 0 || scrubbed > 0;
}
function sumUpFiles(files) {
    const sum = (count) => files.reduce((total, file) => total + file[count], 0);
    return {
        removed: sum("removed"),
        scrubbed: sum("scrubbed"),
        unverified: sum("unverified"),
        retained: sum("retained"),
    };
}
/** What is done to the files: `removes 3 entries and blanks the location in 2`. */
function describeChange(files, verbs = { remove: "removes", blank: "blanks" }) {
    const { removed, scrubbed } = sumUpFiles(files);
    const removal = `${verbs.remove} ${formatQuantity(removed, "entry", "entries")}`;
    const blanking = `${verbs.blank} the location in ${formatQuantity(scrubbed, "entry", "entries")}`;
    if (scrubbed === 0)
        return removal;
    return removed === 0 ? blanking : `${removal} and ${blanking}`;
}
/** For behind the change: `, 2 of them proposed earlier`; empty if none is. */
function describeRetained(files) {
    const { removed, scrubbed, retained } = sumUpFiles(files);
    if (retained === 0)
        return "";
    return retained === removed + scrubbed
        ? ", as proposed earlier"
        : `, ${formatCount(retained)} of them proposed earlier`;
}
//# sourceMappingURL=describe-change.js.map
;// CONCATENATED MODULE: ./build/pull-request/describe-pull-request.js

/** What was done to the pull request, or in a dry run would have been, in a sentence. */
function describePullRequest(told, isDryRun) {
    return isDryRun ? `Dry run: nothing was written. ${describe_pull_request_describePlan(told)}` : describeDone(told);
}
function describeDone({ operation, plan, pull, files }) {
    const change = `${describeChange(files)}${describeRetained(files)}`;
    const name = pull === undefined ? "Pull request" : `Pull request #${pull.number}`;
    switch (operation) {
        case "created":
            return `${name} opened: it ${change}.`;
        case "updated":
            return `${name} updated: it ${change}.`;
        case "unchanged":
            return `${name} is up to date: it ${change}.`;
        case "closed":
            return `${name} closed: nothing is left to remove from the base branch.`;
        case "none":
            if (plan === "declined")
                return `${name} was closed by a person, and its removals are not proposed again.`;
            return "No pull request: nothing is to be removed from the base branch.";
    }
}
function describe_pull_request_describePlan({ plan, files }) {
    const change = describeChange(files, { remove: "remove", blank: "blank" });
    switch (plan) {
        case "commit":
        case "open":
        case "update-text":
            return `A pull request to ${change} would be opened or updated.`;
        case "unchanged":
            return `The pull request to ${change} would stay as it is.`;
        case "close":
            return "The pull request would be closed: nothing is left to remove from the base branch.";
        case "stop":
            return "The run would stop: the branch has commits that this action did not make.";
        case "declined":
            return "No pull request would be opened: a person closed one with the same removals.";
        case "none":
            return "There would be no pull request: nothing is to be removed from the base branch.";
    }
}
//# sourceMappingURL=describe-pull-request.js.map
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./build/github/git/find-git.js



/**
 * Finds git by its absolute path along `PATH`. By its bare name Windows would start a `git.exe` of the working directory
 * first, and a relative entry of `PATH`, or one that leads into the workspace, would give the token to whoever
 * wrote the files there. Undefined if there is none.
 */
async function findGit(place) {
    const workspace = place.workspace === undefined ? undefined : await toRealPath(place.workspace);
    for (const candidate of listCandidates(place.path)) {
        const program = await toRealPath(candidate);
        if (program === undefined || !(await isProgram(program)))
            continue;
        if (workspace === undefined || !isInside(program, workspace))
            return candidate;
    }
    return undefined;
}
/** Where git may be. Only a program can be started without a shell: on Windows no `git.cmd`. */
function listCandidates(path, { isAbsolute, join, delimiter, sep, } = external_node_path_) {
    const name = sep === "\\" ? "git.exe" : "git";
    const folders = path.split(delimiter).map((folder) => folder.replace(/^"(.*)"$/, "$1"));
    // On Windows `\tools` is absolute and depends on the drive of the working directory all the same.
    const fixed = folders.filter((folder) => isAbsolute(folder) && (sep === "/" || /^([a-z]:|\\\\)/i.test(folder)));
    return fixed.map((folder) => join(folder, name));
}
/** Whether a path leads into a folder, by the names alone. */
function isInside(path, folder, { relative, isAbsolute, sep } = external_node_path_) {
    const way = relative(folder, path);
    return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
async function toRealPath(path) {
    return (0,external_node_fs_promises_.realpath)(path).catch(() => undefined);
}
async function isProgram(path) {
    if (!(await (0,external_node_fs_promises_.stat)(path)).isFile())
        return false;
    return (0,external_node_fs_promises_.access)(path, external_node_fs_.constants.X_OK).then(() => true, () => false);
}
//# sourceMappingURL=find-git.js.map
;// CONCATENATED MODULE: ./build/github/git/start-git.js
// biome-ignore-all lint/style/noRestrictedImports: starts git, without a shell, for what GitHub's API does not take or gives only one by one.




const hasGroups = process.platform !== "win32";
/** Where the environment names no `PATH`. */
const systemPath = "/usr/bin:/bin";
/** Starts git without a shell: the only process that this package starts. Throws GIT_UNAVAILABLE if it is not there. */
async function startGit({ args, environment, cwd }) {
    const { PATH: path = systemPath, GITHUB_WORKSPACE: workspace } = environment;
    const program = await findGit({ path, workspace });
    if (program === undefined)
        throw new action_error/* ActionError */.l("GIT_UNAVAILABLE", "The program `git` was not found.");
    // A group of its own, as the one that sends and receives is a child of git's.
    const child = (0,external_node_child_process_.spawn)(program, args, {
        cwd: cwd ?? (0,external_node_path_.dirname)(program),
        env: { ...environment, NoDefaultCurrentDirectoryInExePath: "1" },
        detached: hasGroups,
        windowsHide: true,
    });
    return { child, kill: () => kill(child) };
}
function kill(child) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
        return;
    // A group that ended by itself just now is what is wanted.
    try {
        if (hasGroups)
            process.kill(-child.pid, "SIGKILL");
        else
            child.kill("SIGKILL");
    }
    catch (error) {
        if (error.code !== "ESRCH")
            throw error;
    }
}
//# sourceMappingURL=start-git.js.map
;// CONCATENATED MODULE: ./build/github/git/run-git.js




/** The SHAs of a million files. */
const mostOutputBytes = 64 * 1024 * 1024;
const keptErrorBytes = 64 * 1024;
/** Runs git. Throws GIT_UNAVAILABLE if it is not there, and the reason of the signal once that is aborted. */
async function runGit({ args, environment, stdin, cwd, signal }) {
    signal.throwIfAborted();
    const git = await startGit({ args, environment, cwd });
    const stop = () => git.kill();
    signal.addEventListener("abort", stop, { once: true });
    try {
        const output = collect(git, mostOutputBytes);
        const errors = collectEnd(git);
        const [exitCode] = await Promise.all([waitForEnd(git), feed(git, stdin)]);
        signal.throwIfAborted();
        return { exitCode, output: output().toString("utf8"), errors: errors().toString("utf8") };
    }
    finally {
        signal.removeEventListener("abort", stop);
    }
}
/** A command that ends before it read everything is judged by its exit code alone; one that is not fed must not act. */
async function feed({ child, kill }, input) {
    try {
        await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(typeof input === "string" ? [input] : input), child.stdin);
    }
    catch (error) {
        if (closings.has(error.code))
            return;
        kill();
        throw error;
    }
}
const closings = new Set([
    "EPIPE",
    "ECONNRESET",
    "ERR_STREAM_PREMATURE_CLOSE",
]);
function collect({ child, kill }, mostBytes) {
    const chunks = [];
    let sizeBytes = 0;
    child.stdout.on("data", (chunk) => {
        sizeBytes += chunk.length;
        if (sizeBytes > mostBytes)
            kill();
        else
            chunks.push(chunk);
    });
    return () => Buffer.concat(chunks);
}
function collectEnd({ child }) {
    let end = Buffer.alloc(0);
    child.stderr.on("data", (chunk) => {
        end = Buffer.concat([end, chunk]).subarray(-keptErrorBytes);
    });
    return () => end;
}
function waitForEnd({ child }) {
    return new Promise((resolve, reject) => {
        child.once("error", () => reject(new action_error/* ActionError */.l("GIT_UNAVAILABLE", "The program `git` could not be started.")));
        child.once("close", (exitCode) => resolve(exitCode ?? undefined));
    });
}
//# sourceMappingURL=run-git.js.map
;// CONCATENATED MODULE: ./build/github/git/require-git.js


/** The first that takes settings from `GIT_CONFIG_COUNT`, where the token is. Source: git's release notes. */
const oldest = { major: 2, minor: 31 };
/** Sees to it that there is a git that can push as we do. Throws GIT_UNAVAILABLE. */
async function requireGit(environment, signal) {
    const { output } = await runGit({ args: ["version"], environment, stdin: "", signal });
    const { major = 0, minor = 0 } = /^git version (?<major>\d+)\.(?<minor>\d+)/.exec(output)?.groups ?? {};
    if (Number(major) > oldest.major)
        return;
    if (Number(major) === oldest.major && Number(minor) >= oldest.minor)
        return;
    throw new action_error/* ActionError */.l("GIT_UNAVAILABLE", "The program `git` is too old.");
}
//# sourceMappingURL=require-git.js.map
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./build/github/rest/inline-content.js


/** A createTree call fails around 200 entries or 2.5 MB of inline text. Stay well below both. */
const treeCallLimits = { entries: 100, sizeBytes: 2_000_000 };
/** Whether a file may be a part of the request that makes the tree, as far as its size tells. */
function fitsInline({ sizeBytes }) {
    return sizeBytes <= treeCallLimits.sizeBytes;
}
/** Reads what createTree takes as a part of its own request; undefined for a blob, which takes a request of its own. */
async function readInline(content) {
    if (!fitsInline(content))
        return undefined;
    const bytes = await (0,external_node_fs_promises_.readFile)(content.contentPath);
    return isPlainText(bytes) ? bytes.toString("utf8") : undefined;
}
async function countBlobs(files) {
    let blobs = 0;
    for (const file of files) {
        if ((await readInline(file)) === undefined)
            blobs += 1;
    }
    return blobs;
}
/** UTF-8 without what JSON's readers like to change: a byte order mark, NUL. */
function isPlainText(bytes) {
    return ((0,external_node_buffer_.isUtf8)(bytes) && !bytes.includes(0) && !(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf));
}
//# sourceMappingURL=inline-content.js.map
;// CONCATENATED MODULE: ./build/github/rest/batch-entries.js

/** Splits files, in their order, into groups that one createTree call takes. */
function batch_entries_batchEntries(files) {
    const batches = [];
    let sizeBytes = 0;
    for (const file of files) {
        const inlineBytes = fitsInline(file) ? file.sizeBytes : 0;
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
;// CONCATENATED MODULE: ./build/github/commit/choose-way.js

/** The API takes no larger file. Source: GitHub's "Git blobs" reference. */
const largestApiBytes = 40 * 1024 * 1024;
/**
 * Above any of these the API needs more requests than GitHub likes, or refuses: it takes 80 a minute and 500 an hour that
 * make content. Source: GitHub's "Rate limits for the REST API".
 */
const choose_way_most = {
    files: 1_000,
    fileBytes: largestApiBytes,
    requests: 28,
};
/** Chooses by count and size. The API's commits are signed by GitHub, so it comes first. */
function chooseWay({ files, blobs }) {
    if (files.length > choose_way_most.files)
        return { way: "git", why: "as they are many" };
    if (files.some(({ sizeBytes }) => sizeBytes > choose_way_most.fileBytes))
        return { way: "git", why: "as the API takes no file over 40 MiB" };
    const requests = batch_entries_batchEntries(files).length + blobs;
    if (requests > choose_way_most.requests)
        return { way: "git", why: `as the API would need ${requests} requests` };
    return { way: "api", why: "which signs the commit" };
}
/** GitHub takes 500 an hour; this leaves some for the trees. */
const mostBlobs = 400;
/** Whether the API takes it at all, if not readily: what is done where there is no git. */
function isTakenByApi({ files, blobs }) {
    return blobs <= mostBlobs && files.every(({ sizeBytes }) => sizeBytes <= largestApiBytes);
}
//# sourceMappingURL=choose-way.js.map
;// CONCATENATED MODULE: ./build/github/rest/sha-schema.js

/** Git's name for an object, by SHA-1 or SHA-256. It becomes an argument of git's, so it must be nothing else. */
const shaSchema = schemas/* string */.YjP().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
//# sourceMappingURL=sha-schema.js.map
;// CONCATENATED MODULE: ./build/github/rest/read-branch.js


const refSchema = schemas/* object */.Ikc({ object: schemas/* object */.Ikc({ sha: shaSchema, type: schemas/* string */.YjP() }) });
const commitSchema = schemas/* object */.Ikc({
    message: schemas/* string */.YjP(),
    committer: schemas/* object */.Ikc({ date: schemas/* string */.YjP() }).nullish().catch(null),
    tree: schemas/* object */.Ikc({ sha: shaSchema }),
    parents: schemas/* array */.YOg(schemas/* object */.Ikc({ sha: shaSchema })),
});
async function readHeadSha(github, name) {
    const ref = await github.find({
        operation: "getRef",
        route: "GET /repos/{owner}/{repo}/git/ref/{ref}",
        parameters: { ref: `heads/${name}` },
        answer: refSchema,
    });
    return ref?.object.sha;
}
async function readBranch(github, name) {
    const headSha = await readHeadSha(github, name);
    if (headSha === undefined)
        return undefined;
    const commit = await github.request({
        operation: "getCommit",
        route: "GET /repos/{owner}/{repo}/git/commits/{sha}",
        parameters: { sha: headSha },
        answer: commitSchema,
    });
    return { name, headSha, ...toCommit(commit) };
}
/** Reads a commit; undefined if the repository no longer has it, as after a forced push. */
async function readCommit(github, sha) {
    const commit = await github.find({
        operation: "getCommit",
        route: "GET /repos/{owner}/{repo}/git/commits/{sha}",
        parameters: { sha },
        answer: commitSchema,
    });
    return commit === undefined ? undefined : toCommit(commit);
}
function toCommit({ tree, parents, message, committer }) {
    const timeMs = Date.parse(committer?.date ?? "");
    const committedAtMs = Number.isNaN(timeMs) ? Number.POSITIVE_INFINITY : timeMs;
    return { treeSha: tree.sha, parentShas: parents.map(({ sha }) => sha), message, committedAtMs };
}
//# sourceMappingURL=read-branch.js.map
;// CONCATENATED MODULE: ./build/github/rest/branches.js



/** Makes a branch. Throws BRANCH_RACE if it was created in the meantime. */
async function createBranch(github, { name }, sha) {
    await github.request({
        operation: "createRef",
        route: "POST /repos/{owner}/{repo}/git/refs",
        parameters: { ref: `refs/heads/${name}`, sha },
        answer: schemas/* unknown */.L5J(),
        findDone: () => isAt(github, name, sha),
    });
}
/** Moves a branch to a descendant of its head. Throws BRANCH_RACE if somebody else moved it: nothing is ever forced. */
async function moveBranch(github, { name }, sha) {
    await github.request({
        operation: "updateRef",
        route: "PATCH /repos/{owner}/{repo}/git/refs/{ref}",
        parameters: { ref: `heads/${name}`, sha, force: false },
        answer: schemas/* unknown */.L5J(),
        findDone: () => isAt(github, name, sha),
    });
}
/** Deletes a branch. One that is gone already is what was wanted. */
async function deleteBranch(github, { name }) {
    try {
        await github.request({
            operation: "deleteRef",
            route: "DELETE /repos/{owner}/{repo}/git/refs/{ref}",
            parameters: { ref: `heads/${name}` },
            answer: schemas/* unknown */.L5J(),
        });
    }
    catch (error) {
        if (!(error instanceof action_error/* ActionError */.l) || error.code !== "BRANCH_RACE")
            throw error;
    }
}
/** True, or undefined, which sends the request once more: it is refused should the branch be anywhere else by now. */
async function isAt(github, name, sha) {
    return (await readHeadSha(github, name)) === sha ? true : undefined;
}
//# sourceMappingURL=branches.js.map
;// CONCATENATED MODULE: ./build/github/rest/create-commit.js


const create_commit_commitSchema = schemas/* object */.Ikc({ sha: shaSchema });
/** Makes a commit that no branch points to yet. Without author and committer GitHub signs it as the token's bot. */
async function createCommit(github, { message, treeSha, parentShas }) {
    const { sha } = await github.request({
        operation: "createCommit",
        route: "POST /repos/{owner}/{repo}/git/commits",
        parameters: { message, tree: treeSha, parents: parentShas },
        answer: create_commit_commitSchema,
    });
    return sha;
}
//# sourceMappingURL=create-commit.js.map
;// CONCATENATED MODULE: ./build/github/rest/git-blob-sha.js



/** What git's name for an object is made of, before its bytes: SHA-1 over a header and them. Source: git's "Git Objects". */
function startHash(type, sizeBytes) {
    return (0,external_node_crypto_.createHash)("sha1").update(`${type} ${sizeBytes}\0`);
}
/** Git's name for an object that is in memory. */
function hashObject(type, content) {
    return startHash(type, content.length).update(content).digest("hex");
}
/** Git's name for bytes as they come, if they are as many as is said. */
async function hashBlob(sizeBytes, chunks) {
    const hash = startHash("blob", sizeBytes);
    for await (const chunk of chunks)
        hash.update(chunk);
    return hash.digest("hex");
}
/** Git's name for a file's bytes, without filters or line-end conversion. */
async function hashBlobFile(path) {
    const { size } = await (0,external_node_fs_promises_.stat)(path);
    return { sha: await hashBlob(size, readInPieces(path, size)), sizeBytes: size };
}
const largestPieceBytes = 64 * 1024;
/** Streams a file. Thousands of small ones shall not take a large buffer each. */
function readInPieces(path, sizeBytes) {
    return (0,external_node_fs_.createReadStream)(path, { highWaterMark: Math.min(largestPieceBytes, sizeBytes + 1) });
}
//# sourceMappingURL=git-blob-sha.js.map
;// CONCATENATED MODULE: ./build/github/rest/parse-tree.js
/** Reads a tree from git's own form: mode, space, name, zero byte, the bytes of the SHA. Source: git's "Git Objects". */
function parseTree(content, shaBytes = 20) {
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    const items = [];
    for (let at = 0; at < bytes.length;) {
        const space = bytes.indexOf(" ", at);
        const zero = bytes.indexOf(0, space);
        const end = zero + 1 + shaBytes;
        items.push({
            mode: bytes.toString("latin1", at, space).padStart(6, "0"),
            name: bytes.toString("utf8", space + 1, zero),
            sha: bytes.toString("hex", zero + 1, end),
        });
        at = end;
    }
    return items;
}
//# sourceMappingURL=parse-tree.js.map
;// CONCATENATED MODULE: ./build/github/rest/list-tree.js





/** It becomes a part of what git reads. */
const modeSchema = schemas/* string */.YjP().regex(/^[0-7]{6}$/);
const treeSchema = schemas/* object */.Ikc({
    tree: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP(), mode: modeSchema, sha: shaSchema, size: schemas/* number */.aig().optional() })),
    truncated: schemas/* boolean */.zMY().default(false),
});
/** Lists a tree as far as GitHub does: up to 100,000 entries or 7 MB. The same tree is asked for once. */
function listTree(github, sha) {
    return github.readOnce(`tree ${sha} and below`, () => askForTree(github, { sha, recursive: 1 }));
}
/**
 * Lists one folder of a tree, by name: from what is at hand, else from GitHub, once for all trees that share it. Throws
 * FILE_NOT_COMMITTABLE where it is larger than GitHub lists.
 */
function listFolder(github, { sha, topSha, path }) {
    return github.readOnce(`tree ${sha}`, async () => {
        const content = await github.objects?.readTree(sha, topSha);
        if (content !== undefined && hashObject("tree", content) === sha)
            return toEntries(content);
        const { entries, isWhole } = await askForTree(github, { sha });
        if (isWhole)
            return entries;
        const what = `The folder \`${path}/\` holds more files than GitHub lists.`;
        throw new action_error/* ActionError */.l("FILE_NOT_COMMITTABLE", what);
    });
}
async function askForTree(github, parameters) {
    const { tree, truncated } = await github.request({
        operation: "getTree",
        route: "GET /repos/{owner}/{repo}/git/trees/{sha}",
        parameters,
        answer: treeSchema,
    });
    const entries = tree.map(({ size = 0, ...entry }) => [entry.path, { ...entry, sizeBytes: size }]);
    return { entries: new Map(entries), isWhole: !truncated };
}
function toEntries(content) {
    return new Map(parseTree(content).map(({ name, mode, sha }) => [name, { path: name, mode, sha, sizeBytes: 0 }]));
}
//# sourceMappingURL=list-tree.js.map
;// CONCATENATED MODULE: ./build/github/rest/read-tree-files.js


/**
 * Reads the entries at these paths; paths that the tree does not have are left out. One listing has them all, or else
 * those that GitHub cut from it are looked up in their folders. Throws FILE_NOT_COMMITTABLE for a folder that GitHub cuts, too.
 */
async function readTreeFiles(github, treeSha, paths) {
    const { entries, isWhole } = await listTree(github, treeSha);
    const readFolder = async (path) => {
        const sha = await findFolder(path);
        return sha === undefined ? new Map() : await listFolder(github, { sha, topSha: treeSha, path });
    };
    const findFolder = async (path) => {
        if (path === "")
            return treeSha;
        const entry = entries.get(path) ?? (await readFolder(readParent(path))).get(readName(path));
        return entry?.mode === "040000" ? entry.sha : undefined;
    };
    const found = new Map();
    for (const path of paths) {
        const listed = entries.get(path);
        const entry = listed ?? (isWhole ? undefined : (await readFolder(readParent(path))).get(readName(path)));
        if (entry !== undefined)
            found.set(path, { ...entry, path });
    }
    return found;
}
/** As `readTreeFiles`; undefined if GitHub has thrown the tree away, as it does some day where no branch leads to it. */
async function findTreeFiles(github, treeSha, paths) {
    try {
        return await readTreeFiles(github, treeSha, paths);
    }
    catch (error) {
        if (error instanceof action_error/* ActionError */.l && error.code === "GITHUB_NOT_FOUND")
            return undefined;
        throw error;
    }
}
/** What two trees are compared by. */
function toBlobShas(files) {
    return new Map([...files].map(([path, { sha }]) => [path, sha]));
}
function readParent(path) {
    return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}
function readName(path) {
    return path.slice(path.lastIndexOf("/") + 1);
}
//# sourceMappingURL=read-tree-files.js.map
;// CONCATENATED MODULE: ./build/github/rest/write-tree.js







/** GitHub's limit for a blob. Source: GitHub's "Git blobs" reference. */
const largestBlobBytes = 40 * 1024 * 1024;
const objectSchema = schemas/* object */.Ikc({ sha: shaSchema });
/** Writes a tree that is `baseTreeSha` but for these files, and checks that GitHub stored their very bytes. */
async function writeTree(github, baseTreeSha, files) {
    files.forEach(refuseLargeFile);
    let treeSha = baseTreeSha;
    for (const batch of batch_entries_batchEntries(files)) {
        const entries = [];
        for (const file of batch)
            entries.push(await buildEntry(github, file));
        const tree = await github.request({
            operation: "createTree",
            route: "POST /repos/{owner}/{repo}/git/trees",
            parameters: { base_tree: treeSha, tree: entries },
            answer: objectSchema,
        });
        treeSha = tree.sha;
    }
    await verifyTree(github, treeSha, files);
    return treeSha;
}
async function buildEntry(github, file) {
    const entry = { path: file.path, mode: file.mode, type: "blob" };
    const content = await readInline(file);
    if (content !== undefined)
        return { ...entry, content };
    const bytes = await (0,external_node_fs_promises_.readFile)(file.contentPath);
    const blob = await github.request({
        operation: "createBlob",
        route: "POST /repos/{owner}/{repo}/git/blobs",
        parameters: { content: bytes.toString("base64"), encoding: "base64" },
        answer: objectSchema,
    });
    return { ...entry, sha: blob.sha };
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
;// CONCATENATED MODULE: ./build/github/commit/commit-by-api.js



/** Makes the commit through GitHub's API, which signs it. */
async function commitByApi(github, order) {
    const { base, files, parentShas, branch, formerHeadSha, buildMessage, confirm } = order;
    const treeSha = await writeTree(github, base.treeSha, files);
    const headSha = await createCommit(github, { message: buildMessage(treeSha), treeSha, parentShas });
    await confirm();
    await (formerHeadSha === undefined ? createBranch : moveBranch)(github, branch, headSha);
    return headSha;
}
//# sourceMappingURL=commit-by-api.js.map
;// CONCATENATED MODULE: ./build/github/credential.js
/** The token in the form that git sends it, which must be masked like the token itself. */
function encodeCredential(token) {
    return Buffer.from(`x-access-token:${token}`).toString("base64");
}
//# sourceMappingURL=credential.js.map
// EXTERNAL MODULE: ../core/build/http/certificate-fault.js
var certificate_fault = __webpack_require__(51751);
;// CONCATENATED MODULE: ./build/github/operation-table.js
const readContents = "contents: read";
const writeContents = "contents: write";
const readPulls = "pull-requests: read";
const writePulls = "pull-requests: write";
const unknownNode = /Could not resolve to a node with the global id of/;
/** All that is ever asked of GitHub. Objects of git are named by their content, so making one again is no second one. */
const operations = {
    getRepo: { words: "read the repository", needs: "metadata: read" },
    getRef: { words: "read a branch", needs: readContents },
    listMatchingRefs: { words: "list the branches", needs: readContents },
    getCommit: { words: "read a commit", needs: readContents },
    getTree: { words: "list a folder", needs: readContents, notYetKnown: 404 },
    getBlob: { words: "read a file", needs: readContents },
    compareCommits: { words: "compare two commits", needs: readContents },
    createBlob: { words: "store a file", needs: writeContents, isRepeatable: true },
    createTree: {
        words: "store the files",
        needs: writeContents,
        isRepeatable: true,
        notYetKnown: /is not a valid (?:tree|blob)/,
    },
    createCommit: {
        words: "create the commit",
        needs: writeContents,
        isRepeatable: true,
        notYetKnown: /(?:Tree|Parent) SHA does not exist/,
    },
    createRef: {
        words: "create the branch",
        needs: writeContents,
        notYetKnown: /Object does not exist|^Not Found$/,
    },
    updateRef: { words: "move the branch", needs: writeContents, notYetKnown: /Object does not exist/ },
    deleteRef: { words: "delete the branch", needs: writeContents, isRepeatable: true },
    listPulls: { words: "list the pull requests", needs: readPulls },
    createPull: {
        words: "open the pull request",
        needs: writePulls,
        notYetKnown: new RegExp(`^PullRequest head: invalid$|${unknownNode.source}`),
    },
    updatePull: { words: "change the pull request", needs: writePulls, isRepeatable: true },
    requestReviewers: { words: "request reviews", needs: writePulls, isRepeatable: true },
    addLabels: {
        words: "add the labels",
        needs: "pull-requests: write, and issues: write for a new label",
        isRepeatable: true,
    },
    addAssignees: { words: "add the assignees", needs: writePulls, isRepeatable: true },
    listComments: { words: "list the comments", needs: writePulls },
    // Sent twice it would be two comments.
    createComment: { words: "comment on the pull request", needs: writePulls },
    listMilestones: { words: "list the milestones", needs: writePulls },
    setMilestone: { words: "set the milestone", needs: writePulls, isRepeatable: true },
    enableAutoMerge: {
        words: "turn auto-merge on",
        needs: "contents: write, pull-requests: write",
        isRepeatable: true,
        notYetKnown: unknownNode,
    },
    convertToDraft: { words: "make the pull request a draft", needs: writePulls, isRepeatable: true },
};
/** Looked up by its name, with all that an operation may have. */
function findOperation(name) {
    return operations[name];
}
//# sourceMappingURL=operation-table.js.map
;// CONCATENATED MODULE: ./build/text/show-long-runs.js
/** GitHub's reader gives up on code spans with fences of 80 backticks, and counts those of blocks to 255. */
const longestRun = 10;
/** Shows the backticks of long runs by their number, so that what is put around them can be longer. */
function showLongRuns(text) {
    return text.replace(/`+/g, (run) => (run.length > longestRun ? "\\u{60}".repeat(run.length) : run));
}
//# sourceMappingURL=show-long-runs.js.map
;// CONCATENATED MODULE: ./build/text/code-span.js


/**
 * Text as a Markdown code span, in which nothing is markup: no link, no image, no mention, no HTML.
 * It may stand in a table cell: GitHub splits cells at pipes before it reads code spans.
 */
function codeSpan(text) {
    const safe = showLongRuns((0,neutralise_line/* neutraliseLine */.f)(text)).replaceAll("|", "\\|");
    const runs = safe.match(/`+/g) ?? [];
    const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
    const padding = needsPadding(safe) ? " " : "";
    return `${fence}${padding}${safe}${padding}${fence}`;
}
/** A span must not be empty, nor touch its fence with a backtick; of a blank at both ends it loses one at each. */
function needsPadding(text) {
    const hasBlanks = text.startsWith(" ") && text.endsWith(" ") && text.trim() !== "";
    return text === "" || text.startsWith("`") || text.endsWith("`") || hasBlanks;
}
//# sourceMappingURL=code-span.js.map
;// CONCATENATED MODULE: ./build/text/quote-foreign.js

/** Enough for every refusal that GitHub documents. */
const usualCharacters = 400;
/** What tokens look like, and addresses with a password. Whoever answers may not be who was asked. */
const credentials = [
    [/\b(?:gh[a-z]|github_pat)_\w+/g, "***"],
    [/\b(basic|bearer|token)\s+[\w+/=.~-]{16,}/gi, "$1 ***"],
    [/(\/\/)[^\s/@]+@/g, "$1***@"],
    // What is signed for one request stands behind the question mark.
    [/(https?:\/\/[^\s?#]+)\?[^\s)]*/g, "$1"],
];
/**
 * Somebody else's words in ours: one line of code, in which nothing is a command, markup or a link, without secrets,
 * and cut where it goes on for too long. Undefined where nothing is left to show.
 */
function quoteForeign(text, { secrets = [], mostCharacters = usualCharacters } = {}) {
    const hidden = secrets.filter((secret) => secret !== "");
    const clean = hidden.reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
    const plain = credentials.reduce((rest, [pattern, by]) => rest.replace(pattern, by), clean);
    const line = plain.replace(/\s+/g, " ").replaceAll("`", "'").trim();
    if (line === "")
        return undefined;
    const characters = [...line];
    const cut = characters.length > mostCharacters;
    return codeSpan(cut ? `${characters.slice(0, mostCharacters).join("").trimEnd()} …` : line);
}
//# sourceMappingURL=quote-foreign.js.map
;// CONCATENATED MODULE: ./build/github/quote-github.js

/** GitHub's documentation, and nothing behind a question mark. */
const documentation = /^https:\/\/(?:docs|help|developer|support)\.github\.com\/[\w./@#~-]*$/;
/**
 * GitHub's own words as a sentence, with its link; undefined where it said nothing. They are shown as code, so that
 * nothing in them is a command or markup, and without secrets.
 */
function quoteGitHub(texts, { documentationUrl = "", secrets, }) {
    const [first = "", ...others] = texts;
    // "Validation Failed" says nothing that its details don't.
    const told = others.length > 0 && /^Validation Failed\b/.test(first) ? others : texts;
    const quoted = quoteForeign(told.join("; "), { secrets });
    if (quoted === undefined)
        return undefined;
    return documentation.test(documentationUrl)
        ? `GitHub says: ${quoted} (${documentationUrl}).`
        : `GitHub says: ${quoted}.`;
}
//# sourceMappingURL=quote-github.js.map
;// CONCATENATED MODULE: ./build/github/rate-limit.js
/** Both limits answer 403 or 429. Source: GitHub's "Rate limits for the REST API". */
function isRateLimit({ status, headers, texts }) {
    if (status === 429)
        return true;
    if (status !== 403)
        return false;
    const isLimit = headers["retry-after"] !== undefined || headers["x-ratelimit-remaining"] === "0";
    return isLimit || texts.some((text) => text.includes("secondary rate limit"));
}
/** For a secondary limit without `retry-after`. Source: GitHub's "Rate limits for the REST API". */
const leastWaitMs = 60_000;
/** How long GitHub asks to wait, by its own clock. The hour's end is of no use where the hour's requests are left. */
function readWaitMs(headers) {
    const seconds = headers["retry-after"];
    if (seconds !== undefined && /^\d{1,6}$/.test(seconds))
        return Number(seconds) * 1000;
    if (headers["x-ratelimit-remaining"] !== "0")
        return leastWaitMs;
    const resetMs = Number(headers["x-ratelimit-reset"]) * 1000;
    const waitMs = resetMs - Date.parse(headers.date ?? "");
    // Both are whole seconds.
    return Number.isFinite(waitMs) ? Math.max(0, waitMs) + 1000 : undefined;
}
//# sourceMappingURL=rate-limit.js.map
;// CONCATENATED MODULE: ./build/github/refusal-table.js
const exclude = "Exclude the branch of the pull request from the rule (Settings, Rules or Branches), or choose a name outside of it with `pr-branch`.";
const pullSettings = "in the repository's settings (General, Pull Requests)";
/** Who may not come in at all, whatever the token was granted. */
const access = [
    {
        text: /IP allow list enabled/,
        code: "GITHUB_ACCESS_DENIED",
        what: "The organization's IP allow list does not have this runner's address.",
        hint: "Ask an owner of the organization to add the address to the IP allow list, or run the job on a runner whose address is on it.",
    },
    {
        text: /SAML (?:enforcement|SSO)/,
        code: "GITHUB_ACCESS_DENIED",
        what: "The organization enforces SAML single sign-on, and the token is not authorized for it.",
        hint: 'Authorize the token for the organization ("Configure SSO" beside it in the settings of its owner), or pass the token of a GitHub App as `github-token`.',
    },
    {
        text: /installation has been suspended/,
        code: "GITHUB_ACCESS_DENIED",
        what: "The installation of the GitHub App that the token belongs to is suspended.",
        hint: "Ask an owner of the repository or organization to unsuspend it (Settings, GitHub Apps).",
    },
    {
        text: /archived so (?:it )?is read-only/,
        code: "GITHUB_ACCESS_DENIED",
        what: "The repository is archived, so nothing can be written to it.",
        hint: "Unarchive the repository (Settings, General, Danger Zone), or disable this workflow.",
    },
    {
        text: /Repository access blocked|repository (?:has been|was|is) (?:disabled|locked)/i,
        code: "GITHUB_ACCESS_DENIED",
        what: "GitHub has blocked, disabled or locked the repository.",
        hint: "Open the repository's page, which gives the reason, and ask its owner.",
    },
    {
        text: /account payments have failed|spending limit|billing (?:issue|problem)/i,
        code: "GITHUB_ACCESS_DENIED",
        what: "A failed payment or a spending limit of the account is in the way.",
        hint: 'Check "Billing and plans" in the settings of the account that owns the repository.',
    },
];
/** Rules of rulesets and of classic branch protection. What names its rule comes before what does not. */
const refusal_table_rules = [
    {
        text: /merge queue/i,
        code: "GITHUB_RULESET",
        what: "A rule lets the branch be changed through a merge queue only.",
        hint: `A merge queue belongs on the base branch alone. ${exclude}`,
    },
    {
        text: /verified signatures|signed commits|signatures? (?:is|are) required/i,
        code: "GITHUB_RULESET",
        what: "A rule requires signed commits, and this commit is not signed.",
        hint: "Set `commit-via: api` and use `GITHUB_TOKEN` or the token of a GitHub App: GitHub signs their commits. Commits that git pushes, or that a person's token makes, are not signed.",
    },
    {
        text: /must not contain merge commits|linear history/i,
        code: "GITHUB_RULESET",
        what: "A rule requires a linear history, and an update of the pull request merges its base.",
        hint: `${exclude} Without that, close the pull request and delete its branch: the next run starts a new one from the base.`,
    },
    {
        text: /required status checks?|status checks? .*(?:is|are) (?:expected|required)/i,
        code: "GITHUB_RULESET",
        what: "A rule requires status checks before the branch may move.",
        hint: `Status checks belong on the base branch alone. ${exclude}`,
    },
    {
        text: /made through a pull request|approving review|approved review/i,
        code: "GITHUB_RULESET",
        what: "A rule lets the branch be changed through pull requests only.",
        hint: `Such a rule belongs on the base branch alone. ${exclude}`,
    },
    {
        text: /repository rule violations|\bGH013\b|creations being restricted/i,
        code: "GITHUB_RULESET",
        what: "A ruleset covers the branch.",
    },
    {
        text: /protected branch|protected ref|branch protection|\bGH006\b/i,
        code: "GITHUB_RULESET",
        what: "A branch protection rule covers the branch.",
    },
    {
        text: /Reference (?:update failed|cannot be updated)/,
        code: "GITHUB_RULESET",
        what: "GitHub did not create or move the branch and gave no reason, as happens where a branch protection rule covers its name or where a branch has the name of one of its folders.",
        hint: `${exclude} If there is a branch \`x-compliance\`, delete it or choose another \`pr-branch\`: \`x-compliance/…\` cannot exist beside it.`,
    },
];
const workflows = {
    text: /without `?workflows?`? (?:permission|scope)/,
    code: "GITHUB_PERMISSION_MISSING",
    what: "The commit brings changed workflows along from the base branch, and the token may not write workflows.",
    hint: "Pass the token of a GitHub App with write access to `contents`, `pull_requests` and `workflows`, or of a person with the scope `workflow`, as `github-token`. `GITHUB_TOKEN` cannot get this permission.",
};
/** What GitHub says in the answers of its API and to a push alike. Source: its documentation, and its answers as users report them. */
const refusal_table_refusals = [workflows, ...access, ...refusal_table_rules];
/** What only the API says. */
const apiRefusals = [
    {
        text: /GitHub Actions is not permitted to create or approve pull requests/,
        code: "PULL_REQUESTS_NOT_ALLOWED",
        what: "GitHub Actions may not create pull requests in this repository.",
    },
    {
        text: /Draft pull requests are not supported/,
        code: "DRAFTS_NOT_SUPPORTED",
        what: "The repository has no draft pull requests.",
    },
    { text: /Reference already exists/, code: "BRANCH_RACE", what: "The branch was created in the meantime." },
    { text: /Reference does not exist/, code: "BRANCH_RACE", what: "The branch was deleted in the meantime." },
    { text: /Update is not a fast forward/, code: "BRANCH_RACE", what: "The branch moved in the meantime." },
    {
        text: /A pull request already exists for/,
        code: "BRANCH_RACE",
        what: "Another run opened the pull request in the meantime.",
    },
    { text: /No commits between/, code: "BRANCH_RACE", what: "The base branch moved in the meantime." },
    {
        text: /Auto merge is not allowed for this repository/,
        code: "GITHUB_FAILED",
        what: `Turn on "Allow auto-merge" ${pullSettings}.`,
    },
    {
        text: /is in (?:clean|unstable) status|Protected branch rules not configured/,
        code: "GITHUB_FAILED",
        what: "There is nothing that it would wait for: require a review or a check for the base branch (Settings, Rules).",
    },
    ...[
        ["merge commits are", "Allow merge commits"],
        ["squash merging is", "Allow squash merging"],
        ["rebase merging is", "Allow rebase merging"],
    ].map(([text, setting]) => ({
        text: new RegExp(`Merge method ${text} not allowed`),
        code: "GITHUB_FAILED",
        what: `Turn on "${setting}" ${pullSettings}, or set another \`pr-auto-merge\`.`,
    })),
    {
        text: /Could not resolve to a node with the global id of/,
        code: "GITHUB_NOT_FOUND",
        what: "GitHub does not find it, or the token may not see it.",
    },
];
/** The row that says what a text of GitHub's means. */
function findRefusal(rows, text) {
    return rows.find((row) => row.text.test(text));
}
//# sourceMappingURL=refusal-table.js.map
;// CONCATENATED MODULE: ./build/github/failures.js







/** The statuses with which GitHub refuses what it understood. */
const explained = new Set([402, 403, 405, 409, 422, 451]);
/**
 * Turns GitHub's answer into an error that says what to do, with GitHub's own words behind ours.
 * @param secrets Values that GitHub's words must not show.
 */
function toGitHubError(answer, secrets = []) {
    const { code, what, details } = explain(answer);
    const said = quoteGitHub(answer.texts, { documentationUrl: answer.documentationUrl, secrets });
    return new action_error/* ActionError */.l(code, said === undefined ? what : `${what} ${said}`, details);
}
function explain(answer) {
    const { status, headers } = answer;
    const { words, needs } = findOperation(answer.operation);
    if (status === undefined)
        return explainSilence(answer, words);
    const asked = `when asked to ${words} (status ${status})`;
    if (status === 401)
        return { code: "GITHUB_UNAUTHORIZED", what: `GitHub rejected the token ${asked}.` };
    if (isRateLimit(answer)) {
        const waitMs = readWaitMs(headers);
        const again = waitMs === undefined ? "" : ` It lets requests through again in ${formatDuration(waitMs)}.`;
        const what = `GitHub's rate limit was reached ${asked}.${again}`;
        return { code: "GITHUB_RATE_LIMITED", what, details: waitMs === undefined ? {} : { waitMs } };
    }
    const text = answer.texts.join("\n");
    const refusal = explained.has(status) ? findRefusal([...refusal_table_refusals, ...apiRefusals], text) : undefined;
    if (refusal !== undefined) {
        const { code, what, hint } = refusal;
        return { code, what, details: hint === undefined ? {} : { hint } };
    }
    if (status === 403 && lacksPermission.test(text)) {
        const what = `The token lacks a permission: to ${words}, it needs \`${needs}\`.`;
        return movesBranch.has(answer.operation)
            ? { code: "GITHUB_PERMISSION_MISSING", what: `${what} ${orWorkflows}` }
            : { code: "GITHUB_PERMISSION_MISSING", what };
    }
    if (status === 404) {
        return { code: "GITHUB_NOT_FOUND", what: `Not found on GitHub, or not visible to this token, ${asked}.` };
    }
    if (status >= 500)
        return { code: "GITHUB_UNAVAILABLE", what: `GitHub failed ${asked}.` };
    return { code: "GITHUB_FAILED", what: `GitHub refused to ${words} (status ${status}).` };
}
/** GitHub's words to a token of an App, a workflow or a person that was not granted something. */
const lacksPermission = /Resource not accessible by|You do not have permission to|Must have (?:push|write|admin)|[Ww]rite access to repository not granted/;
const movesBranch = new Set(["createRef", "updateRef"]);
/** A commit is refused only here if its workflows are what the token may not write: it was made without trouble. */
const orWorkflows = "As the commit itself could be created, it may be `workflows: write` that is missing, because the base branch has changed workflows; only the token of a GitHub App or a person can have it.";
function explainSilence({ breakCode, hasOtherForm, wasSilent }, words) {
    if (wasSilent === true) {
        const what = `GitHub sent nothing for 2 minutes when asked to ${words}.`;
        return { code: "GITHUB_UNAVAILABLE", what };
    }
    if (hasOtherForm === true) {
        const what = `GitHub's answer has another form than documented when asked to ${words}.`;
        return { code: "GITHUB_UNAVAILABLE", what };
    }
    const fault = breakCode === undefined ? undefined : (0,certificate_fault/* describeCertificateFault */.X)(breakCode);
    if (fault !== undefined) {
        return {
            code: "GITHUB_CERTIFICATE",
            what: `The TLS certificate of GitHub's server ${fault} (${breakCode}).`,
        };
    }
    const code = breakCode === undefined ? "" : ` (${breakCode})`;
    return { code: "GITHUB_UNAVAILABLE", what: `GitHub did not answer when asked to ${words}${code}.` };
}
/** Whether it is a refusal that passes, as GitHub does not know yet what was made a moment ago. */
function isNotYetKnown({ operation, status, texts }) {
    const { notYetKnown } = findOperation(operation);
    if (notYetKnown === undefined || status === undefined)
        return false;
    if (typeof notYetKnown === "number")
        return status === notYetKnown;
    return [404, 422].includes(status) && texts.some((text) => notYetKnown.test(text));
}
//# sourceMappingURL=failures.js.map
;// CONCATENATED MODULE: ./build/github/send-request.js


/** Waits between attempts where GitHub asks for none: a failure of seconds is outlived. */
const retryDelaysMs = [1000, 3000, 9000];
/** A longer wait than this is better spent in another run, unless the time is there. */
const longestWaitMs = 120_000;
/** Sends a request until it succeeds, is refused for good, or the waits are used up. Throws an ActionError. */
async function sendRequest(sending, options) {
    const { operation, attempt: send, findDone } = sending;
    const { clock, signal, secrets, onRetry } = options;
    for (let attempt = 0;; attempt++) {
        const result = await send();
        if ("data" in result)
            return result.data;
        signal.throwIfAborted();
        const failure = toGitHubError(result.refused, secrets);
        const mayRepeat = failure.code === "GITHUB_RATE_LIMITED" || isTransient(failure, result.refused, sending);
        const delayMs = mayRepeat ? chooseDelayMs(failure, { attempt, ...options }) : undefined;
        if (delayMs !== undefined) {
            onRetry(operation, failure.code, delayMs);
            await clock.sleep(delayMs, signal);
        }
        const done = failure.code === "GITHUB_UNAVAILABLE" ? await findDone?.() : undefined;
        if (done !== undefined)
            return done;
        if (delayMs === undefined)
            throw failure;
    }
}
/**
 * The allow-list of retries. A read, and a write that twice does no more than once, are sent again after a failure that
 * passes; another write only if it can be looked up whether it acted. What is not known yet did not act.
 */
function isTransient({ code }, answer, { operation, isRead, findDone }) {
    // It held the step for minutes, and would for as long again.
    if (answer.wasSilent === true)
        return false;
    if (isNotYetKnown(answer))
        return true;
    const mayRepeat = isRead || findOperation(operation).isRepeatable === true || findDone !== undefined;
    return code === "GITHUB_UNAVAILABLE" && mayRepeat;
}
function chooseDelayMs({ waitMs }, { attempt, clock, deadlineMs }) {
    if (attempt >= retryDelaysMs.length)
        return undefined;
    const delayMs = waitMs ?? retryDelaysMs[attempt];
    const leftMs = deadlineMs === undefined ? 0 : deadlineMs - clock.monotonic();
    return delayMs === undefined || delayMs > Math.max(longestWaitMs, leftMs) ? undefined : delayMs;
}
//# sourceMappingURL=send-request.js.map
;// CONCATENATED MODULE: ./build/github/git/git-environment.js


/**
 * The environment of a git that works in `folder` alone. The token stands in no argument, address or file, where
 * other processes or later steps could read it.
 */
function buildGitEnvironment(inherited, { folder, remote }) {
    const { serverUrl, repositoryUrl, token } = remote;
    const settings = [
        ["remote.origin.url", repositoryUrl],
        [`http.${serverUrl}/.extraheader`, `AUTHORIZATION: basic ${encodeCredential(token)}`],
        // Git would send the header along to wherever it is led.
        ["http.followRedirects", "false"],
        ["http.lowSpeedLimit", "1000"],
        ["http.lowSpeedTime", "120"],
        ["core.hooksPath", "/dev/null"],
        ["core.fsmonitor", "false"],
        // The folder lives for one push, so nothing in it has to survive a loss of power.
        ["core.fsync", "none"],
        ["credential.helper", ""],
        // Contents stay packed as they came, and are sent as they are packed.
        ["fastimport.unpackLimit", "1"],
        // A delta would need the old contents to be fetched first.
        ["pack.window", "0"],
        ["gc.auto", "0"],
        ["maintenance.auto", "false"],
        ["push.recurseSubmodules", "no"],
    ];
    return {
        ...isolateGit(inherited, folder),
        GIT_ALLOW_PROTOCOL: new URL(serverUrl).protocol.replace(":", ""),
        ...authors,
        GIT_CONFIG_COUNT: String(settings.length),
        ...Object.fromEntries(settings.flatMap(([key, value], index) => [
            [`GIT_CONFIG_KEY_${index}`, key],
            [`GIT_CONFIG_VALUE_${index}`, value],
        ])),
    };
}
/** The environment of a git in the same folder that asks no server for anything, and so needs no token. */
function buildReaderEnvironment(inherited, { folder, objectFolder }) {
    return {
        ...isolateGit(inherited, folder),
        // Objects that a fetch left out would be fetched one by one. Older gits than 2.44 know only the second.
        GIT_NO_LAZY_FETCH: "1",
        GIT_ALLOW_PROTOCOL: "",
        ...(objectFolder !== undefined && { GIT_ALTERNATE_OBJECT_DIRECTORIES: quotePath(objectFolder) }),
    };
}
/** One path, in which the sign that separates several means nothing. */
function quotePath(path) {
    return `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
function isolateGit(inherited, folder) {
    return {
        ...inherited,
        HOME: folder,
        TMPDIR: folder,
        LC_ALL: "C",
        GIT_DIR: (0,external_node_path_.join)(folder, "store.git"),
        GIT_INDEX_FILE: (0,external_node_path_.join)(folder, "index"),
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_ATTR_NOSYSTEM: "1",
        GIT_TERMINAL_PROMPT: "0",
        GIT_ASKPASS: "",
        SSH_ASKPASS: "",
    };
}
/** GitHub shows these as its own account of Actions. */
const account = {
    name: "github-actions[bot]",
    email: "41898282+github-actions[bot]@users.noreply.github.com",
};
const authors = {
    GIT_AUTHOR_NAME: account.name,
    GIT_AUTHOR_EMAIL: account.email,
    GIT_COMMITTER_NAME: account.name,
    GIT_COMMITTER_EMAIL: account.email,
};
//# sourceMappingURL=git-environment.js.map
;// CONCATENATED MODULE: ./build/github/git/byte-queue.js
/** Takes a stream apart into lines and runs of bytes, in their order and not faster than they are asked for. */
class ByteQueue {
    #source;
    #chunks;
    #rest = Buffer.alloc(0);
    constructor(source) {
        this.#source = source;
        this.#chunks = source[Symbol.asyncIterator]();
    }
    /** Lets whoever waits for bytes know that none will come. */
    end() {
        this.#source.destroy();
    }
    /** A line without its end; undefined where the stream ends first. */
    async readLine() {
        for (;;) {
            const end = this.#rest.indexOf("\n");
            if (end >= 0)
                return this.#take(end + 1).toString("utf8", 0, end);
            const more = await this.#next();
            if (more === undefined)
                return undefined;
            this.#rest = Buffer.concat([this.#rest, more]);
        }
    }
    /** So many bytes, or as many as there are. */
    async *readBytes(sizeBytes) {
        for (let left = sizeBytes; left > 0;) {
            if (this.#rest.length === 0) {
                const more = await this.#next();
                if (more === undefined)
                    return;
                this.#rest = more;
            }
            const chunk = this.#take(Math.min(left, this.#rest.length));
            left -= chunk.length;
            yield chunk;
        }
    }
    #take(sizeBytes) {
        const taken = this.#rest.subarray(0, sizeBytes);
        this.#rest = this.#rest.subarray(sizeBytes);
        return taken;
    }
    async #next() {
        try {
            const { value, done } = await this.#chunks.next();
            return done === true ? undefined : value;
        }
        catch {
            // One that broke off has ended, too.
            return undefined;
        }
    }
}
//# sourceMappingURL=byte-queue.js.map
;// CONCATENATED MODULE: ./build/github/git/object-reader.js



/** Git is started with the first object. One that fails or is not there is not asked again. */
function createObjectReader(environment, signal) {
    let git;
    let output;
    let isBroken = false;
    const stop = () => git?.kill();
    signal.addEventListener("abort", stop, { once: true });
    const start = async () => {
        git = await startIfThere(environment);
        if (git === undefined)
            return undefined;
        signal.throwIfAborted();
        // Whatever goes wrong shows in its output, which ends early.
        git.child.on("error", () => output?.end());
        git.child.stdin.on("error", () => undefined);
        git.child.stderr.resume();
        output = new ByteQueue(git.child.stdout);
        return output;
    };
    const readNext = async (sha, consume) => {
        signal.throwIfAborted();
        if (isBroken)
            return undefined;
        // Until the object is read to its end, nobody knows where the next begins.
        isBroken = true;
        const queue = output ?? (await start());
        if (queue === undefined)
            return undefined;
        git?.child.stdin.write(`${sha}\n`);
        const [, type, size] = /^[0-9a-f]+ (\S+)(?: (\d+))?$/.exec((await queue.readLine()) ?? "") ?? [];
        signal.throwIfAborted();
        if (type === undefined)
            return undefined;
        if (size === undefined) {
            isBroken = false;
            return undefined;
        }
        const bytes = queue.readBytes(Number(size));
        const result = await consume({ type, bytes });
        for await (const _ of bytes)
            ;
        isBroken = (await queue.readLine()) !== "";
        return result;
    };
    let last = Promise.resolve();
    return {
        read(sha, consume) {
            const next = last.then(() => readNext(sha, consume));
            last = next.catch(() => undefined);
            return next;
        },
        async [Symbol.asyncDispose]() {
            signal.removeEventListener("abort", stop);
            git?.kill();
        },
    };
}
async function startIfThere(environment) {
    try {
        return await startGit({ args: ["cat-file", "--batch"], environment });
    }
    catch (error) {
        if (error instanceof action_error/* ActionError */.l && error.code === "GIT_UNAVAILABLE")
            return undefined;
        throw error;
    }
}
//# sourceMappingURL=object-reader.js.map
;// CONCATENATED MODULE: ./build/github/git/to-git-error.js



/** Of a push that GitHub refuses, before what it says of its API as well. Source: GitHub's documentation of pushes. */
const pushRefusals = [
    {
        text: /exceeds GitHub's file size limit|\bGH001\b/,
        code: "FILE_TOO_LARGE_TO_COMMIT",
        what: "A file is larger than GitHub takes, also after the removal.",
    },
    ...refusal_table_refusals,
    {
        text: /hook declined/,
        code: "GITHUB_RULESET",
        what: "A rule of the repository refuses the push.",
    },
];
/** What git itself says. Source: git's and libcurl's messages in the C locale. */
const gitFailures = [
    {
        text: /\(stale info\)|\[rejected\]|cannot lock ref|failed to update ref|reference already exists|not our ref|incorrect old value/i,
        code: "BRANCH_RACE",
        what: "The branch moved in the meantime.",
    },
    {
        text: /terminal prompts disabled|Authentication failed|Invalid username or|error: 401/,
        code: "GITHUB_UNAUTHORIZED",
        what: "GitHub rejected the token.",
    },
    {
        text: /error: 429|rate limit/i,
        code: "GITHUB_RATE_LIMITED",
        what: "GitHub's rate limit was reached.",
    },
    {
        text: /error: 403/,
        code: "GITHUB_PERMISSION_MISSING",
        what: "The token lacks a permission: a push needs `contents: write`.",
    },
    {
        text: /error: 404|repository .*not found/i,
        code: "GITHUB_NOT_FOUND",
        what: "The repository was not found on GitHub, or is not visible to this token.",
    },
    {
        text: /SSL certificate problem|certificate verification failed|certificate subject name|SSL peer certificate/i,
        code: "GITHUB_CERTIFICATE",
        what: "git does not trust the TLS certificate of GitHub's server.",
    },
    {
        text: /error: 5\d\d|resolve host|connect to|connection|timed out|hung up|early EOF|RPC failed|disconnect|too slow|(?:Empty reply|Recv failure|Send failure)/i,
        code: "GITHUB_UNAVAILABLE",
        what: "GitHub did not answer as it should.",
    },
];
/**
 * Turns the end of a git command into an error that says what to do, with what GitHub said to it. What git itself
 * printed goes no further.
 * @param secrets Values that GitHub's words must not show.
 */
function toGitError(command, { exitCode, output, errors }, secrets = []) {
    const text = `${output}\n${errors}`;
    const failure = findRefusal([...pushRefusals, ...gitFailures], text);
    const place = `(git ${command}, ${exitCode === undefined ? "stopped" : `exit code ${exitCode}`})`;
    const what = (failure?.what ?? "A git command failed.").replace(/\.$/, ` ${place}.`);
    const said = quoteGitHub(collectRemote(text), { secrets });
    const details = failure?.hint === undefined ? {} : { hint: failure.hint };
    return new action_error/* ActionError */.l(failure?.code ?? "GITHUB_FAILED", said === undefined ? what : `${what} ${said}`, details);
}
/** What git gives as the server's: the lines behind `remote:`, and the reason behind a ref that was not moved. */
function collectRemote(text) {
    const lines = text.matchAll(/^remote:(?: error: | )(?<said>.*)$/gm);
    const reasons = text.matchAll(/\[remote rejected\] .*?\((?<said>.+)\)\s*$/gm);
    const told = [...lines, ...reasons].map(({ groups }) => groups?.said?.trim() ?? "");
    return [
        ...new Set(told.filter((line) => /\w/.test(line) && !/^(?:Resolving deltas|Counting|Compressing|Total)\b/.test(line))),
    ];
}
//# sourceMappingURL=to-git-error.js.map
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
;// CONCATENATED MODULE: ./build/github/git/write-authorities.js



/**
 * Writes whom this process trusts into a file for git's `GIT_SSL_CAINFO`, and returns its path. Node adds
 * `NODE_EXTRA_CA_CERTS` to the authorities that it knows; git takes its one file instead of those that it knows. So the file
 * holds them all: Node's, the system's and the extra ones.
 */
async function writeAuthorities(folder) {
    const kinds = ["bundled", "system", "extra"];
    const certificates = new Set(kinds.flatMap((kind) => (0,external_node_tls_.getCACertificates)(kind)).map((one) => one.trim()));
    const path = (0,external_node_path_.join)(folder, "authorities.pem");
    await (0,external_node_fs_promises_.writeFile)(path, `${[...certificates].join("\n")}\n`);
    return path;
}
//# sourceMappingURL=write-authorities.js.map
;// CONCATENATED MODULE: ./build/github/git/open-store.js










/** Long enough for gigabytes on a slow line. */
const commandTimeoutMs = 1_800_000;
/** Makes a repository that knows GitHub's as `origin` and holds nothing of it. */
async function openStore(options) {
    const { remote, clock, onRetry } = options;
    const { NODE_EXTRA_CA_CERTS: extraAuthorities = "", ...inherited } = options.inherited;
    const folder = await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)(options.folder, "git-"));
    const dispose = () => (0,external_node_fs_promises_.rm)(folder, { recursive: true, force: true });
    const secrets = [remote.token, encodeCredential(remote.token)];
    try {
        const mustJoin = extraAuthorities !== "" && inherited.GIT_SSL_CAINFO === undefined;
        const authorities = mustJoin ? { GIT_SSL_CAINFO: await writeAuthorities(folder) } : {};
        const environment = buildGitEnvironment({ ...inherited, ...authorities }, { folder, remote });
        const run = async (args, stdin) => {
            const timeout = AbortSignal.timeout(commandTimeoutMs);
            try {
                const signal = AbortSignal.any([options.signal, timeout]);
                return await runGit({ args, environment, stdin, cwd: folder, signal });
            }
            catch (error) {
                if (!timeout.aborted || options.signal.aborted)
                    throw error;
                throw new action_error/* ActionError */.l("GITHUB_UNAVAILABLE", `A git command did not come to an end (git ${args[0]}).`);
            }
        };
        const git = async (args, stdin = "") => {
            const exit = await run(args, stdin);
            if (exit.exitCode === 0)
                return exit.output;
            throw toGitError(args[0] ?? "", exit, secrets);
        };
        const ask = async (args, stdin = "") => {
            for (const delayMs of retryDelaysMs) {
                const exit = await run(args, stdin);
                if (exit.exitCode === 0)
                    return exit.output;
                const failure = toGitError(args[0] ?? "", exit, secrets);
                if (failure.code !== "GITHUB_UNAVAILABLE")
                    throw failure;
                onRetry(args[0] ?? "", failure.code, delayMs);
                await clock.sleep(delayMs, options.signal);
            }
            return await git(args, stdin);
        };
        await git(["init", "--quiet", "--bare", "--template="]);
        const openReader = (objectFolder) => createObjectReader(buildReaderEnvironment(inherited, { folder, objectFolder }), options.signal);
        return { git, ask, openReader, [Symbol.asyncDispose]: dispose };
    }
    catch (error) {
        await dispose();
        throw error;
    }
}
//# sourceMappingURL=open-store.js.map
;// CONCATENATED MODULE: ./build/github/commit/push-commit.js
var push_commit_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var push_commit_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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



/** What follows is a name, whatever it begins with. */
const endOfOptions = "--end-of-options";
/** Makes the commit with git in a repository of its own, and pushes it with its branch in one request. */
async function pushCommit(order, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { base, files, parentShas, branch, formerHeadSha, buildMessage, confirm } = order;
        const store = push_commit_addDisposableResource(env_1, await openStore(options), true);
        await fetchCommits(store, [...new Set([base.headSha, ...parentShas])]);
        await store.git(["read-tree", endOfOptions, base.treeSha]);
        await refuseLfsFiles(store, files);
        await writeFiles(store, files);
        // The contents of the other files are not here: only their names are needed.
        const treeSha = (await store.git(["write-tree", "--missing-ok"])).trim();
        const parents = parentShas.flatMap((sha) => ["-p", sha]);
        const commit = await store.git(["commit-tree", treeSha, ...parents, "-F", "-"], buildMessage(treeSha));
        const [headSha, ref] = [commit.trim(), `refs/heads/${branch.name}`];
        await confirm();
        // Compare and swap: an empty expectation means that there must be no such branch. A commit that has the expected
        // head as its parent forces nothing.
        const lease = `--force-with-lease=${ref}:${formerHeadSha ?? ""}`;
        const push = ["push", "--porcelain", "--no-verify", lease, endOfOptions, "origin", `${headSha}:${ref}`];
        await store.ask(push);
        return headSha;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = push_commit_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Trees alone, without history or contents. A server that can't leave contents out sends them too. */
async function fetchCommits({ ask }, shas) {
    const lean = ["--depth=1", "--filter=blob:none", "--no-tags", "--no-write-fetch-head"];
    await ask(["fetch", "--quiet", ...lean, endOfOptions, "origin", ...shas]);
}
/** Whatever `.gitattributes` of the base say, git itself reads them. */
async function refuseLfsFiles({ git }, files) {
    const paths = files.map(({ path }) => `${path}\0`).join("");
    const fields = (await git(["check-attr", "--cached", "--stdin", "-z", "filter"], paths)).split("\0");
    const index = fields.findIndex((field, at) => at % 3 === 2 && field === "lfs");
    if (index === -1)
        return;
    const what = `\`${fields[index - 2]}\` is tracked by Git LFS, which would need its own upload.`;
    throw new action_error/* ActionError */.l("FILE_NOT_COMMITTABLE", what);
}
/** Stores the contents as they are, under the modes that the files have. One pack is quicker than thousands of files. */
async function writeFiles({ git }, files) {
    const shas = (await git(["fast-import", "--quiet", "--depth=0"], readBlobs(files))).trim().split("\n");
    for (const [index, { path, sha }] of files.entries()) {
        if (shas[index] !== sha)
            throw buildDifferenceError(path);
    }
    const entries = files.map(({ mode, sha, path }) => `${mode} ${sha}\t${path}\0`).join("");
    await git(["update-index", "-z", "--index-info"], entries);
}
/** The contents as git's import format has them. No byte of them can be a command: each has its length before it. */
async function* readBlobs(files) {
    for (const [index, { path, sizeBytes, contentPath }] of files.entries()) {
        yield Buffer.from(`blob\nmark :${index + 1}\ndata ${sizeBytes}\n`);
        let leftBytes = sizeBytes;
        if (sizeBytes > 0) {
            for await (const chunk of (0,external_node_fs_.createReadStream)(contentPath, { end: sizeBytes - 1 })) {
                leftBytes -= chunk.length;
                yield chunk;
            }
        }
        if (leftBytes > 0)
            throw buildDifferenceError(path);
        yield Buffer.from(`\nget-mark :${index + 1}\n`);
    }
}
function buildDifferenceError(path) {
    return new action_error/* ActionError */.l("COMMIT_DIFFERS", `\`${path}\` has other bytes by now than when it was written.`);
}
//# sourceMappingURL=push-commit.js.map
;// CONCATENATED MODULE: ./build/github/commit/create-commit-writer.js







/** Binds the two ways into one, which chooses for each commit and says which. */
function createCommitWriter({ via, github, git, log }) {
    return async (order) => {
        const chosen = await choose(via, order, git);
        log.info(describeWay(order, chosen));
        return chosen.way === "git" ? pushCommit(order, git) : commitByApi(github, order);
    };
}
async function choose(via, { files }, { inherited, signal }) {
    if (via !== "auto")
        return { way: via, why: "as `commit-via` says" };
    const size = { files, blobs: await countBlobs(files) };
    const chosen = chooseWay(size);
    if (chosen.way === "api")
        return chosen;
    try {
        await requireGit(inherited, signal);
        return chosen;
    }
    catch (error) {
        if (!(error instanceof action_error/* ActionError */.l) || !isTakenByApi(size))
            throw error;
        return { way: "api", why: "as there is no git 2.31 or newer" };
    }
}
function describeWay({ files }, { way, why }) {
    const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
    const name = way === "git" ? "git" : "GitHub's API";
    return `Committing ${formatQuantity(files.length, "file")} (${formatSize(sizeBytes)}) by ${name}, ${why}.`;
}
//# sourceMappingURL=create-commit-writer.js.map
// EXTERNAL MODULE: ./build/runner/run-context.js + 1 modules
var run_context = __webpack_require__(36315);
;// CONCATENATED MODULE: ../core/build/compression/compress-sink.js
// Not by name: an old Node.js has no zstd, and could not even say so.




const compress_sink_chunkBytes = 256 * 1024;
/** Compresses what is written to a sink. Its methods throw FILE_UNWRITABLE, and what the sink throws. */
function compressSink(raw, { name, compression }) {
    const stream = createCompressionStream(compression);
    let failure;
    const fail = (error) => {
        failure ??= { error };
        stream.destroy();
    };
    stream.on("error", (error) => fail(describeFileError(error, { code: "FILE_UNWRITABLE", what: `${name} cannot be written` })));
    const draining = drain(stream, raw).catch(fail);
    return {
        async write(bytes) {
            await writeToStream(stream, bytes);
            if (failure !== undefined)
                throw failure.error;
        },
        async finish() {
            stream.end();
            await draining;
            if (failure !== undefined)
                throw failure.error;
            await raw.finish();
        },
        async abort() {
            fail(new build_errors/* ComplianceError */.c7("FILE_UNWRITABLE", `${name} was given up. Write it anew.`));
            await draining;
            await raw.abort();
        },
    };
}
async function drain(stream, raw) {
    for await (const chunk of stream)
        await raw.write(chunk);
}
/** The levels are the libraries' own. A header of zlib has neither time nor name. */
function createCompressionStream(compression) {
    if (compression === "gz")
        return external_node_zlib_.createGzip({ chunkSize: compress_sink_chunkBytes });
    // The tool writes a checksum unless told not to; the library does so only if told.
    return external_node_zlib_.createZstdCompress({
        chunkSize: compress_sink_chunkBytes,
        params: { [external_node_zlib_.constants.ZSTD_c_checksumFlag]: 1 },
    });
}
//# sourceMappingURL=compress-sink.js.map
;// CONCATENATED MODULE: ../core/build/compression/byte-sink.js


/**
 * Writes to an open file from where its handle stands, and compresses it. The same bytes give the same file.
 * The handle is left open and is not synced. `write` and `finish` throw FILE_UNWRITABLE.
 */
function openSink(handle, { name, compression }) {
    const plain = {
        write: (bytes) => appendBytes(handle, bytes, name),
        async finish() { },
        async abort() { },
    };
    return compression === "none" ? plain : compressSink(plain, { name, compression });
}
//# sourceMappingURL=byte-sink.js.map
;// CONCATENATED MODULE: ../core/build/rewrite/changed-entry.js


/** Describes the entry in a row of a batch, by what was decided about it. */
function describeChanged({ ids }, row, { decision, isRetained }) {
    return {
        decision: decision === entryDecisions.remove ? "remove" : "scrub",
        ids: ids.map(({ high, low }) => {
            const [idHigh, idLow] = [high[row], low[row]];
            return idHigh === 0 && idLow === 0 ? "" : formatId(idHigh, idLow);
        }),
        isRetained,
    };
}
//# sourceMappingURL=changed-entry.js.map
;// CONCATENATED MODULE: ../core/build/rewrite/output-buffer.js
/**
 * Moves kept stretches up to the first of them, over what is left out: a run of kept entries is one move, and no second
 * buffer is needed. Only what is inserted is held apart until it is taken.
 */
function createOutputBuffer() {
    let buffer;
    let filled = 0;
    let pieces = [];
    let pieceStart = 0;
    function endPiece() {
        const piece = buffer?.subarray(pieceStart, filled);
        if (piece?.length)
            pieces.push(piece);
        pieceStart = filled;
    }
    return {
        keep(bytes, start, end) {
            if (buffer === undefined) {
                buffer = bytes;
                filled = start;
                pieceStart = start;
            }
            if (start !== filled)
                bytes.copyWithin(filled, start, end);
            filled += end - start;
        },
        insert(bytes) {
            endPiece();
            pieces.push(bytes);
        },
        take() {
            endPiece();
            const all = pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
            buffer = undefined;
            pieces = [];
            return all;
        },
    };
}
//# sourceMappingURL=output-buffer.js.map
;// CONCATENATED MODULE: ../core/build/rewrite/scrub-fields.js
function scrubFields(bytes, entry, reader) {
    const scrubbed = Buffer.from(reader.scrubbedField);
    const pieces = [];
    let from = entry.start;
    for (const { start, end } of reader.findUnscrubbed(bytes, entry)) {
        pieces.push(bytes.subarray(from, start), scrubbed);
        from = end;
    }
    return Buffer.concat([...pieces, bytes.subarray(from, entry.end)]);
}
//# sourceMappingURL=scrub-fields.js.map
;// CONCATENATED MODULE: ../core/build/rewrite/rewrite-file.js
var rewrite_file_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var rewrite_file_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * blank lines, byte order mark, line ends, the missing final one. What was compressed is compressed again.
 * Throws FILE_UNREADABLE, FILE_UNWRITABLE, and DATASET_INVALID where bytes would be lost.
 */
async function copyCompliant(from, to, { name, classifiers, reader: options, retained, onChange, signal, hash }) {
    const decider = createEntryDecider(classifiers, { ...options, retained });
    const output = createOutputBuffer();
    const change = { entries: 0, removed: 0, scrubbed: 0, unverified: 0 };
    const { keep, unverified, scrub } = entryDecisions;
    const sink = openSink(to, { name, compression: await readOpenCompression(from, name) });
    const copying = readBatches(from, {
        onRead: (bytes) => void hash?.update(bytes),
        onBatch(bytes, region, reader) {
            const { count, start, end } = reader.batch;
            const decisions = decider.decide(bytes, reader);
            const { from: first, to } = region;
            let keptFrom = first;
            change.entries += count;
            for (let row = 0; row < count; row++) {
                const decision = decisions[row];
                if (decision === keep)
                    continue;
                if (decision === unverified) {
                    change.unverified++;
                    continue;
                }
                onChange?.(describeChanged(reader.batch, row, {
                    decision: decision,
                    isRetained: decider.kept[row] === 1,
                }));
                const entry = { start: start[row], end: end[row] };
                output.keep(bytes, keptFrom, entry.start);
                keptFrom = entry.end;
                if (decision === scrub) {
                    change.scrubbed++;
                    output.insert(scrubFields(bytes, entry, reader));
                }
                else
                    change.removed++;
            }
            output.keep(bytes, keptFrom, to);
        },
        onPiece: () => sink.write(output.take()),
        onRefusal(fault) {
            throw new build_errors/* ComplianceError */.c7("DATASET_INVALID", `${name} cannot be rewritten.`, { faults: [fault] });
        },
    }, {
        name,
        signal,
        createReader: (onFault, content) => openReader(content, options, onFault),
    });
    try {
        await copying;
        await sink.finish();
    }
    catch (error) {
        await sink.abort();
        throw error;
    }
    return change;
}
/**
 * Writes the compliant copy of a file to a new file. Nothing is left behind where it fails.
 * Throws OPTION_INVALID if both are one, FILE_CHANGED, and what `copyCompliant` throws.
 */
function rewriteToNewFile(paths, options) {
    return wrapFileErrors(`The new ${options.name} cannot be written`, () => writeCopy(paths, options));
}
async function writeCopy(paths, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        // Opening the new file empties it.
        if ((0,external_node_path_.resolve)(paths.from) === (0,external_node_path_.resolve)(paths.to)) {
            throw new build_errors/* ComplianceError */.c7("OPTION_INVALID", `The new ${options.name} cannot take the old one's place.`);
        }
        const from = rewrite_file_addDisposableResource(env_1, await openFile({ name: options.name, path: paths.from }), true);
        const to = rewrite_file_addDisposableResource(env_1, await createFile(paths.to, `The new ${options.name}`), true);
        try {
            const change = await copyCompliant(from, to, options);
            // Compressed anew the same content may be other bytes: a file that keeps all its entries is to stay the same file.
            if (change.removed === 0 && change.scrubbed === 0)
                await copyUnchanged(from, paths, options);
            return change;
        }
        catch (error) {
            await (0,external_node_fs_promises_.rm)(paths.to, { force: true });
            throw error;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = rewrite_file_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function copyUnchanged({ identity }, paths, { name, signal }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const from = rewrite_file_addDisposableResource(env_2, await openFile({ name, path: paths.from }), true);
        if ((await readOpenCompression(from, name)) === "none")
            return;
        if (from.identity !== identity) {
            throw new build_errors/* ComplianceError */.c7("FILE_CHANGED", `${name} was changed while it was being rewritten.`);
        }
        const to = rewrite_file_addDisposableResource(env_2, await createFile(paths.to, `The new ${name}`), true);
        for await (const chunk of readChunks(from, { name, signal }))
            await appendBytes(to, chunk, `The new ${name}`);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = rewrite_file_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
//# sourceMappingURL=rewrite-file.js.map
;// CONCATENATED MODULE: ../core/build/check/rewrite-dataset.js





/**
 * Removes a dataset's violations from its files, or scrubs their fields, in place: each file is the old one or the
 * new one, never a mix, and every kept byte is the same. What was added since the check is kept. A temporary file
 * that a killed rewrite left beside them is removed, if the process that wrote it is gone from this machine, or after
 * a day. Returns what was done, by the files' names.
 *
 * @throws {ComplianceError} FILE_CHANGED, FILE_UNREADABLE, FILE_UNWRITABLE, DATASET_INVALID; files before the one
 * that failed are rewritten, it and those after it are untouched, and calling again goes on. OPTION_INVALID if a type
 * of the dataset was not checked.
 * @example
 * ```ts
 * for (const [name, { removed, scrubbed }] of await rewriteDataset(dataset, checkedIds)) {
 *   console.log(`${name}: ${removed} entries removed, ${scrubbed} scrubbed`);
 * }
 * ```
 */
async function rewriteDataset(dataset, checkedIds, { findUnverified, ...options } = {}) {
    const classifiers = bindClassifiers(dataset, checkedIds, { findUnverified });
    const changes = new Map();
    for (const folder of new Set(dataset.files.map(({ path }) => dirname(path))))
        await removeStaleFiles(folder);
    for (const file of dataset.files) {
        options.signal?.throwIfAborted();
        changes.set(file.name, await replaceFile(file, { ...options, name: file.name, classifiers, reader: dataset }));
    }
    return changes;
}
/**
 * Writes the compliant copy of one file of a dataset, wherever its bytes are now, to a new file. `name` is the file's
 * name in the dataset: it tells the format.
 *
 * @throws {ComplianceError} FILE_UNREADABLE, FILE_UNWRITABLE, DATASET_INVALID; OPTION_INVALID if both paths are one,
 * or a type was not checked.
 * @example
 * ```ts
 * await rewriteFile({ dataset, name: "ids.txt", from: "data/ids.txt", to: "/tmp/ids.txt" }, checkedIds);
 * ```
 */
function rewriteFile(file, checkedIds, { findUnverified, ...options } = {}) {
    const classifiers = bind_classifiers_bindClassifiers(file.dataset, checkedIds, { findUnverified });
    return rewriteToNewFile(file, { ...options, name: file.name, classifiers, reader: file.dataset });
}
//# sourceMappingURL=rewrite-dataset.js.map
;// CONCATENATED MODULE: ../core/build/results/settled-ids.js

/**
 * Tells of which IDs a check knows as much as what a proposal was made from: their part has a trusted result, and X made
 * its job no earlier than the newest one behind the proposal. Then that result alone decides about them. `asOfMs` is by
 * X's clock; without it, none is earlier. The very job behind the proposal says once more what it said.
 */
function createSettledLookup({ submitted, found, untrustedParts, resultTimes }, asOfMs = Number.NEGATIVE_INFINITY) {
    found.checkRows();
    const settledParts = new Set([...resultTimes].flatMap(([part, timeMs]) => timeMs >= asOfMs && !untrustedParts.has(part) ? [part] : []));
    const [highs, lows] = [new Int32Array(1), new Int32Array(1)];
    return (high, low) => {
        [highs[0], lows[0]] = [high, low];
        const row = submitted.findBlock(highs, lows, 1)[0];
        if (row === -1 || !settledParts.has(submitted.partOf(row)))
            return false;
        // A record that is not understood clears nothing.
        return results_record/* findings */.Pg[found.at(row)]?.decision !== "unverified";
    };
}
//# sourceMappingURL=settled-ids.js.map
;// CONCATENATED MODULE: ../core/build/rewrite/read-blocks.js
var read_blocks_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var read_blocks_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * The entries of a file in their order, for two files to be read side by side. No more is read ahead than a piece or two.
 * Throws FILE_UNREADABLE, and DATASET_INVALID for what is no such list.
 */
async function* readBlocks({ path, name, reader: options, signal, }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { readable, writable } = new TransformStream();
        const writer = writable.getWriter();
        const readKeys = createKeyReader(options.ids.length);
        const file = read_blocks_addDisposableResource(env_1, await openFile({ name, path }), true);
        const reading = readBatches(file, {
            onBatch(bytes, region, reader) {
                // What goes wrong with it is told by `ready`.
                writer.write(copyBlock(bytes, region, { reader, keys: readKeys(reader.batch) })).catch(() => { });
            },
            onPiece: () => writer.ready,
            onRefusal(fault) {
                throw new build_errors/* ComplianceError */.c7("DATASET_INVALID", `${name} cannot be compared.`, { faults: [fault] });
            },
        }, { name, signal, createReader: (onFault, content) => openReader(content, options, onFault) });
        const ending = reading.then(() => writer.close(), (error) => writer.abort(error));
        try {
            yield* readable;
        }
        finally {
            // A consumer that stops early makes the writer fail, which ends the reading.
            await ending.catch(() => { });
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = read_blocks_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function copyBlock(bytes, { from, to }, { reader, keys }) {
    const { count, start, end, ids } = reader.batch;
    const move = (places) => places.slice(0, count).map((place) => place - from);
    const copy = ({ high, low }) => ({
        high: high.slice(0, count),
        low: low.slice(0, count),
    });
    return {
        bytes: bytes.slice(from, to + 1),
        sizeBytes: to - from,
        count,
        start: move(start),
        end: move(end),
        keys: copy(keys),
        ids: ids.map(copy),
        reader,
    };
}
//# sourceMappingURL=read-blocks.js.map
;// CONCATENATED MODULE: ../core/build/rewrite/entry-cursor.js


/** Opens a cursor before the first block. */
function openCursor(source) {
    const blocks = readBlocks(source);
    return {
        block: undefined,
        row: 0,
        blocks,
        between: (0,external_node_crypto_.createHash)("sha256"),
        async [Symbol.asyncDispose]() {
            await blocks.return(undefined);
        },
    };
}
/** Sees to it that the cursor is at an entry. Returns false where the file has no more of them. */
async function settleCursor(cursor) {
    while (cursor.block === undefined || cursor.row >= cursor.block.count) {
        const { value } = await cursor.blocks.next();
        if (value === undefined)
            return false;
        hashBetween(value, cursor.between);
        cursor.block = value;
        cursor.row = 0;
    }
    return true;
}
function readSpan({ start, end }, row) {
    return { start: start[row], end: end[row] };
}
function hashBetween({ bytes, sizeBytes, count, start, end }, between) {
    let from = 0;
    for (let row = 0; row < count; row++) {
        const to = start[row];
        if (to > from)
            between.update(bytes.subarray(from, to));
        from = end[row];
    }
    if (sizeBytes > from)
        between.update(bytes.subarray(from, sizeBytes));
}
//# sourceMappingURL=entry-cursor.js.map
;// CONCATENATED MODULE: ../core/build/rewrite/compare-copies.js
var compare_copies_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var compare_copies_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Walks both copies at once, entry by entry. Returns whether the second is the first without some of its entries, and
 * with some scrubbed: nothing added, moved or edited otherwise, nor between the entries.
 * Throws FILE_UNREADABLE, and DATASET_INVALID for what is no such list.
 */
async function compareCopies({ name, from, to }, { reader, onChanged, signal }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const before = compare_copies_addDisposableResource(env_1, openCursor({ path: from, name, reader, signal }), true);
        const after = compare_copies_addDisposableResource(env_1, openCursor({ path: to, name, reader, signal }), true);
        const canScrub = (reader.scrubFields ?? []).length > 0;
        while (await settleCursor(before)) {
            const isOver = !(await settleCursor(after));
            const own = before.block;
            for (; before.row < own.count && (isOver || hasEntry(after)); before.row++) {
                const change = isOver ? "removed" : compareEntries(before, after, canScrub);
                if (change !== "removed")
                    after.row++;
                if (change !== "none")
                    onChanged(own, before.row, change);
            }
        }
        const hasMore = await settleCursor(after);
        return !hasMore && before.between.digest("hex") === after.between.digest("hex");
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = compare_copies_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function hasEntry({ block, row }) {
    return row < (block?.count ?? 0);
}
/** What became of one entry, if the other is the next that is left. */
function compareEntries(before, after, canScrub) {
    const [own, other] = [before.block, after.block];
    if (hasSameBytes(before, after))
        return "none";
    const isOne = own.keys.high[before.row] === other.keys.high[after.row] &&
        own.keys.low[before.row] === other.keys.low[after.row];
    if (!canScrub || !isOne)
        return "removed";
    const scrubbed = scrubFields(own.bytes, readSpan(own, before.row), own.reader);
    const { start, end } = readSpan(other, after.row);
    return Buffer.compare(scrubbed, other.bytes.subarray(start, end)) === 0 ? "scrubbed" : "removed";
}
/** Byte by byte: for entries as short as these, views of them would take longer than they are worth. */
function hasSameBytes(before, after) {
    const [own, other] = [before.block, after.block];
    const [from, to] = [own.start[before.row], own.end[before.row]];
    const otherFrom = other.start[after.row];
    if (to - from !== other.end[after.row] - otherFrom)
        return false;
    for (let at = to - from - 1; at >= 0; at--) {
        if (own.bytes[from + at] !== other.bytes[otherFrom + at])
            return false;
    }
    return true;
}
//# sourceMappingURL=compare-copies.js.map
;// CONCATENATED MODULE: ../core/build/check/retain-changes.js




/**
 * Compares a file with a proposal's copy of it, and adds each entry that the copy lacks or has scrubbed to `retained`,
 * for `rewriteFile`. Returns whether the copy differs in nothing else.
 *
 * @throws {ComplianceError} FILE_UNREADABLE; DATASET_INVALID if a copy cannot be read as a file of the dataset.
 * @example
 * ```ts
 * const retained = new RetainedEntries();
 * const asOf = new Map([["tweets", Date.parse("2026-11-22T04:17:00Z")]] as const);
 * const copies = { dataset, name: "ids.txt", from: "base/ids.txt", to: "proposed/ids.txt" };
 * await retainChanges(copies, retained, { newer: { checkedIds, asOf } });
 * ```
 */
function retainChanges({ dataset, ...copies }, retained, { newer, signal } = {}) {
    const lookups = newer && dataset.ids.map(({ type }) => bindLookup(type, newer));
    return compareCopies(copies, {
        reader: dataset,
        signal,
        onChanged(block, row, change) {
            if (lookups?.every((isSettled, place) => isPlaceSettled(block, { row, place, isSettled })) === true)
                return;
            const { high, low } = block.keys;
            const decision = findDecision(block, { row, change, dataset });
            retained.add(high[row], low[row], decision);
        },
    });
}
function bindLookup(type, { checkedIds, asOf }) {
    const own = checkedIds.get(type);
    return own === undefined ? () => false : createSettledLookup(own, asOf.get(type));
}
/** A place without an ID asks for nothing. */
function isPlaceSettled({ ids }, { row, place, isSettled, }) {
    const [high, low] = [ids[place]?.high[row] ?? 0, ids[place]?.low[row] ?? 0];
    return (high === 0 && low === 0) || isSettled(high, low);
}
/**
 * The least decision that has the same effect. An entry with content may have been removed for its location alone, which
 * is no reason to remove another one with the same ID and without content.
 */
function findDecision({ bytes, reader, ...block }, { row, change, dataset }) {
    const { scrubFields = [], onScrub = "auto" } = dataset;
    if (change === "scrubbed")
        return entryDecisions.scrub;
    if (scrubFields.length > 0 || onScrub !== "auto")
        return entryDecisions.remove;
    const isBare = reader.holdsOnlyIds(bytes, readSpan({ bytes, reader, ...block }, row));
    return isBare ? entryDecisions.remove : entryDecisions.scrub;
}
//# sourceMappingURL=retain-changes.js.map
;// CONCATENATED MODULE: ./build/pull-request/digest-removals.js

const modulus = 2n ** 256n;
const shownDigits = 32;
/** Adds an entry that is removed from a file, or scrubbed in it. Whether it was so before, or why, makes no difference. */
function addRemoval(sum, path, { decision, ids }) {
    return (sum + BigInt(`0x${(0,external_node_crypto_.hash)("sha256", JSON.stringify([decision, path, ...ids]))}`)) % modulus;
}
/**
 * Names a set of removals: which IDs go out of which files. One entry more or less has another digest, and no ID can be
 * read from it: 32 hexadecimal digits.
 */
function digestRemovals(sums) {
    const all = sums.reduce((total, sum) => (total + sum) % modulus, 0n);
    return (0,external_node_crypto_.hash)("sha256", all.toString(16)).slice(0, shownDigits);
}
//# sourceMappingURL=digest-removals.js.map
// EXTERNAL MODULE: ./build/inputs/max-removal.js
var max_removal = __webpack_require__(82343);
;// CONCATENATED MODULE: ./build/pull-request/guard-removal.js



/**
 * Stops a removal beyond `max-removal`: one dataset beyond its limit stops all, as part of a proposal would hide
 * what is wrong with the rest. Only the digest of just this removal lets it through. Throws MAX_REMOVAL_EXCEEDED.
 * @returns Whether it was let through by the digest.
 */
function guardRemoval({ report, datasets, retained, removals, approved }) {
    const sentences = datasets.flatMap(({ name, maxRemoval }) => {
        const found = report.datasets.find((dataset) => dataset.name === name);
        if (found === undefined)
            return [];
        const earlier = retained.get(name) ?? 0;
        const violations = found.violations + earlier;
        if (!(0,max_removal/* exceedsMaxRemoval */.K8)(maxRemoval, { ids: found.ids, violations }))
            return [];
        const where = datasets.length > 1 ? `\`${name}\`: ` : "";
        const share = `${formatQuantity(violations, "ID")} of ${formatCount(found.ids)}`;
        const limit = (0,max_removal/* formatMaxRemoval */.oX)(maxRemoval);
        const details = [
            countEntries(found),
            ...(earlier === 0 ? [] : [`${formatCount(earlier)} proposed earlier`]),
        ];
        return [`${where}${share} would go (${details.join("; ")}), and \`max-removal\` is ${limit}.`];
    });
    if (sentences.length === 0)
        return false;
    if (approved === removals)
        return true;
    const other = approved === undefined ? [] : ["`approve-removal` is the digest of another removal."];
    const digest = `The digest of this removal is \`${removals}\`.`;
    throw new action_error/* ActionError */.l("MAX_REMOVAL_EXCEEDED", [...sentences, ...other, digest].join(" "));
}
function countEntries({ files }) {
    const hit = files.filter(({ violations }) => violations > 0);
    const entries = hit.reduce((sum, { violations }) => sum + violations, 0);
    return `${formatQuantity(entries, "entry", "entries")} in ${formatQuantity(hit.length, "file")}`;
}
//# sourceMappingURL=guard-removal.js.map
;// CONCATENATED MODULE: ./build/pull-request/retention/as-of.js
/** Also those whose upload held other IDs: what they name is proposed, too. */
function readAsOf({ jobs }) {
    return jobs
        .filter(({ state }) => state === "complete")
        .reduce((asOf, { type, createdAt }) => mergeAsOf(asOf, new Map([[type, Date.parse(createdAt)]])), new Map());
}
/** For each type the later of two: what was kept from before is of then. */
function mergeAsOf(one, other) {
    const merged = new Map(one);
    for (const [type, timeMs] of other ?? [])
        merged.set(type, Math.max(timeMs, merged.get(type) ?? timeMs));
    return merged;
}
/** As `tweets=2026-11-22T04:17:00.000Z users=…`; empty if nothing is known. */
function formatAsOf(asOf) {
    return [...asOf].map(([type, timeMs]) => `${type}=${new Date(timeMs).toISOString()}`).join(" ");
}
/** What is not such a text is undefined. */
function parseAsOf(text) {
    const asOf = new Map();
    for (const word of text.trim().split(" ")) {
        const { type, time } = pattern.exec(word)?.groups ?? {};
        const timeMs = Date.parse(time ?? "");
        if (Number.isNaN(timeMs))
            return undefined;
        asOf.set(type === "users" ? "users" : "tweets", timeMs);
    }
    return asOf;
}
const pattern = /^(?<type>tweets|users)=(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z)$/;
//# sourceMappingURL=as-of.js.map
;// CONCATENATED MODULE: ./build/pull-request/retention/is-nothing-older.js
/**
 * Whether nothing that the check knows is older than what a proposal was made from: then the check alone decides, and
 * nobody has to read what is proposed.
 */
function isNothingOlder({ report, checkedIds }, asOf) {
    if (report.unverified > 0)
        return false;
    return [...checkedIds.values()].every(({ type, untrustedParts, resultTimes }) => untrustedParts.size === 0 &&
        [...resultTimes.values()].every((timeMs) => timeMs >= (asOf.get(type) ?? Number.NEGATIVE_INFINITY)));
}
//# sourceMappingURL=is-nothing-older.js.map
;// CONCATENATED MODULE: ./build/pull-request/bind-check.js





/** Binds what a check knows to its datasets, for a proposal. */
function bindCheck({ check, datasets, approved, log, signal }) {
    const { report, checkedIds } = check;
    const owners = new Map(datasets.flatMap((dataset) => dataset.files.map(({ path }) => [path, dataset])));
    // Every located file is one of a dataset.
    const ownerOf = ({ file }) => owners.get(file.path);
    return {
        datasetOf: (file) => ownerOf(file).name,
        async rewrite(located, paths, retained) {
            let removals = 0n;
            let kept = 0;
            const file = { dataset: ownerOf(located), name: located.path, ...paths };
            const change = await rewriteFile(file, checkedIds, {
                retained,
                signal,
                onChange(entry) {
                    removals = addRemoval(removals, located.path, entry);
                    if (entry.isRetained)
                        kept++;
                },
            });
            return { ...change, retained: kept, removals };
        },
        compare: (located, paths, { retained, asOf }) => retainChanges({ dataset: ownerOf(located), name: located.path, ...paths }, retained, {
            newer: asOf && { checkedIds, asOf },
            signal,
        }),
        asOf: readAsOf(report),
        isNothingOlder: (asOf) => isNothingOlder(check, asOf),
        guard(removals, retained) {
            if (!guardRemoval({ report, datasets, retained, removals, approved }))
                return;
            log.info("This removal is beyond `max-removal`, and let through by `approve-removal`.");
        },
    };
}
//# sourceMappingURL=bind-check.js.map
// EXTERNAL MODULE: ./build/text/find-nearest.js
var find_nearest = __webpack_require__(42452);
;// CONCATENATED MODULE: ./build/inputs/placeholders.js

/** What a user's text may ask for, as `{{name}}`. `report` is where the generated part goes. */
const placeholderNames = [
    "checked",
    "violations",
    "unverified",
    "removed",
    "blanked",
    "files",
    "proof",
    "run-url",
    "report",
];
/** Room is left for our own part of the body, which GitHub limits to 65,536 characters. */
const longestIntroduction = 50_000;
const placeholders_pattern = /\{\{ *(?<name>[a-z-]+) *\}\}/g;
/** Puts values in. What a value holds is not looked at again, so that no data is taken for a placeholder. */
function fillPlaceholders(text, values) {
    return text.replace(placeholders_pattern, (whole, name) => (isKnown(name) ? values[name] : whole));
}
/** What stands before the generated part, where the text says itself where that goes. */
function findBeforeReport(text) {
    const place = [...text.matchAll(placeholders_pattern)].find(({ groups }) => groups?.name === "report");
    return place && text.slice(0, place.index);
}
/**
 * What is wrong with a text for the pull request.
 * @param input The input that it comes from.
 */
function findTextFaults(input, text) {
    if (text === undefined)
        return [];
    if (text.length > longestIntroduction) {
        return [{ message: `\`${input}\`: keep the text below ${longestIntroduction} characters.` }];
    }
    const names = new Set([...text.matchAll(placeholders_pattern)].map(({ groups }) => groups?.name ?? ""));
    return [...names].filter((name) => !isKnown(name)).map((name) => ({ message: placeholders_explain(input, name) }));
}
function placeholders_explain(input, name) {
    const nearest = (0,find_nearest/* findNearest */.q)(name, placeholderNames);
    const advice = nearest === undefined ? "Write one of" : `Did you mean \`{{${nearest}}}\`? There are`;
    const all = placeholderNames.map((known) => `\`{{${known}}}\``).join(", ");
    return `\`${input}\`: it has a placeholder that does not exist. ${advice} ${all}.`;
}
function isKnown(name) {
    return placeholderNames.includes(name);
}
//# sourceMappingURL=placeholders.js.map
;// CONCATENATED MODULE: ./build/text/fit-detail.js
/** The text with as many details as there is room for. */
function fitDetail(ladder) {
    const { details, write, measure, limit, countSteps = () => 1 } = ladder;
    const last = details.length - 1;
    for (let step = 0;;) {
        const text = write(details[step]);
        const size = measure(text);
        if (size <= limit || step === last)
            return text;
        step = Math.min(last, step + countSteps(size));
    }
}
//# sourceMappingURL=fit-detail.js.map
;// CONCATENATED MODULE: ./build/text/describe-reason.js
/** What a reader is to understand by X's reasons. Source: X's "batch compliance" reference. */
const meanings = new Map([
    ["deleted", "deleted by its author"],
    ["bounced", "removed by X"],
    ["protected", "made private"],
    ["suspended", "account suspended"],
    ["deactivated", "account deactivated"],
    ["scrub_geo", "location withdrawn"],
    ["geo_scrubbed", "location withdrawn"],
    ["unknown", "not documented by X"],
    ["tweet_edited", "edited: fetch it again"],
]);
const consequences = {
    remove: "has to go",
    scrub: "has to go",
    refetch: "stays",
    keep: "is kept",
    unverified: "reported only",
};
/** A reason in words of our own; undefined where X has a new one. */
function describeReason(reason) {
    return meanings.get(reason);
}
function describeConsequence({ decision }, { files }) {
    // Where fields can be blanked, that is all that such an event asks for.
    if (decision === "scrub" && files.some(({ scrubs }) => scrubs > 0))
        return "its location has to go";
    return consequences[decision];
}
//# sourceMappingURL=describe-reason.js.map
;// CONCATENATED MODULE: ./build/text/result-tables.js



/** Markdown: X's events by reason. Empty if there are none. */
function tabulateReasons(report) {
    const hasDatasets = report.datasets.length > 1;
    const hasTypes = new Set(report.datasets.flatMap(({ types }) => types)).size > 1;
    const rows = report.datasets.flatMap((dataset) => dataset.counts.map((count) => [
        ...(hasDatasets ? [codeSpan(dataset.name)] : []),
        ...(hasTypes ? [formatType(count.type)] : []),
        codeSpan(count.action),
        codeSpan(count.reason),
        describeReason(count.reason) ?? "",
        describeConsequence(count, dataset),
        formatCount(count.ids),
    ]));
    if (rows.length === 0)
        return [];
    const columns = [...(hasDatasets ? ["Dataset"] : []), ...(hasTypes ? ["IDs of"] : [])];
    return [
        line([...columns, "Action", "Reason", "Meaning", "The ID", "IDs"]),
        line([...columns.map(() => "---"), "---", "---", "---", "---", "---:"]),
        ...rows.map(line),
    ];
}
/** Files of a report beyond this are only counted: a summary has a limit of size. */
const shownFiles = 500;
function tabulateDatasets({ datasets }, most = shownFiles) {
    const shown = Math.ceil(most / Math.max(1, datasets.length));
    const tables = datasets.map((dataset) => ({ dataset, lines: tabulateFiles(dataset, shown) }));
    if (datasets.length < 2)
        return tables.flatMap(({ lines }) => lines);
    return tables.flatMap(({ dataset, lines }, index) => [
        ...(index === 0 ? [] : [""]),
        `#### ${codeSpan(dataset.name)}`,
        "",
        ...lines,
    ]);
}
function tabulateFiles({ files, ...dataset }, most) {
    const hasScrubs = files.some(({ scrubs }) => scrubs > 0);
    const hasBadEntries = dataset.badEntries > 0;
    // Columns that would hold nothing but zeros in most reports.
    const others = [...(hasScrubs ? ["Location alone"] : []), ...(hasBadEntries ? ["No ID"] : [])];
    const rows = files
        .slice(0, most)
        .map((file) => [
        codeSpan(file.name),
        ...[file.entries, file.violations, file.unverified].map(formatCount),
        ...(hasScrubs ? [formatCount(file.scrubs)] : []),
        ...(hasBadEntries ? [formatCount(file.badEntries)] : []),
    ]);
    const hidden = files.length - rows.length;
    const total = [dataset.ids, dataset.violations, dataset.unverified].map((count) => `**${formatCount(count)}**`);
    return [
        line(["File", "Entries", "No longer compliant", "Unverified", ...others]),
        line(["---", "---:", "---:", "---:", ...others.map(() => "---:")]),
        ...rows.map(line),
        ...(hidden > 0
            ? [`${line([`and ${formatQuantity(hidden, "more file")}`])}${" |".repeat(3 + others.length)}`]
            : []),
        `${line(["**Distinct IDs in all**", ...total])}${" |".repeat(others.length)}`,
    ];
}
function describeBadEntries({ datasets }) {
    const count = datasets.reduce((sum, { badEntries }) => sum + badEntries, 0);
    if (count === 0)
        return [];
    const [holds, stays] = count === 1 ? ["holds", "It stays, and was"] : ["hold", "They stay, and were"];
    return [`${formatQuantity(count, "entry", "entries")} ${holds} no ID. ${stays} not checked.`];
}
function line(cells) {
    return `| ${cells.join(" | ")} |`;
}
//# sourceMappingURL=result-tables.js.map
;// CONCATENATED MODULE: ./build/text/shows-what-follows.js
/** Elements of GitHub's Markdown that show what is in them, closed or not. */
const harmless = new Set(("a abbr b blockquote br center cite code dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p picture " +
    "q s samp small source span strong sub sup table tbody td tfoot th thead tr tt u ul var details summary").split(" "));
const attribute = /\s+[a-z][a-z0-9-]*(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=`]+))?/.source;
const tag = new RegExp(`<(?<slash>/?)(?<name>[a-z][a-z0-9]*)(?:${attribute})*\\s*/?>`, "iy");
const autolink = /<(?:[a-z][a-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>/iy;
const fence = /^ {0,3}(?:```|~~~)/gm;
/**
 * Whether Markdown that stands behind this text is shown as what it is. It is not where the text leaves a comment, a tag
 * or a block of code open, or begins an element that is dropped or collapsed with all that follows. What cannot be told
 * counts as hiding.
 */
function showsWhatFollows(text, { inDetails = false } = {}) {
    const rest = dropComments(text);
    if (rest === undefined || (rest.match(fence)?.length ?? 0) % 2 === 1)
        return false;
    let depth = 0;
    for (const { index } of rest.matchAll(/<(?=[a-z/!?])/gi)) {
        if (matchAt(autolink, rest, index) !== null)
            continue;
        const { slash, name = "" } = matchAt(tag, rest, index)?.groups ?? {};
        if (!harmless.has(name.toLowerCase()))
            return false;
        if (name.toLowerCase() === "details")
            depth += slash === "/" ? -1 : 1;
    }
    return inDetails || depth <= 0;
}
/** Undefined where one is not closed. */
function dropComments(text) {
    let rest = "";
    let from = 0;
    for (let start = text.indexOf("<!--"); start !== -1; start = text.indexOf("<!--", from)) {
        const end = text.indexOf("-->", start + 4);
        if (end === -1)
            return undefined;
        rest += `${text.slice(from, start)} `;
        from = end + 3;
    }
    return rest + text.slice(from);
}
function matchAt(pattern, text, index) {
    pattern.lastIndex = index;
    return pattern.exec(text);
}
//# sourceMappingURL=shows-what-follows.js.map
;// CONCATENATED MODULE: ./build/pull-request/build-body.js







/** GitHub's limit for a body, in characters, less what the marker below it takes. */
const longestBody = 65_536 - 100;
/** From all to little. Rows go whole: cut markup would spoil the rest. */
const details = [
    ...[100, 50, 20, 5].map((files) => ({ files, reasons: 100, showsIds: true, showsIntroduction: true })),
    { files: 0, reasons: 100, showsIds: true, showsIntroduction: true },
    { files: 0, reasons: 20, showsIds: false, showsIntroduction: true },
    { files: 0, reasons: 0, showsIds: false, showsIntroduction: true },
    // Nothing of it grows with the data, so it always fits.
    { files: 0, reasons: 0, showsIds: false, showsIntroduction: false },
];
/** The body of the pull request, with as many details as it can hold. */
function buildBody(proposal) {
    return fitDetail({
        details,
        write: (detail) => build_body_join(proposal, detail),
        measure: (body) => body.length,
        limit: longestBody,
    });
}
function build_body_join(proposal, detail) {
    const { introduction } = proposal;
    const report = build_body_buildReport(proposal, detail);
    if (introduction === undefined)
        return report;
    if (!detail.showsIntroduction) {
        return `${report}\n\nThe text of \`pr-body\` is left out: with it, this would be longer than GitHub takes.`;
    }
    const fill = (placed) => fillPlaceholders(introduction, { ...listValues(proposal), report: placed });
    const before = findBeforeReport(introduction);
    // A text that would hide the report, for example in a comment that is not closed, comes behind it.
    if (!showsWhatFollows(before ?? introduction, { inDetails: before !== undefined }))
        return `${report}\n\n${fill("")}`;
    return before === undefined ? `${fill("")}\n\n${report}` : fill(report);
}
function listValues({ report, files, runUrl, }) {
    const { removed, scrubbed, unverified } = sumUpFiles(files);
    return {
        checked: formatCount(report.checked),
        violations: formatCount(report.violations),
        unverified: formatCount(unverified),
        removed: formatCount(removed),
        blanked: formatCount(scrubbed),
        files: formatCount(files.filter(isChanged).length),
        proof: report.proof,
        "run-url": runUrl,
    };
}
function build_body_buildReport(proposal, detail) {
    const sections = [
        [build_body_describe(proposal)],
        listReasons(proposal.report, detail.reasons),
        build_body_tabulateFiles(proposal.files, detail.files),
        detail.showsIds ? listIds(proposal) : [],
        [
            `Found by [this run](${proposal.runUrl}). Further runs update this pull request, and close it when nothing is left to remove.`,
        ],
    ];
    const paragraphs = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
    return paragraphs.join("\n\n");
}
function build_body_describe({ report, files, formerAsOf }) {
    const { scrubbed, unverified, retained } = sumUpFiles(files);
    const type = findOnlyType(report);
    const ids = type === undefined ? formatQuantity(report.violations, "ID") : formatIds(type, report.violations);
    const found = `X reports ${ids} of ${formatCount(report.checked)} as no longer compliant (proof: ${report.proof}).`;
    const where = `${scrubbed === 0 ? " from" : ", in"} ${formatQuantity(files.filter(isChanged).length, "file")}`;
    const change = `This ${describeChange(files)}${where}; everything else keeps its bytes.`;
    const rest = unverified === 0
        ? ""
        : ` ${formatQuantity(unverified, "entry", "entries")} could not be verified, or came after the check, and ${unverified === 1 ? "stays" : "stay"}.`;
    const earlier = retained === 0 ? "" : ` ${describeEarlier(retained, formerAsOf)}`;
    return `${found} ${change}${earlier}${rest} X asks for removal within 24 hours.`;
}
/** Their reasons are no longer at hand: what an answer said is kept nowhere. */
function describeEarlier(retained, formerAsOf) {
    const newest = Math.max(...(formerAsOf?.values() ?? []));
    const time = Number.isFinite(newest) ? `, as of ${formatTime(new Date(newest).toISOString())}` : "";
    const [were, are] = retained === 1 ? ["was", "is"] : ["were", "are"];
    return `${formatQuantity(retained, "entry", "entries")} of it ${were} proposed earlier${time}, and ${are} kept here because this run has no newer result for ${retained === 1 ? "it" : "them"}.`;
}
function listReasons(report, most) {
    const [head, ruler, ...rows] = tabulateReasons(report);
    if (head === undefined || ruler === undefined || most === 0)
        return [];
    const hidden = rows.length - most;
    const more = hidden > 0 ? ["", `And ${formatQuantity(hidden, "more row")}.`] : [];
    return [head, ruler, ...rows.slice(0, most), ...more];
}
function build_body_tabulateFiles(files, most) {
    if (most === 0)
        return [];
    const changed = files.filter(isChanged);
    const hasBlanks = changed.some(({ scrubbed }) => scrubbed > 0);
    const hasEarlier = changed.some(({ retained }) => retained > 0);
    const others = [...(hasBlanks ? ["Location blanked"] : []), ...(hasEarlier ? ["Proposed earlier"] : [])];
    const rows = changed.slice(0, most).map(({ path, entries, removed, scrubbed, retained }) => {
        const counts = [
            ...[entries, removed],
            ...(hasBlanks ? [scrubbed] : []),
            ...(hasEarlier ? [retained] : []),
        ].map(formatCount);
        return `| ${codeSpan(path)} | ${counts.join(" | ")} |`;
    });
    const hidden = changed.length - rows.length;
    return [
        `| ${["File", "Entries before", "Removed", ...others].join(" | ")} |`,
        `| --- | ---: | ---: |${" ---: |".repeat(others.length)}`,
        ...rows,
        ...(hidden > 0
            ? [`| and ${formatQuantity(hidden, "more file")} | | |${" |".repeat(others.length)}`]
            : []),
    ];
}
function listIds({ ids, report }) {
    if (ids.length === 0)
        return [];
    const hidden = report.violations - ids.length;
    const more = hidden > 0 ? [`and ${formatCount(hidden)} more`] : [];
    return ["<details><summary>IDs</summary>", "", "```", ...ids, ...more, "```", "", "</details>"];
}
/** What all IDs name, if they name the same. */
function findOnlyType({ datasets }) {
    const [type, ...others] = new Set(datasets.flatMap(({ types }) => types));
    return others.length === 0 ? (type ?? "tweets") : undefined;
}
//# sourceMappingURL=build-body.js.map
;// CONCATENATED MODULE: ./build/pull-request/build-text.js



/** Title and body of the pull request, and the message of its commit, to which the trailer is added. */
function buildText(proposal) {
    const title = buildTitle(proposal);
    return {
        title: proposal.title ?? title,
        body: buildBody(proposal),
        commitMessage: proposal.commitMessage ?? title,
    };
}
function buildTitle({ report, files }) {
    const { removed, scrubbed } = sumUpFiles(files);
    const type = findOnlyType(report);
    const noun = type === undefined ? "" : type === "tweets" ? "post ID " : "user ID ";
    const removal = `Remove ${formatQuantity(removed, `${noun}entry`, `${noun}entries`)}`;
    const blanking = `lank ${formatQuantity(scrubbed, "location")}`;
    if (scrubbed === 0)
        return `${removal} no longer compliant with X`;
    return `${removed === 0 ? `B${blanking}` : `${removal} and b${blanking}`} no longer compliant with X`;
}
//# sourceMappingURL=build-text.js.map
;// CONCATENATED MODULE: ./build/pull-request/checkout/find-left.js


/**
 * The violations that were found in the checkout and that no pull request can remove, as the base branch has another copy of
 * their file or none: VIOLATIONS_NOT_ON_BASE. Undefined where there are none. What was on the base at the start and is
 * gone from it by now was removed by others.
 */
function findLeft(options) {
    const { report, located, proposed, difference, base } = options;
    const isOther = new Set(difference === undefined ? [] : [...difference.missing, ...difference.changed]);
    const changes = new Map(proposed.map((file) => [file.path, file]));
    const found = new Map(report.datasets.flatMap(({ files }) => files.map(({ name, violations }) => [name, violations])));
    const all = [...found.values()].reduce((sum, violations) => sum + violations, 0);
    let left = 0;
    const faults = [];
    for (const { file, path } of located) {
        if (difference !== undefined && !isOther.has(path))
            continue;
        const change = changes.get(path);
        // What is retained of an earlier proposal is no violation of this check.
        const removed = change === undefined ? 0 : change.removed + change.scrubbed - change.retained;
        const count = (found.get(file.name) ?? 0) - removed;
        if (count <= 0)
            continue;
        left += count;
        const why = change === undefined ? "does not have the file" : "has another copy of the file";
        const message = `${formatQuantity(count, "entry", "entries")}; the branch ${why}.`;
        faults.push({ file: file.name, message });
    }
    if (left === 0)
        return undefined;
    return new action_error/* ActionError */.l("VIOLATIONS_NOT_ON_BASE", `${formatCount(left)} of ${formatQuantity(all, "entry", "entries")} found cannot be removed by a pull request, as the branch \`${base}\` does not have ${left === 1 ? "it" : "them"}:`, { faults });
}
//# sourceMappingURL=find-left.js.map
;// CONCATENATED MODULE: ./build/github/git/fetched-objects.js


/** A store is made with the first fetch. After one that failed there is no other: the API serves as well, but slower. */
function createFetchedObjects(options) {
    const known = new Set();
    let opened;
    let hasFailed = false;
    const open = async () => {
        if (opened === undefined) {
            const store = await openStore(options);
            opened = { store, reader: store.openReader() };
        }
        return opened.store;
    };
    return {
        async fetch(shas) {
            const missing = shas.filter((sha) => !known.has(sha));
            if (hasFailed || missing.length === 0)
                return;
            try {
                const { ask } = await open();
                const lean = ["--filter=blob:none", "--no-tags", "--no-write-fetch-head", "--stdin"];
                await ask(["fetch", "--quiet", ...lean, "origin"], `${missing.join("\n")}\n`);
                for (const sha of missing)
                    known.add(sha);
            }
            catch (error) {
                options.signal.throwIfAborted();
                if (!(error instanceof action_error/* ActionError */.l))
                    throw error;
                hasFailed = true;
            }
        },
        readerOf: (sha) => (known.has(sha) ? opened?.reader : undefined),
        async [Symbol.asyncDispose]() {
            await opened?.reader[Symbol.asyncDispose]();
            await opened?.store[Symbol.asyncDispose]();
        },
    };
}
//# sourceMappingURL=fetched-objects.js.map
;// CONCATENATED MODULE: ./build/github/git/find-object-folder.js


/**
 * Finds the folder of objects of a checkout, by its `.git`: a folder, or a file in a worktree or submodule that names it.
 * Undefined where there is none. Source: git's "gitrepository-layout".
 */
async function findObjectFolder(top) {
    try {
        const gitFolder = await findGitFolder((0,external_node_path_.join)(top, ".git"));
        const common = await (0,external_node_fs_promises_.readFile)((0,external_node_path_.join)(gitFolder, "commondir"), "utf8").catch(() => ".");
        const folder = (0,external_node_path_.resolve)(gitFolder, common.trim(), "objects");
        return (await (0,external_node_fs_promises_.stat)(folder)).isDirectory() ? folder : undefined;
    }
    catch {
        return undefined;
    }
}
async function findGitFolder(path) {
    if ((await (0,external_node_fs_promises_.stat)(path)).isDirectory())
        return path;
    const [, named = ""] = /^gitdir: (.+)$/m.exec(await (0,external_node_fs_promises_.readFile)(path, "utf8")) ?? [];
    return (0,external_node_path_.resolve)(path, "..", named);
}
//# sourceMappingURL=find-object-folder.js.map
;// CONCATENATED MODULE: ./build/github/git/open-local-objects.js
var open_local_objects_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var open_local_objects_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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







/** A fetch takes two requests, and sends all folders of a tree. */
const fewFolders = 3;
const fewBlobs = 4;
/**
 * Opens the objects of a checkout, and a store for those that git has to fetch. Of the checkout only its folder of objects
 * is used: none of its configuration, which others wrote, and by which git would fetch what is missing one by one.
 */
async function openLocalObjects(options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const stack = open_local_objects_addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const store = stack.use(await openEmptyStore(options));
        const objectFolder = await findObjectFolder(options.top);
        const checkout = store === undefined || objectFolder === undefined ? undefined : stack.use(store.openReader(objectFolder));
        const fetched = stack.use(createFetchedObjects(options));
        const misses = new Map();
        const opened = stack.move();
        return {
            async readTree(sha, topSha) {
                const here = await checkout?.read(sha, takeTree);
                if (here !== undefined)
                    return here;
                const before = misses.get(topSha) ?? 0;
                misses.set(topSha, before + 1);
                if (before >= fewFolders)
                    await fetched.fetch([topSha]);
                return await fetched.readerOf(topSha)?.read(sha, takeTree);
            },
            async copyBlob(sha, path) {
                const reader = fetched.readerOf(sha) ?? checkout;
                return (await reader?.read(sha, (object) => copyTo(path, object))) === true;
            },
            async fetchBlobs(shas) {
                if (shas.length > fewBlobs)
                    await fetched.fetch(shas);
            },
            [Symbol.asyncDispose]: () => opened.disposeAsync(),
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = open_local_objects_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** A runner without git is as good as one whose checkout has none of the objects. */
async function openEmptyStore(options) {
    try {
        return await openStore(options);
    }
    catch (error) {
        options.signal.throwIfAborted();
        if (error instanceof action_error/* ActionError */.l)
            return undefined;
        throw error;
    }
}
async function takeTree({ type, bytes }) {
    if (type !== "tree")
        return undefined;
    const chunks = [];
    for await (const chunk of bytes)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
async function copyTo(path, { type, bytes }) {
    if (type !== "blob")
        return false;
    await (0,external_node_fs_promises_.rm)(path, { force: true });
    await (0,external_node_stream_promises_.pipeline)(bytes, (0,external_node_fs_.createWriteStream)(path, { flags: "wx" }));
    return true;
}
//# sourceMappingURL=open-local-objects.js.map
;// CONCATENATED MODULE: ./build/github/git-server.js

/**
 * Finds GitHub's git server. A sandbox has it where its API is, whatever `GITHUB_SERVER_URL` says: no token may go
 * from a test to GitHub.
 */
function findGitServer({ apiUrl, serverUrl: named, owner, repository, }) {
    const api = new URL(apiUrl);
    const serverUrl = (0,is_loopback/* isLoopback */.U)(api) ? api.origin : named;
    const path = [owner, repository].map(encodeURIComponent).join("/");
    return { serverUrl, repositoryUrl: `${serverUrl}/${path}.git` };
}
//# sourceMappingURL=git-server.js.map
;// CONCATENATED MODULE: ./build/runner/remember.js
/** Keeps what was read for as long as it lives; not what failed or was not there, which may come. */
function createMemory() {
    const known = new Map();
    return (name, read) => {
        const before = known.get(name);
        // Each name stands for one kind of thing.
        if (before !== undefined)
            return before;
        const reading = read();
        known.set(name, reading);
        reading.then((found) => found === undefined && known.delete(name), () => known.delete(name));
        return reading;
    };
}
//# sourceMappingURL=remember.js.map
;// CONCATENATED MODULE: ./build/runner/watch-silence.js
const lookEveryMs = 1_000;
/** For what nobody thought of, or what knows no end of its own: a step must never hang without its outputs. */
function watchSilence(signal, limits) {
    const { clock, longestMs, deadlineMs = 0, buildError } = limits;
    const stuck = new AbortController();
    const endMs = clock.monotonic() + deadlineMs;
    let lastMs = clock.monotonic();
    const timer = setInterval(() => {
        if (clock.monotonic() - Math.max(lastMs, endMs) < longestMs)
            return;
        clearInterval(timer);
        stuck.abort(buildError());
    }, lookEveryMs);
    return {
        signal: AbortSignal.any([signal, stuck.signal]),
        note() {
            lastMs = clock.monotonic();
        },
        [Symbol.dispose]: () => clearInterval(timer),
    };
}
//# sourceMappingURL=watch-silence.js.map
;// CONCATENATED MODULE: ./build/github/read-answer.js
/** Reads what the client threw. The error itself goes no further: its text may hold a URL. */
function readAnswer(operation, error) {
    const { response } = error;
    if (response === undefined) {
        return { operation, status: undefined, texts: [], headers: {}, breakCode: findBreakCode(error) };
    }
    const { status, data } = response;
    const headers = response.headers;
    const { documentation_url: url } = (data ?? {});
    return {
        operation,
        status,
        texts: collectTexts(data),
        documentationUrl: typeof url === "string" ? url : undefined,
        headers,
    };
}
/** GitHub's `message`, and each of its `errors`: words, an object with a message, or one that names a field. */
function collectTexts(data) {
    if (typeof data !== "object" || data === null)
        return [];
    const { message, errors } = data;
    const nested = Array.isArray(errors)
        ? errors.flatMap((one) => (typeof one === "string" ? [one] : describeFieldError(one)))
        : [];
    return [...(typeof message === "string" ? [message] : []), ...nested];
}
/** Source: GitHub's "Troubleshooting the REST API", Validation Failed. */
function describeFieldError(error) {
    const texts = collectTexts(error);
    if (texts.length > 0)
        return texts;
    const { resource, field, code } = (error ?? {});
    const place = [resource, field].filter((part) => typeof part === "string").join(" ");
    return typeof code === "string" && place !== "" ? [`${place}: ${code}`] : [];
}
/** Causes may go round in a circle. */
const deepest = 10;
function findBreakCode(error, depth = 0) {
    if (typeof error !== "object" || error === null || depth > deepest)
        return undefined;
    const { code, cause, errors } = error;
    if (typeof code === "string" && /^[A-Z0-9_]{1,60}$/.test(code))
        return code;
    if (Array.isArray(errors) && errors.length > 0)
        return findBreakCode(errors[0], depth + 1);
    return findBreakCode(cause, depth + 1);
}
//# sourceMappingURL=read-answer.js.map
;// CONCATENATED MODULE: ./build/github/watch-source.js
/** Tells a body that broke off from whatever its reader stumbles over. @param note Called with each piece. */
function watchSource(body, note) {
    let isBroken = false;
    async function* pass() {
        try {
            for await (const bytes of body) {
                note();
                yield bytes;
            }
        }
        catch (error) {
            isBroken = true;
            throw error;
        }
    }
    return { bytes: pass(), isBroken: () => isBroken };
}
//# sourceMappingURL=watch-source.js.map
;// CONCATENATED MODULE: ./build/github/client.js
var client_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var client_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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








/** GitHub itself gives a request up after 10 seconds; this is for a line that takes its time, too. */
const longestSilenceMs = 120_000;
/** GitHub asks for a second between writes when there are many. Source: its "Best practices for using the REST API". */
const unpacedWrites = 20;
const writePauseMs = 1000;
/** Loads the client and binds it to a repository. Nothing is sent yet. */
async function openGitHub(options) {
    const { getOctokit } = await __webpack_require__.e(/* import() */ 316).then(__webpack_require__.bind(__webpack_require__, 65316));
    const silent = () => { };
    const octokit = getOctokit(options.token, {
        baseUrl: options.apiUrl,
        userAgent: "x-batch-compliance",
        log: { debug: silent, info: silent, warn: silent, error: silent },
    });
    const secrets = [options.token, encodeCredential(options.token)];
    let writes = 0;
    /** Sends once. */
    const exchange = async ({ operation, route, parameters = {} }, read) => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { request: extra, ...rest } = parameters;
            const { clock, signal: outer } = options;
            const buildError = () => new Error("GitHub was silent for too long.");
            const watch = client_addDisposableResource(env_1, watchSilence(outer, { clock, longestMs: longestSilenceMs, buildError }), false);
            const { signal } = watch;
            let data;
            try {
                ({ data } = await octokit.request(route, {
                    owner: options.owner,
                    repo: options.repository,
                    ...rest,
                    request: { redirect: "error", signal, ...(extra ?? {}) },
                }));
            }
            catch (error) {
                outer.throwIfAborted();
                return { refused: { ...readAnswer(operation, error), wasSilent: signal.aborted } };
            }
            return await read(data, watch);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            client_disposeResources(env_1);
        }
    };
    const send = async (wanted, read) => {
        const { operation, route, findDone } = wanted;
        const isRead = route.startsWith("GET ");
        if (!isRead && ++writes > unpacedWrites)
            await options.clock.sleep(writePauseMs, options.signal);
        const attempt = () => exchange(wanted, read);
        return await sendRequest({ operation, isRead, attempt, findDone }, { ...options, secrets });
    };
    const request = (wanted) => send(wanted, (data) => {
        const parsed = wanted.answer.safeParse(data);
        return parsed.success ? { data: parsed.data } : { refused: refuseForm(wanted.operation) };
    });
    return {
        readOnce: options.memory ?? createMemory(),
        request,
        async find(wanted) {
            try {
                return await request(wanted);
            }
            catch (error) {
                if (error instanceof action_error/* ActionError */.l && error.code === "GITHUB_NOT_FOUND")
                    return undefined;
                throw error;
            }
        },
        async mutate({ operation, query, variables }) {
            const parameters = { owner: undefined, repo: undefined, query, variables };
            const route = `POST ${buildGraphqlUrl(options.apiUrl)}`;
            await send({ operation, route, parameters }, (data) => {
                const parsed = graphqlSchema.safeParse(data);
                if (!parsed.success)
                    return { refused: refuseForm(operation) };
                const { errors } = parsed.data;
                return errors.length === 0 ? { data: true } : { refused: readGraphqlErrors(operation, errors) };
            });
        },
        async readBlob(sha, consume) {
            const route = "GET /repos/{owner}/{repo}/git/blobs/{sha}";
            const headers = { accept: "application/vnd.github.raw+json" };
            // Parsed, the bytes would become text and lose a byte order mark and whatever is not UTF-8.
            const parameters = { sha, headers, request: { parseSuccessResponseBody: false } };
            await send({ operation: "getBlob", route, parameters }, async (data, { signal, note }) => {
                const source = watchSource(data, note);
                try {
                    const outcome = await consume(source.bytes);
                    return outcome === "whole" ? { data: true } : { refused: refuseForm("getBlob") };
                }
                catch (error) {
                    options.signal.throwIfAborted();
                    // A disk that is full is no fault of GitHub's.
                    if (!source.isBroken())
                        throw error;
                    return { refused: { ...readAnswer("getBlob", error), wasSilent: signal.aborted } };
                }
            });
        },
    };
}
function refuseForm(operation) {
    return { operation, status: undefined, texts: [], headers: {}, hasOtherForm: true };
}
const graphqlSchema = schemas/* object */.Ikc({
    errors: schemas/* array */.YOg(schemas/* object */.Ikc({ type: schemas/* string */.YjP().optional(), message: schemas/* string */.YjP() })).default([]),
});
/** On GitHub Enterprise Server it is beside the REST API. Source: GitHub's "Forming calls with GraphQL". */
function buildGraphqlUrl(apiUrl) {
    return `${apiUrl.replace(/\/(v3\/?)?$/, "")}/graphql`;
}
/** GraphQL refuses with status 200; what REST would have answered is told by the error's type. */
function readGraphqlErrors(operation, errors) {
    const types = new Set(errors.map(({ type }) => type));
    const status = types.has("RATE_LIMITED") ? 429 : types.has("FORBIDDEN") ? 403 : 422;
    return { operation, status, texts: errors.map(({ message }) => message), headers: {} };
}
//# sourceMappingURL=client.js.map
;// CONCATENATED MODULE: ./build/github/open-repository.js



/**
 * Binds GitHub's API to the repository that the workflow runs in. Nothing is sent yet. With a deadline, by the monotonic
 * clock, the hour's limit is waited for until then.
 */
function openRepository(token, { context, log, clock, signal, memory, deadlineMs }) {
    return openGitHub({
        token,
        apiUrl: context.apiUrl,
        owner: context.owner,
        repository: context.repository,
        clock,
        signal,
        memory,
        deadlineMs,
        onRetry: (operation, code, delayMs) => log.info(describeRetry(operation, code, delayMs)),
    });
}
function describeRetry(operation, code, delayMs) {
    const again = formatDuration(delayMs);
    return code === "GITHUB_RATE_LIMITED"
        ? `GitHub's rate limit is reached. It lets requests through again in ${again}; waiting for that.`
        : `GitHub could not ${operations[operation].words} yet (${code}). Trying again in ${again}.`;
}
//# sourceMappingURL=open-repository.js.map
;// CONCATENATED MODULE: ./build/pull-request/checkout/read-checkout.js


/**
 * Reads where a checkout came from out of git's own files, as the runner may have no git. What cannot be read is not known.
 * @param top Its folder, which has `.git`: a folder, or a file in a worktree or submodule.
 */
async function readCheckout(top) {
    const own = await read_checkout_findGitFolder(top);
    const common = (await read_checkout_readText((0,external_node_path_.join)(own, "commondir")))?.trim();
    const config = await read_checkout_readText((0,external_node_path_.join)(common === undefined ? own : (0,external_node_path_.resolve)(own, common), "config"));
    const head = await read_checkout_readText((0,external_node_path_.join)(own, "HEAD"));
    return {
        remotes: listUrls(config ?? "").flatMap((url) => readRemote(url) ?? []),
        branch: /^ref: refs\/heads\/(?<branch>.+)$/m.exec(head ?? "")?.groups?.branch,
    };
}
async function read_checkout_findGitFolder(top) {
    const path = (0,external_node_path_.join)(top, ".git");
    const isFolder = await (0,external_node_fs_promises_.stat)(path).then((status) => status.isDirectory());
    const link = isFolder ? undefined : /^gitdir: (?<folder>.+)$/m.exec((await read_checkout_readText(path)) ?? "");
    return link?.groups?.folder === undefined ? path : (0,external_node_path_.resolve)(top, link.groups.folder.trim());
}
async function read_checkout_readText(path) {
    return (0,external_node_fs_promises_.readFile)(path, "utf8").catch(() => undefined);
}
/** The addresses of all remotes. Source: git's "git-config", CONFIGURATION FILE. */
function listUrls(config) {
    const urls = [];
    let isRemote = false;
    for (const line of config.split(/\r?\n/)) {
        if (/^\s*\[/.test(line))
            isRemote = /^\s*\[\s*remote\s/i.test(line);
        const url = isRemote ? /^\s*url\s*=\s*"?(?<url>[^"]*?)"?\s*$/i.exec(line)?.groups?.url : undefined;
        if (url !== undefined)
            urls.push(url);
    }
    return urls;
}
/** Undefined for a folder of this machine. */
function readRemote(url) {
    const overHttp = /^https?:\/\/(?:[^/@]*@)?(?<host>[^/]+)\/(?<path>.+)$/i.exec(url)?.groups;
    const overSsh = /^(?:ssh:\/\/[^/]+\/|[^/:]+@[^/:]+:)(?<path>.+)$/i.exec(url)?.groups;
    const path = overHttp?.path ?? overSsh?.path;
    if (path === undefined)
        return undefined;
    const repository = path
        .replace(/\/+$/, "")
        .replace(/\.git$/i, "")
        .split("/")
        .slice(-2)
        .join("/");
    return { host: overHttp?.host?.toLowerCase(), repository };
}
//# sourceMappingURL=read-checkout.js.map
;// CONCATENATED MODULE: ./build/pull-request/locate-repository.js





/**
 * Finds the files' paths in their repository, which may be checked out in a folder of the workspace. Throws
 * NOT_IN_A_REPOSITORY unless it is the one that the workflow runs in: a file of another one may have the same path.
 */
async function locateRepository(files, place) {
    // The files are found by their real paths.
    const workspace = await (0,external_node_fs_promises_.realpath)(place.workspace);
    const tops = new Map();
    const located = [];
    let first;
    for (const file of files) {
        const { name } = file;
        const top = await findTop((0,external_node_path_.dirname)(file.path), { workspace, tops });
        if (top === undefined)
            throw buildUnknownError(name);
        first ??= { name, top };
        if (top !== first.top)
            throw buildSecondError(name, first.name);
        located.push({ file, path: (0,external_node_path_.relative)(top, file.path).split(external_node_path_.sep).join("/") });
    }
    const checkout = first === undefined ? { remotes: [], branch: undefined } : await readCheckout(first.top);
    if (first !== undefined)
        refuseForeign(checkout, { ...place, ...first, workspace });
    return { files: located, checkout };
}
function buildUnknownError(name) {
    return new action_error/* ActionError */.l("NOT_IN_A_REPOSITORY", `\`${name}\` is not in a git repository.`);
}
function buildSecondError(name, first) {
    return new action_error/* ActionError */.l("NOT_IN_A_REPOSITORY", `\`${name}\` is in another repository than \`${first}\`, and a pull request is for one.`, {
        hint: "Leave the files of other repositories out with `!` in `files`, or check them in a step of their own.",
    });
}
/**
 * A checkout in a folder that names no repository could be any. In the workspace itself it is the workflow's own, as
 * nothing else is checked out there by default.
 */
function refuseForeign({ remotes }, place) {
    const { owner, repository, name, top, workspace } = place;
    const own = `${owner}/${repository}`;
    const hosts = [place.serverUrl, findGitServer(place).serverUrl].map((url) => URL.parse(url)?.host);
    const isOwn = remotes.some((remote) => remote.repository.toLowerCase() === own.toLowerCase() &&
        (remote.host === undefined || hosts.includes(remote.host)));
    if (isOwn || (remotes.length === 0 && top === workspace))
        return;
    const [other] = remotes;
    const from = other === undefined ? "from a place unknown" : `from \`${other.repository}\``;
    const where = other === undefined ? "the other repository" : `\`${other.repository}\``;
    throw new action_error/* ActionError */.l("NOT_IN_A_REPOSITORY", `\`${name}\` is checked out ${from}, and a pull request goes to the workflow's own repository only, \`${own}\`.`, {
        hint: `Run this workflow in ${where} to have a pull request there, or set \`on-violation\` to \`fail\` or \`report\` here.`,
    });
}
/** The top of the repository that a located file is in. */
function readTop({ file, path }) {
    return file.path.slice(0, -path.length);
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
    return (0,external_node_fs_promises_.stat)((0,external_node_path_.join)(folder, ".git")).then(() => true, () => false);
}
//# sourceMappingURL=locate-repository.js.map
;// CONCATENATED MODULE: ./build/pull-request/checkout/open-checkout.js





/** Nothing is sent yet. */
async function openCheckout(options, { token, files }) {
    const { context, log, clock, signal, folder } = options;
    const git = {
        remote: { ...findGitServer(context), token },
        inherited: context.gitEnvironment,
        ...{ folder, signal, clock },
        onRetry: (command, code, delayMs) => log.info(`git ${command} failed (${code}). Trying again in ${formatDuration(delayMs)}.`),
    };
    const top = files[0] === undefined ? context.workspace : readTop(files[0]);
    const objects = await openLocalObjects({ ...git, top });
    const github = { ...(await openRepository(token, options)), objects };
    return { github, git, [Symbol.asyncDispose]: () => objects[Symbol.asyncDispose]() };
}
//# sourceMappingURL=open-checkout.js.map
;// CONCATENATED MODULE: ./build/github/rest/merge-settings.js

const autoMerge = `mutation($pullRequestId: ID!, $mergeMethod: PullRequestMergeMethod!, $expectedHeadOid: GitObjectID!) {
  enablePullRequestAutoMerge(
    input: { pullRequestId: $pullRequestId, mergeMethod: $mergeMethod, expectedHeadOid: $expectedHeadOid }
  ) { clientMutationId }
}`;
const toDraft = `mutation($pullRequestId: ID!) {
  convertPullRequestToDraft(input: { pullRequestId: $pullRequestId }) { clientMutationId }
}`;
/** Lets GitHub merge once all that it waits for is there, if the head is still the one that was looked at. A refusal is a warning: the pull request stands. */
async function enableAutoMerge(github, pull, method) {
    const variables = {
        pullRequestId: pull.nodeId,
        mergeMethod: method.toUpperCase(),
        expectedHeadOid: pull.headSha,
    };
    return warn("Auto-merge could not be turned on.", () => github.mutate({ operation: "enableAutoMerge", query: autoMerge, variables }));
}
/** Makes a draft of it again. A refusal is a warning. */
async function convertToDraft(github, pull) {
    const variables = { pullRequestId: pull.nodeId };
    const what = "The pull request could not be made a draft again.";
    const warnings = await warn(what, () => github.mutate({ operation: "convertToDraft", query: toDraft, variables }));
    const advice = "GitHub lets only the token of a person do it: pass one as `github-token`, or write `pr-draft: create`.";
    return warnings.map((warning) => `${warning} ${advice}`);
}
async function warn(what, work) {
    try {
        await work();
        return [];
    }
    catch (error) {
        if (error instanceof action_error/* ActionError */.l)
            return [`${what} ${error.message}`];
        throw error;
    }
}
//# sourceMappingURL=merge-settings.js.map
;// CONCATENATED MODULE: ./build/github/rest/pulls.js

/** It becomes a link of the summary and an output, so it must be no more than an address. */
const pageUrlSchema = schemas/* string */.YjP().regex(/^https?:\/\/[\w.:/%~-]+$/);
const repositorySchema = schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() });
const pullSchema = schemas/* object */.Ikc({
    number: schemas/* number */.aig(),
    html_url: pageUrlSchema,
    node_id: schemas/* string */.YjP(),
    state: schemas/* enum */.k5n(["open", "closed"]),
    draft: schemas/* boolean */.zMY().default(false),
    body: schemas/* string */.YjP().nullish(),
    merged_at: schemas/* string */.YjP().nullish(),
    // A repository that was deleted since is `null`.
    head: schemas/* object */.Ikc({ ref: schemas/* string */.YjP(), sha: schemas/* string */.YjP(), repo: repositorySchema.nullish() }),
    base: schemas/* object */.Ikc({ ref: schemas/* string */.YjP(), repo: repositorySchema }),
});
const pageSize = 100;
/** Nobody has more; a stranger's many must not keep a run busy. */
const mostPages = 10;
/**
 * Finds the pull requests of a branch of this repository. Only one can be open for a base. GitHub lists those of the
 * same branch in forks of the same owner, too, which anybody who may read the repository can open.
 */
async function findPulls(github, refs) {
    const { branch, base } = refs;
    const own = (await listPulls(github, refs)).filter(({ head, base: { repo } }) => head.ref === branch && pulls_isSame(head.repo, repo));
    const ofBase = own.filter((pull) => pull.base.ref === base);
    const open = ofBase.find(({ state }) => state === "open");
    const closed = ofBase.filter(({ state, merged_at: mergedAt }) => state === "closed" && mergedAt == null);
    const elsewhere = own
        .filter((pull) => pull.base.ref !== base && pull.state === "open")
        .map((pull) => ({ ...toPull(pull), base: pull.base.ref }));
    return { open: open && toPull(open), closed: closed.map(toPull), elsewhere };
}
async function listPulls(github, { owner, branch }) {
    const all = [];
    for (let page = 1; page <= mostPages; page++) {
        const pulls = await github.request({
            operation: "listPulls",
            route: "GET /repos/{owner}/{repo}/pulls",
            parameters: { state: "all", head: `${owner}:${branch}`, per_page: pageSize, page },
            answer: schemas/* array */.YOg(pullSchema),
        });
        all.push(...pulls);
        if (pulls.length < pageSize)
            break;
    }
    return all;
}
function pulls_isSame(one, other) {
    return one?.full_name.toLowerCase() === other.full_name.toLowerCase();
}
/** Opens a pull request. Throws BRANCH_RACE if there is one by now, PULL_REQUESTS_NOT_ALLOWED by a setting. */
async function createPull(github, { refs, text, draft, findOpened }) {
    return await github.request({
        operation: "createPull",
        route: "POST /repos/{owner}/{repo}/pulls",
        parameters: { head: refs.branch, base: refs.base, ...text, draft },
        answer: pullSchema.transform(toPull),
        findDone: findOpened,
    });
}
function toPull(pull) {
    const { number, html_url: url, node_id: nodeId, draft: isDraft, body, head } = pull;
    return { number, url, nodeId, isDraft, body: body ?? "", headSha: head.sha };
}
async function updatePull(github, number, change) {
    await github.request({
        operation: "updatePull",
        route: "PATCH /repos/{owner}/{repo}/pulls/{pull_number}",
        parameters: { pull_number: number, ...change },
        answer: schemas/* unknown */.L5J(),
    });
}
//# sourceMappingURL=pulls.js.map
;// CONCATENATED MODULE: ./build/github/rest/set-milestone.js


const milestonesSchema = schemas/* array */.YOg(schemas/* object */.Ikc({ number: schemas/* number */.aig(), title: schemas/* string */.YjP() }));
/** Puts a pull request on an open milestone, by its title or else by its number. */
async function setMilestone(github, number, wanted) {
    const milestones = await github.request({
        operation: "listMilestones",
        route: "GET /repos/{owner}/{repo}/milestones",
        parameters: { state: "open", per_page: 100 },
        answer: milestonesSchema,
    });
    const found = milestones.find(({ title }) => title === wanted) ??
        milestones.find((milestone) => String(milestone.number) === wanted);
    if (found === undefined) {
        throw new action_error/* ActionError */.l("GITHUB_FAILED", "There is no open milestone of this title or number.");
    }
    await github.request({
        operation: "setMilestone",
        route: "PATCH /repos/{owner}/{repo}/issues/{issue_number}",
        parameters: { issue_number: number, milestone: found.number },
        answer: schemas/* unknown */.L5J(),
    });
}
//# sourceMappingURL=set-milestone.js.map
;// CONCATENATED MODULE: ./build/github/rest/set-metadata.js




/** Adds what is wanted. Each that fails becomes a warning: the pull request itself stands. */
async function setMetadata(github, pull, wanted) {
    const warnings = [];
    for (const step of listSteps(github, pull.number, wanted)) {
        if (step.names.length > 0)
            warnings.push(...(await addNames(step)));
    }
    const { milestone, autoMerge } = wanted;
    if (milestone !== undefined) {
        const hint = "Check `pr-milestone`.";
        const add = () => setMilestone(github, pull.number, milestone).then(() => []);
        warnings.push(...(await addNames({ what: "milestone", names: [milestone], add, hint })));
    }
    return autoMerge === undefined
        ? warnings
        : [...warnings, ...(await enableAutoMerge(github, pull, autoMerge))];
}
function listSteps(github, number, wanted) {
    const { labels, assignees, reviewers, teamReviewers } = wanted;
    const issue = "/repos/{owner}/{repo}/issues/{number}";
    const review = "/repos/{owner}/{repo}/pulls/{number}/requested_reviewers";
    const post = (operation, path, request) => github.request({
        operation,
        route: `POST ${path}`,
        parameters: { number, ...request.values },
        answer: request.answer,
    });
    const addAll = (operation, path, key) => async (names) => {
        await post(operation, path, { values: { [key]: names }, answer: schemas/* unknown */.L5J() });
        return [];
    };
    const access = "Check that they exist and have access to the repository.";
    const teamHint = "Teams need the token of a GitHub App with `members: read`, or of a person with `read:org`, as `github-token`.";
    return [
        { what: "labels", names: labels, add: addAll("addLabels", `${issue}/labels`, "labels"), hint: access },
        {
            what: "assignees",
            names: assignees,
            async add(names) {
                const values = { assignees: names };
                const answer = await post("addAssignees", `${issue}/assignees`, { values, answer: assignedSchema });
                const taken = new Set(answer.assignees.map(({ login }) => login.toLowerCase()));
                return names.filter((name) => !taken.has(name.toLowerCase()));
            },
            hint: access,
        },
        {
            what: "reviewers",
            names: reviewers,
            add: addAll("requestReviewers", review, "reviewers"),
            hint: access,
        },
        {
            what: "team reviewers",
            names: teamReviewers,
            add: addAll("requestReviewers", review, "team_reviewers"),
            hint: teamHint,
        },
    ];
}
const assignedSchema = schemas/* object */.Ikc({ assignees: schemas/* array */.YOg(schemas/* object */.Ikc({ login: schemas/* string */.YjP() })) });
async function addNames(step) {
    const { what } = step;
    return [...(await tryNames(step, step.names))].map(([reason, names]) => `The ${what} ${names.map((name) => `\`${name}\``).join(", ")} could not be added to the pull request. ${reason}`);
}
/** GitHub refuses all for one that is wrong: then each is asked for by itself, and only those that are wrong are left out. */
async function tryNames({ what, add, hint }, names) {
    try {
        const left = await add(names);
        const reason = `GitHub left them out and gave no reason. ${hint}`;
        return left.length === 0 ? new Map() : new Map([[reason, left]]);
    }
    catch (error) {
        if (!(error instanceof action_error/* ActionError */.l))
            throw error;
        const isGranted = error.code !== "GITHUB_PERMISSION_MISSING" || what === "team reviewers";
        if (names.length === 1 || !mayConcernOne.has(error.code)) {
            return new Map([[`${error.message} ${isGranted ? hint : error.hint}`, names]]);
        }
        const refusals = new Map();
        for (const name of names) {
            for (const [reason, refused] of await tryNames({ what, add, hint, names }, [name])) {
                refusals.set(reason, [...(refusals.get(reason) ?? []), ...refused]);
            }
        }
        return refusals;
    }
}
/** Refusals that the other names need not get. */
const mayConcernOne = new Set(["GITHUB_FAILED", "GITHUB_NOT_FOUND"]);
//# sourceMappingURL=set-metadata.js.map
;// CONCATENATED MODULE: ./build/github/writable-branch.js

/**
 * The name of a branch that a run may create, move and delete. Whatever moves a ref takes nothing else, so this is the one
 * place that keeps the base and the default branch from ever being written to.
 */
class WritableBranch {
    #name;
    constructor(name) {
        this.#name = name;
    }
    /** Throws BRANCH_IS_BASE. */
    static of({ branch, base, defaultBranch }) {
        const kept = [
            { name: base, what: "the branch that the pull request is for" },
            { name: defaultBranch, what: "the default branch of the repository" },
        ].find(({ name }) => fold(name) === fold(branch));
        if (kept === undefined)
            return new WritableBranch(branch);
        throw new action_error/* ActionError */.l("BRANCH_IS_BASE", `The branch of the pull request is \`${branch}\`, ${kept.what}.`);
    }
    get name() {
        return this.#name;
    }
}
/** Names that a file system, a server or a person may take for the same. */
function fold(name) {
    return name
        .trim()
        .replace(/^(?:(?:refs\/)?heads\/)+/i, "")
        .normalize("NFKC")
        .toLowerCase();
}
//# sourceMappingURL=writable-branch.js.map
;// CONCATENATED MODULE: ./build/github/rest/comments.js

const comments_pageSize = 100;
const comments_mostPages = 10;
const commentsSchema = schemas/* array */.YOg(schemas/* object */.Ikc({ body: schemas/* string */.YjP().nullish() }));
/** Reads the comments below a pull request, oldest first; of very many the first thousand. */
async function listComments(github, number) {
    const bodies = [];
    for (let page = 1; page <= comments_mostPages; page++) {
        const comments = await github.request({
            operation: "listComments",
            route: "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
            parameters: { issue_number: number, per_page: comments_pageSize, page },
            answer: commentsSchema,
        });
        bodies.push(...comments.map(({ body }) => body ?? ""));
        if (comments.length < comments_pageSize)
            break;
    }
    return bodies;
}
async function createComment(github, number, body) {
    await github.request({
        operation: "createComment",
        route: "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
        parameters: { issue_number: number, body },
        answer: schemas/* unknown */.L5J(),
    });
}
//# sourceMappingURL=comments.js.map
;// CONCATENATED MODULE: ./build/pull-request/marker.js
/** Puts a marker below a Markdown text, where readers do not see it. It holds a digest, and never an ID. */
function addMarker(text, { kind, digest }) {
    return `${text.trimEnd()}\n\n<!-- x-batch-compliance-${kind}: ${digest} -->`;
}
/** Reads the last marker of this kind. Editors of GitHub give lines other ends. */
function readMarker(text, kind) {
    return [...text.matchAll(buildPattern(kind))].at(-1)?.groups?.digest;
}
function dropMarker(text, kind) {
    return text.replace(buildPattern(kind), "").trimEnd();
}
function buildPattern(kind) {
    return new RegExp(`<!-- x-batch-compliance-${kind}: (?<digest>[0-9a-f]{32}) -->`, "g");
}
//# sourceMappingURL=marker.js.map
;// CONCATENATED MODULE: ./build/pull-request/close-pull.js







/**
 * Says why, closes, and deletes the branch, which goes only if nobody moved it since it was read. The marker goes
 * from the text: what a run closed may be proposed again, unlike what a person closed. Returns warnings.
 */
async function closePull({ github, refs, runUrl }, { pull, branch }) {
    const own = WritableBranch.of(refs);
    const reason = `Nothing is left to remove from the base branch, as [this run](${runUrl}) found, so this pull request is closed. If entries have to go again, another one is opened.`;
    const warnings = [];
    try {
        await createComment(github, pull.number, reason);
    }
    catch (error) {
        if (!(error instanceof action_error/* ActionError */.l))
            throw error;
        warnings.push(`The reason could not be put below the pull request. ${error.message}`);
    }
    await updatePull(github, pull.number, { state: "closed", body: dropMarker(pull.body, "removals") });
    if (branch !== undefined)
        warnings.push(...(await removeBranch(github, { own, headSha: branch.headSha })));
    return warnings;
}
/** The pull request is closed by then, so a branch that stays is no failure: the next run builds on it. */
async function removeBranch(github, { own, headSha }) {
    try {
        const now = await readBranch(github, own.name);
        if (now?.headSha === headSha)
            await deleteBranch(github, own);
        return [];
    }
    catch (error) {
        if (!(error instanceof action_error/* ActionError */.l))
            throw error;
        return [
            `The pull request is closed, and its branch \`${own.name}\` could not be deleted. ${error.message} Delete it by hand, or leave it for the next pull request.`,
        ];
    }
}
//# sourceMappingURL=close-pull.js.map
;// CONCATENATED MODULE: ./build/pull-request/comment-on-stop.js






/**
 * Says on the pull request, in counts, what would have been done and how to go on: once for each set of
 * removals, so that a schedule does not repeat it. Returns what went wrong with that, if anything did.
 */
async function commentOnStop(context, { pull, files, removals }) {
    const { github } = context;
    const digest = digestStop(removals, files);
    try {
        const comments = await listComments(github, pull.number);
        if (comments.some((body) => readMarker(body, "stopped") === digest))
            return undefined;
        const text = addMarker(buildComment(context, files), { kind: "stopped", digest });
        await createComment(github, pull.number, text);
        return undefined;
    }
    catch (error) {
        if (!(error instanceof action_error/* ActionError */.l))
            throw error;
        return `The pull request could not be commented on. ${error.message}`;
    }
}
/** Another proposal is told again, and the same one after the base grew is not. */
function digestStop(removals, files) {
    const hasChanges = files.some(isChanged);
    return (0,external_node_crypto_.createHash)("sha256").update(`${removals} ${hasChanges}`).digest("hex").slice(0, 32);
}
function buildComment({ runUrl }, files) {
    const changed = files.filter(isChanged).length;
    const change = describeChange(files, { remove: "remove", blank: "blank" });
    const would = changed === 0
        ? "It would have closed the pull request: nothing is left to remove from the base branch."
        : `It would have made the pull request ${change}, in ${formatQuantity(changed, "file")}.`;
    return [
        `This branch has commits that the check did not make, so [this run](${runUrl}) left it as it is. ${would}`,
        "",
        "To go on, do one of these:",
        "",
        "- Merge the pull request. A later run opens another one for what is left.",
        "- Take the commits off the branch. The next run goes on where it stopped.",
        "- Set `pr-on-human-commits: overwrite`. The next run makes the content of the branch that of the base without the entries that must go: the commits stay in its history, their changes do not.",
    ].join("\n");
}
//# sourceMappingURL=comment-on-stop.js.map
;// CONCATENATED MODULE: ./build/pull-request/open-pull.js



/** Opens the pull request. Where it is refused although the branch is there, the error says how to open it by hand. */
async function openPull(context, { text, removals }) {
    const { github, refs, draft, compareUrl } = context;
    try {
        const findOpened = () => findOwn(context, removals);
        return await createPull(github, { refs, text, draft: draft !== "never", findOpened });
    }
    catch (error) {
        if (!(error instanceof action_error/* ActionError */.l) || !mayOpenByHand.has(error.code))
            throw error;
        const what = `${error.message} The branch \`${refs.branch}\` is ready: open its pull request by hand at ${compareUrl}`;
        throw new action_error/* ActionError */.l(error.code, what, { pageUrl: compareUrl, hint: error.hint });
    }
}
/** Only the answer may have been lost. What it did is ours, and gets its labels and reviewers like any other. */
async function findOwn({ github, refs }, removals) {
    const { open } = await findPulls(github, refs);
    return open !== undefined && readMarker(open.body, "removals") === removals ? open : undefined;
}
/** Refusals after which the branch is there all the same. */
const mayOpenByHand = new Set([
    "PULL_REQUESTS_NOT_ALLOWED",
    "DRAFTS_NOT_SUPPORTED",
    "GITHUB_PERMISSION_MISSING",
]);
//# sourceMappingURL=open-pull.js.map
;// CONCATENATED MODULE: ./build/github/rest/compare-commits.js


/** GitHub lists no more files of a comparison. Source: "Compare two commits" of its REST API. */
const listedFiles = 300;
const comparisonSchema = schemas/* object */.Ikc({
    status: schemas/* string */.YjP(),
    merge_base_commit: schemas/* object */.Ikc({ sha: shaSchema }),
    files: schemas/* array */.YOg(schemas/* object */.Ikc({ filename: schemas/* string */.YjP(), status: schemas/* string */.YjP() })).default([]),
});
/** Compares two commits; undefined where they have no history in common, or one is gone. */
async function compareCommits(github, { base, head }) {
    const found = await github.find({
        operation: "compareCommits",
        route: "GET /repos/{owner}/{repo}/compare/{basehead}",
        parameters: { basehead: `${base}...${head}` },
        answer: comparisonSchema,
    });
    if (found === undefined)
        return undefined;
    const files = found.files.map(({ filename, status }) => ({
        path: filename,
        isModified: status === "modified",
    }));
    return {
        forkSha: found.merge_base_commit.sha,
        holdsBase: found.status === "ahead" || found.status === "identical",
        files: files.length < listedFiles ? files : undefined,
    };
}
//# sourceMappingURL=compare-commits.js.map
;// CONCATENATED MODULE: ./build/github/rest/compare-trees.js

/**
 * Finds every file in which two trees differ, by content, mode or kind: by one listing of each where GitHub gives it
 * whole, else folder by folder. Folders with the same name for their content are the same and are not asked for.
 */
async function compareTrees(github, { from, to }) {
    if (from === to)
        return [];
    const [one, other] = [await listTree(github, from), await listTree(github, to)];
    if (one.isWhole && other.isWhole)
        return pair(dropFolders(one.entries), dropFolders(other.entries));
    return compareFolders(github, { from, to, folder: "", tops: { from, to } });
}
async function compareFolders(github, { from, to, folder, tops }) {
    const list = async (sha, topSha) => sha === undefined ? new Map() : await listFolder(github, { sha, topSha, path: folder });
    const changes = [];
    const [before, after] = [await list(from, tops.from), await list(to, tops.to)];
    for (const { path, from: was, to: is } of pair(before, after)) {
        const inside = folder === "" ? path : `${folder}/${path}`;
        const [wasFile, isFile] = [was, is].map((entry) => (isFolder(entry) ? undefined : entry));
        if (wasFile !== undefined || isFile !== undefined)
            changes.push({ path: inside, from: wasFile, to: isFile });
        if (isFolder(was) || isFolder(is)) {
            const [wasSha, isSha] = [was, is].map((entry) => (isFolder(entry) ? entry?.sha : undefined));
            changes.push(...(await compareFolders(github, { from: wasSha, to: isSha, folder: inside, tops })));
        }
    }
    return changes;
}
/** A folder is what is in it. */
function dropFolders(entries) {
    return new Map([...entries].filter(([, entry]) => !isFolder(entry)));
}
function pair(one, other) {
    const paths = new Set([...one.keys(), ...other.keys()]);
    return [...paths]
        .map((path) => ({ path, from: one.get(path), to: other.get(path) }))
        .filter(({ from, to }) => from?.sha !== to?.sha || from?.mode !== to?.mode);
}
function isFolder(entry) {
    return entry?.mode === "040000";
}
//# sourceMappingURL=compare-trees.js.map
;// CONCATENATED MODULE: ./build/pull-request/origin/read-changes.js




/**
 * Compares the whole trees of our branch and of the base where the branch left it, as GitHub does for a pull request. What a
 * commit or a text says of itself is not asked. Undefined where the two have no history in common.
 */
async function readChanges({ github }, { branch, base }) {
    // A base that is a parent is all in the branch.
    const isOnTop = branch.parentShas.includes(base.headSha);
    const forkSha = isOnTop
        ? base.headSha
        : (await compareCommits(github, { base: base.headSha, head: branch.headSha }))?.forkSha;
    if (forkSha === undefined)
        return undefined;
    const fork = forkSha === base.headSha ? base : await readCommit(github, forkSha);
    if (fork === undefined)
        return undefined;
    return { forkSha, changes: await compareTrees(github, { from: fork.treeSha, to: branch.treeSha }) };
}
/**
 * Of what a branch changes, the paths that no proposal of ours does: files that are not checked, and those that it adds,
 * removes or gives another mode. A file that was changed and that the base has given up since may have been checked then;
 * the next commit gives it up, too.
 */
async function listForeign({ github, files }, { changes, base }) {
    const checked = new Set(files.map(({ path }) => path));
    const others = changes.filter((change) => !isModified(change) || !checked.has(change.path));
    const edited = others.filter(isModified).map(({ path }) => path);
    const onBase = edited.length === 0 ? undefined : await readTreeFiles(github, base.treeSha, edited);
    return others
        .filter((change) => !isModified(change) || checked.has(change.path) || onBase?.has(change.path))
        .map(({ path }) => path);
}
/** Whether nothing differs but the contents of these files. */
function isConfined(changes, paths) {
    const checked = new Set(paths);
    return changes.every((change) => isModified(change) && checked.has(change.path));
}
/** Whether the file is in both trees and only its content is another. */
function isModified({ from, to }) {
    return from !== undefined && from.mode === to?.mode;
}
//# sourceMappingURL=read-changes.js.map
;// CONCATENATED MODULE: ./build/pull-request/origin/confirm-proposal.js





/**
 * Sees to it that the branch, as GitHub has it now, differs from its base in the prepared files and in nothing else, before
 * a pull request says so. Throws BRANCH_RACE if somebody moved it, PROPOSAL_HOLDS_MORE if it holds anything else.
 */
async function confirmProposal(context, { base, prepared, headSha }) {
    const branch = await readBranch(context.github, context.refs.branch);
    if (branch?.headSha !== headSha)
        throw new action_error/* ActionError */.l("BRANCH_RACE", "The branch moved in the meantime.");
    const found = await readChanges(context, { branch, base });
    const wanted = new Map(prepared.map(({ path, sha }) => [path, sha]));
    const others = found?.changes.filter((change) => !isModified(change) || wanted.get(change.path) !== change.to?.sha);
    if (others?.length !== 0) {
        throw buildForeignError(context, (others ?? []).map(({ path }) => path));
    }
}
function buildForeignError({ refs }, paths) {
    return new action_error/* ActionError */.l("PROPOSAL_HOLDS_MORE", `The branch \`${refs.branch}\` ${describeForeign(paths)}, so no pull request is opened or kept for it.`);
}
/** As the rest of a sentence; a few paths say enough. */
function describeForeign(paths) {
    const [first, ...more] = paths;
    if (first === undefined)
        return "has no history in common with its base";
    const others = more.length === 0 ? "" : ` and ${formatQuantity(more.length, "more file")}`;
    return `changes more than entries of the checked files: ${codeSpan(first)}${others}`;
}
//# sourceMappingURL=confirm-proposal.js.map
;// CONCATENATED MODULE: ./build/pull-request/read-base.js



/**
 * Throws GITHUB_NOT_FOUND without a base branch, NOT_IN_A_REPOSITORY if it has none of the files.
 * @param checkedOut The branch of the checkout, as far as that is known.
 */
async function readBase({ github, refs, files }, checkedOut) {
    const branch = await readBranch(github, refs.base);
    if (branch === undefined)
        throw buildMissingBaseError(refs.base);
    const entries = await readTreeFiles(github, branch.treeSha, files.map(({ path }) => path));
    if (entries.size > 0)
        return { branch, files: entries };
    const hint = checkedOut === undefined || checkedOut === refs.base
        ? "If the lists are on another branch, set `pr-base` to it. If an earlier step makes them, commit them first."
        : `The checkout is of the branch \`${checkedOut}\`: set \`pr-base: ${checkedOut}\`.`;
    throw new action_error/* ActionError */.l("NOT_IN_A_REPOSITORY", `None of the checked files is on the branch \`${refs.base}\`.`, { hint });
}
function buildMissingBaseError(base) {
    return new action_error/* ActionError */.l("GITHUB_NOT_FOUND", `There is no branch \`${base}\` to propose to.`);
}
/**
 * Sees to it that what is about to be written was made from the checked files as they are on the base branch now.
 * Whatever else moved there does not matter: a merge keeps it. Throws BRANCH_RACE.
 */
async function confirmBase({ github, files }, base) {
    const { name, headSha } = base.branch;
    const nowSha = await readHeadSha(github, name);
    if (nowSha === headSha)
        return;
    const now = nowSha === undefined ? undefined : await readCommit(github, nowSha);
    if (now !== undefined) {
        const paths = files.map(({ path }) => path);
        const entries = await readTreeFiles(github, now.treeSha, paths);
        if (paths.every((path) => entries.get(path)?.sha === base.files.get(path)?.sha))
            return;
    }
    throw new action_error/* ActionError */.l("BRANCH_RACE", "The base branch moved meanwhile.");
}
//# sourceMappingURL=read-base.js.map
;// CONCATENATED MODULE: ./build/pull-request/refs/require-own-base.js


/** Throws BRANCH_OF_OTHER_BASE where the branch has an open pull request for another base, which moves with it. */
function requireOwnPulls({ branch, base }, { elsewhere }) {
    const [other] = elsewhere;
    if (other === undefined)
        return;
    throw new action_error/* ActionError */.l("BRANCH_OF_OTHER_BASE", `The branch \`${branch}\` has an open pull request for another base: #${other.number} is for \`${other.base}\`, and this run proposes to \`${base}\`.`);
}
/**
 * Throws BRANCH_OF_OTHER_BASE where our last commit on the branch was made from a commit that is not in the history of
 * the base: on top of it, that history would come along with the proposal.
 */
async function requireOwnBase(github, { refs: { branch, base }, found, headSha, }) {
    const from = found?.ours.baseSha;
    if (from === undefined || from === headSha)
        return;
    if ((await compareCommits(github, { base: from, head: headSha }))?.holdsBase === true)
        return;
    throw new action_error/* ActionError */.l("BRANCH_OF_OTHER_BASE", `The branch \`${branch}\` was made from a commit that is not in the history of \`${base}\`: from another branch, or before that history was rewritten.`);
}
//# sourceMappingURL=require-own-base.js.map
;// CONCATENATED MODULE: ./build/pull-request/trailer.js

const treeKey = "X-Batch-Compliance";
const baseKey = "X-Batch-Compliance-Base";
const asOfKey = "X-Batch-Compliance-As-Of";
function addTrailer(message, { treeSha, baseSha, asOf }) {
    const time = asOf === undefined || asOf.size === 0 ? "" : `${asOfKey}: ${formatAsOf(asOf)}\n`;
    return `${message.trimEnd()}\n\n${treeKey}: ${treeSha}\n${baseKey}: ${baseSha}\n${time}`;
}
/** Reads the trailer; undefined for a commit of anybody else. */
function readTrailer(message) {
    const lines = message
        .trimEnd()
        .split(/\n\s*\n/)
        .at(-1)
        ?.split("\n") ?? [];
    const find = (key, value) => lines.flatMap((line) => new RegExp(`^${key}: (${value})$`).exec(line.trim())?.[1] ?? []).at(-1);
    const treeSha = find(treeKey, "[0-9a-f]{40}");
    const baseSha = find(baseKey, "[0-9a-f]{40}");
    if (treeSha === undefined || baseSha === undefined)
        return undefined;
    return { treeSha, baseSha, asOf: parseAsOf(find(asOfKey, ".*") ?? "") };
}
//# sourceMappingURL=trailer.js.map
;// CONCATENATED MODULE: ./build/pull-request/apply-plan.js













/** Does what was planned, in the order in which a cut leaves nothing half said: commit, branch, pull request. */
async function applyPlan(context, attempt) {
    const { plan } = attempt;
    switch (plan.kind) {
        case "none":
            return { operation: "none", warnings: [] };
        case "unchanged":
            return { operation: "unchanged", pull: plan.pull, headSha: plan.headSha, warnings: [] };
        case "declined": {
            const what = `A person closed pull request #${plan.pull.number}, which had the same removals, so no other was opened. Reopen it to have it kept up to date again.`;
            return { operation: "none", pull: plan.pull, warnings: [what] };
        }
        case "stop":
            return stop(context, { ...attempt, plan });
        case "close": {
            const warnings = await closePull(context, plan);
            return { operation: "closed", pull: plan.pull, warnings };
        }
        case "open":
            return apply_plan_open(context, { ...attempt, headSha: plan.headSha });
        case "update-text":
            return update(context, { ...attempt, pull: plan.pull, headSha: plan.headSha });
        case "commit": {
            const headSha = await context.writeCommit(toCommitOrder(context, { ...attempt, plan }));
            await confirmProposal(context, { base: attempt.base.branch, prepared: attempt.prepared, headSha });
            const { pull } = plan;
            return pull === undefined
                ? apply_plan_open(context, { ...attempt, headSha })
                : update(context, { ...attempt, pull, headSha });
        }
    }
}
function toCommitOrder(context, { plan, base, prepared, text, asOf, isLast }) {
    return {
        base: base.branch,
        files: prepared.filter(({ sha, baseSha }) => sha !== baseSha),
        parentShas: plan.parentShas,
        branch: WritableBranch.of(context.refs),
        formerHeadSha: plan.formerHeadSha,
        buildMessage: (treeSha) => addTrailer(text.commitMessage, { treeSha, baseSha: base.branch.headSha, asOf }),
        async confirm() {
            if (!isLast)
                await confirmBase(context, base);
            requireOwnPulls(context.refs, await findPulls(context.github, context.refs));
        },
    };
}
async function apply_plan_open(context, { text, removals, headSha }) {
    const pull = await openPull(context, { text: markText(text, removals), removals });
    // What somebody pushed in between is not to be merged by itself under our words.
    if (pull.headSha !== headSha)
        throw new action_error/* ActionError */.l("BRANCH_RACE", "The branch moved in the meantime.");
    const warnings = await setMetadata(context.github, pull, context.metadata);
    return { operation: "created", pull, headSha, warnings };
}
async function update(context, { text, removals, pull, headSha, }) {
    const { github, draft } = context;
    await updatePull(github, pull.number, markText(text, removals));
    const mustConvert = draft === "always" && !pull.isDraft;
    const warnings = mustConvert ? await convertToDraft(github, pull) : [];
    return { operation: "updated", pull, headSha, warnings };
}
/** What could not be said on the pull request is said in the error. */
async function stop(context, { files, removals, plan: { pull, foreign, isPosing }, }) {
    const fault = pull && (await commentOnStop(context, { pull, files, removals }));
    const more = foreign.length === 0 ? "." : `: it ${describeForeign(foreign)}.`;
    const { code, message } = isPosing
        ? buildForeignError(context, foreign)
        : {
            code: "BRANCH_NOT_OURS",
            message: `The branch \`${context.refs.branch}\` has a commit that this action did not make${more}`,
        };
    throw new action_error/* ActionError */.l(code, fault === undefined ? message : `${message} ${fault}`);
}
/** The marker binds the pull request to its removals: if a person closes it, they are not proposed again. */
function markText({ title, body }, removals) {
    return { title, body: addMarker(body, { kind: "removals", digest: removals }) };
}
//# sourceMappingURL=apply-plan.js.map
;// CONCATENATED MODULE: ./build/pull-request/plan-pull-request.js

/** Decides what to do. Unless the user asks for it, nothing of anybody else is ever overwritten, closed or deleted. */
function planPullRequest(facts, { onHumanCommits, removals }) {
    const { base, branch, pulls, foreign, hasChanges, isBranchCurrent, isMerged } = facts;
    const pull = pulls.open;
    const mayWrite = (facts.isOurs && foreign.length === 0) || onHumanCommits === "overwrite";
    const stop = { kind: "stop", pull, foreign, isPosing: facts.isOurs };
    if (!hasChanges) {
        if (pull === undefined)
            return { kind: "none" };
        return branch === undefined || mayWrite ? { kind: "close", pull, branch } : stop;
    }
    // Where nothing has to be written, it does not matter who wrote last.
    if (branch !== undefined && pull !== undefined && isBranchCurrent) {
        const isTold = readMarker(pull.body, "removals") === removals;
        return { kind: isTold ? "unchanged" : "update-text", pull, headSha: branch.headSha };
    }
    const declined = pulls.closed.find(({ body }) => readMarker(body, "removals") === removals);
    if (pull === undefined && declined !== undefined)
        return { kind: "declined", pull: declined };
    const formerHeadSha = branch?.headSha;
    if (branch === undefined)
        return { kind: "commit", parentShas: [base.headSha], formerHeadSha, pull };
    if (!mayWrite)
        return stop;
    if (isMerged)
        return { kind: "commit", parentShas: [base.headSha], formerHeadSha, pull };
    if (isBranchCurrent)
        return { kind: "open", headSha: branch.headSha };
    return { kind: "commit", parentShas: chooseParents(branch, facts), formerHeadSha, pull };
}
/**
 * The tree is always made from the base's. Where the base moved since our last commit, it becomes a parent too:
 * else its new content would seem to be part of the proposal.
 */
function chooseParents({ headSha }, { base, isOnBase }) {
    return isOnBase ? [headSha] : [headSha, base.headSha];
}
//# sourceMappingURL=plan-pull-request.js.map
;// CONCATENATED MODULE: ./build/github/rest/refuse-tree-file.js

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
;// CONCATENATED MODULE: ./build/github/rest/fetch-blob.js




/** Writes the bytes of a blob to a new file, and checks by git's own name for them that they came whole. */
function fetchBlob(github, sha, path) {
    return fetchBlobs(github, [{ sha, path }]);
}
/** The same for many, of which git fetches together those that are not at hand. */
async function fetchBlobs(github, wanted) {
    const missing = await copyHere(github, wanted);
    if (missing.length === 0)
        return;
    await github.objects?.fetchBlobs(missing.map(({ sha }) => sha));
    for (const blob of await copyHere(github, missing))
        await askForBlob(github, blob);
}
/** Returns those that are not at hand. */
async function copyHere({ objects }, wanted) {
    if (objects === undefined)
        return wanted;
    const missing = [];
    for (const { sha, path } of wanted) {
        const isWhole = (await objects.copyBlob(sha, path)) && (await hashBlobFile(path)).sha === sha;
        if (!isWhole)
            missing.push({ sha, path });
    }
    return missing;
}
async function askForBlob(github, { sha, path }) {
    await github.readBlob(sha, async (bytes) => {
        await (0,external_node_fs_promises_.rm)(path, { force: true });
        await (0,external_node_stream_promises_.pipeline)(bytes, (0,external_node_fs_.createWriteStream)(path, { flags: "wx" }));
        return (await hashBlobFile(path)).sha === sha ? "whole" : "damaged";
    });
}
//# sourceMappingURL=fetch-blob.js.map
;// CONCATENATED MODULE: ./build/pull-request/checkout/refuse-other-form.js
var refuse_other_form_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var refuse_other_form_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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



/** What git-crypt writes before the content. Source: its `commands.cpp`. */
const cryptHeader = Buffer.from("\0GITCRYPT\0");
/**
 * Throws FILE_NOT_COMMITTABLE where the repository keeps a list in another form than a checkout has it: a commit, by the API
 * or by git, would put raw bytes in its place.
 */
async function refuseOtherForm(name, path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = refuse_other_form_addDisposableResource(env_1, await (0,external_node_fs_promises_.open)(path), true);
        const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
        const start = buffer.subarray(0, bytesRead);
        const form = isLfsPointer(start)
            ? "kept in Git LFS: the repository itself has only a pointer to it"
            : start.subarray(0, cryptHeader.length).equals(cryptHeader)
                ? "encrypted with git-crypt: the repository itself has only what cannot be read"
                : undefined;
        if (form === undefined)
            return;
        throw new action_error/* ActionError */.l("FILE_NOT_COMMITTABLE", `\`${name}\` is ${form}, which a commit would replace by the list.`);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = refuse_other_form_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
//# sourceMappingURL=refuse-other-form.js.map
;// CONCATENATED MODULE: ./build/pull-request/contents/restore-line-ends.js




const [restore_line_ends_lineFeed, restore_line_ends_carriageReturn] = [0x0a, 0x0d];
/**
 * Writes a file as git stores it, with LF for CRLF, to a new one: a checkout on Windows has other line ends than the
 * repository. Returns false, and writes nothing, unless these are the very bytes of that name.
 */
async function restoreLineEnds({ from, to, sha, }) {
    const { size } = await (0,external_node_fs_promises_.stat)(from);
    const read = () => dropReturns(readInPieces(from, size));
    let sizeBytes = 0;
    for await (const chunk of read())
        sizeBytes += chunk.length;
    if (sizeBytes === size || (await hashBlob(sizeBytes, read())) !== sha)
        return false;
    await (0,external_node_stream_promises_.pipeline)(read(), (0,external_node_fs_.createWriteStream)(to, { flags: "wx" }));
    return true;
}
/** A carriage return that is not before a line feed stays. */
async function* dropReturns(chunks) {
    let held = false;
    for await (const chunk of chunks) {
        if (held && chunk[0] !== restore_line_ends_lineFeed)
            yield Buffer.of(restore_line_ends_carriageReturn);
        held = chunk.at(-1) === restore_line_ends_carriageReturn;
        const kept = Buffer.alloc(chunk.length);
        let size = 0;
        for (let at = 0; at < chunk.length; at++) {
            const byte = chunk[at] ?? 0;
            const isDropped = byte === restore_line_ends_carriageReturn && (at + 1 === chunk.length || chunk[at + 1] === restore_line_ends_lineFeed);
            if (!isDropped)
                kept[size++] = byte;
        }
        if (size > 0)
            yield kept.subarray(0, size);
    }
    if (held)
        yield Buffer.of(restore_line_ends_carriageReturn);
}
//# sourceMappingURL=restore-line-ends.js.map
;// CONCATENATED MODULE: ./build/pull-request/contents/find-contents.js





/**
 * Finds the base's contents of files, and returns where they are on disk, in the same order: the local file where it is
 * the same, also but for its line ends, else the checkout's own object, and only then what GitHub has.
 */
async function findContents({ github, folder }, files) {
    const paths = [];
    const wanted = [];
    for (const [index, { located, entry }] of files.entries()) {
        const { sha } = entry;
        const [localPath, path] = [located.file.path, (0,external_node_path_.join)(folder, `${index}.base`)];
        const isSame = (await hashBlobFile(localPath)).sha === sha;
        paths.push(isSame ? localPath : path);
        if (isSame || (await restoreLineEnds({ from: localPath, to: path, sha })))
            continue;
        wanted.push({ sha, path, name: entry.path });
    }
    await fetchBlobs(github, wanted);
    for (const { name, path } of wanted)
        await refuseOtherForm(name, path);
    return paths;
}
//# sourceMappingURL=find-contents.js.map
;// CONCATENATED MODULE: ./build/pull-request/prepare-files.js





/** Rewrites each of the files as it stands on the base branch now. What does not change has the same `sha`. */
async function prepareFiles(context, tree) {
    const { files, folder } = context;
    const entries = files.flatMap(({ file, path }) => {
        const entry = tree.get(path);
        return entry === undefined ? [] : [{ located: { file, path }, entry }];
    });
    for (const { entry } of entries)
        refuseTreeFile(entry);
    const contents = await findContents(context, entries);
    const prepared = [];
    for (const [index, { located, entry }] of entries.entries()) {
        // One for each of the entries.
        const basePath = contents[index];
        const { path, mode, sha: baseSha } = entry;
        const base = { located, path, mode, baseSha, basePath };
        prepared.push(await prepareFile(context, { ...base, contentPath: (0,external_node_path_.join)(folder, `${index}.new`) }));
    }
    return prepared;
}
/** Prepares the files of these datasets again, so that they lack what is retained, too. */
async function retainInFiles(context, prepared, retained) {
    const again = [];
    for (const file of prepared) {
        const own = retained.get(context.datasetOf(file.located));
        again.push(own === undefined || own.size === 0 ? file : await prepareFile(context, file, own));
    }
    return again;
}
async function prepareFile({ rewrite }, { located, path, mode, baseSha, basePath, contentPath }, retained) {
    const change = await rewrite(located, { from: basePath, to: contentPath }, retained);
    const content = await hashBlobFile(contentPath);
    // Most lists do not change, and copies of all of them could fill the disk.
    if (content.sha === baseSha)
        await (0,external_node_fs_promises_.rm)(contentPath);
    return { located, path, mode, baseSha, basePath, contentPath, change, ...content };
}
//# sourceMappingURL=prepare-files.js.map
;// CONCATENATED MODULE: ./build/pull-request/is-branch-current.js
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
//# sourceMappingURL=is-branch-current.js.map
;// CONCATENATED MODULE: ./build/pull-request/origin/find-ours.js


/** How deep it is looked for below other commits. */
const find_ours_deepest = 10;
/** Finds our last commit, along the first parents. Its trailer names the tree, so that an amended one is not taken for ours. */
async function findOurs(github, branch) {
    const head = toOurs(branch);
    if (head !== undefined)
        return { ours: head, below: head.treeSha === branch.treeSha ? "head" : "rewritten" };
    let commit = branch;
    let areMerges = true;
    for (let depth = 0; depth < find_ours_deepest && commit !== undefined; depth++) {
        areMerges &&= commit.parentShas.length === 2;
        const [first] = commit.parentShas;
        commit = first === undefined ? undefined : await readCommit(github, first);
        const ours = commit && toOurs(commit);
        if (ours !== undefined && ours.treeSha === commit?.treeSha)
            return { ours, below: areMerges ? "merges" : "others" };
    }
    return undefined;
}
/** A commit that does not say as of when was made later than the jobs behind it. */
function toOurs({ message, committedAtMs }) {
    const trailer = readTrailer(message);
    if (trailer === undefined)
        return undefined;
    const { treeSha, baseSha, asOf } = trailer;
    return {
        treeSha,
        baseSha,
        asOf: asOf ?? new Map([["tweets", committedAtMs], ["users", committedAtMs]]),
    };
}
//# sourceMappingURL=find-ours.js.map
;// CONCATENATED MODULE: ./build/pull-request/origin/classify-merge.js
/** Compares a merge with what git makes of its two sides where nobody edits. */
function classifyMerge({ paths, formerBase, ours, base, merge }) {
    const ends = paths.map((path) => {
        const [from, left, right] = [formerBase.get(path), ours.get(path), base.get(path)];
        const isByBoth = left !== right && left !== from && right !== from;
        const expected = right === from ? left : right;
        return { path, isByBoth, isAsExpected: merge.get(path) === expected };
    });
    return {
        isEdited: ends.some(({ isByBoth, isAsExpected }) => !isByBoth && !isAsExpected),
        changedByBoth: ends.filter(({ isByBoth }) => isByBoth).map(({ path }) => path),
    };
}
//# sourceMappingURL=classify-merge.js.map
;// CONCATENATED MODULE: ../core/build/rewrite/retained-entries.js



/**
 * Entries of one dataset that an earlier proposal removes or scrubs, and that stay so whatever is known of their IDs
 * now: found by `retainChanges`, obeyed by `rewriteFile`. About 16 bytes an entry.
 * @example
 * ```ts
 * const retained = new RetainedEntries();
 * await retainChanges({ dataset, name: "ids.txt", from: "base/ids.txt", to: "proposed/ids.txt" }, retained);
 * await rewriteFile({ dataset, name: "ids.txt", from: "data/ids.txt", to: "/tmp/ids.txt" }, checkedIds, { retained });
 * retained.used; // so many different entries were removed or scrubbed for no other reason
 * ```
 */
class RetainedEntries {
    #removed = new IdSet();
    /** Those that are removed besides are in both. */
    #scrubbed = new IdSet();
    /** Of both, to count them. */
    #keys = new IdSet();
    #used = new IdSet();
    #decisions = new Uint8Array(batchEntries);
    /** How many different entries are to stay removed or scrubbed. */
    get size() {
        return this.#keys.size;
    }
    /** How many different ones were found in what was rewritten, and removed or scrubbed for no other reason. */
    get used() {
        return this.#used.size;
    }
    /** Of two decisions about one entry the graver counts. */
    add(high, low, decision) {
        this.#keys.add(high, low);
        (decision === entryDecisions.remove ? this.#removed : this.#scrubbed).add(high, low);
    }
    /** The decision about each entry of a batch; 0 about those that are not in. Valid until the next call. */
    find({ high, low }, count) {
        const decisions = this.#decisions.fill(0, 0, count);
        const mark = (set, decision) => {
            const rows = set.findBlock(high, low, count);
            for (let index = 0; index < count; index++)
                if (rows[index] !== -1)
                    decisions[index] = decision;
        };
        if (this.#scrubbed.size > 0)
            mark(this.#scrubbed, entryDecisions.scrub);
        if (this.#removed.size > 0)
            mark(this.#removed, entryDecisions.remove);
        return decisions;
    }
    markUsed(high, low) {
        this.#used.add(high, low);
    }
    /** Whether all entries of another one are in, with decisions that are as grave. */
    holdsAll(other) {
        let holds = true;
        const [high, low] = [new Int32Array(1), new Int32Array(1)];
        other.#keys.forEach((keyHigh, keyLow) => {
            [high[0], low[0]] = [keyHigh, keyLow];
            const own = this.find({ high, low }, 1)[0];
            if (own < other.find({ high, low }, 1)[0])
                holds = false;
        });
        return holds;
    }
}
//# sourceMappingURL=retained-entries.js.map
;// CONCATENATED MODULE: ./build/pull-request/origin/is-same-but-for-removals.js




/** Whether the second pair's contents differ in nothing but removals, each of which the first pair's has, too. */
async function isSameButForRemovals(context, { ours, other }) {
    const { github, compare, folder: parent } = context;
    const folder = await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)(parent, "compare-"));
    const collect = async ({ file, from, to }) => {
        const paths = { from: (0,external_node_path_.join)(folder, from), to: (0,external_node_path_.join)(folder, to) };
        for (const [sha, path] of new Map([
            [from, paths.from],
            [to, paths.to],
        ]))
            await fetchOnce(sha, path);
        const retained = new RetainedEntries();
        return (await compare(file, paths, { retained })) ? retained : undefined;
    };
    const fetched = new Set();
    const fetchOnce = async (sha, path) => {
        if (!fetched.has(sha))
            await fetchBlob(github, sha, path);
        fetched.add(sha);
    };
    try {
        const [one, two] = [await collect(ours), await collect(other)];
        return one !== undefined && two !== undefined && one.holdsAll(two);
    }
    catch (error) {
        // What is not a list any more, for example one with conflict markers, was written by hand.
        if ((0,build_errors/* isComplianceError */.Ez)(error))
            return false;
        throw error;
    }
    finally {
        await (0,external_node_fs_promises_.rm)(folder, { recursive: true, force: true });
    }
}
//# sourceMappingURL=is-same-but-for-removals.js.map
;// CONCATENATED MODULE: ./build/pull-request/origin/read-origin.js





/**
 * Tells our commit by its trailer. A merge of the base on top of it, as "Update branch" makes it, counts as ours if
 * nothing in it was written by hand, and so does the same commit on top of a newer base, as "Update with rebase" makes it.
 * Who signed it proves nothing: the page where conflicts are solved signs likewise.
 */
async function readOrigin(context, heads) {
    const { branch, found } = heads;
    if (found === undefined)
        return { isOurs: false, proposed: undefined };
    const { ours, below } = found;
    if (below === "head")
        return { isOurs: true, proposed: ours };
    const ontoSha = below === "others" ? undefined : await findOnto(context, { ...heads, below });
    if (ontoSha === undefined || !(await isUntouched(context, { branch, ours, ontoSha })))
        return { isOurs: false, proposed: ours };
    return { isOurs: true, proposed: { ...ours, treeSha: branch.treeSha, baseSha: ontoSha } };
}
/** The commit of the base that our content was merged with or put onto, if nothing but checked files differs from it. */
async function findOnto({ github, files }, { branch, baseSha, below }) {
    const toHead = await compareCommits(github, { base: baseSha, head: branch.headSha });
    const ontoSha = toHead?.forkSha;
    if (ontoSha === undefined)
        return undefined;
    // What was merged last is the base's, and not another branch.
    if (below === "merges" && branch.parentShas[1] !== ontoSha)
        return undefined;
    const checked = new Set(files.map(({ path }) => path));
    const isChecked = toHead?.files?.every(({ path, isModified }) => isModified && checked.has(path)) === true;
    return isChecked ? ontoSha : undefined;
}
/** Whether the branch is what git makes of our content and the newer base where nobody edits. */
async function isUntouched(context, { branch, ours, ontoSha }) {
    const { github, files } = context;
    const former = await readCommit(github, ours.baseSha);
    const onto = await readCommit(github, ontoSha);
    if (former === undefined || onto === undefined)
        return false;
    const paths = files.map(({ path }) => path);
    const read = async (treeSha) => toBlobShas(await readTreeFiles(github, treeSha, paths));
    const kept = await findTreeFiles(github, ours.treeSha, paths);
    if (kept === undefined)
        return false;
    const [left, formerBase, base, merge] = [
        toBlobShas(kept),
        await read(former.treeSha),
        await read(onto.treeSha),
        await read(branch.treeSha),
    ];
    const { isEdited, changedByBoth } = classifyMerge({ paths, formerBase, ours: left, base, merge });
    if (isEdited)
        return false;
    for (const file of files.filter(({ path }) => changedByBoth.includes(path))) {
        const shas = [formerBase, left, base, merge].map((contents) => contents.get(file.path));
        const [from, to, otherFrom, otherTo] = shas;
        if (from === undefined || to === undefined || otherFrom === undefined || otherTo === undefined)
            return false;
        const other = { file, from: otherFrom, to: otherTo };
        if (!(await isSameButForRemovals(context, { ours: { file, from, to }, other })))
            return false;
    }
    return true;
}
//# sourceMappingURL=read-origin.js.map
;// CONCATENATED MODULE: ./build/pull-request/read-facts.js









/** Throws BRANCH_OF_OTHER_BASE for a branch that is not to be moved by this run. */
async function readOurs(context, base) {
    const { github, refs } = context;
    const branch = await readBranch(github, refs.branch);
    const pulls = await findPulls(github, refs);
    requireOwnPulls(refs, pulls);
    const [own, baseSha] = [branch?.headSha, base.branch.headSha];
    // What the base holds GitHub calls merged: none of it is open.
    const isMerged = own !== undefined && pulls.open === undefined && (await isIn(context, own, baseSha));
    const found = branch && (await findOurs(github, branch));
    if (!isMerged)
        await requireOwnBase(github, { refs, found, headSha: baseSha });
    const origin = branch && (await readOrigin(context, { branch, found, baseSha }));
    const changed = branch && (await readChanges(context, { branch, base: base.branch }));
    const foreign = changed ? await listForeign(context, { ...changed, base: base.branch }) : [];
    return { branch, origin, pulls, isMerged, changed, foreign };
}
async function isIn({ github }, sha, headSha) {
    return (await compareCommits(github, { base: sha, head: headSha }))?.holdsBase === true;
}
/** Compares our branch with what is desired. */
async function readFacts(context, { base, ours: { branch, origin, pulls, isMerged, changed, foreign }, prepared, }) {
    const { github, files } = context;
    const paths = files.map(({ path }) => path);
    const onBranch = branch === undefined ? new Map() : await readTreeFiles(github, branch.treeSha, paths);
    return {
        base: base.branch,
        branch,
        isOurs: branch === undefined || (changed !== undefined && isOursOrMerged({ origin, isMerged })),
        pulls,
        isMerged,
        foreign,
        isOnBase: changed?.forkSha === base.branch.headSha,
        hasChanges: prepared.some(({ sha, baseSha }) => sha !== baseSha),
        isBranchCurrent: changed !== undefined &&
            isConfined(changed.changes, paths) &&
            isBranchCurrent({
                paths,
                desired: new Map(prepared.map(({ path, sha }) => [path, sha])),
                base: toBlobShas(base.files),
                branch: toBlobShas(onBranch),
                formerBase: undoChanges(toBlobShas(onBranch), changed.changes),
            }),
    };
}
/** With our commit and others' the base has taken them all: on top of it nothing of anybody is undone. */
function isOursOrMerged({ origin, isMerged }) {
    return origin?.isOurs === true || (isMerged && origin?.proposed !== undefined);
}
/** The files as they were where the branch left the base. */
function undoChanges(branch, changes) {
    const before = new Map(branch);
    for (const { path, from } of changes) {
        if (from === undefined)
            before.delete(path);
        else
            before.set(path, from.sha);
    }
    return before;
}
//# sourceMappingURL=read-facts.js.map
;// CONCATENATED MODULE: ./build/pull-request/retention/read-retained.js






/**
 * Finds the entries that our open pull request removes or scrubs, and of which this check knows nothing newer. What it
 * proposes is told by the files of its commit, beside those of the base that it was made from.
 */
async function readRetained(context, { proposed, prepared }) {
    const { github, files, datasetOf, isNothingOlder } = context;
    const retention = new Map();
    const base = isNothingOlder(proposed.asOf) ? undefined : await readCommit(github, proposed.baseSha);
    if (base === undefined)
        return retention;
    const paths = files.map(({ path }) => path);
    const before = await readTreeFiles(github, base.treeSha, paths);
    const after = (await findTreeFiles(github, proposed.treeSha, paths)) ?? new Map();
    const preparedAt = new Map(prepared.map((file) => [file.path, file]));
    const changed = files.flatMap((file) => {
        const [from, to] = [before.get(file.path)?.sha, after.get(file.path)?.sha];
        const own = preparedAt.get(file.path);
        // Where the check itself asks for just this content, nothing has to be kept.
        const isKept = from !== undefined && to !== undefined && from !== to && own?.sha !== to;
        return isKept ? [{ file, from, to, own }] : [];
    });
    await github.objects?.fetchBlobs(changed.flatMap(({ from, to, own }) => (own?.baseSha === from ? [to] : [from, to])));
    for (const { file, ...contents } of changed) {
        const retained = retention.get(datasetOf(file)) ?? new RetainedEntries();
        retention.set(datasetOf(file), retained);
        await compareContents(context, { file, ...contents, retained, proposed });
    }
    return retention;
}
async function compareContents({ github, folder, compare }, { file, from, to, own, retained, proposed: { asOf } }) {
    // Mostly the base still has what the proposal was made from.
    const isHere = own?.baseSha === from;
    const paths = { from: isHere ? own.basePath : (0,external_node_path_.join)(folder, `${from}.from`), to: (0,external_node_path_.join)(folder, `${to}.to`) };
    try {
        if (!isHere)
            await fetchBlob(github, from, paths.from);
        await fetchBlob(github, to, paths.to);
        await compare(file, paths, { retained, asOf });
    }
    finally {
        for (const path of [paths.to, ...(isHere ? [] : [paths.from])])
            await (0,external_node_fs_promises_.rm)(path, { force: true });
    }
}
//# sourceMappingURL=read-retained.js.map
;// CONCATENATED MODULE: ./build/pull-request/propose-removal.js











const attempts = 3;
/**
 * Makes the pull request say what is to be removed from the base branch as it is now. Where others write at the
 * same time, everything is read, computed and decided again: no step is ever repeated blindly.
 */
async function proposeRemoval(context) {
    for (let attempt = 1;; attempt++) {
        const folder = await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)(context.folder, "contents-"));
        try {
            const own = { ...context, folder };
            const { missing, ...decided } = await propose_removal_decide(own, attempt === attempts);
            const { plan, files } = decided;
            const done = own.dryRun ? { operation: "none", warnings: [] } : await applyPlan(own, decided);
            return { ...done, plan: plan.kind, files, missing };
        }
        catch (error) {
            if (!(error instanceof action_error/* ActionError */.l) || !error.retryable || attempt === attempts)
                throw error;
            context.onReread(error.code);
        }
        finally {
            await (0,external_node_fs_promises_.rm)(folder, { recursive: true, force: true });
        }
    }
}
/** Reads, computes and decides, and writes nothing. */
async function propose_removal_decide(context, isLast) {
    const base = await readBase(context);
    const known = await prepareFiles(context, base.files);
    const ours = await readOurs(context, base);
    // What a commit says to have proposed is believed only of one that holds nothing else.
    const isPosing = ours.origin?.isOurs === true && ours.foreign.length > 0;
    const proposed = ours.pulls.open === undefined || isPosing ? undefined : ours.origin?.proposed;
    const retention = proposed === undefined ? new Map() : await readRetained(context, { proposed, prepared: known });
    const prepared = await retainInFiles(context, known, retention);
    const removals = digestRemovals(prepared.map(({ change }) => change.removals));
    context.guard(removals, new Map([...retention].map(([dataset, { used }]) => [dataset, used])));
    const facts = await readFacts(context, { base, ours, prepared });
    const plan = planPullRequest(facts, { ...context, removals });
    const files = prepared.map(({ path, change: { removals: _, ...counts } }) => ({ path, ...counts }));
    const text = context.buildText(files, proposed?.asOf);
    const asOf = mergeAsOf(context.asOf, proposed?.asOf);
    const missing = context.files.map(({ path }) => path).filter((path) => !base.files.has(path));
    return { plan, base, prepared, files, text, removals, asOf, isLast, missing };
}
//# sourceMappingURL=propose-removal.js.map
;// CONCATENATED MODULE: ./build/pull-request/recognise-expiry.js

/**
 * A token that GitHub refuses after the check was not refused before it, as the preflight would have ended the run. It
 * has expired while X worked: that of a GitHub App lasts one hour.
 */
function recogniseExpiry(error) {
    if (!(error instanceof action_error/* ActionError */.l) || error.code !== "GITHUB_UNAUTHORIZED")
        return error;
    return new action_error/* ActionError */.l("GITHUB_TOKEN_EXPIRED", `${error.message} It was not refused before the check.`);
}
//# sourceMappingURL=recognise-expiry.js.map
;// CONCATENATED MODULE: ./build/github/rest/read-repository.js

/** `visibility` also knows `internal`, for the members of an enterprise. Older servers have `private` alone. */
const visibilitySchema = schemas/* object */.Ikc({
    private: schemas/* boolean */.zMY().optional(),
    visibility: schemas/* string */.YjP().optional(),
});
/** Whether not everybody can read it; undefined where that is not said. */
function isPrivate(told) {
    return told.visibility === undefined ? told.private : told.visibility !== "public";
}
const read_repository_repositorySchema = visibilitySchema.extend({
    default_branch: schemas/* string */.YjP().min(1),
    archived: schemas/* boolean */.zMY().default(false),
    permissions: schemas/* object */.Ikc({ push: schemas/* boolean */.zMY() }).optional(),
});
async function readRepository(github) {
    const told = await github.request({
        operation: "getRepo",
        route: "GET /repos/{owner}/{repo}",
        answer: read_repository_repositorySchema,
    });
    return {
        defaultBranch: told.default_branch,
        mayPush: told.permissions?.push,
        isArchived: told.archived,
        isPrivate: isPrivate(told),
    };
}
//# sourceMappingURL=read-repository.js.map
;// CONCATENATED MODULE: ./build/inputs/branch-name.js

/** What git forbids in the name of a branch (git-check-ref-format), and a leading dash, which no tool can be given safely. */
const forbidden = /^$|^[-/]|^refs\/|[/.]$|\.\.|\/\/|@\{|^@$|(^|\/)\.|\.lock(\/|$)|[\s~^:?*[\\\p{Cc}]/u;
/** Whether git takes this as the name of a branch, without `refs/heads/`. */
function isBranchName(text) {
    return text.length <= 200 && !forbidden.test(text);
}
/**
 * The default name of the branch: the same for all runs that would propose the same, so that the next one finds its pull
 * request, and another wherever two runs on the same lists could propose something else. Texts, speed, and limits that
 * only say whether anything is proposed (`max-removal`, `on-bad-entry`, `require-proof`) are not in it.
 */
function buildBranchName({ plans, isSole, otherBase }) {
    const datasets = plans.map((plan) => JSON.stringify(branch_name_describe(plan))).sort();
    const digest = (0,external_node_crypto_.createHash)("sha256")
        .update(JSON.stringify([otherBase ?? null, datasets]))
        .digest("hex");
    const type = isSole ? plans[0]?.ids[0]?.type : undefined;
    return `x-compliance/${type ?? "datasets"}-${digest.slice(0, 8)}`;
}
/** What is not set is as its default. */
function branch_name_describe({ patterns, format, ids, scrubFields, onScrub, onRefetch, keepReasons, }) {
    return [
        patterns,
        format ?? "auto",
        ids.map(({ type, field }) => [type, field ?? null]),
        scrubFields ?? [],
        onScrub ?? "auto",
        onRefetch ?? "keep",
        [...(keepReasons ?? [])].sort(),
    ];
}
//# sourceMappingURL=branch-name.js.map
;// CONCATENATED MODULE: ./build/pull-request/refs/read-refs.js


/** Asks which branch is the default one, which is told apart by name from all others, and says what the branches are. */
async function readRefs(github, { accepted, context }) {
    const repository = await readRepository(github);
    return { refs: chooseRefs(accepted, { ...context, ...repository }), repository };
}
/** @param defaultBranch Of the repository. */
function chooseRefs({ inputs, plans }, { owner, branch: current, defaultBranch, }) {
    const base = inputs.prBase ?? current ?? "";
    const otherBase = base === defaultBranch ? undefined : base;
    const isSole = inputs.config === undefined;
    const branch = inputs.prBranch ?? buildBranchName({ plans, isSole, otherBase });
    return { owner, branch, base, defaultBranch };
}
//# sourceMappingURL=read-refs.js.map
;// CONCATENATED MODULE: ./build/pull-request/to-proposal-inputs.js
function toProposalInputs(inputs, { owner }) {
    return {
        token: inputs.githubToken,
        approved: inputs.approveRemoval,
        title: inputs.prTitle,
        commitMessage: inputs.commitMessage,
        metadata: {
            labels: inputs.prLabels,
            assignees: inputs.prAssignees,
            reviewers: inputs.prReviewers,
            teamReviewers: inputs.prTeamReviewers.map((team) => toSlug(team, owner)),
            milestone: inputs.prMilestone,
            autoMerge: inputs.prAutoMerge,
        },
        draft: inputs.prDraft,
        onHumanCommits: inputs.prOnHumanCommits,
        via: inputs.commitVia,
        dryRun: inputs.dryRun,
    };
}
/** GitHub writes a team as `organization/team`, and takes `team`. One of another organization is left to be refused. */
function toSlug(team, owner) {
    const [organization = "", slug] = team.split("/");
    return slug !== undefined && organization.toLowerCase() === owner.toLowerCase() ? slug : team;
}
//# sourceMappingURL=to-proposal-inputs.js.map
;// CONCATENATED MODULE: ./build/pull-request/propose-files.js
var propose_files_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var propose_files_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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












/** Proposes the removal. Throws MAX_REMOVAL_EXCEEDED before anything is written. */
async function proposeFiles(options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { accepted, context, check, difference, log } = options;
        const stack = propose_files_addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const proposal = await openProposal(options, stack);
        const { base, branch } = proposal.refs;
        const result = await proposeRemoval(proposal).catch((error) => {
            throw recogniseExpiry(error);
        });
        for (const path of result.missing)
            log.info(`${path}: not on the branch ${base}, left alone.`);
        for (const warning of result.warnings)
            log.warning(warning);
        log.info(describePullRequest(result, accepted.inputs.dryRun));
        if (result.pull !== undefined)
            log.info(result.pull.url);
        const { report } = check;
        const left = findLeft({ report, located: proposal.files, proposed: result.files, difference, base });
        return { ...result, branch, compareUrl: buildCompareUrl(context, { base, branch }), left };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = propose_files_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Binds what the user, the runner and the check say to this proposal. Nothing is written yet. */
async function openProposal(options, stack) {
    const { accepted, context, check, ids, folder, log, signal } = options;
    const { datasets, introduction } = accepted;
    const { token, approved, title, commitMessage, via, metadata, draft, onHumanCommits, dryRun } = toProposalInputs(accepted.inputs, context);
    const { files } = await locateRepository(datasets.flatMap((dataset) => dataset.files), context);
    const runUrl = (0,run_context/* buildRunUrl */.r)(context);
    // The user said that the job lasts longer than that.
    const deadlineMs = options.startedMs + accepted.inputs.timeoutMinutes * 60_000;
    const { github, git } = stack.use(await openCheckout({ ...options, deadlineMs }, { token, files }));
    const { refs } = await readRefs(github, options);
    return {
        ...bindCheck({ check, datasets, approved, log, signal }),
        github,
        refs,
        files,
        folder,
        runUrl,
        compareUrl: `${buildCompareUrl(context, refs)}?expand=1`,
        buildText: (proposed, formerAsOf) => buildText({
            report: check.report,
            files: proposed,
            formerAsOf,
            runUrl,
            ids,
            title,
            introduction,
            commitMessage,
        }),
        writeCommit: createCommitWriter({ via, github, git, log }),
        metadata,
        draft,
        onHumanCommits,
        dryRun,
        onReread: (code) => log.info(describeReread(code)),
    };
}
/** The repository is said to have changed only where it did. */
function describeReread(code) {
    return code === "BRANCH_RACE"
        ? "The repository changed in the meantime. Reading it again."
        : `GitHub did not store what was sent (${code}). Starting over.`;
}
function buildCompareUrl({ serverUrl, owner, repository }, { base, branch }) {
    const [from, to] = [base, branch].map((name) => encodeURIComponent(name).replaceAll("%2F", "/"));
    return `${serverUrl}/${owner}/${repository}/compare/${from}...${to}`;
}
//# sourceMappingURL=propose-files.js.map
;// CONCATENATED MODULE: ./build/runner/error-page.js
/** Where the action is published: GitHub Enterprise Server runs it from there, too, and has no page of it. */
const home = "https://github.com";
/** Where an error's code is explained. */
function buildErrorPageUrl(context, code) {
    return buildPageUrl(context, `docs/errors.md#${code.toLowerCase()}`);
}
/**
 * A page of the action's own repository, at the version that runs, or its path there if the runner does not say where the
 * action comes from.
 */
function buildPageUrl({ actionRepository = "", actionRef = "" }, place) {
    // It becomes a link of the summary, so it must be no more than an address.
    const isPlain = /^[\w.-]+\/[\w.-]+$/.test(actionRepository) && /^[\w./-]+$/.test(actionRef);
    return isPlain ? `${home}/${actionRepository}/blob/${actionRef}/${place}` : place;
}
//# sourceMappingURL=error-page.js.map
;// CONCATENATED MODULE: ./build/text/fenced-block.js


/** Lines as a Markdown code block, which none of them can end. */
function fencedBlock(lines) {
    const safe = lines.map((line) => showLongRuns((0,neutralise_line/* neutraliseLine */.f)(line)));
    const longest = Math.max(2, ...(safe.join("\n").match(/`+/g) ?? []).map((run) => run.length));
    const fence = "`".repeat(longest + 1);
    return [`${fence}text`, ...safe, fence];
}
//# sourceMappingURL=fenced-block.js.map
;// CONCATENATED MODULE: ./build/report/failure-summary.js





/** The page of a run that failed: all in code, but for links of our own. */
function buildFailureSummary(failure, context) {
    const { code, pageUrl } = failure;
    const links = [
        ...(pageUrl === undefined ? [] : [`[Open it by hand](${pageUrl})`]),
        buildErrorLink(code, buildErrorPageUrl(context, code)),
    ];
    const block = fencedBlock(failureText(failure).split("\n"));
    return ["## X Batch Compliance", "", ...block, "", links.join(" · ")].join("\n");
}
/** The page of a run that failed before it came to a report. @param newJobs Paid for, also those that were given up. */
function buildUnreportedSummary(failure, { context, newJobs }) {
    const page = buildFailureSummary(failure, context);
    return newJobs === 0 ? page : `${page}\n\nCost: ${formatQuantity(newJobs, "new job")} at X.`;
}
function buildErrorLink(code, page) {
    return page.startsWith("https://") ? `[More on ${code}](${page})` : `More on ${code}: \`${page}\``;
}
/** The page of a run that was cancelled: what is at X by then, and how it goes on. */
function buildCancelledSummary(failure, { context, jobIds }) {
    const jobs = jobIds.map(codeSpan).join(", ");
    const next = jobIds.length === 0
        ? "Run the workflow again. No job at X was known yet; should X just have made one, the next run finds it by its name."
        : `Run the workflow again. It finds X's ${jobIds.length === 1 ? "job" : "jobs"} ${jobs} by name and goes on from there.`;
    return `${buildFailureSummary(failure, context)}\n\n### What to do next\n\n${next}`;
}
//# sourceMappingURL=failure-summary.js.map
;// CONCATENATED MODULE: ./build/report/list-outputs.js

/** The outputs by name, as text. Those of an artifact or a pull request that is not there are empty. */
function listOutputs(contents) {
    const { artifact, pullRequest } = contents;
    return {
        ...listReportOutputs(contents),
        "artifact-id": artifact === undefined ? "" : String(artifact.id),
        "artifact-url": artifact?.url ?? "",
        "artifact-digest": artifact?.digest ?? "",
        ...listPullRequestOutputs(pullRequest),
    };
}
/** Those that are known once the check is over, whatever becomes of the rest of the step. */
function listReportOutputs({ report, reportPath, jobIds, }) {
    return {
        result: report.result,
        checked: String(report.checked),
        violations: String(report.violations),
        unverified: String(report.unverified),
        counts: JSON.stringify(countByReason(report)),
        proof: report.proof,
        refetch: String(report.refetch),
        coverage: String(report.standing.coverage),
        "as-of": report.standing.asOf ?? "",
        "job-ids": [...new Set([...report.jobs.map(({ id }) => id), ...jobIds])].join(","),
        "report-path": reportPath,
    };
}
/**
 * Of a run that came to no report. One that was cancelled is pending without a job, too: what later steps have to know is
 * that nothing is known yet, and that another run is needed. After a failure every ID is unverified.
 */
function listUnreportedOutputs(result, jobIds) {
    return { result, "job-ids": jobIds.join(","), coverage: "", "as-of": "" };
}
function listPullRequestOutputs(pullRequest) {
    const { pull, headSha = "", operation = "none", files = [] } = pullRequest ?? {};
    const isProposed = operation === "created" || operation === "updated" || operation === "unchanged";
    const changed = isProposed ? files.filter(isChanged) : [];
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
    const counts = new Map();
    for (const { action, reason, ids } of report.datasets.flatMap((dataset) => dataset.counts)) {
        const byReason = counts.get(action) ?? new Map();
        counts.set(action, byReason.set(reason, (byReason.get(reason) ?? 0) + ids));
    }
    return Object.fromEntries([...counts].map(([action, byReason]) => [action, Object.fromEntries(byReason)]));
}
//# sourceMappingURL=list-outputs.js.map
;// CONCATENATED MODULE: ../core/build/check/read-json-lines.js
var read_json_lines_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var read_json_lines_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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



/** Far longer than a line of ours, nearly all of which is names of a file and a dataset. */
const read_json_lines_maxLineBytes = 1024 * 1024;
/** The values of a file of JSON lines. Blank lines are passed over. Throws FILE_UNREADABLE. */
async function* readJsonLines(path, { schema, what }) {
    let line = 0;
    for await (const texts of readTextLines(path)) {
        for (const text of texts) {
            line++;
            if (text.trim() === "")
                continue;
            const value = parseLine(text, schema);
            if (value === undefined)
                throw createLineFault({ path, line, what });
            yield value;
        }
    }
}
/** The lines of a file, as many at once as there are in what is read. They end at LF alone: names hold U+2028 and its like as they are. */
async function* readTextLines(path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = read_json_lines_addDisposableResource(env_1, await openFile({ name: path, path }), true);
        let texts = [];
        const splitter = createLineSplitter({
            maxLineBytes: read_json_lines_maxLineBytes,
            onLine: (bytes, { start, end }) => void texts.push(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("utf8")),
            // It is no line of ours, and neither is this.
            onTooLong: () => void texts.push("too long"),
        });
        for await (const chunk of readChunks(file, { name: path })) {
            splitter.push(chunk);
            yield texts;
            texts = [];
        }
        splitter.end();
        yield texts;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = read_json_lines_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function parseLine(text, schema) {
    try {
        const parsed = schema.safeParse(JSON.parse(text));
        return parsed.success ? parsed.data : undefined;
    }
    catch {
        return undefined;
    }
}
function createLineFault(fault) {
    const { path, line, what } = fault;
    return new build_errors/* ComplianceError */.c7("FILE_UNREADABLE", `${path} cannot be read: line ${line} is not ${what}.`, {
        faults: [{ file: path, line, message: `This is not ${what}.` }],
    });
}
//# sourceMappingURL=read-json-lines.js.map
;// CONCATENATED MODULE: ../core/build/check/terms/violation-line.js

const violationSchema = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    type: schemas/* enum */.k5n(["tweets", "users"]),
    action: schemas/* string */.YjP(),
    reason: schemas/* string */.YjP(),
    dataset: schemas/* string */.YjP(),
    file: schemas/* string */.YjP(),
});
//# sourceMappingURL=violation-line.js.map
;// CONCATENATED MODULE: ../core/build/check/read-violations.js


/**
 * Reads the violations that a check has found, from `CheckResult.violationsPath` or from a copy of that file: one line
 * for each ID for which an entry is to be removed or scrubbed, file by file. The file is read as it is consumed, and
 * closed at its end or when the consumer stops.
 *
 * @throws {ComplianceError} FILE_UNREADABLE if the file cannot be read, is a symlink, or holds a line that is not a
 * violation; the error names the file and the line, and `faults` holds both.
 * @example
 * ```ts
 * const { violationsPath } = await checkDatasets(client, datasets, options);
 * for await (const { id, reason, file } of readViolations(violationsPath)) {
 *   console.log(`${id} in ${file}: ${reason}`);
 * }
 * ```
 */
function readViolations(path) {
    return readJsonLines(path, { schema: violationSchema, what: "a violation" });
}
//# sourceMappingURL=read-violations.js.map
;// CONCATENATED MODULE: ./build/report/list-shown-ids.js

/** More IDs than this belong into the artifact, not into a page. */
const shownIds = 200;
/** The first distinct IDs of the list of violations, which has one line an entry. */
async function listShownIds(violationsPath) {
    const ids = new Set();
    for await (const { id } of readViolations(violationsPath)) {
        ids.add(id);
        if (ids.size === shownIds)
            break;
    }
    return [...ids];
}
//# sourceMappingURL=list-shown-ids.js.map
;// CONCATENATED MODULE: ./build/text/describe-standing.js

/** Whether a part has no result at all yet. After a failure nothing is under way: its IDs are unverified. */
function isPending({ failure, standing }) {
    return failure === null && standing.none.parts > 0;
}
/**
 * IDs that only wait for their first result, at most: of a list that was edited since, some may be known to be violations
 * already. The report counts the rest of them among the unverified ones.
 */
function countPending(report) {
    return isPending(report) ? Math.min(report.standing.none.ids, report.unverified) : 0;
}
/** IDs about which nothing is proven though X has answered, or that came during the check. */
function countUnverified(report) {
    return report.unverified - countPending(report);
}
/**
 * As of when a claim holds, where that was before the run: jobs know by themselves whether they are older, whatever the
 * clock of this machine says. Empty where all results are of jobs of this run.
 */
function tellAsOf({ jobs, standing: { asOf } }) {
    const results = jobs.filter(({ state }) => state === "complete");
    if (!results.some(({ adopted, standsIn }) => adopted || standsIn))
        return "";
    if (asOf !== null)
        return `as of ${formatTime(asOf)}`;
    return `the newest result is ${formatSpan(Math.min(...results.map(({ ageMs }) => ageMs)))} old`;
}
/** How much of the lists has a result of any age, where that is not all. */
function tellKnownShare({ standing: { fresh, older, none } }) {
    const ids = fresh.ids + older.ids;
    if (ids === 0 || none.ids === 0)
        return "";
    return `${formatPercent(ids / (ids + none.ids))} of the IDs are known so far`;
}
/** How far the lists are known, and as of when, in sentences. A single part needs one, and none where it has no result. */
function describe_standing_describeStanding({ standing }) {
    const { fresh, older, none, passMs } = standing;
    const parts = fresh.parts + older.parts + none.parts;
    if (fresh.parts + older.parts === 0)
        return [];
    if (parts === 1)
        return [describeSingle(standing)];
    const counts = [
        ...describe_standing_countParts("with a fresh result", fresh),
        ...describe_standing_countParts("with an older one, which stands in until a newer one is ready", older),
        ...describe_standing_countParts("without a result yet", none),
    ];
    return [
        fresh.parts === parts
            ? `A fresh result is there for ${formatAllParts(parts)}.`
            : `Of ${formatCount(parts)} parts: ${counts.join("; ")}.`,
        `${describeCoverage(standing)} ${describeAges(standing)}`,
        ...(passMs === null ? [] : [`At this rate a full pass takes about ${formatSpan(passMs, Math.ceil)}.`]),
    ];
}
function describeSingle({ older, asOf, newestAgeMs }) {
    const age = `${formatSpan(newestAgeMs ?? 0)} old`;
    const result = older.parts === 0 ? "The result is" : "An older result stands in until a newer one is ready. It is";
    return asOf === null ? `${result} ${age}.` : `${result} ${age}, as of ${formatTime(asOf)}.`;
}
function describe_standing_countParts(which, { parts, ids }) {
    return parts === 0 ? [] : [`${formatCount(parts)} ${which} (${formatQuantity(ids, "ID")})`];
}
function describeCoverage({ coverage, asOf }) {
    const when = asOf === null ? "" : `, as of ${formatTime(asOf)}`;
    return `${formatPercent(coverage)} of the IDs have a result that is proven and young enough to count${when}.`;
}
function describeAges({ newestAgeMs, oldestAgeMs }) {
    const [newest, oldest] = [newestAgeMs ?? 0, oldestAgeMs ?? 0].map((ageMs) => formatSpan(ageMs));
    return newest === oldest
        ? `The results are ${newest} old.`
        : `The newest result is ${newest} old, the oldest ${oldest}.`;
}
//# sourceMappingURL=describe-standing.js.map
;// CONCATENATED MODULE: ./build/text/describe-obstacle.js



/** Whether a job goes on at X whose result a later run collects. */
function hasJobAtX({ jobs }) {
    return jobs.some(({ state }) => state === "pending");
}
/**
 * That no new job could be made, as a sentence. Empty where that was not so, or where the sentence about IDs without a
 * result says it already: older results may speak for all of them, and a list that never gets its turn looks well for days.
 */
function tellSlot(report, obstacle) {
    if (obstacle?.kind !== "slot" || (isPending(report) && !hasJobAtX(report)))
        return "";
    return `No further job was submitted: ${describeObstacle(obstacle)}.`;
}
/** Why IDs have no result yet, and what the next run does, as two sentences. @param which Such as `5 IDs`. */
function describeWait(report, { which, obstacle }) {
    const have = which.startsWith("1 ") && which.endsWith(" ID") ? "has" : "have";
    const start = `${which} ${have} no result yet`;
    if (hasJobAtX(report)) {
        const why = obstacle?.kind === "failing"
            ? `${start}: the last request about X's job failed (\`${obstacle.code}\`).`
            : `X has not finished checking ${which}.`;
        return { why, next: "The next run collects what is ready by then." };
    }
    return {
        why: `${start}: ${describeObstacle(obstacle)}.`,
        next: "The next run submits what has no job yet.",
    };
}
function describeObstacle(obstacle) {
    switch (obstacle?.kind) {
        case "failing":
            return `the last request to X failed (\`${obstacle.code}\`)`;
        case "slot":
            return `another job holds the App's only slot for ${formatTypeTitle(obstacle.jobType).toLowerCase()}`;
        case "abandoned":
            return `X's job for them was given up (\`${obstacle.code}\`)`;
        case "no list":
            return "X did not list its jobs in time";
        case undefined:
            return "they were not submitted in time";
    }
}
/** What can be done about it, in sentences; empty where that is only to wait. */
function adviseOn(obstacle) {
    if (obstacle === undefined)
        return "";
    if (obstacle.kind === "slot")
        return error_table/* errorTable */.N.SLOT_BUSY.hint;
    if (obstacle.kind === "no list")
        return error_table/* errorTable */.N.NETWORK.hint;
    const entries = error_table/* errorTable */.N;
    const entry = entries[obstacle.code];
    return entry === undefined ? "" : `\`${obstacle.code}\`: ${entry.cause} ${entry.hint}`;
}
//# sourceMappingURL=describe-obstacle.js.map
;// CONCATENATED MODULE: ./build/text/describe-result.js



/** That a check ended early, and what that means for the rest. Nothing of one that came to its end. */
function describeFailure(report) {
    const { failure, unverified } = report;
    if (failure === null)
        return [];
    const are = unverified === 1 ? "ID is" : "IDs are";
    // Older results may speak for everything that the run did not come to.
    const rest = unverified === 0 ? "" : `; ${formatCount(unverified)} ${are} unverified and kept`;
    return [
        `The check is incomplete: it ended early with \`${failure}\`. What was found until then is reported here${rest}.`,
        ...describeUnasked(report),
    ];
}
/** Of lists in several parts: the one that failed ended the run, so those behind it had no turn. */
function describeUnasked({ standing: { fresh, older, none } }) {
    const parts = fresh.parts + older.parts + none.parts;
    if (parts < 2 || none.parts === 0)
        return [];
    const [have, them] = none.parts === 1 ? ["has", "it"] : ["have", "them"];
    return [
        `${formatCount(none.parts)} of ${formatCount(parts)} parts ${have} no result: the check failed there, or did not get to ${them}. The next run goes on from there.`,
    ];
}
/**
 * What a failure leaves standing, as a sentence beside its own words, which are about one part and not about what others
 * found. Empty where nothing is known.
 */
function describe_result_describeKnown(report) {
    const { violations, unverified, checked, standing } = report;
    if (violations === 0 && standing.fresh.parts + standing.older.parts === 0)
        return "";
    const found = violations === 0
        ? "No violation is known so far"
        : `Known so far: ${formatCount(violations)} of ${formatCount(checked)} ${checked === 1 ? "ID" : "IDs"} ${violations === 1 ? "is" : "are"} no longer compliant`;
    const rest = unverified === 0 ? "" : `; ${formatCount(unverified)} could not be verified`;
    return `${found}${rest}.`;
}
/**
 * The whole in one line, which says its age wherever it is older than the run, why something has no result yet, and that
 * nothing new is under way where X's slot was taken.
 */
function describe_result_describeResult(report, obstacle) {
    return `${describeVerdict(report, obstacle)} ${tellSlot(report, obstacle)}`.trimEnd();
}
function describeVerdict(report, obstacle) {
    const checked = `${formatCount(report.checked)} ${report.checked === 1 ? "ID" : "IDs"}`;
    const asOf = inBrackets(tellAsOf(report));
    const unverified = countUnverified(report);
    const rest = `${formatCount(unverified)} of ${checked} could not be verified`;
    if (report.violations > 0) {
        const are = report.violations === 1 ? "is" : "are";
        const known = inBrackets(tellAsOf(report), tellKnownShare(report));
        const wait = describeWait(report, { which: "the others", obstacle });
        return [
            `${formatCount(report.violations)} of ${checked} ${are} no longer compliant${known}`,
            unverified === 0 ? "." : `; ${rest}.`,
            isPending(report) ? ` ${capitalise(wait.why)} ${wait.next}` : "",
        ].join("");
    }
    switch (report.result) {
        case "pending":
            return describePending(report, {
                ...{ checked, asOf, obstacle },
                rest: unverified === 0 ? "" : ` ${rest}.`,
            });
        case "violations":
        case "unverified":
            return `${rest}${asOf}.`;
        case "compliant":
            return report.checked === 1 ? `The 1 ID is compliant${asOf}.` : `All ${checked} are compliant${asOf}.`;
    }
}
function describePending(report, { checked, rest, asOf, obstacle, }) {
    const pending = countPending(report);
    const isPart = pending > 0 && pending < report.checked;
    const which = isPart ? `${formatCount(pending)} of ${checked}` : checked;
    const others = isPart ? ` No violations are known among the others${asOf}.` : "";
    const { why, next } = describeWait(report, { which, obstacle });
    return `${why}${others}${rest} ${next}`;
}
function capitalise(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
function inBrackets(...words) {
    const said = words.filter((word) => word !== "");
    return said.length === 0 ? "" : ` (${said.join("; ")})`;
}
//# sourceMappingURL=describe-result.js.map
;// CONCATENATED MODULE: ./build/report/outcome.js


/** Decides the end of a run that came to a report. */
function decideOutcome(report, policy, { failure, obstacle } = {}) {
    if (failure !== undefined)
        return { kind: "failure", failure };
    const sentence = describe_result_describeResult(report, obstacle);
    return { kind: stops(report, policy) ? "finding" : "pass", sentence };
}
/**
 * What is known counts, whatever is still to come: a violation is one also while other parts have no result. Unverified IDs
 * count beside violations: the rest of a partly proven result is not known to be fine. IDs that only wait for their first
 * result are none of them: the time was up, or nobody wanted to wait.
 */
function stops(report, policy) {
    if (report.violations > 0 && policy.onViolation === "fail")
        return true;
    if (isPending(report) && policy.wait && policy.onTimeout === "fail")
        return true;
    return countUnverified(report) > 0 && policy.onUnverified === "fail";
}
//# sourceMappingURL=outcome.js.map
;// CONCATENATED MODULE: ./build/report/page/markup.js

/** HTML that may stand in a page as it is. Only `markup` and texts of our own make it. */
class Markup {
    text;
    constructor(text) {
        this.text = text;
    }
}
const entities = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
};
/** A template whose values are text, never tags, unless they are `Markup`. Attributes have to be in quotes. */
function markup_markup(template, ...values) {
    return new Markup(template.map((piece, index) => `${piece}${index < values.length ? render(values[index]) : ""}`).join(""));
}
function render(value = "") {
    if (value instanceof Markup)
        return value.text;
    if (typeof value === "object")
        return value.map(({ text }) => text).join("");
    return escapeHtml(String(value));
}
/** Nearly all texts of a page. */
const markup_harmless = /^[\w ./,:%-]*$/;
/** What is not seen is shown by its number: a name must not be read as another. */
function escapeHtml(text) {
    if (markup_harmless.test(text))
        return text;
    return (0,neutralise_line/* showUnprintable */.u)(text).replace(/[&<>"']/g, (character) => entities[character]);
}
//# sourceMappingURL=markup.js.map
;// CONCATENATED MODULE: ./build/report/page/data-table.js

/** A table that the page's script makes sortable and filterable, in a frame that scrolls where the page is too narrow. */
function renderTable({ name, columns, rows }) {
    const headers = columns.map(({ title, isNumber = false }) => isNumber ? markup_markup `<th scope="col" class="n">${title}</th>` : markup_markup `<th scope="col">${title}</th>`);
    const body = rows.map((cells) => markup_markup `<tr>${cells.map((cell, index) => renderCell(cell, columns[index]))}</tr>
`);
    return markup_markup `<div class="table">
<div class="tools" hidden><label>Filter ${name} <input type="search" autocomplete="off"></label><output></output></div>
<div class="scroll" role="region" aria-label="${`Table: ${name}`}" tabindex="0">
<table class="data" aria-label="${name}">
<thead><tr>${headers}</tr></thead>
<tbody>
${body}</tbody>
</table>
</div>
</div>
`;
}
function renderCell(cell, { isNumber = false, isLong = false } = {}) {
    const content = cell instanceof Markup ? cell : clip(cell);
    if (isNumber)
        return markup_markup `<td class="n">${content}</td>`;
    return isLong ? markup_markup `<td class="l">${content}</td>` : markup_markup `<td>${content}</td>`;
}
/** A path may be of 4,096 bytes, and each name is that of many rows. */
const longestText = 300;
/** Text of others, short enough for a table. */
function clip(text) {
    return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
//# sourceMappingURL=data-table.js.map
;// CONCATENATED MODULE: ./build/report/page/bar-list.js



/** More are not taken in at a glance; the table has them all. */
const shownBars = 15;
/** A chart of bars that lie below each other, the longest first: names stay readable where the page is narrow. */
function drawBars(caption, bars) {
    const sorted = bars.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count);
    const longest = sorted[0]?.count ?? 1;
    const hidden = sorted.length - shownBars;
    const rest = hidden > 0 ? ` The first ${shownBars} of ${formatCount(sorted.length)}.` : "";
    // The label and the number say all: the bar itself is for the eyes.
    const items = sorted.slice(0, shownBars).map(({ label, count }) => markup_markup `<li><span>${clip(label)}</span><svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none"><rect class="gone" width="${((count / longest) * 100).toFixed(2)}" height="1"/></svg><span class="number">${formatCount(count)}</span></li>
`);
    return markup_markup `<figure>
<figcaption>${caption}${rest}</figcaption>
<ol class="bars" role="list">
${items}</ol>
</figure>
`;
}
//# sourceMappingURL=bar-list.js.map
;// CONCATENATED MODULE: ./build/report/page/note-cut.js


/** A sentence above a table that does not show all of its rows. */
function noteCut(cut) {
    const { shown, all, most } = cut;
    if (shown === all)
        return markup_markup ``;
    return markup_markup `<p class="notice">Only the ${formatCount(shown)} of ${formatCount(all)} with the most ${most} are shown, to keep this page small. <code>report.json</code> in the artifact has all.</p>
`;
}
//# sourceMappingURL=note-cut.js.map
;// CONCATENATED MODULE: ./build/report/page/page-contents.js
/** The files of a report, in its order. */
function listFiles({ datasets }) {
    return datasets.flatMap(({ name, files }) => files.map((file) => ({ ...file, dataset: name })));
}
/** Those that come first by `weigh`, in the order that they had. */
function pickHeaviest(items, most, weigh) {
    if (items.length <= most)
        return items;
    const weights = items.map(weigh);
    const places = [...items.keys()].sort((one, other) => weights[other] - weights[one]);
    const heaviest = new Set(places.slice(0, most));
    return items.filter((_, place) => heaviest.has(place));
}
//# sourceMappingURL=page-contents.js.map
;// CONCATENATED MODULE: ./build/report/page/file-section.js






/** Where the entries stand that have to go. */
function renderFiles(report, { rows }) {
    const files = listFiles(report);
    const hasDatasets = report.datasets.length > 1;
    const shown = pickHeaviest(files, rows, weigh);
    const bars = files.map(({ dataset, name, violations }) => ({
        label: hasDatasets ? `${dataset}: ${name}` : name,
        count: violations,
    }));
    const chart = bars.some(({ count }) => count > 0)
        ? drawBars("Entries that have to go, or to lose their location, by file.", bars)
        : [];
    const numbers = ["Entries", "No longer compliant", "Location alone", "Unverified", "No ID"];
    return markup_markup `<section>
<h2>Removals by file</h2>
<p>Files count entries: an ID that stands twice counts twice.</p>
${chart}${noteCut({ shown: shown.length, all: files.length, most: "violations" })}${renderTable({
        name: "Files",
        columns: [
            { title: "File", isLong: true },
            ...(hasDatasets ? [{ title: "Dataset", isLong: true }] : []),
            ...numbers.map((title) => ({ title, isNumber: true })),
        ],
        rows: shown.map(({ name, dataset, entries, violations, scrubs, unverified, badEntries }) => [
            name,
            ...(hasDatasets ? [dataset] : []),
            ...[entries, violations, scrubs, unverified, badEntries].map(formatCount),
        ]),
    })}</section>
${hasDatasets ? renderDatasets(report, rows) : []}`;
}
/** What is to be done something about comes first. */
function weigh({ entries, violations, unverified, badEntries }) {
    return violations + (unverified + badEntries) / (1 + unverified + badEntries) + entries / 1e15;
}
function renderDatasets({ datasets }, rows) {
    const shown = pickHeaviest(datasets, rows, ({ violations }) => violations);
    return markup_markup `<section>
<h2>Datasets</h2>
${noteCut({ shown: shown.length, all: datasets.length, most: "violations" })}${renderTable({
        name: "Datasets",
        columns: [
            { title: "Dataset", isLong: true },
            ...["Files", "Entries", "Distinct IDs", "No longer compliant", "Unverified"].map((title) => ({
                title,
                isNumber: true,
            })),
        ],
        rows: shown.map(({ name, files, entries, ids, violations, unverified }) => [
            name,
            ...[files.length, entries, ids, violations, unverified].map(formatCount),
        ]),
    })}</section>
`;
}
//# sourceMappingURL=file-section.js.map
;// CONCATENATED MODULE: ./build/report/page/id-section.js



/** The IDs that have to go, where the user asked for them. */
function renderIds({ violations, hasMoreViolations }, { ids }) {
    if (violations.length === 0)
        return [];
    const shown = violations.slice(0, ids);
    const isCut = hasMoreViolations || shown.length < violations.length;
    const note = isCut
        ? markup_markup `<p class="notice">Only the first are shown, to keep this page small. <code>violations.ndjson</code> in the artifact has all.</p>
`
        : [];
    return [
        markup_markup `<section>
<h2>IDs that have to go</h2>
${note}${renderTable({
            name: "IDs",
            columns: [
                ...["ID", "IDs of", "Action", "Reason"].map((title) => ({ title })),
                ...["Dataset", "File"].map((title) => ({ title, isLong: true })),
            ],
            rows: shown.map(({ id, type, action, reason, dataset, file }) => [
                id,
                formatType(type),
                action,
                reason,
                dataset,
                file,
            ]),
        })}</section>
`,
    ];
}
//# sourceMappingURL=id-section.js.map
;// CONCATENATED MODULE: ./build/report/page/job-section.js







function describeJobProof(job) {
    const others = describeOddLines(job.oddLines);
    return `${describeProof(job)}${others === "" ? "" : `; other lines, by form: ${others}`}`;
}
/** X's jobs, and what is proven about their results. */
function renderJobs({ jobs }, { rows }) {
    if (jobs.length === 0)
        return [];
    const shown = pickHeaviest(jobs, rows, ({ ids }) => ids);
    return [
        markup_markup `<section>
<h2>X's jobs</h2>
${noteCut({ shown: shown.length, all: jobs.length, most: "IDs" })}${renderTable({
            name: "Jobs",
            columns: [
                { title: "Job" },
                { title: "Name", isLong: true },
                ...["IDs of", "State", "Made by", "Created", "Age", "Proof"].map((title) => ({ title })),
                { title: "IDs", isNumber: true },
                { title: "Records", isNumber: true },
            ],
            rows: shown.map((job) => [
                job.id,
                job.name,
                formatType(job.type),
                job.standsIn ? `${job.state}, stands in` : job.state,
                job.adopted ? "an earlier run" : "this run",
                formatTime(job.createdAt),
                formatDuration(job.ageMs),
                describeJobProof(job),
                formatCount(job.ids),
                formatCount(job.records),
            ]),
        })}</section>
`,
    ];
}
//# sourceMappingURL=job-section.js.map
;// CONCATENATED MODULE: ./build/report/page/list-months.js
/** Puts the months of each type in a line, as a chart needs them. */
function listMonths(counts) {
    const types = [...new Set(counts.map(({ type }) => type))];
    return types.map((type) => {
        const own = counts.filter((count) => count.type === type);
        return {
            type,
            months: fillGaps(type, own.filter(({ month }) => month !== "unknown")),
            untimed: own.find(({ month }) => month === "unknown"),
        };
    });
}
function fillGaps(type, timed) {
    const numbers = timed.map(({ month }) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1);
    const byNumber = new Map(timed.map((count, index) => [numbers[index], count]));
    const first = Math.min(...numbers);
    const length = timed.length === 0 ? 0 : Math.max(...numbers) - first + 1;
    return Array.from({ length }, (_, index) => {
        const number = first + index;
        const month = `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
        return byNumber.get(number) ?? { type, month, checked: 0, violations: 0 };
    });
}
/** The share that remains, as `95.2 %`; never 100 or 0 by rounding. */
function formatShare({ checked, violations }) {
    if (checked === 0)
        return "–";
    const share = ((checked - violations) / checked) * 100;
    const isWhole = violations === 0 || violations === checked;
    return `${isWhole ? share : Math.min(99.9, Math.max(0.1, share)).toFixed(1)} %`;
}
//# sourceMappingURL=list-months.js.map
;// CONCATENATED MODULE: ./build/report/page/month-chart.js



/** Of the place that a month has, so that columns stand apart. */
const columnWidth = 0.84;
/** Two charts over the same months: the share that remains, and how many IDs that is a share of. */
function drawMonths({ type, months }) {
    const name = formatType(type);
    const largest = months.reduce((most, { checked }) => Math.max(most, checked), 1);
    const shares = months.map((month, index) => {
        const kept = ((month.checked - month.violations) / Math.max(1, month.checked)) * 100;
        const gone = month.checked === 0 ? 0 : 100 - kept;
        return markup_markup `<g><title>${describeMonth(month)}</title>${drawColumn(index, { from: 0, height: kept, kind: "kept" })}${drawColumn(index, { from: kept, height: gone, kind: "gone" })}</g>`;
    });
    const volumes = months.flatMap((month, index) => drawColumn(index, { from: 0, height: (month.checked / largest) * 100, kind: "count" }));
    return markup_markup `<figure>
<figcaption>Share of ${name} that remain <svg class="key" aria-hidden="true" viewBox="0 0 1 1"><rect class="kept" width="1" height="1"/></svg> and that have to go <svg class="key" aria-hidden="true" viewBox="0 0 1 1"><rect class="gone" width="1" height="1"/></svg>; below, how many were checked.</figcaption>
<div class="months">
<div class="scale" aria-hidden="true"><span>100 %</span><span>50 %</span><span>0 %</span></div>
<svg class="share" role="img" aria-label="${describeLine(name, months)}" viewBox="0 0 ${months.length} 100" preserveAspectRatio="none">${shares}</svg>
<div class="scale" aria-hidden="true"><span>${formatCount(largest)}</span><span>0</span></div>
<svg class="volume" role="img" aria-label="${`IDs of ${name} checked, by month: up to ${formatCount(largest)}.`}" viewBox="0 0 ${months.length} 100" preserveAspectRatio="none">${volumes}</svg>
<div class="axis" aria-hidden="true">${pickTicks(months).map((month) => markup_markup `<span>${month}</span>`)}</div>
</div>
</figure>
`;
}
function drawColumn(index, { from, height, kind }) {
    if (height === 0)
        return [];
    const left = (index + (1 - columnWidth) / 2).toFixed(2);
    const top = (100 - from - height).toFixed(2);
    return [
        markup_markup `<rect class="${kind}" x="${left}" y="${top}" width="${columnWidth}" height="${height.toFixed(2)}"/>`,
    ];
}
function describeMonth(month) {
    return `${month.month}: ${formatShare(month)} of ${formatCount(month.checked)} remain`;
}
/** What the chart shows, for those who do not see it; the table below has each number. */
function describeLine(name, months) {
    const told = months.filter(({ checked }) => checked > 0);
    const [first, last] = [told[0], told.at(-1)];
    if (first === undefined || last === undefined)
        return "";
    const rate = ({ checked, violations }) => violations / checked;
    const worst = told.reduce((one, other) => (rate(other) > rate(one) ? other : one));
    return `Share of ${name} that remain, by month of creation. First ${describeMonth(first)}. Last ${describeMonth(last)}. Fewest ${describeMonth(worst)}.`;
}
function pickTicks(months) {
    const last = months.length - 1;
    const places = [...new Set([0, Math.round(last / 2), last])];
    return places.flatMap((place) => months[place]?.month ?? []);
}
//# sourceMappingURL=month-chart.js.map
;// CONCATENATED MODULE: ./build/report/page/month-section.js





/** Why an ID may carry no time. User IDs were numbered one after the other until the middle of the 2010s. */
const untimedReasons = {
    tweets: "they were posted before November 2010",
    users: "most of them are of accounts made before the middle of the 2010s",
};
/** When the IDs were made, and how many of each month remain. Nothing can be said of it while X has said nothing. */
function renderMonths({ months, result, unverified }) {
    if (result === "pending" || months.length === 0)
        return [];
    const lines = listMonths(months);
    const caveat = unverified === 0
        ? []
        : [
            markup_markup `<p>IDs that could not be verified, or have no result yet, count as remaining here: nothing is known about them.</p>`,
        ];
    return [
        markup_markup `<section>
<h2>Survival by month of creation</h2>
<p>An ID tells when it was made, in UTC.</p>
${caveat}
${lines.map(renderLine)}${renderTable({
            name: "Months",
            columns: [
                { title: "Month" },
                { title: "IDs of" },
                { title: "Checked", isNumber: true },
                { title: "No longer compliant", isNumber: true },
                { title: "Remain", isNumber: true },
            ],
            rows: months.map((month) => [
                month.month === "unknown" ? untimedNames[month.type] : month.month,
                formatType(month.type),
                formatCount(month.checked),
                formatCount(month.violations),
                formatShare(month),
            ]),
        })}</section>
`,
    ];
}
const untimedNames = { tweets: "before Nov 2010", users: "unknown" };
function renderLine(line) {
    const { type, untimed } = line;
    const chart = line.months.length === 0 ? [] : drawMonths(line);
    const share = untimed === undefined
        ? []
        : markup_markup `<p>${formatCount(untimed.checked)} IDs of ${formatType(type)} carry no time: ${untimedReasons[type]}. Of these ${formatShare(untimed)} remain.</p>
`;
    return markup_markup `${chart}${share}`;
}
//# sourceMappingURL=month-section.js.map
;// CONCATENATED MODULE: ./build/report/page/page-script.js
/**
 * The script of the page: gives each table a filter, and each of its columns a button that sorts. It reads nothing but the
 * cells, and writes no HTML. Without it the tables are there all the same.
 */
const pageScript = `
"use strict";
const readNumber = (cell) => Number.parseFloat(cell.textContent.replaceAll(",", ""));
for (const table of document.querySelectorAll("table.data")) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const tools = table.closest("section, figure, div.table").querySelector(".tools");
  const status = tools.querySelector("output");
  const headers = [...table.tHead.rows[0].cells];

  headers.forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    const isNumber = header.classList.contains("n");
    button.addEventListener("click", () => {
      const before = header.getAttribute("aria-sort");
      const descends = before === null ? isNumber : before === "ascending";
      for (const other of headers) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", descends ? "descending" : "ascending");
      const keyed = [...body.rows].map((row) => {
        const cell = row.cells[column];
        return { row, key: isNumber ? readNumber(cell) : cell.textContent };
      });
      const compare = isNumber
        ? (one, other) => (Number.isNaN(one) ? -Infinity : one) - (Number.isNaN(other) ? -Infinity : other) || 0
        : new Intl.Collator("en", { numeric: true }).compare;
      keyed.sort((one, other) => (descends ? compare(other.key, one.key) : compare(one.key, other.key)));
      body.append(...keyed.map(({ row }) => row));
      status.textContent = "Sorted by " + button.textContent + ", " + (descends ? "descending" : "ascending") + ".";
    });
  });

  const field = tools.querySelector("input");
  const texts = new Map();
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      if (!texts.has(row)) texts.set(row, [...row.cells].map((cell) => cell.textContent).join("\\n").toLowerCase());
      row.hidden = !texts.get(row).includes(wanted);
      if (!row.hidden) shown += 1;
    }
    status.textContent = wanted === "" ? "" : shown + " of " + rows.length + " rows shown.";
  });
  tools.hidden = false;
}
`;
//# sourceMappingURL=page-script.js.map
;// CONCATENATED MODULE: ./build/report/page/page-style.js
/** The style of the page: one column, wide enough for a table, in the colours that the reader's system asks for. */
const pageStyle = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f4f5f7; --text: #1b1f24; --quiet: #4f5965; --line: #c8ced6;
  --kept: #1f6f8b; --gone: #c2410c; --accent: #0b57a4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161b; --raised: #1d232b; --text: #e8ebef; --quiet: #aab4c0; --line: #3b4552;
    --kept: #5fb6d3; --gone: #fb923c; --accent: #8ec5ff;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1rem; max-width: 68rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.1rem; margin: 0; color: var(--quiet); }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p { margin: .5rem 0; max-width: 46rem; }
.result { font-size: 1.5rem; line-height: 1.3; font-weight: 600; }
.quiet { color: var(--quiet); }
.notice { border-left: .25rem solid var(--gone); padding: .25rem .75rem; background: var(--raised); }
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .5rem; margin: 1rem 0; }
.totals div { background: var(--raised); padding: .5rem .75rem; border-radius: .25rem; }
.totals dt { color: var(--quiet); font-size: .875rem; }
.totals dd { margin: 0; font-size: 1.25rem; font-variant-numeric: tabular-nums; }
code { font: .9em ui-monospace, monospace; }
figure { margin: 1rem 0; break-inside: avoid; }
figcaption { color: var(--quiet); margin-bottom: .5rem; }
.months { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .625rem .5rem; font-size: .8125rem; color: var(--quiet); }
.months .scale { display: flex; flex-direction: column; justify-content: space-between; text-align: right; line-height: 1; }
.months .axis { grid-column: 2; display: flex; justify-content: space-between; }
.months svg { display: block; width: 100%; background: var(--raised); }
.months svg.share { height: 10rem; }
.months svg.volume { height: 4rem; }
.bars { list-style: none; margin: 0; padding: 0; }
.bars li { display: grid; grid-template-columns: minmax(0, 22rem) minmax(2rem, 1fr) 6rem; gap: .75rem; align-items: center; padding: .125rem 0; }
.bars svg { display: block; width: 100%; height: 1rem; background: var(--raised); }
.bars .number { text-align: right; font-variant-numeric: tabular-nums; }
.kept { fill: var(--kept); } .gone { fill: var(--gone); } .count { fill: var(--quiet); }
.key { display: inline-block; width: .75rem; height: .75rem; vertical-align: baseline; }
.scroll { overflow: auto; max-height: 32rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word; }
th { background: var(--raised); position: sticky; top: 0; }
th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; }
td.n, td:first-child:not(.l) { white-space: nowrap; }
td.l { min-width: 10rem; overflow-wrap: anywhere; }
th button { font: inherit; font-weight: 600; color: var(--accent); background: none; border: 0; padding: .25rem; margin: -.25rem; cursor: pointer; text-align: inherit; }
th button::after { content: "\\a0\\2195"; content: "\\a0\\2195" / ""; }
th[aria-sort=ascending] button::after { content: "\\a0\\2191"; content: "\\a0\\2191" / ""; }
th[aria-sort=descending] button::after { content: "\\a0\\2193"; content: "\\a0\\2193" / ""; }
.tools { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; margin: .5rem 0; }
.tools[hidden] { display: none; }
input { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--quiet); border-radius: .25rem; padding: .25rem .5rem; min-width: 0; width: 14rem; max-width: 100%; }
:focus-visible { outline: .1875rem solid var(--accent); outline-offset: .125rem; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); }
@media (max-width: 36rem) {
  .bars li { grid-template-columns: minmax(0, 1fr) auto; }
  .bars svg { grid-column: 1 / -1; grid-row: 2; }
}
@page { margin: 1.5cm; }
@media print {
  :root {
    color-scheme: light;
    --ground: #ffffff; --raised: #f4f5f7; --text: #000000; --quiet: #333333; --line: #999999;
    --kept: #1f6f8b; --gone: #c2410c; --accent: #000000;
  }
  body { max-width: none; padding: 0; font-size: 10pt; print-color-adjust: exact; }
  .tools, .tools[hidden] { display: none; }
  .totals { grid-template-columns: repeat(5, minmax(0, 1fr)); }
  .months svg.share { height: 7rem; }
  th button::after, th[aria-sort] button::after { content: ""; }
  .scroll { overflow: visible; max-height: none; }
  table { font-size: 8pt; }
  th { position: static; }
  td.l { min-width: 0; }
  th, td { padding: .125rem .25rem; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
`;
//# sourceMappingURL=page-style.js.map
;// CONCATENATED MODULE: ./build/report/page/reason-section.js







/** What X says of the IDs, as a chart of those that have to go and a table of all. */
function renderReasons({ datasets }, { rows }) {
    const counts = datasets.flatMap((dataset) => dataset.counts.map((count) => ({ ...count, dataset })));
    if (counts.length === 0)
        return [];
    const hasDatasets = datasets.length > 1;
    const repeats = hasDatasets ? " An ID that stands in several datasets counts in each." : "";
    const shown = pickHeaviest(counts, rows, ({ ids }) => ids);
    return [
        markup_markup `<section>
<h2>Removals by reason</h2>
${drawBars(`Distinct IDs that have to go, by X's reason.${repeats}`, listBars(counts))}${noteCut({ shown: shown.length, all: counts.length, most: "IDs" })}${renderTable({
            name: "Reasons",
            columns: [
                ...(hasDatasets ? [{ title: "Dataset", isLong: true }] : []),
                ...["Reason", "Action", "IDs of", "Meaning", "The ID"].map((title) => ({ title })),
                { title: "IDs", isNumber: true },
            ],
            rows: shown.map((count) => [
                ...(hasDatasets ? [count.dataset.name] : []),
                count.reason,
                count.action,
                formatType(count.type),
                describeReason(count.reason) ?? "",
                describeConsequence(count, count.dataset).replaceAll("`", ""),
                formatCount(count.ids),
            ]),
        })}</section>
`,
    ];
}
function listBars(counts) {
    const hasTypes = new Set(counts.map(({ type }) => type)).size > 1;
    const bars = new Map();
    for (const { type, reason, decision, ids } of counts) {
        if (decision !== "remove" && decision !== "scrub")
            continue;
        const label = hasTypes ? `${reason} (${formatType(type)})` : reason;
        bars.set(label, (bars.get(label) ?? 0) + ids);
    }
    return [...bars].map(([label, count]) => ({ label, count }));
}
//# sourceMappingURL=reason-section.js.map
;// CONCATENATED MODULE: ./build/report/page/render-page.js













/**
 * The report as one page of HTML that needs nothing else. Its policy allows this style and this script, by their hashes,
 * and no request at all: whatever a file is called, the page can neither load nor send.
 */
function renderPage(contents, detail) {
    const { report, obstacle } = contents;
    const policy = [
        "default-src 'none'",
        `style-src '${render_page_hash(pageStyle)}'`,
        `script-src '${render_page_hash(pageScript)}'`,
        "base-uri 'none'",
        "form-action 'none'",
    ].join("; ");
    const sentence = describe_result_describeResult(report, obstacle).replaceAll("`", "");
    const cut = describeFailure(report).map((line) => markup_markup `<p class="notice">${line.replaceAll("`", "")}</p>
`);
    const totals = [
        ["Checked", formatCount(report.checked)],
        ["No longer compliant", formatCount(report.violations)],
        ["Unverified", formatCount(report.unverified)],
        ["To be fetched again", formatCount(report.refetch)],
        ["Proof", report.proof],
    ];
    const names = contents.violations.length > 0
        ? "It names IDs: who gets it learns what was deleted."
        : "It holds counts and names of files, no IDs of posts or users.";
    return markup_markup `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${`X Batch Compliance: ${sentence}`}</title>
<style>${new Markup(pageStyle)}</style>
</head>
<body>
<header>
<h1>X Batch Compliance</h1>
<p class="result">${sentence}</p>
<p class="quiet">Begun ${renderTime(report.startedAt)}, ended ${renderTime(report.finishedAt)}. Counts are of distinct IDs unless they say entries.</p>
</header>
<main>
<dl class="totals">
${totals.map(([name, value]) => markup_markup `<div><dt>${name}</dt><dd>${value}</dd></div>
`)}</dl>
${cut}${[...describe_standing_describeStanding(report), ...describeBadEntries(report)].map((line) => markup_markup `<p>${line}</p>
`)}${renderMonths(report)}${renderReasons(report, detail)}${renderFiles(report, detail)}${renderIds(contents, detail)}${renderJobs(report, detail)}</main>
<footer><p class="quiet">This page loads nothing and sends nothing. ${names}</p></footer>
<script>${new Markup(pageScript)}</script>
</body>
</html>
`.text;
}
function render_page_hash(text) {
    return `sha256-${(0,external_node_crypto_.createHash)("sha256").update(text).digest("base64")}`;
}
function renderTime(time) {
    return markup_markup `<time datetime="${time}">${formatTime(time)}</time>`;
}
//# sourceMappingURL=render-page.js.map
;// CONCATENATED MODULE: ./build/report/page/fit-page.js


/** A page is no larger than this, so that a phone opens it. */
const largestPageBytes = 2_000_000;
/** Longer tables than the first are slow to open. Then fewest lost first: the IDs have a list of their own, and of files those with violations are the last to go. */
const fit_page_details = [
    { ids: 5_000, rows: 5_000 },
    { ids: 2_000, rows: 5_000 },
    { ids: 500, rows: 5_000 },
    { ids: 300, rows: 2_000 },
    { ids: 200, rows: 1_000 },
    { ids: 100, rows: 300 },
    { ids: 50, rows: 100 },
    { ids: 20, rows: 30 },
];
/** The page with as much as there is room for; the page itself says where its tables are cut. */
function fitPage(contents) {
    return fitDetail({
        details: fit_page_details,
        write: (detail) => renderPage(contents, detail),
        measure: Buffer.byteLength,
        limit: largestPageBytes,
        // Another page of nearly a length that is far too long is not worth its time.
        countSteps: (sizeBytes) => (sizeBytes > 4 * largestPageBytes ? 3 : 1),
    });
}
//# sourceMappingURL=fit-page.js.map
;// CONCATENATED MODULE: ./build/report/page/read-listed.js

/** A page shows no more. */
const listedViolations = 5_000;
/** Reads the beginning of the list of violations, as much of it as a page can show. */
async function readListed(path, most = listedViolations) {
    const violations = [];
    for await (const violation of readViolations(path)) {
        if (violations.length === most)
            return { violations, hasMoreViolations: true };
        violations.push(violation);
    }
    return { violations, hasMoreViolations: false };
}
//# sourceMappingURL=read-listed.js.map
;// CONCATENATED MODULE: ./build/report/advise-next.js




/** Markdown: one paragraph for each end that a check can come to, and the pages it speaks of. */
function adviseNext(situation) {
    const links = listLinks(situation);
    return [advise(situation), ...(links.length === 0 ? [] : ["", ...links.map((link) => `- ${link}`)])];
}
function listLinks(situation) {
    const { pullRequest, artifact, openReport, largeListsPage = "" } = situation;
    return [
        ...(largeListsPage.startsWith("https://") && countOutdated(situation) > 0
            ? [`[How large lists are checked](${largeListsPage})`]
            : []),
        ...(pullRequest?.url === undefined ? [] : [`[Open the pull request](${pullRequest.url})`]),
        ...(pullRequest?.compareUrl === undefined
            ? []
            : [`[Compare what it changes](${pullRequest.compareUrl})`]),
        ...(openReport === undefined ? [] : [`[Open the report](${openReport.url}) in the browser`]),
        ...(artifact === undefined
            ? []
            : [`[Download the artifact](${artifact.url}): ${formatArtifactName(artifact.name)}`]),
    ];
}
/** Workflows may make up the name of what others write, such as the name of a branch. */
function formatArtifactName(name) {
    return /^[A-Za-z0-9.-]+$/.test(name) ? name : codeSpan(name);
}
function advise(situation) {
    const { report, obstacle } = situation;
    if (report.failure !== null)
        return adviseAfterFailure(situation);
    const slot = isPending(report) || obstacle?.kind !== "slot" ? "" : adviseOn(obstacle);
    const advice = [
        ...(report.violations > 0 ? [adviseRemoval(situation)] : []),
        ...(isPending(report) ? [adviseLater(situation)] : []),
        ...(countUnverified(report) > 0 ? [adviseAgain(situation)] : []),
        ...(slot === "" ? [] : [slot]),
    ];
    return advice.length > 0 ? advice.join(" ") : "Nothing. Keep the workflow on its schedule.";
}
function adviseLater({ report, obstacle }) {
    const next = hasJobAtX(report)
        ? "the next run collects what X has finished by then and submits what is still missing."
        : "the next run submits what has no job at X yet.";
    return `Run the workflow again later, or leave it to its schedule: ${next} ${adviseOn(obstacle)}`.trimEnd();
}
/** More of the same helps against a bad result, and nothing but another setting against one that is always too old. */
function adviseAgain(situation) {
    const outdated = countOutdated(situation);
    if (outdated === 0)
        return "Run the workflow again: what is unverified was kept, and is never called compliant.";
    const results = outdated === 1 ? "One result is" : `${formatCount(outdated)} results are`;
    const limit = formatDuration(situation.policy.maxAgeMinutes * 60_000);
    return `${results} older than \`max-age-minutes\` allows (${limit}), so the IDs that X does not name there are unverified and kept. Run the workflow more often, give it more time (\`timeout-minutes\`), or raise \`max-age-minutes\`.`;
}
/** Results that stand in and are too old for what they do not name. Of an edited list they say nothing about that at any age. */
function countOutdated({ report, policy }) {
    const mostMs = policy.maxAgeMinutes * 60_000;
    return report.jobs.filter((job) => job.standsIn && job.uploadDigest !== "" && job.ageMs > mostMs).length;
}
/** What is known is no reason to wait, and what failed is to be done again. */
function adviseAfterFailure(situation) {
    const { report } = situation;
    const again = `Fix what \`${report.failure}\` says below, and run the workflow again. The next run first collects what X has finished.`;
    return report.violations === 0 ? again : `${again} ${adviseRemoval(situation)}`;
}
function adviseRemoval({ policy, pullRequest, hasPullRequestFailed = false }) {
    const list = policy.artifactContents === "results" ? " `violations.ndjson` in the artifact names each entry." : "";
    if (policy.onViolation !== "pull-request") {
        return `Remove the entries within 24 hours, as X asks.${list} With \`on-violation: pull-request\` the next run proposes it for you.`;
    }
    if (policy.dryRun)
        return `Turn \`dry-run\` off to have the pull request opened.${list}`;
    if (hasPullRequestFailed)
        return `The pull request failed: correct what the error says, and run again.${list}`;
    if (pullRequest === undefined || pullRequest.isUnfinished)
        return `Run the workflow again: it goes on with the pull request.${list}`;
    if (pullRequest.isIncomplete) {
        const merge = pullRequest.url === undefined ? "" : "Review and merge the pull request. ";
        return `${merge}For the entries that are not on the base branch, do what the error says.${list}`;
    }
    if (pullRequest.url === undefined)
        return "Nothing: the base branch has none of these entries any more.";
    if (pullRequest.isDeclined)
        return `Reopen the pull request, or remove the entries by hand.${list}`;
    return "Review and merge the pull request. X asks for removal within 24 hours.";
}
//# sourceMappingURL=advise-next.js.map
;// CONCATENATED MODULE: ./build/report/month-chart.js

/** More bars than this have no room for their labels: years take the place of months. */
const mostBars = 36;
/** Markdown: bars of the IDs that have to go, by when they were made. Empty where there is nothing to compare. */
function month_chart_drawMonths(months) {
    // Mermaid reads what stands between quotes, so no label may be anything but digits.
    const dated = months.filter(({ month }) => /^\d{4}-\d{2}$/.test(month));
    const byMonth = sum(dated, ({ month }) => month);
    const bars = byMonth.length > mostBars ? sum(dated, ({ month }) => month.slice(0, 4)) : byMonth;
    const violations = bars.reduce((total, bar) => total + bar.violations, 0);
    if (bars.length < 2 || violations === 0)
        return [];
    const undated = months.filter((one) => !dated.includes(one)).reduce((total, one) => total + one.checked, 0);
    const unit = bars === byMonth ? "month" : "year";
    return [
        "```mermaid",
        "xychart-beta",
        `  title "No longer compliant, by ${unit} of creation"`,
        `  x-axis [${bars.map(({ label }) => `"${label}"`).join(", ")}]`,
        '  y-axis "IDs"',
        `  bar [${bars.map((bar) => bar.violations).join(", ")}]`,
        "```",
        ...(undated > 0
            ? ["", `${formatQuantity(undated, "ID")} without a known time of creation not shown.`]
            : []),
    ];
}
/** IDs of both types of one month stand together. */
function sum(months, labelOf) {
    const sums = new Map();
    for (const month of months)
        sums.set(labelOf(month), (sums.get(labelOf(month)) ?? 0) + month.violations);
    return [...sums].sort().map(([label, violations]) => ({ label, violations }));
}
//# sourceMappingURL=month-chart.js.map
;// CONCATENATED MODULE: ./build/report/reason-pie.js

/**
 * Markdown: a pie of the reasons why IDs have to go. Datasets count an ID each for itself, so where the same one is in
 * several the reasons do not add up, and the pie tells only how many have to go. Empty if nothing is amiss.
 */
function drawPie(report) {
    const { checked, violations, unverified } = report;
    if (violations + unverified === 0)
        return [];
    const reasons = sumReasons(report);
    const areWhole = reasons.reduce((sum, [, ids]) => sum + ids, 0) === violations;
    const slices = areWhole && violations > 0
        ? reasons
        : [
            ["no violation", checked - violations - unverified],
            ["no longer compliant", violations],
            ["unverified", unverified],
        ];
    const title = slices === reasons ? "Why IDs have to go" : "All IDs";
    const lines = slices.filter(([, ids]) => ids > 0).map(([label, ids]) => `  "${label}" : ${ids}`);
    return ["```mermaid", "pie showData", `  title ${title}`, ...lines, "```"];
}
/** Labels are words of our own: Mermaid would read what X or a file says. */
function sumReasons({ datasets }) {
    const sums = new Map();
    for (const { decision, reason, ids } of datasets.flatMap(({ counts }) => counts)) {
        if (decision !== "remove" && decision !== "scrub")
            continue;
        const label = describeReason(reason) ?? "for another reason";
        sums.set(label, (sums.get(label) ?? 0) + ids);
    }
    return [...sums].sort(([, one], [, other]) => other - one);
}
//# sourceMappingURL=reason-pie.js.map
;// CONCATENATED MODULE: ./build/report/summary.js











/** GitHub drops a step's summary beyond this, whole. */
const largestSummaryBytes = 1024 * 1024;
/** From the whole to the least: what a reader misses least goes first. */
const summary_details = [
    { files: 500, jobs: 100, reasons: true, ids: true },
    { files: 100, jobs: 100, reasons: true, ids: true },
    { files: 100, jobs: 20, reasons: true, ids: false },
    { files: 0, jobs: 20, reasons: true, ids: false },
    { files: 0, jobs: 0, reasons: false, ids: false },
];
const proofs = {
    proven: "proven. X's result is well-formed and about exactly these IDs, and marks of our own or the storage's checksum show that nothing of it is missing",
    consistent: "consistent. X's result is well-formed and about exactly these IDs, and came the same twice",
    unverified: "unverified. Nothing shows that X's result is whole, so no ID is called compliant because it is not named there",
};
/**
 * The check as Markdown, for the run's page and for `report.md`: from the result down to the details, then what to do.
 * What does not fit into the limit is left out in steps, and the page says so.
 */
function writeSummary(contents, limitBytes = largestSummaryBytes) {
    return fitDetail({
        details: [...summary_details, "the result alone"],
        write: (detail) => detail === "the result alone"
            ? `## X Batch Compliance\n\n**${describe_result_describeResult(contents.report, contents.obstacle)}**\n`
            : writeDetail(contents, detail),
        measure: Buffer.byteLength,
        limit: limitBytes,
    });
}
function writeDetail(contents, detail) {
    const { report, pullRequest, cost, obstacle } = contents;
    const totals = [
        ["Checked", report.checked],
        ["No longer compliant", report.violations],
        ["Unverified", report.unverified],
        ["To be fetched again", report.refetch],
    ];
    const hasCharts = report.result !== "pending";
    const standing = describe_standing_describeStanding(report);
    const sections = [
        ["## X Batch Compliance", "", `**${describe_result_describeResult(report, obstacle)}**${tellPullRequest(pullRequest)}`],
        [
            "| Distinct IDs | |",
            "| --- | ---: |",
            ...totals.map(([name, count]) => `| ${name} | ${formatCount(count)} |`),
        ],
        hasCharts ? drawPie(report) : [],
        hasCharts ? month_chart_drawMonths(report.months) : [],
        section("By reason", detail.reasons ? tabulateReasons(report) : []),
        section("By file", detail.files > 0 ? tabulateDatasets(report, detail.files) : []),
        detail === summary_details[0] ? [] : ["This page is shortened to fit; `report.json` has everything."],
        describeFailure(report),
        describeBadEntries(report),
        section("IDs", detail.ids ? summary_listIds(contents) : []),
        standing.length === 0 ? [] : [standing.join(" ")],
        [`Proof: ${describeLevel(report)}.`],
        summary_listJobs(report, detail.jobs),
        cost === undefined ? [] : [describeCost(cost)],
        ["### What to do next", "", ...adviseNext(contents)],
    ];
    const paragraphs = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
    return `${paragraphs.join("\n\n")}\n`;
}
function describeLevel({ proof, standing, failure }) {
    if (standing.none.parts === 0 && failure === null)
        return proofs[proof];
    return "unverified. Some IDs have no result yet, and none of them is called compliant";
}
function section(title, lines) {
    return lines.length === 0 ? [] : [`### ${title}`, "", ...lines];
}
function tellPullRequest(pullRequest) {
    return pullRequest === undefined ? "" : ` ${pullRequest.sentence}`;
}
function summary_listIds({ ids, report }) {
    if (ids.length === 0)
        return [];
    const hidden = report.violations - ids.length;
    return ["```", ...ids, ...(hidden > 0 ? [`and ${formatCount(hidden)} more`] : []), "```"];
}
function summary_listJobs({ jobs }, most) {
    const lines = jobs.slice(0, most).map(summary_describeJob);
    const hidden = jobs.length - lines.length;
    return hidden > 0 ? [...lines, `${formatQuantity(hidden, "more job")} of X.`] : lines;
}
function summary_describeJob(job) {
    const { id, state, adopted, createdAt, ageMs, oddLines } = job;
    const when = `${formatTime(createdAt)}${adopted ? `, ${formatAge(ageMs)}` : ""}`;
    const origin = `created by ${adopted ? "an earlier run" : "this run"} (${when})`;
    const result = state === "complete" ? `, its result ${describeProof(job)}` : "";
    const others = describeOddLines(oddLines);
    const more = others === "" ? "" : ` Other lines in its result, by form: ${codeSpan(others)}.`;
    return `X's job ${codeSpan(id)}: ${state}, ${origin}${result}${describeUse(job)}.${more}`;
}
function describeUse({ standsIn, uploadDigest }) {
    if (!standsIn)
        return "";
    return uploadDigest === ""
        ? "; the list was edited since, so only what it names counts"
        : "; it stands in until a newer one is ready";
}
/** What X may charge for. Prices are X's, and change. */
function describeCost({ requests, newJobs }) {
    return `Cost: ${formatQuantity(requests, "request")} to X's API, ${formatQuantity(newJobs, "new job")}.`;
}
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./build/report/to-artifact-inputs.js
function toArtifactInputs(inputs) {
    return {
        name: inputs.artifactName,
        retentionDays: inputs.artifactRetentionDays,
        // Where nobody has decided, the repository may be a public one.
        contents: inputs.artifactContents === "auto" ? "report" : inputs.artifactContents,
        hasPage: inputs.artifactReport,
    };
}
//# sourceMappingURL=to-artifact-inputs.js.map
;// CONCATENATED MODULE: ./build/runner/abortable.js
/**
 * The work's own end, or the signal's reason as soon as it is aborted, whatever the work hangs in. What is left behind cleans up
 * after itself while the last words are said.
 */
async function abortable(work, signal) {
    const done = new AbortController();
    const cancelled = new Promise((_, reject) => {
        const cancel = () => reject(signal.reason);
        if (signal.aborted)
            cancel();
        signal.addEventListener("abort", cancel, { once: true, signal: done.signal });
    });
    try {
        return await Promise.race([work, cancelled]);
    }
    finally {
        done.abort();
    }
}
//# sourceMappingURL=abortable.js.map
;// CONCATENATED MODULE: ./build/runner/quieten.js
/**
 * Makes what a library prints of itself debug lines while it works, which only a person who turned them on sees. Its commands, such
 * as a mask, pass. Ends with the work, or when the run is cancelled, whichever comes first: the work may hang.
 */
async function quieten(work, { output, signal }) {
    const { write } = output;
    const restore = () => {
        output.write = write;
    };
    output.write = ((text, ...rest) => {
        const lines = Buffer.from(text)
            .toString("utf8")
            .split(/(?<=\n)/);
        return Reflect.apply(write, output, [lines.map(toDebug).join(""), ...rest]);
    });
    signal.addEventListener("abort", restore, { once: true });
    try {
        return await work();
    }
    finally {
        signal.removeEventListener("abort", restore);
        restore();
    }
}
function toDebug(line) {
    return line.startsWith("::") || line.trim() === "" ? line : `::debug::${line.replaceAll("%", "%25")}`;
}
//# sourceMappingURL=quieten.js.map
;// CONCATENATED MODULE: ./build/report/artifact.js





/** The files of an artifact, by what the user wants in it. */
const artifactFiles = {
    none: [],
    report: ["report.html", "report.json", "report.md"],
    results: ["report.html", "report.json", "report.md", "violations.ndjson", "refetch.txt", "results.ndjson"],
};
/** Waits between attempts; the client itself repeats only what the server answers with 5xx or 429. */
const artifact_retryDelaysMs = [1000, 3000];
const networkFailure = /\b(ECONNRESET|ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EPIPE)\b/;
/** Other names to try where the name is taken, by another job of the run or an earlier attempt. */
const otherNames = 9;
/**
 * Uploads the artifact. A failure is a warning: it never changes what the check found. A cancelled run does not
 * wait for its upload, which knows no signal.
 */
async function uploadArtifact(options) {
    const { contents } = options.artifact;
    if (contents === "none")
        return undefined;
    return await uploadUnlessCancelled(options, async (name) => ({ name, files: artifactFiles[contents] }));
}
/**
 * Uploads the page of the report a second time, by itself and unzipped, so that the link to it opens it. Its name is
 * that of its file. A failure is but a warning here, too.
 */
async function uploadReportPage(options) {
    const { folder } = options;
    return await uploadUnlessCancelled(options, async (name) => {
        const file = `${name}.html`;
        await (0,external_node_fs_promises_.copyFile)((0,external_node_path_.join)(folder, "report.html"), (0,external_node_path_.join)(folder, file));
        return { name: file, files: [file], isPage: true };
    });
}
async function uploadUnlessCancelled(options, prepare) {
    const { context, signal } = options;
    if (!context.isWorkflow || signal.aborted)
        return undefined;
    try {
        return await abortable(artifact_tryNames(options, prepare), signal);
    }
    catch (error) {
        if (signal.aborted)
            return undefined;
        throw error;
    }
}
async function artifact_tryNames(options, prepare) {
    const { artifact, context, log, signal } = options;
    for (const name of listNames(artifact.name, context.runAttempt)) {
        try {
            return await uploadWithRetries(await prepare(name), options);
        }
        catch (error) {
            if (signal.aborted)
                return undefined;
            if (readFailure(error).status === "409")
                continue;
            log.warning(`The artifact was not uploaded (${artifact_describe(error)}). The result of the check is not affected.`);
            return undefined;
        }
    }
    log.warning(`The artifact was not uploaded: its name is taken. Give each job of the run its own \`artifact-name\`.`);
    return undefined;
}
function listNames(name, attempt) {
    return [name, ...Array.from({ length: otherNames }, (_, index) => `${name}-${attempt}-${index + 2}`)];
}
async function uploadWithRetries(wanted, options) {
    for (let attempt = 0;; attempt++) {
        try {
            return await upload(wanted, options);
        }
        catch (error) {
            const delayMs = artifact_retryDelaysMs[attempt];
            if (readFailure(error).network === undefined || delayMs === undefined)
                throw error;
            options.log.info(`The artifact's upload broke off (${artifact_describe(error)}); trying again.`);
            await options.clock.sleep(delayMs, options.signal);
        }
    }
}
async function upload({ name, files, isPage = false }, { artifact, context, folder, log, signal }) {
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(316), __webpack_require__.e(785)]).then(__webpack_require__.bind(__webpack_require__, 70785));
    const uploading = () => new DefaultArtifactClient().uploadArtifact(name, files.map((file) => (0,external_node_path_.join)(folder, (0,external_node_path_.basename)(file))), folder, {
        ...(artifact.retentionDays === undefined ? {} : { retentionDays: artifact.retentionDays }),
        ...(isPage && { skipArchive: true }),
    });
    const uploaded = await quieten(uploading, { output: process.stdout, signal });
    const id = uploaded.id ?? 0;
    log.info(`Uploaded the artifact ${name}: ${files.join(", ")}.`);
    return { id, name, digest: uploaded.digest ?? "", url: `${(0,run_context/* buildRunUrl */.r)(context)}/artifacts/${id}` };
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
function artifact_describe(error) {
    const { name, status, network } = readFailure(error);
    return network ?? (status === undefined ? name : `status ${status}`);
}
//# sourceMappingURL=artifact.js.map
;// CONCATENATED MODULE: ./build/report/upload-artifacts.js
var upload_artifacts_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var upload_artifacts_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





const leastMs = 120_000;
/** A megabyte each second: far less than runners have. */
const bytesPerMs = 1000;
/**
 * Uploads the artifact, and the page of the report where it is wanted. Both together have two minutes, and a second for each
 * megabyte: the client repeats for a quarter of an hour what is never answered, and says nothing in the meantime.
 */
async function uploadArtifacts(options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { artifact: wanted, context, folder, clock, signal, log, leaveBehind } = options;
        if (!context.isWorkflow)
            return {};
        const longestMs = leastMs + (await sumBytes(folder, artifactFiles[wanted.contents])) / bytesPerMs;
        const buildError = () => new Error("The artifact's upload did not end.");
        const watch = upload_artifacts_addDisposableResource(env_1, watchSilence(signal, { clock, longestMs, buildError }), false);
        const watched = { ...options, signal: watch.signal };
        const artifact = await uploadArtifact(watched);
        const openReport = wanted.hasPage ? await uploadReportPage(watched) : undefined;
        if (watch.signal.aborted)
            leaveBehind();
        if (watch.signal.aborted && !signal.aborted) {
            log.warning(`The artifact was not uploaded: GitHub's artifact service did not take it within ${formatDuration(longestMs)}. The result of the check is not affected.`);
        }
        return { artifact, openReport };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        upload_artifacts_disposeResources(env_1);
    }
}
async function sumBytes(folder, files) {
    const sizes = await Promise.all(files.map((file) => readBytes((0,external_node_path_.join)(folder, file))));
    return sizes.reduce((sum, size) => sum + size, 0);
}
/** What is missing is for the upload itself to say. */
async function readBytes(path) {
    try {
        return (await (0,external_node_fs_promises_.stat)(path)).size;
    }
    catch {
        return 0;
    }
}
//# sourceMappingURL=upload-artifacts.js.map
;// CONCATENATED MODULE: ./build/report/write-report-files.js


/** Puts the report next to the results, for the artifact and for later steps. Returns the path of `report.json`. */
async function writeReportFiles(folder, { report, markdown, page }) {
    const path = (0,external_node_path_.join)(folder, "report.json");
    await (0,external_node_fs_promises_.writeFile)(path, `${JSON.stringify(report, null, 2)}\n`);
    await (0,external_node_fs_promises_.writeFile)((0,external_node_path_.join)(folder, "report.md"), markdown);
    await (0,external_node_fs_promises_.writeFile)((0,external_node_path_.join)(folder, "report.html"), page);
    return path;
}
//# sourceMappingURL=write-report-files.js.map
;// CONCATENATED MODULE: ./build/runner/network-notes.js

const unreached = new Set(["NETWORK", "IDLE_TIMEOUT", "GITHUB_UNAVAILABLE"]);
const untrusted = new Set(["CERTIFICATE_REJECTED", "GITHUB_CERTIFICATE"]);
/** Looks only for what nobody else would say: a variable that we do not read, and a file that Node could not. */
async function readNetworkNotes(environment) {
    const isSet = (name) => [name, name.toLowerCase()].some((one) => (environment[one]?.trim() ?? "") !== "");
    const usesAllProxy = isSet("ALL_PROXY") && !isSet("HTTPS_PROXY") && !isSet("HTTP_PROXY");
    const file = environment.NODE_EXTRA_CA_CERTS ?? "";
    const fault = file === "" ? undefined : await network_notes_findFault(file);
    return [
        ...(usesAllProxy
            ? [{ codes: unreached, text: "`ALL_PROXY` is set, and is not used: set `HTTPS_PROXY` to that proxy." }]
            : []),
        ...(fault === undefined ? [] : [{ codes: untrusted, text: fault }]),
    ];
}
/** Node reads the file when it starts, and goes on without it. */
async function network_notes_findFault(file) {
    const name = "The file that `NODE_EXTRA_CA_CERTS` names";
    try {
        // A pipe is read once, by Node.
        if (!(await (0,external_node_fs_promises_.stat)(file)).isFile())
            return undefined;
        const isPem = (await (0,external_node_fs_promises_.readFile)(file, "latin1")).includes("-----BEGIN CERTIFICATE-----");
        return isPem ? undefined : `${name} holds no certificate in PEM form, so it is not used.`;
    }
    catch (error) {
        const { code = "unknown" } = error;
        return `${name} cannot be read (${code}), so it is not used.`;
    }
}
/** The failure with those that are about it, before its own advice. */
function addNotes(failure, notes) {
    const texts = notes.filter(({ codes }) => codes.has(failure.code)).map(({ text }) => text);
    return texts.length === 0 ? failure : { ...failure, hint: [...texts, failure.hint].join(" ") };
}
//# sourceMappingURL=network-notes.js.map
// EXTERNAL MODULE: ../../node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(2121);
;// CONCATENATED MODULE: ./build/runner/runner-files.js




/**
 * Sees to it, before anything is sent, that what the runner takes can be handed over at the end: in a container, its files
 * often belong to another user. The summary is worth a warning only. Throws RUNNER_NOT_WRITABLE.
 */
async function requireRunnerFiles({ outputFile, summaryFile }, log) {
    const outputFault = outputFile === undefined ? undefined : await runner_files_findFault(outputFile);
    if (outputFault !== undefined)
        throw buildRunnerFileError("GITHUB_OUTPUT", outputFault);
    const summaryFault = summaryFile === undefined ? undefined : await runner_files_findFault(summaryFile);
    if (summaryFault === undefined)
        return;
    const { message, hint } = buildRunnerFileError("GITHUB_STEP_SUMMARY", summaryFault);
    log.warning(`${message} ${hint}`);
}
/** A folder of our own in the runner's temporary one, which ends with the job. Throws RUNNER_NOT_WRITABLE. */
async function createRunFolder({ temporaryFolder, }) {
    try {
        return await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)(temporaryFolder, "x-compliance-"));
    }
    catch (error) {
        throw buildRunnerFileError("RUNNER_TEMP", error);
    }
}
/** @param variable Names the file or folder without showing its path. */
function buildRunnerFileError(variable, error) {
    const { code = "unknown" } = error;
    const fault = describeFileFault(error) ?? `(${/^[A-Z0-9_]+$/.test(code) ? code : "unknown"})`;
    const colon = fault.startsWith("(") ? "" : ":";
    return new action_error/* ActionError */.l("RUNNER_NOT_WRITABLE", `The runner's ${runner_files_kinds[variable]} (\`${variable}\`) cannot be written to${colon} ${fault}.`);
}
const runner_files_kinds = {
    GITHUB_OUTPUT: "file for outputs",
    GITHUB_STEP_SUMMARY: "file for the summary",
    RUNNER_TEMP: "temporary folder",
};
/** Opened as it will be, and left as it is. */
async function runner_files_findFault(path) {
    try {
        await (await (0,external_node_fs_promises_.open)(path, "a")).close();
        return undefined;
    }
    catch (error) {
        return error;
    }
}
//# sourceMappingURL=runner-files.js.map
;// CONCATENATED MODULE: ./build/runner/write-outputs.js


/** Hands the outputs to the runner. Outside of a workflow nobody reads them. Throws RUNNER_NOT_WRITABLE. */
function writeOutputs(outputs, context) {
    if (context.outputFile === undefined)
        return;
    try {
        for (const [name, value] of Object.entries(outputs))
            (0,core/* setOutput */.uH)(name, value);
    }
    catch (error) {
        throw buildRunnerFileError("GITHUB_OUTPUT", error);
    }
}
//# sourceMappingURL=write-outputs.js.map
;// CONCATENATED MODULE: ./build/conclude.js



















/**
 * From the report to the end: summary and outputs, pull request, artifact, and then how the step ends. What is known is
 * written before anything of GitHub's is asked, which may hang or take the step with it, and again with what came of that.
 */
async function conclude_conclude(check, options) {
    const { accepted, context, folder, log, signal, phases, requests, trail, summary } = options;
    const { inputs } = accepted;
    const { report } = check;
    const ids = inputs.showIds ? await listShownIds(check.violationsPath) : [];
    for (const id of ids)
        log.info(id);
    for (const line of describeBadEntries(report))
        log.info(line);
    const isProposed = isToBeProposed(check, inputs);
    const known = {
        report,
        policy: inputs,
        ids,
        obstacle: trail.obstacle(),
        cost: { requests, newJobs: trail.made() },
        largeListsPage: buildPageUrl(context, "docs/large-lists.md"),
    };
    const page = fitPage({ report, obstacle: known.obstacle, ...(await listViolations(check, inputs)) });
    const start = writeSummary({ ...known, pullRequest: isProposed ? unfinished : undefined });
    const reportPath = await writeReportFiles(folder, { report, markdown: start, page });
    await summary.write(start);
    const outputs = { report, reportPath, jobIds: trail.ids() };
    if (tryWriting(listReportOutputs(outputs), context))
        options.onReported();
    if (isProposed)
        phases.enter("Pull request");
    const { pullRequest, failure: refusal } = isProposed
        ? await keepFailure(abortable(proposeFiles({ ...options, check, ids }), signal))
        : {};
    const contents = {
        ...known,
        pullRequest: toSummary(pullRequest, inputs.dryRun),
        hasPullRequestFailed: refusal !== undefined && pullRequest === undefined,
    };
    if (isProposed)
        await writeReportFiles(folder, { report, markdown: writeSummary(contents), page });
    const wanted = toArtifactInputs(inputs);
    const uploads = wanted.contents !== "none" || wanted.hasPage;
    if (uploads && context.isWorkflow)
        phases.enter("Artifact");
    const { artifact, openReport } = await uploadArtifacts({ ...options, artifact: wanted });
    phases.leave();
    const chosen = chooseFailure({ check, refusal }, options);
    const failure = chosen && addNotes(chosen, options.notes);
    const failed = failure === undefined ? "" : `\n${buildFailureSummary(failure, context)}\n`;
    const room = largestSummaryBytes - Buffer.byteLength(failed) - 1;
    const markdown = writeSummary({ ...contents, artifact, openReport }, room);
    await summary.write(`${markdown}${failed}`);
    writeOutputs(listOutputs({ ...outputs, artifact, pullRequest }), context);
    return decideOutcome(report, inputs, { failure, obstacle: known.obstacle });
}
/** Outputs that can't be written fail the step at its end: they are no reason to leave the pull request out. */
function tryWriting(outputs, context) {
    try {
        writeOutputs(outputs, context);
        return true;
    }
    catch {
        return false;
    }
}
/** What stands in the summary until the pull request is done, and stays there if the step is killed before. */
const unfinished = {
    sentence: "The step ended before the pull request was finished.",
    url: undefined,
    compareUrl: undefined,
    isUnfinished: true,
};
function toSummary(pullRequest, isDryRun) {
    if (pullRequest === undefined)
        return undefined;
    const { pull, operation, plan, compareUrl, left } = pullRequest;
    const hasBranch = operation === "created" || operation === "updated" || operation === "unchanged";
    return {
        sentence: describePullRequest(pullRequest, isDryRun),
        url: pull?.url,
        compareUrl: hasBranch ? compareUrl : undefined,
        isDeclined: plan === "declined" && !isDryRun,
        isIncomplete: left !== undefined,
    };
}
async function listViolations({ violationsPath }, { showIds }) {
    return showIds ? await readListed(violationsPath) : { violations: [], hasMoreViolations: false };
}
/**
 * Once anything is known, also where the rest is pending or failed: an open pull request keeps what this run cannot tell. A
 * violation may be known without a whole result, as where older posts were added to the list since.
 */
function isToBeProposed({ report, checkedIds }, { onViolation }) {
    if (onViolation !== "pull-request")
        return false;
    if (report.violations > 0 || report.result === "compliant")
        return true;
    return [...checkedIds.values()].some(({ resultTimes }) => resultTimes.size > 0);
}
/** How the step ends is said once: by what went wrong first. What came on top is a warning. */
function chooseFailure({ check, refusal }, { log, signal }) {
    if (check.failure === undefined)
        return refusal ?? (signal.aborted ? toFailure(signal.reason) : undefined);
    if (refusal !== undefined)
        log.warning(`The pull request failed, too. ${failureText(refusal)}`);
    const failure = toFailure(check.failure);
    return { ...failure, what: `${failure.what} ${describe_result_describeKnown(check.report)}`.trimEnd() };
}
/** What went wrong with the pull request must not hide what the check found: it is kept for the end. */
async function keepFailure(proposal) {
    try {
        const pullRequest = await proposal;
        const { left } = pullRequest;
        return left === undefined ? { pullRequest } : { pullRequest, failure: toFailure(left) };
    }
    catch (error) {
        return { failure: toFailure(error) };
    }
}
//# sourceMappingURL=conclude.js.map
;// CONCATENATED MODULE: ./build/inputs/classify-entry.js


/** Looks what a name of the workspace is, and whether it may be read as a list. */
async function classifyEntry(name, search) {
    if (isExcluded(name, search))
        return { kind: "excluded", name };
    if (leadsOut(name))
        return { kind: "skipped", name, why: "outside of the workspace" };
    try {
        return await classifyExisting(name, search);
    }
    catch (error) {
        const why = explainLoss(name, error);
        if (why === undefined)
            throw error;
        return { kind: "lost", name, why };
    }
}
function isExcluded(name, { excludes }) {
    return excludes.some((pattern) => (0,external_node_path_.matchesGlob)(name, pattern) || name.startsWith(`${pattern}/`));
}
function leadsOut(name) {
    return name === ".." || name.startsWith("../") || (0,external_node_path_.isAbsolute)(name);
}
async function classifyExisting(name, { workspace }) {
    const path = (0,external_node_path_.join)(workspace, name);
    const status = await (0,external_node_fs_promises_.lstat)(path);
    if (status.isDirectory())
        return { kind: "folder", name };
    const real = await (0,external_node_fs_promises_.realpath)(path).catch(() => undefined);
    if (status.isSymbolicLink() || real !== path) {
        return { kind: "skipped", name, why: explainOtherPath(path, real) };
    }
    if (!status.isFile())
        return { kind: "skipped", name, why: "not a regular file" };
    if (isGitFolder(name))
        return { kind: "skipped", name, why: "part of .git or .github" };
    return { kind: "file", name };
}
/** Some file systems find a file by a name that is written in another way, which the repository does not know. */
function explainOtherPath(path, real) {
    const fold = (text) => text.normalize("NFC").toLowerCase();
    const isOtherWriting = real !== undefined && real !== path && fold(real) === fold(path);
    return isOtherWriting ? "a name with other capitals or accents than the file has" : "a symbolic link";
}
/** Names are read as UTF-8, and one that is none has no way back to its file. */
function explainLoss(name, { code = "" }) {
    if (code === "EACCES" || code === "EPERM")
        return "in a folder that this user may not enter";
    if (code !== "ENOENT" && code !== "ENOTDIR")
        return undefined;
    return name.includes("\uFFFD") ? "a name that is not valid UTF-8" : "gone while it was looked for";
}
/** Also by the other names under which some file systems know them: git refuses the same. */
function isGitFolder(name) {
    const plain = name.normalize("NFKC").replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "");
    return /(^|\/)\.git(hub)?[. ]*(\/|$)/i.test(plain);
}
//# sourceMappingURL=classify-entry.js.map
;// CONCATENATED MODULE: ./build/inputs/confine-pattern.js

/** Reads a pattern as one within the workspace. Absolute ones may name it either way. */
function confinePattern(pattern, { real, given }, { isAbsolute, relative, sep } = external_node_path_) {
    const isExclude = pattern.startsWith("!");
    const written = isExclude ? pattern.slice(1).trim() : pattern;
    const split = (path) => escapeBrackets(path, sep)
        .split(sep === "\\" ? /[\\/]/ : "/")
        .filter((segment) => segment !== "." && segment !== "");
    const ways = isAbsolute(written) ? [relative(real, written), relative(given, written)] : [written];
    const inside = ways.find((way) => !isAbsolute(way) && !split(way).includes("..") && split(way).length > 0);
    if (inside === undefined || inside.includes("\0")) {
        return {
            fault: {
                pattern,
                message: `\`files\`: \`${pattern}\` leads out of the workspace. Write a path inside it.`,
            },
        };
    }
    const joined = split(inside).join("/");
    return isExclude ? { excludes: joined } : { includes: joined };
}
/** Node's globs have no escapes. On Windows a backslash is a separator: there only `[[]` names a bracket. */
function escapeBrackets(pattern, sep) {
    return sep === "\\" ? pattern : pattern.replaceAll(/\\([[\]*?])/g, "[$1]");
}
function isLiteral(pattern) {
    return !/[*?[\]{}]/.test(pattern);
}
//# sourceMappingURL=confine-pattern.js.map
;// CONCATENATED MODULE: ./build/inputs/to-workspace-name.js

/** Node's glob gives some of its entries by a path below the search's folder, others by an absolute one. */
function toWorkspaceName({ parentPath, name }, workspace) {
    return (0,external_node_path_.relative)(workspace, (0,external_node_path_.resolve)(workspace, parentPath, name))
        .split(external_node_path_.sep)
        .join("/");
}
//# sourceMappingURL=to-workspace-name.js.map
;// CONCATENATED MODULE: ./build/inputs/find-unreadable.js




/**
 * The folders on a pattern's way that this user may not read, which globs pass over without a word.
 * @param seen Those that the search itself came by, as it does below `**`.
 */
async function findUnreadable(pattern, { seen, ...search }) {
    const folders = new Set(seen);
    const exclude = (entry) => leadsOut(toWorkspaceName(entry, search.workspace));
    for (const prefix of listPrefixes(pattern)) {
        for await (const entry of (0,external_node_fs_promises_.glob)(prefix, { cwd: search.workspace, withFileTypes: true, exclude })) {
            if (entry.isDirectory())
                folders.add(toWorkspaceName(entry, search.workspace));
        }
    }
    const unreadable = [];
    for (const name of folders) {
        // `folder/**` excludes all that is in a folder, and not the folder itself.
        if (leadsOut(name) || [name, `${name}/any`].some((path) => isExcluded(path, search)))
            continue;
        if (await isClosed((0,external_node_path_.join)(search.workspace, name)))
            unreadable.push(name);
    }
    return unreadable;
}
async function isClosed(folder) {
    try {
        await (await (0,external_node_fs_promises_.opendir)(folder)).close();
        return false;
    }
    catch (error) {
        return ["EACCES", "EPERM"].includes(error.code ?? "");
    }
}
/** The folders of a pattern, from the top to where `**` takes over. */
function listPrefixes(pattern) {
    const segments = pattern.split("/").slice(0, -1);
    const end = segments.indexOf("**");
    const fixed = end === -1 ? segments : segments.slice(0, end);
    return fixed.map((_, index) => fixed.slice(0, index + 1).join("/"));
}
//# sourceMappingURL=find-unreadable.js.map
;// CONCATENATED MODULE: ./build/inputs/find-files.js






/** Finds regular files in the workspace. Symbolic links, `.git` and `.github` are never followed or read. */
async function findFiles(patterns, workspaceFolder) {
    const workspace = await (0,external_node_fs_promises_.realpath)(workspaceFolder);
    const names = { real: workspace, given: workspaceFolder };
    const inside = patterns.map((pattern) => ({ pattern, ...confinePattern(pattern, names) }));
    const faults = inside.flatMap(({ fault }) => (fault === undefined ? [] : [fault]));
    const excludes = inside.flatMap(({ excludes }) => (excludes === undefined ? [] : [excludes]));
    const found = new Set();
    const skipped = new Set();
    const lost = new Set();
    for (const { pattern, includes } of inside) {
        if (includes === undefined)
            continue;
        const { candidates, unreadable } = await match(includes, { workspace, excludes });
        faults.push(...findPatternFaults(pattern, { candidates, unreadable }).map((message) => ({ pattern, message })));
        for (const { kind, name, why } of candidates) {
            if (kind === "file")
                found.add(name);
            if (kind === "skipped" && !isLiteral(includes))
                skipped.add(`${name}: skipped, ${why}.`);
            if (kind === "lost")
                lost.add(`\`${name}\` was left out and not checked: ${why}.`);
        }
        for (const name of unreadable) {
            lost.add(`The folder \`${name}\` was left out and not checked: this user may not read it. Correct its permissions, or exclude it with \`!${name}\` in \`files\`.`);
        }
    }
    if (!inside.some(({ includes }) => includes !== undefined) && faults.length === 0) {
        faults.push({ message: "`files`: only excludes. Write at least one glob that includes." });
    }
    const files = [...found].sort().map((name) => ({ name, path: (0,external_node_path_.join)(workspace, name), isReal: true }));
    return { files, faults, skipped: [...skipped].sort(), lost: [...lost].sort() };
}
async function match(pattern, search) {
    const { workspace } = search;
    const candidates = new Map();
    const seen = new Set();
    // What a pattern says of `..` can be hidden in braces, brackets and escapes: only its matches tell.
    const exclude = (entry) => {
        const name = toWorkspaceName(entry, workspace);
        if (entry.isDirectory())
            seen.add(name);
        return leadsOut(name);
    };
    for await (const entry of (0,external_node_fs_promises_.glob)(pattern, { cwd: workspace, withFileTypes: true, exclude })) {
        const name = toWorkspaceName(entry, workspace);
        candidates.set(name, await classifyEntry(name, search));
    }
    // A file may have the very name, brackets and all.
    if (!isLiteral(pattern) && (await isFile((0,external_node_path_.join)(workspace, pattern)))) {
        candidates.set(pattern, await classifyEntry(pattern, search));
    }
    return {
        candidates: [...candidates.values()],
        unreadable: await findUnreadable(pattern, { ...search, seen }),
    };
}
async function isFile(path) {
    return (0,external_node_fs_promises_.lstat)(path).then((status) => status.isFile(), () => false);
}
/** A pattern must lead to something; a path without wildcards must lead to a file. */
function findPatternFaults(pattern, { candidates, unreadable }) {
    if (candidates.some(({ kind }) => kind === "file"))
        return [];
    const place = `\`files\`: \`${pattern}\``;
    const [first] = candidates;
    if (first === undefined && unreadable.length > 0) {
        return [
            `${place} matches no file that this user may read: the folder \`${unreadable[0]}\` is closed to it.`,
        ];
    }
    if (first === undefined) {
        return [`${place} matches no file. Check the path, and that the files are checked out.`];
    }
    if (isLiteral(pattern) && first.kind === "folder") {
        return [`${place} is a folder. Write \`${pattern.replace(/\/$/, "")}/**/*.txt\`.`];
    }
    const reasons = [...new Set(candidates.map(find_files_describe))].sort();
    return [`${place} matches no regular file (only ${reasons.join(", ")}). Name the files themselves.`];
}
function find_files_describe({ kind, why }) {
    if (kind === "folder")
        return "folders";
    return kind === "excluded" ? "excluded files" : (why ?? "other files");
}
//# sourceMappingURL=find-files.js.map
;// CONCATENATED MODULE: ./build/inputs/find-datasets.js


/** Finds the files of all datasets. None may be in two: each would remove from it what the other keeps. */
async function findDatasets(plans, workspace) {
    const datasets = [];
    const faults = [];
    const skipped = new Set();
    const lost = new Set();
    for (const { patterns, findPlace, ...plan } of plans) {
        const found = await findFiles(patterns, workspace);
        for (const { pattern, message } of found.faults)
            faults.push({ ...findPlace?.(pattern), message });
        for (const line of found.skipped)
            skipped.add(line);
        for (const line of found.lost)
            lost.add(line);
        const dataset = { ...plan, files: found.files };
        for (const message of findShared(dataset, datasets)) {
            faults.push({ ...findPlace?.(undefined), message });
        }
        datasets.push(dataset);
    }
    return { datasets, faults, skipped: [...skipped].sort(), lost: [...lost].sort() };
}
/** One sentence for each earlier dataset that has some of the same files. */
function findShared(dataset, earlier) {
    const names = new Set(dataset.files.map(({ name }) => name));
    return earlier.flatMap((other) => {
        const [first, ...more] = other.files.filter(({ name }) => names.has(name));
        if (first === undefined)
            return [];
        const files = `\`${first.name}\`${more.length === 0 ? " is" : ` and ${formatQuantity(more.length, "more file")} are`}`;
        return [
            `\`files\`: ${files} in the dataset \`${other.name}\` too. Exclude it with \`!\` in one of them.`,
        ];
    });
}
//# sourceMappingURL=find-datasets.js.map
;// CONCATENATED MODULE: ./build/runner/read-real-file.js
var read_real_file_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var read_real_file_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Reads a small file that was found to be regular and behind no symbolic link, and sees to it that it still is: in
 * between, a link may have been put in its place or in that of a folder.
 */
async function readRealFile(path, mostBytes) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        // A pipe without a writer would otherwise keep us here for ever.
        const file = read_real_file_addDisposableResource(env_1, await (0,external_node_fs_promises_.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK), true);
        const status = await file.stat();
        // Linux tells of the handle itself where it is.
        const isLinux = process.platform === "linux";
        const at = isLinux ? await (0,external_node_fs_promises_.readlink)(`/proc/self/fd/${file.fd}`) : await (0,external_node_fs_promises_.realpath)(path);
        if (!status.isFile() || at !== path)
            return undefined;
        if (status.size > mostBytes)
            return "too-large";
        return { bytes: await file.readFile() };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = read_real_file_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
//# sourceMappingURL=read-real-file.js.map
// EXTERNAL MODULE: ../../node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/core.js
var core_core = __webpack_require__(48149);
;// CONCATENATED MODULE: ./build/inputs/field-schemas.js

function oneOf(...words) {
    const list = words.map((word) => `\`${word}\``);
    const message = `write ${list.length === 1 ? list[0] : `${list.slice(0, -1).join(", ")} or ${list.at(-1)}`}.`;
    return schemas/* string */.YjP().refine((text) => words.includes(text), message);
}
/** `true` or `false`, in the spellings of YAML. */
const yesOrNo = schemas/* string */.YjP()
    .regex(/^(true|false)$/i, "write `true` or `false`.")
    .transform((text) => text.toLowerCase() === "true");
/** Words apart by newlines or commas. */
const list = schemas/* string */.YjP().transform((text) => splitAt(text, /[\n,]/));
/** Globs apart by newlines or commas; a comma within braces belongs to its glob. */
const globs = schemas/* string */.YjP().transform(splitGlobs);
/** Globs apart by newlines or commas, once each. */
function splitGlobs(text) {
    return splitAt(text, /\n|,(?![^{}\n]*\})/);
}
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
    const { least, most, unit, whole = false } = range;
    const message = `write ${whole ? "a whole number" : "a number"} of ${unit} from ${least} to ${most}.`;
    return schemas/* string */.YjP()
        .regex(whole ? /^\d{1,15}$/ : /^\d{1,15}(\.\d{1,6})?$/, message)
        .transform(Number)
        .refine((value) => value >= least && value <= most, message);
}
function splitAt(text, separator) {
    const words = text.split(separator).map((word) => word.trim());
    return [...new Set(words.filter((word) => word !== ""))];
}
//# sourceMappingURL=field-schemas.js.map
;// CONCATENATED MODULE: ./build/inputs/config/plan-datasets.js


/** Turns what a config file says into datasets to look for. */
function planDatasets({ datasets }, { defaults, findPlace, }) {
    return datasets.map((dataset, index) => ({
        ...planDataset(dataset, defaults),
        findPlace: (pattern) => {
            const item = Array.isArray(dataset.files) && pattern !== undefined ? dataset.files.indexOf(pattern) : -1;
            return findPlace(["datasets", index, "files", ...(item < 0 ? [] : [item])]);
        },
    }));
}
function planDataset(dataset, defaults) {
    const { name, files, format, ids = [{ type: "tweets" }] } = dataset;
    const limit = dataset["max-removal"];
    return {
        name,
        // An item of a list is one glob, so that a name may have a comma in it.
        patterns: typeof files === "string" ? splitGlobs(files) : files,
        format: format ?? "auto",
        ids: ids.map(({ type, field }) => ({ type, field: field === undefined ? undefined : String(field) })),
        scrubFields: dataset["scrub-fields"]?.map(String) ?? [],
        onScrub: dataset["on-scrub"] ?? defaults.onScrub,
        // Of all datasets it is meant for those with fields to scrub.
        onRefetch: dataset["on-refetch"] ?? (dataset["scrub-fields"] && defaults.onRefetch),
        keepReasons: dataset["keep-reasons"] ?? defaults.keepReasons,
        maxRemoval: (0,max_removal/* parseMaxRemoval */.oS)(String(limit)) ?? defaults.maxRemoval,
        onBadEntry: dataset["on-bad-entry"] ?? defaults.onBadEntry,
    };
}
//# sourceMappingURL=plan-datasets.js.map
;// CONCATENATED MODULE: ./build/inputs/config/read-config.js



/** Far more than a description needs; a larger file is something else. */
const largestConfigBytes = 1024 * 1024;
/** Reads the config file, under the same rules as the lists: a regular file in the workspace. */
async function readConfig(path, { workspace, defaults }) {
    const refuse = (what) => ({
        plans: [],
        faults: [{ message: `\`config\`: ${what}` }],
    });
    const { files } = await findFiles([path], workspace);
    const [file] = files;
    const found = file && files.length === 1 ? await readRealFile(file.path, largestConfigBytes) : undefined;
    if (file === undefined || found === undefined) {
        return refuse("name one regular file in the workspace, outside of `.git` and `.github`.");
    }
    if (found === "too-large")
        return refuse("keep the file below 1 MiB.");
    const text = read_config_decode(found.bytes);
    if (text === undefined)
        return refuse("write the file in UTF-8.");
    // Most runs have no such file, and its library takes time to load.
    const { parseConfig } = await __webpack_require__.e(/* import() */ 806).then(__webpack_require__.bind(__webpack_require__, 59806));
    const { config, faults, findPlace } = parseConfig(text, file.name);
    return { faults, plans: config === undefined ? [] : planDatasets(config, { defaults, findPlace }) };
}
function read_config_decode(bytes) {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=read-config.js.map
;// CONCATENATED MODULE: ./build/inputs/plan-lists.js


/** Nothing may go, where the input that says how much is wrong: the run ends with its fault. */
const nothing = { kind: "count", count: 0 };
/** The datasets that the inputs or the config file describe, as far as they are right. */
async function planLists(inputs, workspace) {
    const { files = [], type, format, field, config, keepReasons, onScrub, onRefetch, onBadEntry } = inputs;
    const defaults = { keepReasons, onScrub, onRefetch, onBadEntry, maxRemoval: inputs.maxRemoval ?? nothing };
    if (config !== undefined)
        return readConfig(config, { workspace, defaults });
    if (files.length === 0 || type === undefined || format === undefined)
        return { plans: [], faults: [] };
    const ids = [{ type, field }];
    return { plans: [{ ...defaults, name: soleDatasetName, patterns: files, format, ids }], faults: [] };
}
//# sourceMappingURL=plan-lists.js.map
;// CONCATENATED MODULE: ./build/inputs/read-body-file.js



const mostBytesOfCharacter = 4;
/** Reads the text that the user keeps in a file, under the same rules as the lists: a regular file in the workspace. */
async function readBodyFile(path, workspace) {
    if (path === undefined)
        return {};
    const refuse = (what) => ({
        fault: { message: `\`pr-body-file\`: ${what}` },
    });
    const { files } = await findFiles([path], workspace);
    const [file] = files;
    const found = file && files.length === 1
        ? await readRealFile(file.path, longestIntroduction * mostBytesOfCharacter)
        : undefined;
    if (found === undefined)
        return refuse("name one regular file in the workspace.");
    if (found === "too-large")
        return refuse(`keep the text below ${longestIntroduction} characters.`);
    return { text: found.bytes.toString("utf8") };
}
//# sourceMappingURL=read-body-file.js.map
;// CONCATENATED MODULE: ./build/inputs/accept-input.js






/**
 * Accepts what the user gave, or throws INPUT_INVALID with everything that is wrong with it: the inputs, the
 * files and the lines in them, so that nobody has to run the workflow once for each mistake.
 */
async function acceptInput(options) {
    const { reading, context, folder } = options;
    const { inputs, readable } = reading;
    const { plans, faults: unplanned } = await planLists(readable, context.workspace);
    const { datasets, skipped, lost, faults: unfound } = await findDatasets(plans, context.workspace);
    const faults = [...reading.faults, ...unplanned, ...unfound];
    if (inputs !== undefined)
        faults.push(...probeClient(options, inputs), ...findBaseFaults(inputs, context));
    const body = await readBodyFile(inputs?.prBodyFile, context.workspace);
    if (body.fault !== undefined)
        faults.push(body.fault);
    faults.push(...findTextFaults("pr-body-file", body.text), ...findTextFaults("pr-body", inputs?.prBody));
    if (inputs !== undefined && faults.length === 0) {
        const introduction = body.text ?? inputs.prBody;
        return { inputs, datasets, plans, skipped, lost, introduction };
    }
    faults.push(...(await scanForFaults(datasets, folder)));
    throw new action_error/* ActionError */.l("INPUT_INVALID", "The check cannot begin:", { faults });
}
function probeClient({ probe }, inputs) {
    try {
        probe(inputs);
        return [];
    }
    catch (error) {
        if ((0,build_errors/* isComplianceError */.Ez)(error))
            return [{ message: `${error.message} ${error.hint}` }];
        throw error;
    }
}
/** A run on a tag or in a merge queue has no branch of its own to propose to. */
function findBaseFaults({ onViolation, prBase }, { branch, eventName }) {
    if (onViolation !== "pull-request" || prBase !== undefined || branch !== undefined)
        return [];
    const message = eventName === "merge_group"
        ? "`on-violation`: on `merge_group` the branch belongs to the merge queue and cannot get a pull request. Write `fail` or `report`, or run the check on `schedule`."
        : "`pr-base`: is needed, as the workflow does not run on a branch. Write the branch to propose to.";
    return [{ message }];
}
async function scanForFaults(datasets, folder) {
    try {
        await scanDatasets(datasets, { folder });
        return [];
    }
    catch (error) {
        if ((0,build_errors/* isComplianceError */.Ez)(error) && error.code === "DATASET_INVALID")
            return error.faults;
        throw error;
    }
}
//# sourceMappingURL=accept-input.js.map
;// CONCATENATED MODULE: ./build/inputs/camel-case.js
/** The same at run time. */
function toCamelCase(name) {
    return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}
//# sourceMappingURL=camel-case.js.map
// EXTERNAL MODULE: ./build/inputs/formats.js
var formats = __webpack_require__(94692);
;// CONCATENATED MODULE: ./build/inputs/input-table.js






/** @param fallback What the input is where it is not set, as action.yml has it. */
function input(fallback, schema) {
    return { default: fallback, schema };
}
const input_table_text = schemas/* string */.YjP();
/** X keeps results for seven days: what is older can be neither reused nor used instead. */
const resultsKeptMinutes = 10_080;
const branch = optionalText.refine((name) => name === undefined || isBranchName(name), "write the name of a branch as git allows it, without `refs/heads/`.");
const logins = list.transform((names) => names.map((name) => name.replace(/^@/, "")));
const draftModes = { false: "never", true: "create", create: "create", always: "always" };
/**
 * Every input: what it is where it is not set, and how its text is read. All else that there is to know of an input,
 * from the names to the types, is derived from here. Messages say what to write instead and never hold the value.
 */
const inputTable = {
    "bearer-token": input("", schemas/* string */.YjP().min(1, 
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows, to be copied.
    "is missing. Pass the App's bearer token from a secret: `${{ secrets.X_BEARER_TOKEN }}`.")),
    files: input("", globs),
    type: input("tweets", oneOf("tweets", "users")),
    "on-violation": input("fail", oneOf("fail", "pull-request", "report")),
    format: input("auto", schemas/* string */.YjP().transform((word, context) => {
        const known = formats/* formats */.F.find((format) => format === word);
        if (known !== undefined)
            return known;
        context.addIssue((0,formats/* explainFormat */.n)(word));
        return core_core/* NEVER */.tm;
    })),
    field: input("", optionalText),
    config: input("", optionalText),
    "keep-reasons": input("", list.refine((words) => words.every((word) => results_record/* violationReasons */.vh.includes(word)), `write reasons out of ${results_record/* violationReasons */.vh.join(", ")}.`)),
    "max-removal": input("50%", schemas/* string */.YjP().transform((limit, context) => {
        const parsed = (0,max_removal/* parseMaxRemoval */.oS)(limit);
        if (parsed !== undefined)
            return parsed;
        context.addIssue(max_removal/* maxRemovalAdvice */.l7);
        return core_core/* NEVER */.tm;
    })),
    "approve-removal": input("", optionalText.refine((digest) => digest === undefined || /^[0-9a-f]{32}$/.test(digest), "write the digest that the refusal names, 32 hexadecimal digits.")),
    "on-scrub": input("auto", oneOf("auto", "remove", "keep")),
    "on-refetch": input("keep", oneOf("keep", "scrub")),
    "on-bad-entry": input("fail", oneOf("fail", "keep")),
    "on-unverified": input("fail", oneOf("fail", "report")),
    "require-proof": input("consistent", oneOf("consistent", "proven")),
    "timeout-minutes": input("300", numberWithin({ least: 0, most: 50_400, unit: "minutes" })),
    "on-timeout": input("fail", oneOf("fail", "report")),
    wait: input("true", yesOrNo),
    "poll-interval-seconds": input("30", numberWithin({ least: 0, most: 3600, unit: "seconds" })),
    "reuse-within-minutes": input("360", numberWithin({ least: 0, most: resultsKeptMinutes, unit: "minutes" })),
    "max-age-minutes": input("2880", numberWithin({ least: 0, most: resultsKeptMinutes, unit: "minutes" })),
    "job-name": input("", optionalText.refine((name) => name === undefined || /^[A-Za-z0-9_.-]{1,22}$/.test(name), "write up to 22 letters, digits, dots, dashes or underscores.")),
    "marker-lines": input("true", yesOrNo),
    "max-ids-per-job": input("6000000", numberWithin({ least: 1, most: 6_000_000, unit: "IDs", whole: true })),
    "artifact-name": input("x-compliance", schemas/* string */.YjP().regex(/^[^":<>|*?\r\n\\/]{1,200}$/, 'write a name without " : < > | * ? \\ or /.')),
    "artifact-retention-days": input("", optional(numberWithin({ least: 1, most: 400, unit: "days", whole: true }))),
    "artifact-contents": input("auto", oneOf("auto", "results", "report", "none")),
    "artifact-report": input("false", yesOrNo),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows, filled in by the runner.
    "github-token": input("${{ github.token }}", input_table_text),
    "pr-branch": input("", branch),
    "pr-base": input("", branch),
    "pr-title": input("", optionalText.refine((title) => (title?.length ?? 0) <= 256, "write at most 256 characters.")),
    "pr-body": input("", optionalText),
    "pr-body-file": input("", optionalText),
    "pr-labels": input("", list),
    "pr-assignees": input("", logins),
    "pr-reviewers": input("", logins),
    "pr-team-reviewers": input("", logins),
    "pr-milestone": input("", optionalText),
    "pr-auto-merge": input("false", oneOf("false", "merge", "squash", "rebase").transform((way) => (way === "false" ? undefined : way))),
    "pr-draft": input("false", schemas/* string */.YjP()
        .toLowerCase()
        .pipe(oneOf("false", "true", "create", "always"))
        .transform((mode) => draftModes[mode])),
    "pr-on-human-commits": input("stop", oneOf("stop", "overwrite")),
    "commit-message": input("", optionalText),
    "commit-via": input("auto", oneOf("auto", "api", "git")),
    "show-ids": input("false", yesOrNo),
    "dry-run": input("false", yesOrNo),
    "x-api-url": input("https://api.x.com", input_table_text),
};
function listInputNames() {
    return Object.keys(inputTable);
}
//# sourceMappingURL=input-table.js.map
;// CONCATENATED MODULE: ./build/inputs/cross-faults.js


/** A paid App is charged for every look, and X asks for 30 to 60 seconds. */
const leastPollSeconds = 5;
/** Less is not enough to ask X for its jobs, create one and send the IDs. */
const leastTimeoutMinutes = 1;
/** Rules that span several inputs. */
function findCrossFaults(raw) {
    const apiUrl = URL.parse(raw["x-api-url"]);
    const isSandbox = apiUrl !== null && (0,is_loopback/* isLoopback */.U)(apiUrl);
    return [
        ...findListFaults(raw),
        ...(Number(raw["poll-interval-seconds"]) < leastPollSeconds && !isSandbox
            ? [
                {
                    message: `\`poll-interval-seconds\`: write ${leastPollSeconds} or more; each look at a job may cost.`,
                },
            ]
            : []),
        ...(Number(raw["timeout-minutes"]) < leastTimeoutMinutes && !isSandbox
            ? [
                {
                    message: `\`timeout-minutes\`: write ${leastTimeoutMinutes} or more. To submit the IDs without waiting for the result, set \`wait: false\`; that takes a moment, too.`,
                },
            ]
            : []),
        ...(raw["on-violation"] === "pull-request" && raw["github-token"] === ""
            ? // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows, to be copied.
                [{ message: "`github-token`: is needed for a pull request. Write `${{ github.token }}`." }]
            : []),
        ...(raw["on-refetch"] === "scrub" && raw.config === ""
            ? [{ message: "`on-refetch`: `scrub` needs the `scrub-fields` of a dataset in `config`." }]
            : []),
        ...(raw["pr-body"] !== "" && raw["pr-body-file"] !== ""
            ? [{ message: "`pr-body`, `pr-body-file`: write only one of the two." }]
            : []),
    ];
}
/** What a config file says of each dataset by itself. What is set to its default can't be told from what is not set. */
const replacedByConfig = ["files", "type", "format", "field"];
function findListFaults(raw) {
    if (raw.config === "") {
        return raw.files === ""
            ? [{ message: "`files`: is missing. Write globs such as `data/**/*.txt`, or set `config`." }]
            : [];
    }
    const doubled = replacedByConfig.filter((name) => raw[name] !== inputTable[name].default);
    if (doubled.length === 0)
        return [];
    const names = doubled.map((name) => `\`${name}\``).join(", ");
    return [{ message: `${names}: leave out beside \`config\`, which says it of each dataset.` }];
}
//# sourceMappingURL=cross-faults.js.map
;// CONCATENATED MODULE: ./build/inputs/find-idle-inputs.js

/** Others than those whose names say so. */
const ofProposals = new Set(["approve-removal", "dry-run"]);
/**
 * Inputs that are set and change nothing, as no pull request is wanted: a sentence. It is no fault, as `on-violation` may be an
 * expression that differs from event to event.
 */
function findIdleInputs(raw) {
    if (raw["on-violation"] === "pull-request")
        return [];
    const idle = listInputNames().filter((name) => (/^(?:pr|commit)-/.test(name) || ofProposals.has(name)) && raw[name] !== inputTable[name].default);
    if (idle.length === 0)
        return [];
    const names = idle.map((name) => `\`${name}\``).join(", ");
    return [`${names}: no effect without \`on-violation: pull-request\`.`];
}
//# sourceMappingURL=find-idle-inputs.js.map
// EXTERNAL MODULE: ./build/inputs/input-variable.js
var input_variable = __webpack_require__(5677);
;// CONCATENATED MODULE: ./build/inputs/read-raw-inputs.js



function readRawInputs(environment) {
    const names = listInputNames();
    const raw = names.map((name) => [name, readInput(environment, name)]);
    return { raw: Object.fromEntries(raw), ...judgeUnknown(environment, names) };
}
function readInput(environment, name) {
    const text = (0,input_variable/* readVariable */.n)(environment, name);
    if (text !== "")
        return text;
    // The runner fills the token in; outside of it there is none.
    return name === "github-token" ? "" : inputTable[name].default;
}
/** An environment of the job or the machine can have such variables for something else: they are no reason to stop. */
function judgeUnknown(environment, names) {
    const known = new Set(names.map(input_variable/* toVariable */.G));
    const unknown = Object.keys(environment)
        .filter((variable) => variable.startsWith("INPUT_") && !known.has(variable))
        .map((variable) => variable.slice("INPUT_".length).toLowerCase())
        .sort()
        .map((name) => ({ name, nearest: (0,find_nearest/* findNearest */.q)(name, names) }));
    const others = unknown.filter(({ nearest }) => nearest === undefined).map(({ name }) => `\`${name}\``);
    return {
        faults: unknown.flatMap(({ name, nearest }) => nearest === undefined
            ? []
            : [{ message: `\`${name}\` is not an input of this action. Did you mean \`${nearest}\`?` }]),
        warnings: others.length === 0
            ? []
            : [
                `Ignored, as this action has no such ${others.length === 1 ? "input" : "inputs"}: ${others.join(", ")}. A variable of the environment whose name begins with \`INPUT_\` looks like one, too.`,
            ],
    };
}
//# sourceMappingURL=read-raw-inputs.js.map
;// CONCATENATED MODULE: ./build/inputs/read-inputs.js





/** Reads every input from the runner's environment: once, at the edge. */
function readInputs(environment) {
    const { raw, faults: unknown, warnings } = readRawInputs(environment);
    const { readable, faults: unreadable } = readEach(raw);
    const faults = [...unknown, ...unreadable, ...findCrossFaults(raw)];
    return {
        // Without a fault there is a value for every name.
        inputs: faults.length === 0 ? readable : undefined,
        faults,
        warnings,
        notices: findIdleInputs(raw),
        readable,
        secrets: listSecrets(raw),
        githubToken: raw["github-token"],
    };
}
function readEach(raw) {
    const values = [];
    const faults = [];
    for (const name of listInputNames()) {
        const { success, data, error } = inputTable[name].schema.safeParse(raw[name]);
        if (success)
            values.push([toCamelCase(name), data]);
        else
            faults.push(...error.issues.map(({ message }) => ({ message: `\`${name}\`: ${message}` })));
    }
    return { readable: Object.fromEntries(values), faults };
}
function listSecrets(raw) {
    const tokens = [raw["bearer-token"], raw["github-token"]].filter((token) => token !== "");
    return [...new Set(tokens.flatMap((token) => [token, encodeURIComponent(token)]))];
}
//# sourceMappingURL=read-inputs.js.map
;// CONCATENATED MODULE: ./build/github/push-access.js






/** A question that is not answered by then is left open: the push itself will tell. */
const timeoutMs = 10_000;
/** More than any refusal of GitHub's. */
const largestRefusalBytes = 4096;
/** The words of GitHub's git server for a token that may read and not write. */
const readsOnly = /^(?:Permission to \S+ denied to |Write access to repository not granted)/;
/**
 * Asks GitHub's git server what a push would ask first: which refs there are to push to. It answers that only to a
 * token with `contents: write`, and nothing is written. The REST API has no such question for the token of a workflow
 * or an App: `permissions.push` of a repository tells of persons alone. Source: git's "gitprotocol-http",
 * DISCOVERING REFERENCES. It goes by core's transport, and with that through the proxy that the environment names; no
 * redirect is followed. Throws where GitHub says why nobody may, for example GITHUB_ACCESS_DENIED for an archived repository.
 */
async function askPushAccess(context, { token, signal, ...options }) {
    const url = new URL(`${findGitServer(context).repositoryUrl}/info/refs?service=git-receive-pack`);
    const transport = createTransport(options);
    try {
        const { status, headers, body } = await transport.send({
            method: "GET",
            url,
            headers: {
                authorization: `Basic ${encodeCredential(token)}`,
                "accept-encoding": "identity",
                "user-agent": "git/2 (x-batch-compliance)",
            },
            signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        });
        const start = await readStart(body);
        const explained = status === 403 ? findRefusal(refusal_table_refusals, start) : undefined;
        if (explained !== undefined)
            throw buildRefusal(explained, { said: start, token });
        if (status === 403)
            return readsOnly.test(start) ? "refused" : "unknown";
        const advertises = headers["content-type"] === "application/x-git-receive-pack-advertisement";
        return status === 200 && advertises ? "granted" : "unknown";
    }
    catch (error) {
        // No answer is no answer, whatever the reason; only a cancelled run must not go on.
        signal.throwIfAborted();
        if (error instanceof action_error/* ActionError */.l)
            throw error;
        return "unknown";
    }
    finally {
        await transport.close();
    }
}
function buildRefusal({ code, what, hint }, { said, token }) {
    const quoted = quoteGitHub([said], { secrets: [token, encodeCredential(token)] });
    return new action_error/* ActionError */.l(code, quoted === undefined ? what : `${what} ${quoted}`, hint === undefined ? {} : { hint });
}
async function readStart(body) {
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of body) {
        text += decoder.decode(chunk, { stream: true });
        if (text.length > largestRefusalBytes)
            break;
    }
    return text;
}
//# sourceMappingURL=push-access.js.map
;// CONCATENATED MODULE: ./build/github/rest/refuse-blocked-branch.js


const refsSchema = schemas/* array */.YOg(schemas/* object */.Ikc({ ref: schemas/* string */.YjP() }));
/**
 * Throws BRANCH_NAME_BLOCKED where git could not make a branch of this name, as another one has the name of one of its
 * folders, or it would be a folder of another's name.
 */
async function refuseBlockedBranch(github, name) {
    const [first = ""] = name.split("/");
    const refs = await github.find({
        operation: "listMatchingRefs",
        route: "GET /repos/{owner}/{repo}/git/matching-refs/{ref}",
        parameters: { ref: `heads/${first}` },
        answer: refsSchema,
    });
    const branches = (refs ?? []).map(({ ref }) => ref.replace(/^refs\/heads\//, ""));
    const other = branches.find((branch) => name.startsWith(`${branch}/`) || branch.startsWith(`${name}/`));
    if (other === undefined)
        return;
    throw new action_error/* ActionError */.l("BRANCH_NAME_BLOCKED", `The branch \`${name}\` cannot be created, as there is a branch \`${other}\`.`);
}
//# sourceMappingURL=refuse-blocked-branch.js.map
;// CONCATENATED MODULE: ./build/pull-request/checkout/compare-checkout.js






/** What keeps lists in another form than the checkout does it for kinds of files: a few of them tell. */
const mostLooks = 3;
const largestPointerBytes = 1024;
/** A header of 10 bytes and a nonce of 12 come before the content. Source: git-crypt's `commands.cpp`. */
const cryptBytes = 22;
/**
 * Compares the checkout with the base branch, file by file. Throws FILE_NOT_COMMITTABLE where the repository keeps a file
 * in a form that no commit may replace.
 */
async function compareCheckout({ github, files, base, folder, }) {
    const missing = [];
    const changed = [];
    let looks = 0;
    for (const { file, path } of files) {
        const entry = base.get(path);
        if (entry === undefined) {
            missing.push(path);
            continue;
        }
        refuseTreeFile(entry);
        const local = await hashBlobFile(file.path);
        if (local.sha === entry.sha)
            continue;
        changed.push(path);
        const mayDiffer = entry.sizeBytes <= largestPointerBytes || entry.sizeBytes === local.sizeBytes + cryptBytes;
        if (!mayDiffer || looks === mostLooks)
            continue;
        looks += 1;
        const fetchedPath = (0,external_node_path_.join)(folder, `look-${looks}`);
        await fetchBlob(github, entry.sha, fetchedPath);
        await refuseOtherForm(path, fetchedPath);
        await (0,external_node_fs_promises_.rm)(fetchedPath);
    }
    return { missing, changed };
}
//# sourceMappingURL=compare-checkout.js.map
;// CONCATENATED MODULE: ./build/pull-request/checkout/warn-of-difference.js

/** Enough to see what kind of files it is about. */
const namedFiles = 3;
/** Says before X is asked which files a pull request may not be able to change. Line ends alone make a file another, too. */
function warnOfDifference({ missing, changed }, { log, base }) {
    const branch = `\`${base}\``;
    if (missing.length > 0) {
        log.warning(`${warn_of_difference_listNames(missing)} ${missing.length === 1 ? "is" : "are"} not on the branch ${branch}, so a pull request cannot remove anything from ${missing.length === 1 ? "it" : "them"}. If X names an ID there, the step fails.`);
    }
    if (changed.length > 0) {
        log.info(`${warn_of_difference_listNames(changed)}: not the same, byte for byte, as on the branch ${branch}. The pull request is made from the branch's own copy.`);
    }
}
function warn_of_difference_listNames(paths) {
    const names = paths
        .slice(0, namedFiles)
        .map((path) => `\`${path}\``)
        .join(", ");
    const more = paths.length - namedFiles;
    return more > 0 ? `${names} and ${formatQuantity(more, "more file")}` : names;
}
//# sourceMappingURL=warn-of-difference.js.map
;// CONCATENATED MODULE: ./build/pull-request/preflight.js
var preflight_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var preflight_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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

















/** Answers that running on would not change. Any other failure may be over when the pull request is made. */
const preflight_final = new Set([
    "GITHUB_UNAUTHORIZED",
    "GITHUB_PERMISSION_MISSING",
    "GITHUB_NOT_FOUND",
    "GITHUB_ACCESS_DENIED",
    "GITHUB_CERTIFICATE",
    "GIT_UNAVAILABLE",
    "NOT_IN_A_REPOSITORY",
    "FILE_NOT_COMMITTABLE",
    "FILE_TOO_LARGE_TO_COMMIT",
    "BRANCH_NAME_BLOCKED",
    "BRANCH_IS_BASE",
    "BRANCH_OF_OTHER_BASE",
]);
/**
 * Finds out what can be known of the pull request before X is asked and has to be paid: whether the token is good,
 * the files are those of the base branch, the branch of the proposal can be made and is neither the base nor another's, pull
 * requests may be read and commits written, and git is there where it is needed. Writes nothing. Throws what is final of it.
 *
 * `pull-requests: write`, and whether workflows may open pull requests at all, GitHub tells only to an administrator.
 * @returns How the checkout differs from the base; undefined where that is not asked or could not be read.
 */
async function preflight(options) {
    const { accepted, context, log, signal } = options;
    const { inputs, datasets } = accepted;
    if (inputs.onViolation !== "pull-request")
        return undefined;
    let difference;
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const located = await locateRepository(datasets.flatMap(({ files }) => files), context);
            const { files } = located;
            const checkout = preflight_addDisposableResource(env_1, await openCheckout(options, { token: inputs.githubToken, files }), true);
            const { github } = checkout;
            const { refs, repository } = await readRefs(github, options);
            difference = await requireReads(github, { ...options, refs, located });
            if (inputs.dryRun)
                return difference;
            await requireGitWhereNeeded(options);
            await requireWrites(repository, options);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = preflight_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof action_error/* ActionError */.l))
            throw error;
        if (preflight_final.has(error.code)) {
            throw new action_error/* ActionError */.l(error.code, `${error.message} Nothing was sent to X.`, { hint: error.hint });
        }
        log.info(`GitHub could not be asked beforehand about the pull request (${error.code}). ${error.message}`);
    }
    return difference;
}
async function requireReads(github, { folder, log, refs, located, }) {
    const own = WritableBranch.of(refs);
    const { files, checkout } = located;
    const base = await readBase({ github, refs, files }, checkout.branch);
    const difference = await compareCheckout({ github, files, base: base.files, folder });
    warnOfDifference(difference, { log, base: refs.base });
    requireOwnPulls(refs, await findPulls(github, refs));
    const branch = await readBranch(github, own.name);
    const found = branch && (await findOurs(github, branch));
    await requireOwnBase(github, { refs, found, headSha: base.branch.headSha });
    if (branch === undefined)
        await refuseBlockedBranch(github, own.name);
    return difference;
}
/** Where `auto` has a choice and there is no git, the API is taken; what it does not take at all, nobody could commit. */
async function requireGitWhereNeeded({ accepted, context, signal }) {
    const { inputs, datasets } = accepted;
    if (inputs.commitVia === "api")
        return;
    if (inputs.commitVia === "auto") {
        const files = datasets.flatMap((dataset) => dataset.files);
        const sizes = await Promise.all(files.map(async ({ path }) => (await (0,external_node_fs_promises_.stat)(path)).size));
        if (sizes.every((sizeBytes) => sizeBytes <= largestApiBytes))
            return;
    }
    await requireGit(context.gitEnvironment, signal);
}
/** Tokens of persons. Source: GitHub's "About authentication to GitHub", token formats. */
const personal = /^(?:ghp|gho|ghu|github_pat)_/;
async function requireWrites({ mayPush, isArchived }, { accepted, context, signal }) {
    const token = accepted.inputs.githubToken;
    if (isArchived) {
        throw new action_error/* ActionError */.l("GITHUB_ACCESS_DENIED", "The repository is archived, so nothing can be written to it.", { hint: "Unarchive the repository (Settings, General, Danger Zone), or disable this workflow." });
    }
    if (personal.test(token) && mayPush === false) {
        throw new action_error/* ActionError */.l("GITHUB_PERMISSION_MISSING", "The person whose token is `github-token` may not write to this repository.");
    }
    if ((await askPushAccess(context, { token, signal })) === "refused") {
        throw new action_error/* ActionError */.l("GITHUB_PERMISSION_MISSING", "The token may read this repository and not write to it: a pull request needs `contents: write`.");
    }
}
//# sourceMappingURL=preflight.js.map
;// CONCATENATED MODULE: ./build/runner/read-event.js

/** The event that started the workflow; undefined where there is none that can be read. */
async function readEvent(path) {
    if (path === undefined)
        return undefined;
    try {
        return JSON.parse(await (0,external_node_fs_promises_.readFile)(path, "utf8"));
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=read-event.js.map
;// CONCATENATED MODULE: ./build/report/choose-artifact-contents.js





const eventSchema = schemas/* object */.Ikc({ repository: visibilitySchema });
/**
 * What the artifact holds, with `auto` decided: everybody can download what a public repository uploads, and a list of deleted
 * posts would be published again. What is not known to be private is taken for public.
 */
async function chooseArtifactContents({ artifactContents, githubToken }, tools) {
    if (artifactContents !== "auto")
        return artifactContents;
    // Nothing is uploaded: the files stay on this machine.
    if (!tools.context.isWorkflow)
        return "results";
    const known = await readIsPrivate(githubToken, tools);
    if (known === true)
        return "results";
    const why = known === undefined ? "it is not known whether the repository is public" : "the repository is public";
    tools.log.info(`The artifact holds counts and no IDs, as ${why}. Set \`artifact-contents: results\` to list the violations in it, too.`);
    return "report";
}
async function readIsPrivate(token, tools) {
    const event = eventSchema.safeParse(await readEvent(tools.context.eventFile));
    const told = event.data && isPrivate(event.data.repository);
    if (told !== undefined)
        return told;
    if (token === "")
        return undefined;
    try {
        return (await readRepository(await openRepository(token, tools))).isPrivate;
    }
    catch (error) {
        tools.signal.throwIfAborted();
        if (error instanceof action_error/* ActionError */.l)
            return undefined;
        throw error;
    }
}
//# sourceMappingURL=choose-artifact-contents.js.map
;// CONCATENATED MODULE: ./build/report/write-step-summary.js
var write_step_summary_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var write_step_summary_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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



/** The runner reads the file when the step is over, however it ended. What others wrote there stays. */
function openStepSummary({ context, log }) {
    const { summaryFile } = context;
    let startBytes;
    const warned = new Set();
    const warn = (text) => {
        if (!warned.has(text))
            log.warning(text);
        warned.add(text);
    };
    const append = async (markdown, mayReplace) => {
        if (summaryFile === undefined)
            return;
        if (Buffer.byteLength(markdown) > largestSummaryBytes) {
            warn("The summary is too long for GitHub. The artifact has it as `report.md`.");
            return;
        }
        try {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const file = write_step_summary_addDisposableResource(env_1, await (0,external_node_fs_promises_.open)(summaryFile, "a"), true);
                if (startBytes === undefined)
                    startBytes = (await file.stat()).size;
                else if (mayReplace)
                    await file.truncate(startBytes);
                await file.appendFile(`${markdown}\n`);
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                const result_1 = write_step_summary_disposeResources(env_1);
                if (result_1)
                    await result_1;
            }
        }
        catch (error) {
            warn(buildRunnerFileError("GITHUB_STEP_SUMMARY", error).message);
        }
    };
    return {
        write: (markdown) => append(markdown, true),
        add: (markdown) => append(markdown, false),
    };
}
//# sourceMappingURL=write-step-summary.js.map
;// CONCATENATED MODULE: ./build/runner/annotate-faults.js

/** GitHub shows ten errors of a step and drops the rest: one is left for the failure itself, which lists and counts all. */
const annotatedFaults = 9;
function annotateFaults({ code, faults }, log) {
    let left = annotatedFaults;
    for (const fault of faults) {
        const { file, line, column } = fault;
        if (file === undefined || line === undefined || left === 0)
            continue;
        left -= 1;
        const [text = ""] = listFaults([fault]);
        log.error(code, text, { file, line, column });
    }
}
//# sourceMappingURL=annotate-faults.js.map
// EXTERNAL MODULE: ./build/runner/log.js
var runner_log = __webpack_require__(63157);
;// CONCATENATED MODULE: ./build/runner/mask.js

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
;// CONCATENATED MODULE: ./build/runner/read-workflow.js



/** GitHub takes workflow files of at most so many bytes. */
const largestWorkflowBytes = 512 * 1024;
/**
 * The workflow that this run is one of, as the checkout has it; undefined where it has none, as in a sparse one or one
 * of another repository. It is looked at for advice alone, so nothing that goes wrong matters.
 */
async function readWorkflow({ workspace, workflowFile }) {
    if (workflowFile === undefined)
        return undefined;
    try {
        const path = (0,external_node_path_.join)(await (0,external_node_fs_promises_.realpath)(workspace), workflowFile);
        const found = await readRealFile(path, largestWorkflowBytes);
        return typeof found === "object" ? found.bytes.toString("utf8") : undefined;
    }
    catch (error) {
        if (typeof error.code === "string")
            return undefined;
        throw error;
    }
}
//# sourceMappingURL=read-workflow.js.map
;// CONCATENATED MODULE: ./build/runner/refuse-event.js



/** `repo` is null when the fork is gone. */
const refuse_event_repositorySchema = schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() });
/** The parts of events that tell where their code comes from. */
const refuse_event_eventSchema = schemas/* object */.Ikc({
    pull_request: schemas/* object */.Ikc({
        head: schemas/* object */.Ikc({ repo: refuse_event_repositorySchema.nullish() }),
        base: schemas/* object */.Ikc({ repo: refuse_event_repositorySchema }),
    }),
});
const runEventSchema = schemas/* object */.Ikc({
    workflow_run: schemas/* object */.Ikc({ head_repository: refuse_event_repositorySchema.nullish() }),
    repository: refuse_event_repositorySchema,
});
const commentEventSchema = schemas/* object */.Ikc({ issue: schemas/* object */.Ikc({ pull_request: schemas/* unknown */.L5J().optional() }) });
/**
 * Throws EVENT_REFUSED where the code or files of strangers meet the repository's secrets or write token:
 * `pull_request_target`, pull requests from forks, runs that such a one began, and comments on pull requests, whose
 * event does not tell where the code comes from.
 */
async function refuseEvent({ eventName, eventFile }) {
    if (eventName === "pull_request_target") {
        throw new action_error/* ActionError */.l("EVENT_REFUSED", "This action does not run on `pull_request_target`.");
    }
    const isStrange = findStrangerTest(eventName);
    if (isStrange === undefined || !isStrange(await readEvent(eventFile)))
        return;
    const what = eventName === "issue_comment" ? "comments on pull requests" : "pull requests from forks";
    throw new action_error/* ActionError */.l("EVENT_REFUSED", `This action does not run on ${what}.`);
}
function findStrangerTest(eventName) {
    if (eventName.startsWith("pull_request"))
        return isFromFork;
    if (eventName === "workflow_run")
        return isRunOfFork;
    return eventName === "issue_comment" ? isOnPullRequest : undefined;
}
/** What can't be read is taken for a fork. */
function isFromFork(event) {
    const pull = refuse_event_eventSchema.safeParse(event).data?.pull_request;
    return pull === undefined || pull.head.repo?.full_name !== pull.base.repo.full_name;
}
/** A run that was begun by a fork's pull request has the secrets that the pull request itself does not get. */
function isRunOfFork(event) {
    const run = runEventSchema.safeParse(event).data;
    return run === undefined || run.workflow_run.head_repository?.full_name !== run.repository.full_name;
}
function isOnPullRequest(event) {
    const comment = commentEventSchema.safeParse(event).data;
    return comment === undefined || comment.issue.pull_request !== undefined;
}
//# sourceMappingURL=refuse-event.js.map
// EXTERNAL MODULE: ../../node_modules/.pnpm/yaml@2.9.1/node_modules/yaml/dist/index.js
var dist = __webpack_require__(88293);
;// CONCATENATED MODULE: ./build/runner/workflow-advice.js


/** What a workflow file says of the things that runs go wrong without. Everything else in it is passed over. */
const settings = { concurrency: schemas/* unknown */.L5J().optional(), permissions: schemas/* unknown */.L5J().optional() };
const workflowSchema = schemas/* object */.Ikc({
    ...settings,
    jobs: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ ...settings, uses: schemas/* unknown */.L5J().optional(), "timeout-minutes": schemas/* unknown */.L5J().optional() }))
        .optional(),
});
/** GitHub's, where a job says nothing. Source: its "Workflow syntax", `jobs.<job_id>.timeout-minutes`. */
const defaultJobMinutes = 360;
/**
 * What the workflow of a run could do better, a sentence each: let its runs wait for each other, give its token no
 * more than it needs, and its job more time than the step takes. Nothing about a file that cannot be understood: GitHub has
 * run it, so it is no error. In a reusable workflow the file is the caller's, which says nothing of this job.
 */
function adviseWorkflow(text, options) {
    const { job = "", opensPullRequest, stepMinutes } = options;
    const parsed = workflowSchema.safeParse(readYaml(text));
    if (!parsed.success)
        return [];
    const { jobs = {}, ...whole } = parsed.data;
    const own = Object.hasOwn(jobs, job) ? jobs[job] : undefined;
    if (own === undefined || own.uses !== undefined)
        return [];
    // The job's own settings count before those of the file.
    const permissions = own.permissions ?? whole.permissions;
    const jobMinutes = own["timeout-minutes"] ?? defaultJobMinutes;
    const advice = [];
    if ((own.concurrency ?? whole.concurrency) === undefined) {
        advice.push("Advice: the workflow has no `concurrency:`. Two runs at once wait for each other's job at X; give it a group, without `cancel-in-progress`. A third run then takes the place of the one that waits.");
    }
    if (permissions === undefined || permissions === "write-all") {
        const enough = opensPullRequest ? "{ contents: write, pull-requests: write }" : "{ contents: read }";
        advice.push(`Advice: the workflow's token may do more than it needs: \`permissions: ${enough}\` is enough.`);
    }
    // An expression may be anything.
    if (typeof jobMinutes === "number" && stepMinutes !== undefined && jobMinutes <= stepMinutes) {
        advice.push(`Advice: the job ends after ${jobMinutes} minutes (\`timeout-minutes\` of the job), before this step stops waiting for X after ${stepMinutes}. Set the step's \`timeout-minutes\` lower or the job's higher, so that the report is written in time.`);
    }
    return advice;
}
function readYaml(text) {
    const document = (0,dist/* parseDocument */.Tp)(text);
    if (document.errors.length > 0)
        return undefined;
    try {
        return document.toJS({ maxAliasCount: 100 });
    }
    catch {
        // Too many aliases: no workflow of GitHub's needs them.
        return undefined;
    }
}
//# sourceMappingURL=workflow-advice.js.map
;// CONCATENATED MODULE: ./build/run.js
var run_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var run_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





























async function run(options) {
    const { environment, context, write, signal, clock = systemClock, leaveBehind } = options;
    const log = (0,runner_log/* createLog */.h)({ write, isWorkflow: context.isWorkflow });
    const mask = createMask(context.isWorkflow);
    const reading = readInputs(environment);
    for (const secret of reading.secrets)
        mask(secret);
    if (reading.githubToken !== "")
        mask(encodeCredential(reading.githubToken));
    const phases = createPhases(log, () => clock.monotonic());
    const trail = createJobTrail();
    const summary = openStepSummary({ context, log });
    const startedMs = clock.monotonic();
    const memory = createMemory();
    const tools = { context, log, mask, clock, signal, memory, phases, trail, summary, startedMs, leaveBehind };
    const running = { ...tools, reading, notes: await readNetworkNotes(environment) };
    let isReported = false;
    const onReported = () => {
        isReported = true;
    };
    let outcome;
    try {
        await refuseEvent(context);
        for (const line of reading.warnings)
            log.warning(line);
        for (const line of reading.notices)
            log.notice(line);
        await requireRunnerFiles(context, log);
        const folder = await createRunFolder(context);
        // Also where it hangs in something that knows no signal, for example a file system.
        const { result, ...checked } = await abortable(checkLists(folder, running), signal);
        outcome = await conclude_conclude(result, { ...running, ...checked, folder, onReported });
    }
    catch (error) {
        outcome = await fail(error, running, isReported);
    }
    phases.leave();
    printOutcome(outcome, running);
    return outcome;
}
/** Long enough for whatever ends by itself at the deadline, and for a slow disk. */
const run_longestSilenceMs = 25_000;
/** GitHub shows ten warnings of a step and drops the rest: this leaves room for those about something else. */
const warnedLosses = 3;
/** All that comes before the report, and how often X's API was asked for it. */
async function checkLists(folder, { reading, context, log, mask, clock, signal, memory, phases, trail }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const progress = createProgress(log, { clock, phases, waits: reading.readable.wait !== false });
        const onEvent = (event) => {
            trail.note(event);
            progress(event);
        };
        const seams = { clock, onSecret: mask, onEvent };
        const probe = (inputs) => void openClient(inputs, seams);
        const tools = { context, log, clock, signal, memory };
        const accepted = await decideContents(await acceptInput({ reading, context, folder, probe }), tools);
        for (const line of accepted.skipped)
            log.info(line);
        for (const line of accepted.lost.slice(0, warnedLosses))
            log.warning(line);
        for (const line of accepted.lost.slice(warnedLosses))
            log.info(line);
        const { inputs, datasets } = accepted;
        const opensPullRequest = inputs.onViolation === "pull-request";
        const stepMinutes = inputs.wait ? inputs.timeoutMinutes : undefined;
        const advising = { job: context.job, opensPullRequest, stepMinutes };
        for (const line of adviseWorkflow((await readWorkflow(context)) ?? "", advising))
            log.notice(line);
        const difference = await preflight({ ...tools, accepted, folder });
        const transport = countRequests(inputs.xApiUrl);
        const client = openClient(inputs, { ...seams, transport });
        signal.throwIfAborted();
        phases.enter("Reading the lists");
        const watch = run_addDisposableResource(env_1, watchSilence(signal, {
            clock,
            longestMs: run_longestSilenceMs,
            deadlineMs: inputs.timeoutMinutes * 60_000,
            buildError: () => new action_error/* ActionError */.l("CHECK_STUCK", "The check did not end when its time was up."),
        }), false);
        const watched = (event) => {
            watch.note();
            onEvent(event);
        };
        const checking = { inputs, context, datasets, folder, onEvent: watched, signal: watch.signal };
        const result = await abortable(checkFiles(client, checking), watch.signal);
        await client.close();
        return { accepted, result, difference, requests: transport.requests() };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        run_disposeResources(env_1);
    }
}
async function decideContents(accepted, tools) {
    const artifactContents = await chooseArtifactContents(accepted.inputs, tools);
    return { ...accepted, inputs: { ...accepted.inputs, artifactContents } };
}
/** The end of a run that came to no report. A cancelled one is pending: its job goes on at X. */
async function fail(error, { context, log, signal, trail, summary, notes, leaveBehind }, isReported) {
    // Whatever broke because of the cancellation, the cancellation is what happened.
    const failure = addNotes(toFailure(signal.aborted ? signal.reason : error), notes);
    const page = signal.aborted
        ? buildCancelledSummary(failure, { context, jobIds: trail.ids() })
        : buildUnreportedSummary(failure, { context, newJobs: isReported ? 0 : trail.made() });
    const isStuck = failure.code === "CHECK_STUCK";
    if (isStuck)
        leaveBehind();
    await summary.add(page);
    // What the check found stays as it was written.
    if (isReported)
        return { kind: "failure", failure };
    const isPending = signal.aborted || isStuck;
    try {
        writeOutputs(listUnreportedOutputs(isPending ? "pending" : "unverified", trail.ids()), context);
    }
    catch (error) {
        const { code, what } = toFailure(error);
        if (code !== failure.code)
            log.warning(what);
    }
    return { kind: "failure", failure };
}
/** A finding and a failure of the tool never look alike: only the latter has a code. */
function printOutcome(outcome, { log, context }) {
    if (outcome.kind === "pass")
        log.info(outcome.sentence);
    else if (outcome.kind === "finding")
        log.error("X Batch Compliance", outcome.sentence);
    else {
        const { failure } = outcome;
        annotateFaults(failure, log);
        log.error(failure.code, `${failureText(failure)}\nMore: ${buildErrorPageUrl(context, failure.code)}`);
    }
}
//# sourceMappingURL=run.js.map

/***/ }),

/***/ 42452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ findNearest)
/* harmony export */ });
/** The candidate that takes the fewest changed letters to reach, unless that is more than a third of the word. */
function findNearest(word, candidates) {
    const distances = candidates.map((candidate) => ({ candidate, distance: countEdits(word, candidate) }));
    const nearest = distances.sort((a, b) => a.distance - b.distance)[0];
    return nearest !== undefined && nearest.distance * 3 <= word.length ? nearest.candidate : undefined;
}
/** Letters to insert, remove or replace: the Levenshtein distance, a row of its table at a time. */
function countEdits(from, to) {
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (const [index, letter] of [...from].entries()) {
        const next = [index + 1];
        for (let column = 1; column <= to.length; column++) {
            const replaced = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
            next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[to.length] ?? 0;
}
//# sourceMappingURL=find-nearest.js.map

/***/ }),

/***/ 49223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ errorTable)
/* harmony export */ });
const tryAgain = "It is usually over soon: run again later. A job that was created is found again by its name.";
const tryAnew = "It is usually over soon: run again later. The next run creates another job.";
const report = "Run again; if it persists, report it with the job ID and the time.";
/**
 * Every way in which core fails, and what it means for a retry and for its reader.
 * @example
 * ```ts
 * const { retryable, cause, hint } = errorTable.JOB_PENDING;
 * ```
 */
const errorTable = {
    TOKEN_MALFORMED: {
        retryable: false,
        cause: "The secret probably holds more than the token, or is empty because it has another name.",
        hint: "Use the app-only bearer token as X's developer console shows it: one word, without `Bearer`, quotes or line breaks.",
    },
    OPTION_INVALID: {
        retryable: false,
        cause: "An option has a value that no check can work with.",
        hint: "Correct the option that is named.",
    },
    DATASET_INVALID: {
        retryable: false,
        cause: "The lists hold something else than IDs at these places; spreadsheet programs often round or reformat long numbers.",
        hint: "Correct the places that are listed. Nothing was sent or written.",
    },
    NETWORK: {
        retryable: true,
        cause: "The connection to X broke, or X could not be reached from this machine.",
        hint: "It is usually over soon: run again later. If it is not, check that this machine can resolve and reach api.x.com and storage.googleapis.com, and set `HTTPS_PROXY` if its network requires a proxy.",
    },
    CERTIFICATE_REJECTED: {
        retryable: false,
        cause: "A proxy or firewall that inspects TLS traffic probably answers in X's place with a certificate of its own, or this machine's clock is wrong.",
        hint: "If your network inspects TLS traffic, set `NODE_EXTRA_CA_CERTS` to a file that holds its CA certificate (PEM). If the certificate has expired or is not valid yet, check this machine's clock first.",
    },
    PROXY_INVALID: {
        retryable: false,
        cause: "The variable holds something other than a URL such as http://proxy.example:3128, or an unsupported protocol such as SOCKS.",
        hint: "Correct or unset the variable that is named. Percent-encode special characters in the user name and password.",
    },
    PROXY_AUTHENTICATION: {
        retryable: false,
        cause: "The proxy wants a user name and password, and those in the variable are missing or wrong.",
        hint: "Put them into `HTTPS_PROXY` as http://user:password@host:port, percent-encoded and from a secret, or add the server to `NO_PROXY`.",
    },
    IDLE_TIMEOUT: {
        retryable: true,
        cause: "X or the network in between stopped answering for longer than a slow answer takes.",
        hint: tryAgain,
    },
    DEADLINE_PASSED: {
        retryable: true,
        cause: "The time that the check was given ended while X's answer was still under way.",
        hint: "Run again later, or raise `timeout-minutes`. A job that was created is found again by its name.",
    },
    RESPONSE_UNFRAMED: {
        retryable: true,
        cause: "The answer's end was not announced, so it may be cut; a proxy in between may do that.",
        hint: report,
    },
    RESPONSE_ENCODED: {
        retryable: false,
        cause: "We asked for plain bytes; a proxy in between may compress.",
        hint: report,
    },
    RESPONSE_TOO_LARGE: {
        retryable: false,
        cause: "The answer is many times larger than any that X documents, so it is probably not X's.",
        hint: report,
    },
    RESPONSE_UNREADABLE: {
        retryable: true,
        cause: "A proxy or an error page may have answered in X's place.",
        hint: report,
    },
    REDIRECTED: {
        retryable: false,
        cause: "The API URL is probably not X's own, or a proxy sends requests elsewhere. Redirects are not followed, as they could carry the token or the IDs along; only a download may be redirected, to X's storage.",
        hint: "Check the API URL (`x-api-url`).",
    },
    URL_REFUSED: {
        retryable: false,
        cause: "X named an address that is neither its API nor its storage, so nothing was sent there.",
        hint: "Check the API URL (`x-api-url`); if it is right, report it.",
    },
    UNAUTHORIZED: {
        retryable: false,
        cause: "The token is not one that X knows: it was cut, revoked or regenerated, or it is not an app-only token.",
        hint: "Check that the bearer token (`bearer-token`) is complete, app-only and not revoked (X developer console, Keys and tokens).",
    },
    CREDITS_DEPLETED: {
        retryable: false,
        cause: "X counts requests to its API against the developer account's credits, and none are left.",
        hint: "Add credits to the X developer account, then run again.",
    },
    NOT_ENROLLED: {
        retryable: false,
        cause: "The App stands outside of any Project, or its Project has no access to the X API v2.",
        hint: "Attach the App to a Project with access to the X API v2 in X's developer console, and use that App's token.",
    },
    FORBIDDEN: {
        retryable: false,
        cause: "X knows the token, but its App may not use the batch compliance endpoints.",
        hint: "Check the App's access to the batch compliance endpoints in X's developer console.",
    },
    TOKEN_NOT_APP_ONLY: {
        retryable: false,
        cause: "The token belongs to a user (OAuth 1.0a or OAuth 2.0 with a login), and X takes only an App's own token here.",
        hint: "Use the App's bearer token (X developer console, Keys and tokens, Bearer Token) as `bearer-token`, not an access token.",
    },
    EDGE_REFUSED: {
        retryable: true,
        cause: "The answer is not X's own: a firewall in front of X's API, or a proxy of your network, refused the request. It says nothing about the account or the token.",
        hint: "It usually passes: run again later. If it does not, run from another network, or ask who runs your proxy to allow api.x.com and storage.googleapis.com.",
    },
    BAD_REQUEST: {
        retryable: false,
        cause: "X refuses a request that it documents as right; its API may have changed.",
        hint: report,
    },
    NOT_FOUND: {
        retryable: false,
        cause: "Another App's token created the job, X has forgotten it, or the API URL leads elsewhere.",
        hint: "Check the API URL (`x-api-url`), and that the token belongs to the App that created the job.",
    },
    ENDPOINT_NOT_FOUND: {
        retryable: false,
        cause: "The API URL leads elsewhere, X or what stands before it answers wrongly, or X has moved its batch compliance endpoints.",
        hint: "Check the API URL (`x-api-url`); if it is right, run again later, and look for a newer version if that does not help.",
    },
    CONFLICT: {
        retryable: false,
        cause: "X runs one job per type and App at a time, and another one is still running.",
        hint: "Wait until the other job has ended, and keep runs apart with `concurrency`.",
    },
    PAYLOAD_TOO_LARGE: {
        retryable: false,
        cause: "The upload is larger than X takes now, and could not be halved any further.",
        hint: "Check fewer IDs in one job (`max-ids-per-job`).",
    },
    RATE_LIMITED: {
        retryable: true,
        cause: "X allows so many requests in 15 minutes, and all programs of the App share them.",
        hint: "Wait for the window to pass (15 minutes), let fewer programs share the App, or raise `poll-interval-seconds`.",
    },
    DAILY_LIMIT: {
        retryable: true,
        cause: "The App has used all requests that X allows it in 24 hours.",
        hint: "Run again tomorrow, check less often or raise `poll-interval-seconds`, or move other programs to an App of their own.",
    },
    MONTHLY_CAP: {
        retryable: false,
        cause: "The Project has used all that its plan includes for this month.",
        hint: "Raise the usage cap or the plan in X's developer console, or wait until the month is over.",
    },
    SERVER_ERROR: {
        retryable: true,
        cause: "X's side failed; nothing is wrong with the request.",
        hint: tryAgain,
    },
    API_ERROR: {
        retryable: false,
        cause: "X answered with an error that this version does not know.",
        hint: report,
    },
    SIGNED_URL_REFUSED: {
        retryable: true,
        cause: "The address for the upload or download has expired or was refused by the storage.",
        hint: "Run again: a new one is asked for.",
    },
    JOB_MISMATCH: {
        retryable: false,
        cause: "X answered about another job than the one that was asked for.",
        hint: report,
    },
    JOB_FAILED: {
        retryable: false,
        cause: "X could not complete the job. If X gave a reason, the message shows it.",
        hint: tryAnew,
    },
    JOB_EXPIRED: {
        retryable: false,
        cause: "X lets a job expire that it was not given its upload for in time.",
        hint: tryAnew,
    },
    JOB_PENDING: {
        retryable: true,
        cause: "X was slower than the time that the run had.",
        hint: "Run again later, or raise `timeout-minutes`: the next run finds the job by its name and collects its result.",
    },
    SLOT_BUSY: {
        retryable: true,
        cause: "Another job of this type holds the App's only slot, from another workflow or program.",
        hint: "Run again when that job has ended. If it checks another list of yours, check both in one step (a `config` with several datasets), start their workflows farther apart than X takes (if runs wait: give them one `concurrency` group), or use an App for each.",
    },
    UPLOAD_NOT_FOUND: {
        retryable: true,
        cause: "X created the job but does not know its upload address; seen while X moved to a new storage.",
        hint: tryAgain,
    },
    UPLOAD_CHANGED: {
        retryable: false,
        cause: "Something changed the temporary files between being written and being sent.",
        hint: "Leave the temporary folder alone while the check runs, and run again.",
    },
    RESULT_TRUNCATED: {
        retryable: true,
        cause: "The result did not arrive whole, so it was not used; the connection probably broke.",
        hint: tryAgain,
    },
    RESULT_MALFORMED: {
        retryable: true,
        cause: "The result is not what X documents, so it was not used.",
        hint: report,
    },
    RESULT_FOREIGN_ID: {
        retryable: false,
        cause: "The result speaks of IDs that were not submitted, so it is not ours.",
        hint: "Start a new run with `reuse-within-minutes: 0`. “Re-run jobs” would reuse the same job.",
    },
    RESULT_CONFLICT: {
        retryable: false,
        cause: "The result contradicts itself, so it was not used.",
        hint: report,
    },
    FILE_CHANGED: {
        retryable: true,
        cause: "Another program wrote the file at the same time; it was left as it is.",
        hint: "Run again when nothing else writes it.",
    },
    FILE_UNREADABLE: {
        retryable: false,
        cause: "The file is gone, is no regular file, or belongs to another user.",
        hint: "Check that the file exists, is a regular file and may be read.",
    },
    FILE_UNWRITABLE: {
        retryable: false,
        cause: "The disk is full, or the folder belongs to another user. The original file is untouched.",
        hint: "Check free space and permissions.",
    },
    TEMPORARY_SPACE: {
        retryable: false,
        cause: "The IDs, X's records and the list of violations need more room than the temporary folder has.",
        hint: "Free space there, or check fewer files in one run.",
    },
};
//# sourceMappingURL=error-table.js.map

/***/ }),

/***/ 92313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ez: () => (/* binding */ isComplianceError),
/* harmony export */   c7: () => (/* binding */ ComplianceError)
/* harmony export */ });
/* harmony import */ var _error_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49223);


/** That each entry of the table has all that it needs is held here. */
const entries = _error_table_js__WEBPACK_IMPORTED_MODULE_0__/* .errorTable */ .N;
const marker = Symbol.for("x-batch-compliance.error");
/**
 * The one error of core: a code of a closed table, what happened, and what to do. Safe to print: it holds no secret,
 * no ID, no URL and no body.
 * @example
 * ```ts
 * try {
 *   await client.listJobs("tweets");
 * } catch (error) {
 *   if (isComplianceError(error) && error.retryable) console.log(`${error.code}: ${error.hint}`);
 *   else throw error;
 * }
 * ```
 */
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
        this.retryable = entries[code].retryable;
        this.hint = details.hint ?? entries[code].hint;
        this.status = details.status;
        this.waitMs = details.waitMs;
        this.jobId = details.jobId;
        this.faults = details.faults ?? [];
    }
}
/**
 * Whether an error is a `ComplianceError`, also where two copies of this package are installed.
 * @example
 * ```ts
 * if (isComplianceError(error) && error.code === "SLOT_BUSY") console.log(error.message);
 * ```
 */
function isComplianceError(error) {
    return typeof error === "object" && error !== null && marker in error;
}
//# sourceMappingURL=errors.js.map

/***/ }),

/***/ 51751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ describeCertificateFault)
/* harmony export */ });
const unknownAuthority = "was signed by an authority that this machine does not trust";
const otherHost = "was issued for another host";
/** What Node's codes mean, said of a certificate. Source: Node's "X509 certificate error codes". */
const faults = {
    SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
    UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
    CERT_UNTRUSTED: unknownAuthority,
    INVALID_CA: unknownAuthority,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: "was signed by an authority that this machine does not trust, or came without its intermediate certificate",
    DEPTH_ZERO_SELF_SIGNED_CERT: "is self-signed",
    CERT_HAS_EXPIRED: "has expired",
    CERT_NOT_YET_VALID: "is not valid yet",
    CERT_REVOKED: "was revoked",
    ERR_TLS_CERT_ALTNAME_INVALID: otherHost,
    HOSTNAME_MISMATCH: otherHost,
    ERR_TLS_CERT_ALTNAME_FORMAT: "names its hosts in a wrong form",
    CERT_SIGNATURE_FAILURE: "has a wrong signature",
    CERT_CHAIN_TOO_LONG: "has too long a chain of authorities",
    PATH_LENGTH_EXCEEDED: "has too long a chain of authorities",
    INVALID_PURPOSE: "was not issued for servers",
    CERT_REJECTED: "is not accepted here",
};
/**
 * What is wrong with a certificate, by Node's code, as the end of a sentence; undefined for a code that is not about one.
 * @example
 * ```ts
 * describeCertificateFault("CERT_HAS_EXPIRED"); // "has expired"
 * ```
 */
function describeCertificateFault(code) {
    return Object.hasOwn(faults, code) ? faults[code] : undefined;
}
//# sourceMappingURL=certificate-fault.js.map

/***/ }),

/***/ 86267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ toComplianceError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92313);
/* harmony import */ var _certificate_fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51751);


/** Node's and undici's codes for a silence that lasted too long. */
const timeouts = new Set([
    "UND_ERR_HEADERS_TIMEOUT",
    "UND_ERR_BODY_TIMEOUT",
    "UND_ERR_CONNECT_TIMEOUT",
    "ETIMEDOUT",
]);
/** Codes for a head or body that ended before, or went beyond, what was announced or is usual. */
const cut = new Set([
    "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
    "UND_ERR_RES_EXCEEDED_MAX_SIZE",
    "UND_ERR_HEADERS_OVERFLOW",
]);
/** Node's codes for a name that has no address, or no answer from who knows it. */
const nameless = new Set([
    "ENOTFOUND",
    "ENODATA",
    "ESERVFAIL",
    "EAI_AGAIN",
    "EAI_FAIL",
    "EAI_NODATA",
    "EAI_NONAME",
]);
/**
 * What went wrong below HTTP, told by the structure of the error alone. The original is not kept: its text
 * may hold the URL.
 */
function toComplianceError(error, side = { name: "the server" }) {
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isComplianceError */ .Ez)(error))
        return error;
    const code = codeOf(error);
    const details = side.hint === undefined ? {} : { hint: side.hint };
    const fault = (0,_certificate_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .describeCertificateFault */ .X)(code);
    if (fault !== undefined) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ComplianceError */ .c7("CERTIFICATE_REJECTED", `The TLS certificate of ${nameOf(side)} ${fault} (${code}).`);
    }
    if (timeouts.has(code)) {
        const what = `${capitalise(side.name)} was silent for too long (${code}).`;
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ComplianceError */ .c7("IDLE_TIMEOUT", what, details);
    }
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ComplianceError */ .c7("NETWORK", `${describeBreak(code, side)} (${code}).`, details);
}
function describeBreak(code, side) {
    if (nameless.has(code))
        return `DNS could not resolve the name of ${nameOf(side)}`;
    if (code.startsWith("ERR_SSL_") || code.startsWith("ERR_TLS_") || code === "EPROTO") {
        return `The TLS handshake with ${nameOf(side)} failed`;
    }
    if (cut.has(code) || code.startsWith("HPE_")) {
        return `${capitalise(side.name)} broke off or broke the rules of HTTP`;
    }
    return side.name === "the server" ? "The connection failed" : `The connection to ${side.name} failed`;
}
function nameOf({ name, host }) {
    return host === undefined ? name : `${name} ${host}`;
}
function capitalise(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
/** Causes may go round in a circle. */
const deepest = 10;
function codeOf(error, depth = 0) {
    if (typeof error !== "object" || error === null || depth > deepest)
        return "unknown";
    const { code, name, cause, errors } = error;
    // undici gives no code to an answer that is not HTTP at all.
    if (code === undefined && name === "HTTPParserError")
        return "HPE_INVALID_CONSTANT";
    if (typeof code === "string" && /^[A-Z0-9_]{1,60}$/.test(code))
        return code;
    if (Array.isArray(errors) && errors.length > 0)
        return codeOf(errors[0], depth + 1);
    return cause === undefined ? "unknown" : codeOf(cause, depth + 1);
}
//# sourceMappingURL=failure.js.map

/***/ }),

/***/ 68115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
/**
 * Whether a URL stays on this machine, by its literal address: the one place to which a token may go without TLS.
 * @example
 * ```ts
 * isLoopback(new URL("http://127.0.0.1:4010")); // true
 * ```
 */
function isLoopback(url) {
    return (url.hostname === "[::1]" || url.hostname === "localhost" || /^127(?:\.[0-9]{1,3}){3}$/.test(url.hostname));
}
//# sourceMappingURL=is-loopback.js.map

/***/ }),

/***/ 28504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DF: () => (/* binding */ mergeFindings),
/* harmony export */   Pg: () => (/* binding */ findings),
/* harmony export */   b8: () => (/* binding */ findFinding),
/* harmony export */   fi: () => (/* binding */ recordSchema),
/* harmony export */   s5: () => (/* binding */ maxFieldChars),
/* harmony export */   vh: () => (/* binding */ violationReasons)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77219);

/** Longer than any ID and any field that X documents: a line with more is left to the schema. */
const maxFieldChars = 64;
/** A field that no claim rests on: whatever else it holds counts as nothing. */
const text = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish().catch(null);
/** Anything but nothing is an error, whatever its form. */
const error = zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()
    .optional()
    .transform((value) => {
    if (value === undefined || value === null || value === false)
        return undefined;
    return typeof value === "string" ? value : "error";
});
/** `id` is a JSON string: a number would have been rounded above 2^53, so it is refused. */
const recordSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(maxFieldChars),
    action: text,
    reason: text,
    redacted_at: text,
    deleted_at: text,
    error,
});
/** Stands for a reason that X does not document: the action says what to do, and the reason is information. */
const otherReason = "unknown";
/** Reasons of a `delete` whose meaning is known. Those to scrub ask for the location alone. */
const deletions = ["deleted", "bounced", "protected", "suspended", "deactivated", otherReason];
const scrubbings = ["scrub_geo", "geo_scrubbed"];
/**
 * Names that `keepReasons` may hold: every reason of a violation that X documents, and `unknown` for all others.
 * @example
 * ```ts
 * const dataset = { ...lists, keepReasons: violationReasons.filter((reason) => reason.includes("geo")) };
 * ```
 */
const violationReasons = [...deletions, ...scrubbings];
/**
 * Every finding there is, by its number. Nothing outside this table can remove an ID: an action that is not documented
 * becomes `unknown`, which is reported and leaves the ID unverified. A documented one counts whatever its reason.
 * Number 0 is taken by "X said nothing".
 */
const findings = [
    { action: "none", reason: "none", decision: "keep" },
    ...deletions.map((reason) => ({ action: "delete", reason, decision: "remove" })),
    ...scrubbings.map((reason) => ({ action: "delete", reason, decision: "scrub" })),
    ...[...scrubbings, otherReason].map((reason) => ({ action: "scrub_geo", reason, decision: "scrub" })),
    ...["tweet_edited", otherReason].map((reason) => ({ action: "rehydrate", reason, decision: "refetch" })),
    { action: "error", reason: "invalid_id", decision: "unverified" },
    { action: "unknown", reason: "unknown", decision: "unverified" },
];
/** An action that X documents counts beside any error but the documented one, which says that X did not know the ID. */
function findFinding(record) {
    const isError = record.error !== undefined && find("error", record.error) > 0;
    const isEvent = record.error === undefined || (!isError && isKnownAction(record.action));
    const action = isEvent ? record.action : "error";
    const reason = isEvent ? record.reason : record.error;
    const found = find(action, reason);
    if (found > 0)
        return found;
    const other = find(action, otherReason);
    return other > 0 ? other : findings.length - 1;
}
function find(action, reason) {
    return findings.findIndex((finding) => finding.action === action && finding.reason === reason);
}
function isKnownAction(action) {
    return findings.some((finding) => finding.action === action && finding.decision !== "unverified");
}
/**
 * One finding, by its number, out of two records about one ID, or undefined if they contradict each other: X's older
 * results repeat an ID with the same action. The first in the table counts, so X's order makes no difference.
 */
function mergeFindings(one, other) {
    const first = findings[one];
    const second = findings[other];
    return first.action === second.action ? Math.min(one, other) : undefined;
}
//# sourceMappingURL=record.js.map

/***/ }),

/***/ 75165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ datasetFormats)
/* harmony export */ });
/**
 * How the entries of a file can be written: the values of `Dataset.format` besides `auto`.
 * @example
 * const isFormat = datasetFormats.some((format) => format === "csv");
 */
const datasetFormats = ["txt", "csv", "tsv", "jsonl"];
//# sourceMappingURL=types.js.map

/***/ })

};
