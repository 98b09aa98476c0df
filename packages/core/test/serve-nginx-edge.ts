import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { type AddressInfo, connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Edge, EdgeHost, EdgeOptions } from "./edge.ts";

/** Whether this machine has a stock nginx. */
export function hasNginx(): boolean {
  return spawnSync("nginx", ["-v"]).status === 0;
}

/** nginx as it is installed, with `listen … ssl http2`, in a folder of the test's own. */
export async function serveNginxEdge(options: EdgeOptions & { readonly folder: string }): Promise<Edge> {
  const folder = join(options.folder, "nginx");
  await mkdir(folder);
  const port = await findFreePort();
  const path = join(folder, "nginx.conf");
  await writeFile(path, renderConfig({ ...options, folder, port }));
  const server = spawn("nginx", ["-p", folder, "-c", path, "-e", join(folder, "error.log")], {
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve) => server.on("exit", () => resolve()));
  await waitForPort(port, server);
  return {
    port,
    async [Symbol.asyncDispose]() {
      server.kill();
      await ended;
    },
  };
}

function renderConfig(options: EdgeOptions & { readonly folder: string; readonly port: number }): string {
  const { folder, hosts } = options;
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  return `
daemon off;
master_process off;
pid ${join(folder, "nginx.pid")};
events { worker_connections 256; }
http {
  access_log off;
  client_max_body_size 256m;
  ${temporary.join("\n  ")}
  ${hosts.map((host) => renderServer(host, options)).join("\n")}
}
`;
}

function renderServer(
  { name, origin }: EdgeHost,
  { port, certPath, keyPath, replacements = [] }: EdgeOptions & { readonly port: number },
): string {
  const filters = replacements.map(([from, to]) => `sub_filter '${from}' '${to}';`);
  return `server {
    listen 127.0.0.1:${port} ssl http2;
    server_name ${name};
    ssl_certificate ${certPath};
    ssl_certificate_key ${keyPath};
    add_header x-protocol $server_protocol;
    location / {
      proxy_pass ${origin};
      proxy_http_version 1.1;
      # The sandbox has a time of its own.
      proxy_pass_header Date;
      sub_filter_types application/json;
      sub_filter_once off;
      ${filters.join("\n      ")}
    }
  }`;
}

/** nginx cannot choose one by itself. */
async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

async function waitForPort(port: number, server: ChildProcess): Promise<void> {
  while (!(await accepts(port))) {
    if (server.exitCode !== null) throw new Error("nginx did not start.");
    await delay(20);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true));
    socket.on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });
}
