import { regionName } from '../../lib/world/countries.ts';
import { pickWithLocale } from '../../lib/text/texts.ts';
import { foldedWord } from '../../rooms/topics/index.ts';
import type { Term } from '../../rooms/topics/index.ts';
import { useView } from '../../ui/index.ts';

/** The words of an essay that differ between countries, explained by members. Each links back to its place in the essay. */
export function TermsUsed({
  used,
  all,
  glossary,
}: {
  used: readonly Term[];
  all: readonly Term[];
  glossary: string;
}) {
  const { lang, t } = useView();
  if (used.length === 0) return null;
  // A word may be explained for several countries.
  const words = new Set(used.map((term) => foldedWord(term, lang)));
  const shown = all.filter((term) => words.has(foldedWord(term, lang)));
  return (
    <section aria-labelledby="terms">
      <h2 id="terms">{t('glossary.on-page')}</h2>
      <Terms terms={shown} linked={new Set(used.map(({ id }) => id))} />
      <p>
        <a href={glossary}>{t('glossary.all')}</a>
      </p>
    </section>
  );
}

/** Words with their meaning and countries. */
export function Terms({ terms, linked }: { terms: readonly Term[]; linked?: ReadonlySet<number> }) {
  const { lang, t, rich } = useView();
  return (
    <dl class="facts">
      {terms.map((term) => {
        const word = pickWithLocale(term.term, lang, term.sourceLocale);
        const meaning = pickWithLocale(term.explanation, lang, term.sourceLocale);
        return (
          <div key={term.id}>
            <dt id={`term-${term.id}`}>
              <dfn lang={word.locale ?? undefined} dir="auto">
                {word.text}
              </dfn>
              {term.country ? ` (${regionName(lang, term.country)})` : null}
            </dt>
            <dd>
              <span lang={meaning.locale ?? undefined} dir="auto">
                {meaning.text}
              </span>
              {term.by ? <> {rich('glossary.by', { name: <bdi>{term.by}</bdi> })}</> : null}
              {linked?.has(term.id) ? (
                <>
                  {' '}
                  <a href={`#term-${term.id}-in`}>{t('glossary.back')}</a>
                </>
              ) : null}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
