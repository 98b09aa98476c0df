import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 35317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 49140:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("constants");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 91943:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs/promises");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 80481:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");

/***/ }),

/***/ 80099:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 46466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 37830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

/***/ }),

/***/ 46193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 87997:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 53557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 43106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 80155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ ActionError)
/* harmony export */ });
/* unused harmony export actionErrorTable */
const runAgain = "Run the workflow again; X's job is found again by its name and costs nothing.";
/** What each `ActionError.code` means for a retry and for its reader. */
const actionErrorTable = {
    INPUT_INVALID: { retryable: false, hint: "Correct what is listed. Nothing was sent or written." },
    EVENT_REFUSED: { retryable: false, hint: "Run the check on `schedule`, `workflow_dispatch` or `push`." },
    NOT_IN_A_REPOSITORY: {
        retryable: false,
        hint: "Run `actions/checkout` before this step, and name files of one repository only.",
    },
    MAX_REMOVAL_EXCEEDED: {
        retryable: false,
        hint: "Look at the violations in the artifact. If they are right, run once with the digest as `approve-removal`, which lets exactly this removal through, or raise `max-removal`. Nothing was written.",
    },
    GITHUB_UNAUTHORIZED: {
        retryable: false,
        hint: "Check `github-token`. With a GitHub App submit with `wait: false` and collect in a later run, or make the token after the check.",
    },
    GITHUB_PERMISSION_MISSING: {
        retryable: false,
        hint: "Add `permissions: { contents: write, pull-requests: write }` to the job (and `issues: write` for labels that do not exist yet).",
    },
    GITHUB_RULESET: {
        retryable: false,
        hint: "Exempt the branch from it, or choose another with `pr-branch`.",
    },
    GITHUB_NOT_FOUND: {
        retryable: false,
        hint: "Check `pr-base`, and that `github-token` may read this repository (`permissions: { contents: read }`).",
    },
    GITHUB_RATE_LIMITED: {
        retryable: false,
        hint: `${runAgain} Should the commit itself need too many requests, write \`commit-via: git\`.`,
    },
    GITHUB_UNAVAILABLE: { retryable: true, hint: runAgain },
    GITHUB_FAILED: { retryable: false, hint: "See the status and operation; report it if it persists." },
    PULL_REQUESTS_NOT_ALLOWED: {
        retryable: false,
        hint: 'Turn on "Allow GitHub Actions to create and approve pull requests" (Settings, Actions, General), or pass the token of a GitHub App as `github-token`.',
    },
    GIT_UNAVAILABLE: {
        retryable: false,
        hint: "Install git 2.31 or newer on the runner, or write `commit-via: api`.",
    },
    BRANCH_NOT_OURS: {
        retryable: false,
        hint: "Merge the pull request, take the commits off its branch, write `pr-on-human-commits: overwrite`, or choose another branch with `pr-branch`.",
    },
    BRANCH_RACE: { retryable: true, hint: runAgain },
    FILE_NOT_COMMITTABLE: {
        retryable: false,
        hint: "Leave the file out with `!` in `files`, or keep it in the repository as a regular file without Git LFS.",
    },
    FILE_TOO_LARGE_TO_COMMIT: {
        retryable: false,
        hint: "Split the file into smaller ones, or let git push it with `commit-via: git`, which takes up to 100 MiB.",
    },
    COMMIT_DIFFERS: { retryable: true, hint: runAgain },
    CANCELLED: { retryable: false, hint: runAgain },
    INTERNAL: { retryable: false, hint: "Report it with the version and this line." },
};
/** An error of the step itself: a code of a closed table, what happened, and what to do. Safe to print. */
class ActionError extends Error {
    name = "ActionError";
    code;
    retryable;
    hint;
    faults;
    waitMs;
    pageUrl;
    /** @param what What happened, as a sentence without secrets or data. */
    constructor(code, what, details = {}) {
        super(what);
        this.code = code;
        this.retryable = actionErrorTable[code].retryable;
        this.hint = actionErrorTable[code].hint;
        this.faults = details.faults ?? [];
        this.waitMs = details.waitMs;
        this.pageUrl = details.pageUrl;
    }
}
//# sourceMappingURL=action-error.js.map

/***/ }),

