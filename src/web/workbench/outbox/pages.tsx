import { backupSetting } from '../../../rooms/backups/index.ts';
import { isMailUnready } from '../../../rooms/sending/index.ts';
import { placeIn } from '../../../lib/placeInList.ts';
import { failedMails, isRestored, mailGroups, mailsOf, sentGroups } from '../../../rooms/outbox/index.ts';
import type { OutboxMail, Which } from '../../../rooms/outbox/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { OutboxGroup } from './group.tsx';
import { OutboxList } from './list.tsx';
import type { Section } from './list.tsx';
import { OutboxMailPage } from './mail.tsx';
import type { Draft } from './mail.tsx';

export const home = (visit: ProgrammeVisit): string => visit.path('/workbench/outbox');

export async function listPage(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view, url } = visit;
  const asked = url.searchParams.get('show');
  const shown: Section[] = asked === 'sent' || asked === 'dropped' ? [asked] : ['waiting', 'held'];
  const sections = [];
  for (const section of shown) {
    const whose = [ctx, programme.id, visit.viewer] as const;
    const groups =
      section === 'sent'
        ? await sentGroups(...whose, view.lang)
        : await mailGroups(
            ...whose,
            section === 'waiting' ? ['waiting', 'sending', 'gathered'] : [section],
            view.lang,
          );
    sections.push({ section, groups });
  }
  const isPaused = programme.mail_paused_at !== null;
  const isPausedSo = isPaused && (await isRestored(ctx, programme.id));
  const restored = isPausedSo ? await backupSetting(ctx, 'restored') : null;
  return visit.page({
    title: view.t('workbench.desk.outbox'),
    workbench: 'outbox',
    body: (
      <OutboxList
        path={visit.path}
        isPaused={isPaused}
        isRestored={isPausedSo}
        restoredFrom={restored && new Date(restored.madeAt)}
        isUnready={await isMailUnready(ctx)}
        sections={sections}
        failed={asked ? null : await failedMails(ctx, programme.id, visit.viewer)}
        elsewhere={(['sent', 'dropped'] as const).filter((section) => section !== asked)}
      />
    ),
  });
}

export async function groupPage(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view, url } = visit;
  const group = {
    kind: url.searchParams.get('kind') ?? '',
    occasion: url.searchParams.get('occasion') ?? '',
  } satisfies Which;
  if (!ctx.mailer.kinds.some((one) => one.kind === group.kind && one.readable)) return visit.notFound();
  const place = placeIn(url);
  const { states, ...cut } = await mailsOf(ctx, programme.id, visit.viewer, group, place);
  if (cut.rows.length === 0) return visit.notFound();
  return visit.page({
    title: view.t('workbench.desk.outbox'),
    workbench: 'outbox',
    body: <OutboxGroup base={home(visit)} group={group} cut={cut} states={states} isFirst={!place} />,
  });
}

export function mailPage(visit: ProgrammeVisit, mail: OutboxMail, draft?: Draft): Response {
  return visit.page({
    title: visit.view.t('workbench.desk.outbox'),
    workbench: 'outbox',
    status: draft ? 422 : 200,
    body: (
      <OutboxMailPage
        base={home(visit)}
        mail={mail}
        isFixed={visit.ctx.mailer.kinds.some(({ kind, fixed }) => fixed && kind === mail.kind)}
        {...(draft ? { draft } : {})}
      />
    ),
  });
}
