export const id = 946;
export const ids = [946];
export const modules = {

/***/ 9946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseConfig: () => (/* binding */ parseConfig)
});

// EXTERNAL MODULE: ../../node_modules/.pnpm/yaml@2.9.1/node_modules/yaml/dist/index.js
var dist = __webpack_require__(88293);
// EXTERNAL MODULE: ../../node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/classic/schemas.js + 15 modules
var schemas = __webpack_require__(77219);
// EXTERNAL MODULE: ../core/build/max-removal.js
var max_removal = __webpack_require__(6243);
// EXTERNAL MODULE: ../core/build/results/record.js
var record = __webpack_require__(28504);
// EXTERNAL MODULE: ../core/build/types.js
var types = __webpack_require__(75165);
// EXTERNAL MODULE: ../core/build/config/formats.js
var formats = __webpack_require__(95095);
// EXTERNAL MODULE: ../core/build/config/list-words.js
var list_words = __webpack_require__(93007);
// EXTERNAL MODULE: ../core/build/config/split-words.js
var split_words = __webpack_require__(41135);
;// CONCATENATED MODULE: ../core/build/config/config-schema.js







/** As a message where a key may be missing, too. */
function demand(what) {
    return { error: ({ input }) => (input === undefined ? `is missing: ${what}` : what) };
}
const config_schema_text = (what) => schemas/* string */.YjP(demand(what)).regex(/\S/, what);
const list = (of, what) => schemas/* array */.YOg(of, demand(what)).min(1, what);
const fieldAdvice = "write a column's name or number, or a path of keys.";
const field = schemas/* union */.KCZ([config_schema_text(fieldAdvice), schemas/* int */.Whr().min(1)], fieldAdvice).meta({
    description: "Name or number (from 1) of a column, or a path of keys, for example `user.id_str`.",
});
const filesAdvice = "write a glob, for example `data/**/*.csv`, or a list of globs.";
const idsAdvice = "write one place or a list of them, for example `- type: tweets`.";
const typeAdvice = "write `tweets` or `users`.";
const reasonsAdvice = `write reasons out of ${record/* violationReasons */.vh.join(", ")}.`;
const yesOrNoAdvice = "must be `true` or `false`.";
const nameAdvice = "write a name of 1 to 100 characters.";
function explainType(input) {
    if (input === undefined)
        return `is missing: ${typeAdvice}`;
    const meant = (0,list_words/* findMeantWord */.hE)("type", input);
    return meant === "tweets" || meant === "users" ? `write \`${meant}\`.` : typeAdvice;
}
const idsShape = {
    type: schemas/* enum */.k5n(types/* jobTypes */.LV, { error: ({ input }) => explainType(input) }).meta({
        description: "What the IDs identify: `tweets` (posts) or `users`.",
    }),
    field: schemas/* union */.KCZ([field, list(field, fieldAdvice)], fieldAdvice)
        .optional()
        .meta({ description: "Where the ID is. In a list of places, the ID at each of them is checked." }),
};
const idsPlace = schemas/* strictObject */.rej(idsShape, idsAdvice);
/** One of a few words, and the sentence that lists them or names the one that is meant. */
function oneWord(key, words) {
    const names = words.map((word) => `\`${word}\``);
    const all = `write ${names.slice(0, -1).join(", ")} or ${names.at(-1)}.`;
    return schemas/* enum */.k5n(words, {
        error: ({ input }) => {
            const meant = (0,list_words/* findMeantWord */.hE)(key, input);
            return words.includes(meant) ? `write \`${meant}\`.` : all;
        },
    });
}
const datasetShape = {
    name: config_schema_text(nameAdvice).max(100, nameAdvice).meta({
        title: "Name",
        description: "Shown in the log, the report and the pull request. Must be unique.",
    }),
    files: schemas/* union */.KCZ([config_schema_text(filesAdvice), list(config_schema_text(filesAdvice), filesAdvice)], demand(filesAdvice)).meta({
        title: "Files",
        description: "Globs inside the workspace (on the command line: the working directory); `!` at the start excludes.",
    }),
    format: schemas/* enum */.k5n(formats/* formats */.F, { error: ({ input }) => (0,formats/* explainFormat */.n)(input) })
        .optional()
        .meta({ title: "Format", description: "Default `auto`: by the file name, then by the first line." }),
    quoting: oneWord("quoting", list_words/* quotings */.LX).optional().meta({
        title: "Quotes",
        description: "What a quotation mark in a table means: `csv` (RFC 4180), `none` (nothing), or `auto` (by the quotes themselves).",
    }),
    separator: oneWord("separator", ["auto", ...types/* tableSeparators */.$Y])
        .optional()
        .meta({
        title: "Separator",
        description: "What separates the columns of a table. Default `auto`: by the first records.",
    }),
    "id-form": oneWord("id-form", ["auto", ...types/* idForms */.xr])
        .optional()
        .meta({
        title: "Form of the IDs",
        description: "How the IDs are written. Default `auto`: by the first ones of each file.",
    }),
    "embedded-posts": oneWord("embedded-posts", list_words/* embeddedPostsWays */.KN).optional().meta({
        title: "Posts inside posts",
        description: "What to do with an entry that contains another post, for example a retweeted one, that must be removed: `remove` the entry, `scrub` the inner post (`null`), or `ignore` inner posts, which leaves them unchecked.",
    }),
    "allow-empty": schemas/* union */.KCZ([schemas/* boolean */.zMY(), schemas/* string */.YjP().regex(/^(true|false)$/i, yesOrNoAdvice)], yesOrNoAdvice)
        .optional()
        .meta({ title: "Empty lists", description: "Whether the dataset may contain no IDs." }),
    ids: schemas/* union */.KCZ([idsPlace, list(idsPlace, idsAdvice)], idsAdvice)
        .optional()
        .meta({
        title: "Places of the IDs",
        description: "Where an entry has its IDs: one place or a list. An entry is removed if any of its IDs must be removed. Default: one place, of tweets.",
    }),
    "scrub-fields": list(field, "write a list of columns or paths.").optional().meta({
        title: "Fields to blank",
        description: "Blanked where X asks only for the location to be removed: empty in csv, `null` in jsonl.",
    }),
    "on-scrub": oneWord("on-scrub", ["auto", "remove", "keep"]).optional().meta({
        title: "Locations to be removed",
        description: "What to do where X asks only for the location to be removed. `auto` blanks `scrub-fields`; without any, it keeps entries that contain only IDs and removes the others.",
    }),
    "on-refetch": oneWord("on-refetch", ["keep", "scrub"]).optional().meta({
        title: "Edited posts",
        description: "What to do with an entry whose post was edited: keep it as it is, or blank its `scrub-fields`.",
    }),
    "keep-reasons": schemas/* union */.KCZ([
        schemas/* array */.YOg(schemas/* enum */.k5n(record/* violationReasons */.vh, reasonsAdvice), reasonsAdvice),
        schemas/* string */.YjP().refine((words) => areReasons((0,split_words/* splitList */.r)(words)), reasonsAdvice),
    ], reasonsAdvice)
        .optional()
        .meta({
        title: "Reasons to keep",
        description: "Reasons that do not count as violations in this dataset.",
    }),
    "max-removal": schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* int */.Whr().min(0)], max_removal/* maxRemovalAdvice */.l7)
        .refine((limit) => (0,max_removal/* parseMaxRemoval */.oS)(String(limit)) !== undefined, max_removal/* maxRemovalAdvice */.l7)
        .optional()
        .meta({
        title: "Most to remove",
        description: "How many distinct IDs may be removed at once, as a share (`50%`) or a count (`1000`).",
    }),
    "on-bad-entry": oneWord("on-bad-entry", ["fail", "keep"]).optional().meta({
        title: "Entries without an ID",
        description: "What to do with an entry without a valid ID.",
    }),
};
function areReasons(words) {
    return words.length > 0 && words.every((word) => record/* violationReasons */.vh.includes(word));
}
const datasetsAdvice = "write a list of datasets, for example `- name: posts`.";
const rootShape = {
    datasets: list(schemas/* strictObject */.rej(datasetShape, "write a dataset, for example `- name: posts`.")
        .refine((dataset) => dataset["on-refetch"] !== "scrub" || dataset["scrub-fields"] !== undefined, {
        path: ["on-refetch"],
        error: "has nothing to scrub: name `scrub-fields`, or set it to `keep`.",
    }), datasetsAdvice).meta({ title: "Datasets" }),
};
/** Checks what a config file holds. Its messages say what to write instead, and hold nothing of the file. */
const configSchema = schemas/* strictObject */.rej(rootShape, "is not a map: write `datasets:` and a list below it.")
    .meta({
    title: "X Batch Compliance: datasets",
    description: "The lists of post and user IDs to check: for the action's input `config` and the command line's `--config`.",
});
/** The keys that may stand at a path of the file. */
function listKnownKeys(path) {
    if (path.length === 0)
        return Object.keys(rootShape);
    return Object.keys(path.includes("ids") ? idsShape : datasetShape);
}
//# sourceMappingURL=config-schema.js.map
// EXTERNAL MODULE: ../core/build/text/find-nearest.js
var find_nearest = __webpack_require__(60680);
;// CONCATENATED MODULE: ../core/build/config/describe-issues.js


