/**
 * Text that people wrote, as HTML that has already been sanitised when it was saved. Nothing else may be passed here.
 * `lang` is the language the text is written in.
 */
export function Prose({ html, lang }: { html: string; lang?: string | undefined }) {
  return <div class="prose" dir="auto" lang={lang} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Plain text that people wrote: line breaks kept, direction found from the text itself. */
export function PlainText({ text, lang }: { text: string; lang?: string | undefined }) {
  return (
    <div class="prose plain" dir="auto" lang={lang}>
      {text}
    </div>
  );
}
