import { sampleText } from './sampleText.ts';

/** The moment at which the gallery's pages are read. */
export const now = new Date('2027-02-03T11:20:00Z');

const frame = {
  stylesheet: '/gallery.css',
  icon: '/icon.svg',
  now,
  languages: [
    { lang: 'en', name: 'English', href: '?lang=en' },
    { lang: 'es', name: 'Español', href: '?lang=es' },
    { lang: 'fr', name: 'Français', href: '?lang=fr' },
    { lang: 'ar', name: 'العربية', href: '?lang=ar' },
  ],
  zoneForm: { action: '/zone', hidden: { return: '/' } },
};

/** The frame around each page. */
export function shell(lang: string) {
  const s = sampleText(lang);
  return {
    ...frame,
    programme: { name: s.programme, href: '/' },
    nav: [
      { href: '/round', label: s.round, current: true },
      { href: '/topics', label: s.topics },
      { href: '/enter', label: s.enter },
    ],
    footLinks: [{ href: '/privacy', label: s.privacy }],
  };
}
