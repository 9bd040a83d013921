import { languageName } from '../../../lib/world/languages.ts';
import { LIMITS } from '../../../rooms/inbox/index.ts';
import { Button, Form, FormActions, Notice, Select, TextArea, useView } from '../../../ui/index.ts';
import type { ThreadPageProps } from './thread.tsx';

export function Answer({
  thread,
  messages,
  canned,
  draft,
  to,
  name,
  programme,
}: ThreadPageProps & { to: (noun: string) => string; name: string }) {
  const { t, lang } = useView();
  const reads = thread.person.locale;
  // No mail reaches a person on another server.
  if (thread.person.isElsewhere) return <Notice>{t('inbox.elsewhere')}</Notice>;
  const hasWritten = messages.some(({ kind }) => kind === 'in');
  return (
    <section class="off-paper" aria-labelledby="answering">
      <h2 id="answering">{t('inbox.answer')}</h2>
      {draft.cannedIn ? (
        <Notice>
          {t('inbox.canned-other', {
            language: languageName(lang, reads),
            other: languageName(lang, draft.cannedIn),
          })}
        </Notice>
      ) : null}
      <Form
        action={to('answers')}
        hidden={{ form_key: draft.formKey, seen: String(messages.at(-1)?.id ?? 0) }}
      >
        {canned.length > 0 ? (
          <>
            <Select
              name="canned"
              label={t('inbox.canned')}
              value={draft.canned}
              options={canned.map((one) => ({ value: String(one.id), label: one.name }))}
            />
            <FormActions>
              <Button kind="quiet" name="put" value="in" action={`${to('answers')}#answering`} unchecked>
                {t('inbox.canned-use')}
              </Button>
            </FormActions>
          </>
        ) : null}
        <TextArea
          name="answer"
          label={t('inbox.answer')}
          help={t(hasWritten ? 'inbox.answer-help' : 'inbox.message-help', { name, programme })}
          value={draft.answer}
          maxLength={LIMITS.message}
          error={draft.errors['answer']}
          rows={10}
          required
        />
        <FormActions>
          <Button>{t('inbox.send')}</Button>
          <Button kind="quiet" name="close" value="yes">
            {t('inbox.send-close')}
          </Button>
        </FormActions>
      </Form>
    </section>
  );
}
