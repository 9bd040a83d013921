import type { ChatPlan, DeskMessage } from '../../../rooms/chats/index.ts';
import { Of, PostButton, Prose, useView } from '../../../ui/index.ts';
import type { Returned, To } from './chatForms.tsx';
import { MessageActs } from './messageActs.tsx';

/** The messages that wait for a host, the reported ones and the latest, each with all that can be done about it. */
export function DeskMessages({
  waiting,
  reported,
  recent,
  to,
  pictures,
  back,
}: Pick<ChatPlan, 'waiting' | 'reported' | 'recent'> & {
  /** The address of pictures; a picture's number follows it. */
  pictures: string;
  /** The address of a post about the chat. */
  to: To;
  /** The forms that came back, with their faults. */
  back: Pick<Returned, 'hidden' | 'shortened' | 'banned'>;
}) {
  const { t, rich } = useView();
  const list = (messages: readonly DeskMessage[], act: 'admit' | 'keep' | null) =>
    messages.map((message) => {
      const { id, name, known_as, html, picture, alt, reports = [] } = message;
      const at = (noun: string): string => to(`/messages/${id}${noun}`);
      return (
        <article key={id}>
          <h3>
            <bdi>{name || t('discussion.former')}</bdi>
          </h3>
          {known_as === null || known_as === name ? null : (
            <p class="aside">{rich('chats.desk.known-as', { name: <bdi>{known_as}</bdi> })}</p>
          )}
          <Prose html={html} />
          {picture === null ? null : <img src={`${pictures}${picture}`} alt={alt} loading="lazy" />}
          {reports.map((reason, nth) => (
            <p key={nth}>
              <b>{t('chats.desk.reported-why')}</b> <bdi>{reason}</bdi>
            </p>
          ))}
          {act ? (
            <PostButton action={at('/admission')}>
              {t(`chats.desk.${act}`)}
              <Of>{name}</Of>
            </PostButton>
          ) : null}
          <MessageActs {...{ message, at, back }} />
        </article>
      );
    });
  return (
    <>
      <p id="desk-counts" role="status" data-renews="">
        {waiting.length + reported.length > 0
          ? t('chats.desk.counts', { waiting: waiting.length, reported: reported.length })
          : null}
      </p>
      <div id="desk-waiting" data-renews="">
        {waiting.length > 0 ? <h2 id="waiting">{t('chats.desk.waiting')}</h2> : null}
        {list(waiting, 'admit')}
      </div>
      <div id="desk-reported" data-renews="">
        {reported.length > 0 ? <h2 id="reported">{t('chats.desk.reported')}</h2> : null}
        {list(reported, 'keep')}
      </div>
      <div id="desk-recent" data-renews="">
        {recent.length > 0 ? <h2>{t('chats.desk.recent')}</h2> : null}
        {list(
          recent.filter(({ id }) => reported.every((one) => one.id !== id)),
          null,
        )}
      </div>
    </>
  );
}
