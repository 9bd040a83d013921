import type { Programme } from '../../rooms/programmes/index.ts';
import { coloursOf, onColour } from '../../rooms/programmes/index.ts';
import { lookIn } from '../../ui/mail/index.ts';
import type { MailLook } from '../../ui/mail/index.ts';

/** Mails that are written together share one programme, so its look is made once for all of them. */
const known = new WeakMap<Programme['look'], MailLook>();

/** The look of a programme's mails, in the colours that were checked when they were chosen; undefined for our own colours. */
export function mailLook({ look }: Pick<Programme, 'look'>): MailLook | undefined {
  if (!look.cool && !look.warm) return undefined;
  let made = known.get(look);
  if (!made) {
    const { day, night } = coloursOf(look);
    const dressed = (accents: typeof day) => ({ ...accents, onCool: onColour(accents.cool) });
    made = lookIn({ day: dressed(day), night: dressed(night) });
    known.set(look, made);
  }
  return made;
}
