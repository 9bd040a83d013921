import { createHash } from 'node:crypto';
import type { Visit } from '../visit.ts';

/**
 * An answer that is the same for everybody at this address. Browsers and caches on the way keep it for `seconds`, and get 304 while it has
 * not changed. Never for pages that depend on the reader.
 */
export function cached(
  visit: Pick<Visit, 'headers'>,
  body: string | Uint8Array<ArrayBuffer>,
  options: { type: string; seconds: number; headers?: Record<string, string> },
): Response {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = {
    'cache-control': `public, max-age=${options.seconds}`,
    etag: tag,
    vary: 'accept-encoding',
    ...options.headers,
  };
  if (matches(visit.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { 'content-type': options.type, ...headers } });
}

/** Whether a browser holds this version. Weak tags count as well, since proxies that compress make our tags weak. */
export function matches(header: string | null, tag: string): boolean {
  return (header ?? '').split(',').some((one) => {
    const held = one.trim();
    return held === '*' || held.replace(/^W\//, '') === tag;
  });
}
