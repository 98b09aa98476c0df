import { expect, test } from "vitest";
import { readProxySettings } from "./proxy-settings.ts";

const one = "http://one.example:3128/";
const two = "http://two.example:3128/";

test.for([
  ["no variable", {}, undefined],
  ["empty ones", { HTTPS_PROXY: "", http_proxy: " " }, undefined],
  ["a list of exceptions alone", { NO_PROXY: "*" }, undefined],
] as const)("with %s there is no proxy", ([, environment, settings]) => {
  expect(readProxySettings(environment)).toBe(settings);
});

test.for([
  ["HTTPS_PROXY", { HTTPS_PROXY: one }, one, undefined, ""],
  ["https_proxy", { https_proxy: one, no_proxy: "a" }, one, undefined, "a"],
  ["both cases, of which the lower one counts", { HTTPS_PROXY: two, https_proxy: one }, one, undefined, ""],
  ["an empty lower one, which is not set", { HTTPS_PROXY: one, https_proxy: "" }, one, undefined, ""],
  ["HTTP_PROXY alone, which is for https, too", { HTTP_PROXY: one, NO_PROXY: "a,b" }, one, one, "a,b"],
  ["one each", { HTTP_PROXY: two, HTTPS_PROXY: one }, one, two, ""],
  ["a host without a scheme", { HTTPS_PROXY: "one.example:3128" }, one, undefined, ""],
] as const)("%s is understood", ([, environment, httpsProxy, httpProxy, noProxy]) => {
  expect(readProxySettings(environment)).toEqual({ httpsProxy, httpProxy, noProxy });
});

test.for([
  "socks5://canary:canary@proxy.example",
  "http://",
  "http://canary:%zz@proxy.example",
  "ht tp://canary",
])("%j is refused by the name of its variable, and not shown", (value) => {
  expect(() => readProxySettings({ HTTPS_PROXY: value })).toThrow(
    expect.objectContaining({
      code: "PROXY_INVALID",
      message: "`HTTPS_PROXY` is not the address of an HTTP proxy.",
    }),
  );
});
