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

/***/ 81609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ ActionError)
/* harmony export */ });
/* harmony import */ var _error_table_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1285);

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
        this.retryable = _error_table_js__WEBPACK_IMPORTED_MODULE_0__/* .actionErrorTable */ .R[code].retryable;
        this.hint = details.hint ?? _error_table_js__WEBPACK_IMPORTED_MODULE_0__/* .actionErrorTable */ .R[code].hint;
        this.faults = details.faults ?? [];
        this.waitMs = details.waitMs;
        this.pageUrl = details.pageUrl;
    }
}
//# sourceMappingURL=action-error.js.map

/***/ }),

/***/ 1285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ actionErrorTable)
/* harmony export */ });
const runAgain = "Run the workflow again: the X job is found by its name and reused at no extra cost.";
/**
 * Every way in which the workflow step fails, besides those of core: entries as core's. `retryable`:
 * reading, computing and writing may succeed if everything is done again at once.
 */
const actionErrorTable = {
    INPUT_INVALID: {
        retryable: false,
        cause: "The workflow, `config` or a list contains something invalid.",
        hint: "Correct the listed faults. Nothing was sent or written.",
    },
    EVENT_REFUSED: {
        retryable: false,
        cause: "On this event, untrusted people can choose the code or the files, which could expose the tokens to them.",
        hint: "Run the check on `schedule`, `workflow_dispatch` or `push`.",
    },
    NOT_IN_A_REPOSITORY: {
        retryable: false,
        cause: "The files are outside the workflow's repository, were downloaded without it, or are not committed to the base branch.",
        hint: "Run `actions/checkout` before this step, with git 2.18 or newer on the runner: without git, it downloads only the files.",
    },
    VIOLATIONS_NOT_ON_BASE: {
        retryable: false,
        cause: "The checked files differ from those on the base branch: an earlier step created or changed them, another branch or an older commit is checked out, the entries were moved to other files of the base branch while X worked, or the repository stores the files in another form.",
        hint: "Check out the branch that the pull request is for (`ref` of `actions/checkout` and `pr-base`), commit what earlier steps create, or exclude the files with `!` in `files`. If the base branch has moved since, start a new run: a re-run checks the same commit again.",
    },
    MAX_REMOVAL_EXCEEDED: {
        retryable: false,
        cause: "Unusually many IDs are affected. The wrong lists, the wrong `type` or a fault at X can also cause this.",
        hint: "Review the violations in the artifact (they are in it with `artifact-contents: results`). If they are correct, run once with `approve-removal` set to the digest, which allows exactly this removal, or raise `max-removal`. Nothing was written.",
    },
    CHECK_STUCK: {
        retryable: false,
        cause: "Something external, for example a server that never finishes its response, kept the check from ending after `timeout-minutes`.",
        hint: runAgain,
    },
    GITHUB_UNAUTHORIZED: {
        retryable: false,
        cause: "The token is wrong, was revoked or has expired. The token of a GitHub App is valid for one hour.",
        hint: "Check `github-token` and the secret or step that provides it.",
    },
    GITHUB_TOKEN_EXPIRED: {
        retryable: false,
        cause: "The token has most likely expired while X worked: the token of a GitHub App is valid for one hour, and a check can take longer.",
        hint: "Run the workflow again: the pull request is then opened from X's finished result, at no extra cost. To prevent this, check with `on-violation: report` first, then create the token, then run the step again with `on-violation: pull-request`, as in examples/workflows/app-token.yml.",
    },
    GITHUB_PERMISSION_MISSING: {
        retryable: false,
        cause: "The job's `permissions:` do not grant it. Without `permissions:`, the repository's default applies, which is usually read-only.",
        hint: "Add `permissions: { contents: write, pull-requests: write }` to the job (and `issues: write` for labels that do not exist yet).",
    },
    GITHUB_RULESET: {
        retryable: false,
        cause: "A ruleset or a branch protection rule covers the name of this branch, and the token is not among those that may bypass it.",
        hint: "Exclude the branch of the pull request from the rule (Settings, Rules or Branches), or set `pr-branch` to a name that the rule does not cover.",
    },
    GITHUB_ACCESS_DENIED: {
        retryable: false,
        cause: "A setting of the repository, its organization or its account blocks the token.",
        hint: "Ask an owner of the repository or organization. GitHub's own message names the setting.",
    },
    GITHUB_CERTIFICATE: {
        retryable: false,
        cause: "GitHub Enterprise Server uses a certificate from a private authority that Node.js does not trust, a proxy or firewall that inspects TLS traffic answers instead of GitHub, or this machine's clock is wrong.",
        hint: "Set `NODE_EXTRA_CA_CERTS` on the runner to a file that contains the authority's certificate (PEM). It is used for git too. If the certificate has expired or is not valid yet, check the machine's clock first.",
    },
    GITHUB_NOT_FOUND: {
        retryable: false,
        cause: "The branch or repository does not exist, or the token cannot see it: GitHub gives the same answer to both.",
        hint: "Check `pr-base`, and that `github-token` may read this repository (`permissions: { contents: read }`).",
    },
    GITHUB_RATE_LIMITED: {
        retryable: false,
        cause: "GitHub limits the requests of a token per hour, and all workflows of the repository share the limit of `GITHUB_TOKEN`.",
        hint: `${runAgain} To make the step wait for the limit, raise \`timeout-minutes\` of the action and of the job. The token of a GitHub App has its own limit.`,
    },
    GITHUB_UNAVAILABLE: {
        retryable: false,
        cause: "The connection or GitHub itself failed several times in a row, or did not respond for minutes. Check GitHub's status page.",
        hint: runAgain,
    },
    GITHUB_FAILED: {
        retryable: false,
        cause: "GitHub refused the request for a reason that this action does not recognise.",
        hint: "Follow GitHub's own message and its link, if there is one. If there is none and the next run fails as well, report the error with this line.",
    },
    PULL_REQUESTS_NOT_ALLOWED: {
        retryable: false,
        cause: "A setting of the repository or its organization, which is off by default, does not allow it.",
        hint: 'Turn on "Allow GitHub Actions to create and approve pull requests" (Settings, Actions, General), or pass the token of a GitHub App as `github-token`.',
    },
    DRAFTS_NOT_SUPPORTED: {
        retryable: false,
        cause: "Draft pull requests are not available in private repositories of free accounts.",
        hint: "Set `pr-draft: false`.",
    },
    GIT_UNAVAILABLE: {
        retryable: false,
        cause: "Git is not installed on the runner, or is too old for a push without a checkout.",
        hint: "Install git 2.31 or newer on the runner, or set `commit-via: api`.",
    },
    BRANCH_NAME_BLOCKED: {
        retryable: false,
        cause: "Git stores branches as files: `a/b` needs a folder `a`, which cannot exist beside a branch `a`.",
        hint: "Delete or rename the other branch, or set `pr-branch` to a name that does not start with it.",
    },
    BRANCH_NOT_OURS: {
        retryable: false,
        cause: "Somebody committed to the branch, or the branch is older than a change of `bearer-token` or of the repository's name. Nothing was overwritten.",
        hint: "Merge the pull request, remove the commits from its branch, set `pr-on-human-commits: overwrite`, or set another `pr-branch`.",
    },
    BRANCH_IS_BASE: {
        retryable: false,
        cause: "Removals are only ever proposed, never committed to the base or the default branch. Upper and lower case are treated as equal.",
        hint: "Set `pr-branch` to another name, or leave it out: a separate branch is then named after the lists.",
    },
    BRANCH_OF_OTHER_BASE: {
        retryable: false,
        cause: "Several runs share one `pr-branch` but have different bases or run on different branches, or the history of the base was rewritten. The branch was left as it is, because moving it would add commits to the pull request that are not on the base.",
        hint: "Set a different `pr-branch` for each base, or leave it out: each then gets its own. Otherwise close the other pull request, and delete the branch if it contains only that proposal.",
    },
    BRANCH_OF_OTHER_INPUTS: {
        retryable: false,
        cause: "Two steps share one `pr-branch`, or an input that changes what is proposed (`files`, `field`, `format`, `type`, `config`, `keep-reasons`, `on-scrub`, `on-refetch` or the base) was changed while the pull request is open. The branch was left as it is; otherwise each step would replace the pull request of the other.",
        hint: "Set a different `pr-branch` for each step, or leave it out: each then gets its own. If you changed the inputs, merge or close the pull request and delete its branch if it contains only that proposal, or set another `pr-branch`.",
    },
    BRANCH_TAKEN: {
        retryable: false,
        cause: "Somebody may be working on the branch that `pr-branch` names. A branch that this action did not create is never overwritten, whatever `pr-on-human-commits` says.",
        hint: "Set another `pr-branch`, or leave it out: a separate branch is then named after the lists. If nobody needs the branch, delete it.",
    },
    PROPOSAL_HOLDS_MORE: {
        retryable: false,
        cause: "Somebody pushed a commit with the message of this action, or other content that the action did not create, or the pull request was created by a run that checked more files. A pull request may only remove or scrub entries of the checked files.",
        hint: "Review the commits on the branch. Then close its pull request and delete the branch, set `pr-on-human-commits: overwrite`, or set another `pr-branch`.",
    },
    PROPOSAL_UNREADABLE: {
        retryable: false,
        cause: "The pull request was created by another version of this action, which reads or writes such lists differently.",
        hint: "Run again when all results are available, or merge or close the pull request. It was left as it is.",
    },
    BRANCH_RACE: {
        retryable: true,
        cause: "Somebody else kept pushing to the branch at the same time.",
        hint: runAgain,
    },
    FILE_NOT_COMMITTABLE: {
        retryable: false,
        cause: "It is a symbolic link, a submodule, a workflow, a Parquet file, or stored in Git LFS. A commit would replace it with something else, or is not possible.",
        hint: "Exclude the file with `!` in `files`, or store it in the repository as a regular file without Git LFS.",
    },
    FILE_TOO_LARGE_TO_COMMIT: {
        retryable: false,
        cause: "GitHub accepts files of up to 40 MiB through its API, and of up to 100 MiB in a push.",
        hint: "Split the file into smaller ones, or push it with git (`commit-via: git`), which allows up to 100 MiB.",
    },
    COMMIT_DIFFERS: {
        retryable: true,
        cause: "GitHub stored different bytes from those that were sent, so the branch was not moved.",
        hint: runAgain,
    },
    RUNNER_NOT_WRITABLE: {
        retryable: false,
        cause: "In a container, the step's user is probably not the runner's user; on a self-hosted runner, the disk may be full or the files may belong to another user.",
        hint: "In a container job, set `options: --user root`, or a user ID that can write the runner's files (1001 on GitHub's runners). Otherwise free space on the disk, or correct the owner of the runner's `_work/_temp`.",
    },
    CANCELLED: {
        retryable: false,
        cause: "Somebody cancelled the run, a newer run replaced it, or the job's `timeout-minutes` have passed.",
        hint: runAgain,
    },
    INTERNAL: {
        retryable: false,
        cause: "This is a bug in the action.",
        hint: "Report it with the version of the action and this line.",
    },
};
//# sourceMappingURL=error-table.js.map

