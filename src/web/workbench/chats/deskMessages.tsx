import { LIMITS } from '../../../rooms/chats/index.ts';
import type { ChatPlan } from '../../../rooms/chats/index.ts';
import {
  Checkbox,
  Details,
  Form,
  Of,
  PostButton,
  Prose,
  Submit,
  TextArea,
  useView,
} from '../../../ui/index.ts';
import type { Returned } from './chatForms.tsx';

/** The messages that wait for a host, those that were reported, and the last ones, each with all that can be done about it. */
export function DeskMessages({
  waiting,
  reported,
  recent,
  own,
  pictures,
  back: { hidden, banned: ban },
}: Pick<ChatPlan, 'waiting' | 'reported' | 'recent'> & {
  own: string;
  /** The address of pictures, to be followed by their number. */
  pictures: string;
  /** Reasons that came back, with what was wrong about them. */
  back: Pick<Returned, 'hidden' | 'banned'>;
}) {
  const { t, rich } = useView();
  const list = (messages: ChatPlan['waiting'], act: 'admit' | 'keep' | null) =>
    messages.map(({ id, name, known_as, html, picture, alt, author, banned, reports = [] }) => {
      const back = hidden?.message === id ? hidden : undefined;
      const out = ban?.message === id ? ban : undefined;
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
            <PostButton action={`${own}/messages/${id}/admission`}>
              {t(`chats.desk.${act}`)}
              <Of>{name}</Of>
            </PostButton>
          ) : null}
          <Details summary={t('chats.desk.hide')} open={back !== undefined}>
            <Form action={`${own}/messages/${id}/hiding`}>
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
          {author === null ? null : banned ? (
            <PostButton action={`${own}/messages/${id}/pardon`}>
              {t('moderation.lift')}
              <Of>{name}</Of>
            </PostButton>
          ) : (
            <Details summary={t('moderation.ban')} open={out !== undefined}>
              <Form action={`${own}/messages/${id}/ban`}>
                <TextArea
                  name={`ban-${id}`}
                  label={t('moderation.reason')}
                  help={t('moderation.ban-help')}
                  required
                  rows={2}
                  maxLength={LIMITS.reason}
                  value={out?.reason ?? ''}
                  error={out?.error}
                />
                <Checkbox name="all" label={t('chats.desk.ban-all')} checked={out?.all ?? false} />
                <Submit kind="grave">{t('moderation.ban')}</Submit>
              </Form>
            </Details>
          )}
        </article>
      );
    });
  return (
    <>
      {waiting.length > 0 ? <h2 id="waiting">{t('chats.desk.waiting')}</h2> : null}
      {list(waiting, 'admit')}
      {reported.length > 0 ? <h2 id="reported">{t('chats.desk.reported')}</h2> : null}
      {list(reported, 'keep')}
      {recent.length > 0 ? <h2>{t('chats.desk.recent')}</h2> : null}
      {list(
        recent.filter(({ id }) => reported.every((one) => one.id !== id)),
        null,
      )}
    </>
  );
}
