import { direction } from '../../i18n/locales.ts';
import { translator } from '../../i18n/translate.ts';
import type { View } from '../../ui/index.ts';

export function createView(lang: string, zone: string, zoneIsKnown: boolean): View {
  return { lang, dir: direction(lang), zone, zoneIsKnown, ...translator(lang) };
}

/** The best of `offered` for an Accept-Language header, or null when none fits. */
export function negotiate(header: string | null, offered: readonly string[]): string | null {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find(Boolean);
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const found =
      offered.find((lang) => lang.toLowerCase() === tag) ??
      offered.find((lang) => lang.split('-')[0]?.toLowerCase() === tag.split('-')[0]);
    if (found) return found;
  }
  return null;
}
