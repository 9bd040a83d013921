import { mailsOf } from '../../../rooms/outbox/index.ts';
import { pageAt } from '../../../lib/placeInList.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { listAsIs } from '../list/back.ts';
import { deskListPage } from '../list/deskList.tsx';
import { ActButtons, kindName } from './acts.tsx';
import { ItsText, announcementOf, subjectIn } from './announcement.tsx';
import { withGroupsBeside } from './besideGroups.tsx';
import { mailsAsked } from './mailsAsked.tsx';

/** All mails of one kind and occasion: their readers, languages and times, and the acts on all of them at once, or on several. */
export async function groupPage(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view, viewer, path } = visit;
  const { t } = view;
  const { asked, mails } = mailsAsked(visit);
  const { kind, occasion } = mails;
  if (!ctx.mailer.kinds.some((one) => one.kind === kind && one.readable)) return visit.notFound();
  const found = await pageAt(asked.place, (place) =>
    mailsOf(ctx, programme.id, viewer, mails, { place, size: asked.size }),
  );
  const { states } = found;
  const all = [...states.values()].reduce((sum, count) => sum + count, 0);
  if (all === 0) return visit.notFound();
  const announcement = await announcementOf(visit, mails);
  const base = path('/workbench/outbox');
  const count = mails.search ? null : mails.state ? (states.get(mails.state) ?? 0) : all;
  const page = await deskListPage(
    visit,
    mailsAsked(visit, visit.url, states).list,
    asked,
    { ...found, count },
    {
      title: announcement
        ? t('ui.labelled', { label: kindName(view, kind), value: subjectIn(visit, announcement) })
        : kindName(view, kind),
      inTab: t('workbench.desk.outbox'),
      isCounted: true,
      eyebrow: <a href={base}>{t('workbench.desk.outbox')}</a>,
      above: (
        <>
          <p>{t('outbox.group.lead')}</p>
          {announcement ? <ItsText of={announcement} path={path} /> : null}
        </>
      ),
      act: (
        <ActButtons
          base={`${base}/group`}
          states={[...states.keys()]}
          hidden={{ kind, occasion, ...listAsIs(visit) }}
        />
      ),
    },
  );
  const opened = { kind, occasion, until: found.until };
  return visit.page({ ...page, body: await withGroupsBeside(visit, opened, page.body) });
}
