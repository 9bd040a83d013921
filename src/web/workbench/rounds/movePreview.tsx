import { TAKE_BACK_MINUTES } from '../../../lib/time/timeToTakeBack.ts';
import type { DatesPreview } from '../../../rooms/outbox/index.ts';
import { DATE_KINDS, sameDate } from '../../../rooms/programmes/index.ts';
import type { Round, RoundDates } from '../../../rooms/programmes/index.ts';
import type { MessageKey } from '../../../i18n/locales.ts';
import { Button, Form, FormActions, Heading, LocalTime, Notice, Table, useView } from '../../../ui/index.ts';
import { kindName } from '../outbox/acts.tsx';

export function Preview(props: {
  round: Round;
  dates: RoundDates;
  preview: DatesPreview;
  proposals: number;
  /** The version of the dates from which the form was drawn. */
  base: string | undefined;
  path: (path: string) => string;
  /** Whether an earlier preview showed something else. */
  isNew: boolean;
}) {
  const { round, dates, preview } = props;
  const view = useView();
  const { t } = view;
  const moved = DATE_KINDS.filter((kind) => !sameDate(round.dates[kind], dates[kind]));
  const fields = Object.fromEntries(
    DATE_KINDS.flatMap((kind) => [
      [`${kind}.wall`, dates[kind].wall],
      [`${kind}.zone`, dates[kind].zone],
    ]),
  );
  return (
    <>
      <Heading eyebrow={t('workbench.desk.rounds')} lead={t('rounds.move.lead')}>
        {t('rounds.move.title')}
      </Heading>
      {props.isNew ? (
        <Notice>
          <p>{t('rounds.move.other')}</p>
        </Notice>
      ) : null}
      <h2>{t('rounds.move.dates')}</h2>
      <Table
        caption={t('rounds.move.dates')}
        hideCaption
        rows={moved}
        rowKey={(kind) => kind}
        columns={[
          {
            key: 'date',
            label: t('rounds.move.date'),
            header: true,
            cell: (kind) => t(`round.date.${kind}`),
          },
          {
            key: 'was',
            label: t('rounds.move.was'),
            cell: (kind) => <LocalTime at={round.dates[kind].dueAt} bare />,
          },
          {
            key: 'becomes',
            label: t('rounds.move.becomes'),
            cell: (kind) => <LocalTime at={preview.round.dates[kind].dueAt} bare />,
          },
        ]}
      />
      <h2>{t('rounds.move.people')}</h2>
      <People preview={preview} proposals={props.proposals} />
      <h2>{t('rounds.move.mails')}</h2>
      <Table
        caption={t('rounds.move.mails')}
        hideCaption
        rows={preview.mails}
        rowKey={({ kind, at }) => `${kind} ${at.getTime()}`}
        empty={t('rounds.move.no-mails')}
        columns={[
          {
            key: 'mail',
            label: t('outbox.mail'),
            header: true,
            cell: ({ kind }) => (
              <a href={props.path(`/workbench/mails/${view.lang}/${kind}`)}>{kindName(view, kind)}</a>
            ),
          },
          {
            key: 'count',
            label: t('outbox.count'),
            numeric: true,
            cell: ({ count }) => new Intl.NumberFormat(view.lang).format(count),
          },
          { key: 'when', label: t('rounds.move.first'), cell: ({ at }) => <LocalTime at={at} bare /> },
        ]}
      />
      <p>{t('rounds.move.hold', { minutes: TAKE_BACK_MINUTES })}</p>
      <Form
        action={props.path(`/workbench/rounds/${round.number}/dates`)}
        hidden={{ ...fields, seen: preview.seen, base: props.base }}
      >
        <FormActions>
          <Button kind="main">{t('rounds.move.go')}</Button>
          <Button kind="quiet" name="edit" value="yes">
            {t('rounds.move.edit')}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

const time = (at: Date | null) => (at ? <LocalTime at={at} bare /> : null);

/** A sentence for each thing that happens to people. */
function People({ preview, proposals }: { preview: DatesPreview; proposals: number }) {
  const { t, rich } = useView();
  const { turn, drafts, toAsk, again, asked, yes, silent, purge, notBefore } = preview;
  const closes = preview.round.dates.closes.dueAt;
  const isOpen = turn !== 'closes' && turn !== 'ends' && preview.round.dates.closes.doneAt === null;
  const group = (key: MessageKey, { count, at, until }: DatesPreview['asked']) =>
    count > 0 ? rich(key, { count, when: time(at), until: time(until) }) : null;
  const said = [
    turn ? t(`rounds.move.${turn}`, { minutes: TAKE_BACK_MINUTES }) : null,
    drafts === 0
      ? null
      : isOpen
        ? rich('rounds.move.drafts', { count: drafts, when: time(closes) })
        : t('rounds.move.drafts-late', { count: drafts }),
    group('rounds.move.ask', toAsk),
    group('rounds.move.again', again),
    group('rounds.move.asked', asked),
    yes > 0 ? t('rounds.move.yes', { count: yes }) : null,
    silent > 0 ? t('rounds.move.silent', { count: silent }) : null,
    proposals > 0 ? t('rounds.move.proposals', { count: proposals }) : null,
    purge ? rich('rounds.move.purge', { count: purge.count, when: time(purge.at) }) : null,
    notBefore ? rich('rounds.move.later', { until: time(notBefore) }) : null,
  ].filter((one) => one !== null);
  if (said.length === 0) return <p>{t('rounds.move.nobody')}</p>;
  return (
    <ul>
      {said.map((one, index) => (
        <li key={index}>{one}</li>
      ))}
    </ul>
  );
}
