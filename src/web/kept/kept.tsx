import { Form, PlainText, Submit, useView } from '../../ui/index.ts';
import { Carried } from './carried.tsx';
import type { Typed } from './typedWords.ts';

/** Words that nothing was done with: to be copied, and to be sent again to `action` when nothing is missing for that. */
export function Kept({
  typed,
  texts,
  action,
}: {
  typed: Typed;
  texts: readonly string[];
  action: string | null;
}) {
  const { t } = useView();
  const isWhole = action !== null && !typed.hadFile && !typed.hadSecret;
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{t('kept.title')}</h2>
      <p>{t(isWhole ? 'kept.lead' : 'kept.copy')}</p>
      {typed.hadFile ? <p>{t('kept.file')}</p> : null}
      {typed.hadSecret ? <p>{t('kept.secret')}</p> : null}
      <Texts texts={texts} />
      {isWhole ? (
        <Form action={action}>
          <Carried typed={typed.form} />
          <Submit kind="quiet">{t('kept.again')}</Submit>
        </Form>
      ) : null}
    </section>
  );
}

export const Texts = ({ texts }: { texts: readonly string[] }) => (
  <>
    {texts.map((text, index) => (
      <PlainText key={index} text={text} />
    ))}
  </>
);
