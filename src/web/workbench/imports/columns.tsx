import type { ImportDraft } from '../../../rooms/imports/index.ts';
import { Bdi, Table } from '../../../ui/index.ts';
import { goalOptions, onALine } from './said.ts';
import type { Words } from './said.ts';

/** Each column with its heading, some of its cells, and the choice of its content. */
export function Columns({
  draft,
  words,
  examples,
}: {
  draft: ImportDraft;
  words: Words;
  examples: readonly (readonly string[])[];
}) {
  const { t } = words.view;
  const options = goalOptions(words);
  const problems = draft.checked?.columns ?? [];
  const rows = draft.headers.map((header, column) => ({
    header,
    column,
    goal: draft.goals[column] ?? '?',
    problem: problems.find((one) => one.column === column)?.reason,
    cells: examples
      .map((cells) => cells[column]?.trim() ?? '')
      .filter((cell, at, all) => cell !== '' && all.indexOf(cell) === at)
      .slice(0, 3)
      .map(onALine),
  }));
  return (
    <Table
      caption={t('imports.columns')}
      rows={rows}
      rowKey={({ column }) => column}
      columns={[
        {
          key: 'header',
          label: t('imports.column'),
          header: true,
          cell: ({ header }) => <Bdi>{header}</Bdi>,
        },
        {
          key: 'cells',
          label: t('imports.examples'),
          cell: ({ cells }) =>
            cells.length === 0
              ? '–'
              : cells.map((cell, at) => (
                  <>
                    {at > 0 ? ' · ' : null}
                    <Bdi>{cell}</Bdi>
                  </>
                )),
        },
        {
          key: 'goal',
          label: t('imports.holds'),
          cell: ({ header, column, goal, problem }) => (
            <>
              <select
                name={`goal-${column}`}
                aria-label={t('imports.holds-of', { column: header })}
                aria-invalid={problem ? 'true' : undefined}
                aria-describedby={problem ? `goal-${column}-error` : undefined}
              >
                {options.map(({ value, label }) => (
                  <option key={value} value={value} selected={value === goal || undefined}>
                    {label}
                  </option>
                ))}
              </select>
              {problem ? (
                <p class="error" id={`goal-${column}-error`}>
                  {t(
                    problem === 'column-twice'
                      ? 'imports.problem.column-twice'
                      : 'imports.problem.unknown-column',
                  )}
                </p>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}