/***/ }),

/***/ 26796:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(48161);
/* harmony import */ var _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(81609);
/* harmony import */ var _inputs_announce_check_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(22432);
/* harmony import */ var _runner_log_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(63157);
/* harmony import */ var _runner_old_node_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1595);
/* harmony import */ var _runner_run_context_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(36315);






/** The runner kills a cancelled step 10 seconds after its first signal. Whatever hangs is left behind. */
const farewellMs = 1500;
/** The timer alone keeps no process alive. */
const endSoon = () => {
    setTimeout(() => process.exit(process.exitCode ?? 1), farewellMs).unref();
};
const cancelled = new AbortController();
for (const name of ["SIGINT", "SIGTERM"]) {
    process.on(name, () => {
        cancelled.abort(new _errors_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l("CANCELLED", `The run was cancelled (${name}) before the check came to its end.`));
        endSoon();
    });
}
const { env: environment } = process;
const context = (0,_runner_run_context_js__WEBPACK_IMPORTED_MODULE_2__/* .readRunContext */ .$)(environment, { folder: process.cwd(), temporaryFolder: (0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)() });
const write = (text) => void process.stdout.write(text);
const log = (0,_runner_log_js__WEBPACK_IMPORTED_MODULE_3__/* .createLog */ .h)({ write, isWorkflow: context.isWorkflow });
const old = (0,_runner_old_node_js__WEBPACK_IMPORTED_MODULE_4__/* .describeOldNode */ .F)(process.versions.node);
if (old === undefined) {
    log.info((0,_inputs_announce_check_js__WEBPACK_IMPORTED_MODULE_5__/* .announceCheck */ .a)(environment));
    // Everything else loads after the first line: its libraries take several times as long as Node itself.
    const { run } = await Promise.all(/* import() */[__nccwpck_require__.e(623), __nccwpck_require__.e(780)]).then(__nccwpck_require__.bind(__nccwpck_require__, 96780));
    let isLeftBehind = false;
    const leaveBehind = () => {
        isLeftBehind = true;
    };
    const outcome = await run({ environment, context, write, signal: cancelled.signal, leaveBehind });
    process.exitCode = outcome.kind === "pass" ? 0 : 1;
    if (isLeftBehind)
        endSoon();
}
else {
    log.error("X Batch Compliance", old);
    process.exitCode = 1;
}
//# sourceMappingURL=index.js.map
__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 22432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ announceCheck)
/* harmony export */ });
/* harmony import */ var _input_variable_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5677);

