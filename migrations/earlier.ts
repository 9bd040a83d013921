import type { Migration } from 'kysely/migration';
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
/** Migrations from 0095 to 0270. */
export const earlier: Record<string, Migration> = {
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
};
