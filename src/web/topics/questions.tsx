import type { ComponentChildren } from 'preact';
import { direction } from '../../i18n/locales.ts';
import { questionsIn } from '../../rooms/topics/index.ts';
import type { Topic } from '../../rooms/topics/index.ts';
import { useView } from '../../ui/index.ts';

/** A topic's numbered questions; with `anchors` each has its own address. `under` draws more below each, in the page's language. */
export function Questions({
  topic,
  read,
  anchors,
  under,
}: {
  topic: Topic;
  read: string;
  anchors?: boolean | undefined;
  under?: ((number: number) => ComponentChildren) | undefined;
}) {
  const { lang, dir } = useView();
  return (
    <ol lang={read} dir={direction(read)}>
      {questionsIn(topic, read).map(({ number, text, locale }) => (
        <li
          key={number}
          id={anchors ? `q${number}` : undefined}
          lang={locale === read ? undefined : locale}
          dir={locale === read ? undefined : direction(locale)}
        >
          {text}
          {under ? (
            <div lang={lang} dir={dir}>
              {under(number)}
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
