import { isOddPath } from './security.ts';

/** Leads from an address with a slash at its end to the page without it: only the front page's address ends with one. */
export function withoutEndSlash(request: Request): Response | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null;
  const { pathname, search } = new URL(request.url);
  if (pathname === '/' || !pathname.endsWith('/') || isOddPath(request.url)) return null;
  return new Response(null, { status: 308, headers: { location: pathname.slice(0, -1) + search } });
}
