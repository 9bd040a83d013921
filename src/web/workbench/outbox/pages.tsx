import { backupSetting } from '../../../rooms/backups/index.ts';
import { isMailUnready } from '../../../rooms/sending/index.ts';
import { pageAt } from '../../../lib/placeInList.ts';
import { failedMails, isRestored, mailGroups, sentGroups } from '../../../rooms/outbox/index.ts';
import type { MailBeside, OutboxMail } from '../../../rooms/outbox/index.ts';
import type { OutboxState } from '../../../rooms/mails/index.ts';
import { Details, PostButton } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { deskListPage } from '../list/deskList.tsx';
import { ItsText, ItsWords, announcementOf } from './announcement.tsx';
import { Beside } from '../list/beside.tsx';
import { kindName } from './acts.tsx';
import { SHOWN, groupsAsked, withViewCounts } from './asked.ts';
import { Failed } from './failed.tsx';
import { OutboxNotices } from './list.tsx';
import { OutboxMailPage } from './mail.tsx';
import { besideMail } from './mailsAsked.tsx';
import type { Draft } from './mail.tsx';

export const home = (visit: ProgrammeVisit): string => visit.path('/workbench/outbox');

/** The outbox by occasion: mails that have not left yet, or those that were removed or have left. */
export async function listPage(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view, url } = visit;
  const { t } = view;
  const { asked, shown, kind, sorted } = groupsAsked(visit);
  const whose = [ctx, programme.id, visit.viewer] as const;
  const states = SHOWN[shown];
  const found = await pageAt(asked.place, (place) =>
    states
      ? mailGroups(...whose, states, view.lang, { kind, sorted, size: asked.size, place })
      : sentGroups(...whose, view.lang, { kind, way: sorted.way, size: asked.size, place }),
  );
  const base = home(visit);
  const isPaused = programme.mail_paused_at !== null;
  const isRestoredCopy = isPaused && (await isRestored(ctx, programme.id));
  const restored = isRestoredCopy ? await backupSetting(ctx, 'restored') : null;
  const failed = shown === 'failed' ? await failedMails(...whose) : [];
  return visit.page(
    await deskListPage(
      visit,
      await withViewCounts(visit, groupsAsked(visit, url, found.kinds).list),
      asked,
      { ...found, count: null },
      {
        title: t('workbench.desk.outbox'),
        act: isPaused ? null : <PostButton action={`${base}/pause`}>{t('outbox.pause')}</PostButton>,
        above: (
          <OutboxNotices
            base={base}
            isPaused={isPaused}
            isRestored={isRestoredCopy}
            restoredFrom={restored && new Date(restored.madeAt)}
            isUnready={await isMailUnready(ctx)}
          />
        ),
        below: (
          <>
            <Failed mails={failed} base={base} />
            <p>
              <a href={`${base}/coming`}>{t('outbox.coming.title')}</a> ·{' '}
              <a href={`${base}/addresses`}>{t('outbox.addresses.title')}</a>
            </p>
            <Details summary={t('list.about')}>
              <p>{t('outbox.lead')}</p>
            </Details>
          </>
        ),
      },
    ),
  );
}

/** One mail; beside the list of its occasion if the reader came from there. */
export async function mailPage(visit: ProgrammeVisit, mail: OutboxMail, draft?: Draft): Promise<Response> {
  const { view } = visit;
  const announcement = await announcementOf(visit, mail);
  const beside = await besideMail(visit, mail.id);
  const page = (
    <OutboxMailPage
      base={home(visit)}
      query={beside?.query ?? ''}
      mail={mail}
      isFixed={visit.ctx.mailer.kinds.some(({ kind, fixed }) => fixed && kind === mail.kind)}
      {...(draft ? { draft } : {})}
    >
      {announcement ? (
        <>
          <ItsWords of={announcement} sentAt={mail.sent_at} isEdited={mail.edited_at !== null} />
          {announcement.waiting > 0 ? (
            <ItsText of={{ ...announcement, editedAt: null }} path={visit.path} />
          ) : null}
        </>
      ) : null}
    </OutboxMailPage>
  );
  const row = ({ id, name, address, state }: MailBeside) => ({
    id,
    name: name || address,
    state: view.t(`outbox.state.${state}`),
  });
  return visit.page({
    title: visit.view.t('workbench.desk.outbox'),
    workbench: 'outbox',
    status: draft ? 422 : 200,
    body: beside ? (
      <Beside
        name={kindName(view, mail.kind)}
        beside={beside}
        here={row({ ...mail, state: mail.state as OutboxState })}
        rowOf={row}
      >
        {page}
      </Beside>
    ) : (
      page
    ),
  });
}
