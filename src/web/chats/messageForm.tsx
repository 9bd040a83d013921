import { LIMITS } from '../../rooms/chats/index.ts';
import type { Question } from '../../rooms/chats/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { ErrorSummary, Form, Honeypot, Select, Submit, TextArea, useView } from '../../ui/index.ts';
import type { CommentDraft } from '../discussion/form.tsx';
import { AddressField, NameField } from '../discussion/writerFields.tsx';
import { summary } from '../frame/problems.ts';

/** Characters of a question in a list: more is cut off by the browsers of phones. */
const SHOWN = 80;

/** The form that writes into the room. It says who will read it, before anything is typed. */
export function MessageForm({
  writer,
  draft,
  asked,
  action,
  path,
  mustChoose,
}: {
  writer: Person | null;
  /** `parent` is the number of the message that is answered. */
  draft: CommentDraft;
  /** The questions that were asked until now. */
  asked: readonly Question[];
  action: string;
  path: (path: string) => string;
  /** A late answer is to one of the questions. */
  mustChoose: boolean;
}) {
  const { t, rich } = useView();
  const proving = draft.rush ? { rush: 'yes', work: '' } : {};
  const place = { parent: draft.parent, stamp: draft.stamp };
  return (
    <Form action={action} hidden={{ ...place, ...proving }} id={draft.rush ? 'prove' : 'say'}>
      <ErrorSummary errors={summary(draft.errors)} />
      <p class="help">
        {rich('chats.readers', { contact: (words) => <a href={path('/contact')}>{words}</a> })}
      </p>
      <NameField draft={draft} />
      {writer ? null : <AddressField draft={draft} path={path} />}
      {asked.length > 0 && draft.parent === '' ? (
        <Select
          name="question"
          label={t('discussion.which')}
          error={draft.errors['question']}
          value={draft.question}
          options={[
            ...(mustChoose ? [] : [{ value: '0', label: t('discussion.no-question') }]),
            ...asked.map(({ number, body }) => ({
              value: String(number),
              label: `${number}. ${body.length <= SHOWN ? body : `${body.slice(0, SHOWN).replace(/\s+\S*$/, '')}…`}`,
            })),
          ]}
        />
      ) : null}
      <TextArea
        name="body"
        label={t('chats.body')}
        help={t('chats.body-help')}
        required
        rows={3}
        value={draft.body}
        maxLength={LIMITS.body}
        error={draft.errors['body']}
      />
      <Honeypot value={draft.website} />
      <Submit>{t('chats.send')}</Submit>
    </Form>
  );
}
