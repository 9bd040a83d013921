import type { TextPart } from '../../lib/text/texts.ts';

/** A field's message, found by its name: what `error` of a field and `ErrorSummary` take. */
export type Messages = Readonly<Record<string, string | undefined>>;

/** Messages for the summary at a form's top, in the order of its fields. */
export function summary(messages: Messages): { name: string; message: string }[] {
  return Object.entries(messages).flatMap(([name, message]) => (message ? [{ name, message }] : []));
}

/** The name of a text's field, such as `question.2.fr` or `slug`. A form in the single language `own` leaves the language out. */
export const fieldOf = ({ part, number, locale }: TextPart, own?: string): string =>
  [part, number, locale === own ? undefined : locale].filter((one) => one !== undefined).join('.');

/** The texts of one field in each language, from fields named `about.en`, `about.es`… */
export function readTexts(
  form: URLSearchParams,
  name: string,
  locales: readonly string[],
): Record<string, string> {
  return Object.fromEntries(locales.map((locale) => [locale, form.get(`${name}.${locale}`) ?? '']));
}
