import { regionName } from '../../../lib/world/countries.ts';
import { escapeHtml } from '../../../lib/text/escapeHtml.ts';
import { pick, pickWithLocale } from '../../../lib/text/texts.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import type { PublicComment } from '../../../rooms/discussion/index.ts';
import type { PublicPage } from '../../../rooms/pages/index.ts';
import { languageShown } from '../../../rooms/topics/index.ts';
import type { GuestPost, PublicTopic, Topic } from '../../../rooms/topics/index.ts';
import { safeHref } from '../../../ui/index.ts';
import type { View } from '../../../ui/index.ts';
import { pageWords } from '../../pages/show.tsx';
import type { FeedEntry } from './write.ts';

/** A topic with its picture, its whole text and its questions, in the language its page would have. */
export function topicEntry(
  { topic, dueAt }: Pick<PublicTopic, 'topic' | 'dueAt'>,
  view: View,
  base: string,
  picture = `${base}/topics/${topic.slug}/picture?v=${topic.picture_id}`,
): FeedEntry {
  const lang = languageShown(topic, view.lang);
  const say = (texts: Texts): string => pick(texts, lang, topic.source_locale);
  const questions = topic.questions.map((question) => `<li>${escapeHtml(say(question))}</li>`).join('');
  return {
    url: `${base}/topics/${topic.slug}`,
    title: say(topic.title),
    summary: say(topic.summary),
    html: `${pictureOf(topic, lang, view, picture)}${say(topic.essay_html)}\n<h2>${escapeHtml(view.t('topics.questions'))}</h2>\n<ol>${questions}</ol>`,
    author: topic.author,
    at: dueAt,
    lang,
  };
}

/** A topic's picture, always with its author and its licence. */
function pictureOf(topic: Topic, lang: string, { t }: View, src: string): string {
  if (topic.picture_id === null) return '';
  const alt = escapeHtml(pick(topic.picture_alt, lang, topic.source_locale));
  const credit = escapeHtml(
    t('topics.picture-by', { author: topic.picture_author, licence: topic.picture_licence }),
  );
  const source = topic.picture_source
    ? ` <a href="${escapeHtml(safeHref(topic.picture_source))}">${escapeHtml(t('topics.picture-source'))}</a>`
    : '';
  return `<figure><img src="${escapeHtml(src)}" alt="${alt}"><figcaption>${credit}${source}</figcaption></figure>\n`;
}

/** The entry of a guest post, at its own place on the topic's page. */
export function guestEntry(
  post: GuestPost,
  { topic }: Pick<PublicTopic, 'topic'>,
  view: View,
  base: string,
): FeedEntry {
  const { text, locale } = pickWithLocale(post.body_html, view.lang, post.source_locale);
  return {
    url: `${base}/topics/${topic.slug}#guest-${post.id}`,
    title: pick(post.title, locale ?? view.lang, post.source_locale),
    summary: '',
    html: text,
    author: post.author,
    at: post.due_at,
    lang: locale ?? post.source_locale,
  };
}

/** A piece of news. */
export function newsEntry(page: PublicPage, view: View, source: string, base: string): FeedEntry {
  const { title, summary, html, lang } = pageWords(page, view, source);
  const changed = page.latest.written_at;
  return {
    url: `${base}/news/${page.slug}`,
    title,
    summary,
    html,
    author: '',
    at: page.publishedAt,
    ...(changed > page.publishedAt ? { changedAt: changed } : {}),
    lang,
  };
}

/** The entry of a comment. */
export function commentEntry(comment: PublicComment, view: View, base: string): FeedEntry {
  const name = comment.name || view.t('log.former');
  const topic = pick(comment.title, view.lang, comment.source_locale);
  return {
    url: `${base}/topics/${comment.slug}/comments/${comment.id}`,
    title: view.t('feeds.comment', { name, topic }),
    summary: '',
    html: comment.html,
    author: comment.country ? `${name} (${regionName(view.lang, comment.country)})` : name,
    at: comment.shown_at,
    ...(comment.edited_at && comment.edited_at > comment.shown_at ? { changedAt: comment.edited_at } : {}),
    lang: '',
  };
}
