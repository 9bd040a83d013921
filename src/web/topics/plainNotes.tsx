import { plainNotes } from '../../rooms/topics/index.ts';
import { useView } from '../../ui/index.ts';

/** Points out parts of a text that are hard for readers with the language as a second one. The notes help and never block. */
export function PlainNotes({ text, locale, name }: { text: string; locale: string; name: string }) {
  const { t, rich } = useView();
  const notes = plainNotes(text, locale);
  if (notes.length === 0) return null;
  return (
    <aside class="notice news" aria-label={t('plain.title', { name, count: notes.length })}>
      <p class="title">{t('plain.title', { name, count: notes.length })}</p>
      <ul>
        {notes.map((note, index) => {
          const quoted = (
            <q lang={locale} dir="auto">
              {note.text}
            </q>
          );
          return (
            <li key={index}>
              {note.kind === 'long'
                ? rich('plain.long', { text: quoted, words: note.words })
                : rich(`plain.${note.kind}`, {
                    text: quoted,
                    plainer: (
                      <b lang={locale} dir="auto">
                        {note.plainer}
                      </b>
                    ),
                  })}
            </li>
          );
        })}
      </ul>
    </aside>
  );
}