/***/ 2359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d0: () => (/* binding */ pickGitEnvironment),
/* harmony export */   wg: () => (/* binding */ encodeCredential),
/* harmony export */   yX: () => (/* binding */ makeGitEnvironment)
/* harmony export */ });
/** What git needs of the runner: to be found, to get out, to trust the right servers, and to be ended with the job. */
const inheritedNames = [
    "PATH",
    "LD_LIBRARY_PATH",
    "SystemRoot",
    "RUNNER_TRACKING_ID",
    ...["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"],
    ...["SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH"],
];
/** Picks what git may see of a process's environment: no input, no token, no setting of a person. */
function pickGitEnvironment(environment) {
    return Object.fromEntries(inheritedNames.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])));
}
/** The token in the form that git sends it, which must be masked like the token itself. */
function encodeCredential(token) {
    return Buffer.from(`x-access-token:${token}`).toString("base64");
}
/**
 * The environment of a git that works in `folder` alone. The token stands in no argument, address or file, where
 * other processes or later steps could read it.
 */
function makeGitEnvironment(inherited, { folder, remote }) {
    const { serverUrl, owner, repository, token } = remote;
    const settings = [
        ["remote.origin.url", `${serverUrl}/${encodeURIComponent(owner)}/${encodeURIComponent(repository)}.git`],
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
        ...inherited,
        HOME: folder,
        TMPDIR: folder,
        LC_ALL: "C",
        GIT_DIR: `${folder}/store.git`,
        GIT_INDEX_FILE: `${folder}/index`,
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_ATTR_NOSYSTEM: "1",
        GIT_TERMINAL_PROMPT: "0",
        GIT_ASKPASS: "",
        SSH_ASKPASS: "",
        GIT_ALLOW_PROTOCOL: new URL(serverUrl).protocol.replace(":", ""),
        ...authors,
        GIT_CONFIG_COUNT: String(settings.length),
        ...Object.fromEntries(settings.flatMap(([key, value], index) => [
            [`GIT_CONFIG_KEY_${index}`, key],
            [`GIT_CONFIG_VALUE_${index}`, value],
        ])),
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

/***/ }),

/***/ 26796:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(48161);
/* harmony import */ var _action_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(80155);
/* harmony import */ var _input_read_raw_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(36324);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(37654);
/* harmony import */ var _run_context_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(80463);





/** The runner kills a cancelled step 10 seconds after its first signal. Whatever hangs is left behind. */
const cancelGraceMs = 1500;
const cancelled = new AbortController();
for (const name of ["SIGINT", "SIGTERM"]) {
    process.on(name, () => {
        cancelled.abort(new _action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l("CANCELLED", `The run was cancelled (${name}) before the check came to its end.`));
        setTimeout(() => process.exit(1), cancelGraceMs).unref();
    });
}
const { env: environment } = process;
const context = (0,_run_context_js__WEBPACK_IMPORTED_MODULE_3__/* .readRunContext */ .$)(environment, { folder: process.cwd(), temporaryFolder: (0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)() });
const write = (text) => void process.stdout.write(text);
const { raw } = (0,_input_read_raw_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readRawInputs */ .y)(environment);
const lists = `${raw.type} in ${raw.files.split("\n").join(", ") || "no files"}`;
(0,_log_js__WEBPACK_IMPORTED_MODULE_4__/* .createLog */ .h)({ write, isWorkflow: context.isWorkflow }).info(`Checking ${raw.config === "" ? lists : `the datasets of ${raw.config}`}`);
// Everything else loads after the first line: its libraries take several times as long as Node itself.
const { run } = await Promise.all(/* import() */[__nccwpck_require__.e(623), __nccwpck_require__.e(855)]).then(__nccwpck_require__.bind(__nccwpck_require__, 67855));
const outcome = await run({ environment, context, write, signal: cancelled.signal });
process.exitCode = outcome.kind === "pass" ? 0 : 1;
//# sourceMappingURL=index.js.map
__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 43:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 39938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ inputDefaults)
/* harmony export */ });
/** Every input and what it is when it is not set. The same as action.yml, which a test holds. */
const inputDefaults = {
    "bearer-token": "",
    files: "",
    type: "tweets",
    "on-violation": "fail",
    format: "auto",
    field: "",
    config: "",
    "keep-reasons": "",
    "max-removal": "50%",
    "approve-removal": "",
    "on-bad-entry": "fail",
    "on-unverified": "fail",
    "require-proof": "consistent",
    "timeout-minutes": "300",
    "on-timeout": "fail",
    wait: "true",
    "poll-interval-seconds": "30",
    "reuse-within-minutes": "360",
    "job-name": "",
    "max-ids-per-job": "6000000",
    "artifact-name": "x-compliance",
    "artifact-retention-days": "",
    "artifact-contents": "results",
    "artifact-report": "false",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows, filled in by the runner.
    "github-token": "${{ github.token }}",
    "pr-branch": "",
    "pr-base": "",
    "pr-title": "",
    "pr-body": "",
    "pr-body-file": "",
    "pr-labels": "",
    "pr-assignees": "",
    "pr-reviewers": "",
    "pr-team-reviewers": "",
    "pr-milestone": "",
    "pr-auto-merge": "false",
    "pr-draft": "false",
    "pr-on-human-commits": "stop",
    "commit-message": "",
    "commit-via": "auto",
    "show-ids": "false",
    "dry-run": "false",
    "x-api-url": "https://api.x.com",
};
//# sourceMappingURL=input-names.js.map

