import type { ListedMail } from '../../../rooms/outbox/index.ts';
import { Bdi, Of, Table, useView } from '../../../ui/index.ts';
import { Acts, Reason, kindName } from './acts.tsx';
import { recipientColumn } from './recipientColumn.tsx';

export function Failed({ mails, base }: { mails: readonly ListedMail[]; base: string }) {
  const view = useView();
  const { t } = view;
  if (mails.length === 0) return null;
  return (
    <section>
      <h2>{t('outbox.section.failed')}</h2>
      <Table
        caption={t('outbox.section.failed')}
        hideCaption
        rows={mails}
        rowKey={(mail) => mail.id}
        columns={[
          recipientColumn(t, (mail: ListedMail) => (
            <>
              <Bdi>{mail.name || mail.address}</Bdi>
              <br />
              <span class="aside">
                <bdi>{mail.address}</bdi>
              </span>
            </>
          )),
          {
            key: 'mail',
            label: t('outbox.mail'),
            cell: (mail) =>
              mail.private ? (
                kindName(view, mail.kind)
              ) : (
                <a href={`${base}/${mail.id}`}>
                  {kindName(view, mail.kind)}
                  <Of>{mail.name || mail.address}</Of>
                </a>
              ),
          },
          {
            key: 'reason',
            label: t('outbox.reason'),
            cell: (mail) => (
              <>
                <Reason state={mail.state} error={mail.error} />
                <br />
                <span class="aside">{t('outbox.tries', { count: mail.attempts })}</span>
                <Acts
                  base={`${base}/${mail.id}`}
                  states={[mail.state]}
                  of={`${kindName(view, mail.kind)} · ${mail.name || mail.address}`}
                />
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
