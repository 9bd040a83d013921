import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** Marks an answer as the same for every visitor who told us nothing; it never leaves the house. */
export const FOR_VISITORS = 'x-for-visitors';

/** How long a visitor may see a page as it was; what this process itself changed is seen at once. */
const FRESH_MS = 2000;
/** While one request draws the page anew, others get the one before, for no longer than this. */
const STALE_MS = 10_000;
const MOST_PAGES = 300;

interface Kept {
  at: number;
  isDrawing: boolean;
  headers: Record<string, string>;
  body: Buffer<ArrayBuffer>;
  zipped: Buffer<ArrayBuffer>;
}

/** Pages kept for a moment for visitors without a cookie, which is most of them; whoever did anything here has one and gets their own. */
export interface VisitorCache {
  find(key: string): Kept | null;
  /** Keeps an answer that is marked, and gives it back without the mark. */
  keep(key: string, response: Response): Promise<Response>;
  /** Something was changed. */
  clear(): void;
}

export function createVisitorCache(now: () => number = () => performance.now()): VisitorCache {
  const pages = new Map<string, Kept>();
  return {
    find: (key) => {
      const kept = pages.get(key);
      if (!kept) return null;
      const age = now() - kept.at;
      if (age < FRESH_MS) return kept;
      if (age >= STALE_MS) pages.delete(key);
      else if (kept.isDrawing) return kept;
      kept.isDrawing = true;
      return null;
    },
    keep: async (key, response) => {
      const drawn = now();
      const body = Buffer.from(await response.arrayBuffer());
      const headers = Object.fromEntries(response.headers);
      delete headers[FOR_VISITORS];
      headers['vary'] = [headers['vary'], 'accept-encoding'].filter(Boolean).join(', ');
      if (pages.size >= MOST_PAGES) pages.delete(pages.keys().next().value ?? '');
      pages.delete(key);
      const kept = { at: drawn, isDrawing: false, headers, body, zipped: gzipSync(body) };
      pages.set(key, kept);
      return new Response(body, { headers });
    },
    clear: () => pages.clear(),
  };
}

/** What a page depends on for a visitor who told us nothing; null for everybody and everything else. */
export function visitorKey(request: {
  method: string;
  path: string;
  host: string;
  language: string;
  hasCookie: boolean;
}): string | null {
  if (request.method !== 'GET' || request.hasCookie) return null;
  if (request.path.length > 200 || request.language.length > 100) return null;
  return `${request.host} ${request.path} ${request.language}`;
}

/** The same from a Request as the app gets it. */
export function visitorKeyOf(request: Request): string | null {
  const { headers } = request;
  if (request.method !== 'GET' || headers.has('cookie')) return null;
  const url = new URL(request.url);
  return visitorKey({
    method: request.method,
    path: url.pathname + url.search,
    host: url.host,
    language: headers.get('accept-language') ?? '',
    hasCookie: false,
  });
}

/** Answers a request from the cache before anything else is done with it, compressed when that is understood; false when it is not there. */
export function answerVisitor(
  cache: VisitorCache,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): boolean {
  const { headers, method = '', url: path = '' } = incoming;
  const key = visitorKey({
    method,
    path,
    host: headers.host ?? '',
    language: headers['accept-language'] ?? '',
    hasCookie: headers.cookie !== undefined,
  });
  const kept = key === null ? null : cache.find(key);
  if (!kept) return false;
  const zips = /\bgzip\b(?!\s*;\s*q=0(?:[,;\s]|$))/.test(String(headers['accept-encoding'] ?? ''));
  const body = zips ? kept.zipped : kept.body;
  outgoing.writeHead(200, {
    ...kept.headers,
    ...(zips ? { 'content-encoding': 'gzip' } : {}),
    'content-length': body.length,
  });
  outgoing.end(body);
  return true;
}
