import { escapeHtml } from '../lib/text/escapeHtml.ts';
import { pick } from '../lib/text/texts.ts';
import { addressesOf } from '../rooms/networks/index.ts';
import type { AnswerSent, Home, Post } from '../rooms/networks/index.ts';
import { PUBLIC } from './reading/audience.ts';
import { saidIn } from './said.ts';

export { saidIn };
export type { Said } from './said.ts';

// The documents that other servers read, in the form of ActivityPub and related standards.

const CONTEXT = ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'];
const WORDS = {
  Hashtag: 'as:Hashtag',
  sensitive: 'as:sensitive',
  manuallyApprovesFollowers: 'as:manuallyApprovesFollowers',
  toot: 'http://joinmastodon.org/ns#',
  discoverable: 'toot:discoverable',
  indexable: 'toot:indexable',
  attributionDomains: { '@id': 'toot:attributionDomains', '@type': '@id' },
  ostatus: 'http://ostatus.org#',
  conversation: 'ostatus:conversation',
};
const withContext = (doc: Record<string, unknown>) => ({ '@context': [...CONTEXT, WORDS], ...doc });

/** The programme itself, as an actor that people can follow. `base` is the address of its pages. */
export function actorDocument(home: Home, base: string): Record<string, unknown> {
  const { programme, origin } = home;
  const at = addressesOf(origin, programme.id);
  const card = `${base}/card.png?lang=${programme.source_locale}`;
  const tagline = pick(programme.tagline, programme.source_locale, programme.source_locale);
  return withContext({
    id: at.actor,
    type: 'Service',
    preferredUsername: programme.slug,
    name: programme.name,
    summary: tagline ? `<p>${escapeHtml(tagline)}</p>` : '',
    url: base,
    inbox: at.inbox,
    outbox: at.outbox,
    followers: at.followers,
    endpoints: { sharedInbox: at.sharedInbox },
    publicKey: { id: at.key, owner: at.actor, publicKeyPem: home.publicKey },
    icon: { type: 'Image', url: programme.look.logo ? `${base}/logo?v=${programme.look.logo.file}` : card },
    image: { type: 'Image', url: card },
    manuallyApprovesFollowers: false,
    discoverable: true,
    indexable: true,
    published: home.onAt.toISOString(),
    attributionDomains: [new URL(base).host],
    attachment: [
      {
        type: 'PropertyValue',
        name: new URL(base).host,
        value: `<a href="${escapeHtml(base)}" rel="me">${escapeHtml(base)}</a>`,
      },
    ],
  });
}

/** A post as a note: every server shows a note in full. */
export function noteDocument(home: Home, post: Post, base: string): Record<string, unknown> {
  const { programme, origin } = home;
  const { id } = post;
  const at = addressesOf(origin, programme.id);
  const { lang, ...said } = saidIn(home, post, base);
  return {
    id: at.post(id),
    type: 'Note',
    attributedTo: at.actor,
    to: [PUBLIC],
    cc: [at.followers],
    ...said,
    contentMap: { [lang]: said.content },
    published: post.madeAt.toISOString(),
    ...(post.version > 1 ? { updated: post.changedAt.toISOString() } : {}),
    sensitive: false,
    context: at.context(id),
    conversation: at.context(id),
  };
}

/** The activity that announces a post. */
export function createDocument(home: Home, post: Post, base: string): Record<string, unknown> {
  const at = addressesOf(home.origin, home.programme.id);
  const note = noteDocument(home, post, base);
  const { to, cc, published } = note;
  return { id: at.created(post.id), type: 'Create', actor: at.actor, to, cc, published, object: note };
}

/**
 * A comment written here, as an answer to a post on another server. It is by the programme, and contains the name that the comment is
 * signed with.
 */
export function answerDocument(home: Home, answer: AnswerSent, base: string): Record<string, unknown> {
  const { programme, origin } = home;
  const at = addressesOf(origin, programme.id);
  const mention = `<a href="${escapeHtml(answer.to)}" class="u-url mention">${escapeHtml(answer.handle)}</a>`;
  const content = `<p>${mention} ${escapeHtml(answer.name)}:</p>${answer.html}`;
  return {
    id: at.answer(answer.id),
    type: 'Note',
    attributedTo: at.actor,
    inReplyTo: answer.parent,
    to: [PUBLIC],
    cc: [answer.to],
    url: `${base}/topics/${answer.slug}/comments/${answer.comment}`,
    content,
    contentMap: { [answer.locale]: content },
    published: answer.sentAt.toISOString(),
    ...(answer.version > 1 ? { updated: answer.changedAt.toISOString() } : {}),
    sensitive: false,
    tag: [{ type: 'Mention', href: answer.to, name: answer.handle }],
    attachment: [],
  };
}

/** The mark of a thing of ours that was taken back. */
export const tombstone = (id: string): Record<string, unknown> => ({ id, type: 'Tombstone' });

export const documentText = (doc: Record<string, unknown>): string =>
  JSON.stringify('@context' in doc ? doc : withContext(doc));
