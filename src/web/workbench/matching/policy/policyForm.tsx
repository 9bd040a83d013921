import { RELAX_STEPS, SOFT_RULES } from '#matching';
import type { PolicyError } from '#matching';
import { formOf, isIntroduced, phaseOf } from '../../../../rooms/programmes/index.ts';
import { isAsked } from '../../../../rooms/forms/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import type { Question } from '../../../../rooms/forms/index.ts';
import { placesNow, policyVersion } from '../../../../rooms/pairing/index.ts';
import {
  Checkbox,
  ErrorSummary,
  FieldGroup,
  Form,
  Notice,
  RadioGroup,
  Select,
  Submit,
  TextField,
} from '../../../../ui/index.ts';
import { Overtaken } from '../../../frame/overtaken.tsx';
import { summary } from '../../../frame/problems.ts';
import type { Messages } from '../../../frame/problems.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { matchingPage, matchingPath } from '../matchingPage.tsx';
import { AnswerFields, STEPS, comparable } from './answerFields.tsx';
import { CHOSEN, valuesOf } from './policyValues.ts';
import type { Values } from './policyValues.ts';
import { levelName } from '../matchWords.ts';
import { policyWords } from './policyWords.ts';

/** The programme's own questions of this round whose answers can be compared. */
export async function ownQuestions(visit: ProgrammeVisit, round: Round): Promise<Question[]> {
  return comparable(await formOf(visit.ctx, visit.programme.id, round.id));
}

