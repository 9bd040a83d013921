import { regionName } from '../../lib/world/countries.ts';
import { LIMITS } from '../../rooms/discussion/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import type { questionsIn } from '../../rooms/topics/index.ts';
import { Checkbox, ErrorSummary, Form, Honeypot, Select, Submit, TextArea, useView } from '../../ui/index.ts';
import { summary } from '../frame/problems.ts';
import type { Messages } from '../frame/problems.ts';
import { AddressField, NameField } from './writerFields.tsx';

/** A question in the language of the form's reader. */
export type AskedQuestion = ReturnType<typeof questionsIn>[number];

/** Characters of a question in a list: browsers of phones cut off more. */
const SHOWN = 110;

const shortened = (text: string): string =>
  text.length <= SHOWN ? text : `${text.slice(0, SHOWN).replace(/\s+\S*$/, '')}…`;

export interface CommentDraft {
  name: string;
  /** Whether the writer's country may stand beside the comment. */
  country: boolean;
  /** Whether the name is a pseudonym. */
  pseudonym: boolean;
  address: string;
  body: string;
  question: string;
  parent: string;
  follow: boolean;
  /** Whether the comment is also sent to the person on another server whom it answers. */
  elsewhere: boolean;
  /** A field that machines fill in and people never see. */
  website: string;
  stamp: string;
  /** Set when a form came back in the middle of a flood: its island then does the work, or a moderator looks at the words. */
  rush: boolean;
  /** At `name`, `address`, `question`, `body`. */
  errors: Messages;
}

/** The form that answers a topic or a comment. It says who will read the words, before anything is typed. */
export function CommentForm({
  writer,
  draft,
  questions,
  action,
  path,
  answers = null,
}: {
  writer: Person | null;
  draft: CommentDraft;
  /** The numbered questions that can be answered; none for an answer to a comment. */
  questions: readonly AskedQuestion[];
  action: string;
  path: (path: string) => string;
  /** The handle of the person on another server whom the comment answers, and who may be told there. */
  answers?: string | null;
}) {
  const { t, rich, lang } = useView();
  const hidden = {
    stamp: draft.stamp,
    parent: draft.parent,
    // Tells an unticked box apart from a form without the box.
    asks: writer?.country ? 'country' : undefined,
    rush: draft.rush ? 'yes' : undefined,
    work: draft.rush ? '' : undefined,
  };
  return (
    <Form action={action} hidden={hidden} id={draft.rush ? 'prove' : undefined}>
      <ErrorSummary errors={summary(draft.errors)} />
      <p class="help">
        {rich('discussion.readers', {
          letter: (words) => <a href={path('/partnership')}>{words}</a>,
          contact: (words) => <a href={path('/contact')}>{words}</a>,
        })}
      </p>
      <NameField draft={draft} isKnown={writer !== null} />
      {writer?.country ? (
        <Checkbox
          name="country"
          label={t('discussion.own.country', { country: regionName(lang, writer.country) })}
          help={t('discussion.own.country-help')}
          checked={draft.country}
        />
      ) : null}
      {writer ? null : <AddressField draft={draft} path={path} />}
      {questions.length > 0 ? (
        <Select
          name="question"
          label={t('discussion.which')}
          value={draft.question}
          error={draft.errors['question']}
          options={[
            { value: '0', label: t('discussion.no-question') },
            ...questions.map(({ number, text, locale }) => ({
              value: String(number),
              label: `${number}. ${shortened(text)}`,
              lang: locale === lang ? undefined : locale,
            })),
          ]}
        />
      ) : null}
      <TextArea
        name="body"
        label={t('discussion.body')}
        help={t('discussion.body-help')}
        required
        value={draft.body}
        maxLength={LIMITS.body}
        error={draft.errors['body']}
      />
      {answers && writer ? (
        <Checkbox
          name="elsewhere"
          label={t('discussion.elsewhere', { handle: answers })}
          help={t('discussion.elsewhere-help')}
          checked={draft.elsewhere}
        />
      ) : null}
      <Checkbox name="follow" label={t('discussion.follow-too')} checked={draft.follow} />
      <Honeypot value={draft.website} />
      <Submit>{t('discussion.send')}</Submit>
    </Form>
  );
}
