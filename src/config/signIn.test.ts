import { describe, expect, test } from 'vitest';
import { loadConfig } from '../config.ts';

const load = (env: Record<string, string>) => {
  const loaded = loadConfig(env);
  return loaded.ok ? loaded.config.signIn : loaded.problems;
};
const orcid = {
  key: 'orcid',
  name: 'ORCID',
  issuer: 'https://orcid.org',
  clientId: 'APP-1',
  clientSecret: 'hidden',
};

describe('ways to sign in', () => {
  test('are none by default', () => {
    expect(load({})).toEqual([]);
  });

  test('come in a fixed order, each with its keys', () => {
    const ways = load({
      OPENID_PROVIDERS: JSON.stringify([orcid]),
      MASTODON_SERVERS: 'Mastodon.social, fosstodon.org',
      FACEBOOK_APP_ID: '123456789',
      FACEBOOK_APP_SECRET: 'long enough',
      GOOGLE_CLIENT_ID: 'x.apps.googleusercontent.com',
      GOOGLE_CLIENT_SECRET: 'long enough',
    });
    expect(ways).toMatchObject([
      { kind: 'openid', key: 'google', issuer: 'https://accounts.google.com' },
      { kind: 'facebook', clientId: '123456789' },
      { kind: 'mastodon', servers: ['mastodon.social', 'fosstodon.org'] },
      { kind: 'openid', key: 'orcid', name: 'ORCID', clientSecret: 'hidden' },
    ]);
    expect(load({ MASTODON_SERVERS: 'any' })).toMatchObject([{ servers: 'any' }]);
  });

  test('may be on this machine only while the installation is', () => {
    const providers = JSON.stringify([{ ...orcid, issuer: 'http://localhost:8080/realms/a' }]);
    expect(load({ OPENID_PROVIDERS: providers })).toHaveLength(1);
    expect(load({ OPENID_PROVIDERS: providers, PUBLIC_URL: 'https://a.example' })).toEqual([
      'OPENID_PROVIDERS: the issuer of orcid must be https:',
    ]);
  });

  test.each([
    [{ GOOGLE_CLIENT_ID: 'x' }, 'GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET'],
    [{ FACEBOOK_APP_SECRET: 'only a secret' }, 'FACEBOOK_APP_ID and FACEBOOK_APP_SECRET'],
    [{ MASTODON_SERVERS: 'https://mastodon.social' }, 'MASTODON_SERVERS'],
    [{ MASTODON_SERVERS: 'mastodon.social, 127.0.0.1' }, 'MASTODON_SERVERS'],
    [{ OPENID_PROVIDERS: 'hidden' }, 'OPENID_PROVIDERS'],
    [{ OPENID_PROVIDERS: JSON.stringify([{ ...orcid, key: 'google' }]) }, 'OPENID_PROVIDERS'],
    [{ OPENID_PROVIDERS: JSON.stringify([orcid, orcid]) }, 'each key once'],
    [{ OPENID_PROVIDERS: JSON.stringify([{ ...orcid, issuer: 'orcid.org' }]) }, 'issuer'],
    [{ OPENID_PROVIDERS: JSON.stringify([{ ...orcid, extra: 1 }]) }, 'OPENID_PROVIDERS'],
  ] as [Record<string, string>, string][])('are refused when half set or wrong: %j', (env, words) => {
    const problems = load(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(words);
    expect(problems[0]).not.toContain('hidden');
  });
});