export async function policyPage(
  visit: ProgrammeVisit,
  round: Round,
  values: Values,
  back: {
    errors?: readonly PolicyError[];
    /** The version from which the form was drawn, when that is not the present one. */
    base?: string | undefined;
    /** Whether somebody else saved other rules meanwhile: those of `round`. */
    isOvertaken?: true;
  } = {},
): Promise<Response> {
  const { errors = [], isOvertaken } = back;
  const { t } = visit.view;
  const steps = await formOf(visit.ctx, visit.programme.id, round.id);
  const own = comparable(steps);
  const isGone = round.policy.answers?.some(({ question }) => !own.some(({ id }) => String(id) === question));
  const published = await isIntroduced(visit.ctx, visit.programme.id, round.id);
  const now = await placesNow(visit.ctx, { programme: visit.programme.id, round: round.id });
  const asksEmployer = isAsked(steps, 'employer');
  const step = steps.find(({ questions }) => questions.some(({ role }) => role === 'sector')) ?? steps[0];
  const isOpen = ['planned', 'open'].includes(phaseOf(round, visit.ctx.clock.now()));
  const messages: Messages = Object.fromEntries(
    errors.map(({ path, reason, values: limits }) => [
      path === 'perCountry.percent' ? 'perCountry' : path.startsWith('answers.') ? 'answers' : path,
      reason === 'outOfRange'
        ? t('matching.policy.error.outOfRange', { min: limits?.min ?? 0, max: limits?.max ?? 0 })
        : t(
            reason === 'notANumber' || reason === 'notAnInteger'
              ? `matching.policy.error.${reason}`
              : 'matching.policy.error.other',
          ),
    ]),
  );
  const field = (name: string) => ({ name, value: values[name], error: messages[name], required: true });
  return matchingPage(visit, round, {
    part: 'policy',
    title: t('matching.part.policy'),
    lead: t('matching.policy.lead'),
    status: errors.length > 0 || isOvertaken || (published && visit.method === 'POST') ? 422 : 200,
    body: published ? (
      <Notice>
        <p>{t('matching.refused.published')}</p>
      </Notice>
    ) : (
      <>
        <ErrorSummary errors={summary(messages)} />
        {isOvertaken ? (
          <Overtaken
            fields={policyWords(
              visit.view,
              own,
              valuesOf(round.policy),
              values,
              visit.programme.source_locale,
            )}
          />
        ) : null}
        <Form
          action={matchingPath(visit, round, '/policy')}
          hidden={{ base: back.base ?? policyVersion(round.policy) }}
        >
          <h2>{t('matching.policy.hard')}</h2>
          {CHOSEN.map((rule) => (
            <div key={rule}>
              <Checkbox
                name={`hard.${rule}.on`}
                label={t(`matching.rule.${rule}`)}
                checked={values[`hard.${rule}.on`] === 'yes'}
                help={
                  rule === 'otherEmployer' && asksEmployer
                    ? t('matching.policy.employer-help')
                    : rule === 'musts'
                      ? t('matching.policy.musts-help')
                      : undefined
                }
              />
              {rule === 'otherEmployer' && !asksEmployer ? (
                <p>
                  {t('matching.policy.no-employer')}{' '}
                  {step && isOpen ? (
                    <a
                      href={visit.path(
                        `/workbench/rounds/${round.number}/form/new?step=${step.step}&type=employer`,
                      )}
                    >
                      {t('matching.policy.ask-employer')}
                    </a>
                  ) : null}
                </p>
              ) : null}
              {rule === 'sharedLanguage' ? (
                <Select
                  {...field('hard.sharedLanguage.minLevel')}
                  label={t('matching.policy.minLevel')}
                  options={[1, 2, 3, 4, 5, 6].map((level) => ({
                    value: String(level),
                    label: levelName(level),
                  }))}
                />
              ) : null}
              {rule === 'zoneDifference' ? (
                <TextField
                  {...field('hard.zoneDifference.maxHours')}
                  label={t('matching.policy.maxHours')}
                  inputmode="decimal"
                  width="short"
                />
              ) : null}
              {rule === 'overlapHours' ? (
                <TextField
                  {...field('hard.overlapHours.minHours')}
                  label={t('matching.policy.minHours')}
                  inputmode="decimal"
                  width="short"
                />
              ) : null}
            </div>
          ))}
          <p>{t('matching.policy.always')}</p>
          <RadioGroup
            {...field('trios')}
            label={t('matching.policy.trios')}
            choices={(['allow', 'forbid'] as const).map((value) => ({
              value,
              label: t(`matching.policy.trios.${value}`),
            }))}
          />
          <TextField
            {...field('perCountry')}
            required={false}
            label={t('matching.policy.perCountry')}
            help={[
              t('matching.policy.perCountry-help'),
              ...(now && typeof round.policy.perCountry === 'object'
                ? [t('matching.policy.perCountry-now', now)]
                : []),
            ].join(' ')}
            width="short"
          />
          <RadioGroup
            {...field('objective')}
            label={t('matching.policy.objective')}
            choices={(['cardinality', 'weight'] as const).map((value) => ({
              value,
              label: t(`matching.policy.objective.${value}`),
            }))}
          />
          <h2>{t('matching.policy.soft')}</h2>
          <p>{t('matching.policy.scale')}</p>
          {SOFT_RULES.map((rule) => (
            <Select
              key={rule}
              {...field(`soft.${rule}`)}
              label={t(`matching.soft.${rule}`)}
              options={STEPS}
            />
          ))}
          {isGone ? <p>{t('matching.policy.answers-gone')}</p> : null}
          {own.length > 0 ? (
            <FieldGroup
              name="answers"
              label={t('matching.policy.answers')}
              help={t('matching.policy.answers-help')}
              error={messages['answers']}
            >
              {own.map((question) => (
                <AnswerFields
                  key={question.id}
                  question={question}
                  values={values}
                  source={visit.programme.source_locale}
                />
              ))}
            </FieldGroup>
          ) : null}
          <h2>{t('matching.policy.relax')}</h2>
          <p>{t('matching.policy.relax-lead')}</p>
          {RELAX_STEPS.map((step) => (
            <Select
              key={step}
              {...field(`relax.${step}`)}
              label={t(`matching.relaxing.${step}`)}
              options={RELAX_STEPS.map((_, k) => ({ value: String(k + 1), label: String(k + 1) })).concat({
                value: '0',
                label: t('matching.policy.relax-never'),
              })}
            />
          ))}
          <Submit>{t('ui.save')}</Submit>
        </Form>
      </>
    ),
  });
}
