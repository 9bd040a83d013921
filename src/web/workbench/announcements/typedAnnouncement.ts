import { countryCodes } from '../../../lib/world/countries.ts';
import { STATES } from '../../../rooms/applications/index.ts';
import type { AnnouncementDraft } from '../../../rooms/outbox/index.ts';
import { ROLES } from '../../../rooms/people/index.ts';

/** An announcement as posted; an unknown choice counts as no choice. */
export function readDraft(form: URLSearchParams, locales: readonly string[]): AnnouncementDraft {
  const text = (name: string): string => form.get(name)?.trim() ?? '';
  const texts = (field: string) =>
    Object.fromEntries(
      locales.map((locale) => [locale, text(`${field}.${locale}`)]).filter(([, value]) => value !== ''),
    ) as Record<string, string>;
  const round = text('round');
  const country = text('country');
  const paired = text('paired');
  const states = form.getAll('states').filter((state) => (STATES as readonly string[]).includes(state));
  return {
    subject: texts('subject'),
    body: texts('body'),
    filter: {
      round: /^\d{1,15}$/.test(round) ? Number(round) : undefined,
      states: states.length > 0 ? states : undefined,
      country: countryCodes.includes(country) ? country : undefined,
      paired: paired === 'yes' || paired === 'no' ? paired : undefined,
      role: ROLES.find((role) => role === text('role')),
    },
    day: text('day') || undefined,
  };
}
