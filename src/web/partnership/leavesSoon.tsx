import type { OwnPartnership } from '../../rooms/partnerships/index.ts';
import { LocalTime, PostButton, useView } from '../../ui/index.ts';

/** Tells a person who asked by mail to leave when that happens, with the button to stay. */
export function LeavesSoon({ own, path }: { own: OwnPartnership; path: (path: string) => string }) {
  const { t, rich } = useView();
  if (!own.me.leavesAt) return null;
  return (
    <section aria-labelledby="leaves-soon">
      <h2 id="leaves-soon">{t('partnership.leaves-soon')}</h2>
      <p>{rich('partnership.leaves-soon-lead', { date: <LocalTime at={own.me.leavesAt} /> })}</p>
      <PostButton action={path(`/partnership/${own.id}/staying`)}>
        {t('partnership.leaves-soon-stay')}
      </PostButton>
    </section>
  );
}