/** More than are shown, and each costs a search for its place. */
const mostIssues = 50;
/** Puts the issues of the schema into sentences, one each, with the name of the key that they are about. */
function describeIssues(issues) {
    return issues.slice(0, mostIssues).flatMap((issue) => {
        const { path } = issue;
        if (issue.code === "unrecognized_keys") {
            return issue.keys
                .slice(0, mostIssues)
                .map((key) => ({ path, key, message: suggest(key, listKnownKeys(path)) }));
        }
        // Of the forms that a value may have, that of a list can show which of its items is wrong.
        const inner = issue.code === "invalid_union" ? issue.errors.flat().filter(isAboutItem) : [];
        if (inner.length > 0) {
            return describeIssues(inner.map((one) => ({ ...one, path: [...path, ...one.path] })));
        }
        return [{ path, message: formatKey(path, issue.message) }];
    });
}
function isAboutItem({ path, code }) {
    return path.length > 0 || code === "unrecognized_keys";
}
/** A message that begins with the key that it is about, if there is one. */
function formatKey(path, message) {
    const key = path.findLast((step) => typeof step === "string");
    return key === undefined ? message : `\`${key}\`: ${message}`;
}
function suggest(key, known) {
    const nearest = (0,find_nearest/* findNearest */.q)(key, known);
    const list = known.map((name) => `\`${name}\``).join(", ");
    return nearest === undefined
        ? `this key is not known here: write one of ${list}.`
        : `this key is not known here. Did you mean \`${nearest}\`?`;
}
//# sourceMappingURL=describe-issues.js.map
;// CONCATENATED MODULE: ../core/build/config/explain-yaml.js
/** What is wrong with text that is not YAML, by the code of the library, whose own words may hold data. */
const explanations = {
    TAB_AS_INDENT: "this line is indented by a tab: write spaces.",
    MULTIPLE_DOCS: "a second document begins here: write one, without `---` between.",
    BAD_INDENT: "the indentation does not fit the lines above, or a bracket is not closed: correct it.",
    MISSING_CHAR: "a quote, bracket or comma is missing: add it.",
    BAD_SCALAR_START: "a value can't begin with this character: put it in quotes.",
    BAD_DQ_ESCAPE: "this escape does not exist: write single quotes, or two backslashes.",
    BLOCK_AS_IMPLICIT_KEY: "a second `:` makes this line ambiguous: put the value in quotes.",
    MULTILINE_IMPLICIT_KEY: "this line is not a key with its value: write `key: value`, with a space after the colon.",
    NON_STRING_KEY: "this key is not a plain word: write one of the known keys.",
    TAG_RESOLVE_FAILED: "tags like `!word` are not known here: put a glob that begins with `!` in quotes, or leave the tag out.",
    RESOURCE_EXHAUSTION: "the lists are nested too deeply: write them as the documentation shows.",
};
const indentation = "the indentation of this line does not fit the lines above: begin it below the first letter of the key that it stands beside.";
const tooDeep = "the line below is indented more than this one, which has a value already: begin it below the first letter of its key.";
const behindQuotes = "a value continues after its closing quote or bracket: put all of it in quotes.";
/**
 * A sentence about what the library refused at a place of the text. One of its codes may have several causes, which the
 * text around it distinguishes.
 */
