import { direction } from '../../i18n/locales.ts';
import { useView } from '../view.ts';

/** The changes of a text: words taken out and words put in. Screen readers say them, so colour is not the only sign. */
export function Changes({
  changes,
  lang,
}: {
  changes: readonly { kind: 'same' | 'added' | 'removed'; text: string }[];
  lang: string;
}) {
  const { t } = useView();
  return (
    <div class="prose plain changes" lang={lang} dir={direction(lang)}>
      {changes.map(({ kind, text }, index) => {
        if (kind === 'same') return text;
        const words = (
          <>
            <span class="vh">[{t(`ui.changes.${kind}`)} </span>
            {text}
            <span class="vh">]</span>
          </>
        );
        return kind === 'added' ? <ins key={index}>{words}</ins> : <del key={index}>{words}</del>;
      })}
    </div>
  );
}
