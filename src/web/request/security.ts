import type { Config } from '../../config.ts';

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'none'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Headers of every answer. No inline script or style anywhere; nothing may frame us; nothing is fetched from others. */
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

/** The same, for a page that is made with them at once: to look at the headers of an answer makes an object of each of them. */
export function pageHeaders(config: Config): Record<string, string> {
  const headers = known.get(config) ?? securityHeaders(config);
  known.set(config, headers);
  return headers;
}

/** Says of an answer that it has them already, and whether it is the same for every visitor. */
export function markSecured(answer: Response, of: { isForVisitors: boolean }): Response {
  secured.set(answer, of);
  return answer;
}

export const securedPage = (answer: Response): { isForVisitors: boolean } | undefined => secured.get(answer);

/** Lets a page ask for camera, microphone and the screen: that of a call alone. */
export function capturing(page: Response): Response {
  const own = 'camera=(self), display-capture=(self), geolocation=(), microphone=(self), payment=()';
  page.headers.set('permissions-policy', own);
  return page;
}

/** Lets a page show another of ours in a frame. */
export function framing(page: Response): Response {
  page.headers.set('content-security-policy', `${POLICY}; frame-src 'self'`);
  return page;
}

/** Whether a posted form comes from our own pages. Browsers say so in Sec-Fetch-Site, older ones in Origin; one of them must. */
export function isOwnPost(headers: Headers, url: URL, config: Config): boolean {
  const site = headers.get('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  if (!origin) return false;
  return origin === config.publicUrl || (URL.canParse(origin) && new URL(origin).host === url.host);
}

/** Whether a browser keeps quiet about where a form came from, as some are told to: no page of another site makes it do so. */
export const saysNothing = (headers: Headers): boolean =>
  !headers.get('sec-fetch-site') && !headers.get('origin');

/** Paths we refuse before routing: encoded slashes and doubled ones have no honest use and confuse every check after. */
export function isOddPath(rawUrl: string): boolean {
  const path = rawUrl.replace(/^https?:\/\/[^/]*/i, '').split(/[?#]/, 1)[0] ?? '';
  return /%2f|%5c|\\|\/\/|%00/i.test(path);
}

/** Cookies are `__Host-` on https; plain only when the installation is loopback. */
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
      // A cookie we did not write.
    }
  }
  return cookies;
}
