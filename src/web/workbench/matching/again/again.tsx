import {
  AGAIN_LIMITS,
  againOf,
  againVersion,
  lastChance,
  listAgain,
  setAgain,
} from '../../../../rooms/pairing/index.ts';
import type { Again, AgainSettings } from '../../../../rooms/pairing/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { ErrorSummary, LocalTime, useView } from '../../../../ui/index.ts';
import { actOn } from '../../../frame/inRound.ts';
import { Overtaken } from '../../../frame/overtaken.tsx';
import type { ProgrammeVisit } from '../../../visit.ts';
import { matchingPage, matchingPath } from '../matchingPage.tsx';
import type { Refusal } from '../matchingPage.tsx';
import { matchWords } from '../matchWords.ts';
import { NUMBERS, Settings, againWords } from './settingsForm.tsx';
import type { TypedAgain } from './settingsForm.tsx';
import { ToSee } from './toSee.tsx';

/** Matching again within the round: when it happens, the proposals that wait to be seen, and its settings. */
export async function showAgain(
  visit: ProgrammeVisit,
  round: Round,
  refused?: Refusal,
  typed?: TypedAgain,
  { base, isOvertaken }: { base?: string | undefined; isOvertaken?: true } = {},
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const at = { programme: programme.id, round: round.id };
  const again = await againOf(ctx, at);
  const proposals = await listAgain(ctx, { ...at, viewer: visit.viewer.person });
  const words = proposals.length > 0 ? await matchWords(ctx, programme, round.id, view) : null;
  const values = typed ?? typedOf(again);
  const errors = NUMBERS.flatMap((name) =>
    isWithin(name, values[name]) ? [] : [{ name, message: t('matching.again.limits', limitsOf(name)) }],
  );
  return matchingPage(visit, round, {
    part: 'again',
    title: t('matching.part.again'),
    lead: t('matching.again.lead'),
    refused,
    ...(errors.length > 0 || isOvertaken ? { status: 422 } : {}),
    body: (
      <>
        <ErrorSummary errors={errors} />
        {isOvertaken ? <Overtaken fields={againWords(view, typedOf(again), values)} /> : null}
        <When round={round} again={again} />
        {words ? (
          <ToSee visit={visit} round={round} proposals={proposals} words={words} />
        ) : (
          <p>{t('matching.again.nobody')}</p>
        )}
        <Settings
          action={matchingPath(visit, round, '/again')}
          values={values}
          base={base ?? againVersion(again)}
          errors={Object.fromEntries(errors.map(({ name, message }) => [name, message]))}
        />
      </>
    ),
  });
}

function When({ round, again }: { round: Round; again: Again }) {
  const { t, rich } = useView();
  return (
    <p>
      {again.nextAt
        ? rich('matching.again.next', { date: <LocalTime at={again.nextAt} /> })
        : t('matching.again.none')}{' '}
      {rich('matching.again.until', { date: <LocalTime at={lastChance(round, again)} /> })}
    </p>
  );
}

/** Changes how a round matches again. Impossible numbers come back as they were typed. */
export async function saveAgain(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const form = await visit.form();
  const typed: TypedAgain = {
    everyDays: (form.get('everyDays') ?? '').trim(),
    weeksBefore: (form.get('weeksBefore') ?? '').trim(),
    showsFirst: form.get('show') === 'first',
  };
  const base = form.get('base') ?? undefined;
  if (!NUMBERS.every((name) => isWithin(name, typed[name])))
    return showAgain(visit, round, undefined, typed, { base });
  const settings: AgainSettings = {
    everyDays: Number(typed.everyDays),
    weeksBefore: Number(typed.weeksBefore),
    showsFirst: typed.showsFirst,
  };
  const done = await setAgain(visit.ctx, { ...actOn(visit, round), settings, base });
  if (!done.ok)
    return done.reason === 'overtaken'
      ? showAgain(visit, round, undefined, typed, { isOvertaken: true })
      : showAgain(visit, round, done.reason, typed, { base });
  return visit.redirect(matchingPath(visit, round, '/again'), 'saved');
}

const typedOf = (again: Again): TypedAgain => ({
  everyDays: String(again.everyDays),
  weeksBefore: String(again.weeksBefore),
  showsFirst: again.showsFirst,
});

const limitsOf = (name: (typeof NUMBERS)[number]) => {
  const [least, most] = AGAIN_LIMITS[name];
  return { least, most };
};

function isWithin(name: (typeof NUMBERS)[number], typed: string): boolean {
  const { least, most } = limitsOf(name);
  return /^\d{1,3}$/.test(typed) && Number(typed) >= least && Number(typed) <= most;
}
