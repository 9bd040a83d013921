import type { Chat } from '../../../rooms/chats/index.ts';
import { AnnouncedTime, CitiesTable, Details, PostButton, useView } from '../../../ui/index.ts';

/**
 * The hours of a chat to come as everybody has them: on the clocks of its place, on the reader's own, and in cities around the world; with a way into one's calendar, and
 * for who is signed in a reminder.
 */
export function ChatHours({
  chat,
  now,
  reminded,
  byMail,
  path,
}: {
  chat: Chat;
  now: Date;
  /** Whether the reader asked to be reminded; null for who is not signed in. */
  reminded: boolean | null;
  /** Whether its questions come to them by mail; null for who is not signed in. */
  byMail: boolean | null;
  path: (path: string) => string;
}) {
  const { t, lang, zoneIsKnown } = useView();
  const page = path(`/chats/${chat.slug}`);
  const isOn = chat.state === 'announced';
  return (
    <section class="chat-hours">
      {chat.sessions.map(({ id, starts_at, zone }) => (
        <div key={id}>
          <AnnouncedTime at={starts_at} zone={zone} now={now} />
          <Details summary={t('ui.gathering.cities')} open={!zoneIsKnown}>
            <CitiesTable at={starts_at} zone={zone} />
          </Details>
        </div>
      ))}
      {zoneIsKnown ? null : (
        <p>
          <a href={path(`/zone?return=${encodeURIComponent(page)}`)}>{t('ui.zone.change')}</a>
        </p>
      )}
      {isOn ? (
        <p>
          <a href={`${page}/calendar.ics?lang=${lang}`}>{t('calendar.add')}</a>
        </p>
      ) : null}
      {isOn && reminded !== null ? (
        <>
          {reminded ? <p>{t('chats.remind.asked')}</p> : null}
          <PostButton action={`${page}/reminder`} hidden={{ wanted: reminded ? 'no' : 'yes' }}>
            {t(reminded ? 'chats.remind.end' : 'chats.remind.ask')}
          </PostButton>
        </>
      ) : null}
      {isOn && byMail !== null ? (
        <>
          {byMail ? <p>{t('chats.by-mail.asked')}</p> : null}
          <PostButton action={`${page}/by-mail`} hidden={{ wanted: byMail ? 'no' : 'yes' }}>
            {t(byMail ? 'chats.by-mail.end' : 'chats.by-mail.ask')}
          </PostButton>
        </>
      ) : null}
    </section>
  );
}
