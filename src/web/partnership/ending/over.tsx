import { LocalTime, useView } from '../../../ui/index.ts';

/** Says of a partnership that is over that nobody writes here any more, and until when its letters can be read. */
export function Over({ purges, now }: { purges: Date; now: Date }) {
  const { rich } = useView();
  return (
    <p>
      {rich(purges > now ? 'partnership.over.until' : 'partnership.over.gone', {
        date: <LocalTime at={purges} year />,
      })}
    </p>
  );
}
