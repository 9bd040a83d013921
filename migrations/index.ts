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
import * as chatTelling from './0104_chat_telling.ts';
import * as bundledMails from './0105_bundled_mails.ts';
import * as joinedLately from './0106_joined_lately.ts';
import * as hourReminders from './0107_hour_reminders.ts';
import * as meetingChecks from './0108_meeting_checks.ts';
import * as chatLikes from './0114_chat_likes.ts';
import * as chatPictures from './0115_chat_pictures.ts';
import * as pseudonyms from './0116_pseudonyms.ts';
import * as chatRecord from './0117_chat_record.ts';
import * as heldChats from './0118_held_chats.ts';
import * as chatsByMail from './0119_chats_by_mail.ts';
import * as chatTurns from './0120_chat_turns.ts';
import * as meetingTurns from './0121_meeting_turns.ts';
import * as goneMails from './0123_gone_mails.ts';
import * as chatLists from './0125_chat_lists.ts';
import * as cameBack from './0126_came_back.ts';
import * as hoursAfterTheEnd from './0135_hours_after_the_end.ts';
import * as offeredAddress from './0150_offered_address.ts';
import * as walks from './0151_walks.ts';
import * as deskLists from './0160_desk_lists.ts';
import * as bulkActs from './0161_bulk_acts.ts';
import * as proposalViews from './0162_proposal_views.ts';
import * as duplicates from './0165_duplicates.ts';
import * as notes from './0166_notes.ts';
import * as pageWords from './0170_page_words.ts';
import * as importDrafts from './0175_import_drafts.ts';
import * as peopleByLot from './0177_people_by_lot.ts';
import * as goingPartnerships from './0178_going_partnerships.ts';
import * as inboxByLast from './0180_inbox_by_last.ts';
import * as outboxByOccasion from './0181_outbox_by_occasion.ts';
import * as recordLooks from './0184_record_looks.ts';
import * as correctedAnswers from './0185_corrected_answers.ts';
import * as questionKinds from './0188_question_kinds.ts';
import * as importAlike from './0192_import_alike.ts';
import * as networks from './0200_networks.ts';
import * as listsSorted from './0203_lists_sorted.ts';
import * as introduced from './0204_introduced.ts';
import * as answersChosen from './0205_answers_chosen.ts';
import * as announcementEdits from './0206_announcement_edits.ts';
import * as detailsBefore from './0207_details_before.ts';
import * as importWords from './0208_import_words.ts';
import * as invitedApplications from './0212_invited_applications.ts';
import * as networksFurther from './0214_networks_further.ts';
import * as postsByHand from './0215_posts_by_hand.ts';
import * as calls from './0220_calls.ts';
import * as messageWords from './0228_message_words.ts';
import * as callTold from './0229_call_told.ts';
import * as callOver from './0230_call_over.ts';
import * as answersRanked from './0233_answers_ranked.ts';
import * as lateAddresses from './0234_late_addresses.ts';
import * as countriesByHand from './0235_countries_by_hand.ts';
import * as everybody from './0236_everybody.ts';
import * as countriesOfPairs from './0237_countries_of_pairs.ts';
import * as inTurn from './0238_in_turn.ts';
import * as namesInOrder from './0239_names_in_order.ts';
import * as accountsByServer from './0240_accounts_by_server.ts';
import * as mattersBySubject from './0241_matters_by_subject.ts';
import * as networksEnded from './0245_networks_ended.ts';
import * as chatServersNamed from './0246_chat_servers_named.ts';
import * as wordsOfPeople from './0256_words_of_people.ts';
import * as owedFirst from './0257_owed_first.ts';
import * as mailsTogether from './0258_mails_together.ts';
import * as countriesAtOnce from './0260_countries_at_once.ts';
import * as lookAgain from './0261_look_again.ts';
import * as narrowLists from './0262_narrow_lists.ts';
import * as noCountry from './0266_no_country.ts';
import * as peopleAlongTheNewest from './0267_people_along_the_newest.ts';
import * as mailGroups from './0268_mail_groups.ts';
import * as countriesAlone from './0269_countries_alone.ts';
import * as pairsByContact from './0270_pairs_by_contact.ts';
import * as mailsThatTell from './0271_mails_that_tell.ts';
import * as cheaperNotes from './0272_cheaper_notes.ts';
import * as toldToTheLast from './0273_told_to_the_last.ts';
import * as roundsAtOnce from './0274_rounds_at_once.ts';
import * as tagsInOrder from './0275_tags_in_order.ts';
import * as logByDays from './0276_log_by_days.ts';
import * as peopleToWeigh from './0279_people_to_weigh.ts';
import * as announcementsApart from './0288_announcements_apart.ts';
/** Forward only; add new ones at the end, never change a released one. */
export const migrations: Record<string, Migration> = {
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
  '0104_chat_telling': chatTelling,
  '0105_bundled_mails': bundledMails,
  '0106_joined_lately': joinedLately,
  '0107_hour_reminders': hourReminders,
  '0108_meeting_checks': meetingChecks,
  '0114_chat_likes': chatLikes,
  '0115_chat_pictures': chatPictures,
  '0116_pseudonyms': pseudonyms,
  '0117_chat_record': chatRecord,
  '0118_held_chats': heldChats,
  '0119_chats_by_mail': chatsByMail,
  '0120_chat_turns': chatTurns,
  '0121_meeting_turns': meetingTurns,
  '0123_gone_mails': goneMails,
  '0125_chat_lists': chatLists,
  '0126_came_back': cameBack,
  '0135_hours_after_the_end': hoursAfterTheEnd,
  '0150_offered_address': offeredAddress,
  '0151_walks': walks,
  '0160_desk_lists': deskLists,
  '0161_bulk_acts': bulkActs,
  '0162_proposal_views': proposalViews,
  '0165_duplicates': duplicates,
  '0166_notes': notes,
  '0170_page_words': pageWords,
  '0175_import_drafts': importDrafts,
  '0177_people_by_lot': peopleByLot,
  '0178_going_partnerships': goingPartnerships,
  '0180_inbox_by_last': inboxByLast,
  '0181_outbox_by_occasion': outboxByOccasion,
  '0184_record_looks': recordLooks,
  '0185_corrected_answers': correctedAnswers,
  '0188_question_kinds': questionKinds,
  '0192_import_alike': importAlike,
  '0200_networks': networks,
  '0203_lists_sorted': listsSorted,
  '0204_introduced': introduced,
  '0205_answers_chosen': answersChosen,
  '0206_announcement_edits': announcementEdits,
  '0207_details_before': detailsBefore,
  '0208_import_words': importWords,
  '0212_invited_applications': invitedApplications,
  '0214_networks_further': networksFurther,
  '0215_posts_by_hand': postsByHand,
  '0220_calls': calls,
  '0228_message_words': messageWords,
  '0229_call_told': callTold,
  '0230_call_over': callOver,
  '0233_answers_ranked': answersRanked,
  '0234_late_addresses': lateAddresses,
  '0235_countries_by_hand': countriesByHand,
  '0236_everybody': everybody,
  '0237_countries_of_pairs': countriesOfPairs,
  '0238_in_turn': inTurn,
  '0239_names_in_order': namesInOrder,
  '0240_accounts_by_server': accountsByServer,
  '0241_matters_by_subject': mattersBySubject,
  '0245_networks_ended': networksEnded,
  '0246_chat_servers_named': chatServersNamed,
  '0256_words_of_people': wordsOfPeople,
  '0257_owed_first': owedFirst,
  '0258_mails_together': mailsTogether,
  '0260_countries_at_once': countriesAtOnce,
  '0261_look_again': lookAgain,
  '0262_narrow_lists': narrowLists,
  '0266_no_country': noCountry,
  '0267_people_along_the_newest': peopleAlongTheNewest,
  '0268_mail_groups': mailGroups,
  '0269_countries_alone': countriesAlone,
  '0270_pairs_by_contact': pairsByContact,
  '0271_mails_that_tell': mailsThatTell,
  '0272_cheaper_notes': cheaperNotes,
  '0273_told_to_the_last': toldToTheLast,
  '0274_rounds_at_once': roundsAtOnce,
  '0275_tags_in_order': tagsInOrder,
  '0276_log_by_days': logByDays,
  '0279_people_to_weigh': peopleToWeigh,
  '0288_announcements_apart': announcementsApart,
};
