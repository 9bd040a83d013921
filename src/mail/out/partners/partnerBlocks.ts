import { isolate } from '../../../i18n/translate.ts';
import { givenHours, hoursQuestion } from '../../../rooms/applications/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { absencesOf } from '../../../rooms/partnerships/index.ts';
import type { Absence, OwnPartnership, Partner } from '../../../rooms/partnerships/index.ts';
import {
  clockTime,
  longDay,
  meetingWeeks,
  sameDaysText,
  sharedText,
  shiftText,
  whoseHours,
} from '../../../ui/index.ts';
import type { Block, MailTools } from '../define.ts';

/** The present partners of a person in a partnership: a mail may speak of these. */
export function presentPartners(own: OwnPartnership): Partner[] {
  return own.partners.filter((partner) => partner.leftAt === null && partner.name !== '');
}

/** Names joined as in the reader's language, each isolated so that it does not turn the sentence around it. */
export function namesOf(tools: Pick<MailTools, 'locale'>, partners: readonly Partner[]): string {
  return new Intl.ListFormat(tools.locale, { type: 'conjunction' }).format(
    partners.map((partner) => isolate(callOf(partner))),
  );
}

/**
 * Says that an answer to the mail goes to the partners as a letter, while letters pass: otherwise the reader might write for the
 * coordinators.
 */
export function answerBlocks(
  tools: Pick<MailTools, 'locale' | 't' | 'canReply'>,
  own: OwnPartnership,
): Block[] {
  if (!tools.canReply || own.apartAt || own.state === 'ended' || own.me.leftAt) return [];
  return [{ p: tools.t('mail.agreement-reopened.reply', { names: namesOf(tools, presentPartners(own)) }) }];
}

/** The clocks of the reader and each partner, and when both can meet: by the hours they gave, or else while both are awake. */
export async function clockBlocks(tools: MailTools, own: OwnPartnership): Promise<Block[]> {
  const { t, locale, zone, ctx, person } = tools;
  const now = ctx.clock.now();
  const known = presentPartners(own).filter((partner) => partner.zone !== null);
  if (known.length === 0) return [];
  // Without a known zone, the person's hours would be shown in the programme's zone.
  const isKnown = person.zone !== null;
  const given = await hoursIn(tools, own.round, [own.me.person, ...known.map(({ person }) => person)]);
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
    ...(isKnown
      ? await meetingBlocks(tools, own.round, [
          { name: t('mail.introduction.you'), zone, hours: given.get(own.me.person) },
          ...known.map((partner) => ({
            name: isolate(callOf(partner)),
            zone: partner.zone ?? zone,
            hours: given.get(partner.person),
          })),
        ])
      : []),
  ];
}

/** The absence that somebody declared, if it is not over; undefined otherwise. */
export const awayIn = ({ ctx, programme, among }: MailTools, person: number): Promise<Absence | undefined> =>
  among(`away ${programme.id}`, person, (people) => absencesOf(ctx, programme.id, people));

/** The hours that people gave in a round, by person. */
export async function hoursIn(
  { ctx, programme, among }: MailTools,
  round: number,
  people: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const given = await Promise.all(
    people.map((person) =>
      among(`hours ${programme.id}/${round}`, person, (all) => givenHours(ctx, programme.id, round, all)),
    ),
  );
  return new Map(
    people.flatMap((person, index) => {
      const hours = given[index];
      return hours === undefined ? [] : [[person, hours] as const];
    }),
  );
}

/** The hours of the reader's week, and what a coming change of clocks does to them. The reader is first among `people`. */
async function meetingBlocks(
  { t, locale: lang, zone, ctx, programme, once }: MailTools,
  round: number,
  people: { name: string; zone: string; hours: string | undefined }[],
): Promise<Block[]> {
  const { weeks, given, some } = meetingWeeks(people, ctx.clock.now());
  const none = given === 'none';
  const key = whoseHours({ given, some });
  const whose: Block[] = key ? [{ p: t(key) }] : [];
  if (!some) return [{ p: t(none ? 'ui.clocks.never' : 'ui.clocks.never-given') }, ...whose];
  const words = { lang, t };
  const asks = await once(`hours asked ${programme.id}/${round}`, () =>
    hoursQuestion(ctx, programme.id, round),
  );
  const blocks: Block[] = [{ p: `${t(none ? 'ui.clocks.awake' : 'ui.clocks.free')}:` }];
  for (const [index, week] of weeks.entries()) {
    for (const shift of week.shifts)
      blocks.push({ p: shiftText(words, zone, shift, people[shift.person]!.name) });
    if (week.same.length === 0) blocks.push({ p: t('ui.clocks.none') });
    else if (index > 0) blocks.push({ p: t('ui.clocks.then') });
    const list = week.same.map((same) => {
      const each = people.map(({ name, zone }) =>
        t('ui.clocks.hours', { name, hours: sharedText(words, zone, same) }),
      );
      return [sameDaysText(words, same, week), ...each].join(' · ');
    });
    if (list.length > 0) blocks.push({ list });
  }
  blocks.push(...whose);
  if (!people[0]!.hours && asks) blocks.push({ p: t('mail.introduction.give-hours') });
  return blocks;
}
