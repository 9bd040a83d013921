import type { MessageKey } from '../../../i18n/locales.ts';
import { languageName } from '../../../lib/languages.ts';
import { LIMITS, MOST_QUESTIONS } from '../../../rooms/topics/index.ts';
import type { TopicDraft, TopicProblem } from '../../../rooms/topics/index.ts';
import {
  Button,
  ButtonLink,
  Details,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  Select,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts';

interface Props {
  title: string;
  action: string;
  back: string;
  preview?: string;
  locales: readonly string[];
  draft: TopicDraft;
  problems: readonly TopicProblem[];
}

/** One topic, its languages below each other; the source language is open, the others unfold. */
export function TopicForm({ title, action, back, preview, locales, draft, problems }: Props) {
  const { t, lang } = useView();
  const nameOf = (locale: string): string => languageName(lang, locale);
  const error = (field: string): string | undefined => {
    const problem = problems.find((one) => one.field === field);
    return problem && t(`topics.error.${problem.reason}` as MessageKey);
  };
  const ordered = [draft.sourceLocale, ...locales.filter((locale) => locale !== draft.sourceLocale)];
  return (
    <>
      <Heading lead={t('topics.edit.lead')}>{title}</Heading>
      <ErrorSummary
        errors={problems.map(({ field, reason }) => ({
          name: field,
          message: `${t(`topics.error.${reason}` as MessageKey)} (${nameOf(field.split('.').at(-1) ?? '')})`,
        }))}
      />
      <Form action={action}>
        <Select
          name="source"
          label={t('topics.edit.source')}
          required
          value={draft.sourceLocale}
          options={locales.map((locale) => ({ value: locale, label: nameOf(locale) }))}
        />
        <TextField
          name="author"
          label={t('topics.edit.author')}
          value={draft.author}
          maxLength={LIMITS.author}
          error={error('author')}
        />
        {ordered.map((locale, place) => (
          <Details
            key={locale}
            summary={nameOf(locale)}
            open={place === 0 || problems.some((problem) => problem.field.endsWith(`.${locale}`))}
          >
            <TextField
              name={`title.${locale}`}
              label={t('topics.edit.title')}
              required={place === 0}
              value={draft.title[locale]}
              maxLength={LIMITS.title}
              lang={locale}
              error={error(`title.${locale}`)}
            />
            <TextArea
              name={`summary.${locale}`}
              label={t('topics.edit.summary')}
              help={t('topics.edit.summary-help')}
              required={place === 0}
              value={draft.summary[locale]}
              maxLength={LIMITS.summary}
              rows={3}
              lang={locale}
              error={error(`summary.${locale}`)}
            />
            <TextArea
              name={`essay.${locale}`}
              label={t('topics.edit.essay')}
              help={t('topics.edit.essay-help')}
              required={place === 0}
              value={draft.essay[locale]}
              maxLength={LIMITS.essay}
              rows={14}
              lang={locale}
              error={error(`essay.${locale}`)}
            />
            {Array.from({ length: MOST_QUESTIONS }, (_, index) => (
              <TextField
                key={index}
                name={`question.${index + 1}.${locale}`}
                label={t('topics.edit.question', { n: index + 1 })}
                required={place === 0 && index < 2}
                value={draft.questions[index]?.[locale]}
                maxLength={LIMITS.question}
                lang={locale}
                error={error(`question.${index + 1}.${locale}`)}
              />
            ))}
          </Details>
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
