import { escapeText } from '../../lib/text/escapeText.ts';
import { regionName } from '../../lib/world/countries.ts';
import type { DrawnMessage } from '../../rooms/chats/index.ts';
import { clockTime } from '../../ui/index.ts';
import type { View } from '../../ui/index.ts';
import { langOf } from '../discussion/languageOfWords.ts';

export interface MessageWords {
  lang: string;
  zone: string;
  former: string;
  hidden: string;
  withdrawn: string;
  answer: string;
  late: string;
  /** The words before and after the name of the writer whose message is liked. */
  like: readonly [string, string];
  mark: string;
  answers: readonly [string, string];
}

/** The words around messages, in one language. */
export function messageWords({ t, lang, zone }: View): MessageWords {
  const [before = '', end = ''] = t('discussion.answers', { name: '\0' }).split('\0');
  const [like = '', whose = ''] = t('discussion.like-whose', { name: '\0' }).split('\0');
  return {
    lang,
    zone,
    former: t('discussion.former'),
    hidden: t('discussion.hidden'),
    withdrawn: t('discussion.withdrawn'),
    answer: t('discussion.answer'),
    late: t('chats.late'),
    like: [like, whose],
    mark: t('chats.answer-mark'),
    answers: [before, end],
  };
}

/**
 * Messages as HTML, in their order: a room may hold thousands. Escapes all typed words here, except the HTML that `renderMarkdown` made
 * when they were saved. The room's script draws the same HTML from its events. `liked` holds the numbers of the messages that a known
 * reader likes; null for a visitor.
 */
export function drawMessages(
  words: MessageWords,
  messages: readonly DrawnMessage[],
  own: string,
  liked: ReadonlySet<number> | null = null,
): string {
  return messages.map((message) => drawMessage(words, message, own, liked?.has(message.number))).join('');
}

function drawMessage(
  words: MessageWords,
  message: DrawnMessage,
  own: string,
  isLiked: boolean | undefined,
): string {
  const { number, state } = message;
  if (state !== 'shown')
    return `<li id="m${number}"><p class="gone">${escapeText(state === 'hidden' ? words.hidden : words.withdrawn)}</p></li>`;
  const name = message.name === '' ? words.former : message.name;
  const asked =
    message.question === null ? '' : ` <span class="tag">${escapeText(words.mark)}${message.question}</span>`;
  const answers =
    message.answers === null
      ? ''
      : ` <a class="tag" href="#m${message.answers}">${escapeText(words.answers[0])}<bdi>${escapeText(message.answers_name || words.former)}</bdi>${escapeText(words.answers[1])}</a>`;
  const country = message.country
    ? ` <span>${escapeText(regionName(words.lang, message.country))}</span>`
    : '';
  const late = message.is_late ? ` <span class="tag">${escapeText(words.late)}</span>` : '';
  const time = escapeText(clockTime(words.lang, words.zone, message.written_at));
  return `<li id="m${number}"><div class="by"><b><bdi>${escapeText(name)}</bdi></b>${handleOf(message)}${country} <a href="#m${number}"><time datetime="${message.written_at.toISOString()}">${time}</time></a>${asked}${answers}${late}</div><div class="said" dir="auto"${langOf(message, words.lang)}>${message.html}${pictureOf(message, own)}</div><p class="acts"><a href="${own}/messages/${number}">${escapeText(words.answer)}<span class="vh"> <bdi>${escapeText(name)}</bdi></span></a> ${likeButton(words, message, name, isLiked)}</p></li>`;
}

function likeButton(
  { like }: MessageWords,
  { number, likes }: DrawnMessage,
  name: string,
  isLiked: boolean | undefined,
): string {
  const pressed = isLiked === undefined ? '' : ` aria-pressed="${isLiked}"`;
  const whose = `${escapeText(like[0])}<bdi>${escapeText(name)}</bdi>${escapeText(like[1])}`;
  return `<button type="submit" name="message" value="${number}"${pressed}>${isLiked ? '♥' : '♡'}<span class="vh"> ${whose}</span><span>${likes > 0 ? ` ${likes}` : ''}</span></button>`;
}

/** The handle of a writer on another server, to stand behind the name they sign with. */
export const handleOf = ({ handle }: DrawnMessage): string =>
  handle === null ? '' : ` <bdi dir="ltr">${escapeText(handle)}</bdi>`;

/** The picture of a message, if it has one. */
export const pictureOf = (
  { picture_id: id, picture_alt, picture_width, picture_height }: DrawnMessage,
  own: string,
): string =>
  id === null
    ? ''
    : `<img src="${own}/pictures/${id}" alt="${escapeText(picture_alt)}" width="${picture_width}" height="${picture_height}" loading="lazy">`;
