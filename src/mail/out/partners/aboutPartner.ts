import { isolate } from '../../../i18n/translate.ts';
import { regionName } from '../../../lib/world/countries.ts';
import { languageName } from '../../../lib/world/languages.ts';
import { pick } from '../../../lib/text/texts.ts';
import { zoneCity } from '../../../lib/time/zoneCity.ts';
import { answersInRound, viewFrom } from '../../../rooms/applications/index.ts';
import type {
  AbsenceAnswer,
  AnswerValue,
  FormStep,
  LanguageAnswer,
  Question,
} from '../../../rooms/forms/index.ts';
import { onScale } from '../../../rooms/forms/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import type { Partner } from '../../../rooms/partnerships/index.ts';
import { dayRange, hoursText } from '../../../ui/index.ts';
import type { Block, MailTools } from '../define.ts';

/** A partner, as they allowed it: name, country, how to say the name, and the answers that they were told would be shown. */
export async function aboutPartner(
  tools: MailTools,
  { round, steps }: { round: number; steps: readonly FormStep[] },
  partner: Partner,
): Promise<Block[]> {
  const { ctx, programme, locale, t, among } = tools;
  const given = await among(`answers ${programme.id}/${round}`, partner.person, (people) =>
    answersInRound(ctx, programme.id, round, people),
  );
  const view = viewFrom(partner, steps, given ?? new Map());
  const name = isolate(callOf(partner));
  const lines = [
    partner.country
      ? t('mail.introduction.lives', { name, country: regionName(locale, partner.country) })
      : '',
    partner.pronunciation
      ? t('mail.introduction.pronounced', { pronunciation: isolate(partner.pronunciation) })
      : '',
  ].filter(Boolean);
  const answers = view.answers.flatMap(({ question, value }): Block[] => {
    const text = answerWords(tools, question, value);
    return text ? [{ quote: text, from: pick(question.label, locale, programme.source_locale) }] : [];
  });
  return [...lines.map((p) => ({ p })), ...answers];
}

/** An answer in words; '' for an answer that no mail shows. */
export function answerWords(tools: MailTools, question: Question, value: AnswerValue): string {
  const { locale, t, programme } = tools;
  const option = (key: string): string => {
    const found = question.options.find((one) => one.key === key);
    return found ? pick(found.label, locale, programme.source_locale) : key;
  };
  const and = new Intl.ListFormat(locale, { type: 'conjunction' });
  switch (question.type) {
    case 'short':
    case 'long':
      return String(value);
    case 'one':
      return option(String(value));
    case 'date':
      return dayRange(locale, String(value), String(value));
    case 'number':
      return new Intl.NumberFormat(locale).format(Number(value));
    case 'scale':
      return onScale(question, Number(value), { t, lang: locale, source: programme.source_locale });
    case 'many':
      return and.format((value as string[]).map(option));
    case 'country':
      return regionName(locale, String(value));
    case 'zone':
      return zoneCity(String(value), locale);
    case 'languages': {
      return (value as LanguageAnswer[])
        .map(({ code, level }) => `${languageName(locale, code)} – ${t(`ui.level.${level}`)}`)
        .join('\n');
    }
    case 'hours':
      return hoursText({ lang: locale, t }, String(value));
    case 'absences':
      return (value as AbsenceAnswer[]).map(({ from, until }) => dayRange(locale, from, until)).join('\n');
    case 'wishes':
    case 'exclusions':
      return '';
  }
}
