import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import { mergePeople } from '../../rooms/duplicates/index.ts';
import { personByAddress, personById, redeemCode } from '../../rooms/people/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { Button, ErrorSummary, Form, FormActions, Heading, Submit, TextField } from '../../ui/index.ts';
import type { Limit } from '../request/limits.ts';
import { enterCode } from '../signIn/codeBeforeAct.tsx';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';

/** Minutes between the code and the answer to the question. */
const MINUTES = 15;
/** The number of codes is limited, since the addresses may be other people's. */
const ASKED: Limit = { name: 'other-address', points: 5, seconds: 86_400 };

/** The page on which a person says that another address here is theirs as well. */
export function otherAddressPage(
  visit: ProgrammeVisit,
  refused?: { typed: string; message: string },
): PageAnswer {
  const { t } = visit.view;
  return {
    title: t('me.other.title'),
    indexed: false,
    nav: 'me',
    status: refused ? 422 : 200,
    body: (
      <>
        <Heading lead={t('me.other.lead', { address: visit.person?.address ?? '' })}>
          {t('me.other.title')}
        </Heading>
        <ErrorSummary errors={refused ? [{ name: 'address', message: refused.message }] : []} />
        <Form action={visit.path('/me/other-address')}>
          <TextField
            name="address"
            type="email"
            label={t('me.other.address')}
            help={t('me.other.help')}
            value={refused?.typed}
            error={refused?.message}
            required
          />
          <Submit>{t('me.other.send')}</Submit>
        </Form>
      </>
    ),
  };
}

/** Mails a code to the other address, whoever owns it, and takes the code; then shows the question. */
export async function proveOtherAddress(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, person, view } = visit;
  const { t } = view;
  if (!person) return visit.notFound();
  const form = await visit.form();
  const typed = form.get('address') ?? '';
  const address = normaliseAddress(typed);
  const refuse = (message: string): Response => visit.page(otherAddressPage(visit, { typed, message }));
  if (!address) return refuse(t('sign-in.error.address'));
  if (address === person.address) return refuse(t('me.error.same-address'));
  if (form.get('act-code') === null && !(await visit.limits.allow(ASKED, `${programme.id}:${person.id}`)))
    return refuse(t('sign-in.error.limit'));
  // Id 0 hides whether anybody here has that address, and whether mail reaches it.
  const done = await enterCode(visit, { act: 'merged', person: { id: 0, address } }, async (given) => {
    const taken = await redeemCode(ctx, { ...given, programme: programme.id, act: 'merged' });
    return taken.ok && taken.address !== address ? { ok: false as const, reason: 'over' as const } : taken;
  });
  if (done instanceof Response) return done;
  const other = await personByAddress(ctx, programme.id, address);
  if (!other) return refuse(t('duplicates.refused.unknown'));
  const until = ctx.clock.now().getTime() + MINUTES * 60_000;
  return questionPage(visit, other, `${other.id}.${until}.${sign(visit, other.id, until)}`);
}

/** The question that the person answers before two become one. */
function questionPage(visit: ProgrammeVisit, other: Person, proof: string, problem?: string): Response {
  const { t } = visit.view;
  const values = { kept: visit.person?.address ?? '', other: other.address ?? '' };
  return visit.page({
    title: t('me.other.title'),
    indexed: false,
    nav: 'me',
    status: problem ? 422 : 200,
    body: (
      <>
        <Heading lead={t('me.other.question', values)}>{t('me.other.title')}</Heading>
        <ErrorSummary errors={problem ? [{ name: null, message: problem }] : []} />
        <p>{t('me.other.what', values)}</p>
        <p>{t('me.other.rounds', values)}</p>
        <Form action={visit.path('/me/other-address/merge')} hidden={{ proof }}>
          <FormActions>
            <Button>{t('me.other.yes')}</Button>
            <a href={visit.path('/me')}>{t('me.other.no')}</a>
          </FormActions>
        </Form>
      </>
    ),
  });
}

export async function mergeOwn(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, person, view } = visit;
  const proof = (await visit.form()).get('proof') ?? '';
  const other = await provenBy(visit, proof);
  if (!person || !other) return visit.redirect(visit.path('/me/other-address'), 'proof-over');
  const done = await mergePeople(ctx, {
    programme: programme.id,
    actor: { kind: 'person', id: person.id },
    kept: person.id,
    gone: other.id,
    proven: true,
    isKeeper: true,
    withdraws: true,
    mayGiveRoles: true,
    volunteer: null,
  });
  if (!done.ok) return questionPage(visit, other, proof, view.t(`duplicates.refused.${done.reason}`));
  return visit.redirect(visit.path('/me'), 'own-merged');
}

/** The owner of another address that the signed-in person has just proved to read; null without a valid proof. */
async function provenBy(visit: ProgrammeVisit, proof: string): Promise<Person | null> {
  const { ctx, programme } = visit;
  const [id = '', until = '', mark = ''] = proof.split('.');
  if (!/^\d{1,15}$/.test(id) || !/^\d{1,15}$/.test(until) || Number(until) < ctx.clock.now().getTime())
    return null;
  if (!visit.person || !ctx.secrets.verify('other-address', textOf(visit, Number(id), Number(until)), mark))
    return null;
  const other = await personById(ctx, programme.id, Number(id));
  return other && !other.erased_at ? other : null;
}

const textOf = (visit: ProgrammeVisit, other: number, until: number): string =>
  `${visit.programme.id}|${visit.person?.id}|${visit.person?.address}|${other}|${until}`;
const sign = (visit: ProgrammeVisit, other: number, until: number): string =>
  visit.ctx.secrets.sign('other-address', textOf(visit, other, until));
