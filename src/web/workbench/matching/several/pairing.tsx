import { pairSeveral, roundOfChosen, suggestPairs } from '../../../../rooms/pairing/index.ts';
import type { ChosenToPair } from '../../../../rooms/pairing/index.ts';
import { isIntroduced, roundById } from '../../../../rooms/programmes/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { ErrorSummary, Form, Submit } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { idsFrom, idsIn } from '../../work/several/ids.ts';
import { matchingPage, matchingPath } from '../matchingPage.tsx';
import type { Refusal } from '../matchingPage.tsx';
import { matchWords } from '../matchWords.ts';
import { AloneTable, SuggestedTable } from './suggested.tsx';

/** Shows whom the matching would pair among the chosen of a list, before anything happens. */
export async function showPairing(visit: ProgrammeVisit): Promise<Response> {
  const chosen = {
    applications: idsIn(visit.url, 'applications'),
    proposals: idsIn(visit.url, 'proposals'),
  };
  const round = await roundOf(visit, chosen);
  return round ? page(visit, round, chosen) : visit.notFound();
}

/** Proposes the pairs that are ticked, all at once. */
export async function pairChosen(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme } = visit;
  const form = await visit.form();
  const chosen = {
    applications: idsFrom(form.getAll('applications')),
    proposals: idsFrom(form.getAll('proposals')),
  };
  const round = await roundOf(visit, chosen);
  if (!round) return visit.notFound();
  const groups = form.getAll('pair').map((one) => idsFrom([one]));
  if (groups.length === 0) return page(visit, round, chosen, 'none');
  const done = await pairSeveral(ctx, {
    programme: programme.id,
    round: round.id,
    actor: visit.actor(),
    groups,
    leave: chosen.proposals,
  });
  if (!done.ok) return page(visit, round, chosen, done.reason === 'changed' ? 'gone' : done.reason);
  const made = new URLSearchParams({ sort: 'made', paired: String(done.event) });
  return visit.redirect(matchingPath(visit, round, `/proposals?${made}`));
}

async function roundOf({ ctx, programme }: ProgrammeVisit, chosen: ChosenToPair): Promise<Round | null> {
  const id = await roundOfChosen(ctx, programme.id, chosen);
  return id === null ? null : roundById(ctx, programme.id, id);
}

async function page(
  visit: ProgrammeVisit,
  round: Round,
  chosen: ChosenToPair,
  problem?: Refusal | 'none',
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
            }}
          >
            <SuggestedTable groups={groups} words={words} now={ctx.clock.now()} />
            <p>{t('matching.several.what')}</p>
            <Submit or={{ href: back, label: t('several.back') }}>{t('matching.several.go')}</Submit>
          </Form>
        )}
        <AloneTable alone={alone} words={words} />
        {apart.length > 0 ? (
          <p>{t('matching.several.apart', { names: words.list(apart.map(({ name }) => name)) })}</p>
        ) : null}
      </>
    ),
  });
}
