import { isolate } from '../../i18n/translate.ts';
import { whyNotAsk } from '../../rooms/partnerships/index.ts';
import type { OwnPartnership, Silence } from '../../rooms/partnerships/index.ts';
import { Button, Form, FormActions, Heading, LocalDay, dayRange, useView } from '../../ui/index.ts';
import { partnerName, partnerNames } from './partnerNames.ts';

interface Props {
  own: OwnPartnership;
  silences: readonly Silence[];
  now: Date;
}

/** The second of the two clicks to ask after a partner: says what happens then, or why not yet. */
export function SilencePage({ own, silences, now, page }: Props & { page: string }) {
  const view = useView();
  const { t } = view;
  const askable = silences.filter((one) => whyNotAsk(one, now) === null);
  const quiet = own.partners.filter(({ person }) => askable.some(({ partner }) => partner === person));
  const names = isolate(partnerNames(quiet, view));
  return (
    <>
      <Heading>{t('partnership.silence')}</Heading>
      {silences
        .filter((one) => !askable.includes(one))
        .map((one) => (
          <WhyNot key={one.partner} own={own} silence={one} now={now} />
        ))}
      {askable.length > 0 ? (
        <Form action={`${page}/silence`}>
          {askable.map((one) => (
            <Since key={one.partner} own={own} silence={one} />
          ))}
          <p>
            {t('partnership.silence.then', { names })}
            {own.partners.length > 1 ? ` ${t('partnership.silence.once')}` : null}
          </p>
          <p>{t('partnership.silence.look')}</p>
          <FormActions>
            <Button>{t('partnership.silence.button', { names })}</Button>
            <a href={page}>{t('partnership.silence.not-now')}</a>
          </FormActions>
        </Form>
      ) : (
        <p>
          <a href={page}>{t('partnership.silence.back')}</a>
        </p>
      )}
    </>
  );
}

/** Absences, and the reader's questions after partners, on the partnership's page. */
export function Quiet({ own, silences, now }: Props) {
  const told = silences.filter((one) => one.away || one.asked);
  return (
    <>
      {told.map((one) => (
        <WhyNot key={one.partner} own={own} silence={one} now={now} />
      ))}
    </>
  );
}

function Since({ own, silence }: { own: OwnPartnership; silence: Silence }) {
  const { rich } = useView();
  const name = <Called own={own} silence={silence} />;
  return silence.wroteLast ? (
    <p>{rich('partnership.silence.wrote-last', { name, date: <LocalDay at={silence.wroteLast} /> })}</p>
  ) : (
    <p>{rich('partnership.silence.since', { name, date: <LocalDay at={silence.since} /> })}</p>
  );
}

function WhyNot({ own, silence, now }: { own: OwnPartnership; silence: Silence; now: Date }) {
  const { rich, lang } = useView();
  const name = <Called own={own} silence={silence} />;
  const { away, asked } = silence;
  if (away?.undated) return <p>{rich('partnership.silence.break', { name })}</p>;
  if (away)
    return (
      <p>{rich('partnership.silence.away', { name, date: <>{dayRange(lang, away.until, away.until)}</> })}</p>
    );
  if (asked)
    return (
      <p>
        {rich(now < asked.dueAt ? 'partnership.silence.asked' : 'partnership.silence.looked-at', {
          name,
          asked: <LocalDay at={asked.at} />,
          date: <LocalDay at={asked.dueAt} />,
        })}
      </p>
    );
  return (
    <p>
      {rich('partnership.silence.early', {
        name,
        since: <LocalDay at={silence.since} />,
        date: <LocalDay at={silence.from} />,
      })}
    </p>
  );
}

function Called({ own, silence }: { own: OwnPartnership; silence: Silence }) {
  const { t } = useView();
  const partner = own.partners.find(({ person }) => person === silence.partner);
  return <bdi>{partner ? partnerName(partner, t) : t('partnership.former')}</bdi>;
}
