import { loadConfig } from '../src/config.ts';
import { createOutbound } from '../src/lib/network/outbound/outbound.ts';
import type { Ctx } from '../src/rooms/ctx.ts';
import { openSession } from '../src/rooms/people/index.ts';
import { exampleMail } from '../src/mail/examples/exampleMail.ts';
import { createApp } from '../src/web/app.ts';
import type { Door } from '../src/web/door.ts';
import { loadAssets } from '../src/web/frame/assets.ts';
import { createBodies } from '../src/web/request/bodies/bodies.ts';
import { createLimits } from '../src/web/request/limits.ts';
import type { Route } from '../src/web/route.ts';
import { routes } from '../src/web/brought.ts';
import type { CastName, Stage } from './cast.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface Answered {
  status: number;
  /** The body of the answer. */
  text: string;
  /** The target of a redirect, as a path of this site; '' if there is none. */
  location: string;
  headers: Headers;
}

export interface Browser {
  /** Paths are the programme's own (`/me`), except those that begin with `/p/` or go through `site`. Redirects are not followed. */
  get(path: string, headers?: Record<string, string>): Promise<Answered>;
  /** Posts a form as our own page does, with its Origin. */
  post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<Answered>;
  /** Posts a form that carries files, as our own page does: octets for a field, or files with names of their own. */
  upload(
    path: string,
    fields: Fields,
    files: Readonly<Record<string, Uint8Array | readonly File[]>>,
    headers?: Record<string, string>,
  ): Promise<Answered>;
  site: {
    get(path: string, headers?: Record<string, string>): Promise<Answered>;
    post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<Answered>;
    /** Posts as a machine does: only these bytes and headers. */
    postRaw(path: string, body: string, headers?: Record<string, string>): Promise<Answered>;
  };
  /** The cookies of this browser. Tests may look at them or remove some. */
  cookies: Map<string, string>;
}

export interface BrowseOptions {
  /** Address at the other end of the connection. */
  peer?: string;
  /** Counters to share between browsers; otherwise each browser has its own. */
  door?: Partial<Door>;
  table?: readonly Route[];
  /** False for somebody whose last code was entered a while ago; true by default. */
  proved?: boolean;
}

const ORIGIN = 'http://localhost:3000';

/** A browser without script on the web door. It keeps its cookies, and is signed in as one of the cast or as nobody. */
export function browse(ctx: Ctx, stage: Stage, as?: CastName, options: BrowseOptions = {}): Browser {
  const app = createApp({ ...testDoor(ctx), ...options.door }, options.table ?? routes);
  const cookies = new Map<string, string>();
  let signedIn: Promise<void> | undefined;
  const signIn = async (): Promise<void> => {
    const { proved = true } = options;
    if (as)
      cookies.set(
        'session',
        await openSession(ctx, { account: stage.accounts[as], device: 'A browser', proved }),
      );
  };

  async function send(path: string, init: RequestInit, headers: Record<string, string>): Promise<Answered> {
    await (signedIn ??= signIn());
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const request = new Request(`${ORIGIN}${path}`, {
      ...init,
      headers: { 'accept-language': 'en', ...(cookie ? { cookie } : {}), ...headers },
    });
    const env = { incoming: { socket: { remoteAddress: options.peer ?? '127.0.0.1' } } };
    const response = await app.fetch(request, env);
    for (const line of response.headers.getSetCookie()) keep(line);
    return {
      status: response.status,
      // Unlike `text()`, this keeps the byte-order mark at the beginning of a file.
      text: Buffer.from(await response.arrayBuffer()).toString(),
      location: response.headers.get('location') ?? '',
      headers: response.headers,
    };
  }

  function keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (attributes.some((attribute) => attribute.trim() === 'Max-Age=0')) cookies.delete(name);
    else cookies.set(name, value);
  }

  const own = (path: string): string =>
    path.startsWith('/p/') ? path : `/p/${stage.slug}${path.replace(/^\/(?=\?|$)/, '')}`;
  const get = (path: string, headers: Record<string, string> = {}) => send(path, { method: 'GET' }, headers);
  const post = (path: string, fields: Fields = {}, headers: Record<string, string> = {}) =>
    send(path, { method: 'POST', body: encode(fields) }, { origin: ORIGIN, ...headers });
  return {
    get: (path, headers) => get(own(path), headers),
    post: (path, fields, headers) => post(own(path), fields, headers),
    upload: (path, fields, files, headers = {}) => {
      const body = new FormData();
      for (const [name, value] of encode(fields)) body.append(name, value);
      for (const [name, given] of Object.entries(files))
        if (given instanceof Uint8Array)
          body.append(name, new Blob([new Uint8Array(given)]), 'C:\\a <file>.png');
        else for (const file of given) body.append(name, file);
      return send(own(path), { method: 'POST', body }, { origin: ORIGIN, ...headers });
    },
    site: { get, post, postRaw: (path, body, headers = {}) => send(path, { method: 'POST', body }, headers) },
    cookies,
  };
}

/** The web door of a test: loopback settings, limits in memory, assets without a build. */
export function testDoor(ctx: Ctx): Door {
  const loaded = loadConfig({});
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  return {
    ctx,
    config: loaded.config,
    limits: createLimits(),
    assets: loadAssets('/nowhere'),
    bodies: createBodies(),
    exampleMail,
    outbound: createOutbound(),
  };
}

function encode(fields: Fields): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, values] of Object.entries(fields))
    for (const value of typeof values === 'string' ? [values] : values) form.append(name, value);
  return form;
}
