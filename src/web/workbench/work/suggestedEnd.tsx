import type { JSX } from 'preact';
import { foreseeEnds, markOfEnds } from '../../../rooms/partnerships/index.ts';
import type { ForeseenEnd } from '../../../rooms/partnerships/index.ts';
import type { Matter } from '../../../rooms/matters/index.ts';
import { Names, PostButton } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { Named } from '../log/subjects.ts';

/** Foresees the end of each silent pair for which an end is suggested, by the pair's id. */
export async function suggestedEnds(
  { ctx, programme }: ProgrammeVisit,
  matters: readonly Matter[],
): Promise<ReadonlyMap<number, ForeseenEnd>> {
  const pairs = matters.flatMap((matter) =>
    matter.kind === 'pair-silent' && (matter.data.suggests === 'another' || matter.data.suggests === 'close')
      ? [matter.subject.id]
      : [],
  );
  if (pairs.length === 0) return new Map();
  const ends = await foreseeEnds(ctx, programme.id, pairs);
  return new Map(ends.map((end) => [end.partnership, end]));
}

/**
 * The button that ends a silent pair. Above it stands who would get another partner, and for whom the round would be over. Nothing once the
 * pair has ended.
 */
export function End({
  visit,
  end,
  names,
  of,
}: {
  visit: ProgrammeVisit;
  names: (subject: Named) => string;
  end: ForeseenEnd | undefined;
  of: JSX.Element;
}) {
  const { t, rich } = visit.view;
  if (!end) return null;
  const named = (people: readonly number[]) => (
    <Names of={people.map((id) => names({ kind: 'person', id }) || t('partnerships.former'))} />
  );
  return (
    <>
      <p>
        {end.another.length > 0 ? rich('partnerships.ends-gets', { names: named(end.another) }) : null}{' '}
        {end.over.length > 0 ? rich('partnerships.ends-done', { names: named(end.over) }) : null}{' '}
        {t('work.end-undo')}
      </p>
      <PostButton
        action={visit.path('/workbench/partnerships/ends')}
        kind="grave"
        hidden={{ pairs: String(end.partnership), mark: markOfEnds([end]) }}
      >
        {t('partnerships.end-button')}
        {of}
      </PostButton>
    </>
  );
}
