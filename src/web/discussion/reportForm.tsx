import { LIMITS } from '../../rooms/discussion/index.ts';
import { Details, ErrorSummary, Form, Submit, TextArea, useView } from '../../ui/index.ts';
import { summary } from '../frame/problems.ts';

/** The form with which anybody reports public words. */
export function ReportForm({
  action,
  of,
  returned,
}: {
  action: string;
  /** The kind of thing that is reported. */
  of: 'comment' | 'message';
  /** The words of a form that came back, and what was wrong with them. */
  returned: { reason: string; error: string } | undefined;
}) {
  const { t } = useView();
  return (
    <Details
      summary={t(of === 'comment' ? 'discussion.report' : 'chats.report')}
      open={returned !== undefined}
    >
      <Form action={action}>
        <ErrorSummary errors={summary({ reason: returned?.error })} />
        <TextArea
          name="reason"
          label={t('discussion.report-why')}
          help={t(of === 'comment' ? 'discussion.report-help' : 'chats.report-help')}
          required
          rows={3}
          value={returned?.reason ?? ''}
          maxLength={LIMITS.reason}
          error={returned?.error}
        />
        <Submit kind="quiet">{t(of === 'comment' ? 'discussion.report-send' : 'chats.report-send')}</Submit>
      </Form>
    </Details>
  );
}
