/** The key of a page for a visitor who told us nothing: all that the page depends on. Null for other visitors and other requests. */
export function visitorKey(request: {
  method: string;
  path: string;
  host: string;
  language: string;
  hasCookie: boolean;
}): string | null {
  if (request.method !== 'GET' || request.hasCookie) return null;
  if (request.path.length > 200 || request.language.length > 100 || request.host.length > 260) return null;
  return `${request.host} ${request.path} ${request.language}`;
}

/** The same for a Request as the app gets it. */
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
