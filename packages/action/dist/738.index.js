export const id = 738;
export const ids = [738];
export const modules = {

/***/ 94738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openUndici: () => (/* binding */ openUndici)
});

// EXTERNAL MODULE: ../../node_modules/.pnpm/undici@8.12.4/node_modules/undici/index.js
var undici = __webpack_require__(88762);
;// CONCATENATED MODULE: ../core/package.json
const package_namespaceObject = {"rE":"0.0.0"};
// EXTERNAL MODULE: ../core/build/http/failure.js
var failure = __webpack_require__(86267);
// EXTERNAL MODULE: ../core/build/http/is-loopback.js
var is_loopback = __webpack_require__(68115);
// EXTERNAL MODULE: ../core/build/errors.js
var errors = __webpack_require__(92313);
;// CONCATENATED MODULE: ../core/build/http/proxy-failure.js

/** For a proxy that is not there, or does not speak as one. */
const proxyHint = "Check the proxy's address in `HTTPS_PROXY` or `HTTP_PROXY` (`http://` or `https://`, host and port), and that the proxy is running. If this machine reaches X without it, unset the variable or add api.x.com and storage.googleapis.com to `NO_PROXY`.";
const refusedHint = "Have the proxy in `HTTPS_PROXY` or `HTTP_PROXY` allow connections to api.x.com and storage.googleapis.com. If this machine reaches them without it, add them to `NO_PROXY`.";
const failedHint = "The proxy in `HTTPS_PROXY` or `HTTP_PROXY` could not reach the server. This is often temporary: run again later. If the error persists, ask the proxy's administrator.";
/** A proxy that does not let a request through. @param host Of the proxy, without user and password. */
function toProxyError(status, host) {
    if (status === 407) {
        return new errors/* ComplianceError */.c7("PROXY_AUTHENTICATION", `The proxy ${host} rejected the user name and password, or none were sent (HTTP 407).`);
    }
    return new errors/* ComplianceError */.c7("NETWORK", `The proxy ${host} did not open a connection to the server (HTTP ${status}).`, { hint: status >= 500 ? failedHint : refusedHint });
}
//# sourceMappingURL=proxy-failure.js.map
;// CONCATENATED MODULE: ../core/build/http/proxy-settings.js

/**
 * Reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, of which the lower-case ones count first, as with curl; an empty one
 * is not set. Without `HTTPS_PROXY`, `HTTP_PROXY` is for https, too. Undefined if there is no proxy; PROXY_INVALID for what
 * is not an address of one, whose text is never shown, as it may hold a password.
 */
function readProxySettings(environment) {
    const httpsProxy = readProxy(environment, "HTTPS_PROXY");
    const httpProxy = readProxy(environment, "HTTP_PROXY");
    if (httpsProxy === undefined && httpProxy === undefined)
        return undefined;
    return {
        httpsProxy: httpsProxy ?? httpProxy,
        httpProxy,
        noProxy: readVariable(environment, "NO_PROXY")?.value ?? "",
    };
}
function readProxy(environment, upperName) {
    const variable = readVariable(environment, upperName);
    if (variable === undefined)
        return undefined;
    const { name, value } = variable;
    // As with curl, `proxy.example:3128` is enough.
    const url = URL.parse(value.includes("://") ? value : `http://${value}`);
    if (url !== null && (url.protocol === "http:" || url.protocol === "https:") && isDecodable(url)) {
        return url.href;
    }
    throw new errors/* ComplianceError */.c7("PROXY_INVALID", `\`${name}\` is not the address of an HTTP proxy.`);
}
function readVariable(environment, upperName) {
    for (const name of [upperName.toLowerCase(), upperName]) {
        const value = environment[name]?.trim() ?? "";
        if (value !== "")
            return { name, value };
    }
    return undefined;
}
/** A password with a lone `%` would otherwise fail where it is sent, with the password in the error. */
function isDecodable({ username, password }) {
    try {
        decodeURIComponent(username + password);
        return true;
    }
    catch {
        return false;
    }
}
//# sourceMappingURL=proxy-settings.js.map
;// CONCATENATED MODULE: ../core/build/http/open-undici.js
// biome-ignore-all lint/style/noRestrictedImports: the one file on undici.






