import { LIMITS } from '../../rooms/chats/index.ts';
import type { Question } from '../../rooms/chats/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import {
  Details,
  ErrorSummary,
  Field,
  Form,
  Honeypot,
  Select,
  Submit,
  TextArea,
  TextField,
  controlProps,
  useView,
} from '../../ui/index.ts';
import type { CommentDraft } from '../discussion/form.tsx';
import { AddressField, NameField } from '../discussion/writerFields.tsx';
import { summary } from '../frame/problems.ts';
import type { Messages } from '../frame/problems.ts';
import { isolated } from './scriptWords.ts';

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
  slow,
  alt = '',
}: {
  writer: Person | null;
  /** `parent` is the number of the message that this one answers. */
  draft: CommentDraft;
  /** The questions asked so far. */
  asked: readonly Question[];
  action: string;
  path: (path: string) => string;
  /** Whether the writer must choose a question: a late answer belongs to one. */
  mustChoose: boolean;
  /** Seconds that a writer waits between two messages. */
  slow: number;
  /** The description of a picture, as it was typed in a form that came back. */
  alt?: string;
}) {
  const { t, rich } = useView();
  const proving = draft.rush ? { rush: 'yes', work: '' } : {};
  const place = { parent: draft.parent, stamp: draft.stamp };
  return (
    <Form
      action={action}
      hidden={{ ...place, ...proving }}
      id={draft.rush ? 'prove' : 'say'}
      upload={writer !== null}
    >
      <ErrorSummary errors={summary(draft.errors)} />
      <p class="help">
        {rich('chats.readers', {
          contact: (words) => <a href={path('/contact')}>{words}</a>,
          conduct: (words) => <a href={path('/conduct')}>{words}</a>,
        })}
      </p>
      {slow > 0 ? <p class="help">{t('chats.slow', { seconds: slow })}</p> : null}
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
      {draft.parent === '' && (asked.length > 0 || !mustChoose) ? (
        // The room's script shows this field with the first question.
        <div id="which" hidden={asked.length === 0 || undefined}>
          <Select
            name="question"
            label={t('discussion.which')}
            required={mustChoose}
            error={draft.errors['question']}
            value={draft.question}
            options={[
              ...(mustChoose ? [] : [{ value: '0', label: t('discussion.no-question') }]),
              ...asked.map(({ number, body }) => ({
                value: String(number),
                label: `${number}. ${isolated([body.length <= SHOWN ? body : `${body.slice(0, SHOWN).replace(/\s+\S*$/, '')}…`])}`,
              })),
            ]}
          />
        </div>
      ) : null}
      {writer ? (
        <Details
          summary={t('chats.signed', { name: draft.name })}
          open={draft.name === '' || Boolean(draft.errors['name']) || draft.pseudonym}
        >
          <NameField draft={draft} isKnown />
        </Details>
      ) : (
        <>
          <NameField draft={draft} isKnown={false} />
          <AddressField draft={draft} path={path} />
        </>
      )}
      {writer ? <PictureFields alt={alt} errors={draft.errors} /> : null}
      <Honeypot value={draft.website} />
      <Submit>{t('chats.send')}</Submit>
    </Form>
  );
}

/** The fields for a picture and its description. */
function PictureFields({ alt, errors }: { alt: string; errors: Messages }) {
  const { t } = useView();
  const isWrong = Boolean(errors['picture'] ?? errors['alt']);
  const picture = { name: 'picture', label: t('chats.picture'), error: errors['picture'] };
  return (
    <Details summary={t('chats.picture-add')} open={isWrong || alt !== ''}>
      <Field {...picture}>
        <input {...controlProps(picture)} type="file" accept="image/jpeg,image/png,image/gif,image/webp" />
      </Field>
      <TextField
        name="alt"
        label={t('chats.picture-alt')}
        help={t('chats.picture-alt-help')}
        value={alt}
        maxLength={LIMITS.alt}
        error={errors['alt']}
      />
    </Details>
  );
}
