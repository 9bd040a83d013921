import { z } from 'zod';
import type { MastodonProvider } from '../../../config/signIn.ts';
import type { Limit } from '../../request/limits.ts';
import { clientById, dropClient, freshClient, keepClient } from '../../../rooms/people/index.ts';
import type { ServerClient } from '../../../rooms/people/index.ts';
import type { Visit } from '../../visit.ts';
import { leaveWith, library, plainOAuth, readJson } from './library.ts';
import type { Library } from './library.ts';
import { pictureAddress } from './picture.ts';
import { SignInTrouble, shortLine } from './provider.ts';
import type { Protocol } from './provider.ts';

/** Servers at which one network may make us register. */
const NEW_SERVERS: Limit = { name: 'sign-in-servers', points: 10, seconds: 3600 };
/** The smallest scope that identifies somebody; old servers know it too. */
const SCOPE = 'read:accounts';

const registration = z.object({
  client_id: z.string().min(1).max(500),
  client_secret: z.string().min(1).max(500),
});

/**
 * Any Mastodon server, or a server that speaks like one. People name the server, so only the guarded way out reaches it; the program
 * registers there itself. Such a server vouches for no address.
 */
export const mastodon: Protocol<MastodonProvider> = {
  async leave(visit, provider, { redirectUri, server: typed }) {
    const server = serverOf(typed, provider, visit.config.isLoopback);
    if (!server) throw new SignInTrouble('server');
    const app =
      (await freshClient(visit.ctx, { server, redirectUri })) ?? (await register(visit, server, redirectUri));
    const client = await library();
    const leaving = await leaveWith(client, configOf(visit, client, app), {
      redirect_uri: redirectUri,
      scope: SCOPE,
    });
    return { ...leaving, sent: { ...leaving.sent, client: app.id } };
  },

  async comeBack(visit, provider, { answer, sent }) {
    const client = await library();
    const app = sent.client === undefined ? null : await clientById(visit.ctx, sent.client);
    if (!app) throw new SignInTrouble('over');
    // Mastodon writes its issuer with a slash at the end.
    if (answer.searchParams.get('iss') === `${app.server}/`) answer.searchParams.set('iss', app.server);
    const config = configOf(visit, client, app);
    const tokens = await client
      .authorizationCodeGrant(config, answer, {
        expectedState: sent.state,
        pkceCodeVerifier: sent.verifier,
      })
      .catch(async (error: unknown) => {
        if ((error as { error?: string }).error === 'invalid_client') await dropClient(visit.ctx, app.id);
        throw error;
      });
    const profile = await readJson(
      visit.outbound,
      `${app.server}/api/v1/accounts/verify_credentials`,
      tokens.access_token,
    );
    // The program asks nothing more there in the person's name.
    await client.tokenRevocation(config, tokens.access_token).catch(() => {});
    const { id, username } = profile;
    if (typeof id !== 'string' || !/^[\w-]{1,100}$/.test(id)) throw new SignInTrouble('failed');
    const handle = `@${shortLine(username, 60)}@${new URL(app.server).host}`;
    return {
      provider: provider.key,
      issuer: app.server,
      subject: id,
      name: handle,
      person: shortLine(profile['display_name']) || shortLine(username),
      address: null,
      isVouched: false,
      picture: pictureOf(profile),
    };
  },
};

/** The person's picture; null when the server shows its picture for people without one. */
function pictureOf(profile: Record<string, unknown>): string | null {
  const address = pictureAddress(profile['avatar_static']) ?? pictureAddress(profile['avatar']);
  return address?.endsWith('/missing.png') ? null : address;
}

function configOf(visit: Visit, client: Library, app: ServerClient) {
  const server = {
    issuer: app.server,
    authorization_endpoint: `${app.server}/oauth/authorize`,
    token_endpoint: `${app.server}/oauth/token`,
    revocation_endpoint: `${app.server}/oauth/revoke`,
  };
  return plainOAuth(client, server, app, visit.outbound);
}

async function register(visit: Visit, server: string, redirectUri: string): Promise<ServerClient> {
  if (!(await visit.limits.allow(NEW_SERVERS, visit.network))) throw new SignInTrouble('limit');
  const { publicUrl } = visit.config;
  const answer = await visit.outbound.fetch(`${server}/api/v1/apps`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      client_name: `Antipode (${new URL(publicUrl).host})`,
      redirect_uris: redirectUri,
      scopes: SCOPE,
      website: publicUrl,
    }).toString(),
  });
  const given = registration.safeParse(await answer.json().catch(() => null));
  if (answer.status !== 200 || !given.success) throw new SignInTrouble('server');
  const { client_id: clientId, client_secret: clientSecret } = given.data;
  return keepClient(visit.ctx, { server, redirectUri, clientId, clientSecret });
}

/**
 * The origin of a server as people write it: `mastodon.social`, an address of it, or `@me@mastodon.social`. Null when the text names no
 * server, or one that the operator does not allow. Only a trial on this machine may name a port, or plain http.
 */
export function serverOf(typed: string, provider: MastodonProvider, isTrial: boolean): string | null {
  const text = typed
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/^@?[^@/\s]*@(?=[^@]+$)/, '');
  const host = text.split(/[/?#]/, 1)[0] ?? '';
  const isLocal = /^(localhost|127\.0\.0\.1):\d+$/.test(host);
  const url = host.length > 253 ? null : URL.parse(`${isLocal && isTrial ? 'http' : 'https'}://${host}`);
  if (!url || url.username || url.password || url.hostname === '') return null;
  if (!(isLocal && isTrial) && (url.port || !/^([a-z0-9-]+\.)+[a-z][a-z0-9-]+$/.test(url.hostname)))
    return null;
  if (provider.servers !== 'any' && !provider.servers.includes(url.hostname)) return null;
  return url.origin;
}
