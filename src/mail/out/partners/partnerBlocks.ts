import { listed } from '../../../i18n/intl.ts';
import { isolate } from '../../../i18n/translate.ts';
import { givenHours } from '../../../rooms/applications/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import type { OwnPartnership, Partner } from '../../../rooms/partnerships/index.ts';
import { clockTime, isoDay, longDay, meetingHours, weekdayOf } from '../../../ui/index.ts';
import type { Stretch } from '../../../ui/index.ts';
import type { Block, MailTools } from '../define.ts';

/** The partners a person has in a partnership now: a mail may speak of these. */
export function presentPartners(own: OwnPartnership): Partner[] {
  return own.partners.filter((partner) => partner.leftAt === null && partner.name !== '');
}

/** Names joined as the reader joins them, each kept from turning the sentence around it. */
export function namesOf(tools: Pick<MailTools, 'locale'>, partners: readonly Partner[]): string {
  return new Intl.ListFormat(tools.locale, { type: 'conjunction' }).format(
    partners.map((partner) => isolate(callOf(partner))),
  );
}

/** The reader's clock and each partner's, and when both can meet: by the hours they gave, or else while both are awake. */
export async function clockBlocks(tools: MailTools, own: OwnPartnership): Promise<Block[]> {
  const { t, locale, zone, ctx, programme, person } = tools;
  const now = ctx.clock.now();
  const known = presentPartners(own).filter((partner) => partner.zone !== null);
  if (known.length === 0) return [];
  // Hours of somebody whose zone we don't know would be the programme's.
  const isKnown = person.zone !== null;
  const given = await givenHours(ctx, programme.id, own.round, [
    own.me.person,
    ...known.map(({ person }) => person),
  ]);
  const at = (place: string): string =>
    t('mail.introduction.now', {
      time: clockTime(locale, place, now),
      day: longDay(locale, place, now, false),
    });
  return [
    { heading: t('mail.introduction.clocks') },
    {
      times: [
        ...(isKnown ? [{ label: t('mail.introduction.you'), value: at(zone) }] : []),
        ...known.map((partner) => ({ label: isolate(callOf(partner)), value: at(partner.zone ?? zone) })),
      ],
    },
    ...(isKnown ? known : []).map((partner) => ({ p: hoursLine(tools, own, partner, given) })),
  ];
}

function hoursLine(
  { t, locale, zone, ctx }: MailTools,
  own: OwnPartnership,
  partner: Partner,
  hoursOf: ReadonlyMap<number, string>,
): string {
  const theirs = partner.zone ?? zone;
  const name = isolate(callOf(partner));
  const { at, stretches, given } = meetingHours(
    [
      { zone, hours: hoursOf.get(own.me.person) },
      { zone: theirs, hours: hoursOf.get(partner.person) },
    ],
    ctx.clock.now(),
  );
  const whose = t(`ui.clocks.given.${given}`);
  if (stretches.length === 0)
    return given === 'none'
      ? t('mail.introduction.never-awake', { name })
      : `${t('mail.introduction.never-given', { name })} ${whose}`;
  const hours = (place: string): string =>
    listed(
      locale,
      stretches.map((part) => stretch(locale, place, zone, part)),
    );
  const line = t(given === 'none' ? 'mail.introduction.awake' : 'mail.introduction.can-meet', {
    day: longDay(locale, zone, at, false),
    hours: hours(zone),
    theirs: hours(theirs),
    name,
  });
  return `${line} ${whose}`;
}

/** `14:00–18:00`, with the weekday before it when it is another day than the reader's. */
function stretch(locale: string, zone: string, home: string, part: Stretch): string {
  const hours = `${clockTime(locale, zone, part.from)}–${clockTime(locale, zone, part.until)}`;
  return isoDay(zone, part.from) === isoDay(home, part.from)
    ? hours
    : `${weekdayOf(locale, zone, part.from)} ${hours}`;
}
