import { LocalTime, useView } from '../../../ui/index.ts';

/** The questions of the last topic; the mail a week before the end asks them, too. */
export const LAST_QUESTIONS = [
  'partnership.last.take',
  'partnership.last.surprise',
  'partnership.last.thanks',
] as const;

/** Suggests a topic for a last letter, in the last days of a round. */
export function LastTopic({ ends }: { ends: Date }) {
  const { t, rich } = useView();
  return (
    <section aria-labelledby="last">
      <h2 id="last">{t('partnership.last')}</h2>
      <p>{rich('partnership.last.lead', { date: <LocalTime at={ends} /> })}</p>
      <ol>
        {LAST_QUESTIONS.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ol>
    </section>
  );
}
