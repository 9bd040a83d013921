import type { Meeting } from '../../../rooms/meetings/index.ts';
import { useView } from '../../../ui/index.ts';

/** Leads into the call from a meeting by video or voice that stands. */
export function CallAtHour({ meeting, room }: { meeting: Meeting; room: string }) {
  const { rich } = useView();
  const isTalk = meeting.means === 'video' || meeting.means === 'voice';
  if (meeting.state !== 'stands' || !isTalk) return null;
  return <p>{rich('call.at-hour', { link: (words) => <a href={`${room}/call`}>{words}</a> })}</p>;
}
