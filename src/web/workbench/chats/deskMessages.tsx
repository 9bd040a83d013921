import { LIMITS } from '../../../rooms/chats/index.ts';
import type { ChatPlan } from '../../../rooms/chats/index.ts';
import { Details, Form, Of, PostButton, Prose, Submit, TextArea, useView } from '../../../ui/index.ts';

/** The messages that wait for a host, and the last ones, each with all that can be done about it. */
export function DeskMessages({
  waiting,
  recent,
  own,
  back,
}: Pick<ChatPlan, 'waiting' | 'recent'> & {
  own: string;
  /** A reason that came back, with what was wrong about it. */
  back: { message: number; reason: string; error: string } | undefined;
}) {
  const { t } = useView();
  const list = (messages: ChatPlan['waiting'], isWaiting: boolean) =>
    messages.map(({ id, name, html }) => {
      const isBack = back?.message === id;
      return (
        <article key={id}>
          <h3>
            <bdi>{name || t('discussion.former')}</bdi>
          </h3>
          <Prose html={html} />
          {isWaiting ? (
            <PostButton action={`${own}/messages/${id}/admission`}>
              {t('chats.desk.admit')}
              <Of>{name}</Of>
            </PostButton>
          ) : null}
          <Details summary={t('chats.desk.hide')} open={isBack}>
            <Form action={`${own}/messages/${id}/hiding`}>
              <TextArea
                name={`reason-${id}`}
                label={t('chats.desk.hide-why')}
                required
                rows={2}
                maxLength={LIMITS.reason}
                value={isBack ? back.reason : ''}
                error={isBack ? back.error : undefined}
              />
              <Submit kind="quiet">{t('chats.desk.hide')}</Submit>
            </Form>
          </Details>
        </article>
      );
    });
  return (
    <>
      {waiting.length > 0 ? <h2 id="waiting">{t('chats.desk.waiting')}</h2> : null}
      {list(waiting, true)}
      {recent.length > 0 ? <h2>{t('chats.desk.recent')}</h2> : null}
      {list(recent, false)}
    </>
  );
}
