import type { View } from '../../ui/index.ts';
import type { MailContent } from './define.ts';

/** Characters that mailboxes show beside the subject. */
const SHOWN = 140;

/** The first words of a mail that say something; the line about writing the answer above it is left out. */
export function previewOf({ blocks }: MailContent, { t, lang }: View): string {
  const above = t('mail.reply.above');
  const words = blocks.flatMap((block) => ('p' in block && block.p !== above ? [block.p] : [])).join(' ');
  if (words.length <= SHOWN) return words;
  const parts = segmenter(lang).segment(words);
  return `${words.slice(0, parts.containing(SHOWN)?.index ?? SHOWN).trimEnd()}…`;
}

/** One segmenter for each language: making one takes longer than using it. */
const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(lang: string): Intl.Segmenter {
  const known = segmenters.get(lang);
  if (known) return known;
  const made = new Intl.Segmenter(lang, { granularity: 'word' });
  segmenters.set(lang, made);
  return made;
}
