import type { HardRule } from '#matching';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { introduceByHand, pairByHand, peopleOfRound } from '../../../../rooms/pairing/index.ts';
import { Form, Notice, Submit, inLine } from '../../../../ui/index.ts';
import { actOn } from '../../../frame/inRound.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { matchingPage, matchingPath } from '../matchingPage.tsx';
import { showOverview } from '../overview.tsx';
import { besideUnplaced } from '../people/beside.tsx';
import { showProposals } from './proposals.tsx';
import { matchWords, ruleNames } from '../matchWords.ts';

/** The people named by a form's fields `first`, `second` and perhaps `third`, and its other fields. */
async function readPeople(visit: ProgrammeVisit) {
  const form = await visit.form();
  const applications = ['first', 'second', 'third'].flatMap((name) => {
    const value = form.get(name) ?? '';
    return /^\d{1,15}$/.test(value) ? [Number(value)] : [];
  });
  return {
    applications,
    confirmed: form.get('confirmed') === 'yes',
    leave: form.get('leave') === 'yes',
    from: form.get('from') === 'unplaced' ? 'unplaced' : undefined,
    list: form.get('list')?.slice(0, 1000),
  };
}

/** Pairs two or three people by hand; asks again when that breaks a grave rule. */
export async function pairPeople(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const { from, list, ...input } = await readPeople(visit);
  const next = from ? await nextUnplaced(visit, round, input.applications, list) : '/proposals?sort=made';
  const done = await pairByHand(visit.ctx, { ...actOn(visit, round), ...input });
  if (done.ok)
    return visit.redirect(matchingPath(visit, round, next), 'paired', await namesOf(visit, round, input));
  if (done.reason === 'confirm')
    return ask(visit, round, '/proposals', { ...input, from, list }, done.broken);
  return showProposals(visit, round, done.reason);
}

/**
 * The page of the next person in the list of people without a partner (filters and order from the query `list`); after the last person the
 * list itself. Read before the act removes the paired people from the list.
 */
async function nextUnplaced(
  visit: ProgrammeVisit,
  round: Round,
  pairing: readonly number[],
  list: string | undefined,
  isPublished = false,
): Promise<string> {
  const query = `?${new URLSearchParams(list ?? `round=${round.number}`)}`;
  const url = new URL(query, visit.url);
  const beside = await besideUnplaced(visit, round, isPublished, pairing[0] ?? 0, url);
  const next = beside?.after.find(({ id }) => !pairing.includes(id));
  const kept = list === undefined ? '' : query;
  return next ? `/people/${next.id}${kept}` : `/unplaced${kept}`;
}

/** The names of the paired people, for the note: it is shown on another person's page. */
async function namesOf(
  { ctx, programme }: ProgrammeVisit,
  round: Round,
  { applications }: { applications: readonly number[] },
): Promise<{ name: string }> {
  const people = await peopleOfRound(ctx, { programme: programme.id, round: round.id }, { applications });
  return { name: inLine([...people.values()].map(({ name }) => name)) };
}

/** Introduces people who wait to each other, in a running round. */
export async function introducePeople(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const { from, list, ...input } = await readPeople(visit);
  const next = from ? await nextUnplaced(visit, round, input.applications, list, true) : '/unplaced';
  const done = await introduceByHand(visit.ctx, { ...actOn(visit, round), ...input });
  if (done.ok)
    return visit.redirect(matchingPath(visit, round, next), 'introduced', await namesOf(visit, round, input));
  if (done.reason === 'confirm')
    return ask(visit, round, '/partnerships', { ...input, from, list }, done.broken);
  return showOverview(visit, round, done.reason);
}

async function ask(
  visit: ProgrammeVisit,
  round: Round,
  noun: '/proposals' | '/partnerships',
  input: {
    applications: readonly number[];
    leave: boolean;
    from: string | undefined;
    list: string | undefined;
  },
  broken: readonly HardRule[],
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const words = await matchWords(ctx, programme, round.id, view);
  const at = { programme: programme.id, round: round.id };
  const people = [...(await peopleOfRound(ctx, at, { applications: input.applications })).values()];
  const named = input.applications.flatMap(
    (id) => people.find(({ application }) => application === id)?.name ?? [],
  );
  const [first, second, third] = input.applications.map(String);
  return matchingPage(visit, round, {
    title: t('matching.confirm.title'),
    status: 422,
    body: (
      <Notice kind="trouble">
        <p>{t('matching.confirm.body', { names: words.names(named), things: ruleNames(broken, words) })}</p>
        <Form
          action={matchingPath(visit, round, noun)}
          hidden={{
            first,
            second,
            third,
            confirmed: 'yes',
            leave: input.leave ? 'yes' : undefined,
            from: input.from,
            list: input.list,
          }}
        >
          <Submit
            kind="grave"
            or={{
              href: matchingPath(visit, round, `/people/${first ?? ''}${input.list ?? ''}`),
              label: t('matching.confirm.back'),
            }}
          >
            {t('matching.confirm.go')}
          </Submit>
        </Form>
      </Notice>
    ),
  });
}
