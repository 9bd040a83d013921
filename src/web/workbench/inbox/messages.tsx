import type { ThreadMessage } from '../../../rooms/inbox/index.ts';
import { Details, LocalTime, PlainText, useView } from '../../../ui/index.ts';

/** The messages of a thread in their order: from the person, from volunteers, and notes. */
export function Messages({ messages, own }: { messages: readonly ThreadMessage[]; own: string }) {
  return (
    <>
      {messages.map((message) => (
        <OneMessage key={message.id} message={message} own={own} />
      ))}
    </>
  );
}

const SAID = { in: 'inbox.wrote', out: 'inbox.answered', note: 'inbox.noted' } as const;

function OneMessage({ message, own }: { message: ThreadMessage; own: string }) {
  const { t, rich } = useView();
  const { kind, author, channel, body, whole, verified, pictures, mail } = message;
  // An operator who is not a person of the programme writes, too. The note about a mail that could not be read has no author.
  const nobody = kind === 'note' && channel === 'mail' ? 'timetable' : 'operator';
  const name = author ? author.name || t('inbox.former') : t(`log.actor.${nobody}`);
  return (
    <article class={kind === 'note' ? 'notice news' : 'letter'} id={`message-${message.id}`}>
      <p class="eyebrow">
        {rich(SAID[kind], { name: <bdi>{name}</bdi> })}
        {kind === 'note' ? null : <> {t(`inbox.by.${channel}`)}</>} · <LocalTime at={message.at} bare year />
      </p>
      {verified ? null : <p>{t('inbox.unverified')}</p>}
      {body ? <PlainText text={body} /> : null}
      {pictures.map((picture) => (
        <p key={picture.file}>
          <a href={`${own}/pictures/${picture.file}`}>
            {picture.name
              ? rich('inbox.picture', { name: <bdi>{picture.name}</bdi> })
              : t('inbox.picture-plain')}
          </a>
        </p>
      ))}
      {whole ? (
        <Details summary={t('inbox.whole')}>
          <PlainText text={whole} />
        </Details>
      ) : null}
      {mail ? <p class="help">{t(`inbox.mail.${mail}`)}</p> : null}
    </article>
  );
}
