import { createOutbound } from '../../../lib/network/outbound/outbound.ts';
import type { Outbound } from '../../../lib/network/outbound/outbound.ts';
import { OutboundError } from '../../../lib/network/outbound/outboundError.ts';
import { SignInTrouble } from './provider.ts';
import type { Leaving, Sent, Trouble } from './provider.ts';
import type { Configuration, CustomFetch } from 'openid-client';

/** The library, loaded when somebody first signs in with a provider. */
export const library = () => import('openid-client');
export type Library = Awaited<ReturnType<typeof library>>;

/** Requests to providers that the operator named in the settings. These may be in the operator's own network. */
export const configured: Outbound = createOutbound({
  allows: () => true,
  protocols: ['https:', 'http:'],
  ports: 'any',
});

/** Sends the library's requests by our guarded way out. */
export function fetchBy(outbound: Outbound): CustomFetch {
  return (url, { method, headers, body, signal }) =>
    outbound.fetch(url, {
      method,
      headers,
      ...(typeof body === 'string' || body instanceof URLSearchParams ? { body: String(body) } : {}),
      ...(signal ? { signal } : {}),
    });
}

/** The settings for a provider without OpenID Connect: endpoints by hand, the secret in the body. */
export function plainOAuth(
  library: Library,
  server: {
    issuer: string;
    authorization_endpoint: string;
    token_endpoint: string;
    revocation_endpoint?: string;
  },
  keys: { clientId: string; clientSecret: string },
  outbound: Outbound,
): Configuration {
  const config = new library.Configuration(
    server,
    keys.clientId,
    undefined,
    library.ClientSecretPost(keys.clientSecret),
  );
  config[library.customFetch] = fetchBy(outbound);
  if (server.token_endpoint.startsWith('http:')) library.allowInsecureRequests(config);
  return config;
}

/** Begins the way to a provider: with new state, nonce and verifier each time (RFC 9700). */
export async function leaveWith(
  library: Library,
  config: Configuration,
  parameters: Record<string, string>,
): Promise<Leaving> {
  const sent: Sent = {
    state: library.randomState(),
    nonce: library.randomNonce(),
    verifier: library.randomPKCECodeVerifier(),
  };
  const url = library.buildAuthorizationUrl(config, {
    ...parameters,
    state: sent.state,
    code_challenge: await library.calculatePKCECodeChallenge(sent.verifier),
    code_challenge_method: 'S256',
  });
  return { url, sent };
}

/** Reads a JSON object with an access token. */
export async function readJson(
  outbound: Outbound,
  url: string,
  token: string,
): Promise<Record<string, unknown>> {
  const answer = await outbound.fetch(url, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
  });
  if (answer.status !== 200) throw new SignInTrouble('failed');
  const value: unknown = await answer.json().catch(() => null);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new SignInTrouble('failed');
  return value as Record<string, unknown>;
}

/** Codes of failed checks: the answer does not fit the request of this browser. */
const MISMATCHES = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
]);

/** Translates an error of the library, or of the way out, for the person. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof SignInTrouble) return error.trouble;
  for (let one = error; one instanceof Error; one = one.cause)
    if (one instanceof OutboundError) return one.reason === 'forbidden' ? 'server' : 'down';
  const { code, error: said } = error as { code?: string; error?: string };
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') return said === 'access_denied' ? 'denied' : 'failed';
  return code !== undefined && MISMATCHES.has(code) ? 'mismatch' : 'failed';
}

/** The library's word for an error, for the log: never a provider's own words. */
export const codeOfError = (error: unknown): string =>
  error instanceof Error ? String((error as { code?: string }).code ?? error.name) : 'unknown';
