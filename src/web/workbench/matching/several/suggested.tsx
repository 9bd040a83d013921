import type { Suggestion } from '../../../../rooms/pairing/index.ts';
import { Bdi, Table, fieldId, useView } from '../../../../ui/index.ts';
import { proposalColumns } from '../proposals/columns.tsx';
import { ruleInRun } from '../matchWords.ts';
import type { MatchWords } from '../matchWords.ts';

/** Columns of the list of proposals that say of a suggested pair what it has in common. */
const SAID = new Set(['countries', 'language', 'awake', 'meet', 'fit', 'why']);

/** The groups that the matching suggests, each with a box: those that are ticked are made. */
export function SuggestedTable({
  groups,
  words,
  now,
}: {
  groups: Suggestion['groups'];
  words: MatchWords;
  now: Date;
}) {
  const { view } = words;
  const { t } = view;
  const rows = groups.map((group, place) =>
    Object.assign(
      {
        id: place,
        round: 0,
        run: null,
        locked: false,
        madeAt: now,
        members: group.people.map(({ application, person }) => ({ application, person })),
      },
      group,
    ),
  );
  const said = proposalColumns(view, words, '', '', now).filter(({ key }) => SAID.has(key));
  return (
    <Table
      caption={t('matching.several.count', { count: groups.length })}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'people',
          label: t('matching.proposals.people'),
          header: true,
          cell: (row) => (
            <label>
              <input
                type="checkbox"
                name="pair"
                id={row.id === 0 ? fieldId('pair') : undefined}
                value={row.applications.join(',')}
                checked
              />{' '}
              {row.people.map(({ person, name }, place) => (
                <span key={person}>
                  {place > 0 ? ' – ' : null}
                  <Bdi>{name}</Bdi>
                </span>
              ))}
            </label>
          ),
        },
        ...said,
      ]}
    />
  );
}

/** Those of the chosen for whom nobody of them is left, with what stands in the way among these people. */
export function AloneTable({ alone, words }: { alone: Suggestion['alone']; words: MatchWords }) {
  const { t } = useView();
  if (alone.length === 0) return null;
  return (
    <Table
      caption={t('matching.several.alone', { count: alone.length })}
      rows={alone}
      rowKey={({ who }) => who.person}
      columns={[
        {
          key: 'person',
          label: t('matching.unplaced.person'),
          header: true,
          cell: ({ who }) => <Bdi>{who.name}</Bdi>,
        },
        {
          key: 'blocks',
          label: t('matching.unplaced.blocks'),
          cell: ({ reasons: { blocks } }) =>
            blocks.length === 0
              ? t('matching.several.odd')
              : words.list(blocks.map(({ rule }) => ruleInRun(rule, t))),
        },
      ]}
    />
  );
}
