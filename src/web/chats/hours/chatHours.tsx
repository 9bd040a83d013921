import type { Chat } from '../../../rooms/chats/index.ts';
import { AnnouncedTime, CitiesTable, Details, PostButton, useView } from '../../../ui/index.ts';

/**
 * The hours of a coming chat on the clocks of its place, of the reader and of cities around the world. Below stand the link to one's own
 * calendar and, for a signed-in reader, the reminder.
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
  /** Whether the reader asked to be reminded; null for a visitor who is not signed in. */
  reminded: boolean | null;
  /** Whether the questions of the chat come to the reader by mail; null for a visitor who is not signed in. */
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
