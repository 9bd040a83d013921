import type { MatterKind } from '../../../rooms/kinds.ts';
import type { Matter } from '../../../rooms/matters/index.ts';
import { Of, PostButton } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { listAsIs } from '../list/back.ts';
import { isDoneHere } from './kinds.ts';

export function Acts({ visit, matter, name }: { visit: ProgrammeVisit; matter: Matter; name: string }) {
  const { t } = visit.view;
  const of = <Of>{[t(`matter.${matter.kind as MatterKind}`), name].filter(Boolean).join(' · ')}</Of>;
  const base = visit.path(`/workbench/matters/${matter.id}`);
  const list = listAsIs(visit);
  const own = matter.assignedTo?.id === visit.person?.id;
  return (
    <>
      {matter.assignedTo ? <bdi>{matter.assignedTo.name || t('log.former')}</bdi> : null}
      {!visit.person || !isDoneHere(visit.brought, matter.kind, 'take') ? null : own ? (
        <PostButton action={`${base}/assignment`} hidden={{ back: 'yes', ...list }}>
          {t('work.give-back')}
          {of}
        </PostButton>
      ) : (
        <PostButton action={`${base}/assignment`} hidden={list}>
          {t('work.take')}
          {of}
        </PostButton>
      )}
      {isDoneHere(visit.brought, matter.kind, 'end') ? (
        <PostButton action={`${base}/end`} hidden={list}>
          {t('work.done')}
          {of}
        </PostButton>
      ) : null}
    </>
  );
}
