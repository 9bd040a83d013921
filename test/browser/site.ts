import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { loadConfig } from '../../src/config.ts';
import type { Config } from '../../src/config.ts';
import { createOutbound } from '../../src/lib/network/outbound/outbound.ts';
import type { Ctx } from '../../src/rooms/ctx.ts';
import { exampleMail } from '../../src/mail/examples/exampleMail.ts';
import { createApp } from '../../src/web/app.ts';
import type { Hub } from '../../src/web/live/hub.ts';
import type { Assets } from '../../src/web/frame/assets.ts';
import { createBodies } from '../../src/web/request/bodies/bodies.ts';
import { createLimits } from '../../src/web/request/limits.ts';
import type { Limits } from '../../src/web/request/limits.ts';

export interface Site {
  /** `http://localhost:12345` */
  origin: string;
  /** Gets a page without a browser's network stack, which takes a tenth of the whole time. */
  ask(address: string, headers: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

/** The web door on a free port of this machine, with assets given as `name: text`, its own settings, and live events. */
export async function serveSite(
  ctx: Ctx,
  files: Readonly<Record<string, string>>,
  limits: Limits = createLimits(),
  own: Partial<Config> = {},
  live?: Hub,
): Promise<Site> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const loaded = loadConfig({ PUBLIC_URL: origin });
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  const app = createApp({
    ctx,
    config: { ...loaded.config, ...own },
    limits,
    assets: assetsOf(files),
    bodies: createBodies(),
    exampleMail,
    outbound: createOutbound(),
    ...(live ? { live } : {}),
  });
  const listener = getRequestListener((request, bindings) => app.fetch(request, bindings), {
    overrideGlobalObjects: false,
  });
  server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));
  return {
    origin,
    ask: async (address, headers) =>
      app.fetch(new Request(origin + address, { headers }), {
        incoming: { socket: { remoteAddress: '127.0.0.1' } },
      }),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function assetsOf(files: Readonly<Record<string, string>>): Assets {
  const types: Record<string, string> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };
  return {
    href: (name) => `/assets/${name}`,
    everywhere: [],
    file: (name) => {
      const text = files[name];
      if (text === undefined) return null;
      return {
        bytes: new TextEncoder().encode(text),
        type: types[name.split('.').at(-1) ?? ''] ?? 'text/plain',
      };
    },
  };
}
