import type { Config } from '../../config.ts';

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'none'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The headers of every answer: no inline script or style, no foreign frame around our pages, nothing loaded from others. */
export function securityHeaders(config: Config): Record<string, string> {
  return {
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=()',
    ...(config.isLoopback ? {} : { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  };
}

const known = new WeakMap<Config, Record<string, string>>();
const secured = new WeakMap<Response, { isForVisitors: boolean }>();

/** The same headers, for a page that is created with them: to inspect an answer's headers makes an object of each. */
export function pageHeaders(config: Config): Record<string, string> {
  const headers = known.get(config) ?? securityHeaders(config);
  known.set(config, headers);
  return headers;
}

/** Notes that an answer already has the headers, and whether it is the same for every visitor. */
export function markSecured(answer: Response, of: { isForVisitors: boolean }): Response {
  secured.set(answer, of);
  return answer;
}

export const securedPage = (answer: Response): { isForVisitors: boolean } | undefined => secured.get(answer);

/** Lets a page ask for camera, microphone and screen: only the page of a call. */
export function capturing(page: Response): Response {
  const own = 'camera=(self), display-capture=(self), geolocation=(), microphone=(self), payment=()';
  page.headers.set('permissions-policy', own);
  return page;
}

/** Lets a page show another of our pages in a frame. */
export function framing(page: Response): Response {
  page.headers.set('content-security-policy', `${POLICY}; frame-src 'self'`);
  return page;
}

/**
 * Whether a posted form comes from our own pages. Browsers say so in Sec-Fetch-Site, older ones in Origin; one of the two must be there.
 */
export function isOwnPost(headers: Headers, url: URL, config: Config): boolean {
  const site = headers.get('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  if (!origin) return false;
  return origin === config.publicUrl || (URL.canParse(origin) && new URL(origin).host === url.host);
}

/** Whether a browser does not say where a form came from, as some are set to do. No page of another site can cause that. */
export const saysNothing = (headers: Headers): boolean =>
  !headers.get('sec-fetch-site') && !headers.get('origin');

/** Paths that are refused before routing: encoded and doubled slashes have no honest use, and confuse every later check. */
export function isOddPath(rawUrl: string): boolean {
  const path = rawUrl.replace(/^https?:\/\/[^/]*/i, '').split(/[?#]/, 1)[0] ?? '';
  return /%2f|%5c|\\|\/\/|%00/i.test(path);
}

/** Cookies are `__Host-` with https; plain only while the installation is loopback. */
export function cookieName(name: string, config: Config): string {
  return config.isLoopback ? name : `__Host-${name}`;
}

export function cookie(
  name: string,
  value: string,
  config: Config,
  options: { days?: number | undefined } = {},
): string {
  const age =
    value === '' ? '; Max-Age=0' : options.days ? `; Max-Age=${Math.round(options.days * 86_400)}` : '';
  const secure = config.isLoopback ? '' : '; Secure';
  return `${cookieName(name, config)}=${encodeURIComponent(value)}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`;
}

export function readCookies(header: string | null, config: Config): Record<string, string> {
  const cookies: Record<string, string> = {};
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at < 0) continue;
    let name = part.slice(0, at).trim();
    if (!config.isLoopback) {
      if (!name.startsWith('__Host-')) continue;
      name = name.slice('__Host-'.length);
    }
    try {
      cookies[name] ??= decodeURIComponent(part.slice(at + 1).trim());
    } catch {
      // The cookie is not one of ours.
    }
  }
  return cookies;
}