/** Opens no connection yet. */
function openUndici(options) {
    const direct = new undici/* Agent */.g6({ ...toAgentOptions(options), connect: { timeout: options.connectTimeoutMs } });
    let proxied;
    // Not before it is needed: a variable that is of no use to us does not disturb who asks loopback alone.
    const openOutward = () => {
        const settings = readProxySettings(options.environment);
        return settings === undefined ? direct : openProxied(settings, options);
    };
    return {
        async send({ url, method, headers, body, signal }) {
            const staysHere = (0,is_loopback/* isLoopback */.U)(url) && !options.proxiesLoopback;
            if (!staysHere)
                proxied ??= openOutward();
            return (0,undici/* request */.Em)(url, {
                dispatcher: staysHere ? direct : (proxied ?? direct),
                method,
                headers: {
                    "user-agent": `x-batch-compliance/${package_namespaceObject.rE}`,
                    ...headers,
                    ...(body === undefined ? {} : { "content-length": String(body.sizeBytes) }),
                },
                // undici takes any async iterable; its types only name streams.
                body: (body?.open() ?? null),
                signal: signal ?? null,
            });
        },
        async close() {
            await Promise.all([direct.close(), proxied === direct ? undefined : proxied?.close()]);
        },
    };
}
function toAgentOptions({ idleTimeoutMs }) {
    return {
        // HTTP/1.1 by choice. A body of HTTP/2 has no chunks, so one without a length has no announced end; cut by a reset
        // of its stream it ends normally in undici 8.12, and requests are sent again after a GOAWAY without our asking. That a
        // result is whole, and that nothing is repeated in secret, are promises that only HTTP/1.1 lets us keep.
        allowH2: false,
        headersTimeout: idleTimeoutMs,
        bodyTimeout: idleTimeoutMs,
        // A server that closes an idle connection just as we send looks like a reset; POST is not repeated.
        keepAliveTimeout: 1_000,
        keepAliveMaxTimeout: 1_000,
    };
}
function openProxied({ httpProxy, httpsProxy, noProxy }, options) {
    const { connectTimeoutMs } = options;
    const tls = { allowH2: false, timeout: connectTimeoutMs };
    return new undici/* EnvHttpProxyAgent */.J2({
        ...toAgentOptions(options),
        // Empty, and not left out: it would read the environment itself.
        httpProxy: httpProxy ?? "",
        httpsProxy: httpsProxy ?? "",
        noProxy,
        connectTimeout: connectTimeoutMs,
        // Without these, a handshake with the proxy, or through it, would offer HTTP/2 again.
        proxyTls: tls,
        requestTls: tls,
        // The proxy only passes bytes on, so its own answers and the server's are never taken for each other.
        proxyTunnel: true,
        clientFactory: (url, poolOptions) => openProxyPool(url, { ...poolOptions, connectTimeoutMs }),
    });
}
/** Connections to a proxy, whose failures say that they are the proxy's. */
function openProxyPool(url, { connectTimeoutMs, ...options }) {
    const pool = new undici/* Pool */.bC(url, { ...options, headersTimeout: connectTimeoutMs, allowH2: false });
    const ask = pool.connect.bind(pool);
    const connect = async (tunnel) => {
        let answer;
        try {
            answer = await ask(tunnel);
        }
        catch (error) {
            throw (0,failure/* toComplianceError */.B)(error, { name: `the proxy ${url.host}`, hint: proxyHint });
        }
        if (answer.statusCode === 200)
            return answer;
        answer.socket.on("error", () => { }).destroy();
        throw toProxyError(answer.statusCode, url.host);
    };
    return Object.assign(pool, { connect });
}
//# sourceMappingURL=open-undici.js.map

/***/ })

};
