import { listed } from '../../i18n/intl.ts';
import type { ComponentChildren } from 'preact';
import { regionName } from '../../lib/world/countries.ts';
import { languageName } from '../../lib/world/languages.ts';
import { pick } from '../../lib/text/texts.ts';
import { zoneCity } from '../../lib/time/zoneCity.ts';
import type {
  AbsenceAnswer,
  AnswerValue,
  LanguageAnswer,
  Question,
  WishAnswer,
} from '../../rooms/forms/index.ts';
import { WISH_ROLES, onScale } from '../../rooms/forms/index.ts';
import { Bdi, PlainText, dayRange, hoursText } from '../../ui/index.ts';
import type { View } from '../../ui/index.ts';

export interface Reading {
  view: View;
  /** The programme's own language, for texts without a translation. */
  source: string;
  /** The round's questions, which tell what a wish about a sector means. */
  questions: readonly Question[];
}

/** An answer as people read it. */
export function answerText(question: Question, value: AnswerValue, reading: Reading): ComponentChildren {
  const { view, source } = reading;
  switch (question.type) {
    case 'long':
      return <PlainText text={String(value)} />;
    case 'one':
      return optionLabel(question, String(value), reading);
    case 'many':
      return list(
        view,
        (value as string[]).map((key) => optionLabel(question, key, reading)),
      );
    case 'date':
      return dayRange(view.lang, String(value), String(value));
    case 'number':
      return new Intl.NumberFormat(view.lang).format(Number(value));
    case 'scale':
      return onScale(question, Number(value), { t: view.t, lang: view.lang, source });
    case 'country':
      return regionName(view.lang, String(value));
    case 'zone':
      return zoneCity(String(value), view.lang);
    case 'languages':
      return (
        <ul>
          {(value as LanguageAnswer[]).map(({ code, level }) => (
            <li key={code}>
              {languageName(view.lang, code)} – {view.t(`ui.level.${level}`)}
            </li>
          ))}
        </ul>
      );
    case 'hours':
      return hoursText(view, String(value));
    case 'absences':
      return (
        <ul>
          {(value as AbsenceAnswer[]).map((absence) => (
            <li key={absence.from}>{dayRange(view.lang, absence.from, absence.until)}</li>
          ))}
        </ul>
      );
    case 'wishes':
      return (
        <ul>
          {(value as WishAnswer[]).map((wish, index) => (
            <li key={index}>
              {view.t(`ui.wish.${wish.strength}`)} –{' '}
              {view.rich('ui.labelled', {
                label: pick(subjectLabel(question, wish), view.lang, source),
                value: wishText(wish, reading),
              })}
            </li>
          ))}
        </ul>
      );
    case 'exclusions':
      return (
        <ul>
          {(value as string[]).map((line) => (
            <li key={line}>
              <Bdi>{line}</Bdi>
            </li>
          ))}
        </ul>
      );
    case 'short':
      return <Bdi>{String(value)}</Bdi>;
  }
}

export function optionLabel(
  question: Pick<Question, 'options'>,
  key: string,
  { view, source }: Pick<Reading, 'view' | 'source'>,
): string {
  const option = question.options.find((one) => one.key === key);
  return option ? pick(option.label, view.lang, source) || key : key;
}

function subjectLabel(question: Question, wish: WishAnswer) {
  return question.options.find(({ key }) => key === wish.about)?.label ?? { en: wish.about };
}

/** A wish, in words. */
export function wishText({ about, value }: WishAnswer, reading: Reading): string {
  const { view, questions } = reading;
  if (about === 'country' || about === 'region') return regionName(view.lang, String(value));
  if (about === 'language') return languageName(view.lang, String(value));
  if (about === 'zone') return view.t('apply.wish.hours', { hours: Number(value) });
  const asked = questions.find(({ role }) => role === WISH_ROLES[about]);
  return asked ? optionLabel(asked, String(value), reading) : String(value);
}

function list(view: View, items: string[]): string {
  return listed(view.lang, items);
}
