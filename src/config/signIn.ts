import { z } from 'zod';
import type { Setting } from './setting.ts';

/** A server that speaks OpenID Connect, such as Google's. `key` is used in addresses and in the database. */
export interface OpenIdProvider {
  kind: 'openid';
  key: string;
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

export interface FacebookProvider {
  kind: 'facebook';
  key: 'facebook';
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  authorization: string;
  token: string;
  profile: string;
}

export interface MastodonProvider {
  kind: 'mastodon';
  key: 'mastodon';
  name: string;
  /** The allowed host names, or 'any' for every server. */
  servers: readonly string[] | 'any';
}

/** A way to sign in besides the mailed code. Each has a button, and there are no other buttons. */
export type SignInProvider = OpenIdProvider | FacebookProvider | MastodonProvider;

const GOOGLE = {
  kind: 'openid',
  key: 'google',
  name: 'Google',
  issuer: 'https://accounts.google.com',
} as const;
const FACEBOOK = {
  kind: 'facebook',
  key: 'facebook',
  name: 'Facebook',
  issuer: 'https://www.facebook.com',
  authorization: 'https://www.facebook.com/v23.0/dialog/oauth',
  token: 'https://graph.facebook.com/v23.0/oauth/access_token',
  profile: 'https://graph.facebook.com/v23.0/me',
} as const;

const text = z.string();
const secret = text.refine((value) => value.length >= 8, 'must have at least 8 characters');
const HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

const openIdList = z.array(
  z.strictObject({
    key: text
      .regex(/^[a-z][a-z0-9-]{1,30}$/)
      .refine((key) => !['google', 'facebook', 'mastodon'].includes(key)),
    name: text.trim().min(1).max(40),
    issuer: text.refine((value) => ['https:', 'http:'].includes(URL.parse(value)?.protocol ?? '')),
    clientId: text.min(1),
    clientSecret: text.min(1),
    kind: z.literal('openid').default('openid'),
  }),
);

/** Settings of ways to sign in beside the mailed code: everything is off by default. */
export const signInSettings: readonly Setting[] = [
  {
    name: 'GOOGLE_CLIENT_ID',
    about: 'Client that Google gave you; with its secret people may sign in with Google.',
    preset: '',
    schema: text,
  },
  { name: 'GOOGLE_CLIENT_SECRET', about: 'Secret of that client.', preset: '', secret: true, schema: secret },
  {
    name: 'FACEBOOK_APP_ID',
    about: 'App that Facebook gave you; with its secret people may sign in with Facebook.',
    preset: '',
    schema: text.regex(/^\d{5,30}$/, 'must be a number'),
  },
  { name: 'FACEBOOK_APP_SECRET', about: 'Secret of that app.', preset: '', secret: true, schema: secret },
  {
    name: 'MASTODON_SERVERS',
    about: 'Mastodon servers people may sign in with, separated by commas, or any.',
    preset: '',
    schema: text
      .transform((value) =>
        value === 'any' ? value : value.split(',').map((one) => one.trim().toLowerCase()),
      )
      .refine(
        (value) => value === 'any' || (Array.isArray(value) && value.every((one) => HOST.test(one))),
        'must be any, or servers such as mastodon.social, separated by commas',
      ),
  },
  {
    name: 'OPENID_PROVIDERS',
    about:
      'Other providers of OpenID Connect as a JSON list: [{"key":"orcid","name":"ORCID","issuer":"https://orcid.org","clientId":"…","clientSecret":"…"}]',
    preset: '',
    secret: true,
    schema: text.transform((value, ctx): OpenIdProvider[] => {
      const list = openIdList.safeParse(jsonOf(value));
      if (list.success && new Set(list.data.map(({ key }) => key)).size === list.data.length)
        return list.data;
      const where = list.success ? 'each key once' : (list.error.issues[0]?.path.join(' ') ?? '');
      ctx.addIssue({
        code: 'custom',
        message: `must be a JSON list of key, name, issuer, clientId and clientSecret (${where || 'no list'})`,
      });
      return z.NEVER;
    }),
  },
];

/** Problems that concern several settings together, one line each. */
export function signInProblems(values: Record<string, unknown>): string[] {
  const both = (one: string, other: string): string[] =>
    (values[one] === undefined) === (values[other] === undefined)
      ? []
      : [`${one} and ${other} are needed together`];
  const publicUrl = URL.parse(String(values['PUBLIC_URL'] ?? ''));
  const isTrial = publicUrl?.protocol === 'http:';
  const plain = ((values['OPENID_PROVIDERS'] as OpenIdProvider[] | undefined) ?? []).filter(
    ({ issuer }) => issuer.startsWith('http:') && !isTrial,
  );
  return [
    ...both('GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'),
    ...both('FACEBOOK_APP_ID', 'FACEBOOK_APP_SECRET'),
    ...plain.map(({ key }) => `OPENID_PROVIDERS: the issuer of ${key} must be https:`),
  ];
}

export function signInOf(values: Record<string, unknown>): SignInProvider[] {
  const given = (name: string): string => values[name] as string;
  const servers = values['MASTODON_SERVERS'] as MastodonProvider['servers'] | undefined;
  return [
    ...(values['GOOGLE_CLIENT_ID']
      ? [{ ...GOOGLE, clientId: given('GOOGLE_CLIENT_ID'), clientSecret: given('GOOGLE_CLIENT_SECRET') }]
      : []),
    ...(values['FACEBOOK_APP_ID']
      ? [{ ...FACEBOOK, clientId: given('FACEBOOK_APP_ID'), clientSecret: given('FACEBOOK_APP_SECRET') }]
      : []),
    ...(servers ? [{ kind: 'mastodon', key: 'mastodon', name: 'Mastodon', servers } as const] : []),
    ...((values['OPENID_PROVIDERS'] as OpenIdProvider[] | undefined) ?? []),
  ];
}

function jsonOf(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
