import type { View } from '../../ui/index.ts';
import type { MessageWords } from './drawMessages.ts';
import { pluralForms } from './pluralForms.ts';
import type { Words } from './script/told.ts';

/** Names in a row; each keeps its own direction. */
export const isolated = (names: readonly string[]): string =>
  names.map((name) => `\u2068${name}\u2069`).join(', ');

/** The words that the script puts around what it draws. */
export function scriptWords(
  words: MessageWords,
  { locale, presses }: { locale: string; presses: boolean },
  { t, zone, zoneIsKnown }: View,
): Words {
  const { zone: _, ...said } = words;
  return {
    ...said,
    ...(zoneIsKnown ? { zone } : {}),
    locale,
    presses,
    question: t('discussion.question', { number: 0 }).replace(/\p{Nd}/u, '#'),
    fresh: pluralForms(words.lang, (count) => t('chats.new', { count })),
    here: pluralForms(words.lang, (count) => t('chats.here', { count })),
    named: t('chats.named', { names: '#' }),
    pause: t('chats.pause'),
    resume: t('chats.resume'),
    unsent: t('chats.unsent'),
    signed: t('chats.signed', { name: '#' }),
    alone: t('chats.alone'),
  };
}
