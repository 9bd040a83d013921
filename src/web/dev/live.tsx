import { BELL, ring, ringsAfter } from '../../rooms/upkeep/index.ts';
import type { Ring } from '../../rooms/upkeep/index.ts';
import { Button, Form, Heading, LocalTime, useView } from '../../ui/index.ts';
import type { LiveSource } from '../live/source.ts';
import { json, siteGet, sitePost } from '../route.ts';
import type { Route } from '../route.ts';

/** How many of the latest rings the page shows. */
const SHOWN = 20;

const bell: LiveSource = {
  kind: 'ring',
  last: async (ctx) => (await ringsAfter(ctx, 0)).at(-1)?.number ?? 0,
  read: async (ctx, _, after, most) =>
    (await ringsAfter(ctx, after))
      .slice(0, most)
      .map((one) => ({ number: one.number, data: JSON.stringify(one) })),
};

/**
 * A bell that tests whether live pages work behind this proxy and with these processes. For somebody at the machine itself, or an operator.
 */
export const liveRoutes: Route[] = [
  siteGet('/dev/live', 'developer', async (visit) => {
    const rings = await ringsAfter(visit.ctx, 0);
    return visit.page({
      title: visit.view.t('dev.live.title'),
      indexed: false,
      islands: ['ring'],
      body: <Bell rings={rings.slice(-SHOWN).toReversed()} />,
    });
  }),
  sitePost('/dev/live', 'developer', async (visit) => {
    await ring(visit.ctx);
    return visit.redirect('/dev/live');
  }),
  json(siteGet('/dev/live/events', 'developer', (visit) => visit.live(bell, BELL))),
];

function Bell({ rings }: { rings: readonly Ring[] }) {
  const { t } = useView();
  return (
    <>
      <Heading lead={t('dev.live.lead')}>{t('dev.live.title')}</Heading>
      <Form action="/dev/live">
        <Button>{t('dev.live.ring')}</Button>
      </Form>
      <ul id="rings" data-live={`/dev/live/events?after=${rings[0]?.number ?? 0}`}>
        {rings.map(({ number, at }) => (
          <li key={number}>
            {number} · <LocalTime at={new Date(at)} bare />
          </li>
        ))}
      </ul>
    </>
  );
}
