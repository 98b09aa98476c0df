import { ComplianceError } from "../errors.ts";

/** The variables of an environment; those that are not set are undefined. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Through which proxy requests go. */
export interface ProxySettings {
  /** For https, and for http, too, where both are the same. */
  readonly httpsProxy: string | undefined;
  readonly httpProxy: string | undefined;
  /** Hosts that are reached without a proxy, as the variable has them. */
  readonly noProxy: string;
}

/**
 * Reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, of which the lower-case ones count first, as with curl; an empty one
 * is not set. Without `HTTPS_PROXY`, `HTTP_PROXY` is for https, too. Undefined if there is no proxy; PROXY_INVALID for what
 * is not an address of one, whose text is never shown, as it may hold a password.
 */
export function readProxySettings(environment: Environment): ProxySettings | undefined {
  const httpsProxy = readProxy(environment, "HTTPS_PROXY");
  const httpProxy = readProxy(environment, "HTTP_PROXY");
  if (httpsProxy === undefined && httpProxy === undefined) return undefined;
  return {
    httpsProxy: httpsProxy ?? httpProxy,
    httpProxy,
    noProxy: readVariable(environment, "NO_PROXY")?.value ?? "",
  };
}

function readProxy(environment: Environment, upperName: string): string | undefined {
  const variable = readVariable(environment, upperName);
  if (variable === undefined) return undefined;
  const { name, value } = variable;
  // As with curl, `proxy.example:3128` is enough.
  const url = URL.parse(value.includes("://") ? value : `http://${value}`);
  if (url !== null && (url.protocol === "http:" || url.protocol === "https:") && isDecodable(url)) {
    return url.href;
  }
  throw new ComplianceError("PROXY_INVALID", `\`${name}\` is not the address of an HTTP proxy.`);
}

function readVariable(
  environment: Environment,
  upperName: string,
): { readonly name: string; readonly value: string } | undefined {
  for (const name of [upperName.toLowerCase(), upperName]) {
    const value = environment[name]?.trim() ?? "";
    if (value !== "") return { name, value };
  }
  return undefined;
}

/** A password with a lone `%` would otherwise fail where it is sent, with the password in the error. */
function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}