/**
 * The first line of a run. It is there before the libraries are, and with them the table of the inputs: so the one
 * default that it needs stands here a second time, which a test holds.
 */
function announceCheck(environment) {
    const config = (0,_input_variable_js__WEBPACK_IMPORTED_MODULE_0__/* .readVariable */ .n)(environment, "config");
    if (config !== "")
        return `Checking the datasets of ${config}`;
    const type = (0,_input_variable_js__WEBPACK_IMPORTED_MODULE_0__/* .readVariable */ .n)(environment, "type") || "tweets";
    const files = (0,_input_variable_js__WEBPACK_IMPORTED_MODULE_0__/* .readVariable */ .n)(environment, "files")
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "")
        .join(", ");
    return `Checking ${type} in ${files || "no files"}`;
}
//# sourceMappingURL=announce-check.js.map

/***/ }),

/***/ 5677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ toVariable),
/* harmony export */   n: () => (/* binding */ readVariable)
/* harmony export */ });
/** The variable in which the runner hands an input to the step. */
function toVariable(name) {
    return `INPUT_${name.toUpperCase()}`;
}
/** What an input is set to; empty text is the same as unset. */
function readVariable(environment, name) {
    return environment[toVariable(name)]?.trim() ?? "";
}
//# sourceMappingURL=input-variable.js.map

