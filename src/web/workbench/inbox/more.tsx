import type { OneThread } from '../../../rooms/inbox/index.ts';
import {
  Button,
  Details,
  Form,
  FormActions,
  PostButton,
  Select,
  longDay,
  useView,
} from '../../../ui/index.ts';
import type { ThreadDraft } from './thread.tsx';

export interface MoreProps {
  path: (path: string) => string;
  thread: OneThread;
  draft: ThreadDraft;
  /** Volunteers who could have it in hand. */
  volunteers: readonly { id: number; name: string }[];
  /** Conversations it could be merged into. */
  others: readonly { id: number; subject: string; name: string; address: string; lastAt: Date }[];
  name: string;
}

/** What is needed now and then: somebody else's hands, merging, safeguarding, spam. */
export function MoreActs({ path, thread, draft, volunteers, others, name }: MoreProps) {
  const view = useView();
  const { t } = view;
  const own = path(`/workbench/inbox/${thread.id}`);
  const isOpen = draft.errors['to'] !== undefined || draft.errors['into'] !== undefined;
  return (
    <Details summary={t('inbox.more')} open={isOpen}>
      <Form action={`${own}/assignment`}>
        <Select
          name="to"
          label={t('inbox.hands')}
          help={t('inbox.hands-help', { name })}
          value={thread.assigned ? String(thread.assigned.id) : ''}
          options={volunteers.map((one) => ({ value: String(one.id), label: one.name }))}
          error={draft.errors['to']}
        />
        <FormActions>
          <Button kind="quiet">{t('inbox.hands-save')}</Button>
        </FormActions>
      </Form>
      {others.length > 0 ? (
        <Form action={`${own}/merging`}>
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
          <FormActions>
            <Button kind="quiet">{t('inbox.merge-do')}</Button>
          </FormActions>
        </Form>
      ) : null}
      {thread.private ? (
        <PostButton action={`${own}/safeguarding`} name="private" value="no">
          {t('inbox.hand-back')}
        </PostButton>
      ) : (
        <>
          <p>{t('inbox.hand-over-help')}</p>
          <FormActions>
            <PostButton action={`${own}/safeguarding`} name="private" value="yes" kind="grave">
              {t('inbox.hand-over')}
            </PostButton>
          </FormActions>
        </>
      )}
      {thread.spam ? null : <p>{t('inbox.mark-spam-help')}</p>}
      <PostButton action={`${own}/spam`} name="spam" value={thread.spam ? 'no' : 'yes'}>
        {t(thread.spam ? 'inbox.unmark-spam' : 'inbox.mark-spam')}
      </PostButton>
    </Details>
  );
}
