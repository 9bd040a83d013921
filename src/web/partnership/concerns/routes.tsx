import {
  LIMITS,
  PASSAGES,
  SEVERITIES,
  concerned,
  lettersOf,
  raiseConcern,
  readersOf,
  toldDecisions,
} from '../../../rooms/partnerships/index.ts';
import type { Exit, OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { readerOf, ownOf } from '../showPartnership.tsx';
import { ToldDecisions, appealRoutes } from './appeal.tsx';
import { ConcernPage } from './concern.tsx';
import type { ConcernDraft, Reach } from './concern.tsx';

const EMPTY: ConcernDraft = {
  body: '',
  exit: 'stay',
  about: null,
  severity: 'worry',
  passages: [],
  apart: false,
};

/** "Something is wrong." */
export const concernRoutes: Route[] = unseen([
  get('/partnership/:id/concern', 'partner', async (visit) => {
    const own = await ownOf(visit);
    if (!own) return visit.notFound();
    return visit.page(await concernPage(visit, own, EMPTY));
  }),
  post('/partnership/:id/concern', 'partner', tellConcern),
  ...appealRoutes,
]);

async function concernPage(
  visit: ProgrammeVisit,
  own: OwnPartnership,
  draft: ConcernDraft,
): Promise<PageAnswer> {
  const { letters } = await lettersOf(visit.ctx, visit.programme.id, own, { limit: PASSAGES, offset: 0 });
  const of = { programme: visit.programme.id, partnership: own.id, person: own.me.person };
  // A visitor by the link in a letter sees no decision.
  const told = visit.person ? await toldDecisions(visit.ctx, of) : [];
  return {
    title: visit.view.t('partnership.wrong'),
    status: draft.error ? 422 : 200,
    nav: 'partnership',
    indexed: false,
    body: (
      <ConcernPage
        own={own}
        draft={draft}
        reach={await reachOf(visit, own)}
        letters={letters.filter(({ body, files }) => body !== '' || files.length > 0)}
        path={visit.path}
      >
        <ToldDecisions page={visit.path(`/partnership/${own.id}`)} told={told} />
      </ConcernPage>
    ),
  };
}

async function reachOf({ ctx, programme, view }: ProgrammeVisit, own: OwnPartnership): Promise<Reach> {
  const about = (named: readonly number[]) =>
    readersOf(ctx, programme.id, { by: own.me.person, about: concerned(own, named) });
  const readers = await about([]);
  const alone = new Map<number, string[]>();
  if (own.partners.length > 1)
    for (const { person } of own.partners) {
      const { volunteers } = await about([person]);
      alone.set(
        person,
        volunteers
          .filter((one) => !readers.volunteers.some((other) => other.person === one.person))
          .map(({ name }) => name || view.t('concern.readers.nameless')),
      );
    }
  return { readers, alone };
}

async function tellConcern(visit: ProgrammeVisit): Promise<Response> {
  const own = await ownOf(visit);
  if (!own) return visit.notFound();
  const form = await visit.form();
  const asked = form.get('exit');
  const exit: Exit = asked === 'leave' || asked === 'another' ? asked : 'stay';
  const named = own.partners.find(({ person }) => String(person) === form.get('about'));
  const draft: ConcernDraft = {
    body: form.get('body') ?? '',
    exit,
    about: named?.person ?? null,
    severity: SEVERITIES.find((one) => one === form.get('severity')) ?? 'worry',
    passages: form.getAll('passages').map(Number).filter(Number.isSafeInteger),
    apart: form.get('apart') === 'yes',
  };
  const done = await raiseConcern(visit.ctx, {
    programme: visit.programme.id,
    person: readerOf(visit).id,
    partnership: own.id,
    ...draft,
    about: named ? [named.person] : [],
  });
  if (done.ok)
    return visit.redirect(
      visit.path(`/partnership/${own.id}`),
      done.left
        ? done.isHeard
          ? 'concern-raised-and-left'
          : 'concern-waits-and-left'
        : done.isHeard
          ? 'concern-raised'
          : 'concern-waits',
    );
  if (done.reason === 'unknown') return visit.notFound();
  const error =
    done.reason === 'empty'
      ? visit.view.t('partnership.error.empty')
      : visit.view.t('partnership.error.too-long', { max: LIMITS.concern });
  return visit.page(await concernPage(visit, own, { ...draft, error }));
}
