import { inEveryLanguage } from '../../../i18n/locales.ts';
import { once } from '../../../lib/once.ts';
import { fold } from './lines.ts';

/** "Write your answer above this line", as our own mails say it in each language. */
const phrases = once(() => new Set(inEveryLanguage(['mail.reply.above']).map(({ text }) => bare(text))));

/** Whether a folded line is that line of our own mails. */
export function isReplyLine(text: string): boolean {
  return text.length < 200 && phrases().has(bare(text));
}

function bare(text: string): string {
  return fold(text).replace(/^[\s\-–—_=*#~]+|[\s\-–—_=*#~.]+$/g, '');
}
