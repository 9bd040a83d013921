import { catalogueOf, isLocale } from '../../../i18n/locales.ts';
import type { MessageKey } from '../../../i18n/locales.ts';
import type { MailKindInfo } from '../../../rooms/ctx.ts';
import { lastWordingChange, ownWording, wordingVersion } from '../../../rooms/outbox/index.ts';
import type { WordingProblem } from '../../../rooms/outbox/index.ts';
import type { View } from '../../../ui/index.ts';
import { framing } from '../../request/security.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { kindName } from '../outbox/acts.tsx';
import { WordingOfKind } from './kind.tsx';
import { layoutOf, sharedWith, withSigns } from './layout.ts';
import type { NamedPart } from './layout.ts';
import { show } from './mailsRoutes.tsx';

export interface WordedMail {
  kind: MailKindInfo;
  locale: string;
}

export const home = (visit: ProgrammeVisit): string => visit.path('/workbench/wording');

/** The parts of each kind of mail. They are kept, since they never change in a process, and to find them an example must be drawn. */
const LAYOUTS = new Map<string, Promise<NamedPart[]>>();

function partsOf(visit: ProgrammeVisit, { kind, locale }: WordedMail): Promise<NamedPart[]> {
  const known = LAYOUTS.get(kind.kind);
  if (known) return known;
  const found = show(visit, kind.kind, locale, withSigns(kind, locale)).then((mail) => {
    // There is no example, for instance before the first round: the next reader tries again.
    if (!mail) LAYOUTS.delete(kind.kind);
    return layoutOf(kind, mail);
  });
  LAYOUTS.set(kind.kind, found);
  return found;
}

/** The page of a mail's words; `typed` are words that came back, with the reasons why they were refused. */
export async function kindPage(
  visit: ProgrammeVisit,
  worded: WordedMail,
  back: {
    typed?: ReadonlyMap<MessageKey, string>;
    problems?: ReadonlyMap<MessageKey, WordingProblem>;
    isOvertaken?: boolean;
    base?: string;
  } = {},
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { kind, locale } = worded;
  const own = await ownWording(ctx, programme.id, locale);
  const stands = new Map(kind.wording.map((key) => [key, own.get(key) ?? catalogueOf(locale)[key] ?? '']));
  const texts = back.typed ?? stands;
  const now = back.isOvertaken
    ? new Map([...stands].filter(([key, text]) => text !== (texts.get(key) ?? '').trim()))
    : undefined;
  const { problems = new Map<MessageKey, WordingProblem>() } = back;
  const isFixed = kind.fixed;
  const change = isFixed
    ? null
    : await lastWordingChange(ctx, { programme: programme.id, kind: kind.kind, locale });
  const page = visit.page({
    title: kindName(view, kind.kind),
    workbench: 'wording',
    status: problems.size > 0 || back.isOvertaken ? 422 : 200,
    islands: isFixed ? [] : ['tried'],
    sheet: 'setup',
    body: (
      <WordingOfKind
        home={home(visit)}
        mail={visit.path(`/workbench/mails/${locale}/${kind.kind}`)}
        kind={kind.kind}
        locale={locale}
        locales={programme.locales.filter(isLocale)}
        parts={isFixed ? layoutOf(kind, null) : await partsOf(visit, worded)}
        texts={texts}
        messages={messagesOf(view, problems)}
        base={(back.isOvertaken ? undefined : back.base) ?? wordingVersion(own, kind.wording)}
        isFixed={isFixed}
        isOwn={kind.wording.some((key) => own.has(key))}
        canUndo={change !== null}
        now={now}
        shared={sharedWith(kind, ctx.mailer.kinds)}
      />
    ),
  });
  return framing(page);
}

/** The reasons why words were refused, a sentence each. */
export function messagesOf(
  { t }: Pick<View, 't'>,
  problems: ReadonlyMap<MessageKey, WordingProblem>,
): Map<MessageKey, string> {
  return new Map(
    [...problems].map(([key, { reason, names }]) => [
      key,
      t(`wording.error.${reason}`, {
        names: names.map((name) => (name.startsWith('<') ? name : `{${name}}`)).join(', '),
      }),
    ]),
  );
}
