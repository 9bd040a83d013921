import type { Run } from '../../../../rooms/pairing/index.ts';
import {
  ButtonLink,
  Details,
  Form,
  ShortTime,
  Submit,
  Table,
  TextField,
  useView,
} from '../../../../ui/index.ts';

export function RunForm(props: {
  action: string;
  runs: readonly Run[];
  runHref: (run: Run) => string;
  seed: string;
  error: string | undefined;
}) {
  const { t } = useView();
  const going = props.runs.find(({ state }) => state === 'waiting' || state === 'running');
  if (going)
    return (
      <p>
        <ButtonLink href={props.runHref(going)}>{t('matching.run.see')}</ButtonLink>
      </p>
    );
  return (
    <section>
      <p>{t('matching.run.lead')}</p>
      <Form action={props.action}>
        <Details summary={t('matching.run.seed')} open={props.error !== undefined}>
          <TextField
            name="seed"
            label={t('matching.run.seed')}
            help={t('matching.run.seed-help')}
            value={props.seed}
            error={props.error}
            inputmode="numeric"
            width="short"
          />
        </Details>
        <Submit>{t(props.runs.length > 0 ? 'matching.run.again' : 'matching.run.start')}</Submit>
      </Form>
    </section>
  );
}

export function Runs({ runs, href, now }: { runs: readonly Run[]; href: (run: Run) => string; now: Date }) {
  const { t, lang } = useView();
  const signed = new Intl.NumberFormat(lang, { signDisplay: 'exceptZero' });
  const number = new Intl.NumberFormat(lang);
  const done = runs.filter(({ totals, again }) => totals !== null && !again);
  const change = (run: Run): string => {
    const before = run.again ? undefined : done[done.indexOf(run) + 1];
    return run.totals && before?.totals ? signed.format(run.totals.matched - before.totals.matched) : '–';
  };
  return (
    <section>
      <h2>{t('matching.runs.title')}</h2>
      <Table
        caption={t('matching.runs.title')}
        hideCaption
        rows={runs}
        rowKey={(run) => run.id}
        inTwoLines
        empty={t('matching.runs.none')}
        columns={[
          {
            key: 'run',
            label: t('matching.runs.run'),
            header: true,
            cell: (run) => (
              <>
                <a href={href(run)}>{t('matching.run.title', { number: number.format(run.number) })}</a>
                {run.again ? <p class="aside">{t('matching.run.again-mark')}</p> : null}
              </>
            ),
          },
          {
            key: 'when',
            label: t('matching.runs.when'),
            cell: (run) => <ShortTime at={run.askedAt} now={now} />,
          },
          {
            key: 'state',
            upper: true,
            label: t('matching.runs.state'),
            cell: (run) => t(`matching.run.state.${run.state}`),
          },
          {
            key: 'matched',
            label: t('matching.runs.matched'),
            numeric: true,
            said: true,
            cell: (run) => (run.totals ? number.format(run.totals.matched) : '–'),
          },
          {
            key: 'unmatched',
            label: t('matching.runs.unmatched'),
            numeric: true,
            said: true,
            cell: (run) => (run.totals ? number.format(run.totals.unmatched) : '–'),
          },
          { key: 'change', label: t('matching.runs.change'), numeric: true, said: true, cell: change },
        ]}
      />
    </section>
  );
}
