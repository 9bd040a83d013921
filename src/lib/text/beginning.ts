import { unescapeHtml } from './escapeHtml.ts';

/** The first words of safe HTML as plain text of at most about `most` characters, cut between words. */
export function beginning(html: string, most: number): string {
  const text = unescapeHtml(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length <= most) return text;
  return `${text.slice(0, most).replace(/\s+\S*$/, '')}…`;
}
