import type { IncomingMessage, ServerResponse } from 'node:http';
import { takesGzip } from '../compress.ts';
import type { VisitorCache } from './visitorCache.ts';
import { visitorKey } from './visitorKey.ts';

/**
 * Answers a request from the cache before anything else happens, compressed if the browser understands that; false when the page is not in
 * the cache.
 */
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
  const zips = takesGzip(String(headers['accept-encoding'] ?? ''));
  const body = zips ? kept.zipped : kept.body;
  outgoing.writeHead(200, {
    ...kept.headers,
    ...(zips ? { 'content-encoding': 'gzip' } : {}),
    'content-length': body.length,
    // Seconds since the page was drawn, as every cache tells them. A page that was drawn for this visitor has no such header.
    age: String(cache.age(kept)),
  });
  outgoing.end(body);
  return true;
}
