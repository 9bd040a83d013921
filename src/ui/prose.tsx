/** People's text as HTML that was sanitised when it was saved. Pass nothing else here. `lang` is the language of the text. */
export function Prose({ html, lang }: { html: string; lang?: string | undefined }) {
  return <div class="prose" dir="auto" lang={lang} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** People's plain text: line breaks kept, the direction found from the text itself. */
export function PlainText({ text, lang }: { text: string; lang?: string | undefined }) {
  return (
    <div class="prose plain" dir="auto" lang={lang}>
      {text}
    </div>
  );
}
