import { escapeText } from '../../../lib/text/escapeText.ts';
import { regionName } from '../../../lib/world/countries.ts';
import type { RecordedMessage } from '../../../rooms/chats/index.ts';
import { shortTime } from '../../../ui/index.ts';
import { langOf } from '../../discussion/languageOfWords.ts';
import { pictureOf } from '../drawMessages.ts';
import type { MessageWords } from '../drawMessages.ts';

/**
 * Messages of the record as HTML, in one pass in the order of reading, each with an address of its own behind its time. A record may hold thousands, and
 * is read on slow links: each message is as few letters as can be. All typed words are escaped here, except the HTML that `renderMarkdown` made when
 * they were saved.
 */
export function drawRecord(words: MessageWords, messages: readonly RecordedMessage[], own: string): string {
  if (messages.length === 0) return '';
  // Messages that are still open. A page may begin in the middle of a thread: it is drawn from where it begins.
  const open: RecordedMessage[] = [];
  let html = '<ol class="talk record">';
  for (const message of messages) {
    let closed = 0;
    while (open.length > 0 && open.at(-1)!.depth >= message.depth) {
      open.pop();
      closed++;
    }
    if (closed > 0) html += `</li>${'</ol></li>'.repeat(closed - 1)}`;
    else if (open.length > 0) html += '<ol>';
    // Right beneath what it answers nothing has to say so.
    html += drawOne(words, message, own, message.answers !== open.at(-1)?.number);
    open.push(message);
  }
  return `${html}</li>${'</ol></li>'.repeat(open.length - 1)}</ol>`;
}

function drawOne(words: MessageWords, message: RecordedMessage, own: string, saysWhat: boolean): string {
  const { number, state, written_at: at } = message;
  const late = message.is_late ? ' class="late"' : '';
  if (state !== 'shown')
    return `<li id="m${number}"${late}><p class="gone">${escapeText(state === 'hidden' ? words.hidden : words.withdrawn)}</p>`;
  const name = escapeText(message.name === '' ? words.former : message.name);
  const country = message.country ? ` ${escapeText(regionName(words.lang, message.country))}` : '';
  const time = escapeText(shortTime(words.lang, words.zone, at, message.is_late));
  const instant = `${at.toISOString().slice(0, 16)}Z`;
  const likes = message.likes > 0 ? [` <span>♡ ${message.likes}</span>`] : [];
  const tags = [
    ...likes,
    ...(message.is_late ? [` <span class="tag">${escapeText(words.late)}</span>`] : []),
    ...(saysWhat && message.answers !== null
      ? [
          ` <a class="tag" href="${own}/messages/${message.answers}">${escapeText(words.answers[0])}<bdi>${escapeText(message.answers_name || words.former)}</bdi>${escapeText(words.answers[1])}</a>`,
        ]
      : []),
  ].join('');
  return `<li id="m${number}"${late}><div class="by"><b><bdi>${name}</bdi></b>${country} <a href="${own}/messages/${number}"><time datetime="${instant}">${time}</time></a>${tags}</div><div${message.picture_id === null ? '' : ' class="said"'} dir="auto"${langOf(message, words.lang)}>${message.html}${pictureOf(message, own)}</div>`;
}
