import { languageName } from '../../../lib/world/languages.ts';
import { changesBetween } from '../../../rooms/topics/index.ts';
import type { Change } from '../../../rooms/topics/index.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { Changes, LocalTime, PostButton, useView } from '../../../ui/index.ts';

/** A version of a text of any kind. */
export interface Version {
  version: number;
  at: Date;
  /** The author: '' for a person who is gone, null when no person wrote the version. */
  author: string | null;
  /** The texts of the version, by name: `title`, `body`. */
  parts: Readonly<Record<string, Texts>>;
}

/** The versions of a text, each with a link to its changes. `shown` is the one that the public reads. */
export function History({
  versions,
  href,
  shown,
}: {
  versions: readonly Version[];
  href: (version: number) => string;
  shown?: number | null;
}) {
  const { t } = useView();
  return (
    <section>
      <h2 id="versions">{t('legal.history')}</h2>
      <ul>
        {versions.map((one) => (
          <li key={one.version}>
            <a href={href(one.version)}>{t('legal.version', { version: one.version })}</a> ·{' '}
            <LocalTime at={one.at} year bare />
            <Author author={one.author} />
            {one.version === shown ? <strong> · {t('pages.shown')}</strong> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Author({ author }: { author: string | null }) {
  const { t } = useView();
  if (author === null) return null;
  return (
    <>
      {' · '}
      <bdi>{author || t('log.former')}</bdi>
    </>
  );
}

/** The changes from the version before, in each language, and the button that restores this version unless it is the newest. */
export function Differences({
  version,
  before,
  restore,
}: {
  version: Version;
  before: Version | undefined;
  /** The address to which restoring it is posted; null for the newest version. */
  restore: string | null;
}) {
  const { t, lang } = useView();
  const locales = new Set(
    [version, before].flatMap((one) =>
      Object.values(one?.parts ?? {}).flatMap((texts) => Object.keys(texts)),
    ),
  );
  const parts = Object.keys(version.parts);
  const text = (of: Version | undefined, part: string, locale: string): string =>
    of?.parts[part]?.[locale] ?? '';
  const changed = [...locales].filter((locale) =>
    parts.some((part) => text(version, part, locale) !== text(before, part, locale)),
  );
  // The first version changed nothing, so it is shown as it is.
  const changesIn = (part: string, locale: string): Change[] =>
    before
      ? changesBetween(text(before, part, locale), text(version, part, locale), locale)
      : [{ kind: 'same', text: text(version, part, locale) }];
  return (
    <>
      <p>
        <LocalTime at={version.at} year bare />
        <Author author={version.author} />
      </p>
      {changed.map((locale) => (
        <section key={locale}>
          <h2>{languageName(lang, locale)}</h2>
          {parts
            .filter((part) => text(version, part, locale) !== text(before, part, locale))
            .map((part) => (
              <Changes key={part} changes={changesIn(part, locale)} lang={locale} />
            ))}
        </section>
      ))}
      {restore === null ? null : <PostButton action={restore}>{t('pages.restore')}</PostButton>}
    </>
  );
}
