import { ownName } from '../../lib/world/languages.ts';
import { LIMITS, summaryVersion } from '../../rooms/discussion/index.ts';
import type { Summary } from '../../rooms/discussion/index.ts';
import { Button, Form, Notice, Select, TextArea, useView } from '../../ui/index.ts';
import type { Hidden } from '../../ui/index.ts';

/** A summary that came back; `error` names its fault. Without `base` another summary was written meanwhile, and is shown beside it. */
export interface ReturnedSummary {
  body: string;
  locale: string;
  error?: string;
  base?: string | undefined;
}

/** The form in which a volunteer sums up a discussion or a live chat. */
export function SummaryForm({
  id,
  action,
  hidden,
  before,
  returned,
  locale,
  locales,
}: {
  id?: string;
  action: string;
  hidden?: Hidden;
  /** The summary that stands now; null when there is none. */
  before: Summary | null;
  returned: ReturnedSummary | undefined;
  /** The language of a first summary. */
  locale: string;
  /** The programme's languages. */
  locales: readonly string[];
}) {
  const { t } = useView();
  return (
    <Form id={id} action={action} hidden={{ base: returned?.base ?? summaryVersion(before), ...hidden }}>
      {returned && returned.base === undefined && before ? (
        <Notice kind="news" title={t('chats.desk.as-saved')}>
          <div dir="auto" lang={before.locale} dangerouslySetInnerHTML={{ __html: before.html }} />
        </Notice>
      ) : null}
      <TextArea
        name="summary"
        label={t('moderation.summary-text')}
        help={t('discussion.body-help')}
        value={returned?.body ?? before?.body ?? ''}
        maxLength={LIMITS.summary}
        rows={10}
        error={returned?.error}
      />
      <Select
        name="locale"
        label={t('topics.edit.source')}
        required
        value={returned?.locale ?? before?.locale ?? locale}
        options={locales.map((one) => ({ value: one, label: ownName(one) }))}
      />
      <Button>{t('discussion.save')}</Button>
    </Form>
  );
}
