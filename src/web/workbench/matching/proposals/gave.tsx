import type { PairReason } from '#matching';
import { isolate } from '../../../../i18n/translate.ts';
import { stepOf } from '../../../../rooms/pairing/index.ts';
import { Bar, Table, useView } from '../../../../ui/index.ts';
import { points, share } from '../matchWords.ts';
import type { MatchWords } from '../matchWords.ts';

/** The highest worth of all pairs of a group together. */
export const mostOfAll = (reasons: readonly PairReason[]): number =>
  reasons.reduce((sum, reason) => sum + mostOf(reason), 0);

/** The highest worth of a pair by these weights. */
export const mostOf = (reason: PairReason | undefined): number =>
  (reason?.contributions ?? []).reduce((sum, { weight }) => sum + weight * 100, 0);

/** How many wishes of one side the other meets. */
export function Wishes({ side, name }: { side: PairReason['sides'][number]; name: string }) {
  const { t, lang } = useView();
  if (side.met.length + side.missed.length === 0)
    return <>{t('matching.side.none', { name: isolate(name) })}</>;
  return (
    <>
      {t('matching.side.share', { name: isolate(name) })} <bdi>{share(side.satisfaction / 100, lang)}</bdi>
      <Bar share={side.satisfaction / 100} />
    </>
  );
}

/** The points that each rule gave a pair. */
export function Gave({
  reason,
  words,
  nameOf,
}: {
  reason: PairReason;
  words: MatchWords;
  nameOf: (person: number) => string;
}) {
  const { t, lang } = useView();
  const names = words.names([reason.a, reason.b].map((id) => nameOf(Number(id))));
  const number = new Intl.NumberFormat(lang);
  return (
    <>
      <p>
        {t('matching.gave.help', {
          points: points(reason.weight, lang),
          most: points(mostOf(reason), lang),
        })}
      </p>
      <Table
        caption={t('matching.gave.between', { names })}
        rows={reason.contributions.filter(({ weight }) => weight > 0)}
        rowKey={({ rule, question }) => `${rule} ${question ?? ''}`}
        columns={[
          {
            key: 'rule',
            label: t('matching.gave.rule'),
            header: true,
            cell: ({ rule, question }) =>
              rule === 'answers'
                ? t('matching.answers.of', { question: words.question(question ?? '') })
                : t(`matching.soft.${rule}`),
          },
          {
            key: 'measure',
            label: t('matching.gave.measure'),
            cell: ({ measure }) => (
              <>
                {share(measure / 100, lang)}
                <Bar share={measure / 100} />
              </>
            ),
          },
          {
            key: 'weight',
            label: t('matching.gave.weight'),
            numeric: true,
            cell: ({ weight }) => number.format(stepOf(weight)),
          },
          {
            key: 'points',
            label: t('matching.gave.points'),
            numeric: true,
            cell: ({ gives }) => points(gives, lang),
          },
        ]}
      />
    </>
  );
}
