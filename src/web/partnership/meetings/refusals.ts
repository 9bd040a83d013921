import { MEETING_LIMITS } from '../../../rooms/meetings/index.ts';
import type { ProposeRefusal } from '../../../rooms/meetings/index.ts';
import type { View } from '../../../ui/index.ts';

/** The message for a proposal that was refused, beside its field. */
export function errorOf(
  { t }: Pick<View, 't'>,
  reason: Exclude<ProposeRefusal, 'unknown' | 'ended'> | 'often',
): { name: string; message: string } {
  if (reason === 'terms') return { name: 'minutes', message: t('answer.error.unknown-option') };
  if (reason === 'link')
    return { name: 'link', message: t('partnership.error.too-long', { max: MEETING_LIMITS.link }) };
  return { name: 'time', message: t(`meeting.error.${reason}`) };
}

/** The note for an act on a meeting that was refused: the meeting has begun, or has changed. */
export const refusalNote = (reason: string) => (reason === 'began' ? 'meeting-began' : 'meeting-changed');
