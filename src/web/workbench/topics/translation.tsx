import type { TopicFormProps } from './form.tsx';
import type { MessageKey } from '../../../i18n/locales.ts';
import { direction } from '../../../i18n/locales.ts';
import { languageName } from '../../../lib/world/languages.ts';
import { LIMITS, changesBetween } from '../../../rooms/topics/index.ts';
import type { TopicProblem, TranslatedField } from '../../../rooms/topics/index.ts';
import {
  Changes,
  Checkbox,
  Details,
  ErrorSummary,
  Form,
  Heading,
  Submit,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts';
import { fieldLabel, namedProblems } from '../../topics/problems.ts';
import { Overtaken } from '../../frame/overtaken.tsx';
import { fieldOf } from '../../frame/problems.ts';

interface Props extends TopicFormProps {
  source: string;
  locale: string;
  /** The version with which its writer begins. */
  base: string;
  /** Whether somebody else has saved another version meanwhile. */
  isOvertaken?: true | undefined;
  fields: readonly TranslatedField[];
  /** The typed values, when the form came back. */
  typed: Readonly<Record<string, string>>;
  problems: readonly TopicProblem[];
}

/** A topic's texts beside their translation, where there is room. Later changes of the source are marked. */
export function TranslationPage(props: Props) {
  const { title, action, back, source, locale, fields, typed, problems } = props;
  const view = useView();
  const { t } = view;
  const error = (field: string): string | undefined => {
    const problem = problems.find((one) => fieldOf(one, locale) === field);
    return problem && t(`topics.error.${problem.reason}` as MessageKey);
  };
  const isBehind = fields.some(({ before }) => before !== null);
  return (
    <>
      <Heading lead={t('topics.translation.lead')}>{title}</Heading>
      <ErrorSummary errors={namedProblems(view, problems, (problem) => fieldOf(problem, locale))} />
      {props.isOvertaken ? (
        <Overtaken
          fields={fields.map(({ field, text }) => ({
            key: field,
            label: fieldLabel(view, field) ?? field,
            now: text,
            mine: typed[field] ?? text,
            lang: locale,
          }))}
        />
      ) : null}
      <Form action={action} hidden={{ base: props.base }}>
        {fields.map((one) => (
          <div class="beside" key={one.field}>
            <Source field={one} source={source} />
            <Own field={one} text={typed[one.field] ?? one.text} locale={locale} error={error(one.field)} />
          </div>
        ))}
        <Checkbox
          name="current"
          label={t('topics.translation.is-current')}
          help={t('topics.translation.is-current-help')}
          checked={!isBehind}
        />
        <Submit or={{ href: back, label: t('topics.back-to-topic') }}>{t('topics.edit.save')}</Submit>
      </Form>
    </>
  );
}

/** The source text. If it has changed since the translation, added and removed words are marked. */
function Source({ field, source }: { field: TranslatedField; source: string }) {
  const view = useView();
  const { t, lang } = view;
  const language = languageName(lang, source);
  return (
    <div>
      <p class="label">
        {fieldLabel(view, field.field)} ({language})
      </p>
      {field.before === null ? (
        <div class="prose plain" lang={source} dir={direction(source)}>
          {field.source}
        </div>
      ) : (
        <>
          <p class="changed">{t('topics.translation.changed')}</p>
          <Changes changes={changesBetween(field.before, field.source, source)} lang={source} />
          <Details summary={t('topics.translation.as-it-is')}>
            <div class="prose plain" lang={source} dir={direction(source)}>
              {field.source}
            </div>
          </Details>
        </>
      )}
    </div>
  );
}

function Own({
  field: { field, source },
  text,
  locale,
  error,
}: {
  field: TranslatedField;
  text: string;
  locale: string;
  error: string | undefined;
}) {
  const view = useView();
  const props = {
    name: field,
    label: `${fieldLabel(view, field)} (${languageName(view.lang, locale)})`,
    value: text,
    lang: locale,
    error,
  };
  if (field === 'essay')
    return (
      <TextArea {...props} maxLength={LIMITS.essay} rows={Math.min(40, Math.ceil(source.length / 60) + 4)} />
    );
  if (field === 'summary') return <TextArea {...props} maxLength={LIMITS.summary} rows={4} />;
  return (
    <TextField
      {...props}
      maxLength={field === 'title' ? LIMITS.title : field === 'alt' ? LIMITS.alt : LIMITS.question}
    />
  );
}
