import type { ComponentChildren } from 'preact';
import { aroundComment } from '../../../rooms/discussion/index.ts';
import type { DeskComment } from '../../../rooms/discussion/index.ts';
import { ShortDay } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { Beside, besideList } from '../list/beside.tsx';
import { keptQueryOf } from '../list/carried.ts';
import { commentsAsked } from './asked.ts';
import { CARRIED } from './columns.tsx';

/** The query of a comment's address, for posts about it. */
export const keptQuery = keptQueryOf('queue', CARRIED);

/** The queue from which the reader came to a comment, as its address tells; null without one. */
export async function besideComment(visit: ProgrammeVisit, comment: number) {
  const query = keptQuery(visit);
  if (query === '') return null;
  const around = await aroundComment(visit.ctx, visit.programme.id, commentsAsked(visit), comment);
  return besideList(around, visit.path('/workbench/discussion'), query);
}

/** A comment with the rows around it in the queue from which the reader came. */
export function BesideComment({
  visit,
  comment,
  beside,
  children,
}: {
  visit: ProgrammeVisit;
  comment: DeskComment;
  beside: NonNullable<Awaited<ReturnType<typeof besideComment>>>;
  children: ComponentChildren;
}) {
  const { t } = visit.view;
  const now = visit.ctx.clock.now();
  const row = ({ id, name, writtenAt }: { id: number; name: string; writtenAt: Date | string }) => ({
    id,
    name: name || t('discussion.former'),
    state: <ShortDay at={new Date(writtenAt)} now={now} />,
  });
  const { id, name, written_at: writtenAt } = comment;
  return (
    <Beside
      name={t('workbench.desk.discussion')}
      beside={beside}
      here={row({ id, name, writtenAt })}
      rowOf={row}
    >
      {children}
    </Beside>
  );
}
