import type { Said } from '../../../../federation/documents.ts';
import { beginning } from '../../../../lib/text/beginning.ts';
import { lengthOnMastodon } from '../../../../lib/text/lengths.ts';
import { ownName } from '../../../../lib/world/languages.ts';
import { Prose, useView } from '../../../../ui/index.ts';

/** A post as followers get it, drawn from the saved post: words, link, credit and hashtags, then the picture with its description. */
export function AsItLeaves({ said, handle, picture }: { said: Said; handle: string; picture: string }) {
  const { t, rich } = useView();
  const [image] = said.attachment;
  return (
    <section aria-labelledby="as-it-leaves">
      <h2 id="as-it-leaves">{t('elsewhere.preview')}</h2>
      <p>
        {rich('elsewhere.preview-lead', {
          handle: <bdi dir="ltr">{handle}</bdi>,
          language: <span lang={said.lang}>{ownName(said.lang)}</span>,
          count: lengthOnMastodon(wordsOf(said.content)),
        })}
      </p>
      <Prose html={said.content} lang={said.lang} />
      {image ? (
        <figure class="picture">
          <img src={picture} alt={image.name} lang={said.lang} width={360} loading="lazy" />
          <figcaption>{rich('elsewhere.preview-alt', { words: <bdi>{image.name}</bdi> })}</figcaption>
        </figure>
      ) : null}
    </section>
  );
}

/** The words alone, with two characters between paragraphs. */
const wordsOf = (html: string): string =>
  html
    .split('</p>')
    .map((part) => beginning(part.replaceAll(/<\/?(?:a|span|strong)\b[^>]*>/g, ''), Infinity))
    .filter((part) => part !== '')
    .join('\n\n');
