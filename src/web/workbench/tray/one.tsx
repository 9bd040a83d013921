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

/** Characters of a raw message a page shows. */
const SHOWN = 20_000;

export type TrayNoun = 'retry' | 'inbox' | 'warrant' | 'removal';

/** One mail of the tray: where it came from, why it lies here, and what can be done. A letter between partners is never shown. */
export function TrayOne({ base, mail }: { base: string; mail: TrayMail & { raw: Buffer } }) {
  const { t } = useView();
  const isSealed = SEALED.includes(mail.kind ?? '');
  return (
    <>
      <Heading eyebrow={<a href={base}>{t('workbench.place.tray')}</a>}>
        <bdi>{mail.from || t('incoming.nobody')}</bdi>
      </Heading>
      <DefinitionList
        items={[
          { key: 'reason', term: t('incoming.reason'), value: t(`incoming.tray.${mail.reason}`) },
          // A reply address lets its holder write in somebody's name: who looks here must not learn it.
          { key: 'to', term: t('incoming.to'), value: <bdi>{isSecret(mail.to) ? '[…]' : mail.to}</bdi> },
          { key: 'at', term: t('incoming.at'), value: <LocalTime at={mail.receivedAt} /> },
          ...(mail.error
            ? [{ key: 'error', term: t('incoming.error'), value: <bdi lang="en">{mail.error}</bdi> }]
            : []),
        ]}
      />
      {isSealed ? (
        <p>{t(mail.kind === 'desk' ? 'incoming.desk' : 'incoming.letter')}</p>
      ) : (
        <Details summary={t('incoming.raw')} open>
          <PlainText text={shown(mail)} />
        </Details>
      )}
      <div class="actions">
        {actsFor(mail).map(({ noun, kind }) => (
          <PostButton key={noun} action={`${base}/${mail.id}/${noun}`} kind={kind}>
            {t(`incoming.act.${noun}`)}
          </PostButton>
        ))}
      </div>
    </>
  );
}

function actsFor(mail: TrayMail): { noun: TrayNoun; kind: 'main' | 'quiet' | 'grave' }[] {
  const isSealed = SEALED.includes(mail.kind ?? '');
  return [
    // Only the person themselves vouches for a letter: nobody else can read it.
    ...(mail.reason === 'sender' && !isSealed ? [{ noun: 'warrant', kind: 'quiet' } as const] : []),
    ...(mail.programme !== null && !isSealed ? [{ noun: 'inbox', kind: 'main' } as const] : []),
    { noun: 'retry', kind: 'quiet' },
    { noun: 'removal', kind: 'grave' },
  ];
}

/** Whether an address carries a mark, and so the right to write in somebody's name. */
const isSecret = (address: string): boolean => /\.[a-z2-7]{16}[^@]*@/i.test(address);

/** The raw message as text, without the secret address and what a control character would do. */
function shown({ raw, to }: TrayMail & { raw: Buffer }): string {
  const text = raw
    .toString('utf8')
    .slice(0, SHOWN)
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '');
  return isSecret(to) ? text.replaceAll(new RegExp(RegExp.escape(to), 'giu'), '[…]') : text;
}
