import { createHmac } from 'node:crypto';
import type { FacebookProvider } from '../../../config/signIn.ts';
import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import { configured, leaveWith, library, plainOAuth, readJson } from './library.ts';
import type { Library } from './library.ts';
import { pictureAddress } from './picture.ts';
import { SignInTrouble, shortLine } from './provider.ts';
import type { Protocol } from './provider.ts';

/** Facebook uses plain OAuth 2.0. It gives an address but does not say whether that is confirmed, so it vouches for none. */
export const facebook: Protocol<FacebookProvider> = {
  async leave(_, provider, { redirectUri }) {
    const client = await library();
    return leaveWith(client, configOf(client, provider), {
      redirect_uri: redirectUri,
      scope: 'public_profile,email',
    });
  },

  async comeBack(_, provider, { answer, sent }) {
    const client = await library();
    const tokens = await client.authorizationCodeGrant(configOf(client, provider), answer, {
      expectedState: sent.state,
      pkceCodeVerifier: sent.verifier,
    });
    const token = tokens.access_token;
    // With this proof a token of another app is useless here.
    const mark = createHmac('sha256', provider.clientSecret).update(token).digest('hex');
    const url = `${provider.profile}?fields=id,name,email,picture.width(320).height(320)&appsecret_proof=${mark}`;
    const profile = await readJson(configured, url, token);
    const subject = profile['id'];
    if (typeof subject !== 'string' || !/^\d{1,40}$/.test(subject)) throw new SignInTrouble('failed');
    const person = shortLine(profile['name']);
    return {
      provider: provider.key,
      issuer: provider.issuer,
      subject,
      name: person,
      person,
      address: typeof profile['email'] === 'string' ? normaliseAddress(profile['email']) : null,
      isVouched: false,
      picture: pictureOf(profile['picture']),
    };
  },
};

/** The address in `{ data: { url, is_silhouette } }`; null when the person chose no picture. */
function pictureOf(said: unknown): string | null {
  const { data } = Object(said) as { data?: { url?: unknown; is_silhouette?: unknown } | null };
  return data && data.is_silhouette !== true ? pictureAddress(data.url) : null;
}

const configOf = (client: Library, provider: FacebookProvider) =>
  plainOAuth(
    client,
    {
      issuer: provider.issuer,
      authorization_endpoint: provider.authorization,
      token_endpoint: provider.token,
    },
    provider,
    configured,
  );
