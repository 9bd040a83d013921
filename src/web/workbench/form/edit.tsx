import { ADDED_ROLES, NEEDED_ROLES, hasLength, hasOptions, isCounted } from '../../../rooms/forms/index.ts';
import type { Question, QuestionType } from '../../../rooms/forms/index.ts';
import type { AnswersTo } from '../../../rooms/applications/index.ts';
import {
  Button,
  EnterButton,
  Checkbox,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  TextField,
  useView,
} from '../../../ui/index.ts';
import type { Hidden } from '../../../ui/index.ts';
import { summary } from '../../frame/problems.ts';
import type { Messages } from '../../frame/problems.ts';
import { AnsweredNotice, OvertakenNotice } from './beforeSaving.tsx';
import { Choices, PastedNotice } from './choices.tsx';
import { InLanguages } from './inLanguages.tsx';
import type { Pasted } from './pasted.ts';
import { ENDS } from './typedQuestion.ts';
import type { Typed } from './typedQuestion.ts';

export interface Props {
  title: string;
  action: string;
  back: string;
  hidden?: Hidden;
  type: QuestionType;
  role: string | null;
  typed: Typed;
  /** Empty rows for further answers. */
  spare: number;
  messages: Messages;
  locales: readonly string[];
  source: string;
  /** Answers given to the question so far. */
  answers?: AnswersTo | undefined;
  /** Set when the change waits for a confirmation, since people have answered already. */
  isAsking?: boolean | undefined;
  /** The question as it is now, when somebody else changed it since the page was opened. */
  now?: Question | undefined;
  /** The result of a pasted list; `pasting` is a list that was not accepted. */
  pasted?: Pasted | undefined;
  pasting?: string | undefined;
  /** Set when more rows were asked for: the page opens at the first empty one. */
  isLonger?: boolean | undefined;
}

/** One question, its languages side by side. */
export function EditQuestion(props: Props) {
  const { type, role, typed, messages } = props;
  const { t } = useView();
  const needed = NEEDED_ROLES.includes(role ?? '');
  const added = ADDED_ROLES.find((one) => one === role);
  const isPrivate = type === 'exclusions';
  return (
    <>
      <Heading
        eyebrow={added ? t(`questions.role.${added}`) : t(`questions.type.${type}`)}
        lead={needed ? t('questions.needed') : added ? t(`questions.role.${added}-help`) : undefined}
      >
        {props.title}
      </Heading>
      <ErrorSummary errors={summary(messages)} />
      {props.now ? <OvertakenNotice now={props.now} locales={props.locales} /> : null}
      {props.pasted ? <PastedNotice pasted={props.pasted} /> : null}
      {props.answers ? <AnsweredNotice answers={props.answers} isAsking={props.isAsking ?? false} /> : null}
      <Form action={props.action} hidden={props.hidden}>
        {/* Without this button Enter would press the one that adds rows. */}
        {hasOptions(type) ? <EnterButton>{t('questions.save')}</EnterButton> : null}
        <InLanguages name="label" label={t('questions.label')} texts={typed.label} {...props} required />
        <InLanguages name="help" label={t('questions.help')} texts={typed.help} {...props} long />
        {type === 'scale' ? (
          <Ends {...props} />
        ) : hasOptions(type) || typed.options.length > 0 ? (
          <Choices {...props} />
        ) : null}
        {isCounted(type) ? <BoundsFields {...props} /> : null}
        {hasLength(type) ? (
          <TextField
            name="maxLength"
            label={t('questions.maxLength')}
            help={t('questions.maxLength-help')}
            inputmode="numeric"
            width="short"
            value={typed.maxLength}
            error={messages['maxLength']}
            required
          />
        ) : null}
        {needed ? null : (
          <Checkbox name="required" label={t('questions.required')} checked={typed.required} />
        )}
        {isPrivate ? (
          <p>{t('questions.private')}</p>
        ) : (
          <Checkbox
            name="shown"
            label={t('questions.shown')}
            help={t('questions.shown-help')}
            checked={typed.shownToPartner}
          />
        )}
        <FormActions>
          {props.isAsking ? (
            <Button name="agreed" value={String(props.answers?.all ?? 0)}>
              {t('questions.change-anyway')}
            </Button>
          ) : (
            <Button>{t('questions.save')}</Button>
          )}
          <a href={props.back}>{t('ui.back')}</a>
          <a href={`${props.back}/preview`}>{t('questions.preview')}</a>
        </FormActions>
      </Form>
    </>
  );
}

/** The least and the greatest number allowed: for a scale its two ends, both of which it needs. */
function BoundsFields({ type, typed, messages }: Props) {
  const { t } = useView();
  const isScale = type === 'scale';
  return (
    <div class="row">
      {ENDS.map((end) => (
        <div key={end}>
          <TextField
            name={end}
            label={t(`questions.${end}`)}
            inputmode="numeric"
            width="short"
            value={typed[end]}
            error={messages[end]}
            required={isScale}
          />
        </div>
      ))}
    </div>
  );
}

/** The words at the two ends of a scale. */
function Ends(props: Props) {
  const { t } = useView();
  return (
    <>
      {ENDS.map((end) => (
        <InLanguages
          key={end}
          {...props}
          name={`end-${end}`}
          label={t(`questions.end-${end}`)}
          texts={props.typed.options.find(({ key }) => key === end)?.label ?? {}}
        />
      ))}
    </>
  );
}
