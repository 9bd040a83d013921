import { isLocale } from '../i18n/locales.ts';
import { translator } from '../i18n/translate.ts';
import { escapeHtml } from '../lib/text/escapeHtml.ts';
import { pick } from '../lib/text/texts.ts';
import type { Texts } from '../lib/text/texts.ts';
import { addressesOf } from '../rooms/networks/index.ts';
import type { AnswerSent, Home, Post } from '../rooms/networks/index.ts';
import type { Topic } from '../rooms/topics/index.ts';
import { PUBLIC } from './reading/audience.ts';

// The documents that other servers read, as ActivityPub and its neighbours have them.

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

/** The programme itself, as somebody who can be followed. `base` is the address of its pages. */
export function actorDocument(home: Home, base: string): Record<string, unknown> {
  const { programme, origin } = home;
  const at = addressesOf(origin, programme.id);
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
    ...(programme.look.logo
      ? { icon: { type: 'Image', url: `${base}/logo?v=${programme.look.logo.file}` } }
      : {}),
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

/**
 * A topic as a note, which every server shows whole: its title, summary and questions, the way to its page, and hashtags; its picture with the
 * words that describe it. In the topic's own language, or that which an editor chose.
 */
export function noteDocument(home: Home, post: Post, base: string): Record<string, unknown> {
  const { programme, origin } = home;
  const { topic, id } = post;
  const at = addressesOf(origin, programme.id);
  const lang = post.locale;
  const say = (texts: Texts): string => pick(texts, lang, topic.source_locale);
  const url = `${base}/topics/${topic.slug}`;
  const content = contentOf(home, post, url);
  return {
    id: at.post(id),
    type: 'Note',
    attributedTo: at.actor,
    to: [PUBLIC],
    cc: [at.followers],
    url,
    name: say(topic.title),
    content,
    contentMap: { [lang]: content },
    published: post.madeAt.toISOString(),
    ...(post.version > 1 ? { updated: post.changedAt.toISOString() } : {}),
    sensitive: false,
    context: at.context(id),
    conversation: at.context(id),
    tag: home.hashtags.map((tag) => ({ type: 'Hashtag', name: `#${tag}`, href: `${base}/topics` })),
    attachment:
      topic.picture_id === null
        ? []
        : [
            {
              type: 'Image',
              mediaType: post.pictureKind,
              url: `${url}/picture?v=${topic.picture_id}`,
              name: say(topic.picture_alt),
            },
          ],
  };
}

function contentOf({ hashtags }: Home, { topic, locale, words }: Post, url: string): string {
  const { t } = translator(isLocale(locale) ? locale : 'en');
  const credit = t('topics.picture-by', { author: topic.picture_author, licence: topic.picture_licence });
  const tags = hashtags.map(
    (tag) =>
      `<a href="${escapeHtml(url)}" class="mention hashtag" rel="tag">#<span>${escapeHtml(tag)}</span></a>`,
  );
  return [
    words === '' ? ownWords(topic, locale) : paragraphs(words),
    `<p><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p>`,
    topic.picture_id === null ? '' : `<p>${escapeHtml(credit)}</p>`,
    tags.length > 0 ? `<p>${tags.join(' ')}</p>` : '',
  ].join('');
}

function ownWords(topic: Topic, locale: string): string {
  const say = (texts: Texts): string => escapeHtml(pick(texts, locale, topic.source_locale));
  const questions = topic.questions
    .map(say)
    .filter((question) => question !== '')
    .map((question, index) => `<p>${index + 1}. ${question}</p>`);
  const summary = say(topic.summary);
  return [`<p><strong>${say(topic.title)}</strong></p>`, summary && `<p>${summary}</p>`, ...questions].join(
    '',
  );
}

const paragraphs = (words: string): string =>
  words
    .split(/\n\s*\n/)
    .map((part) => `<p>${escapeHtml(part.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('');

/** The announcement that a post is there. */
export function createDocument(home: Home, post: Post, base: string): Record<string, unknown> {
  const at = addressesOf(home.origin, home.programme.id);
  const note = noteDocument(home, post, base);
  const { to, cc, published } = note;
  return { id: at.created(post.id), type: 'Create', actor: at.actor, to, cc, published, object: note };
}

/** A comment that was written here, as an answer to whom it answers there: of the programme, in the name that it is signed with. */
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

/** A thing of ours that was taken back. */
export const tombstone = (id: string): Record<string, unknown> => ({ id, type: 'Tombstone' });

export const written = (doc: Record<string, unknown>): string =>
  JSON.stringify('@context' in doc ? doc : withContext(doc));
