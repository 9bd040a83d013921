import type { ComponentChildren } from 'preact';
import type { KeysOf } from '../../../i18n/locales.ts';
import { listFormat } from '../../../i18n/intl.ts';
import { regionName } from '../../../lib/world/countries.ts';
import { languageName } from '../../../lib/world/languages.ts';
import { pick } from '../../../lib/text/texts.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { hide } from '../../../mail/out/placeholders.ts';
import { isDocument } from '../../../lib/documents/kinds.ts';
import type { Means } from '../../../rooms/partnerships/index.ts';
import { timeOf } from '../../../rooms/preferences/index.ts';
import type { OwnPicture } from '../../../rooms/people/index.ts';
import { DefinitionList, LocalTime, PlainText, longDay, useView } from '../../../ui/index.ts';
import type { Definition, View } from '../../../ui/index.ts';
import { codeInWords } from './codes.ts';
import { FIELDS } from './fields.ts';

export type OwnRows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
export type OwnList = KeysOf<'own-data.list'>;

export interface OwnDataView {
  data: OwnRows;
  /** The answers of all applications, each as its question shows it. */
  answers: readonly Definition[];
  pictures: readonly OwnPicture[];
  /** The address of a picture; null when the picture has none. */
  src: (picture: OwnPicture) => string | null;
  /** The programme's own language. */
  source: string;
}

/** All data that we keep about a person, in words, list by list. Fields that only programs read appear only in the file. */
export function OwnData({ data, answers, pictures, src, source }: OwnDataView) {
  const view = useView();
  const { t } = view;
  const shown = pictures.flatMap((picture) => {
    const at = src(picture);
    return at === null ? [] : [{ ...picture, at }];
  });
  return (
    <>
      {Object.entries(data).map(([list, rows]) =>
        rows.length === 0 ? null : (
          <section key={list}>
            <h2>{t(`own-data.list.${list as OwnList}`)}</h2>
            {list === 'answers' ? (
              <DefinitionList items={answers} />
            ) : (
              rows.map((row, index) => (
                <DefinitionList key={index} items={linesOf(view, list, row, source)} />
              ))
            )}
          </section>
        ),
      )}
      {shown.length > 0 ? (
        <section>
          <h2>{t('own-data.pictures')}</h2>
          {shown.map(({ file, kind, name, at }, index) =>
            isDocument(kind) ? (
              <p key={file}>
                <a href={at}>
                  <bdi>{name}</bdi>
                </a>
              </p>
            ) : (
              <p class="picture" key={file}>
                <img src={at} alt={name || `${t('inbox.picture-plain')} ${index + 1}`} loading="lazy" />
              </p>
            ),
          )}
        </section>
      ) : null}
    </>
  );
}

/** A row as lines, each with a label and a value. */
export function linesOf(
  view: View,
  list: string,
  row: Readonly<Record<string, unknown>>,
  source: string,
): Definition[] {
  return Object.entries(row).flatMap(([field, value]) => {
    const label = FIELDS[field];
    if (!label || value === null || value === undefined || value === '') return [];
    const words = typeof value === 'string' ? codeInWords(view, list, field, value, row) : undefined;
    if (words === null) return [];
    return [
      {
        key: field,
        term: view.t(`own-data.field.${label}`),
        value: words ?? said(view, field, value, source),
      },
    ];
  });
}

function said(view: View, field: string, value: unknown, source: string): ComponentChildren {
  const { t, lang } = view;
  if (value instanceof Date) return <LocalTime at={value} year bare />;
  if (typeof value === 'boolean') return t(value ? 'own-data.yes' : 'own-data.no');
  if (field.startsWith('quiet_')) return timeOf(Number(value));
  if (field === 'means')
    return listFormat(lang, 'conjunction').format(
      (value as Means[]).map((one) => t(`agreement.means.${one}`)),
    );
  if (typeof value === 'object') return pick(value as Texts, lang, source);
  const text = String(value);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return longDay(lang, 'UTC', new Date(`${text}T12:00:00Z`), true);
  if (field === 'country') return regionName(lang, text);
  if (field === 'locale' || field === 'language') return languageName(lang, text);
  if (['body', 'whole', 'text'].includes(field)) return <PlainText text={hide(text)} />;
  return text;
}
