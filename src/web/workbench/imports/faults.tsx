import { numbersIn } from '../../../i18n/intl.ts';
import { saysLevel } from '../../../rooms/imports/index.ts';
import type { FaultyRow, ImportDraft } from '../../../rooms/imports/index.ts';
import { Bdi, Table } from '../../../ui/index.ts';
import { whoIn } from './alike.tsx';
import { faultText, questionOfGoal } from './said.ts';
import type { Words } from './said.ts';

/** Cells longer than this have a field of several lines. */
const ONE_LINE = 80;

/** Rows with cells that cannot be read. Each cell is in a field beside its reason, and each row can be left out. */
export function Faults({
  draft,
  words,
  faulty,
}: {
  draft: ImportDraft;
  words: Words;
  faulty: readonly FaultyRow[];
}) {
  const { view } = words;
  const { t, lang } = view;
  const number = numbersIn(lang);
  return (
    <Table
      caption={t('imports.faults')}
      rows={faulty}
      rowKey={({ row }) => row}
      columns={[
        { key: 'row', label: t('imports.row'), header: true, cell: ({ row }) => number.format(row) },
        {
          key: 'who',
          label: t('imports.who'),
          cell: ({ cells }) => <Bdi>{whoIn(draft, cells)}</Bdi>,
        },
        {
          key: 'cells',
          label: t('imports.cells'),
          cell: (one) => <Cells draft={draft} words={words} one={one} />,
        },
        {
          key: 'out',
          label: t('imports.leave-out'),
          cell: ({ row }) => (
            <label>
              <input type="checkbox" name="out" value={row} /> {t('imports.leave-out-row', { row })}
            </label>
          ),
        },
      ]}
    />
  );
}

function Cells({ draft, words, one }: { draft: ImportDraft; words: Words; one: FaultyRow }) {
  const { view } = words;
  return (
    <>
      {one.problems.map((problem, nth) => {
        const why = faultText(view, problem);
        const { column } = problem;
        if (column === null) return <p key={nth}>{why}</p>;
        const header = draft.headers[column] ?? '';
        const name = `cell-${one.row}-${column}`;
        const cell = one.cells[column] ?? '';
        const label = view.t('imports.cell-of', { column: header, row: one.row });
        const other = otherHalf(draft, words, column);
        const isOwn = one.problems.some((also) => also.column === other);
        return (
          <div key={nth} class="invalid">
            <p class="error" id={`${name}-error`}>
              {view.rich('ui.labelled', { label: <Bdi>{header}</Bdi>, value: why })}
            </p>
            <textarea
              name={name}
              rows={cell.length > ONE_LINE || cell.includes('\n') ? 3 : 1}
              dir="auto"
              aria-label={label}
              aria-describedby={`${name}-error`}
            >
              {cell}
            </textarea>
            {other === null || isOwn ? null : <Beside draft={draft} words={words} one={one} column={other} />}
          </div>
        );
      })}
    </>
  );
}

/** A cell that can only be read together with the faulty one. */
function Beside({
  draft,
  words: { view },
  one: { row, cells },
  column,
}: {
  draft: ImportDraft;
  words: Words;
  one: FaultyRow;
  column: number;
}) {
  const header = draft.headers[column] ?? '';
  return (
    <>
      <p>
        <Bdi>{header}</Bdi>
      </p>
      <textarea
        name={`cell-${row}-${column}`}
        rows={1}
        dir="auto"
        aria-label={view.t('imports.cell-of', { column: header, row })}
      >
        {cells[column] ?? ''}
      </textarea>
    </>
  );
}

/** The column of levels for a column of languages, or the reverse; null for other columns, and for one with both. */
function otherHalf(draft: ImportDraft, { questions }: Words, column: number): number | null {
  const goal = draft.goals[column];
  if (questionOfGoal(questions, goal)?.type !== 'languages') return null;
  const isLevel = (at: number): boolean => saysLevel(draft.headers[at] ?? '');
  const same = draft.goals.flatMap((one, at) => (one === goal ? [at] : []));
  if (same.length === 2) return same.find((at) => at !== column) ?? null;
  const place = same.indexOf(column);
  const other = isLevel(column) ? same[place - 1] : same[place + 1];
  return other !== undefined && isLevel(other) !== isLevel(column) ? other : null;
}
