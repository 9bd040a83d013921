import { partsOfDraft, understoodPeople } from '../../../rooms/imports/index.ts';
import type { ImportDraft } from '../../../rooms/imports/index.ts';
import { questionsOf } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { Bdi, Button, Details, EnterButton, Form, FormActions, Notice, useView } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { Alike, whoIn } from './alike.tsx';
import { ChosenWords } from './chosen.tsx';
import { Columns } from './columns.tsx';
import { Doubts } from './doubts.tsx';
import { Faults } from './faults.tsx';
import type { Words } from './said.ts';
import { DRAFT_FORM, Taking } from './taking.tsx';
import { Understood } from './understood.tsx';
import { UnknownList } from './unknownList.tsx';

/** The data for the page of an import in preparation. */
export async function partsOf(visit: ProgrammeVisit, round: Round, draft: ImportDraft) {
  const { ctx, programme, view } = visit;
  const questions = (await questionsOf(ctx, programme.id, round.id)).flatMap((step) => step.questions);
  const words: Words = { view, source: programme.source_locale, questions };
  const { first, readable, ...found } = await partsOfDraft(ctx, draft);
  return {
    ...found,
    words,
    examples: first.map(({ cells }) => cells),
    people: understoodPeople(ctx, { draft, questions, programme, rows: readable }),
  };
}

/** An import in preparation: what it would do, and all that can be changed about it. */
export function Preparing({
  visit,
  draft,
  here,
  parts,
}: {
  visit: ProgrammeVisit;
  draft: ImportDraft;
  here: string;
  parts: Awaited<ReturnType<typeof partsOf>>;
}) {
  const { t } = visit.view;
  const { words, examples, unknown, faulty, alike, leftOut, people } = parts;
  const { checked } = draft;
  const faults = checked ? checked.rows - checked.valid : 0;
  const general = (checked?.columns ?? []).filter(({ column }) => column === undefined);
  const isKnown = checked?.columns.length === 0;
  // Once words are understood far fewer rows are faulty, so the button that leaves them out stands below the words.
  const leave =
    faults > 0 && isKnown ? (
      <p>
        <Button kind="quiet" name="rest" value="out">
          {t('imports.leave-rest', { count: faults })}
        </Button>
      </p>
    ) : null;
  const columns = <Columns draft={draft} words={words} examples={examples} />;
  return (
    <>
      {draft.refused ? (
        <Notice kind="trouble">
          <p>{t(`imports.not-taken.${refusalIn(draft.refused)}`)}</p>
        </Notice>
      ) : null}
      {/* Without this button Enter would press the one that takes the rows or leaves some out. */}
      <EnterButton form={DRAFT_FORM}>{t('imports.save')}</EnterButton>
      {checked && isKnown ? (
        <Taking
          {...{ visit, checked, here, words }}
          hasUnknown={unknown.length > 0}
          alike={alike.find(({ said }) => said === null)?.many ?? 0}
        />
      ) : null}
      <Form id={DRAFT_FORM} action={here} hidden={{ version: String(draft.version) }}>
        {unknown.length > 0 ? null : leave}
        {general.map(({ reason }) => (
          <Notice key={reason} kind="trouble">
            <p>{t(reason === 'no-name' ? 'imports.problem.no-name' : 'imports.problem.no-address')}</p>
          </Notice>
        ))}
        {isKnown ? null : columns}
        {unknown.length > 0 ? (
          <section>
            <UnknownList draft={draft} words={words} unknown={unknown} locales={visit.programme.locales} />
            {leave}
          </section>
        ) : null}
        {faulty.many > 0 ? (
          <section>
            <Faults draft={draft} words={words} faulty={faulty.rows} />
            <More of={faulty} />
          </section>
        ) : null}
        {alike.length > 0 ? (
          <Alike
            draft={draft}
            words={words}
            pairs={alike}
            pathTo={(address) => visit.path(`/workbench/search?${new URLSearchParams({ q: address })}`)}
          />
        ) : null}
        {leftOut.many > 0 ? (
          <Details summary={t('imports.left-out', { count: leftOut.many })}>
            <ul>
              {leftOut.rows.map(({ row, cells }) => (
                <li key={row}>
                  <label>
                    <input type="checkbox" name="in" value={row} /> {t('imports.take-in-row', { row })} ·{' '}
                    <Bdi>{whoIn(draft, cells)}</Bdi>
                  </label>
                </li>
              ))}
            </ul>
            <More of={leftOut} />
          </Details>
        ) : null}
        <ChosenWords draft={draft} words={words} />
        {isKnown ? <Details summary={t('imports.columns-known')}>{columns}</Details> : null}
        <FormActions>
          <Button>{t('imports.save')}</Button>
        </FormActions>
      </Form>
      {checked ? <Doubts draft={draft} doubts={checked.doubts} /> : null}
      {people.length > 0 ? <Understood people={people} words={words} /> : null}
    </>
  );
}

/** Says how many more there are after the shown ones. */
function More({ of: { rows, many } }: { of: { rows: readonly unknown[]; many: number } }) {
  const { t } = useView();
  return many > rows.length ? <p>{t('imports.more', { count: many - rows.length })}</p> : null;
}

const REFUSALS = [
  'changed',
  'earlier',
  'failed',
  'round-cancelled',
  'round-closed',
  'round-unpublished',
] as const;
const refusalIn = (stored: string): (typeof REFUSALS)[number] =>
  REFUSALS.find((one) => one === stored) ?? 'failed';
