import { openMatters } from '../../../rooms/matters/index.ts';
import type { Matter } from '../../../rooms/matters/index.ts';
import { mailsNotLeft } from '../../../rooms/outbox/index.ts';
import { lastLetters } from '../../../rooms/partnerships/index.ts';
import { Empty, Heading, LocalDay, ShortDay } from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { allWaiting, roundAtHand } from '../roundAtHand.ts';
import { subjectNames } from '../log/subjects.ts';
import { FirstSteps, firstSteps } from './firstSteps.tsx';
import { scopeOf } from './kinds.ts';
import { Lines, about, linesOf, oldest, shownIn } from './lines.tsx';
import type { WorkLine } from './lines.tsx';
import { ComesNext, comingDates } from './next.tsx';
import { MailsWaiting, Stands, standAtHand } from './stands.tsx';
import { suggestedEnds } from './suggestedEnd.tsx';

/** Today: what needs a volunteer, the state of the round, and what comes next. On a new installation it shows the first steps. */
export async function workPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { ctx, programme, view, aroundDesk, url } = visit;
  const { t } = view;
  const rounds = aroundDesk?.rounds ?? [];
  const matters = await openMatters(ctx, programme.id, scopeOf(visit));
  const asked = url.searchParams.get('kind');
  if (asked && aroundDesk?.waiting.has(asked)) return ofKind(visit, asked as Matter['kind']);
  const lines = linesOf(matters, aroundDesk?.waiting ?? new Map());
  const known = await knownOf(visit, shownIn(lines));
  const coming = comingDates(visit);
  const isPublic = rounds.some((round) => round.published_at !== null);
  const steps = isPublic || !visit.may('director') ? null : await firstSteps(visit, rounds.at(-1));
  const round = roundAtHand({ rounds }, url);
  const stand = round?.published_at ? await standAtHand(visit, round) : null;
  // Mails of an import into a round that is not open yet are held, too.
  const mails = stand || !visit.may('director') ? null : await mailsNotLeft(ctx, programme.id);
  const next = coming[0];
  const now = ctx.clock.now();
  return {
    title: t('workbench.desk.work'),
    workbench: 'work',
    body: (
      <>
        <Heading
          lead={
            <>
              {t('work.lead', { count: aroundDesk ? allWaiting(aroundDesk) : 0 })}{' '}
              {matters.length > 0
                ? view.rich('work.oldest', { date: <ShortDay at={oldest(matters)} now={now} /> })
                : null}
            </>
          }
        >
          <LocalDay at={now} year={false} />
        </Heading>
        {steps ? <FirstSteps steps={steps} /> : null}
        <div class="today">
          <section aria-labelledby="needs">
            <h2 id="needs">{t('work.needs')}</h2>
            {lines.length > 0 ? (
              <Lines lines={lines} known={known} />
            ) : (
              <Empty>
                <p>
                  {t(isPublic ? 'work.nothing' : 'work.nothing-yet')}{' '}
                  {next
                    ? view.rich('work.next-date', {
                        date: <ShortDay at={next.at} now={now} />,
                        what: t(`round.date.${next.kind}`),
                      })
                    : null}
                </p>
              </Empty>
            )}
          </section>
          <div>
            {round && stand ? <Stands visit={visit} round={round} stand={stand} /> : null}
            {mails ? <MailsWaiting visit={visit} mails={mails} /> : null}
            <ComesNext visit={visit} coming={coming} />
          </div>
        </div>
      </>
    ),
  };
}

/** All matters of one kind, one by one. */
async function ofKind(visit: ProgrammeVisit, kind: Matter['kind']): Promise<PageAnswer> {
  const { ctx, programme, view, path } = visit;
  const scope = scopeOf(visit);
  const alone = (kinds: readonly string[]) => kinds.filter((one) => one === kind);
  const matters = await openMatters(ctx, programme.id, {
    ...scope,
    kinds: alone(scope.kinds),
    ofCountries: alone(scope.ofCountries),
  });
  const lines = matters.map((matter): WorkLine => ({ kind, count: 1, matters: [matter] }));
  const title = view.t(`matter.${kind}`);
  return {
    title,
    workbench: 'work',
    body: (
      <>
        <Heading lead={view.t('work.lead', { count: visit.aroundDesk?.waiting.get(kind) ?? matters.length })}>
          {title}
        </Heading>
        <div class="today">
          <Lines lines={lines} known={await knownOf(visit, matters)} />
        </div>
        <p>
          <a href={path('/workbench')}>{view.t('work.all-lines')}</a>
        </p>
      </>
    ),
  };
}

/** The data for the lines of these matters. */
async function knownOf(visit: ProgrammeVisit, matters: readonly Matter[]) {
  const ends = await suggestedEnds(visit, matters);
  const names = await subjectNames(visit, [
    ...matters.map((matter) => ({ subject: about(matter) })),
    ...[...ends.values()].flatMap(({ another, over }) =>
      [...another, ...over].map((id) => ({ subject: { kind: 'person', id } })),
    ),
  ]);
  const letters = await lastLetters(
    visit.ctx,
    visit.programme.id,
    matters.filter(({ kind }) => kind === 'partner-silent').map(({ subject }) => subject.id),
  );
  return { visit, names, ends, letters, rounds: visit.aroundDesk?.rounds ?? [] };
}
