import type { Policy } from '#matching';
import { versionOf } from '../../../lib/text/version.ts';
import type { Question } from '../../../rooms/forms/index.ts';
import { policyVersion, setPolicy } from '../../../rooms/pairing/index.ts';
import { formOf } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { FieldGroup, Form, Submit, useView } from '../../../ui/index.ts';
import { actOn } from '../../frame/inRound.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { AnswerFields, comparable } from '../matching/policy/answerFields.tsx';
import { answersFrom, valuesOf } from '../matching/policy/policyValues.ts';

/** The version of the rules about answers. */
const rulesVersion = ({ answers }: Policy): string => versionOf(answers);

/** Whether and how the answers to a question count in the matching of the round. */
export function MatchForm(props: {
  question: Question;
  policy: Policy;
  action: string;
  source: string;
  error: string | undefined;
  /** The page of all rules. */
  rules: string;
}) {
  const { t } = useView();
  return (
    <section>
      <h2>{t('questions.matching')}</h2>
      <Form action={props.action} hidden={{ base: rulesVersion(props.policy) }}>
        <FieldGroup
          name="answers"
          label={t('questions.matching-lead')}
          help={t('matching.policy.answers-help')}
          error={props.error}
          required
        >
          <AnswerFields
            question={props.question}
            values={valuesOf(props.policy)}
            source={props.source}
            isAlone
          />
        </FieldGroup>
        <Submit kind="quiet" or={{ href: props.rules, label: t('questions.matching-rules') }}>
          {t('questions.matching-save')}
        </Submit>
      </Form>
    </section>
  );
}

/** Sets how a question counts in the matching. Returns true, or the reason why that cannot be. */
export async function saveMatching(
  visit: ProgrammeVisit,
  round: Round,
  question: Question,
): Promise<true | string> {
  const { ctx, programme, view } = visit;
  const form = await visit.form();
  const values = { ...valuesOf(round.policy), ...Object.fromEntries(form) };
  const asked = comparable(await formOf(ctx, programme.id, round.id));
  if (!asked.some(({ id }) => id === question.id)) return view.t('questions.refused.unknown');
  if ((form.get('base') ?? rulesVersion(round.policy)) !== rulesVersion(round.policy))
    return view.t('note.changed-meanwhile');
  const policy = { ...round.policy, answers: answersFrom(values, round.policy, asked) };
  const base = policyVersion(round.policy);
  const done = await setPolicy(ctx, { ...actOn(visit, round), policy, base });
  if (done.ok) return true;
  if (done.reason !== 'policy')
    return view.t(done.reason === 'published' ? 'matching.refused.published' : 'note.changed-meanwhile');
  const [error] = done.errors;
  return error?.reason === 'outOfRange'
    ? view.t('matching.policy.error.outOfRange', {
        min: error.values?.min ?? 0,
        max: error.values?.max ?? 0,
      })
    : view.t('matching.policy.error.other');
}
