import type { Email } from 'postal-mime';
import { ButtonLink, Heading, LocalTime, Table, safeHref, useView } from '../../ui/index.ts';
import type { KeptMail } from './queries.ts';

export function MailboxList({ mails }: { mails: readonly KeptMail[] }) {
  const { t } = useView();
  return (
    <>
      <Heading lead={t('dev.mail.lead')}>{t('dev.mail.title')}</Heading>
      <Table
        caption={t('dev.mail.title')}
        hideCaption
        rows={mails}
        rowKey={(mail) => mail.id}
        empty={t('dev.mail.empty')}
        columns={[
          {
            key: 'subject',
            label: t('dev.mail.subject'),
            header: true,
            cell: (mail) => (
              <a href={`/dev/mail/${mail.id}`} dir="auto">
                {mail.subject}
              </a>
            ),
          },
          { key: 'to', label: t('dev.mail.to'), cell: (mail) => <bdi>{mail.address}</bdi> },
          { key: 'at', label: t('dev.mail.at'), cell: (mail) => <LocalTime at={mail.at} bare /> },
        ]}
      />
    </>
  );
}

export function MailboxMail({ kept, mail }: { kept: KeptMail; mail: Email }) {
  const { t } = useView();
  return (
    <>
      <Heading lead={<bdi>{kept.address}</bdi>} eyebrow={<LocalTime at={kept.at} />}>
        <span dir="auto">{kept.subject}</span>
      </Heading>
      <div class="prose plain" dir="auto">
        {linked(mail.text ?? '')}
      </div>
      <p class="actions">
        <ButtonLink kind="quiet" href={`/dev/mail/${kept.id}/html`}>
          {t('dev.mail.html')}
        </ButtonLink>
        <ButtonLink kind="quiet" href={`/dev/mail/${kept.id}/source`}>
          {t('dev.mail.raw')}
        </ButtonLink>
        <ButtonLink kind="quiet" href="/dev/mail">
          {t('dev.mail.back')}
        </ButtonLink>
      </p>
    </>
  );
}

/** Plain text whose addresses can be followed. */
function linked(text: string) {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={index} href={safeHref(part)} dir="ltr">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
