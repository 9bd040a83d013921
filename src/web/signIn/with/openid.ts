import type { Configuration } from 'openid-client';
import type { OpenIdProvider } from '../../../config/signIn.ts';
import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import type { Visit } from '../../visit.ts';
import { pictureAddress } from './picture.ts';
import { configured, fetchBy, leaveWith, library } from './library.ts';
import { SignInTrouble, shortLine } from './provider.ts';
import type { Protocol } from './provider.ts';

/** Milliseconds for which a provider's own description is kept. */
const KEPT = 600_000;
const known = new WeakMap<OpenIdProvider, { at: number; config: Configuration }>();

/** Google, and every other provider of OpenID Connect. */
export const openId: Protocol<OpenIdProvider> = {
  async leave(visit, provider, { redirectUri }) {
    const client = await library();
    const config = await configOf(visit, provider);
    const leaving = await leaveWith(client, config, {
      redirect_uri: redirectUri,
      scope: 'openid email profile',
    });
    leaving.url.searchParams.set('nonce', leaving.sent.nonce);
    return leaving;
  },

  async comeBack(visit, provider, { answer, sent }) {
    const client = await library();
    const config = await configOf(visit, provider);
    const tokens = await client.authorizationCodeGrant(config, answer, {
      expectedState: sent.state,
      expectedNonce: sent.nonce,
      pkceCodeVerifier: sent.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new SignInTrouble('mismatch');
    const more =
      claims['email'] === undefined && config.serverMetadata().userinfo_endpoint
        ? await client.fetchUserInfo(config, tokens.access_token, claims.sub)
        : {};
    const said: Record<string, unknown> = { ...claims, ...more };
    const address = typeof said['email'] === 'string' ? normaliseAddress(said['email']) : null;
    const person = shortLine(said['name']);
    return {
      provider: provider.key,
      issuer: claims.iss,
      subject: claims.sub,
      name: address ?? person,
      person,
      address,
      isVouched: address !== null && said['email_verified'] === true,
      picture: pictureAddress(said['picture']),
    };
  },
};

async function configOf(visit: Visit, provider: OpenIdProvider): Promise<Configuration> {
  const kept = known.get(provider);
  if (kept && performance.now() - kept.at < KEPT) return kept.config;
  const client = await library();
  const { clientId, clientSecret } = provider;
  const config = await client.discovery(
    new URL(provider.issuer),
    clientId,
    // Tokens are checked against the same clock as all else.
    { [client.clockSkew]: Math.round((visit.ctx.clock.now().getTime() - Date.now()) / 1000) },
    (...args) => {
      const methods = args[0].token_endpoint_auth_methods_supported;
      const isPost = methods?.includes('client_secret_post') && !methods.includes('client_secret_basic');
      return (isPost ? client.ClientSecretPost : client.ClientSecretBasic)(clientSecret)(...args);
    },
    {
      [client.customFetch]: fetchBy(configured),
      // Check the signature of the ID token, although the token comes straight from the provider.
      execute: [
        client.enableNonRepudiationChecks,
        ...(provider.issuer.startsWith('http:') ? [client.allowInsecureRequests] : []),
      ],
    },
  );
  known.set(provider, { at: performance.now(), config });
  return config;
}
