import { regionName } from '../../../lib/world/countries.ts';
import { languageName } from '../../../lib/world/languages.ts';
import { LIMITS } from '../../../rooms/inbox/index.ts';
import type { CannedAnswer, OneThread, ThreadMessage } from '../../../rooms/inbox/index.ts';
import {
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  Notice,
  PostButton,
  Submit,
  TextArea,
  useView,
} from '../../../ui/index.ts';
import { Messages } from './messages.tsx';
import { MoreActs } from './moreActs.tsx';
import type { MoreProps } from './moreActs.tsx';
import { Answer } from './answerForm.tsx';

export interface ThreadPageProps extends Omit<MoreProps, 'name' | 'to'> {
  /** The query of the list from which the reader came; '' for none. */
  query: string;
  path: (path: string) => string;
  programme: string;
  thread: OneThread;
  messages: readonly ThreadMessage[];
  /** How many messages came before these. */
  earlier: number;
  canned: readonly CannedAnswer[];
  /** An answer or note that came back, or one that begins with a ready-made answer. */
  draft: ThreadDraft;
  me: number | null;
}

export interface ThreadDraft {
  answer: string;
  note: string;
  formKey: string;
  /** The volunteer chosen to take the conversation. */
  to?: string;
  /** Messages at the fields `answer`, `note`, `into`, `to`. */
  errors: Readonly<Record<string, string>>;
  /** The language of a ready-made answer that has no text in the person's language. */
  cannedIn?: string;
  /** The id of the ready-made answer that was put in last. */
  canned?: string;
}

/** One conversation: its person, the messages, and the form for an answer. */
export function ThreadPage(props: ThreadPageProps) {
  const { path, thread, messages, earlier, draft } = props;
  const { t } = useView();
  const own = path(`/workbench/inbox/${thread.id}`);
  const to = (noun: string): string => `${own}/${noun}${props.query}`;
  const name = thread.person.name || thread.person.address || t('inbox.nameless');
  return (
    <>
      <Heading
        eyebrow={t(`inbox.state.${thread.state}`)}
        lead={thread.subject ? <bdi>{thread.subject}</bdi> : null}
      >
        <bdi>{name}</bdi>
      </Heading>
      <ErrorSummary
        errors={Object.entries(draft.errors).map(([field, message]) => ({ name: field, message }))}
      />
      <About thread={thread} path={path} />
      {earlier > 0 ? (
        <p>
          <a href={`${own}${props.query || '?'}&all=yes`}>{t('inbox.earlier', { count: earlier })}</a>
        </p>
      ) : null}
      <Messages messages={messages} own={own} />
      {thread.spam ? null : <Answer {...props} to={to} name={name} />}
      <Hands thread={thread} me={props.me} to={to} />
      <div class="off-paper">
        <Form action={to('notes')} hidden={{ form_key: draft.formKey }}>
          <TextArea
            name="note"
            label={t('inbox.note')}
            help={t('inbox.note-help', { name })}
            value={draft.note}
            maxLength={LIMITS.note}
            error={draft.errors['note']}
            rows={3}
          />
          <Submit kind="quiet">{t('inbox.note-leave')}</Submit>
        </Form>
      </div>
      <MoreActs {...props} name={name} to={to} />
      <p>
        <a href={path(`/workbench/inbox${props.query}`)}>{t('inbox.back')}</a>
      </p>
    </>
  );
}

function About({ thread, path }: { thread: OneThread; path: (path: string) => string }) {
  const { t, lang } = useView();
  const { person } = thread;
  return (
    <>
      <p>
        {person.address ? (
          <>
            <bdi dir="ltr">{person.address}</bdi>
            {' · '}
          </>
        ) : null}
        {person.country ? `${regionName(lang, person.country)} · ` : null}
        {t('inbox.reads', { language: languageName(lang, person.locale) })}
        {person.application ? (
          <>
            {' · '}
            <a href={path(`/workbench/applications/${person.application}`)}>{t('inbox.application')}</a>
          </>
        ) : null}
      </p>
      {thread.private ? (
        <Notice kind="trouble">
          {t(thread.concern === null ? 'inbox.private' : 'inbox.private-concern')}
        </Notice>
      ) : null}
      {thread.spam ? <Notice kind="trouble">{t('inbox.spam')}</Notice> : null}
      {person.unreachable ? <Notice kind="trouble">{t('inbox.unreachable')}</Notice> : null}
    </>
  );
}

function Hands({ thread, me, to }: { thread: OneThread; me: number | null; to: MoreProps['to'] }) {
  const { t, rich } = useView();
  const isMine = thread.assigned !== null && thread.assigned.id === me;
  return (
    <section aria-labelledby="hands">
      <h2 id="hands">{t('inbox.hands')}</h2>
      <p>
        {thread.assigned
          ? rich('inbox.assigned', { name: <bdi>{thread.assigned.name || t('inbox.former')}</bdi> })
          : t('inbox.unassigned')}
      </p>
      <FormActions>
        {me === null ? null : isMine ? (
          <PostButton action={to('assignment')} name="to" value="">
            {t('inbox.give-back')}
          </PostButton>
        ) : (
          <PostButton action={to('assignment')} name="to" value={String(me)}>
            {t('inbox.take')}
          </PostButton>
        )}
        <PostButton action={to('settling')} name="settled" value={thread.state === 'closed' ? 'no' : 'yes'}>
          {t(thread.state === 'closed' ? 'inbox.reopen' : 'inbox.close')}
        </PostButton>
      </FormActions>
    </section>
  );
}
