import { direction } from '../../i18n/locales.ts';
import { questionsIn } from '../../rooms/topics/index.ts';
import type { Topic } from '../../rooms/topics/index.ts';

/** A topic's numbered questions; with `anchors` each has an address of its own. */
export function Questions({
  topic,
  read,
  anchors,
}: {
  topic: Topic;
  read: string;
  anchors?: boolean | undefined;
}) {
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
        </li>
      ))}
    </ol>
  );
}
