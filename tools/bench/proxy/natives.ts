/** Proxies that are programs of their own, on one core each, as their manuals set them up. */
import { accessSync, constants, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A program and how it is started in front of an upstream. */
export interface Native {
  readonly name: string;
  readonly binary: string;
  readonly config: (port: number, upstream: number, folder: string) => string;
  readonly args: (file: string, folder: string) => readonly string[];
}

/** By name. */
export const natives: readonly Native[] = [
  {
    name: 'nginx',
    binary: 'nginx',
    config: (port, upstream, folder) => `
daemon off; master_process off; worker_processes 1; pid ${folder}/pid; error_log stderr crit;
events { worker_connections 4096; }
http {
  access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/temp;
  fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  keepalive_requests 100000000; client_body_buffer_size 64k; proxy_buffers 8 32k;
  upstream app { server 127.0.0.1:${upstream}; keepalive 1024; keepalive_requests 100000000; }
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location / {
      proxy_pass http://app; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr;
    }
  }
}
`,
    args: (file, folder) => ['-p', folder, '-c', file],
  },
  {
    name: 'HAProxy',
    binary: 'haproxy',
    config: (port, upstream) => `
global
  nbthread 1
  maxconn 8192
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
  option forwardfor
  http-reuse always
listen app
  bind 127.0.0.1:${port} backlog 4096
  server app 127.0.0.1:${upstream}
`,
    args: (file) => ['-db', '-q', '-f', file],
  },
  {
    name: 'Caddy',
    binary: 'caddy',
    config: (port, upstream) => `
{
  admin off
  auto_https off
  log {
    level ERROR
  }
}
http://:${port} {
  bind 127.0.0.1
  reverse_proxy 127.0.0.1:${upstream} {
    transport http {
      keepalive_idle_conns_per_host 1024
    }
  }
}
`,
    args: (file) => ['run', '--config', file, '--adapter', 'caddyfile'],
  },
];

/** Whether the program is installed. */
export function isInstalled({ binary }: Native): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, binary), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Writes the configuration; the arguments to start with. */
export function prepare(native: Native, port: number, upstream: number): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'banyan-bench-'));
  const file = join(folder, 'config');
  writeFileSync(file, native.config(port, upstream, folder));
  return native.args(file, folder);
}
