import type { Outcome, Sensitivity } from '#matching';
import type { Who } from '../../../../rooms/pairing/index.ts';
import { Bar, Details, Table, useView } from '../../../../ui/index.ts';
import { Names } from './barrier.tsx';
import { points } from '../matchWords.ts';
import { trialName } from './trialWords.ts';
import type { MatchWords } from '../matchWords.ts';

type Row = { key: string; name: string; outcome: Outcome; trial: Sensitivity | null };

export function Outcomes({
  now,
  changes,
  words,
  people,
}: {
  now: Outcome;
  changes: readonly Sensitivity[];
  words: MatchWords;
  people: ReadonlyMap<number, Who>;
}) {
  const { t, lang } = useView();
  const number = new Intl.NumberFormat(lang);
  const signed = new Intl.NumberFormat(lang, { signDisplay: 'exceptZero', maximumFractionDigits: 0 });
  const share = (value: number): string =>
    new Intl.NumberFormat(lang, { style: 'percent' }).format(value / 100);
  const most = Math.max(1, ...changes.map(({ outcome }) => Math.abs(outcome.matched - now.matched)));
  const same = changes.filter((trial) => isSame(trial, now));
  const rows: Row[] = [
    { key: 'now', name: t('matching.sensitivity.now'), outcome: now, trial: null },
    ...changes
      .filter((trial) => !same.includes(trial))
      .sort((a, b) => b.outcome.matched - a.outcome.matched || b.outcome.weight - a.outcome.weight)
      .map((trial) => ({
        key: `${trial.rule}-${trial.question ?? ''}-${trial.change}`,
        name: trialName(trial, words),
        outcome: trial.outcome,
        trial,
      })),
  ];
  const against = (value: number, base: number, row: Row): string =>
    row.trial && value !== base ? ` (${signed.format(value - base)})` : '';
  return (
    <>
      <Table
        caption={t('matching.sensitivity.title')}
        hideCaption
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'change',
            label: t('matching.sensitivity.change'),
            header: true,
            cell: (row) => row.name,
          },
          {
            key: 'matched',
            label: t('matching.sensitivity.matched'),
            cell: (row) => (
              <>
                {number.format(row.outcome.matched)}
                {against(row.outcome.matched, now.matched, row)}
                {row.trial ? (
                  <Bar share={0.5 + (row.outcome.matched - now.matched) / (2 * most)} from={0.5} />
                ) : null}
              </>
            ),
          },
          {
            key: 'points',
            label: t('matching.sensitivity.points'),
            numeric: true,
            cell: ({ outcome }) => points(outcome.weight, lang),
          },
          {
            key: 'least',
            label: t('matching.sensitivity.least'),
            numeric: true,
            cell: ({ outcome }) => share(outcome.leastSatisfaction),
          },
          {
            key: 'mean',
            label: t('matching.sensitivity.mean'),
            numeric: true,
            cell: ({ outcome }) => share(outcome.meanSatisfaction),
          },
          {
            key: 'who',
            label: t('matching.sensitivity.who'),
            cell: ({ trial }) => (trial ? <Movers trial={trial} people={people} /> : '–'),
          },
        ]}
      />
      {same.length > 0 ? (
        <Details summary={t('matching.sensitivity.same', { count: number.format(same.length) })}>
          <ul>
            {same.map((trial) => (
              <li key={`${trial.rule}-${trial.change}`}>{trialName(trial, words)}</li>
            ))}
          </ul>
        </Details>
      ) : null}
    </>
  );
}

/** Whether two outcomes are equal in all that is shown. */
function isSame({ outcome, gained, lost }: Sensitivity, now: Outcome): boolean {
  return (
    gained.length + lost.length === 0 &&
    outcome.matched === now.matched &&
    outcome.weight === now.weight &&
    outcome.leastSatisfaction === now.leastSatisfaction &&
    outcome.meanSatisfaction === now.meanSatisfaction
  );
}

function Movers({ trial, people }: { trial: Sensitivity; people: ReadonlyMap<number, Who> }) {
  const { t } = useView();
  const lists = (['gained', 'lost'] as const).filter((key) => trial[key].length > 0);
  if (lists.length === 0) return <>{t('matching.sensitivity.nobody')}</>;
  return (
    <>
      {lists.map((key) => (
        <Names key={key} title={t(`matching.sensitivity.${key}`)} ids={trial[key]} people={people} />
      ))}
    </>
  );
}
