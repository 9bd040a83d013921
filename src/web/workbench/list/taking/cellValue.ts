import type { ComponentChildren } from 'preact';
import { renderPart } from '../../../../ui/index.ts';
import type { View } from '../../../../ui/index.ts';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The words of a cell as it is drawn, for a file; of one that is a moment alone that moment (ISO 8601), and nothing of one that has but a dash. */
export function cellValue(view: View, cell: ComponentChildren): string | null {
  const html = renderPart(view, cell);
  const moment = /^<time[^>]* datetime="([^"]+)"[^>]*>[^<]*<\/time>$/.exec(html)?.[1];
  if (moment) return moment;
  const text = html
    // Words for those who hear the page name the row once more.
    .replaceAll(/<span class="vh">.*?<\/span>/g, '')
    .replaceAll(/<(?:br|\/p|\/li)\b[^>]*>/g, ' ')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string | undefined) =>
      code ? String.fromCodePoint(Number(code)) : (NAMED[name ?? ''] ?? whole),
    )
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text === '' || text === '–' ? null : text;
}
