import { image } from './fediverseNotes.ts';
import type { Doc } from './fediverseNotes.ts';

/** Actors as other programs write them. */
export const ACTORS: Readonly<Record<string, (key: string) => Doc>> = {
  mastodon: (key) =>
    person('https://server.example/users/ana', '#main-key', key, {
      endpoints: { sharedInbox: 'https://server.example/inbox' },
      icon: image('https://server.example/i.png'),
    }),
  misskey: (key) =>
    person('https://server.example/users/8x', '#main-key', key, {
      sharedInbox: 'https://server.example/inbox',
      endpoints: { sharedInbox: 'https://server.example/inbox' },
      isCat: true,
    }),
  pleroma: (key) =>
    person('https://server.example/users/ana', '#main-key', key, {
      endpoints: {
        sharedInbox: 'https://server.example/inbox',
        oauthTokenEndpoint: 'https://server.example/oauth',
      },
      capabilities: {},
    }),
  lemmy: (key) =>
    person('https://server.example/u/ana', '#main-key', key, {
      name: undefined,
      endpoints: { sharedInbox: 'https://server.example/inbox' },
      source: { content: 'x', mediaType: 'text/markdown' },
    }),
  pixelfed: (key) =>
    person('https://server.example/users/ana', '#main-key', key, {
      icon: image('https://server.example/i.png'),
      endpoints: { sharedInbox: 'https://server.example/f/inbox' },
    }),
  peertube: (key) =>
    person('https://server.example/accounts/ana', '#main-key', key, {
      icon: [image('https://server.example/i.png'), image('https://server.example/j.png')],
      endpoints: { sharedInbox: 'https://server.example/inbox' },
    }),
  wordpress: (key) =>
    person('https://server.example/?author=1', '#main-key', key, {
      url: ['https://server.example/author/ana'],
      webfinger: 'ana@server.example',
    }),
  ghost: (key) =>
    person('https://server.example/.ghost/activitypub/users/index', '#main-key', key, {
      publicKey: [
        {
          id: 'https://server.example/.ghost/activitypub/users/index#main-key',
          type: 'CryptographicKey',
          owner: 'https://server.example/.ghost/activitypub/users/index',
          publicKeyPem: key,
        },
      ],
      assertionMethod: [],
    }),
};

function person(id: string, mark: string, publicKeyPem: string, more: Doc): Doc {
  return {
    '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'],
    id,
    type: 'Person',
    preferredUsername: 'ana',
    name: 'Ana',
    inbox: `${id}/inbox`,
    outbox: `${id}/outbox`,
    publicKey: { id: id + mark, owner: id, publicKeyPem },
    ...more,
  };
}
