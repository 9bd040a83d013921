import type { ComponentChildren } from 'preact';
import { renderPart } from '../../../../ui/index.ts';
import type { View } from '../../../../ui/index.ts';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The words of a drawn cell, for a file. A cell with only a moment gives that moment (ISO 8601); one with only a dash gives null. */
export function cellValue(view: View, cell: ComponentChildren): string | null {
  const html = renderPart(view, cell);
  const moment = /^<time[^>]* datetime="([^"]+)"[^>]*>[^<]*<\/time>$/.exec(html)?.[1];
  if (moment) return moment;
  const text = html
    // Leave out hidden words, with which a screen reader names the row once more.
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