function explainYaml(code, offset, text) {
    const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
    const line = text.slice(lineStart).split("\n", 1)[0] ?? "";
    const isAtStart = text.slice(lineStart, offset).trim() === "" && line.trim() !== "";
    if (isAtStart && (code === "MISSING_CHAR" || code === "UNEXPECTED_TOKEN"))
        return indentation;
    if (code === "BLOCK_AS_IMPLICIT_KEY" && !/:\s.*:(?:\s|$)/.test(line))
        return isAtStart ? indentation : tooDeep;
    if (code === "UNEXPECTED_TOKEN" && /["'\]}]\s*$/.test(text.slice(lineStart, offset)))
        return behindQuotes;
    return explanations[code] ?? "this is not valid YAML: correct it, or put the value in quotes.";
}
//# sourceMappingURL=explain-yaml.js.map
;// CONCATENATED MODULE: ../core/build/config/find-alias-faults.js

/** So many show that a file is a trap: what an alias stands for is searched in the whole of it. */
const mostAliases = 100;
/** Finds aliases that stand for nothing, or for what they are themselves in. */
function findAliasFaults(document) {
    const aliases = [];
    (0,dist/* visit */.YR)(document, { Alias: (_key, node, path) => void aliases.push({ node, path }) });
    const beyond = aliases[mostAliases];
    if (beyond !== undefined) {
        const message = `has more than ${mostAliases} aliases: write the values out.`;
        return [{ offset: offsetOf(beyond.node), message }];
    }
    return aliases.flatMap(({ node, path }) => {
        const target = node.resolve(document);
        if (target === undefined) {
            return [
                {
                    offset: offsetOf(node),
                    message: "a value that begins with `*` is an alias, and nothing above has this name: put a glob in quotes.",
                },
            ];
        }
        if (!path.includes(target))
            return [];
        return [{ offset: offsetOf(node), message: "this alias stands for what it is in: write the value out." }];
    });
}
function offsetOf(node) {
    return node.range?.[0] ?? 0;
}
//# sourceMappingURL=find-alias-faults.js.map
;// CONCATENATED MODULE: ../core/build/config/find-place.js

/** Where in the text, from 0, the value at a path begins; that of the nearest one around it if it is missing. */
function findValueOffset(document, path) {
    let node = resolve(document, document.contents);
    let offset = startOf(document.contents) ?? 0;
    for (const key of path) {
        const next = findChild(node, key);
        if (next === undefined)
            return offset;
        offset = startOf(next) ?? offset;
        node = resolve(document, next);
    }
    return offset;
}
/** Where in the text, from 0, a key of the map at a path begins. */
function findKeyOffset(document, path, key) {
    let node = resolve(document, document.contents);
    for (const step of path)
        node = resolve(document, findChild(node, step));
    return startOf(findPair(node, key)?.key) ?? findValueOffset(document, path);
}
function findChild(node, key) {
    if ((0,dist/* isSeq */.oP)(node) && typeof key === "number")
        return node.items[key];
    return findPair(node, key)?.value ?? undefined;
}
function findPair(node, key) {
    if (!(0,dist/* isMap */.jh)(node))
        return undefined;
    return node.items.find((pair) => (0,dist/* isScalar */.jn)(pair.key) && pair.key.value === key);
}
/** What an alias stands for is told of where it is written, once. */
function resolve(document, node) {
    return (0,dist/* isAlias */.Vj)(node) ? node.resolve(document) : node;
}
function startOf(node) {
    return node?.range?.[0];
}
//# sourceMappingURL=find-place.js.map
;// CONCATENATED MODULE: ../core/build/config/find-repeats.js
/** Finds names and types that stand twice, in whatever a file holds: what else is wrong with it is told elsewhere. */
function findRepeats(config) {
    const datasets = asList(read(config, "datasets"));
    return [
        ...findDoubled(datasets, "name").map((index) => ({
            path: ["datasets", index, "name"],
            message: "another dataset above has this name: write a different one.",
        })),
        ...datasets.flatMap((dataset, number) => findVaguePlaces([read(dataset, "ids")].flat()).map(({ index, message }) => ({
            path: ["datasets", number, "ids", index, "type"],
            message,
        }))),
    ];
}
/** Places that can't be told from one above: of several with one type, each needs a field of its own. */
function findVaguePlaces(places) {
    const seen = new Map();
    return places.flatMap((place, index) => {
        const type = read(place, "type");
        if (typeof type !== "string")
            return [];
        const fields = seen.get(type) ?? new Set();
        seen.set(type, fields);
        const named = listFields(read(place, "field"));
        const isVague = fields.size > 0 && (named.includes(undefined) || fields.has(undefined));
        const isSame = named.some((field, at) => fields.has(field) || named.indexOf(field) < at);
        for (const field of named)
            fields.add(field);
        if (isVague) {
            return [{ index, message: "the dataset has IDs of this type already: set a `field` for each place." }];
        }
        return isSame ? [{ index, message: "this place is named already: leave it out here." }] : [];
    });
}
/** `undefined` for a place that goes by the usual names. */
function listFields(field) {
    return [field].flat().map((one) => (one === undefined ? undefined : String(one)));
}
/** The indexes of items whose text at a key an earlier one has. */
function findDoubled(items, key) {
    const seen = new Set();
    return items.flatMap((item, index) => {
        const text = read(item, key);
        if (typeof text !== "string")
            return [];
        if (seen.has(text))
            return [index];
        seen.add(text);
        return [];
    });
}
function read(value, key) {
    return typeof value === "object" && value !== null ? value[key] : undefined;
}
function asList(value) {
    return Array.isArray(value) ? value : [];
}
//# sourceMappingURL=find-repeats.js.map
// EXTERNAL MODULE: ../core/build/text/format.js
var format = __webpack_require__(31539);
;// CONCATENATED MODULE: ../core/build/config/find-trap.js


/** Lines, keys, items, brackets and quotes: enough for hundreds of datasets, and read within a tenth of a second. */
const mostSigns = 5_000;
const signs = /\n|[[\]{},?&*!|>\\'"%]|-[ \t]|:(?=[\s,[\]{}])/g;
/** A text that is not a description of datasets but work: the library's time and memory grow with what this counts. */
function findTrap(text) {
    let count = 0;
    for (const { index } of text.matchAll(signs)) {
        count++;
        if (count > mostSigns) {
            const message = `has more than ${(0,format/* formatCount */.B4)(mostSigns)} lines, keys and signs: write fewer datasets, or globs instead of lists of files.`;
            return { offset: index, message };
        }
    }
    return undefined;
}
/** Keys that stand twice in a map: the library compares each with each. */
function findDoubledKeys(document) {
    const faults = [];
    (0,dist/* visit */.YR)(document, {
        Map(_key, { items }) {
            const seen = new Set();
            for (const { key } of items) {
                if (!(0,dist/* isScalar */.jn)(key))
                    continue;
                if (seen.has(key.value)) {
                    faults.push({
                        offset: key.range?.[0] ?? 0,
                        message: "this key is written twice: keep one of them.",
                    });
                }
                seen.add(key.value);
            }
        },
    });
    return faults;
}
//# sourceMappingURL=find-trap.js.map
;// CONCATENATED MODULE: ../core/build/config/parse-config.js








/** Far more than are shown. */
const mostFaults = 50;
/** How often an alias may be written out, with the aliases in it: a few that hold each other make millions. */
const maxAliasCount = 100;
/** Reads the text of a config file. Every scalar is the text that is written: `12e3` is a name, and no number. */
function parseConfig(text, file) {
    const lineCounter = new dist/* LineCounter */.HN();
    const trap = findTrap(text);
    if (trap !== undefined) {
        const place = { file, ...countLines(text, trap.offset) };
        return { config: undefined, faults: [{ ...place, message: trap.message }], findPlace: () => place };
    }
    const document = (0,dist/* parseDocument */.Tp)(text, {
        lineCounter,
        schema: "failsafe",
        stringKeys: true,
        // The excerpt that it adds would be data.
        prettyErrors: false,
        uniqueKeys: false,
    });
    const locate = (offset) => {
        const { line, col } = lineCounter.linePos(offset);
        return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
    };
    const place = ({ offset, message }) => ({ ...locate(offset), message });
    const findPlace = (path) => locate(findValueOffset(document, path));
    const broken = findYamlFaults(document, text);
    if (broken.length > 0) {
        return { config: undefined, faults: keepFirstOfLine(listOnce(broken).map(place)), findPlace };
    }
    const value = expand(document);
    if ("fault" in value) {
        return { config: undefined, faults: [{ ...findPlace([]), message: value.fault }], findPlace };
    }
    const parsed = configSchema.safeParse(value.value);
    const issues = [
        ...describeIssues(parsed.error?.issues ?? []),
        ...findRepeats(value.value).map(({ path, message }) => ({ path, message: formatKey(path, message) })),
    ];
    const wrong = issues.map(({ path, key, message }) => ({
        offset: key === undefined ? findValueOffset(document, path) : findKeyOffset(document, path, key),
        message,
    }));
    const faults = listOnce(wrong).map(place);
    return { config: faults.length === 0 ? parsed.data : undefined, faults, findPlace };
}
function countLines(text, offset) {
    const lines = text.slice(0, offset).split("\n");
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
/** In the order of the text. What an alias repeats, or one wrong line brings about, is said once. */
function listOnce(faults) {
    const distinct = new Map(faults.map((fault) => [`${fault.offset} ${fault.message}`, fault]));
    return [...distinct.values()].sort((one, other) => one.offset - other.offset).slice(0, mostFaults);
}
/** What follows in a line is most often of the same making. */
function keepFirstOfLine(faults) {
    return faults.filter(({ line }, index) => line !== faults[index - 1]?.line);
}
function findYamlFaults(document, text) {
    // What the library only warns of, for example a tag, would be read as something else than its author means.
    const broken = [...document.errors, ...document.warnings]
        .slice(0, mostFaults)
        .map(({ code, pos }) => ({ offset: pos[0], message: explainYaml(code, pos[0], text) }));
    if (broken.length > 0)
        return broken;
    const doubled = findDoubledKeys(document);
    if (doubled.length > 0)
        return doubled;
    if (document.contents === null) {
        return [{ offset: 0, message: "is empty: write `datasets:` and a list below it." }];
    }
    return findAliasFaults(document);
}
function expand(document) {
    try {
        return { value: document.toJS({ maxAliasCount }) };
    }
    catch (error) {
        if (!(error instanceof ReferenceError))
            throw error;
        return { fault: "has aliases that contain too many others: write the values out." };
    }
}
//# sourceMappingURL=parse-config.js.map

/***/ })

};
