import { escapeText } from '../../../lib/text/escapeText.ts';
import { regionName } from '../../../lib/world/countries.ts';
import type { RecordedMessage } from '../../../rooms/chats/index.ts';
import { shortTime } from '../../../ui/index.ts';
import { langOf } from '../../discussion/languageOfWords.ts';
import { handleOf, pictureOf } from '../drawMessages.ts';
import type { MessageWords } from '../drawMessages.ts';

/**
 * Messages of the record as HTML, in one pass in the order of reading; the name in each links to the message's own address. A record may
 * hold thousands and is read on slow links, so the HTML of a message is as short as can be. What differs between messages stands together,
 * and a time stands only where it differs from the one before. Escapes all typed words here, except the HTML that `renderMarkdown` made
 * when they were saved.
 */
export function drawRecord(words: MessageWords, messages: readonly RecordedMessage[], own: string): string {
  if (messages.length === 0) return '';
  // Messages whose HTML element is still open. A page may begin in the middle of a thread: the thread is drawn from there on.
  const open: RecordedMessage[] = [];
  let html = '<ol class="talk record">';
  let minute = '';
  for (const message of messages) {
    let closed = 0;
    while (open.length > 0 && open.at(-1)!.depth >= message.depth) {
      open.pop();
      closed++;
    }
    if (closed > 0) html += `</li>${'</ol></li>'.repeat(closed - 1)}`;
    else if (open.length > 0) html += '<ol>';
    html += `<li${message.is_late ? ' class="late"' : ''}>`;
    const instant = `${message.written_at.toISOString().slice(0, 16)}Z`;
    if (message.state === 'shown' && instant !== minute) {
      minute = instant;
      html += `<time datetime="${instant}">${escapeText(shortTime(words.lang, words.zone, message.written_at, message.is_late))}</time>`;
    }
    // A message right below the one that it answers need not name it.
    html += drawOne(words, message, own, message.answers !== open.at(-1)?.number);
    open.push(message);
  }
  return `${html}</li>${'</ol></li>'.repeat(open.length - 1)}</ol>`;
}

function drawOne(words: MessageWords, message: RecordedMessage, own: string, saysWhat: boolean): string {
  const { state } = message;
  if (state !== 'shown')
    return `<p class="gone">${escapeText(state === 'hidden' ? words.hidden : words.withdrawn)}</p>`;
  const name = escapeText(message.name === '' ? words.former : message.name);
  const country = message.country ? ` ${escapeText(regionName(words.lang, message.country))}` : '';
  const likes = message.likes > 0 ? ` ♡ ${message.likes}` : '';
  const late = message.is_late ? ` <span class="tag">${escapeText(words.late)}</span>` : '';
  const answers =
    saysWhat && message.answers !== null
      ? ` <a class="tag" href="${own}/messages/${message.answers}">${escapeText(words.answers[0])}<bdi>${escapeText(message.answers_name || words.former)}</bdi>${escapeText(words.answers[1])}</a>`
      : '';
  return `<a href="${own}/messages/${message.number}"><bdi>${name}</bdi></a>${handleOf(message)}${country}${likes}${late}${answers}<div${message.picture_id === null ? '' : ' class="said"'} dir="auto"${langOf(message, words.lang)}>${message.html}${pictureOf(message, own)}</div>`;
}