/***/ }),

/***/ 63157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ createLog)
/* harmony export */ });
/* harmony import */ var _x_batch_compliance_core_text__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(99633);

/** A log that holds no state: each call prints at once. */
function createLog({ write, isWorkflow }) {
    const printLines = (text) => write(`${text.split("\n").map(_x_batch_compliance_core_text__WEBPACK_IMPORTED_MODULE_0__/* .neutraliseLine */ .f).join("\n")}\n`);
    return {
        info: (line) => write(`${(0,_x_batch_compliance_core_text__WEBPACK_IMPORTED_MODULE_0__/* .neutraliseLine */ .f)(line)}\n`),
        notice(text) {
            if (isWorkflow)
                write(`::notice::${encodeMessage(text)}\n`);
            else
                printLines(text);
        },
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
        beginGroup: (title) => write(isWorkflow ? `::group::${encodeMessage(title)}\n` : `${(0,_x_batch_compliance_core_text__WEBPACK_IMPORTED_MODULE_0__/* .neutraliseLine */ .f)(title)}:\n`),
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
    const lines = text.split("\n").map(_x_batch_compliance_core_text__WEBPACK_IMPORTED_MODULE_0__/* .neutraliseLine */ .f);
    return lines.join("\n").replaceAll("%", "%25").replaceAll("\n", "%0A");
}
function encodeProperty(text) {
    return encodeMessage((0,_x_batch_compliance_core_text__WEBPACK_IMPORTED_MODULE_0__/* .neutraliseLine */ .f)(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
//# sourceMappingURL=log.js.map

/***/ }),

/***/ 1595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ describeOldNode)
/* harmony export */ });
/** As core's package.json has it. Core itself cannot be asked here: on an old Node.js it would not load. */
const oldest = "22.19";
/** A sentence for who runs the step by hand on an older Node.js than it can, or undefined. GitHub brings its own. */
function describeOldNode(version) {
    const [major = 0, minor = 0] = version.split(".").map(Number);
    const [oldestMajor = 0, oldestMinor = 0] = oldest.split(".").map(Number);
    if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor))
        return undefined;
    return `X Batch Compliance needs Node.js ${oldest} or newer; this is Node.js ${version}.`;
}
//# sourceMappingURL=old-node.js.map

