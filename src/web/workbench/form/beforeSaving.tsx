import type { Translate } from '../../../i18n/translate.ts';
import { MOST_COUNTED } from '../../../rooms/applications/index.ts';
import type { AnswersTo } from '../../../rooms/applications/index.ts';
import type { Question } from '../../../rooms/forms/index.ts';
import { DefinitionList, Notice, useView } from '../../../ui/index.ts';
import { StandsNow } from './inLanguages.tsx';

/** How many people have answered a question. When a change waits for a confirmation, also what happens to their answers. */
export function AnsweredNotice({ answers, isAsking }: { answers: AnswersTo; isAsking: boolean }) {
  const { t } = useView();
  const { all, outside } = answers;
  if (all === 0) return null;
  if (!isAsking) return <p>{saysHowMany(t, answers)}</p>;
  return (
    <div class="notice trouble" role="alert" tabindex={-1} autofocus>
      <p>{saysHowMany(t, answers)}</p>
      <p>{t('questions.answered-change')}</p>
      {outside > 0 ? <p>{t('questions.answered-outside', { count: outside })}</p> : null}
    </div>
  );
}

/** Says how many people have answered; the number is exact up to the most that are counted. */
export const saysHowMany = (t: Translate, { all }: AnswersTo): string =>
  all > MOST_COUNTED
    ? t('questions.answered-many', { count: MOST_COUNTED })
    : t('questions.answered', { count: all });

/** Says that somebody else changed the question since the page was opened, and shows it as it is now. */
export function OvertakenNotice({ now, locales }: { now: Question; locales: readonly string[] }) {
  const { t } = useView();
  const options = now.options.map(({ key, label }) => (
    <StandsNow key={key} texts={label} locales={locales} />
  ));
  return (
    <Notice kind="trouble" title={t('questions.overtaken')}>
      <DefinitionList
        items={[
          {
            key: 'label',
            term: t('questions.label'),
            value: <StandsNow texts={now.label} locales={locales} />,
          },
          ...(Object.keys(now.help).length > 0
            ? [
                {
                  key: 'help',
                  term: t('questions.help'),
                  value: <StandsNow texts={now.help} locales={locales} />,
                },
              ]
            : []),
          ...(options.length > 0 ? [{ key: 'options', term: t('questions.options'), value: options }] : []),
        ]}
      />
    </Notice>
  );
}
