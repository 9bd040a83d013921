import { explainWaiting } from '../../rooms/applications/index.ts';
import { leftOutKey } from '../../rooms/pairing/index.ts';
import type { Looking } from '../../rooms/pairing/index.ts';
import { LocalTime, Notice, PostButton, dayRange, useView } from '../../ui/index.ts';

/** Tells a person who waits in a running round when the programme looks again, and what they can choose meanwhile. */
export function WhileWaiting({ looking, path }: { looking: Looking; path: (path: string) => string }) {
  const { t, rich, lang } = useView();
  const { nextAt, choice, leftOut: away } = looking;
  const action = path(`/applications/${looking.application}/waiting`);
  const choose = (value: 'wait' | 'next' | 'trio', words: 'wait' | 'next' | 'look' | 'trio') => (
    <PostButton action={action} name="choice" value={value}>
      {t(`waiting.choice.${words}`)}
    </PostButton>
  );
  if (choice === 'next')
    return (
      <Notice title={t('waiting.again.title')}>
        <p>{t('waiting.again.next')}</p>
        {nextAt ? choose('wait', 'look') : null}
      </Notice>
    );
  return (
    <Notice title={t('waiting.again.title')}>
      {choice === 'wait' ? <p>{t('waiting.again.waits')}</p> : null}
      {away ? (
        <>
          <p>{t(leftOutKey(away), { date: dayRange(lang, away.until, away.until) })}</p>
          {away.isDeclared ? (
            <PostButton action={action} name="choice" value="here">
              {t('partnership.absence.back')}
            </PostButton>
          ) : null}
        </>
      ) : (
        <p>
          {nextAt ? rich('waiting.again.date', { date: <LocalTime at={nextAt} /> }) : t('waiting.again.last')}
        </p>
      )}
      {looking.askedUntil ? (
        <p>{rich('waiting.again.asked', { date: <LocalTime at={looking.askedUntil} /> })}</p>
      ) : looking.allowsTrios ? (
        choose('trio', 'trio')
      ) : null}
      {nextAt && choice !== 'wait' ? choose('wait', 'wait') : null}
      {nextAt ? choose('next', 'next') : null}
    </Notice>
  );
}

/** Says why the person waits, in words addressed to them, for pages that do not say it otherwise. */
export function WhyWaiting({ looking }: { looking: Looking }) {
  const { t } = useView();
  const { why, help } = explainWaiting(looking.waitingReason, looking.unmatched, t);
  return (
    <Notice title={t('status.why')}>
      {[...why, ...(help ? [help] : [])].map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}
