import { ErrorSummary, Form, Submit, TextArea, TextField, useView } from '../../ui/index.ts';
import { summary } from '../frame/problems.ts';
import type { Messages } from '../frame/problems.ts';

export interface MailDraft {
  from: string;
  to: string;
  subject: string;
  text: string;
  /** At `from`, `to`, `text`. */
  errors: Messages;
}

/** The form for a mail as a participant would write it; with `isAnswer` the mail goes to the address that the mail above names. */
export function WriteForm({
  draft,
  action,
  isAnswer,
}: {
  draft: MailDraft;
  action: string;
  isAnswer: boolean;
}) {
  const { t } = useView();
  return (
    <section aria-labelledby="write">
      <h2 id="write">{t(isAnswer ? 'dev.mail.answer' : 'dev.mail.write')}</h2>
      <p>{t(isAnswer ? 'dev.mail.answer-lead' : 'dev.mail.write-lead')}</p>
      <Form action={action}>
        <ErrorSummary errors={summary(draft.errors)} />
        <TextField
          name="from"
          type="email"
          label={t('dev.mail.from')}
          required
          value={draft.from}
          error={draft.errors['from']}
        />
        {isAnswer ? null : (
          <>
            <TextField
              name="to"
              label={t('dev.mail.to')}
              required
              value={draft.to}
              error={draft.errors['to']}
            />
            <TextField name="subject" label={t('dev.mail.subject')} value={draft.subject} />
          </>
        )}
        <TextArea
          name="text"
          label={t('dev.mail.text')}
          required
          rows={isAnswer ? 16 : 6}
          value={draft.text}
          error={draft.errors['text']}
        />
        <Submit>{t('dev.mail.send')}</Submit>
      </Form>
    </section>
  );
}
