import { languageName } from '../../../lib/world/languages.ts';
import { namedHours, weekendOf } from '../../../lib/time/week.ts';
import { pick } from '../../../lib/text/texts.ts';
import { limitsOf, pointLabel, pointsOf, rangeText } from '../../../rooms/forms/index.ts';
import type { WrittenProblem } from '../../../rooms/applications/index.ts';
import type { AnswerValue, Question } from '../../../rooms/forms/index.ts';
import { namedText } from '../../../ui/index.ts';
import type { Block, MailTools } from '../define.ts';
import { answerWords } from '../partners/aboutPartner.ts';

/** Types of questions whose answers need an example of how to write them. */
export const HINTED = [
  'absences',
  'date',
  'exclusions',
  'hours',
  'languages',
  'many',
  'number',
  'one',
  'scale',
  'wishes',
  'zone',
] as const;
/** Unreadable answers to questions for which a page would offer a list: a mail has no list to choose from. */
export const UNLISTED = ['country', 'date', 'day', 'language', 'wish', 'zone'] as const;
/** Most characters of an answer that are repeated in the mail. */
const SHOWN = 200;

/** A question of the form: its number, the possible answers, why an answer could not be read, and the sign after which the answer goes. */
export function questionBlock(
  tools: MailTools,
  asked: {
    question: Question;
    number: number;
    problem: WrittenProblem | undefined;
    answer: AnswerValue | undefined;
  },
): Block {
  const { t, locale, programme } = tools;
  const { question, number, problem, answer } = asked;
  const say = (texts: Question['label']): string =>
    pick(texts, locale, programme.source_locale).replaceAll(/\s+/g, ' ');
  const hint = HINTED.find((type) => type === question.type);
  const words = answer === undefined ? '' : answerWords(tools, question, answer);
  const lines = [
    `[${number}] ${say(question.label)}${question.required ? ` ${t('mail.application-form.needed')}` : ''}`,
    say(question.help),
    ...optionLines(question, say),
    question.type === 'scale' ? scaleLine(tools, question) : '',
    ...(question.type === 'hours' ? hourLines(tools).map((line) => `* ${line}`) : []),
    question.type === 'number' ? rangeText(t, question.bounds) : '',
    hint ? t(`mail.application-form.hint.${hint}`, { english: languageName(locale, 'en') }) : '',
    words && !problem ? t('mail.application-form.so-far', { answer: shorten(words) }) : '',
    problem && problem.reason !== 'required'
      ? `! ${reasonOf(tools, question, problem)}${problem.piece ? ` (${problem.piece})` : ''}`
      : '',
    `[${number}] =`,
  ];
  return { p: lines.filter((line) => line !== '').join('\n') };
}

/** Why an answer could not be read, and how to write it. */
function reasonOf({ t }: Pick<MailTools, 't'>, question: Question, { reason }: WrittenProblem): string {
  const unlisted =
    question.type === 'date' && reason === 'unknown-day'
      ? 'date'
      : UNLISTED.find((one) => reason === `unknown-${one}`);
  return unlisted
    ? t(`mail.application-form.unread.${unlisted}`)
    : t(`answer.error.${reason}`, limitsOf(question));
}

/** "1 – not at all … 5 – very much" */
function scaleLine({ t, locale, programme }: MailTools, question: Question): string {
  const points = pointsOf(question);
  return [points[0], points.at(-1)]
    .map((end) => pointLabel(question, end ?? 0, { t, lang: locale, source: programme.source_locale }))
    .join(' … ');
}

/** The names of hours, with the days and hours that they stand for. */
export const hourLines = ({ locale, t }: Pick<MailTools, 'locale' | 't'>): string[] =>
  namedHours(weekendOf(locale)).map((one) =>
    t('ui.labelled', { label: t(`ui.week.${one.name}`), value: namedText({ lang: locale, t }, one) }),
  );

/** a) Public library, b) … ; the letters are enough as an answer. */
function optionLines({ type, options }: Question, say: (texts: Question['label']) => string): string[] {
  if (type !== 'one' && type !== 'many') return [];
  return options.map(
    ({ label }, index) => `${index < 26 ? `${String.fromCharCode(97 + index)}) ` : '* '}${say(label)}`,
  );
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}
