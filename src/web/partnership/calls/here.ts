import { isolate } from '../../../i18n/translate.ts';
import type { CallsBeside } from '../../../rooms/calls/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { clockTime } from '../../../ui/index.ts';
import type { View } from '../../../ui/index.ts';
import { partnerName } from '../partnerNames.ts';

/** Sentences that say which partners are in the call now, and until when they wait there; '' when nobody is. */
export function hereText(
  { t, lang, zone, zoneIsKnown }: View,
  own: OwnPartnership,
  { waiting }: CallsBeside,
  now: Date,
): string {
  if (!waiting) return '';
  const time = zoneIsKnown && waiting.until > now ? clockTime(lang, zone, waiting.until) : null;
  return own.partners
    .filter(({ person }) => waiting.people.includes(person))
    .map((partner) => isolate(partnerName(partner, t)))
    .map((name) => (time ? t('call.here-until', { name, time }) : t('call.here', { name })))
    .join(' ');
}
