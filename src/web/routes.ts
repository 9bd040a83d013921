import { trayRoutes } from './workbench/tray/routes.tsx';
import { mailsRoutes } from './workbench/wording/mailsRoutes.tsx';
import { wordingRoutes } from './workbench/wording/routes.tsx';
import { announcementRoutes } from './workbench/announcements/routes.tsx';
import { addressRoutes } from './workbench/outbox/addresses.tsx';
import { comingRoutes } from './workbench/outbox/comingRoutes.tsx';
import { outboxRoutes } from './workbench/outbox/routes.tsx';
import { devRoutes } from './dev/routes.tsx';
import { unsubscribeRoutes } from './unsubscribe/routes.tsx';
import { subscriptionRoutes } from './subscription/routes.tsx';
import { contactRoutes } from './contact/routes.tsx';
import { inboxRoutes } from './workbench/inbox/routes.tsx';
import { discussionRoutes } from './discussion/routes.tsx';
import { applyRoutes } from './apply/routes.tsx';
import { cardRoutes } from './cards/routes.ts';
import { feedRoutes } from './feeds/routes.ts';
import { shareRoutes } from './sharing/routes.tsx';
import { sitemapRoutes } from './sitemap/routes.ts';
import { lookRoutes } from './look/routes.ts';
import { lookDeskRoutes } from './workbench/look/routes.tsx';
import { pageRoutes } from './pages/routes.tsx';
import { pageDeskRoutes } from './workbench/pages/routes.tsx';
import { frontRoutes } from './rounds/frontRoutes.tsx';
import { hookRoutes } from './hooks/routes.ts';
import { glossaryRoutes } from './glossary/routes.tsx';
import { glossaryDeskRoutes } from './workbench/glossary/routes.tsx';
import { homeRoutes } from './home/routes.tsx';
import { legalRoutes } from './legal/routes.tsx';
import { linkRoutes } from './links/routes.tsx';
import { meRoutes } from './me/routes.tsx';
import { operatorBackupRoutes } from './operator/backups/routes.tsx';
import { operatorMailRoutes } from './operator/mail/routes.tsx';
import { operatorRoutes } from './operator/routes.tsx';
import { quietRoutes } from './partnership/quietRoutes.tsx';
import { partnershipRoutes } from './partnership/routes.tsx';
import { partnershipDeskRoutes } from './workbench/partnerships/routes.tsx';
import type { Route } from './route.ts';
import { roundRoutes } from './rounds/routes.tsx';
import { statusRoutes } from './status/routes.tsx';
import { signInRoutes } from './sign-in/routes.tsx';
import { topicRoutes } from './topics/routes.tsx';
import { zoneRoutes } from './zone/routes.tsx';
import { formRoutes } from './workbench/form/routes.tsx';
import { roundDeskRoutes } from './workbench/rounds/routes.tsx';
import { discussionDeskRoutes } from './workbench/discussion/routes.tsx';
import { applicationDeskRoutes } from './workbench/applications/routes.tsx';
import { topicDeskRoutes } from './workbench/topics/routes.tsx';
import { logRoutes } from './workbench/log/routes.tsx';
import { peopleRoutes } from './workbench/people/routes.tsx';
import { matchingRoutes } from './workbench/matching/routes.tsx';
import { programmeRoutes } from './workbench/programme/routes.tsx';
import { workRoutes } from './workbench/work/routes.tsx';

/** Every route there is. A test walks this table as each of the cast. */
export const routes: readonly Route[] = [
  // One a line.
  devRoutes,
  addressRoutes,
  comingRoutes,
  outboxRoutes,
  trayRoutes,
  wordingRoutes,
  mailsRoutes,
  announcementRoutes,
  unsubscribeRoutes,
  homeRoutes,
  hookRoutes,
  applyRoutes,
  statusRoutes,
  contactRoutes,
  subscriptionRoutes,
  inboxRoutes,
  legalRoutes,
  frontRoutes,
  lookRoutes,
  lookDeskRoutes,
  pageRoutes,
  pageDeskRoutes,
  cardRoutes,
  feedRoutes,
  shareRoutes,
  sitemapRoutes,
  roundRoutes,
  zoneRoutes,
  linkRoutes,
  logRoutes,
  meRoutes,
  operatorMailRoutes,
  operatorBackupRoutes,
  operatorRoutes,
  peopleRoutes,
  programmeRoutes,
  matchingRoutes,
  partnershipRoutes,
  quietRoutes,
  partnershipDeskRoutes,
  roundDeskRoutes,
  formRoutes,
  signInRoutes,
  topicRoutes,
  glossaryRoutes,
  glossaryDeskRoutes,
  discussionRoutes,
  applicationDeskRoutes,
  topicDeskRoutes,
  discussionDeskRoutes,
  workRoutes,
].flat();
