import { numbersIn } from '../../../i18n/intl.ts';
import { countries } from '../../../lib/world/countries.ts';
import { pick } from '../../../lib/text/texts.ts';
import { languageName } from '../../../lib/world/languages.ts';
import { allZones } from '../../../lib/time/zones.ts';
import { zoneCity } from '../../../lib/time/zoneCity.ts';
import type { ImportDraft, UnknownWords } from '../../../rooms/imports/index.ts';
import { Bdi, Table } from '../../../ui/index.ts';
import { nearest } from './nearest.ts';
import { questionOfGoal } from './said.ts';
import type { Words } from './said.ts';

/** The most words that a page lists. */
const SHOWN = 60;
/** The choice that means no answer. */
export const NOTHING = '-';

/** Words that are not understood, each once, with a choice for all rows that contain it. */
export function UnknownList({
  draft,
  words,
  unknown,
  locales,
}: {
  draft: ImportDraft;
  words: Words;
  unknown: readonly UnknownWords[];
  locales: readonly string[];
}) {
  const { view, questions } = words;
  const { t, lang } = view;
  const shown = unknown.slice(0, SHOWN).map((one, at) => Object.assign(one, { at }));
  const types = new Set(shown.map(({ column }) => questionOfGoal(questions, draft.goals[column])?.type));
  const number = numbersIn(lang);
  return (
    <>
      <Table
        caption={t('imports.words')}
        rows={shown}
        rowKey={({ at }) => at}
        columns={[
          {
            key: 'piece',
            label: t('imports.word'),
            header: true,
            cell: ({ piece }) => <Bdi>{piece}</Bdi>,
          },
          {
            key: 'column',
            label: t('imports.column'),
            cell: ({ column }) => <Bdi>{draft.headers[column] ?? ''}</Bdi>,
          },
          { key: 'rows', label: t('imports.rows'), numeric: true, cell: ({ rows }) => number.format(rows) },
          {
            key: 'to',
            label: t('imports.means'),
            cell: (one) => <Choice draft={draft} words={words} one={one} locales={locales} />,
          },
        ]}
      />
      {unknown.length > SHOWN ? <p>{t('imports.more-words', { count: unknown.length - SHOWN })}</p> : null}
      {types.has('country') ? (
        <datalist id="countries">
          {countries(lang).map(({ code, name }) => (
            <option key={code} value={name} />
          ))}
        </datalist>
      ) : null}
      {types.has('zone') ? (
        <datalist id="zones">
          {allZones().map((zone) => (
            <option key={zone} value={zone}>
              {zoneCity(zone, lang)}
            </option>
          ))}
        </datalist>
      ) : null}
    </>
  );
}

function Choice({
  draft,
  words,
  one,
  locales,
}: {
  draft: ImportDraft;
  words: Words;
  one: UnknownWords & { at: number };
  locales: readonly string[];
}) {
  const { view, source, questions } = words;
  const { t, lang } = view;
  const { at, column, piece } = one;
  const question = questionOfGoal(questions, draft.goals[column]);
  const label = t('imports.means-of', { word: piece });
  const hidden = (
    <>
      <input type="hidden" name={`piece-${at}`} value={piece} />
      <input type="hidden" name={`column-${at}`} value={column} />
    </>
  );
  const offered =
    draft.goals[column] === 'locale'
      ? locales.map((code) => ({ value: code, label: languageName(lang, code) }))
      : (question?.type === 'one' || question?.type === 'many') &&
        question.options.map(({ key, label }) => ({ value: key, label: pick(label, lang, source) || key }));
  if (offered) {
    const guess = nearest(piece, offered);
    return (
      <>
        {hidden}
        <select name={`to-${at}`} aria-label={label}>
          <option value="">{t('ui.field.choose')}</option>
          <option value={NOTHING}>{t('imports.nothing')}</option>
          {offered.map(({ value, label }) => (
            <option key={value} value={value} selected={value === guess?.value || undefined}>
              {label}
            </option>
          ))}
        </select>
      </>
    );
  }
  const guess =
    question?.type === 'country'
      ? nearest(
          piece,
          countries(lang).map(({ code, name }) => ({ value: code, label: name })),
        )?.label
      : '';
  return (
    <>
      {hidden}
      <input
        type="text"
        name={`to-${at}`}
        value={guess}
        aria-label={label}
        dir="auto"
        placeholder={question?.type === 'languages' ? 'es B2' : undefined}
        list={question?.type === 'country' ? 'countries' : question?.type === 'zone' ? 'zones' : undefined}
      />{' '}
      <label>
        <input type="checkbox" name={`nothing-${at}`} value="yes" /> {t('imports.nothing')}
      </label>
    </>
  );
}
