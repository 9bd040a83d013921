import type { AreaBrings } from '../brings.ts';
import { agreementLink } from './agreement/link.tsx';
import { agreementRoutes } from './agreement/routes.tsx';
import { partnershipRoutes } from './routes.tsx';
import { quietRoutes } from './quietRoutes.tsx';
import { letterRoutes } from './letters/routes.tsx';
import { concernRoutes } from './concerns/routes.tsx';
import { callRoutes } from './calls/routes.tsx';
import { contactLink } from './contactLink.tsx';
import { contactRoutes } from './contactRoutes.tsx';
import { answerRoutes } from './topic/answerRoutes.tsx';
import { hoursRoutes } from './meetings/hours/hoursRoutes.tsx';
import { hourLink } from './meetings/finding/hourLink.tsx';
import { findingRoutes } from './meetings/finding/routes.tsx';
import { meetingLink } from './meetings/link.tsx';
import { oldAddresses } from './meetings/oldAddresses.ts';
import { meetingRoutes } from './meetings/routes.tsx';
import { partnershipLink } from './partnershipLink.tsx';
import { trioRoutes } from './trio/routes.ts';

export const partnershipArea = {
  routes: [
    ...partnershipRoutes,
    ...letterRoutes,
    ...quietRoutes,
    ...contactRoutes,
    ...concernRoutes,
    ...answerRoutes,
    ...agreementRoutes,
    // Before the routes of one meeting, whose number stands at the same place in the path.
    ...hoursRoutes,
    ...findingRoutes,
    ...meetingRoutes,
    ...callRoutes,
    ...oldAddresses,
    ...trioRoutes,
  ],
  links: {
    agreement: agreementLink,
    contact: contactLink,
    hour: hourLink,
    meeting: meetingLink,
    partnership: partnershipLink,
  },
} satisfies AreaBrings;
