import { ownName } from '../../lib/world/languages.ts';
import { LIMITS } from '../../rooms/discussion/index.ts';
import { Button, Form, Select, TextArea, useView } from '../../ui/index.ts';

/** The form in which a volunteer sums up a discussion or a live chat. */
export function SummaryForm({
  action,
  body,
  locale,
  locales,
  error,
}: {
  action: string;
  body: string;
  locale: string;
  /** The programme's languages. */
  locales: readonly string[];
  error?: string | undefined;
}) {
  const { t } = useView();
  return (
    <Form action={action}>
      <TextArea
        name="summary"
        label={t('moderation.summary-text')}
        help={t('discussion.body-help')}
        value={body}
        maxLength={LIMITS.summary}
        rows={10}
        error={error}
      />
      <Select
        name="locale"
        label={t('topics.edit.source')}
        required
        value={locale}
        options={locales.map((one) => ({ value: one, label: ownName(one) }))}
      />
      <Button>{t('discussion.save')}</Button>
    </Form>
  );
}
