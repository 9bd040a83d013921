import type { Suggestion } from '../../../../rooms/pairing/index.ts';
import { Bdi, Table, fieldId, useView } from '../../../../ui/index.ts';
import { proposalColumns } from '../proposals/columns.tsx';
import { ruleInRun } from '../matchWords.ts';
import type { MatchWords } from '../matchWords.ts';
import { groupsInForm } from './chosenToPair.ts';

/** The columns of the list of proposals that say what a suggested pair shares. */
const SAID = new Set(['countries', 'language', 'awake', 'meet', 'fit', 'why']);

/** The most groups and people that a page shows, and the most people that one sentence names. */
const SHOWN = 200;
const NAMED = 20;

/**
 * The groups that the matching suggests, each with a box, the weakest first; ticked groups are made. If there are very many, a single box
 * stands for the rest.
 */
export function SuggestedTable({
  groups,
  words,
  now,
  left,
}: {
  groups: Suggestion['groups'];
  words: MatchWords;
  now: Date;
  /** The groups that were not ticked before. */
  left: ReadonlySet<string> | undefined;
}) {
  const { view } = words;
  const { t } = view;
  const weakest = groups.toSorted((a, b) => a.weight - b.weight);
  const more = weakest.slice(SHOWN);
  const rows = weakest.slice(0, SHOWN).map((group, place) =>
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
    <>
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
                  checked={!left?.has(groupsInForm([row]))}
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
      <input type="hidden" name="offered" value={groupsInForm(weakest.slice(0, SHOWN))} />
      {more.length > 0 ? (
        <p>
          <label>
            <input type="checkbox" name="pair" value={groupsInForm(more)} checked />{' '}
            {t('matching.several.rest', { count: more.length })}
          </label>
        </p>
      ) : null}
    </>
  );
}

/** Chosen people without a possible partner among the chosen, each with the rules that prevent one. */
export function AloneTable({ alone, words }: { alone: Suggestion['alone']; words: MatchWords }) {
  const { t } = useView();
  if (alone.length === 0) return null;
  return (
    <>
      <Table
        caption={t('matching.several.alone', { count: alone.length })}
        rows={alone.slice(0, SHOWN)}
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
      {alone.length > SHOWN ? <p>{t('several.more', { count: alone.length - SHOWN })}</p> : null}
    </>
  );
}

/** The chosen people who are not paired, and the reason; with their names if they are few. */
export function LeftOut({ apart, words }: { apart: Suggestion['apart']; words: MatchWords }) {
  const { t } = useView();
  if (apart.length === 0) return null;
  return (
    <p>
      {apart.length > NAMED
        ? t('matching.several.apart-many', { count: apart.length })
        : t('matching.several.apart', { names: words.names(apart.map(({ name }) => name)) })}
    </p>
  );
}
