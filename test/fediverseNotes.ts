import { PUBLIC } from '../src/federation/reading/audience.ts';

export type Doc = Record<string, unknown>;

/** A note as a server should write it: its author, the post it answers, its words and its readers. */
export interface AskedNote {
  by: string;
  parent: string;
  html: string;
  plain: string;
  to: string[];
  cc: string[];
  warning: string;
}

const AT = '2027-01-11T09:00:00Z';
const base = ({ by, parent, to, cc }: AskedNote): Doc => ({
  type: 'Note',
  attributedTo: by,
  inReplyTo: parent,
  to,
  cc,
  published: AT,
});
export const image = (url: string): Doc => ({ type: 'Image', mediaType: 'image/png', url });

/** Notes as these programs write them, by their documentation and the published specifications. */
export const NOTES: Readonly<Record<string, (asked: AskedNote) => Doc>> = {
  mastodon: (asked) => ({
    '@context': [
      'https://www.w3.org/ns/activitystreams',
      { ostatus: 'http://ostatus.org#', sensitive: 'as:sensitive' },
    ],
    ...base(asked),
    id: `${asked.by}/statuses/1`,
    summary: asked.warning || null,
    url: 'https://server.example/@ana/1',
    sensitive: asked.warning !== '',
    inReplyToAtomUri: asked.parent,
    conversation: 'tag:server.example,2027-01-11:objectId=1:objectType=Conversation',
    content: asked.html,
    contentMap: { en: asked.html },
    attachment: [],
    tag: [
      {
        type: 'Emoji',
        id: 'https://server.example/emojis/1',
        name: ':cat:',
        icon: image('https://server.example/c.png'),
      },
    ],
    replies: {
      id: `${asked.by}/statuses/1/replies`,
      type: 'Collection',
      first: { type: 'CollectionPage', items: [] },
    },
  }),
  misskey: (asked) => ({
    ...base(asked),
    id: 'https://server.example/notes/9abc',
    content: asked.html,
    _misskey_content: asked.plain,
    source: { content: asked.plain, mediaType: 'text/x.misskeymarkdown' },
    ...(asked.warning ? { summary: asked.warning } : {}),
    tag: [],
    attachment: [],
  }),
  pleroma: (asked) => ({
    ...base(asked),
    id: 'https://server.example/objects/2b8d',
    actor: asked.by,
    context: 'https://server.example/contexts/77',
    conversation: 'https://server.example/contexts/77',
    content: asked.html,
    source: { content: asked.plain, mediaType: 'text/plain' },
    summary: asked.warning,
    emoji: {},
    attachment: [],
    tag: [],
  }),
  lemmy: (asked) => ({
    ...base(asked),
    id: 'https://server.example/comment/12',
    cc: [...asked.cc, 'https://server.example/c/books'],
    content: asked.html,
    mediaType: 'text/html',
    source: { content: asked.plain, mediaType: 'text/markdown' },
    summary: asked.warning || undefined,
    distinguished: false,
    language: { identifier: 'en', name: 'English' },
    audience: 'https://server.example/c/books',
    tag: [{ type: 'Mention', href: 'https://server.example/u/ben', name: '@ben@server.example' }],
  }),
  pixelfed: (asked) => ({
    ...base(asked),
    id: 'https://server.example/p/ana/1',
    url: 'https://server.example/p/ana/1',
    summary: asked.warning || null,
    content: asked.html,
    sensitive: false,
    attachment: [{ ...image('https://server.example/a.png'), name: 'A shelf', blurhash: 'U2' }],
    tag: [],
    commentsEnabled: true,
    capabilities: { announce: PUBLIC, like: PUBLIC, reply: PUBLIC },
    location: null,
  }),
  peertube: (asked) => ({
    ...base(asked),
    id: 'https://server.example/videos/watch/5/comments/1',
    url: 'https://server.example/videos/watch/5/comments/1',
    content: asked.html,
    summary: asked.warning || undefined,
    replyApproval: null,
    tag: [],
  }),
  wordpress: (asked) => ({
    ...base(asked),
    id: 'https://server.example/?c=12',
    content: asked.html,
    contentMap: { en_US: asked.html },
    summary: asked.warning || undefined,
    mediaType: 'text/html',
    url: 'https://server.example/?c=12',
    interactionPolicy: { canQuote: { automaticApproval: PUBLIC } },
    tag: [{ type: 'Hashtag', href: 'https://server.example/tag/x', name: '#x' }],
  }),
  ghost: (asked) => ({
    '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/data-integrity/v1'],
    ...base(asked),
    id: 'https://server.example/.ghost/activitypub/note/4f',
    // A list of one thing is written as that thing alone.
    to: asked.to.length === 1 ? asked.to[0] : asked.to,
    cc: asked.cc.length === 1 ? asked.cc[0] : asked.cc,
    content: asked.html,
    summary: asked.warning || undefined,
    cached: undefined,
  }),
};
