import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { served, visit } from './served.ts';
import type { Json } from './served.ts';

export interface PlainProvider {
  origin: string;
  host: string;
  /** The server's facts about the person at the browser; null for somebody who refuses. */
  who: Record<string, unknown> | null;
  /** Known clients by id: their secret, and the addresses to which people may be sent back. */
  clients: Map<string, { secret: string; redirectUri: string }>;
  /** The `iss` that the server adds when it sends people back. */
  iss: string | null;
  /** The answer at /picture. */
  picture: Buffer | null;
  asked: string[];
  /** Acts as a person's browser there: follows the address to which we sent it, and returns the one to which it is sent back. */
  visit(url: string): Promise<URL>;
  close(): Promise<void>;
}

interface Given {
  client: string;
  redirect: string;
  challenge: string;
}

/** A server with plain OAuth, like those of Mastodon and Facebook: both paths, PKCE, exact redirects, codes that work once. */
export async function plainProvider(): Promise<PlainProvider> {
  const { host, close } = await served(handle);
  const origin = `http://${host}`;
  const codes = new Map<string, Given>();
  const tokens = new Map<string, string>();
  const provider: PlainProvider = {
    origin,
    host,
    who: {},
    clients: new Map(),
    iss: null,
    picture: null,
    asked: [],
    visit,
    close,
  };

  async function handle(request: IncomingMessage, response: ServerResponse, json: Json): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    provider.asked.push(url.pathname);
    const form = new URLSearchParams(Buffer.concat(await Array.fromAsync(request)).toString());
    const paths: Readonly<Record<string, () => void>> = {
      '/api/v1/apps': () => json(200, register(form)),
      '/oauth/authorize': () => authorize(url.searchParams, response),
      '/dialog/oauth': () => authorize(url.searchParams, response),
      '/oauth/token': () => exchange(form, json),
      '/access_token': () => exchange(form, json),
      '/oauth/revoke': () => {
        tokens.delete(form.get('token') ?? '');
        json(200, {});
      },
      '/api/v1/accounts/verify_credentials': () => tell(request, url, json),
      '/picture': () => void response.writeHead(200).end(provider.picture),
      '/me': () => tell(request, url, json),
    };
    (paths[url.pathname] ?? (() => json(404, { error: 'not here' })))();
  }

  function register(form: URLSearchParams): Record<string, unknown> {
    const id = randomBytes(8).toString('hex');
    const secret = randomBytes(16).toString('hex');
    provider.clients.set(id, { secret, redirectUri: form.get('redirect_uris') ?? '' });
    return { id: '1', name: form.get('client_name'), client_id: id, client_secret: secret };
  }

  function authorize(asked: URLSearchParams, response: ServerResponse): void {
    const client = provider.clients.get(asked.get('client_id') ?? '');
    const redirect = asked.get('redirect_uri') ?? '';
    if (client?.redirectUri !== redirect || asked.get('code_challenge_method') !== 'S256')
      return void response.writeHead(400).end('not what was agreed');
    const back = new URL(redirect);
    back.searchParams.set('state', asked.get('state') ?? '');
    if (provider.iss) back.searchParams.set('iss', provider.iss);
    if (provider.who) {
      const code = randomBytes(16).toString('hex');
      const challenge = asked.get('code_challenge') ?? '';
      codes.set(code, { client: asked.get('client_id') ?? '', redirect, challenge });
      back.searchParams.set('code', code);
    } else back.searchParams.set('error', 'access_denied');
    response.writeHead(302, { location: back.href }).end();
  }

  function exchange(form: URLSearchParams, json: Json): void {
    const id = form.get('client_id') ?? '';
    if (provider.clients.get(id)?.secret !== form.get('client_secret'))
      return json(401, { error: 'invalid_client' });
    const given = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (given?.client !== id || given.challenge !== challenge || given.redirect !== form.get('redirect_uri'))
      return json(400, { error: 'invalid_grant' });
    const token = randomBytes(16).toString('hex');
    tokens.set(token, id);
    json(200, { access_token: token, token_type: 'bearer', scope: 'read', created_at: 1 });
  }

  function tell(request: IncomingMessage, url: URL, json: Json): void {
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const secret = provider.clients.get(tokens.get(token) ?? '')?.secret ?? '';
    const proof = url.searchParams.get('appsecret_proof');
    const isProven = proof === null || proof === createHmac('sha256', secret).update(token).digest('hex');
    if (!tokens.has(token) || !isProven) return json(401, { error: 'who are you' });
    json(200, provider.who);
  }

  return provider;
}
