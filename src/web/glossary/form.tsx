import { languageName } from '../../lib/world/languages.ts';
import { TERM_LIMITS } from '../../rooms/topics/index.ts';
import type { TermDraft, TermProblem } from '../../rooms/topics/index.ts';
import { Checkbox, CountrySelect, Details, TextArea, TextField, useView } from '../../ui/index.ts';
import { fieldOf } from '../frame/problems.ts';

/** Reads a word and its explanation from a form: `term.en`, `explanation.fr`. */
export function termFrom(
  form: URLSearchParams,
  locales: readonly string[],
  isCountry: (code: string) => boolean,
  fallback: string,
): TermDraft {
  const texts = (name: string): Record<string, string> =>
    Object.fromEntries(locales.map((locale) => [locale, form.get(`${name}.${locale}`) ?? '']));
  const written = form.get('written') ?? '';
  const country = form.get('country') ?? '';
  return {
    sourceLocale: locales.includes(written) ? written : fallback,
    term: texts('term'),
    explanation: texts('explanation'),
    country: isCountry(country) ? country : null,
    named: form.get('named') === 'yes',
  };
}

/** The fields of a word: its own language first; others fold out when `locales` holds more. */
export function TermFields({
  draft,
  locales,
  problems,
  asksName,
}: {
  draft: TermDraft;
  locales: readonly string[];
  problems: readonly TermProblem[];
  asksName: boolean;
}) {
  const { t, lang } = useView();
  const error = (field: string): string | undefined => {
    const problem = problems.find((one) => fieldOf(one) === field);
    return problem && t(`topics.error.${problem.reason}`);
  };
  const [own, ...others] = [draft.sourceLocale, ...locales.filter((one) => one !== draft.sourceLocale)];
  const fields = (locale: string) => (
    <>
      <TextField
        name={`term.${locale}`}
        label={t('glossary.term')}
        required={locale === own}
        value={draft.term[locale]}
        maxLength={TERM_LIMITS.term}
        lang={locale}
        error={error(`term.${locale}`)}
      />
      <TextArea
        name={`explanation.${locale}`}
        label={t('glossary.explanation')}
        help={t('glossary.explanation-help')}
        required={locale === own}
        value={draft.explanation[locale]}
        maxLength={TERM_LIMITS.explanation}
        rows={4}
        lang={locale}
        error={error(`explanation.${locale}`)}
      />
    </>
  );
  return (
    <>
      <input type="hidden" name="written" value={own} />
      {fields(own ?? 'en')}
      <CountrySelect
        name="country"
        label={t('glossary.country')}
        help={t('glossary.country-help')}
        value={draft.country ?? ''}
      />
      {others.map((locale) => (
        <Details
          key={locale}
          summary={languageName(lang, locale)}
          open={problems.some((problem) => problem.locale === locale)}
        >
          {fields(locale)}
        </Details>
      ))}
      {asksName ? (
        <Checkbox
          name="named"
          label={t('glossary.named')}
          help={t('glossary.named-help')}
          checked={draft.named}
        />
      ) : null}
    </>
  );
}
