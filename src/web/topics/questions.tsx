import { direction } from '../../i18n/locales.ts';
import { questionsIn } from '../../rooms/topics/index.ts';
import type { Topic } from '../../rooms/topics/index.ts';

/** A topic's numbered questions. */
export function Questions({ topic, read }: { topic: Topic; read: string }) {
  return (
    <ol lang={read} dir={direction(read)}>
      {questionsIn(topic, read).map(({ number, text, locale }) => (
        <li
          key={number}
          id={`q${number}`}
          lang={locale === read ? undefined : locale}
          dir={locale === read ? undefined : direction(locale)}
        >
          {text}
        </li>
      ))}
    </ol>
  );
}
