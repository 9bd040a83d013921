import type { ForeseenMerge, Half } from '../../../rooms/duplicates/index.ts';
import { Bdi, Of, Table } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { evidenceText } from './evidenceText.ts';
import { notMerged } from './several.ts';

export const isPossible = ({ comes }: ForeseenMerge): boolean => comes === 'joined' || comes === 'asked';

/** A pair and the one of the two who stays, as the page posts it. */
export const writtenOf = ({ pair, kept }: ForeseenMerge): string => `${pair.id}.${kept.id}`;

const goes = ({ pair: { a, b }, kept }: ForeseenMerge): Half => (kept.id === a.id ? b : a);

const half = ({ name, address }: Half) => (
  <>
    <Bdi>{name || address}</Bdi> · <bdi dir="ltr">{address}</bdi>
  </>
);

/** Pairs, each with the one who stays, the evidence and the result. Possible merges are ticked, unless the volunteer unticked them. */
export function ForeseenPairs({
  all,
  ticked,
  visit,
}: {
  all: readonly ForeseenMerge[];
  ticked: ReadonlySet<string> | undefined;
  visit: ProgrammeVisit;
}) {
  const { view, path } = visit;
  const { t } = view;
  return (
    <Table
      caption={t('duplicates.count', { count: all.length })}
      rows={all}
      rowKey={({ pair }) => pair.id}
      empty={t('duplicates.none')}
      columns={[
        {
          key: 'stays',
          label: t('duplicates.stays'),
          header: true,
          cell: (one) => (
            <label>
              {isPossible(one) ? (
                <input
                  type="checkbox"
                  name="two"
                  value={writtenOf(one)}
                  checked={(ticked?.has(writtenOf(one)) ?? true) || undefined}
                />
              ) : null}{' '}
              {half(one.kept)}
            </label>
          ),
        },
        { key: 'goes', label: t('duplicates.goes'), cell: (one) => half(goes(one)) },
        { key: 'why', label: t('duplicates.why'), cell: ({ pair }) => evidenceText(view, pair) },
        {
          key: 'comes',
          label: t('duplicates.comes'),
          cell: (one) => (
            <a href={path(`/workbench/duplicates/${one.pair.id}`)}>
              {comesText(visit, one)}
              <Of>{one.kept.name || one.kept.address}</Of>
            </a>
          ),
        },
      ]}
    />
  );
}

function comesText({ view }: ProgrammeVisit, { comes }: ForeseenMerge): string {
  const { t } = view;
  if (comes === 'joined') return t('duplicates.comes.joined');
  return comes === 'asked' ? t('duplicates.comes.asked') : notMerged(view, comes);
}
