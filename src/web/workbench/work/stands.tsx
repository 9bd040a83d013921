import { COUNTED_TO } from '../../../lib/placeInList.ts';
import { dayOfRound } from '../../../rooms/outbox/index.ts';
import type { MailsNotLeft } from '../../../rooms/outbox/index.ts';
import { phaseOf } from '../../../rooms/programmes/index.ts';
import type { Phase, RoundOnLine } from '../../../rooms/programmes/index.ts';
import { ShortDay, Table } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { mayEnter } from '../sections.ts';

const WEEK = 7 * 86_400_000;
/** The date with which each phase began. */
const BEGAN = {
  open: 'opens',
  closed: 'closes',
  matching: 'matches',
  running: 'introduces',
  ended: 'ends',
} as const;

type Stand = Awaited<ReturnType<typeof dayOfRound>>;

/** The state of a round, for volunteers who run its matching; null for others, and before the round opens. */
export async function standAtHand(visit: ProgrammeVisit, round: RoundOnLine): Promise<Stand | null> {
  const now = visit.ctx.clock.now();
  if (!mayEnter(visit, 'matching') || !(phaseOf(round, now) in BEGAN)) return null;
  return dayOfRound(visit.ctx, {
    programme: visit.programme.id,
    round: round.id,
    since: new Date(now.getTime() - WEEK),
    isIntroduced: round.dates.introduces.dueAt <= now,
  });
}

/** The people of a round in numbers, each with a link to them, and since when the round has been in its phase. */
export function Stands({ visit, round, stand }: { visit: ProgrammeVisit; round: RoundOnLine; stand: Stand }) {
  const { view, ctx, path } = visit;
  const { t, rich, lang } = view;
  const now = ctx.clock.now();
  const phase = phaseOf(round, now) as keyof typeof BEGAN;
  const rows = rowsOf(stand, round);
  const numbers = new Intl.NumberFormat(lang);
  const said = (count: number): string =>
    count > COUNTED_TO ? t('ui.pages.more-than', { count: COUNTED_TO }) : numbers.format(count);
  // `signDisplay` adds the mark that keeps the sign before the number in text from right to left.
  const signed = new Intl.NumberFormat(lang, { signDisplay: 'exceptZero' });
  const more = (count: number): string => (count > COUNTED_TO ? said(count) : signed.format(count));
  return (
    <section aria-labelledby="stands">
      <h2 id="stands">{t('work.stands')}</h2>
      <p>
        {rich('work.phase', {
          where: t(`round.way.at.${phase satisfies Phase}`),
          date: <ShortDay at={round.dates[BEGAN[phase]].dueAt} now={now} />,
        })}
      </p>
      <Table
        caption={t('work.stands')}
        hideCaption
        rows={rows}
        rowKey={({ key }) => key}
        inTwoLines
        columns={[
          {
            key: 'people',
            label: t('work.stands.people'),
            header: true,
            cell: ({ key, href }) => <a href={path(`/workbench${href}`)}>{t(`work.stands.${key}`)}</a>,
          },
          { key: 'now', label: t('work.stands.now'), numeric: true, cell: ({ count }) => said(count) },
          ...(rows.some(({ lately }) => lately > 0)
            ? [
                {
                  key: 'lately',
                  label: t('work.stands.lately'),
                  numeric: true,
                  cell: ({ lately }: (typeof rows)[number]) => (lately ? more(lately) : '–'),
                },
              ]
            : []),
        ]}
      />
      {visit.may('director') ? <MailsWaiting visit={visit} mails={stand} /> : null}
    </section>
  );
}

/** How many mails in the outbox have not left; nothing when there are none. */
export function MailsWaiting({
  visit,
  mails: { waiting, held },
}: {
  visit: ProgrammeVisit;
  mails: MailsNotLeft;
}) {
  const { t } = visit.view;
  if (waiting + held === 0) return null;
  const all = waiting + held;
  return (
    <p>
      <a href={visit.path('/workbench/outbox')}>
        {all > COUNTED_TO
          ? t('work.mails.many', { count: COUNTED_TO })
          : t('work.mails.waiting', { count: all })}
      </a>
      {held > 0 && all <= COUNTED_TO ? `, ${t('work.mails.held', { count: held })}` : null}
    </p>
  );
}

type Key = 'applied' | 'confirmed' | 'free' | 'placed' | 'without' | 'matched' | 'waiting' | 'withdrawn';

const sum = (of: Record<string, number>, ...states: string[]): number =>
  states.reduce((all, state) => all + (of[state] ?? 0), 0);

const row = (key: Key, count: number, href: string, lately = 0) => ({ key, count, href, lately });

/** The rows that matter in this phase: before the introduction how far people have come, after it who has a partner. */
function rowsOf({ heads, lately, free, placed }: Stand, { number }: RoundOnLine) {
  const list = `/applications?round=${number}`;
  const matching = `/matching/${number}`;
  const stand = ['confirmed', 'waiting', 'matched', 'finished'];
  const rows = [
    row('applied', sum(heads, 'submitted', ...stand), list, lately['submitted']),
    row('confirmed', sum(heads, ...stand), `${list}&state=confirmed`, lately['confirmed']),
  ];
  // Partners may be published days before they are introduced. From then on they count as partners, and nobody as free.
  const isPublished = sum(heads, 'matched', 'waiting') > 0;
  if (free !== null && placed !== null && !isPublished)
    rows.push(
      row('free', free, matching),
      row('placed', placed, `${matching}/proposals`),
      ...(free > COUNTED_TO || free === 0
        ? []
        : [row('without', Math.max(0, free - placed), `${matching}/unplaced`)]),
    );
  else
    rows.push(
      row('matched', sum(heads, 'matched'), `/partnerships?round=${number}`, lately['matched']),
      row('waiting', sum(heads, 'waiting'), `${matching}/unplaced`, lately['waiting']),
    );
  rows.push(
    row(
      'withdrawn',
      sum(heads, 'withdrawn', 'declined'),
      `${list}&state=withdrawn`,
      sum(lately, 'withdrawn', 'declined'),
    ),
  );
  return rows.filter(({ key, count }) => count > 0 || key === 'applied' || key === 'without');
}
