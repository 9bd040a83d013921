import { LIMITS, messageVersion } from '../../../rooms/chats/index.ts';
import type { DeskMessage } from '../../../rooms/chats/index.ts';
import { Checkbox, Details, Form, Of, PostButton, Submit, TextArea, useView } from '../../../ui/index.ts';
import type { Returned } from './chatForms.tsx';

interface Act {
  message: DeskMessage;
  /** The address of the message's forms. */
  at: (noun: string) => string;
  /** The forms that came back, with their faults. */
  back: Pick<Returned, 'hidden' | 'shortened' | 'banned'>;
}

/** All acts on a message: to hide it, to remove words from it, and to ban its writer or let them write again. */
export function MessageActs(props: Act) {
  const { message, at } = props;
  const { t } = useView();
  return (
    <>
      <Hide {...props} />
      <TakeOut {...props} />
      {message.author === null ? null : message.banned ? (
        <PostButton action={at('/pardon')}>
          {t('moderation.lift')}
          <Of>{message.name}</Of>
        </PostButton>
      ) : (
        <Ban {...props} />
      )}
    </>
  );
}

function Hide({ message: { id }, at, back: { hidden } }: Act) {
  const { t } = useView();
  const back = hidden?.message === id ? hidden : undefined;
  return (
    <Details summary={t('chats.desk.hide')} open={back !== undefined}>
      <Form action={at('/hiding')}>
        <TextArea
          name={`reason-${id}`}
          label={t('chats.desk.hide-why')}
          required
          rows={2}
          maxLength={LIMITS.reason}
          value={back?.reason ?? ''}
          error={back?.error}
        />
        <Submit kind="quiet">{t('chats.desk.hide')}</Submit>
      </Form>
    </Details>
  );
}

function TakeOut({ message: { id, body }, at, back: { shortened } }: Act) {
  const { t } = useView();
  const back = shortened?.message === id ? shortened : undefined;
  return (
    <Details summary={t('moderation.edit')} open={back !== undefined}>
      <Form action={at('/words')} hidden={{ base: back?.base ?? messageVersion({ body }) }}>
        <TextArea
          name={`stays-${id}`}
          label={t('moderation.text')}
          required
          rows={3}
          maxLength={LIMITS.body}
          value={back?.body ?? body}
          error={back?.errors.body}
        />
        <TextArea
          name={`why-${id}`}
          label={t('chats.desk.hide-why')}
          required
          rows={2}
          maxLength={LIMITS.reason}
          value={back?.why ?? ''}
          error={back?.errors.why}
        />
        <Submit kind="quiet">{t('moderation.edit')}</Submit>
      </Form>
    </Details>
  );
}

function Ban({ message: { id }, at, back: { banned } }: Act) {
  const { t } = useView();
  const back = banned?.message === id ? banned : undefined;
  return (
    <Details summary={t('moderation.ban')} open={back !== undefined}>
      <Form action={at('/ban')}>
        <TextArea
          name={`ban-${id}`}
          label={t('moderation.reason')}
          help={t('moderation.ban-help')}
          required
          rows={2}
          maxLength={LIMITS.reason}
          value={back?.reason ?? ''}
          error={back?.error}
        />
        <Checkbox name={`all-${id}`} label={t('chats.desk.ban-all')} checked={back?.all ?? false} />
        <Submit kind="grave">{t('moderation.ban')}</Submit>
      </Form>
    </Details>
  );
}
