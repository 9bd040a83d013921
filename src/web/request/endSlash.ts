import { isOddPath } from './security.ts';

/** Leads who typed a slash at the end of an address to the page: none of ours ends with one but the front page. */
export function withoutEndSlash(request: Request): Response | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null;
  const { pathname, search } = new URL(request.url);
  if (pathname === '/' || !pathname.endsWith('/') || isOddPath(request.url)) return null;
  return new Response(null, { status: 308, headers: { location: pathname.slice(0, -1) + search } });
}
