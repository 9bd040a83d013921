import { listed } from '../../../i18n/intl.ts';
import { headOf, rawTextOf, shownAddress } from '../../../mail/in/preview.ts';
import type { MailPreview } from '../../../mail/in/preview.ts';
import { SEALED } from '../../../rooms/incoming/index.ts';
import type { TrayMail } from '../../../rooms/incoming/index.ts';
import {
  DefinitionList,
  Details,
  Heading,
  LocalTime,
  PlainText,
  PostButton,
  useView,
} from '../../../ui/index.ts';

export type TrayNoun = 'retry' | 'inbox' | 'warrant' | 'removal';

/** One mail of the tray: its sender, why it is here, and the possible acts. A letter between partners is never shown. */
export function TrayMail({
  base,
  page,
  mail,
  preview,
}: {
  base: string;
  /** The query of the tray's page from which the reader came. */
  page: string;
  mail: TrayMail & { raw: Buffer };
  /** The readable part of the mail; null when nothing can be read. */
  preview: MailPreview | null;
}) {
  const { t } = useView();
  const isSealed = SEALED.includes(mail.kind ?? '');
  return (
    <>
      <Heading eyebrow={<a href={`${base}${page}`}>{t('workbench.desk.tray')}</a>}>
        <bdi>{mail.from || t('incoming.nobody')}</bdi>
      </Heading>
      <DefinitionList
        items={[
          { key: 'reason', term: t('incoming.reason'), value: t(`incoming.tray.${mail.reason}`) },
          // The holder of a reply address can write in a person's name, so a volunteer who looks here must not learn it.
          { key: 'to', term: t('incoming.to'), value: <bdi>{shownAddress(mail.to)}</bdi> },
          ...(mail.proof
            ? [
                {
                  key: 'proof',
                  term: t('incoming.sender-check'),
                  value: t(`incoming.sender-check.${mail.proof}`),
                },
              ]
            : []),
          { key: 'at', term: t('incoming.at'), value: <LocalTime at={mail.receivedAt} /> },
          ...(mail.error
            ? [{ key: 'error', term: t('incoming.error'), value: <bdi lang="en">{mail.error}</bdi> }]
            : []),
        ]}
      />
      {isSealed ? (
        <p>{t(mail.kind === 'desk' ? 'incoming.desk' : 'incoming.letter')}</p>
      ) : (
        <>
          {preview ? <Preview {...preview} /> : null}
          <Details summary={t(preview ? 'incoming.head' : 'incoming.raw')} open={!preview}>
            <PlainText text={preview ? headOf(mail.raw) : rawTextOf(mail.raw)} />
          </Details>
        </>
      )}
      <div class="actions">
        {actsFor(mail).map(({ noun, kind }) => (
          <PostButton key={noun} action={`${base}/${mail.id}/${noun}${page}`} kind={kind}>
            {t(`incoming.act.${noun}`)}
          </PostButton>
        ))}
      </div>
    </>
  );
}

function Preview({ from, subject, text, attachments }: MailPreview) {
  const { t, lang } = useView();
  return (
    <article class="letter">
      <p class="eyebrow">
        <bdi>{from}</bdi>
      </p>
      <h2 dir="auto">{subject}</h2>
      <PlainText text={text} />
      {attachments.length > 0 ? (
        <p>
          {t('incoming.attachments', { count: attachments.length })} <bdi>{listed(lang, attachments)}</bdi>
        </p>
      ) : null}
    </article>
  );
}

function actsFor(mail: TrayMail): { noun: TrayNoun; kind: 'main' | 'quiet' | 'grave' }[] {
  const isSealed = SEALED.includes(mail.kind ?? '');
  return [
    // Only its writer can vouch for a letter, since nobody else may read it.
    ...(mail.reason === 'sender' && !isSealed ? [{ noun: 'warrant', kind: 'quiet' } as const] : []),
    ...(mail.programme !== null && !isSealed ? [{ noun: 'inbox', kind: 'main' } as const] : []),
    { noun: 'retry', kind: 'quiet' },
    { noun: 'removal', kind: 'grave' },
  ];
}
