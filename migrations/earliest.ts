import type { Migration } from 'kysely/migration';
import * as people from './0001_people.ts';
import * as rounds from './0002_rounds.ts';
import * as pairing from './0003_pairing.ts';
import * as topicsMail from './0004_topics_mail.ts';
import * as mailIn from './0005_mail_in.ts';
import * as inbox from './0006_inbox.ts';
import * as sending from './0007_sending.ts';
import * as pictures from './0008_pictures.ts';
import * as matchStudy from './0009_match_study.ts';
import * as outboxOrder from './0010_outbox_order.ts';
import * as discussion from './0011_discussion.ts';
import * as topics from './0012_topics.ts';
import * as pages from './0013_pages.ts';
import * as guests from './0014_guests.ts';
import * as signIn from './0015_sign_in.ts';
import * as look from './0016_look.ts';
import * as links from './0017_links.ts';
import * as acts from './0018_acts.ts';
import * as devices from './0019_devices.ts';
import * as intake from './0020_intake.ts';
import * as intakeSources from './0020_intake_sources.ts';
import * as refusals from './0021_refusals.ts';
import * as proof from './0022_proof.ts';
import * as concerns from './0023_concerns.ts';
import * as leaving from './0030_leaving.ts';
import * as secondThoughts from './0033_second_thoughts.ts';
import * as unprovenSpam from './0033_unproven_spam.ts';
import * as asking from './0035_asking.ts';
import * as imports from './0036_imports.ts';
import * as subscription from './0038_subscription.ts';
import * as silence from './0039_silence.ts';
import * as stillFormer from './0039_still_former.ts';
import * as growth from './0041_growth.ts';
import * as shownCountry from './0042_shown_country.ts';
import * as pictureName from './0043_picture_name.ts';
import * as matchingPages from './0044_matching_pages.ts';
import * as outboxLookups from './0046_outbox_lookups.ts';
import * as mailCounts from './0047_mail_counts.ts';
import * as wordsToForget from './0048_words_to_forget.ts';
import * as talkSize from './0050_talk_size.ts';
import * as mailTurns from './0051_mail_turns.ts';
import * as forgetMany from './0052_forget_many.ts';
import * as ownWaiting from './0053_own_waiting.ts';
import * as upkeep from './0054_upkeep.ts';
import * as headCount from './0055_head_count.ts';
import * as namedInAnswers from './0056_named_in_answers.ts';
import * as writers from './0057_writers.ts';
import * as topicsOfTheirOwn from './0058_topics_of_their_own.ts';
import * as pagesByKey from './0059_pages_by_key.ts';
import * as personWords from './0060_person_words.ts';
import * as contactReports from './0061_contact_reports.ts';
import * as pieces from './0063_pieces.ts';
import * as turnReminders from './0064_turn_reminders.ts';
import * as partnershipsByState from './0065_partnerships_by_state.ts';
import * as lettersWait from './0067_letters_wait.ts';
import * as breaks from './0069_breaks.ts';
import * as keptAnswers from './0070_kept_answers.ts';
import * as eraseInPieces from './0072_erase_in_pieces.ts';
import * as inboxWords from './0072_inbox_words.ts';
import * as dateChanges from './0074_date_changes.ts';
import * as again from './0075_again.ts';
import * as concernsWhole from './0076_concerns_whole.ts';
import * as agreement from './0077_agreement.ts';
import * as letterFilter from './0078_letter_filter.ts';
import * as concernDecisions from './0080_concern_decisions.ts';
import * as sentFiles from './0081_sent_files.ts';
import * as meetings from './0085_meetings.ts';
import * as meetingClocks from './0087_meeting_clocks.ts';
import * as chats from './0091_chats.ts';
import * as appealsRead from './0094_appeals_read.ts';
/** Migrations to 0094. */
export const earliest: Record<string, Migration> = {
  '0001_people': people,
  '0002_rounds': rounds,
  '0003_pairing': pairing,
  '0004_topics_mail': topicsMail,
  '0005_mail_in': mailIn,
  '0006_inbox': inbox,
  '0007_sending': sending,
  '0008_pictures': pictures,
  '0009_match_study': matchStudy,
  '0010_outbox_order': outboxOrder,
  '0011_discussion': discussion,
  '0012_topics': topics,
  '0013_pages': pages,
  '0014_guests': guests,
  '0015_sign_in': signIn,
  '0016_look': look,
  '0017_links': links,
  '0018_acts': acts,
  '0019_devices': devices,
  '0020_intake': intake,
  '0020_intake_sources': intakeSources,
  '0021_refusals': refusals,
  '0022_proof': proof,
  '0023_concerns': concerns,
  '0030_leaving': leaving,
  '0033_second_thoughts': secondThoughts,
  '0033_unproven_spam': unprovenSpam,
  '0035_asking': asking,
  '0036_imports': imports,
  '0038_subscription': subscription,
  '0039_silence': silence,
  '0039_still_former': stillFormer,
  '0041_growth': growth,
  '0042_shown_country': shownCountry,
  '0043_picture_name': pictureName,
  '0044_matching_pages': matchingPages,
  '0046_outbox_lookups': outboxLookups,
  '0047_mail_counts': mailCounts,
  '0048_words_to_forget': wordsToForget,
  '0050_talk_size': talkSize,
  '0051_mail_turns': mailTurns,
  '0052_forget_many': forgetMany,
  '0053_own_waiting': ownWaiting,
  '0054_upkeep': upkeep,
  '0055_head_count': headCount,
  '0056_named_in_answers': namedInAnswers,
  '0057_writers': writers,
  '0058_topics_of_their_own': topicsOfTheirOwn,
  '0059_pages_by_key': pagesByKey,
  '0060_person_words': personWords,
  '0061_contact_reports': contactReports,
  '0063_pieces': pieces,
  '0064_turn_reminders': turnReminders,
  '0065_partnerships_by_state': partnershipsByState,
  '0067_letters_wait': lettersWait,
  '0069_breaks': breaks,
  '0070_kept_answers': keptAnswers,
  '0072_erase_in_pieces': eraseInPieces,
  '0072_inbox_words': inboxWords,
  '0074_date_changes': dateChanges,
  '0075_again': again,
  '0076_concerns_whole': concernsWhole,
  '0077_agreement': agreement,
  '0078_letter_filter': letterFilter,
  '0080_concern_decisions': concernDecisions,
  '0081_sent_files': sentFiles,
  '0085_meetings': meetings,
  '0087_meeting_clocks': meetingClocks,
  '0091_chats': chats,
  '0094_appeals_read': appealsRead,
};
