import { pick } from '../../../lib/text/texts.ts';
import type { ImportDraft } from '../../../rooms/imports/index.ts';
import { Bdi, Details, Of, Table } from '../../../ui/index.ts';
import { questionOfGoal } from './said.ts';
import type { Words } from './said.ts';

/** The most words that a page lists. */
const SHOWN = 200;

/** Words for which somebody chose an answer, now or in an earlier import, each with a box to be asked again; nothing without any. */
export function ChosenWords({ draft, words }: { draft: ImportDraft; words: Words }) {
  const { view, questions, source } = words;
  const { t, lang } = view;
  const all = Object.entries(draft.choices).flatMap(([at, chosen]) =>
    chosen.map(({ piece, to }) => ({ column: Number(at), piece, to })),
  );
  if (all.length === 0) return null;
  const said = (column: number, to: string): string => {
    if (to === '') return t('imports.nothing');
    const option = questionOfGoal(questions, draft.goals[column])?.options.find(({ key }) => key === to);
    return option ? pick(option.label, lang, source) || to : to;
  };
  return (
    <Details summary={t('imports.chosen', { count: all.length })}>
      <p>{t('imports.chosen-lead')}</p>
      <Table
        caption={t('imports.chosen', { count: all.length })}
        hideCaption
        rows={all.slice(0, SHOWN)}
        rowKey={({ column, piece }) => `${column} ${piece}`}
        columns={[
          { key: 'piece', label: t('imports.word'), header: true, cell: ({ piece }) => <Bdi>{piece}</Bdi> },
          {
            key: 'column',
            label: t('imports.column'),
            cell: ({ column }) => <Bdi>{draft.headers[column] ?? ''}</Bdi>,
          },
          { key: 'to', label: t('imports.means'), cell: ({ column, to }) => <Bdi>{said(column, to)}</Bdi> },
          {
            key: 'again',
            label: t('imports.ask-again'),
            cell: ({ column, piece }) => (
              <label>
                <input type="checkbox" name={`again-${column}`} value={piece} />
                <span class="vh">
                  {t('imports.ask-again')}
                  <Of>{piece}</Of>
                </span>
              </label>
            ),
          },
        ]}
      />
    </Details>
  );
}
