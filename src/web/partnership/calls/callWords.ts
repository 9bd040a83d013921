import type { View } from '../../../ui/index.ts';
import { partnerName } from '../partnerNames.ts';
import type { Partner } from '../../../rooms/partnerships/index.ts';
import type { CallWords } from './script/callSentences.ts';
import { SAID } from './script/callSentences.ts';

/** The words of the call's script, and the names of the partners whom it may show. */
export function callWords({ t }: Pick<View, 't'>, partners: readonly Partner[]): CallWords {
  return {
    said: Object.fromEntries(
      SAID.map((key) => [key, t(`call.says.${key}`, { name: '#' })]),
    ) as CallWords['said'],
    names: Object.fromEntries(
      partners.map((partner) => [partner.person, `\u2068${partnerName(partner, t)}\u2069`]),
    ),
  };
}
