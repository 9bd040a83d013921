import { seesThreadSubject } from '../../../rooms/inbox/index.ts';
import type { Sight } from '../../../rooms/log/index.ts';
import { seesMatter } from '../../../rooms/matters/index.ts';
import { seesMailSubject } from '../../../rooms/notices/index.ts';
import { asReader, readsConcern } from '../../../rooms/partnerships/index.ts';
import type { Visit } from '../../visit.ts';
import { scopeOf } from '../work/kinds.ts';

/** What a visitor sees of the log: all but what is about a concern, a private conversation or their mails that they may not read. */
export const sightOf = (visit: Pick<Visit, 'grants' | 'operator' | 'viewer'>): Sight => ({
  person: visit.viewer.person,
  subjects: {
    concern: (programme, id) => readsConcern(asReader(visit.viewer), programme, id),
    thread: seesThreadSubject(visit.viewer),
    outbox: seesMailSubject(visit.viewer),
    matter: seesMatter(scopeOf(visit)),
  },
});
