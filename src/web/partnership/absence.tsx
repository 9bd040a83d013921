import { isolate } from '../../i18n/translate.ts';
import type { Absence } from '../../rooms/partnerships/index.ts';
import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  PostButton,
  TextField,
  useView,
} from '../../ui/index.ts';
import { AwayNow } from './sidebar.tsx';

export interface AbsenceDraft {
  until: string;
  error?: string;
}

/** The form in which the reader says until when they are away, changes that, or comes back. */
export function AbsencePage({
  page,
  names,
  count,
  own,
  ends,
  draft,
  today,
}: {
  /** The partnership's page. */
  page: string;
  names: string;
  /** How many partners the reader has now. */
  count: number;
  own: Absence | null;
  /** When the round ends. */
  ends: Date;
  draft: AbsenceDraft;
  /** Today's date where the reader lives. */
  today: string;
}) {
  const { t } = useView();
  return (
    <>
      <Heading lead={t('partnership.absence.lead', { names: isolate(names) })}>
        {t('partnership.absence')}
      </Heading>
      <ErrorSummary errors={draft.error ? [{ name: 'until', message: draft.error }] : []} />
      {own ? (
        <section aria-labelledby="away">
          <AwayNow away={own} ends={ends} />
          <PostButton action={`${page}/return`}>{t('partnership.absence.back')}</PostButton>
        </section>
      ) : null}
      <Form action={`${page}/absence`}>
        <TextField
          name="until"
          type="date"
          label={t('partnership.absence.until')}
          help={t('partnership.absence.until-help')}
          value={draft.until}
          min={today}
          error={draft.error}
          required
        />
        <FormActions>
          <Button>{t('partnership.absence.button', { count })}</Button>
          <a href={page}>{t('partnership.silence.not-now')}</a>
        </FormActions>
      </Form>
    </>
  );
}
