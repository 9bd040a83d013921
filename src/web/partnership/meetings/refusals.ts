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

/** The note on the page of a meeting about which something could not be done: it has begun, or is another by now. */
export const refusalNote = (reason: string) => (reason === 'began' ? 'meeting-began' : 'meeting-changed');
