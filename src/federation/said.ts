import { isLocale } from '../i18n/locales.ts';
import { translator } from '../i18n/translate.ts';
import { beginning } from '../lib/text/beginning.ts';
import { escapeHtml } from '../lib/text/escapeHtml.ts';
import { pick } from '../lib/text/texts.ts';
import type { Texts } from '../lib/text/texts.ts';
import { isOff } from '../rooms/chats/index.ts';
import type { Home, Post, PostedTopic } from '../rooms/networks/index.ts';
import type { Topic } from '../rooms/topics/index.ts';
import { zonedTime } from '../ui/index.ts';

/** The parts of a note that hold words, in one language. */
export interface Said {
  lang: string;
  url: string;
  name: string;
  content: string;
  tag: readonly object[];
  attachment: readonly { type: string; mediaType: string; url: string; name: string }[];
}

const MOST_OF_NEWS = 600;

/**
 * The words, link and hashtags of a post. A topic gives its title, summary and questions, or an editor's words, and the picture with its
 * description. News gives its title and beginning. A live chat gives its title, its hours and what it is about.
 */
export function saidIn(home: Pick<Home, 'hashtags'>, { thing }: Pick<Post, 'thing'>, base: string): Said {
  if (thing.kind === 'topic') return topicSaid(home, thing, base);
  if (thing.kind === 'news') {
    const { locale, title, html, slug } = thing;
    const say = (texts: Texts): string => pick(texts, locale, locale);
    const words = [strong(say(title)), paragraphs(beginning(say(html), MOST_OF_NEWS))];
    return said(home.hashtags, { lang: locale, url: `${base}/news/${slug}`, name: say(title), words, base });
  }
  const { chat } = thing;
  const lang = isLocale(chat.locale) ? chat.locale : 'en';
  const { t } = translator(lang);
  const hours = chat.sessions
    .filter((session) => !isOff(session))
    .map(({ starts_at, zone }) => zonedTime({ lang, zone, t }, starts_at))
    .map(({ zoned, utc }) => `<p>${escapeHtml([zoned, utc].filter((part) => part !== '').join(' · '))}</p>`);
  const words = [
    strong(chat.title),
    ...(chat.state === 'cancelled' ? [paragraphs(t('chats.cancelled'))] : hours),
    paragraphs(chat.about),
  ];
  const tags = [...new Set([...(chat.hashtag === '' ? [] : [chat.hashtag]), ...home.hashtags])];
  return said(tags, { lang, url: `${base}/chats/${chat.slug}`, name: chat.title, words, base });
}

function topicSaid(home: Pick<Home, 'hashtags'>, thing: PostedTopic, base: string): Said {
  const { topic, locale, words, pictureKind } = thing;
  const say = (texts: Texts): string => pick(texts, locale, topic.source_locale);
  const url = `${base}/topics/${topic.slug}`;
  const { t } = translator(isLocale(locale) ? locale : 'en');
  const credit = t('topics.picture-by', { author: topic.picture_author, licence: topic.picture_licence });
  const hasPicture = topic.picture_id !== null;
  const picture = {
    type: 'Image',
    mediaType: pictureKind,
    url: `${url}/picture?v=${topic.picture_id}`,
    name: say(topic.picture_alt),
  };
  return {
    ...said(home.hashtags, {
      lang: locale,
      url,
      name: say(topic.title),
      words: [words === '' ? ownWords(topic, locale) : paragraphs(words)],
      behind: hasPicture ? `<p>${escapeHtml(credit)}</p>` : '',
      base,
    }),
    attachment: hasPicture ? [picture] : [],
  };
}

function said(
  tags: readonly string[],
  of: { lang: string; url: string; name: string; words: readonly string[]; behind?: string; base: string },
): Said {
  const { lang, url, name, words, behind = '', base } = of;
  const links = tags.map(
    (tag) =>
      `<a href="${escapeHtml(url)}" class="mention hashtag" rel="tag">#<span>${escapeHtml(tag)}</span></a>`,
  );
  return {
    lang,
    url,
    name,
    content: [
      ...words,
      `<p><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p>`,
      behind,
      links.length > 0 ? `<p>${links.join(' ')}</p>` : '',
    ].join(''),
    tag: tags.map((tag) => ({ type: 'Hashtag', name: `#${tag}`, href: `${base}/topics` })),
    attachment: [],
  };
}

function ownWords(topic: Topic, locale: string): string {
  const say = (texts: Texts): string => pick(texts, locale, topic.source_locale);
  const questions = topic.questions
    .map(say)
    .filter((question) => question !== '')
    .map((question, index) => `<p>${index + 1}. ${escapeHtml(question)}</p>`);
  const summary = escapeHtml(say(topic.summary));
  return [strong(say(topic.title)), summary && `<p>${summary}</p>`, ...questions].join('');
}

const strong = (title: string): string => `<p><strong>${escapeHtml(title)}</strong></p>`;

const paragraphs = (words: string): string =>
  words
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${escapeHtml(part.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('');
