import { pick } from '../../lib/text/texts.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Question } from './question.ts';

type Scale = Pick<Question, 'options' | 'bounds'>;

interface In {
  t: Translate;
  lang: string;
  /** The programme's own language, for words without a translation. */
  source: string;
}

/** The range of a number in a sentence; '' when it has none. */
export function rangeText(t: Translate, bounds: Question['bounds']): string {
  const { least, most } = bounds ?? { least: null, most: null };
  if (least !== null && most !== null) return t('answer.range.both', { least, most });
  if (least !== null) return t('answer.range.least', { least });
  return most === null ? '' : t('answer.range.most', { most });
}

/** The points of a scale from the least to the most; none for a question without ends. */
export function pointsOf({ bounds }: { bounds?: Question['bounds'] | undefined }): number[] {
  const [least, most] = [bounds?.least, bounds?.most];
  if (least === undefined || least === null || most === undefined || most === null) return [];
  return Array.from({ length: most - least + 1 }, (_, at) => least + at);
}

/** The words at an end of a scale; '' at any other point, or when none were given. */
export function wordsAt({ options, bounds }: Scale, point: number, { lang, source }: Omit<In, 't'>): string {
  const key = point === bounds?.least ? 'least' : point === bounds?.most ? 'most' : null;
  const end = key && options.find((one) => one.key === key);
  return end ? pick(end.label, lang, source) : '';
}

/** A point with its words: "5 – very much". */
export function pointLabel(scale: Scale, point: number, words: In): string {
  const number = new Intl.NumberFormat(words.lang).format(point);
  const said = wordsAt(scale, point, words);
  return said ? words.t('answer.scale.end', { point: number, words: said }) : number;
}

/** An answer on a scale for a reader who does not see the scale: "4, from 1 – not at all to 5 – very much". */
export function onScale(scale: Scale, point: number, words: In): string {
  const points = pointsOf(scale);
  const number = new Intl.NumberFormat(words.lang).format(point);
  if (points.length === 0) return number;
  return words.t('answer.scale.point', {
    point: number,
    least: pointLabel(scale, points[0]!, words),
    most: pointLabel(scale, points.at(-1)!, words),
  });
}

/**
 * An answer that the matching compares, in words: an option, a number or a point on a scale, in the form in which the matcher stores it.
 */
export function answerSaid(
  question: Pick<Question, 'type' | 'options' | 'bounds'>,
  key: string,
  words: In,
): string {
  if (question.type === 'scale') return onScale(question, Number(key), words);
  if (question.type === 'number') return new Intl.NumberFormat(words.lang).format(Number(key));
  const option = question.options.find((one) => one.key === key);
  return option ? pick(option.label, words.lang, words.source) : key;
}
