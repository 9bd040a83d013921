import type { Texts } from '../../lib/text/texts.ts';
import { ownName } from '../../lib/world/languages.ts';
import { changesBetween } from '../../rooms/topics/index.ts';
import { Changes, Notice, useView } from '../../ui/index.ts';

/** A field of a form that comes back: the words that stand there now, and those that were typed. */
export interface TwoWords {
  key: string;
  label: string;
  now: string;
  mine: string;
  lang?: string | undefined;
}

/** A text in each of its languages, as it stands now and as it was typed. */
export const inEachLanguage = (key: string, label: string, now: Texts, mine: Texts): TwoWords[] =>
  [...new Set([...Object.keys(now), ...Object.keys(mine)])].map((lang) => ({
    key: `${key}.${lang}`,
    label: `${label} (${ownName(lang)})`,
    now: now[lang] ?? '',
    mine: mine[lang] ?? '',
    lang,
  }));

/** Longer words are shown by what differs. */
const SHORT = 200;

/**
 * Told to whoever saves a form after somebody else did: both words of each field that differs. The form below has what was typed, with the version that stands
 * now, so that saving it again says which of the two stays.
 */
export function Overtaken({ fields }: { fields: readonly TwoWords[] }) {
  const { t, lang } = useView();
  const other = fields.filter(({ now, mine }) => now.trim() !== mine.trim());
  return (
    <Notice kind="trouble">
      <p role="alert">{t('pages.overtaken')}</p>
      {other.map((field) => (
        <section key={field.key}>
          <p>
            <b>{field.label}</b>
          </p>
          {field.now.length + field.mine.length > SHORT * 2 ? (
            <Changes
              changes={changesBetween(field.now, field.mine, field.lang ?? lang)}
              lang={field.lang ?? lang}
            />
          ) : (
            <ul>
              <li>
                {t('overtaken.now')} <bdi lang={field.lang}>{field.now || '–'}</bdi>
              </li>
              <li>
                {t('overtaken.mine')} <bdi lang={field.lang}>{field.mine || '–'}</bdi>
              </li>
            </ul>
          )}
        </section>
      ))}
    </Notice>
  );
}