/***/ }),

/***/ 36315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  r: () => (/* binding */ buildRunUrl),
  $: () => (/* binding */ readRunContext)
});

;// CONCATENATED MODULE: ./build/runner/pick-git-environment.js
/** What git needs of the runner: to be found, to get out, to trust the right servers, and to be ended with the job. */
const inheritedNames = [
    "PATH",
    "LD_LIBRARY_PATH",
    "SystemRoot",
    // Nothing in it is ever started.
    "GITHUB_WORKSPACE",
    "RUNNER_TRACKING_ID",
    ...["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"],
    ...["SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "NODE_EXTRA_CA_CERTS"],
];
/** Picks what git may see of a process's environment: no input, no token, no setting of a person. */
function pickGitEnvironment(environment) {
    return Object.fromEntries(inheritedNames.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])));
}
//# sourceMappingURL=pick-git-environment.js.map
;// CONCATENATED MODULE: ./build/runner/run-context.js

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
        runNumber: read("GITHUB_RUN_NUMBER"),
        commitSha: read("GITHUB_SHA"),
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
        gitEnvironment: pickGitEnvironment(environment),
    };
}
function buildRunUrl({ serverUrl, owner, repository, runId }) {
    return `${serverUrl}/${owner}/${repository}/actions/runs/${runId}`;
}
/** Out of `owner/repository/.github/workflows/check.yml@refs/heads/main`. */
function findWorkflowFile(workflowRef, repository) {
    const [path = ""] = workflowRef.split("@");
    const file = path.startsWith(`${repository}/`) ? path.slice(repository.length + 1) : "";
    return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(file) ? file : undefined;
}
/** Where a merge queue has its branches, one for each attempt to merge. Source: GitHub's "Managing a merge queue". */
const queueFolder = "gh-readonly-queue/";
/** On pull requests the ref is a merge that nobody can push to; the branch is the head. A merge queue's is gone in minutes. */
function findBranch(read) {
    const head = read("GITHUB_HEAD_REF");
    if (head !== undefined)
        return head;
    const name = read("GITHUB_REF_TYPE") === "branch" ? read("GITHUB_REF_NAME") : undefined;
    return name?.startsWith(queueFolder) ? undefined : name;
}
//# sourceMappingURL=run-context.js.map

/***/ }),

/***/ 99633:
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
 * Makes one line of text safe to print in a workflow's log: it stays one line and is not a workflow command.
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
