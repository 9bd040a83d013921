import type { ComponentChildren } from 'preact';
import type { MessageKey } from '../../../i18n/locales.ts';
import { languageName } from '../../../lib/world/languages.ts';
import { LIMITS } from '../../../rooms/topics/index.ts';
import type { TopicDraft, TopicProblem } from '../../../rooms/topics/index.ts';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  Select,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts';
import { namedProblems } from '../../topics/problems.ts';
import { questionFields } from './typedTopic.ts';
import { Overtaken } from '../../frame/overtaken.tsx';
import { fieldOf } from '../../frame/problems.ts';
import { twoWords } from './twoWords.ts';

/** The heading of a topic's form, the address to which it is posted, and the target of its quiet link. */
export interface TopicFormProps {
  title: string;
  action: string;
  back: string;
}

interface Props extends TopicFormProps {
  preview?: string | undefined;
  /** The version with which its writer begins. */
  base?: string;
  /** The present words, when somebody else has saved another version meanwhile. */
  overtakenBy?: TopicDraft | undefined;
  /** The languages to choose from for a new topic; empty for a topic whose language is settled. */
  locales: readonly string[];
  draft: TopicDraft;
  problems: readonly TopicProblem[];
  /** Hints at plainer words, shown below a text. */
  notes?: ((field: string, name: string) => ComponentChildren) | undefined;
  children?: ComponentChildren;
}

/** The form of a topic, in the language of its writer. */
export function TopicForm(props: Props) {
  const { title, action, back, preview, locales, draft, problems, notes } = props;
  const view = useView();
  const { t, lang } = view;
  const locale = draft.sourceLocale;
  const errorText = (reason: string): string => t(`topics.error.${reason}` as MessageKey);
  const error = (field: string): string | undefined => {
    const problem = problems.find((one) => fieldOf(one, locale) === field);
    return problem && errorText(problem.reason);
  };
  return (
    <>
      <Heading lead={t('topics.edit.lead')}>{title}</Heading>
      <ErrorSummary errors={namedProblems(view, problems, (problem) => fieldOf(problem, locale))} />
      {props.overtakenBy ? <Overtaken fields={twoWords(view, props.overtakenBy, draft)} /> : null}
      {props.children}
      <Form action={action} hidden={props.base === undefined ? {} : { base: props.base }}>
        {locales.length > 0 ? (
          <Select
            name="source"
            label={t('topics.edit.source')}
            required
            value={locale}
            options={locales.map((one) => ({ value: one, label: languageName(lang, one) }))}
          />
        ) : (
          <p>{t('ui.labelled', { label: t('topics.edit.source'), value: languageName(lang, locale) })}</p>
        )}
        <TextField
          name="author"
          label={t('topics.edit.author')}
          value={draft.author}
          maxLength={LIMITS.author}
          error={error('author')}
        />
        <TextField
          name="title"
          label={t('topics.edit.title')}
          required
          value={draft.title[locale]}
          maxLength={LIMITS.title}
          lang={locale}
          error={error('title')}
        />
        <TextArea
          name="summary"
          label={t('topics.edit.summary')}
          help={t('topics.edit.summary-help')}
          value={draft.summary[locale]}
          maxLength={LIMITS.summary}
          rows={3}
          lang={locale}
          error={error('summary')}
        />
        {notes?.('summary', t('topics.edit.summary'))}
        <TextArea
          name="essay"
          label={t('topics.edit.essay')}
          help={t('topics.edit.essay-help')}
          value={draft.essay[locale]}
          maxLength={LIMITS.essay}
          rows={18}
          lang={locale}
          error={error('essay')}
        />
        {notes?.('essay', t('topics.edit.essay'))}
        {questionFields().map((field, index) => (
          <div key={field}>
            <TextField
              name={field}
              label={t('topics.edit.question', { n: index + 1 })}
              value={draft.questions[index]?.[locale]}
              maxLength={LIMITS.question}
              lang={locale}
              error={error(field)}
            />
            {notes?.(field, t('topics.edit.question', { n: index + 1 }))}
          </div>
        ))}
        <FormActions>
          <Button>{t('topics.edit.save')}</Button>
          {preview ? (
            <ButtonLink kind="quiet" href={preview}>
              {t('topics.edit.preview')}
            </ButtonLink>
          ) : null}
          <ButtonLink kind="quiet" href={back}>
            {t('topics.edit.back')}
          </ButtonLink>
        </FormActions>
      </Form>
    </>
  );
}
