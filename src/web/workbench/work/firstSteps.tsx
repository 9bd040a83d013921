import { sql } from 'kysely';
import { currentLegal } from '../../../rooms/people/index.ts';
import { howMailLeaves } from '../../../rooms/sending/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import type { KeysOf } from '../../../i18n/locales.ts';
import { Notice, useView } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';

interface FirstStep {
  step: KeysOf<'work.first.step'>;
  isDone: boolean;
  /** Null when this visitor may not go there. */
  href: string | null;
}

/** The steps that a programme needs before its first round is public, in the order of doing them; `round` is the last planned one. */
export async function firstSteps(
  visit: ProgrammeVisit,
  round: Pick<Round, 'id' | 'number'> | undefined,
): Promise<FirstStep[]> {
  const { ctx, programme, path } = visit;
  const legal = await currentLegal(ctx, programme.id);
  const { form, topics, volunteers } = await prepared(visit, round?.id ?? null);
  const mail = await howMailLeaves(ctx);
  const desk = round ? `/workbench/rounds/${round.number}` : '/workbench/rounds/new';
  return [
    { step: 'privacy', isDone: legal.privacy.version > 1, href: path('/workbench/programme/privacy') },
    { step: 'conduct', isDone: legal.conduct.version > 1, href: path('/workbench/programme/conduct') },
    {
      step: 'mail',
      isDone: mail.hasServer && mail.records !== null && !mail.isUnready,
      href: visit.operator ? '/operator/mail' : null,
    },
    { step: 'people', isDone: volunteers > 1, href: path('/workbench/people') },
    { step: 'round', isDone: round !== undefined, href: path(desk) },
    { step: 'form', isDone: form, href: round ? path(`${desk}/form`) : null },
    { step: 'topics', isDone: topics, href: round ? path(`${desk}/topics`) : null },
    { step: 'public', isDone: false, href: round ? path(desk) : null },
  ];
}

/** Whether the round's form was changed, whether a topic is planned in it, and how many people have a role. */
async function prepared({ ctx, programme }: ProgrammeVisit, round: number | null) {
  const { rows } = await sql<{ form: boolean; topics: boolean; volunteers: number }>`
    select
      exists (select from event e where e.programme_id = ${programme.id} and e.round_id = ${round}
        and (e.kind like 'question-%' or e.kind like 'step-%')) as form,
      exists (select from round_topic t where t.programme_id = ${programme.id} and t.round_id = ${round}) as topics,
      (select count(distinct g.person_id)::int from role g
        where g.programme_id = ${programme.id} and g.ended_at is null) as volunteers`.execute(ctx.db);
  return rows[0]!;
}

/** The list of steps, each with its link and whether it is done. */
export function FirstSteps({ steps }: { steps: readonly FirstStep[] }) {
  const { t } = useView();
  return (
    <Notice title={t('work.first.title')}>
      <p>{t('work.first.lead')}</p>
      <ol>
        {steps.map(({ step, isDone, href }) => (
          <li key={step}>
            {href ? <a href={href}>{t(`work.first.step.${step}`)}</a> : t(`work.first.step.${step}`)}
            {' – '}
            {isDone ? <b>✓ {t('work.first.done')}</b> : t('work.first.open')}
          </li>
        ))}
      </ol>
    </Notice>
  );
}
