import type { CheckedImport, ImportDraft } from '../../../rooms/imports/index.ts';
import { listed } from '../../../i18n/intl.ts';
import { isolate } from '../../../i18n/translate.ts';
import { Notice, useView } from '../../../ui/index.ts';

const REASONS = ['no-letters', 'alike', 'addresses', 'no-addresses'] as const;

/** Columns that can be read but look like a mistake. */
export function Doubts({ draft, doubts }: { draft: ImportDraft; doubts: CheckedImport['doubts'] }) {
  const { t, lang } = useView();
  if (doubts.length === 0) return null;
  return (
    <Notice title={t('imports.doubts')}>
      <ul>
        {doubts.map(({ reason, columns, rows, of }, at) => {
          const known = REASONS.find((one) => one === reason);
          const column = listed(
            lang,
            columns.map((one) => isolate(draft.headers[one] ?? '')),
          );
          return known ? <li key={at}>{t(`imports.doubt.${known}`, { column, rows, of })}</li> : null;
        })}
      </ul>
    </Notice>
  );
}
