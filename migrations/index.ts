import type { Migration } from 'kysely/migration';
import * as mailsThatTell from './0271_mails_that_tell.ts';
import * as cheaperNotes from './0272_cheaper_notes.ts';
import * as toldToTheLast from './0273_told_to_the_last.ts';
import * as roundsAtOnce from './0274_rounds_at_once.ts';
import * as tagsInOrder from './0275_tags_in_order.ts';
import * as logByDays from './0276_log_by_days.ts';
import * as peopleToWeigh from './0279_people_to_weigh.ts';
import * as announcementsApart from './0288_announcements_apart.ts';
import * as peopleByCountry from './0296_people_by_country.ts';
import * as subjectsFound from './0297_subjects_found.ts';
import * as mailsInState from './0298_mails_in_state.ts';
import * as partnershipsByState from './0299_partnerships_by_state.ts';
import * as applicationsByCountry from './0300_applications_by_country.ts';
import * as proposalsNarrow from './0301_proposals_narrow.ts';
import * as namedBeside from './0302_named_beside.ts';
import * as listedByName from './0303_listed_by_name.ts';
import * as statesInOrder from './0304_states_in_order.ts';
import * as firstLetters from './0305_first_letters.ts';
import * as proposalsFrom from './0306_proposals_from.ts';
import * as untoldOfTheEnd from './0308_untold_of_the_end.ts';
import * as viewsByCountries from './0309_views_by_countries.ts';
import * as owedPlannedOnce from './0310_owed_planned_once.ts';
import * as pairsFound from './0311_pairs_found.ts';
import * as importBefore from './0312_import_before.ts';
import * as proposalsFound from './0313_proposals_found.ts';
import * as plainNames from './0314_plain_names.ts';
import * as announcementLines from './0315_announcement_lines.ts';
import * as operatorLooks from './0316_operator_looks.ts';
import * as wordsOfPeople from './0317_words_of_people.ts';
import * as mergeOfWriter from './0318_merge_of_writer.ts';
import * as assignedMatters from './0319_assigned_matters.ts';
import { earlier } from './earlier.ts';
import { earliest } from './earliest.ts';
/**
 * Forward only: add new ones at the end, and never change a released one. When there are seventy here, they move to a file of their own, as
 * the earlier ones did.
 */
export const migrations: Record<string, Migration> = {
  ...earliest,
  ...earlier,
  '0271_mails_that_tell': mailsThatTell,
  '0272_cheaper_notes': cheaperNotes,
  '0273_told_to_the_last': toldToTheLast,
  '0274_rounds_at_once': roundsAtOnce,
  '0275_tags_in_order': tagsInOrder,
  '0276_log_by_days': logByDays,
  '0279_people_to_weigh': peopleToWeigh,
  '0288_announcements_apart': announcementsApart,
  '0296_people_by_country': peopleByCountry,
  '0297_subjects_found': subjectsFound,
  '0298_mails_in_state': mailsInState,
  '0299_partnerships_by_state': partnershipsByState,
  '0300_applications_by_country': applicationsByCountry,
  '0301_proposals_narrow': proposalsNarrow,
  '0302_named_beside': namedBeside,
  '0303_listed_by_name': listedByName,
  '0304_states_in_order': statesInOrder,
  '0305_first_letters': firstLetters,
  '0306_proposals_from': proposalsFrom,
  '0308_untold_of_the_end': untoldOfTheEnd,
  '0309_views_by_countries': viewsByCountries,
  '0310_owed_planned_once': owedPlannedOnce,
  '0311_pairs_found': pairsFound,
  '0312_import_before': importBefore,
  '0313_proposals_found': proposalsFound,
  '0314_plain_names': plainNames,
  '0315_announcement_lines': announcementLines,
  '0316_operator_looks': operatorLooks,
  '0317_words_of_people': wordsOfPeople,
  '0318_merge_of_writer': mergeOfWriter,
  '0319_assigned_matters': assignedMatters,
};
