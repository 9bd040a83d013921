import { pairSeveral, roundOfChosen, suggestPairs } from '../../../../rooms/pairing/index.ts';
import type { ChosenToPair } from '../../../../rooms/pairing/index.ts';
import { isIntroduced, roundById } from '../../../../rooms/programmes/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { ErrorSummary, Form, Submit } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { numbersIn } from '../../list/asked.ts';
import { matchingPage, matchingPath } from '../matchingPage.tsx';
import type { Refusal } from '../matchingPage.tsx';
import { matchWords } from '../matchWords.ts';
import { numbersOf, toPairIn } from './chosenToPair.ts';
import type { ToPair } from './chosenToPair.ts';
import { PAIRED } from './paired.tsx';
import { AloneTable, LeftOut, SuggestedTable } from './suggested.tsx';

/** Shows before anything happens whom the matching would pair among the chosen of a list. */
export async function showPairing(visit: ProgrammeVisit): Promise<Response> {
  const chosen = await toPairIn(visit);
  const round = await roundOf(visit, chosen);
  return round ? page(visit, round, chosen) : visit.notFound();
}

/** Proposes the ticked pairs, all at once. */
export async function pairChosen(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme } = visit;
  const form = await visit.form();
  const chosen = { ...numbersOf(form), hasMore: form.get('more') !== null };
  const round = await roundOf(visit, chosen);
  if (!round) return visit.notFound();
  // A single box stands for all groups that the page does not show.
  const ticked = form.getAll('pair').flatMap((some) => some.split(';'));
  const groups = ticked.map((one) => numbersIn([one]));
  const left = new Set(form.getAll('offered').flatMap((some) => some.split(';')));
  for (const one of ticked) left.delete(one);
  if (groups.length === 0) return page(visit, round, chosen, { problem: 'none', left });
  const done = await pairSeveral(ctx, {
    programme: programme.id,
    round: round.id,
    actor: visit.actor(),
    groups,
    leave: chosen.proposals,
  });
  if (!done.ok)
    return page(visit, round, chosen, { problem: done.reason === 'changed' ? 'gone' : done.reason, left });
  const made = new URLSearchParams({ sort: 'made', [PAIRED]: String(done.event) });
  return visit.redirect(matchingPath(visit, round, `/proposals?${made}`));
}

async function roundOf({ ctx, programme }: ProgrammeVisit, chosen: ChosenToPair): Promise<Round | null> {
  const id = await roundOfChosen(ctx, programme.id, chosen);
  return id === null ? null : roundById(ctx, programme.id, id);
}

async function page(
  visit: ProgrammeVisit,
  round: Round,
  chosen: ToPair,
  // `left` are groups that were offered before and not ticked.
  { problem, left }: { problem?: Refusal | 'none'; left?: ReadonlySet<string> } = {},
): Promise<Response> {
  const { ctx, programme, view, viewer } = visit;
  const { t } = view;
  const isProposals = chosen.proposals.length > 0;
  const back = matchingPath(visit, round, isProposals ? '/proposals' : '/unplaced');
  if (await isIntroduced(ctx, programme.id, round.id))
    return matchingPage(visit, round, {
      title: t('matching.several.title'),
      refused: problem === 'none' ? undefined : problem,
      body: (
        <p>
          {t('matching.several.introduced')} <a href={back}>{t('several.back')}</a>
        </p>
      ),
    });
  const found = await suggestPairs(ctx, {
    programme: programme.id,
    round: round.id,
    viewer: viewer.person,
    chosen,
  });
  const words = await matchWords(ctx, programme, round.id, view);
  const { groups, alone, apart, locked } = found;
  const none = problem === 'none' ? t('several.none') : undefined;
  return matchingPage(visit, round, {
    title: t('matching.several.title'),
    lead: t(isProposals ? 'matching.several.anew' : 'matching.several.lead'),
    refused: problem === 'none' ? undefined : problem,
    ...(none ? { status: 422 } : {}),
    body: (
      <>
        <ErrorSummary errors={none ? [{ name: 'pair', message: none }] : []} />
        {chosen.hasMore ? (
          <p>
            {t('matching.several.first', { count: chosen.applications.length + chosen.proposals.length })}
          </p>
        ) : null}
        {locked > 0 ? <p>{t('matching.several.locked', { count: locked })}</p> : null}
        {groups.length === 0 ? (
          <p>
            {t('matching.several.nothing')} <a href={back}>{t('several.back')}</a>
          </p>
        ) : (
          <Form
            action={visit.path('/workbench/matching/pairing')}
            hidden={{
              applications: chosen.applications.join(',') || undefined,
              proposals: chosen.proposals.join(',') || undefined,
              more: chosen.hasMore ? 'yes' : undefined,
            }}
          >
            <SuggestedTable groups={groups} words={words} now={ctx.clock.now()} left={left} />
            <p>{t('matching.several.what')}</p>
            <Submit or={{ href: back, label: t('several.back') }}>{t('matching.several.go')}</Submit>
          </Form>
        )}
        <AloneTable alone={alone} words={words} />
        <LeftOut apart={apart} words={words} />
      </>
    ),
  });
}
