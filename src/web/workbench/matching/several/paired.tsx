import { eventData } from '../../../../rooms/log/index.ts';
import { Flash, PostButton } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { numbersIn } from '../../list/asked.ts';

/** The parameter of the list's address that names the act which just paired several people. */
export const PAIRED = 'paired';

/** Tells a volunteer who just paired several people what they did, above the proposals, with the undo; null for others. */
export async function pairedJustNow({ ctx, programme, url, view, path }: ProgrammeVisit) {
  const [event] = numbersIn(url.searchParams.getAll(PAIRED));
  if (event === undefined) return null;
  const found = await ctx.db
    .selectFrom('event')
    .select('data')
    .where('programme_id', '=', programme.id)
    .where('id', '=', event)
    .where('kind', '=', 'several-paired')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('event as undoing')
            .select('undoing.id')
            .where('undoing.programme_id', '=', programme.id)
            .where('undoing.undoes', '=', event),
        ),
      ),
    )
    .executeTakeFirst();
  if (!found) return null;
  const back = new URLSearchParams(url.search);
  back.delete(PAIRED);
  const { count } = eventData(ctx, 'several-paired', found.data);
  return (
    <Flash kind="done">
      <p>{view.t('matching.several.done', { count })}</p>
      <PostButton action={path(`/workbench/log/${event}/undoing`)} hidden={{ to: `${url.pathname}?${back}` }}>
        {view.t('log.undo')}
      </PostButton>
    </Flash>
  );
}
