import { resolveByName } from './resolveByName.ts';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { isGlobalAddress } from './globalAddress.ts';
import { OutboundError } from './outboundError.ts';
import { readAtMost } from './readAtMost.ts';

export interface OutboundOptions {
  /** Whether a connection to a resolved address is allowed; by default only to global unicast addresses. */
  allows?: (address: string) => boolean;
  /** Only `https:` by default. */
  protocols?: readonly string[];
  /** Ports to which a connection is allowed, or 'any'. */
  ports?: readonly number[] | 'any';
  /** Octets of an answer, packed or unpacked. */
  maxBytes?: number;
  /** Milliseconds for everything together: names, redirects and body. */
  timeout?: number;
  /** Redirects that a GET follows. */
  redirects?: number;
  /** Connections that are kept for the next request to the same server; none by default. */
  keeps?: number;
  /** Finds the addresses of a name; the system's way by default. */
  resolve?: (name: string) => Promise<readonly string[]>;
}

export interface OutboundRequest {
  method?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  signal?: AbortSignal;
}

/** Fetches from servers that others have named. Throws an OutboundError for everything that is not an answer. */
export interface Outbound {
  fetch(url: string | URL, request?: OutboundRequest): Promise<Response>;
}

/**
 * A way out that a stranger's address cannot turn against this machine or its network (SSRF). A name is resolved once, each of its
 * addresses is checked, and connections go only to these, so a name that changes meanwhile changes nothing. Each redirect is checked in the
 * same way. Answers are read whole, within limits of size and time.
 */
export function createOutbound(options: OutboundOptions = {}): Outbound {
  const rules = {
    allows: isGlobalAddress,
    protocols: ['https:'],
    ports: [80, 443],
    maxBytes: 1024 * 1024,
    timeout: 10_000,
    redirects: 3,
    keeps: 0,
    resolve: resolveByName,
    ...options,
  };

  const pools = rules.keeps > 0 ? poolsOf(rules.keeps) : null;

  async function pinned(url: URL): Promise<string[]> {
    if (!rules.protocols.includes(url.protocol)) throw forbidden(url);
    if (url.username || url.password) throw forbidden(url);
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
    if (rules.ports !== 'any' && !rules.ports.includes(port)) throw forbidden(url);
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const addresses = isIP(host) ? [host] : await namesOf(host);
    // A bad address among good ones is a trick, not a server.
    if (addresses.length === 0 || !addresses.every((one) => rules.allows(one))) throw forbidden(url);
    return addresses;
  }

  async function namesOf(host: string): Promise<string[]> {
    try {
      return [...(await rules.resolve(host))];
    } catch (error) {
      throw new OutboundError('unreachable', `no address for ${host}`, { cause: error });
    }
  }

  async function send(url: URL, request: OutboundRequest, signal: AbortSignal): Promise<Response> {
    const addresses = await withSignal(pinned(url), signal);
    const pool = pools?.[url.protocol] ?? false;
    const message = await ask(url, addresses, { ...request, signal }, pool);
    try {
      const body = await readAtMost(message, rules.maxBytes);
      const status = message.statusCode ?? 502;
      const isEmpty = status === 204 || status === 205 || status === 304;
      return new Response(isEmpty ? null : body, { status, headers: headersOf(message) });
    } finally {
      message.destroy();
    }
  }

  return {
    async fetch(address, request = {}) {
      const deadline = AbortSignal.timeout(rules.timeout);
      const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
      let url = new URL(address);
      let { headers } = request;
      try {
        for (let hop = 0; ; hop++) {
          const answer = await send(url, { ...request, ...(headers ? { headers } : {}) }, signal);
          const next = targetOf(answer, url, request.method ?? 'GET');
          if (!next) return answer;
          if (hop >= rules.redirects) throw new OutboundError('redirects', `${url.host} redirects too often`);
          if (next.origin !== url.origin) headers = withoutSecrets(headers);
          url = next;
        }
      } catch (error) {
        if (error instanceof OutboundError) throw error;
        const reason = deadline.aborted ? 'too-slow' : 'unreachable';
        throw new OutboundError(reason, `nothing could be fetched from ${url.host}`, { cause: error });
      }
    },
  };
}

/** An idle connection is closed after a while. */
const poolsOf = (keeps: number): Readonly<Record<string, http.Agent>> => ({
  'http:': new http.Agent({
    keepAlive: true,
    maxTotalSockets: Infinity,
    maxFreeSockets: keeps,
    timeout: 30_000,
  }),
  'https:': new https.Agent({
    keepAlive: true,
    maxTotalSockets: Infinity,
    maxFreeSockets: keeps,
    timeout: 30_000,
  }),
});

const forbidden = (url: URL): OutboundError =>
  new OutboundError('forbidden', `${url.protocol}//${url.host} is no place to go to`);

/** Connects to the addresses that were checked. The name is used only for the Host header and the certificate. */
function ask(
  url: URL,
  addresses: readonly string[],
  request: OutboundRequest & { signal: AbortSignal },
  agent: http.Agent | false,
): Promise<http.IncomingMessage> {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  const send = url.protocol === 'https:' ? https.request : http.request;
  return new Promise((done, fail) => {
    const outgoing = send(
      url,
      {
        method: request.method ?? 'GET',
        headers: { 'accept-encoding': 'gzip, deflate, br', ...request.headers },
        lookup: (_name, wanted, answer) => {
          if (wanted.all) answer(null, all);
          else answer(null, all[0]?.address ?? '', all[0]?.family);
        },
        // Use no pool but our own, whose connections go to checked addresses, and no proxy of the environment.
        agent,
        signal: request.signal,
        maxHeaderSize: 16 * 1024,
      },
      done,
    );
    outgoing.once('error', fail);
    outgoing.end(request.body);
  });
}

function targetOf(answer: Response, from: URL, method: string): URL | null {
  const location = answer.headers.get('location');
  if (![301, 302, 303, 307, 308].includes(answer.status) || !location) return null;
  // A posted body goes only to its receiver.
  if (method !== 'GET' && method !== 'HEAD') return null;
  return URL.parse(location, from);
}

function headersOf(message: http.IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct))
    // The body is unpacked already.
    if (name !== 'content-encoding' && name !== 'content-length' && name !== 'transfer-encoding')
      for (const value of values ?? []) headers.append(name, value);
  return headers;
}

function withoutSecrets(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  const secret = new Set(['authorization', 'cookie', 'signature', 'signature-input']);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !secret.has(name.toLowerCase())));
}

/** Makes work that takes no signal end in time. */
function withSignal<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, fail) => {
    const stop = (): void => fail(signal.reason as Error);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(done, fail).finally(() => signal.removeEventListener('abort', stop));
  });
}
