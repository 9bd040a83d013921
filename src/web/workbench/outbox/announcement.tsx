import { pick } from '../../../lib/text/texts.ts';
import { announcementById } from '../../../rooms/outbox/index.ts';
import type { WaitingAnnouncement } from '../../../rooms/outbox/index.ts';
import { LocalTime, useView } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { ItsMails } from '../announcements/itsMails.tsx';

/** The announcement to which mails of the outbox belong; null for other mails. */
export async function announcementOf(
  { ctx, programme }: ProgrammeVisit,
  { kind, occasion }: { kind: string; occasion: string },
): Promise<WaitingAnnouncement | null> {
  const id = kind === 'announcement' ? /^announcement:(\d{1,15})$/.exec(occasion)?.[1] : undefined;
  return id === undefined ? null : announcementById(ctx, programme.id, Number(id));
}

/** The announcement's subject as written, in the reader's language if possible. */
export const subjectIn = ({ view, programme }: ProgrammeVisit, { subject }: WaitingAnnouncement): string =>
  pick(subject, view.lang, programme.source_locale);

/** Says when the text of an announcement was changed and which mails have it, and leads to changing it for all mails that wait. */
export function ItsText({ of, path }: { of: WaitingAnnouncement; path: (path: string) => string }) {
  const { t, rich } = useView();
  return (
    <>
      {of.editedAt ? (
        <>
          <p>{rich('announce.changed', { when: <LocalTime at={of.editedAt} bare /> })}</p>
          <ItsMails mails={of} />
        </>
      ) : null}
      {of.waiting > 0 ? (
        <p>
          <a href={path(`/workbench/announcements/${of.id}`)}>
            {t('announce.change.link', { count: of.waiting })}
          </a>
        </p>
      ) : null}
    </>
  );
}

/** Says which of the two texts of a changed announcement a mail has. */
export function ItsWords({
  of,
  sentAt,
  isEdited,
}: {
  of: WaitingAnnouncement;
  sentAt: Date | null;
  isEdited: boolean;
}) {
  const { t } = useView();
  if (!of.editedAt) return null;
  if (sentAt && sentAt < of.editedAt) return <p>{t('announce.change.one-before')}</p>;
  return isEdited && !sentAt ? <p>{t('announce.change.one-reworded')}</p> : null;
}
