import type { Texts } from '../src/lib/text/texts.ts';
import { conduct } from './legal/conduct.ts';
import { privacy } from './legal/privacy.ts';

/**
 * The legal texts of a new programme, in Markdown. `{programme}` and `{contact}` stand for the programme's name and contact address. They
 * are good defaults, not legal advice: the operator reads and adapts them before the first round.
 */
export const legalTexts: { conduct: Texts; privacy: Texts } = { conduct, privacy };

/** Puts the programme's name and contact address, as plain text, in place of the placeholders. */
export function fillLegalText(markdown: string, values: { programme: string; contact: string }): string {
  return markdown.replace(/\{(programme|contact)\}/g, (_, key: 'programme' | 'contact') => values[key]);
}
