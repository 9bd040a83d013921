import { listed } from '../../../i18n/intl.ts';
import { pick } from '../../../lib/text/texts.ts';
import { languageName } from '../../../lib/world/languages.ts';
import { isWhole } from '../../../rooms/imports/index.ts';
import type { CheckedImport, ImportDraft } from '../../../rooms/imports/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { Button, ButtonLink, FormActions, Notice } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { Words } from './said.ts';

/** The id of the form with all changes of an import. The button that takes the import sends it along, so that no choice is lost. */
export const DRAFT_FORM = 'draft';

/** The result of taking an import, its mails, and the button that takes it once all rows can be read. */
export function Taking({
  visit,
  checked,
  here,
  words,
  hasUnknown,
  alike,
}: {
  visit: ProgrammeVisit;
  checked: CheckedImport;
  here: string;
  words: Words;
  /** Whether some words are not understood yet. */
  hasUnknown: boolean;
  /** How many pairs that may be one person are undecided. */
  alike: number;
}) {
  const { t, lang } = visit.view;
  const counts = [
    ['taken', checked.taken - (checked.known ?? 0)],
    ['known', checked.known ?? 0],
    ['updated', checked.updated],
    ['same', checked.same],
    ['kept', checked.kept],
    [hasUnknown ? 'words' : 'faults', checked.rows - checked.valid],
  ] as const;
  const mails = checked.locales.map(([locale, count]) =>
    t('imports.mails-in', { count, language: languageName(lang, locale) }),
  );
  const asked = checked.unanswered.flatMap(([id, people]) => {
    const question = words.questions.find((one) => one.id === id);
    return question
      ? [t('imports.asked-of', { question: pick(question.label, lang, words.source), people })]
      : [];
  });
  const isReady = isWhole(checked);
  return (
    <section>
      <h2>{t(isReady ? 'imports.ready' : 'imports.not-ready')}</h2>
      <ul>
        {counts.map(([key, count]) =>
          count > 0 ? <li key={key}>{t(`imports.count.${key}`, { count })}</li> : null,
        )}
        {alike > 0 ? <li>{t('imports.count.alike', { count: alike })}</li> : null}
        {mails.length > 0 ? <li>{t('imports.mails', { list: listed(lang, mails) })}</li> : null}
        {asked.length > 0 ? <li>{t('imports.asked', { questions: listed(lang, asked) })}</li> : null}
      </ul>
      {isReady ? (
        <Button form={DRAFT_FORM} action={`${here}/taking`} name="agreed" value={String(checked.valid)}>
          {t('imports.take', { count: checked.taken + checked.updated })}
        </Button>
      ) : null}
    </section>
  );
}

/** An import that was taken: where its people and mails are, and how to undo it. */
export function Taken({
  visit,
  round,
  draft,
  event,
}: {
  visit: ProgrammeVisit;
  round: Round;
  draft: ImportDraft;
  /** The event of the log to undo. */
  event: number | null;
}) {
  const { t } = visit.view;
  const mails = new URLSearchParams({ kind: 'import-invitation', occasion: `import:${draft.import_id}` });
  return (
    <Notice kind="done" title={t('imports.taken', { count: draft.checked?.valid ?? 0 })}>
      <p>{t('imports.taken-lead')}</p>
      <FormActions>
        {visit.may('director') ? (
          <ButtonLink kind="main" href={visit.path(`/workbench/outbox/group?${mails}`)}>
            {t('imports.to-mails')}
          </ButtonLink>
        ) : null}
        <ButtonLink kind="quiet" href={visit.path(`/workbench/applications?round=${round.number}`)}>
          {t('imports.to-people')}
        </ButtonLink>
        <ButtonLink kind="quiet" href={visit.path(`/workbench/log${event === null ? '' : `/${event}`}`)}>
          {t('imports.to-log')}
        </ButtonLink>
      </FormActions>
    </Notice>
  );
}
