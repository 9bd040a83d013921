import { handleOf } from '../../rooms/networks/index.ts';
import type { Programme } from '../../rooms/programmes/index.ts';
import { useView } from '../../ui/index.ts';

/** The name by which other servers can follow the programme; nothing while it is not connected with them. */
export function FollowElsewhere({ programme }: { programme: Pick<Programme, 'slug' | 'network_origin'> }) {
  const { rich } = useView();
  const { slug, network_origin: origin } = programme;
  if (origin === null) return null;
  return <p>{rich('networks.follow', { handle: <bdi dir="ltr">{handleOf(slug, origin)}</bdi> })}</p>;
}
