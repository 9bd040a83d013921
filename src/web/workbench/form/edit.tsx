import { ownName } from '../../../lib/languages.ts';
import type { Texts } from '../../../lib/texts.ts';
import { ADDED_ROLES, NEEDED_ROLES, hasLength, hasOptions } from '../../../rooms/programmes/index.ts';
import type { QuestionType } from '../../../rooms/programmes/index.ts';
import {
  Button,
  Checkbox,
  ErrorSummary,
  FieldGroup,
  Form,
  FormActions,
  Heading,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts';
import type { Hidden } from '../../../ui/index.ts';
import { summary } from '../../problems.ts';
import type { Messages } from '../../problems.ts';
import type { Typed } from './draft.ts';

interface Props {
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

/** The answers to choose from, one a row, and a few empty rows. */
function Answers({ type, typed, spare, messages, locales, source }: Props) {
  const { t } = useView();
  const rows = [
    ...typed.options,
    ...Array.from({ length: hasOptions(type) ? spare : 0 }, () => ({ key: null, label: {} as Texts })),
  ];
  return (
    <FieldGroup
      name="options"
      label={t('questions.options')}
      help={hasOptions(type) ? t('questions.options-help') : t('questions.options-fixed')}
      required
    >
      {rows.map((option, row) => (
        <div class="row" key={row}>
          {option.key ? <input type="hidden" name={`option.${row}.key`} value={option.key} /> : null}
          {locales.map((locale) => (
            <div key={locale}>
              <TextField
                name={`option.${row}.${locale}`}
                label={
                  <>
                    {t('questions.option', { n: row + 1 })}, <span lang={locale}>{ownName(locale)}</span>
                  </>
                }
                value={option.label[locale]}
                error={row === 0 && locale === source ? messages[`option.0.${source}`] : undefined}
                lang={locale}
                required
              />
            </div>
          ))}
        </div>
      ))}
      {hasOptions(type) ? (
        <p class="add">
          <Button kind="quiet" name="add" value="options">
            {t('questions.more-options')}
          </Button>
        </p>
      ) : null}
    </FieldGroup>
  );
}

/** One text in each of the programme's languages. */
export function InLanguages(props: {
  name: 'label' | 'help' | 'title';
  texts: Texts;
  messages: Messages;
  locales: readonly string[];
  source: string;
  required?: boolean;
  long?: boolean;
}) {
  const { name, texts, messages, locales, source } = props;
  const { t } = useView();
  return (
    <FieldGroup
      name={name}
      label={t(name === 'title' ? 'questions.title-field' : `questions.${name}`)}
      required={props.required}
    >
      <div class="row">
        {locales.map((locale) => {
          const field = {
            name: `${name}.${locale}`,
            label: <span lang={locale}>{ownName(locale)}</span>,
            value: texts[locale],
            error: messages[`${name}.${locale}`],
            lang: locale,
            required: !props.required || locale === source,
          };
          return (
            <div key={locale}>{props.long ? <TextArea {...field} rows={3} /> : <TextField {...field} />}</div>
          );
        })}
      </div>
    </FieldGroup>
  );
}
