import type { ComponentChildren } from 'preact';
import type { AlikePair, ImportDraft } from '../../../rooms/imports/index.ts';
import { Bdi, Details, RadioGroup, Table } from '../../../ui/index.ts';
import { evidenceText } from '../duplicates/evidenceText.ts';
import { onALine } from './said.ts';
import type { Words } from './said.ts';

interface Given {
  draft: ImportDraft;
  words: Words;
  /** Leads to a person in the list of applications. */
  pathTo: (address: string) => string;
}

/**
 * Rows that may be of a person who is here already, or two rows of one person: the reason, and the volunteer's choice. Decided pairs are
 * folded away.
 */
export function Alike({ pairs, ...given }: Given & { pairs: readonly AlikePair[] }) {
  const { t } = given.words.view;
  const open = pairs.filter(({ said }) => said === null);
  const said = pairs.filter(({ said }) => said !== null);
  const more = (open[0]?.many ?? 0) - open.length;
  return (
    <>
      {open.length > 0 ? (
        <section>
          <Pairs {...given} pairs={open} />
          {open.length > 1 ? <TheRest pairs={open} words={given.words} /> : null}
          {more > 0 ? <p>{t('imports.alike.more', { count: more })}</p> : null}
          <p>{t('imports.alike.open')}</p>
        </section>
      ) : null}
      {said.length > 0 ? (
        <Details summary={t('imports.alike.said', { count: said[0]!.many })}>
          <Pairs {...given} pairs={said} />
        </Details>
      ) : null}
    </>
  );
}

/** One choice for all shown pairs without their own. */
function TheRest({ pairs, words: { view } }: { pairs: readonly AlikePair[]; words: Words }) {
  const { t } = view;
  return (
    <>
      <input type="hidden" name="alike-shown" value={pairs.map(({ id }) => id).join(',')} />
      <RadioGroup
        name="alike-rest"
        label={t('imports.alike.rest')}
        value=""
        choices={[
          { value: '', label: t('imports.alike.rest-open') },
          { value: 'same', label: t('imports.alike.rest-same') },
          { value: 'different', label: t('imports.alike.rest-different') },
        ]}
      />
    </>
  );
}

function Pairs({ draft, words, pathTo, pairs }: Given & { pairs: readonly AlikePair[] }) {
  const { t } = words.view;
  const inFile = (row: number, cells: readonly string[]): ComponentChildren => (
    <>
      {t('imports.alike.row', { row })} · <Bdi>{onALine(cellWords(draft, cells, 'name'))}</Bdi> ·{' '}
      <Bdi>{onALine(cellWords(draft, cells, 'address'))}</Bdi>
    </>
  );
  return (
    <Table
      caption={t('imports.alike')}
      rows={pairs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'row',
          label: t('imports.word'),
          header: true,
          cell: ({ row, cells }) => inFile(row, cells),
        },
        {
          key: 'other',
          label: t('imports.alike.other'),
          cell: ({ person, otherRow, otherCells }) =>
            person ? (
              <>
                <a href={pathTo(person.address)}>
                  <Bdi>{person.name || person.address}</Bdi>
                </a>{' '}
                · <Bdi>{person.address}</Bdi>
              </>
            ) : (
              inFile(otherRow ?? 0, otherCells ?? [])
            ),
        },
        { key: 'why', label: t('duplicates.why'), cell: (pair) => evidenceText(words.view, pair) },
        { key: 'said', label: t('imports.alike.is'), cell: (pair) => <Choice pair={pair} words={words} /> },
      ]}
    />
  );
}

function Choice({ pair, words: { view } }: { pair: AlikePair; words: Words }) {
  const { t } = view;
  const { id, row, person, otherRow, said } = pair;
  const choices = person
    ? [['same', t('imports.alike.same', { address: person.address })] as const]
    : [
        ['same', t('imports.alike.counts', { row: otherRow ?? 0 })] as const,
        ['later', t('imports.alike.counts', { row })] as const,
      ];
  return (
    <div role="group" aria-label={t('imports.alike.of', { row })}>
      {[...choices, ['different', t('imports.alike.different')] as const].map(([value, label]) => (
        <div key={value}>
          <label>
            <input type="radio" name={`alike-${id}`} value={value} checked={said === value || undefined} />{' '}
            {label}
          </label>
        </div>
      ))}
    </div>
  );
}

/** The cells of a row that hold `goal`, as one text. */
export const cellWords = (
  draft: Pick<ImportDraft, 'goals'>,
  cells: readonly string[],
  goal: string,
): string =>
  cells
    .filter((cell, column) => draft.goals[column] === goal && cell.trim() !== '')
    .join(' ')
    .trim();

/** A line that names the person of a row, as its cells say. */
export const whoIn = (draft: Pick<ImportDraft, 'goals'>, cells: readonly string[]): string =>
  onALine(cellWords(draft, cells, 'name') || cellWords(draft, cells, 'address')) || '–';
