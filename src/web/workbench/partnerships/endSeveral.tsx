import { againOf } from '../../../rooms/pairing/index.ts';
import { endSeveral, foreseeEnds, markOfEnds } from '../../../rooms/partnerships/index.ts';
import type { ForeseenEnd } from '../../../rooms/partnerships/index.ts';
import { Form, Heading, LocalTime, Names, Notice, Of, Submit } from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { subjectNames } from '../log/subjects.ts';
import { NAMED_CHOSEN } from '../announcements/writeToChosen.tsx';
import { chosenPairs } from './chosenPairs.ts';
import type { ChosenPairs } from './chosenPairs.ts';

/** Says beforehand which of the chosen partnerships would end, who would get another partner, and for whom the round would be over. */
export const endsPage = async (visit: ProgrammeVisit): Promise<PageAnswer> =>
  page(visit, await chosenPairs(visit, visit.url.searchParams), false);

/** Ends the partnerships as the page said. If that is no longer true, the page says again what would happen. */
export async function endPairs(visit: ProgrammeVisit): Promise<Response> {
  const form = await visit.form();
  const chosen = await chosenPairs(visit, form);
  const done = await endSeveral(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    partnerships: chosen.pairs,
    mark: form.get('mark') ?? '',
  });
  if (done.ok)
    return visit.redirect(chosen.back, 'pairs-ended', {
      undo: visit.path(`/workbench/log/${done.event}/undoing`),
    });
  return visit.page(await page(visit, chosen, true));
}

async function page(
  visit: ProgrammeVisit,
  { pairs, list: from, desk, back }: ChosenPairs,
  isChanged: boolean,
): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const ends = await foreseeEnds(ctx, programme.id, pairs);
  const shown = ends.slice(0, NAMED_CHOSEN);
  const names = await subjectNames(
    visit,
    shown.flatMap(({ partnership, another, over }) => [
      { subject: pair(partnership) },
      ...[...another, ...over].map((id) => ({ subject: person(id) })),
    ]),
  );
  const named = (people: readonly number[]) => (
    <Names of={people.map((id) => names(person(id)) || t('partnerships.former'))} />
  );
  const count = (which: 'another' | 'over') => ends.reduce((sum, one) => sum + one[which].length, 0);
  const isForNone = ends.length === 0;
  const title = t('partnerships.ends-count', { count: ends.length });
  return {
    title,
    status: isChanged ? 422 : 200,
    workbench: desk,
    body: (
      <>
        <Heading lead={isForNone ? undefined : t('partnerships.end-lead')}>{title}</Heading>
        {isChanged ? <Notice title={t('partnerships.ends-changed')} /> : null}
        {isForNone ? null : (
          <p>
            {t('partnerships.ends-another', { count: count('another') })}{' '}
            {t('partnerships.ends-over', { count: count('over') })}
          </p>
        )}
        <NextRuns at={await nextRuns(visit, ends)} view={view} />
        <ul>
          {shown.map(({ partnership, another, over }) => (
            <li key={partnership}>
              {another.length > 0
                ? view.rich('partnerships.ends-gets', { names: <>{named(another)}</> })
                : null}{' '}
              {over.length > 0 ? view.rich('partnerships.ends-done', { names: <>{named(over)}</> }) : null}{' '}
              <a href={visit.path(`/workbench/partnerships/${partnership}`)}>
                {t('partnerships.ends-look')}
                <Of>{names(pair(partnership))}</Of>
              </a>
            </li>
          ))}
          {ends.length > shown.length ? (
            <li>{t('several.more', { count: ends.length - shown.length })}</li>
          ) : null}
        </ul>
        {isForNone ? null : (
          <Form
            action={visit.path('/workbench/partnerships/ends')}
            hidden={{
              pairs: ends.map((one) => one.partnership).join(','),
              mark: markOfEnds(ends),
              list: from,
            }}
          >
            <Submit kind="grave">{t('partnerships.ends-do', { count: ends.length })}</Submit>
          </Form>
        )}
        <p>
          <a href={back}>{t(`workbench.desk.${desk}`)}</a>
        </p>
      </>
    ),
  };
}

const person = (id: number) => ({ kind: 'person', id });
const pair = (id: number) => ({ kind: 'partnership', id });

/** When the rounds of the people who would wait are next matched again; rounds that are not matched again are left out. */
async function nextRuns({ ctx, programme }: ProgrammeVisit, ends: readonly ForeseenEnd[]): Promise<Date[]> {
  const rounds = new Set(ends.flatMap(({ round, another }) => (another.length > 0 ? [round] : [])));
  const found: Date[] = [];
  for (const round of rounds) {
    const { nextAt } = await againOf(ctx, { programme: programme.id, round });
    if (nextAt) found.push(nextAt);
  }
  return found;
}

function NextRuns({ at, view }: { at: readonly Date[]; view: ProgrammeVisit['view'] }) {
  return (
    <>
      {at.map((date) => (
        <p key={date.toISOString()}>
          {view.rich('partnerships.ends-next', { date: <LocalTime at={date} bare /> })}
        </p>
      ))}
    </>
  );
}
