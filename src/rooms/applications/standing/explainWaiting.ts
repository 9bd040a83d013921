import type { UnmatchedReason } from '#matching';
import type { Translate } from '../../../i18n/translate.ts';
import type { WaitingReason } from '../rules.ts';

interface Explained {
  /** Why there is no partner: sentences about the reader's own side only. */
  why: string[];
  /** The one change that would help, in words; null when there is none. */
  help: string | null;
}

const LEVELS = ['', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'];

/**
 * Why somebody waits, in the reader's language. Never reveals other people's wishes and exclusions, not even that there were any: these
 * reasons, and the numbers behind them, all read "nobody free fits all wishes".
 */
export function explainWaiting(
  reason: WaitingReason | string | null,
  unmatched: UnmatchedReason | null,
  t: Translate,
): Explained {
  if (reason === 'partnerLeft') {
    // Once a run has looked for a partner, its result is told as well.
    const found = unmatched ? explainWaiting(null, unmatched, t) : { why: [], help: null };
    return { why: [t('waiting.why.partnerLeft'), ...found.why], help: found.help };
  }
  if (!unmatched) return { why: [t('waiting.why.general')], help: null };
  if (unmatched.reason === 'allTaken')
    return { why: [t('waiting.why.allTaken')], help: helpOf(unmatched, t) };
  if (unmatched.reason === 'capped')
    return { why: [t('waiting.why.capped', { ahead: unmatched.ahead ?? 0 })], help: null };
  const own = ownRules(unmatched);
  return {
    why: [t('waiting.why.general'), ...own.map((rule) => t(`waiting.rule.${rule}`))],
    help: helpOf(unmatched, t),
  };
}

const OWN_RULES = ['ownMusts', 'sharedLanguage', 'zoneDifference', 'overlapHours'] as const;

/** The rules on the reader's own side that excluded most candidates, at most two. */
function ownRules(unmatched: UnmatchedReason): (typeof OWN_RULES)[number][] {
  return unmatched.blocks.flatMap(({ rule }) => OWN_RULES.filter((own) => own === rule)).slice(0, 2);
}

function helpOf({ relaxation }: UnmatchedReason, t: Translate): string | null {
  switch (relaxation?.kind) {
    case 'dropMust':
      return t('waiting.help.dropMust', { about: t(`waiting.about.${relaxation.about}`) });
    case 'dropAllMusts':
      return t('waiting.help.dropAllMusts');
    case 'lowerLanguageLevel':
      return t('waiting.help.language', { level: LEVELS[relaxation.to] ?? 'A1' });
    case 'raiseZoneDifference':
      return t('waiting.help.zone', { hours: relaxation.to });
    case 'lowerOverlapHours':
      return t('waiting.help.hours');
    case 'switchOff':
      return relaxation.rule === 'sharedLanguage' ? t('waiting.help.languages') : null;
    default:
      return null;
  }
}
