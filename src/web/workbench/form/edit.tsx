import { ADDED_ROLES, NEEDED_ROLES, hasLength, hasOptions } from '../../../rooms/forms/index.ts';
import type { QuestionType } from '../../../rooms/forms/index.ts';
import {
  Button,
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
import type { Typed } from './typedQuestion.ts';
import { Answers, InLanguages } from './inLanguages.tsx';

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
      <Form action={props.action} hidden={props.hidden}>
        <InLanguages name="label" texts={typed.label} {...props} required />
        <InLanguages name="help" texts={typed.help} {...props} long />
        {hasOptions(type) || typed.options.length > 0 ? <Answers {...props} /> : null}
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
          <Button>{t('questions.save')}</Button>
          <a href={props.back}>{t('ui.back')}</a>
        </FormActions>
      </Form>
    </>
  );
}
