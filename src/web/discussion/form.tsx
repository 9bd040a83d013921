import { LIMITS } from '../../rooms/discussion/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import {
  Button,
  Checkbox,
  ErrorSummary,
  Form,
  FormActions,
  Honeypot,
  Select,
  TextArea,
  TextField,
  useView,
} from '../../ui/index.ts';
import { summary } from '../problems.ts';
import type { Messages } from '../problems.ts';

export interface CommentDraft {
  name: string;
  address: string;
  body: string;
  question: string;
  parent: string;
  follow: boolean;
  /** What a machine fills in and a person never sees. */
  website: string;
  stamp: string;
  /** Set once a form came back in the middle of a flood: then its island works, or a moderator looks. */
  rush: boolean;
  /** At `name`, `address`, `question`, `body`. */
  errors: Messages;
}

/** Where anybody answers a topic, or a comment. It says who will read it, before anything is typed. */
export function CommentForm({
  writer,
  draft,
  questions,
  action,
  path,
}: {
  writer: Person | null;
  draft: CommentDraft;
  /** How many numbered questions there are to answer; 0 for an answer to a comment. */
  questions: number;
  action: string;
  path: (path: string) => string;
}) {
  const { t, rich } = useView();
  const hidden = {
    stamp: draft.stamp,
    parent: draft.parent,
    rush: draft.rush ? 'yes' : undefined,
    proof: draft.rush ? '' : undefined,
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
      <TextField
        name="name"
        label={t('discussion.name')}
        help={t('discussion.name-help')}
        required
        autocomplete="nickname"
        value={draft.name}
        maxLength={LIMITS.name}
        error={draft.errors['name']}
      />
      {writer ? null : (
        <TextField
          name="address"
          type="email"
          label={t('contact.address')}
          help={rich('discussion.address-help', {
            sign: (words) => <a href={path('/sign-in')}>{words}</a>,
          })}
          required
          autocomplete="email"
          value={draft.address}
          error={draft.errors['address']}
        />
      )}
      {questions > 0 ? (
        <Select
          name="question"
          label={t('discussion.which')}
          value={draft.question}
          error={draft.errors['question']}
          options={[
            { value: '0', label: t('discussion.no-question') },
            ...Array.from({ length: questions }, (_, index) => ({
              value: String(index + 1),
              label: t('discussion.question', { number: String(index + 1) }),
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
      <Checkbox name="follow" label={t('discussion.follow-too')} checked={draft.follow} />
      <Honeypot value={draft.website} />
      <FormActions>
        <Button>{t('discussion.send')}</Button>
      </FormActions>
    </Form>
  );
}
