import { isolate } from '../../../i18n/translate.ts';
import { callOf } from '../../../rooms/people/index.ts';
import type { OwnPartnership, Partner } from '../../../rooms/partnerships/index.ts';
import { awakeTogether, clockTime, isoDay, longDay, weekdayOf } from '../../../ui/index.ts';
import type { Stretch } from '../../../ui/index.ts';
import type { Block, MailScene } from '../define.ts';

/** The partners a person has in a partnership now, of whom a mail may speak. */
export function presentPartners(own: OwnPartnership): Partner[] {
  return own.partners.filter((partner) => partner.leftAt === null && partner.name !== '');
}

/** Names joined as the reader joins them, each kept from turning the sentence around it. */
export function namesOf(scene: Pick<MailScene, 'locale'>, partners: readonly Partner[]): string {
  return new Intl.ListFormat(scene.locale, { type: 'conjunction' }).format(
    partners.map((partner) => isolate(callOf(partner))),
  );
}

/** The reader's clock and each partner's, and when both are awake. */
export function clockBlocks(scene: MailScene, partners: readonly Partner[]): Block[] {
  const { t, locale, zone, ctx } = scene;
  const now = ctx.clock.now();
  const known = partners.filter((partner) => partner.zone !== null);
  if (known.length === 0) return [];
  const at = (place: string): string =>
    t('mail.introduction.now', {
      time: clockTime(locale, place, now),
      day: longDay(locale, place, now, false),
    });
  return [
    { heading: t('mail.introduction.clocks') },
    {
      times: [
        { label: t('mail.introduction.you'), value: at(zone) },
        ...known.map((partner) => ({ label: isolate(callOf(partner)), value: at(partner.zone ?? zone) })),
      ],
    },
    ...known.map((partner) => ({ p: awakeLine(scene, partner, now) })),
  ];
}

function awakeLine({ t, locale, zone }: MailScene, partner: Partner, now: Date): string {
  const theirs = partner.zone ?? zone;
  const name = isolate(callOf(partner));
  const together = awakeTogether([zone, theirs], now);
  if (together.length === 0) return t('mail.introduction.never-awake', { name });
  const hours = (place: string): string =>
    together.map((part) => stretch(locale, place, zone, part)).join(', ');
  return t('mail.introduction.awake', {
    day: longDay(locale, zone, now, false),
    hours: hours(zone),
    theirs: hours(theirs),
    name,
  });
}

/** `14:00–18:00`, with the weekday before it when it is another day than the reader's. */
function stretch(locale: string, zone: string, home: string, part: Stretch): string {
  const hours = `${clockTime(locale, zone, part.from)}–${clockTime(locale, zone, part.until)}`;
  return isoDay(zone, part.from) === isoDay(home, part.from)
    ? hours
    : `${weekdayOf(locale, zone, part.from)} ${hours}`;
}
