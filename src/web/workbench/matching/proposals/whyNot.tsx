import type { Alternative } from '#matching';
import { isolate } from '../../../../i18n/translate.ts';
import type { Who } from '../../../../rooms/pairing/index.ts';
import { useView } from '../../../../ui/index.ts';
import { points, share } from '../matchWords.ts';
import type { MatchWords } from '../matchWords.ts';

/** The best other partner for a person, and the cost of pairing the two. */
export function WhyNot({
  who,
  best,
  most,
  words,
  nameOf,
}: {
  who: Who;
  best: Alternative | undefined;
  most: number;
  words: MatchWords;
  nameOf: (person: number) => string;
}) {
  const { t, lang } = useView();
  const name = isolate(who.name);
  if (!best) return <p>{t('matching.whynot.none', { name })}</p>;
  const lines = [
    best.change === 0
      ? t(best.left.length === 0 ? 'matching.whynot.same' : 'matching.whynot.even')
      : best.change < 0
        ? t('matching.whynot.fall', { points: points(-best.change, lang) })
        : t('matching.whynot.rise', { points: points(best.change, lang) }),
    ...(best.left.length > 0
      ? [t('matching.whynot.left', { names: words.names(best.left.map((id) => nameOf(Number(id)))) })]
      : []),
    ...(best.fewer ? [t('matching.whynot.fewer')] : []),
    ...(best.atLeast > 0 ? [t('matching.whynot.at-least', { points: points(best.atLeast, lang) })] : []),
  ];
  return (
    <>
      <p>
        <b>
          {t('matching.whynot.best', {
            name,
            other: isolate(nameOf(Number(best.other))),
            fit: share(most === 0 ? 0 : best.weight / most, lang),
          })}
        </b>
      </p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
