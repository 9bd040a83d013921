import { phaseOf, roundName } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { ButtonLink, Heading, Of, ShortDay, Table, useView } from '../../../ui/index.ts';

/** All rounds, the newest first, with a link to plan another. */
export function RoundsList(props: {
  rounds: readonly Round[];
  source: string;
  now: Date;
  path: (path: string) => string;
}) {
  const { rounds, source, now, path } = props;
  const view = useView();
  const { t } = view;
  return (
    <>
      <Heading lead={t('rounds.desk.lead')}>{t('workbench.desk.rounds')}</Heading>
      <p>
        <ButtonLink href={path('/workbench/rounds/new')}>
          {t(rounds.length === 0 ? 'rounds.desk.first' : 'rounds.desk.another')}
        </ButtonLink>
      </p>
      <Table
        caption={t('rounds.archive.title')}
        hideCaption
        rows={rounds}
        rowKey={(round) => round.id}
        inTwoLines
        empty={t('rounds.desk.none')}
        columns={[
          {
            key: 'round',
            label: t('rounds.desk.round'),
            header: true,
            cell: (round) => (
              <a href={path(`/workbench/rounds/${round.number}`)} dir="auto">
                {roundName(round, view, source)}
              </a>
            ),
          },
          {
            key: 'phase',
            upper: true,
            label: t('rounds.desk.phase'),
            cell: (round) =>
              round.published_at || round.cancelled_at
                ? t(`rounds.phase.${phaseOf(round, now)}`)
                : t('rounds.desk.not-public'),
          },
          {
            key: 'opens',
            said: true,
            label: t('round.date.opens'),
            cell: (round) => <ShortDay at={round.dates.opens.dueAt} now={now} />,
          },
          {
            key: 'ends',
            said: true,
            label: t('round.date.ends'),
            cell: (round) => <ShortDay at={round.dates.ends.dueAt} now={now} />,
          },
          {
            key: 'form',
            label: t('rounds.desk.form'),
            cell: (round) => (
              <a href={path(`/workbench/rounds/${round.number}/form`)}>
                {t('rounds.desk.open-form')}
                <Of>{roundName(round, view, source)}</Of>
              </a>
            ),
          },
        ]}
      />
    </>
  );
}
