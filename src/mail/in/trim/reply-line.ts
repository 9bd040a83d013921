import { catalogues } from '../../../i18n/locales.ts';
import { fold } from './lines.ts';

/** "Write your answer above this line", as our own mails say it in each language. */
const phrases = new Set(
  Object.values(catalogues)
    .map((messages) => bare(messages['mail.reply.above'] ?? ''))
    .filter((phrase) => phrase !== ''),
);

/** Whether a folded line is that of our own mails. */
export function isReplyLine(text: string): boolean {
  return text.length < 200 && phrases.has(bare(text));
}

function bare(text: string): string {
  return fold(text).replace(/^[\s\-–—_=*#~]+|[\s\-–—_=*#~.]+$/g, '');
}
