import { Heading, useView } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';

/** The page that explains the matching to volunteers who run a round. */
export function showHow(visit: ProgrammeVisit): Response {
  const { t } = visit.view;
  return visit.page({
    title: t('matching.how.title'),
    workbench: 'matching',
    body: (
      <>
        <Heading eyebrow={t('workbench.desk.matching')} lead={t('matching.how.lead')}>
          {t('matching.how.title')}
        </Heading>
        {(['allowed', 'points', 'whole'] as const).map((key) => (
          <section key={key}>
            <h2>{t(`matching.how.${key}`)}</h2>
            <p>{t(`matching.how.${key}-text`)}</p>
            {key === 'whole' ? (
              <>
                <Picture told="one" />
                <Picture told="all" />
              </>
            ) : null}
          </section>
        ))}
        <h2>{t('matching.how.trust')}</h2>
        <p>{t('matching.run.proof.plain')}</p>
        {(['left', 'yours'] as const).map((key) => (
          <section key={key}>
            <h2>{t(`matching.how.${key}`)}</h2>
            <p>{t(`matching.how.${key}-text`)}</p>
          </section>
        ))}
      </>
    ),
  });
}

const PEOPLE = ['Amina', 'Luca', 'Mei', 'Bao'] as const;
const POINTS = [80, 90, 70] as const;
const CHOSEN = { one: [1], all: [0, 2] } as const;

/** Four people in a row with the points between neighbours; thick lines are the chosen pairs. The text below says the same. */
function Picture({ told }: { told: keyof typeof CHOSEN }) {
  const { t } = useView();
  const isChosen = (k: number): boolean => (CHOSEN[told] as readonly number[]).includes(k);
  return (
    <figure>
      <svg viewBox="0 0 400 84" width="400" height="84" aria-hidden="true" focusable="false">
        {POINTS.map((points, k) => (
          <g key={points}>
            <path
              d={`M${50 + 100 * k} 34h100`}
              stroke="currentColor"
              stroke-width={isChosen(k) ? 7 : 1.5}
              stroke-dasharray={isChosen(k) ? undefined : '4 5'}
            />
            <text x={100 + 100 * k} y="20" text-anchor="middle" fill="currentColor" font-size="15">
              {points}
            </text>
          </g>
        ))}
        {PEOPLE.map((name, k) => {
          const placed = isChosen(k - 1) || isChosen(k);
          return (
            <g key={name}>
              <circle
                cx={50 + 100 * k}
                cy="34"
                r="15"
                fill={placed ? 'currentColor' : 'var(--paper)'}
                stroke="currentColor"
                stroke-width="2"
              />
              <text x={50 + 100 * k} y="74" text-anchor="middle" fill="currentColor" font-size="15">
                {name}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption>{t(`matching.how.picture-${told}`)}</figcaption>
    </figure>
  );
}
