import type { OneThread, PrivateReach } from '../../../rooms/inbox/index.ts';
import {
  CheckboxGroup,
  Details,
  Form,
  PostButton,
  Select,
  Submit,
  longDay,
  useView,
} from '../../../ui/index.ts';
import type { ThreadDraft } from './thread.tsx';

export interface MoreProps {
  /** The address for posts about the conversation. */
  to: (noun: string) => string;
  thread: OneThread;
  draft: ThreadDraft;
  /** Volunteers who could take the conversation. */
  volunteers: readonly { id: number; name: string }[];
  /** Conversations into which this one could be merged. */
  others: readonly { id: number; subject: string; name: string; address: string; lastAt: Date }[];
  /** The readers after it is handed to safeguarding; null when it already is. */
  reach: PrivateReach | null;
  /** Volunteers whom the conversation could be about; they then never see it. */
  couldBeAbout: readonly { id: number; name: string }[];
  name: string;
}

/** Seldom acts: handing over, merging, safeguarding, spam. */
export function MoreActs(props: MoreProps) {
  const { to, thread, draft, volunteers, others, name } = props;
  const view = useView();
  const { t } = view;
  const isOpen = draft.errors['to'] !== undefined || draft.errors['into'] !== undefined;
  return (
    <Details summary={t('inbox.more')} open={isOpen}>
      <Form action={to('assignment')} hidden={{ seen: thread.assigned ? String(thread.assigned.id) : '' }}>
        <Select
          name="to"
          label={t('inbox.hands')}
          help={t('inbox.hands-help', { name })}
          value={draft.to ?? (thread.assigned ? String(thread.assigned.id) : '')}
          options={volunteers.map((one) => ({ value: String(one.id), label: one.name }))}
          error={draft.errors['to']}
        />
        <Submit kind="quiet">{t('inbox.hands-save')}</Submit>
      </Form>
      {others.length > 0 ? (
        <Form action={to('merging')}>
          <Select
            name="into"
            label={t('inbox.merge')}
            help={t('inbox.merge-help')}
            required
            options={others.map((one) => ({
              value: String(one.id),
              label: [
                one.name || one.address || t('inbox.nameless'),
                one.subject,
                longDay(view.lang, view.zone, one.lastAt, false),
              ]
                .filter(Boolean)
                .join(' · '),
            }))}
            error={draft.errors['into']}
          />
          <Submit kind="quiet">{t('inbox.merge-do')}</Submit>
        </Form>
      ) : null}
      {thread.concern === null && thread.private ? (
        <PostButton action={to('safeguarding')} name="private" value="no">
          {t('inbox.hand-back')}
        </PostButton>
      ) : null}
      {props.reach ? (
        <HandOver action={to('safeguarding')} reach={props.reach} couldBeAbout={props.couldBeAbout} />
      ) : null}
      {thread.spam ? null : <p>{t('inbox.mark-spam-help')}</p>}
      <PostButton action={to('spam')} name="spam" value={thread.spam ? 'no' : 'yes'}>
        {t(thread.spam ? 'inbox.unmark-spam' : 'inbox.mark-spam')}
      </PostButton>
    </Details>
  );
}

/** The form that hands a conversation to safeguarding: says who then reads it, and asks whom it is about. */
function HandOver({
  action,
  reach,
  couldBeAbout,
}: Pick<MoreProps, 'couldBeAbout'> & { action: string; reach: PrivateReach }) {
  const { t, rich, lang } = useView();
  const both = new Intl.ListFormat(lang, { type: 'conjunction' });
  const names = [
    ...reach.guards.map(({ name }) => name),
    ...reach.operators.map(({ name }) => name || t('concern.readers.operator')),
  ];
  if (names.length === 0) return <p>{t('inbox.hand-over-nobody')}</p>;
  return (
    <Form action={action} hidden={{ private: 'yes' }}>
      <p>{t('inbox.hand-over-help')}</p>
      <p>{rich('inbox.hand-over-readers', { names: <bdi>{both.format(names)}</bdi> })}</p>
      {couldBeAbout.length > 0 ? (
        <CheckboxGroup
          name="about"
          label={t('inbox.hand-over-about')}
          help={t('inbox.hand-over-about-help')}
          value={[]}
          choices={couldBeAbout.map(({ id, name }) => ({ value: String(id), label: <bdi>{name}</bdi> }))}
        />
      ) : null}
      <Submit kind="grave">{t('inbox.hand-over')}</Submit>
    </Form>
  );
}
