import type { Texts } from '../../lib/text/texts.ts';
import { ownName } from '../../lib/world/languages.ts';
import { changesBetween } from '../../rooms/topics/index.ts';
import { Changes, Notice, useView } from '../../ui/index.ts';

/** A field of a form that comes back: its text as it stands now, and the typed one. */
export interface TwoWords {
  key: string;
  label: string;
  now: string;
  mine: string;
  lang?: string | undefined;
}

/** The two versions of a text in each language: as it stands now, and as typed. */
export const inEachLanguage = (key: string, label: string, now: Texts, mine: Texts): TwoWords[] =>
  [...new Set([...Object.keys(now), ...Object.keys(mine)])].map((lang) => ({
    key: `${key}.${lang}`,
    label: `${label} (${ownName(lang)})`,
    now: now[lang] ?? '',
    mine: mine[lang] ?? '',
    lang,
  }));

/** A longer text shows only its differences. */
const SHORT = 200;

/**
 * Tells somebody who saves a form after another person did: shows both texts of each field that differs. The form below holds the typed
 * text and the current version, so that saving again decides which text stays.
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
