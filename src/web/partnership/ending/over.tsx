import { LocalTime, useView } from '../../../ui/index.ts';

/** Says of an ended partnership that nobody can write here any more, and until when its letters can be read. */
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
