import type { Id } from '#matching';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { MOVES_PAGE, compareRuns, peopleOfRound, runsOf } from '../../../../rooms/pairing/index.ts';
import type { Comparison, Run, Who } from '../../../../rooms/pairing/index.ts';
import { Bdi, Form, Pagination, Select, Stat, Stats, Submit, Table, useView } from '../../../../ui/index.ts';
import { pageNumber } from '../../../frame/pageNumber.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { Names, shownOf } from './barrier.tsx';
import { matchingPage, matchingPath } from '../matchingPage.tsx';
import { matchWords } from '../matchWords.ts';
import { moveLine } from './trialWords.ts';
import type { MatchWords } from '../matchWords.ts';

/** Compares two finished runs of a round: who has other partners, and why. The last two, unless others are asked for. */
export async function showChanges(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const at = { programme: programme.id, round: round.id };
  const runs = (await runsOf(ctx, at.programme, at.round)).filter(
    ({ state, again }) => state === 'done' && !again,
  );
  const asked = (name: string): Run | undefined =>
    runs.find(({ number }) => String(number) === visit.url.searchParams.get(name));
  const to = asked('to') ?? runs[0];
  const from = asked('from') ?? runs[runs.indexOf(to as Run) + 1] ?? runs.find((run) => run !== to);
  const page = pageNumber(visit.url);
  const found = from && to ? await compareRuns(ctx, { ...at, from: from.id, to: to.id, page }) : null;
  const own = matchingPath(visit, round, '/changes');
  return matchingPage(visit, round, {
    title: t('matching.changes.title'),
    lead: t('matching.changes.lead'),
    body:
      !from || !to ? (
        <p>{t('matching.changes.one')}</p>
      ) : (
        <>
          <Choice runs={runs} from={from} to={to} action={own} />
          {found ? (
            <Found
              found={found}
              page={page}
              people={await peopleOfRound(ctx, at, { people: namedIn(found) })}
              words={await matchWords(ctx, programme, round.id, view)}
              href={(next) => `${own}?from=${from.number}&to=${to.number}&page=${next}`}
            />
          ) : (
            <p>{t('matching.changes.gone')}</p>
          )}
        </>
      ),
  });
}

/** The people whose names the page shows. */
function namedIn({ counts, moves }: Comparison): number[] {
  if (!moves) return [counts.moved, counts.gained, counts.lost].flatMap(shownOf);
  return moves.rows.flatMap(({ id, before, after, reason }) =>
    [id, ...before, ...after, ...('partner' in reason ? [reason.partner] : [])].map(Number),
  );
}

function Choice({ runs, from, to, action }: { runs: readonly Run[]; from: Run; to: Run; action: string }) {
  const { t, lang } = useView();
  const number = new Intl.NumberFormat(lang);
  const options = runs.map((run) => ({
    value: String(run.number),
    label: t('matching.run.title', { number: number.format(run.number) }),
  }));
  return (
    <Form action={action} method="get">
      <Select
        name="from"
        label={t('matching.changes.from')}
        required
        value={String(from.number)}
        options={options}
      />
      <Select
        name="to"
        label={t('matching.changes.to')}
        required
        value={String(to.number)}
        options={options}
      />
      <Submit kind="quiet">{t('matching.changes.show')}</Submit>
    </Form>
  );
}

function Found({
  found: { counts, moves },
  page,
  people,
  words,
  href,
}: {
  found: Comparison;
  page: number;
  people: ReadonlyMap<number, Who>;
  words: MatchWords;
  href: (page: number) => string;
}) {
  const { t } = useView();
  const nameOf = (person: number): string => people.get(person)?.name ?? '';
  const names = (ids: readonly Id[]): string =>
    ids.length === 0 ? '–' : words.names(ids.flatMap((id) => nameOf(Number(id)) || []));
  return (
    <>
      <Stats>
        <Stat value={counts.same} label={t('matching.moves.same')} />
        <Stat value={counts.moved.length} label={t('matching.moves.moved')} />
        <Stat value={counts.gained.length} label={t('matching.moves.gained')} />
        <Stat value={counts.lost.length} label={t('matching.moves.lost')} />
      </Stats>
      {moves ? (
        <>
          <Table
            caption={t('matching.changes.title')}
            hideCaption
            rows={moves.rows}
            rowKey={({ id }) => id}
            empty={t('matching.changes.none')}
            columns={[
              {
                key: 'person',
                label: t('matching.unplaced.person'),
                header: true,
                cell: ({ id }) => <bdi>{nameOf(Number(id))}</bdi>,
              },
              {
                key: 'before',
                label: t('matching.changes.before'),
                cell: ({ before }) => <Bdi>{names(before)}</Bdi>,
              },
              {
                key: 'after',
                label: t('matching.changes.after'),
                cell: ({ after }) => <Bdi>{names(after)}</Bdi>,
              },
              {
                key: 'why',
                label: t('matching.changes.why'),
                cell: ({ reason }) => moveLine(reason, words, nameOf),
              },
            ]}
          />
          <Pagination page={page} pages={Math.max(1, Math.ceil(moves.count / MOVES_PAGE))} href={href} />
        </>
      ) : (
        <>
          <p>{t('matching.changes.gone')}</p>
          {(['moved', 'gained', 'lost'] as const).map((key) =>
            counts[key].length > 0 ? (
              <Names key={key} title={t(`matching.moves.${key}`)} ids={counts[key]} people={people} />
            ) : null,
          )}
        </>
      )}
    </>
  );
}