/***/ }),

/***/ 36324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ readRawInputs)
/* harmony export */ });
/* harmony import */ var _find_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(43);
/* harmony import */ var _input_names_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(39938);


/** Reads the inputs from the environment in which the runner puts them. Empty text is the same as unset. */
function readRawInputs(environment) {
    const names = Object.keys(_input_names_js__WEBPACK_IMPORTED_MODULE_0__/* .inputDefaults */ .V);
    const raw = names.map((name) => [name, readInput(environment, name)]);
    return { raw: Object.fromEntries(raw), faults: findUnknown(environment, names) };
}
function readInput(environment, name) {
    const text = environment[variableOf(name)]?.trim() ?? "";
    if (text !== "")
        return text;
    // The runner fills the token in; outside of it there is none.
    return name === "github-token" ? "" : _input_names_js__WEBPACK_IMPORTED_MODULE_0__/* .inputDefaults */ .V[name];
}
function findUnknown(environment, names) {
    const known = new Set(names.map(variableOf));
    return Object.keys(environment)
        .filter((variable) => variable.startsWith("INPUT_") && !known.has(variable))
        .map((variable) => variable.slice("INPUT_".length).toLowerCase())
        .sort()
        .map((name) => ({ message: `\`${name}\` is not an input of this action.${suggest(name, names)}` }));
}
function suggest(name, names) {
    const nearest = (0,_find_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .findNearest */ .q)(name, names);
    return nearest === undefined ? " Remove it." : ` Did you mean \`${nearest}\`?`;
}
function variableOf(name) {
    return `INPUT_${name.toUpperCase()}`;
}
//# sourceMappingURL=read-raw-inputs.js.map

/***/ }),

/***/ 37654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ createLog)
/* harmony export */ });
/* harmony import */ var _text_neutralise_line_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6709);

/** A log that holds no state: each call prints at once. */
function createLog({ write, isWorkflow }) {
    const printLines = (text) => write(`${text.split("\n").map(_text_neutralise_line_js__WEBPACK_IMPORTED_MODULE_0__/* .neutraliseLine */ .f).join("\n")}\n`);
    return {
        info: (line) => write(`${(0,_text_neutralise_line_js__WEBPACK_IMPORTED_MODULE_0__/* .neutraliseLine */ .f)(line)}\n`),
        warning(text, place) {
            const at = place === undefined ? "" : ` ${encodePlace(place)}`;
            if (isWorkflow)
                write(`::warning${at}::${encodeMessage(text)}\n`);
            else
                printLines(`Warning: ${text}`);
        },
        error(title, text, place) {
            const at = place === undefined ? "" : `,${encodePlace(place)}`;
            if (isWorkflow)
                write(`::error title=${encodeProperty(title)}${at}::${encodeMessage(text)}\n`);
            else
                printLines(`Error: ${text}`);
        },
        beginGroup: (title) => write(isWorkflow ? `::group::${encodeMessage(title)}\n` : `${(0,_text_neutralise_line_js__WEBPACK_IMPORTED_MODULE_0__/* .neutraliseLine */ .f)(title)}:\n`),
        endGroup() {
            if (isWorkflow)
                write("::endgroup::\n");
        },
    };
}
function encodePlace({ file, line, column }) {
    return `file=${encodeProperty(file)},line=${line}${column === undefined ? "" : `,col=${column}`}`;
}
/** The runner shows a command's message without reading it again, once its line breaks are encoded. */
function encodeMessage(text) {
    const lines = text.split("\n").map(_text_neutralise_line_js__WEBPACK_IMPORTED_MODULE_0__/* .neutraliseLine */ .f);
    return lines.join("\n").replaceAll("%", "%25").replaceAll("\n", "%0A");
}
function encodeProperty(text) {
    return encodeMessage((0,_text_neutralise_line_js__WEBPACK_IMPORTED_MODULE_0__/* .neutraliseLine */ .f)(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
//# sourceMappingURL=log.js.map

/***/ }),

/***/ 80463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readRunContext),
/* harmony export */   w: () => (/* binding */ nameRunUrl)
/* harmony export */ });
/* harmony import */ var _git_git_environment_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2359);

