import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { served, visit } from './served.ts';
import type { Json } from './served.ts';
import type { OpenIdProvider } from '../../src/config/signIn.ts';

/** Somebody who is signed in at the provider. */
export interface Somebody {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
  picture?: string;
}

export interface TestProvider {
  /** The settings as the operator writes them. */
  settings: OpenIdProvider;
  /** The address to which the provider may send people back. */
  redirectUri: string;
  /** The person at the browser; null for somebody who refuses. */
  who: Somebody | null;
  /** Wrong values for the provider's ID tokens. */
  twist: Record<string, unknown>;
  /** Whether the provider signs with a key other than the one it publishes. */
  forges: boolean;
  /** Whether addresses and names come only from its userinfo endpoint. */
  saysLess: boolean;
  /** The answer at /picture; null for not found, 'silence' for never. */
  picture: Buffer | null | 'silence';
  /** The paths that were requested. */
  asked: string[];
  /** Acts as a person's browser there: follows the address to which we sent it, and returns the one to which it is sent back. */
  visit(url: string): Promise<URL>;
  close(): Promise<void>;
}

const keys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const shown = keys();
const hidden = keys();

interface Given {
  client: string;
  redirect: string;
  challenge: string;
  nonce: string | null;
  who: Somebody;
}

const jwk = { ...shown.publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' };
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A provider's state at the beginning of a test. */
export const untouched = () => ({
  who: { sub: '4711', name: 'Zoë Newcomer', email: 'zoe@new.example', email_verified: true },
  twist: {},
  forges: false,
  saysLess: false,
  picture: null,
  asked: [],
});

/** An OpenID Connect provider on this machine: real HTTP, a key of its own, correct PKCE and `iss`. */
export async function openIdProvider(input: { key: string; now: () => Date }): Promise<TestProvider> {
  const { host, close } = await served(handle);
  const issuer = `http://${host}`;
  const codes = new Map<string, Given>();
  const tokens = new Map<string, Somebody>();
  const provider: TestProvider = {
    settings: {
      kind: 'openid',
      key: input.key,
      name: `The ${input.key}`,
      issuer,
      clientId: `client of ${input.key}`,
      clientSecret: `secret of ${input.key}`,
    },
    redirectUri: `http://localhost:3000/oauth/${input.key}`,
    ...untouched(),
    visit,
    close,
  };

  async function handle(request: IncomingMessage, response: ServerResponse, json: Json): Promise<void> {
    const url = new URL(request.url ?? '/', issuer);
    provider.asked.push(url.pathname);
    if (url.pathname === '/.well-known/openid-configuration') return json(200, metadata());
    if (url.pathname === '/jwks') return json(200, { keys: [jwk] });
    if (url.pathname === '/authorize') return authorize(url, response);
    if (url.pathname === '/userinfo') {
      const who = tokens.get((request.headers.authorization ?? '').replace('Bearer ', ''));
      return who ? json(200, who) : json(401, {});
    }
    if (url.pathname === '/picture') {
      if (provider.picture !== 'silence')
        response.writeHead(provider.picture ? 200 : 404).end(provider.picture);
      return;
    }
    if (url.pathname !== '/token' || request.method !== 'POST') return json(404, {});
    const form = new URLSearchParams(Buffer.concat(await Array.fromAsync(request)).toString());
    const given = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    if (!isClient(request)) return json(401, { error: 'invalid_client' });
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!given || given.challenge !== challenge || form.get('redirect_uri') !== given.redirect)
      return json(400, { error: 'invalid_grant' });
    const token = randomBytes(16).toString('hex');
    tokens.set(token, given.who);
    json(200, { access_token: token, token_type: 'Bearer', expires_in: 60, id_token: idToken(given) });
  }

  const metadata = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  });

  function authorize(url: URL, response: ServerResponse): void {
    const asked = url.searchParams;
    const isRight =
      asked.get('client_id') === provider.settings.clientId &&
      asked.get('redirect_uri') === provider.redirectUri &&
      asked.get('response_type') === 'code' &&
      asked.get('code_challenge_method') === 'S256';
    if (!isRight) return void response.writeHead(400).end('not what was agreed');
    const back = new URL(provider.redirectUri);
    back.searchParams.set('state', asked.get('state') ?? '');
    back.searchParams.set('iss', issuer);
    if (provider.who) {
      const code = randomBytes(16).toString('hex');
      codes.set(code, {
        client: asked.get('client_id') ?? '',
        redirect: provider.redirectUri,
        challenge: asked.get('code_challenge') ?? '',
        nonce: asked.get('nonce'),
        who: provider.who,
      });
      back.searchParams.set('code', code);
    } else back.searchParams.set('error', 'access_denied');
    response.writeHead(303, { location: back.href }).end();
  }

  function isClient(request: IncomingMessage): boolean {
    const { clientId, clientSecret } = provider.settings;
    const [id, secret] = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64')
      .toString()
      .split(':')
      .map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
    return id === clientId && secret === clientSecret;
  }

  function idToken(given: Given): string {
    const now = Math.floor(input.now().getTime() / 1000);
    const { sub, ...more } = given.who;
    const claims = {
      iss: issuer,
      aud: given.client,
      sub,
      iat: now,
      exp: now + 60,
      nonce: given.nonce,
      ...(provider.saysLess ? {} : more),
      ...provider.twist,
    };
    const text = `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}`;
    const key = (provider.forges ? hidden : shown).privateKey;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
  }

  return provider;
}
