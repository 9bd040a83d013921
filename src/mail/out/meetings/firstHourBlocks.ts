import { isolate } from '../../../i18n/translate.ts';
import { hoursQuestion } from '../../../rooms/applications/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { plannedAbsencesOf } from '../../../rooms/partnerships/index.ts';
import type { OwnPartnership, Partner } from '../../../rooms/partnerships/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { firstHours, hourSubject, meetingTimes, whoMeets } from '../../../rooms/meetings/index.ts';
import { hourOnClocks } from '../../../ui/index.ts';
import type { Block, MailTools } from '../define.ts';
import { awayIn, hoursIn } from '../partners/partnerBlocks.ts';

/**
 * Three hours for a first meeting that suit everybody, each with a link that proposes it; empty unless the time zones of at least two are
 * known.
 */
export async function firstHourBlocks(
  tools: MailTools,
  own: OwnPartnership,
  partners: readonly Partner[],
  round: Round,
): Promise<Block[]> {
  const { ctx, programme, person, locale: lang, t, zone, link, url, once, canReply } = tools;
  const known = partners.filter((partner) => partner.zone !== null);
  if (person.zone === null || known.length === 0) return [];
  const hours = await once(`first hours ${programme.id}/${own.id}`, () =>
    hoursFor(tools, own, [{ person: person.id, zone: person.zone }, ...known], round.dates.ends.dueAt),
  );
  if (hours.length === 0) {
    const asks = await once(`hours asked ${programme.id}/${own.round}`, () =>
      hoursQuestion(ctx, programme.id, own.round),
    );
    if (!asks) return [];
    return [
      { p: t('mail.introduction.no-hour') },
      { link: t('partnership.hours'), href: url(`/partnership/${own.id}/meetings/hours`) },
    ];
  }
  const others = known.map((partner) => ({ name: isolate(callOf(partner)), zone: partner.zone ?? zone }));
  return [
    { p: t('mail.introduction.first-hours') },
    ...hours.map((at, index) => ({
      link: `${index + 1}. ${hourOnClocks({ lang, zone, t }, at, others)}`,
      href: link('hour', hourSubject(own.id, at)),
    })),
    ...(canReply ? [{ p: t('mail.introduction.hour-number', { count: hours.length }) }] : []),
  ];
}

const plannedIn = async (
  { ctx, programme, among }: MailTools,
  round: number,
  person: number,
): Promise<readonly { from: Date; until: Date }[]> =>
  (await among(`planned ${programme.id}/${round}`, person, (people) =>
    plannedAbsencesOf(ctx, { programme: programme.id, round, people }),
  )) ?? [];

/** The same hours for every member: their ids give the order. */
async function hoursFor(
  tools: MailTools,
  own: OwnPartnership,
  members: readonly { person: number; zone: string | null }[],
  latest: Date,
): Promise<Date[]> {
  const { ctx, programme, once } = tools;
  const ordered = members.toSorted((one, other) => one.person - other.person);
  const people = ordered.map(({ person }) => person);
  const of = { programme: programme.id, round: own.round, people };
  const meeting = await once(`who meets ${programme.id}`, () => whoMeets(ctx, programme.id));
  const [given, away, planned, meets] = await Promise.all([
    hoursIn(tools, own.round, people),
    Promise.all(people.map((person) => awayIn(tools, person))),
    Promise.all(people.map((person) => plannedIn(tools, own.round, person))),
    people.some((one) => meeting.has(one)) ? meetingTimes(ctx, { ...of, until: latest }) : [],
  ]);
  const now = ctx.clock.now();
  return firstHours(
    ordered.map(({ person, zone }) => ({ zone: zone ?? programme.zone, hours: given.get(person) })),
    {
      now,
      latest,
      taken: [
        ...planned.flat(),
        ...meets,
        ...away.flatMap((absence) => (absence ? [{ from: now, until: absence.backAt }] : [])),
      ],
    },
  );
}