/** Reads the runner's variables; what is missing outside of a workflow gets a stand-in. */
function readRunContext(environment, fallback) {
    const read = (name) => environment[name]?.trim() || undefined;
    const [owner = "", repository = ""] = (read("GITHUB_REPOSITORY") ?? "").split("/");
    return {
        isWorkflow: read("GITHUB_ACTIONS") === "true",
        workspace: read("GITHUB_WORKSPACE") ?? fallback.folder,
        temporaryFolder: read("RUNNER_TEMP") ?? fallback.temporaryFolder,
        owner,
        repository,
        runId: read("GITHUB_RUN_ID") ?? "0",
        runAttempt: read("GITHUB_RUN_ATTEMPT") ?? "1",
        serverUrl: read("GITHUB_SERVER_URL") ?? "https://github.com",
        apiUrl: read("GITHUB_API_URL") ?? "https://api.github.com",
        actionRepository: read("GITHUB_ACTION_REPOSITORY"),
        actionRef: read("GITHUB_ACTION_REF"),
        workflowFile: findWorkflowFile(read("GITHUB_WORKFLOW_REF") ?? "", `${owner}/${repository}`),
        job: read("GITHUB_JOB"),
        eventName: read("GITHUB_EVENT_NAME") ?? "",
        branch: findBranch(read),
        outputFile: read("GITHUB_OUTPUT"),
        summaryFile: read("GITHUB_STEP_SUMMARY"),
        eventFile: read("GITHUB_EVENT_PATH"),
        gitEnvironment: (0,_git_git_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .pickGitEnvironment */ .d0)(environment),
    };
}
/** The page of this run. */
function nameRunUrl({ serverUrl, owner, repository, runId }) {
    return `${serverUrl}/${owner}/${repository}/actions/runs/${runId}`;
}
/** Out of `owner/repository/.github/workflows/check.yml@refs/heads/main`. */
function findWorkflowFile(workflowRef, repository) {
    const [path = ""] = workflowRef.split("@");
    const file = path.startsWith(`${repository}/`) ? path.slice(repository.length + 1) : "";
    return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(file) ? file : undefined;
}
/** On pull requests the ref is a merge that nobody can push to; the branch is the head. */
function findBranch(read) {
    const head = read("GITHUB_HEAD_REF");
    if (head !== undefined)
        return head;
    return read("GITHUB_REF_TYPE") === "branch" ? read("GITHUB_REF_NAME") : undefined;
}
//# sourceMappingURL=run-context.js.map

/***/ }),

/***/ 6709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ neutraliseLine),
/* harmony export */   u: () => (/* binding */ showUnprintable)
/* harmony export */ });
/**
 * Line breaks of any kind, other control characters, halves of characters, and all that is not seen. The runner's
 * search for a command passes over most of the latter, so that `::` with one in it is still `::`.
 */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/**
 * Makes one line of text safe to print in a workflow's log: it stays one line and is no workflow command.
 * The runner takes `::name::` at the start of a line (after white space) and `##[name]` anywhere in it as commands.
 */
function neutraliseLine(text) {
    return showUnprintable(text)
        .replace(/^(\s*:):/u, "$1 :")
        .replaceAll("##[", "# #[");
}
/** Text with all that is not seen, or that would change how the rest is seen, by its number. */
function showUnprintable(text) {
    return text.replace(unprintable, showCodePoint);
}
function showCodePoint(character) {
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
//# sourceMappingURL=neutralise-line.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(26796);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
