import type { MatterKind } from '../../../rooms/kinds.ts';
import type { Matter } from '../../../rooms/matters/index.ts';
import { openMatters } from '../../../rooms/matters/index.ts';
import { DATE_KINDS, phaseOf, roundName, roundsOf } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { lastLetters } from '../../../rooms/partnerships/index.ts';
import { Heading, ShortDay, LocalTime, Notice, Of, Table } from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { subjectNames } from '../log/subjects.ts';
import type { Named } from '../log/subjects.ts';
import { FirstSteps, firstSteps } from './firstSteps.tsx';
import { allWaiting } from '../bench.ts';
import { matterPage, scopeOf } from './kinds.ts';
import { Acts } from './acts.tsx';
import { SeveralAtOnce } from './several/list.tsx';
import { Suggested } from './suggested.tsx';
import { suggestedEnds } from './suggestedEnd.tsx';

const TWO_WEEKS = 14 * 86_400_000;

/** The matters of today, and the coming dates of the rounds. */
export async function workPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const matters = await openMatters(ctx, programme.id, scopeOf(visit));
  const ends = await suggestedEnds(visit, matters);
  const names = await subjectNames(visit, [
    ...matters.map((matter) => ({ subject: about(matter) })),
    ...[...ends.values()].flatMap(({ another, over }) =>
      [...another, ...over].map((id) => ({ subject: { kind: 'person', id } })),
    ),
  ]);
  const letters = await lastLetters(
    ctx,
    programme.id,
    matters.filter(({ kind }) => kind === 'partner-silent').map(({ subject }) => subject.id),
  );
  const rounds = await roundsOf(ctx, programme.id);
  const coming = nextDates(visit, rounds);
  const isPublic = rounds.some((round) => round.published_at);
  const steps = isPublic || !visit.may('director') ? null : await firstSteps(visit, rounds.at(-1));
  return {
    title: t('workbench.desk.work'),
    workbench: 'work',
    body: (
      <>
        <Heading lead={t('work.lead', { count: visit.bench ? allWaiting(visit.bench) : 0 })}>
          {t('workbench.desk.work')}
        </Heading>
        {steps ? <FirstSteps steps={steps} /> : null}
        {coming.length > 0 ? (
          <Notice title={t('work.week')}>
            <ul>
              {coming.map((date) => (
                <li key={`${date.round} ${date.kind}`}>
                  <LocalTime at={date.at} bare /> · {t(`round.date.${date.kind}`)} (<bdi>{date.round}</bdi>)
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <SeveralAtOnce visit={visit} matters={matters} />
        <Table
          caption={t('work.matters')}
          hideCaption
          rows={matters}
          rowKey={({ id }) => id}
          empty={<p>{t(isPublic ? 'work.nothing' : 'work.nothing-yet')}</p>}
          columns={[
            {
              key: 'what',
              label: t('work.what'),
              header: true,
              cell: (matter) => (
                <a href={visit.path(matterPage(visit.brought, matter.kind).path(matter))}>
                  {t(`matter.${matter.kind as MatterKind}`)}
                  <Of>{names(about(matter))}</Of>
                </a>
              ),
            },
            {
              key: 'who',
              label: t('work.who'),
              cell: (matter) => (
                <>
                  <bdi>{names(about(matter))}</bdi>
                  <Suggested {...{ visit, matter, names, ends, letters, rounds }} />
                </>
              ),
            },
            {
              key: 'urgency',
              label: t('work.urgency'),
              cell: ({ urgency }) => t(`work.urgency.${level(urgency)}`),
            },
            {
              key: 'since',
              label: t('work.since'),
              cell: ({ since }) => <ShortDay at={since} now={visit.ctx.clock.now()} />,
            },
            {
              key: 'act',
              label: t('work.act'),
              cell: (matter) => <Acts visit={visit} matter={matter} name={names(about(matter))} />,
            },
          ]}
        />
      </>
    ),
  };
}

/** The subject a matter names: of a concern the partnership it is about. Only this list does, since few may see it. */
function about(matter: Matter): Named {
  return matter.kind === 'concern' || matter.kind === 'concern-appeal'
    ? { kind: 'partnership', id: matter.data.partnership }
    : matter.subject;
}

function level(urgency: number): '0' | '1' | '2' | '3' {
  return (['0', '1', '2', '3'] as const)[urgency] ?? '3';
}

/** The planned moments of the next fortnight in the rounds that are running. */
function nextDates(visit: ProgrammeVisit, rounds: readonly Round[]) {
  const now = visit.ctx.clock.now();
  return rounds
    .filter((round) => round.published_at && !['cancelled'].includes(phaseOf(round, now)))
    .flatMap((round) =>
      DATE_KINDS.map((kind) => ({
        kind,
        at: round.dates[kind].dueAt,
        round: roundName(round, visit.view, visit.programme.source_locale),
      })),
    )
    .filter(({ at }) => at > now && at.getTime() - now.getTime() < TWO_WEEKS)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
