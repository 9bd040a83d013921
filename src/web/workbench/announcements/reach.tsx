import { direction } from '../../../i18n/locales.ts';
import { languageName } from '../../../lib/world/languages.ts';
import type { Reader } from '../../../rooms/outbox/index.ts';
import { Bdi, Button, FormActions, LocalTime, Notice, Table, useView } from '../../../ui/index.ts';

export interface ReachProps {
  /** Each reader with the language in which they would read the announcement, and the time at which they would get it. */
  readers: readonly (Reader & { reads: string; at: Date })[];
  /** The announcement as it reads in each of those languages. */
  samples: readonly { locale: string; subject: string; body: string }[];
  isHeld: boolean;
}

const SHOWN = 50;

/** The readers of an announcement with their languages and its hour. If there are any, also the button that sends it. */
export function Reach({ readers, samples, isHeld }: ReachProps) {
  const view = useView();
  const { t } = view;
  const count = readers.length;
  const languages = [...Map.groupBy(readers, (reader) => reader.reads)].map(([locale, own]) =>
    t('ui.labelled', {
      label: languageName(view.lang, locale),
      value: new Intl.NumberFormat(view.lang).format(own.length),
    }),
  );
  return (
    <Notice title={t('announce.reach', { count })}>
      {count === 0 ? null : (
        <>
          <p>{new Intl.ListFormat(view.lang).format(languages)}</p>
          {isHeld ? <p>{t('announce.held')}</p> : null}
          <Table
            caption={t('announce.who')}
            hideCaption
            rows={readers.slice(0, SHOWN)}
            rowKey={(reader) => reader.id}
            columns={[
              {
                key: 'who',
                label: t('outbox.to'),
                header: true,
                cell: (reader) => <Bdi>{reader.name || '…'}</Bdi>,
              },
              {
                key: 'reads',
                label: t('announce.reads'),
                cell: (reader) => languageName(view.lang, reader.reads),
              },
              { key: 'when', label: t('announce.when'), cell: (reader) => <LocalTime at={reader.at} bare /> },
            ]}
          />
          {count > SHOWN ? <p>{t('announce.more', { count: count - SHOWN })}</p> : null}
          {samples.map(({ locale, subject, body }) => (
            <div class="prose plain" key={locale} lang={locale} dir={direction(locale)}>
              <strong>{subject}</strong>
              {`\n\n${body}`}
            </div>
          ))}
          <FormActions>
            <Button name="act" value="queue">
              {t('announce.queue')}
            </Button>
          </FormActions>
        </>
      )}
    </Notice>
  );
}

/** The button that shows who would get the announcement and how it reads, before it is sent. */
export function LookFirst({ isSeen }: { isSeen: boolean }) {
  const { t } = useView();
  return (
    <FormActions>
      <Button name="act" value="preview" kind={isSeen ? 'quiet' : 'main'}>
        {t('announce.preview')}
      </Button>
    </FormActions>
  );
}
