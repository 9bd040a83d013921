import type { Email } from 'postal-mime';
import { ButtonLink, Heading, LocalTime, Table, safeHref, useView } from '../../ui/index.ts';
import type { KeptMail } from './queries.ts';
import { WriteForm } from './writeForm.tsx';
import type { MailDraft } from './writeForm.tsx';

/** The mails; with `draft` also a form to write one. */
export function MailboxList({ mails, draft }: { mails: readonly KeptMail[]; draft: MailDraft | null }) {
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
      {draft ? <WriteForm draft={draft} action="/dev/mail" isAnswer={false} /> : null}
    </>
  );
}

/** One mail; with `draft` also a form to answer it. */
export function MailboxMail({ kept, mail, draft }: { kept: KeptMail; mail: Email; draft: MailDraft | null }) {
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
        </ButtonLink>{' '}
        <ButtonLink kind="quiet" href={`/dev/mail/${kept.id}/source`}>
          {t('dev.mail.raw')}
        </ButtonLink>{' '}
        <ButtonLink kind="quiet" href="/dev/mail">
          {t('dev.mail.back')}
        </ButtonLink>
      </p>
      {draft ? <WriteForm draft={draft} action={`/dev/mail/${kept.id}/answer`} isAnswer /> : null}
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
