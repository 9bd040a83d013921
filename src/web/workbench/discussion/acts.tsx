import { beginning } from '../../../lib/text/beginning.ts';
import type { DeskComment } from '../../../rooms/discussion/index.ts';
import { Details, Form, Of, PostButton, Submit, TextArea, useView } from '../../../ui/index.ts';

/** Characters of a comment that distinguish it from another by the same writer. */
export const BEGINS = 40;

/** Approving takes one click. The other acts ask for a reason, of which the writer is told. */
export function Acts({
  comment,
  own,
  query,
  values = {},
  errors = {},
}: {
  comment: DeskComment;
  own: string;
  /** The query of the list beside the comment. */
  query: string;
  values?: Partial<Record<'reason' | 'ban', string>>;
  errors?: Partial<Record<'reason' | 'ban', string>>;
}) {
  const { t } = useView();
  if (comment.state === 'withdrawn') return null;
  const label = comment.name || t('discussion.former');
  const of = <Of>{t('ui.labelled', { label, value: beginning(comment.html, BEGINS) })}</Of>;
  return (
    <>
      {comment.state !== 'shown' || comment.reports.length > 0 ? (
        <PostButton
          action={`${own}/approval${query}`}
          kind="main"
          hidden={{ seen: String(comment.edited_at?.getTime() ?? 0) }}
        >
          {t(comment.state === 'shown' ? 'moderation.keep' : 'moderation.approve')}
          {of}
        </PostButton>
      ) : null}
      {comment.state === 'hidden' ? null : (
        <Details
          summary={
            <>
              {t('moderation.hide')}
              {of}
            </>
          }
          open={errors.reason !== undefined}
        >
          <Form action={`${own}/hiding${query}`}>
            <TextArea
              name={`reason-${comment.id}`}
              label={t('moderation.reason')}
              help={t('moderation.reason-help')}
              required
              rows={2}
              value={values.reason ?? ''}
              error={errors.reason}
            />
            <Submit kind="grave">
              {t('moderation.hide')}
              {of}
            </Submit>
          </Form>
        </Details>
      )}
    </>
  );
}
