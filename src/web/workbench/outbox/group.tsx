import type { ComponentChildren } from 'preact';
import { placeQuery } from '../../../lib/placeInList.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import { languageName } from '../../../lib/world/languages.ts';
import type { ListedMail } from '../../../rooms/outbox/index.ts';
import type { OutboxState } from '../../../rooms/outboxTransitions.ts';
import { Along, Bdi, Heading, LocalTime, Table, useView } from '../../../ui/index.ts';
import { Acts, Reason, kindName } from './acts.tsx';
import { recipientColumn } from './recipientColumn.tsx';

interface Props {
  base: string;
  group: { kind: string; occasion: string };
  cut: Cut<ListedMail>;
  states: ReadonlyMap<OutboxState, number>;
  isFirst: boolean;
  children?: ComponentChildren;
}

/** All mails of one kind and occasion: who gets it, in which language and when, and what can be done with all at once. */
export function OutboxGroup({ base, group, cut, states, isFirst, children }: Props) {
  const view = useView();
  const { t } = view;
  const list = new Intl.ListFormat(view.lang);
  const told = [...states].map(
    ([state, count]) => `${t('outbox.count-of', { count })} (${t(`outbox.state.${state}`)})`,
  );
  const href = (to: Place | null): string =>
    `${base}/group?${new URLSearchParams({ ...group, ...placeQuery(to) })}`;
  return (
    <>
      <Heading eyebrow={<a href={base}>{t('workbench.desk.outbox')}</a>} lead={t('outbox.group.lead')}>
        {kindName(view, group.kind)}
      </Heading>
      <p>{list.format(told)}</p>
      {children}
      <Acts base={`${base}/group`} states={[...states.keys()]} hidden={group} />
      <h2>{t('outbox.group.recipients')}</h2>
      <Table
        caption={t('outbox.group.recipients')}
        hideCaption
        rows={cut.rows}
        rowKey={(mail) => mail.id}
        columns={[
          recipientColumn(t, (mail: ListedMail) => (
            <a href={`${base}/${mail.id}`}>
              <Bdi>{mail.name || mail.address}</Bdi>
            </a>
          )),
          {
            key: 'language',
            label: t('outbox.language'),
            cell: (mail) => languageName(view.lang, mail.locale),
          },
          {
            key: 'when',
            label: t('outbox.when'),
            cell: (mail) => <LocalTime at={mail.sentAt ?? mail.dueAt} bare />,
          },
          {
            key: 'state',
            label: t('outbox.state'),
            cell: (mail) => {
              const stands = `${t(`outbox.state.${mail.state}`)}${mail.isEdited ? `, ${t('outbox.edited')}` : ''}`;
              const why = mail.error || mail.state === 'dropped' ? <Reason {...mail} /> : null;
              return why ? view.rich('ui.labelled', { label: stands, value: why }) : stands;
            },
          },
        ]}
      />
      <Along cut={cut} isFirst={isFirst} href={href} />
    </>
  );
}
