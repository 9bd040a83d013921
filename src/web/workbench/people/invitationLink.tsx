import { maskAddress } from '../../../lib/address/maskAddress.ts';
import { acceptInvitation, invitationById, personById, spendLink } from '../../../rooms/people/index.ts';
import type { Person, RightLink } from '../../../rooms/people/index.ts';
import { ErrorSummary, Form, Heading, Notice, Submit, TextField } from '../../../ui/index.ts';
import type { LinkPage } from '../../brings.ts';
import { summary } from '../../frame/problems.ts';
import { beginSession } from '../../signIn/begin.ts';
import { enterCode } from '../../signIn/codeBeforeAct.tsx';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { roleName } from './roleName.ts';

/**
 * The link of an invitation: names the role, and asks a newcomer's name. Its button has a code mailed to the invited address, and that code
 * accepts the role. The invited person needs no code while signed in, if they have just entered one.
 */
export const invitationLink: LinkPage = {
  show: (visit, link) => page(visit, link),
  act: async (visit, link) => {
    const { ctx } = visit;
    const name = ((await visit.form()).get('name') ?? '').replaceAll(/\s+/gu, ' ').trim();
    const person = await personById(ctx, link.programme, link.person);
    if (!person?.address || !(await invitationById(ctx, link.programme, Number(link.subject))))
      return gone(visit);
    if (!person.name && (!name || name.length > 200))
      return visit.page(await page(visit, link, visit.view.t('programme.error.your-name')));
    const accept = (code: { ticket: string; code: string } | null) =>
      acceptInvitation(ctx, {
        programme: link.programme,
        invitation: Number(link.subject),
        name,
        locale: visit.view.lang,
        device: visit.headers.get('user-agent') ?? '',
        code,
      });
    const { id, address } = person;
    const shown = maskAddress(address);
    const done = isThem(visit, person)
      ? await accept(null)
      : await enterCode(visit, { act: 'invitation', person: { id, address }, shown }, accept);
    if (done instanceof Response) return done;
    if (!done.ok) return gone(visit);
    await spendLink(ctx, link);
    const { token, account } = done;
    const at = { programme: link.programme, person: link.person };
    if (token !== null) await beginSession(visit, { token, account, at });
    return visit.redirect(visit.path('/workbench'), 'welcome');
  },
};

/** Whether the visitor is signed in as the invited person, and has just entered a code: they need no other. */
const isThem = (visit: ProgrammeVisit, invited: Person): boolean =>
  visit.person?.id === invited.id && visit.isProved;

const gone = (visit: ProgrammeVisit): Promise<Response> => visit.turnBack(visit.path('/'), 'invitation-over');

async function page(visit: ProgrammeVisit, link: RightLink, error?: string): Promise<PageAnswer> {
  const { t } = visit.view;
  const invitation = await invitationById(visit.ctx, link.programme, Number(link.subject));
  const person = await personById(visit.ctx, link.programme, link.person);
  const title = t('people.invitation');
  if (!invitation || !person?.address)
    return { title, body: <Heading lead={t('note.invitation-over')}>{title}</Heading> };
  return {
    title,
    status: error ? 422 : 200,
    body: (
      <>
        <Heading
          lead={t('people.invitation-lead', {
            programme: visit.programme.name,
            role: roleName(visit.view, invitation.role, invitation.country),
          })}
        >
          {title}
        </Heading>
        <ErrorSummary errors={summary({ name: error })} />
        <SomebodyElse visit={visit} invited={person.id} address={person.address} />
        <Form action={visit.url.pathname}>
          {person.name ? null : (
            <TextField name="name" autocomplete="name" label={t('setup.name')} error={error} required />
          )}
          <Submit>{t('mail.invitation.accept')}</Submit>
        </Form>
        {isThem(visit, person) ? null : (
          <p>{t('people.invitation-code', { address: maskAddress(person.address) })}</p>
        )}
      </>
    ),
  };
}

/** Says that the role is not for the signed-in person. */
function SomebodyElse({
  visit,
  invited,
  address,
}: {
  visit: ProgrammeVisit;
  invited: number;
  address: string;
}) {
  const { rich } = visit.view;
  if (!visit.person || visit.person.id === invited) return null;
  return (
    <Notice>
      <p>
        {rich('people.invitation-other', {
          name: <bdi>{visit.person.name || visit.person.address}</bdi>,
          address: <bdi dir="ltr">{maskAddress(address)}</bdi>,
        })}
      </p>
    </Notice>
  );
}
