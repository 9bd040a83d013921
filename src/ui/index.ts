export { type View, ViewContext, seenBy, useView } from './view.ts';
export { AsRead } from './asRead.tsx';
export { Button, type ButtonKind, ButtonLink } from './button.tsx';
export { classes } from './classes.ts';
export { safeHref } from './href.ts';
export { drawnBefore, kept } from './kept.ts';
export { Mark } from './mark.tsx';
export { Avatar, Bdi, Name, Names, Of, inLine, initials } from './names.tsx';
export { Flash, Looked, Notice, type NoticeKind } from './notice.tsx';
export { PlainText, Prose } from './prose.tsx';
export { refusedPicture } from './refusedPicture.ts';
export { FILES_IN_WORDS, fileSize, refusedFile, refusedFiles } from './refusedFile.ts';
export { Changes } from './data/changes.tsx';
export { Bar } from './data/bar.tsx';
export { type Definition, DefinitionList, Details, Empty, Stat, Stats } from './data/small.tsx';
export { Along } from './data/along.tsx';
export { PagesNav } from './data/pagesNav.tsx';
export { Pagination } from './data/pagination.tsx';
export { type Step, Steps } from './data/steps.tsx';
export { type Column, Table } from './data/table.tsx';
export { type ListView, Views } from './data/views.tsx';
export { Way } from './data/way.tsx';
export {
  Checkbox,
  CheckboxGroup,
  type Choice,
  type Option,
  type OptionGroup,
  RadioGroup,
  Select,
} from './form/choices.tsx';
export { type DateRange, DateRanges } from './form/dateRanges.tsx';
export { EnterButton } from './form/enterButton.tsx';
export { ErrorSummary, TAKES_FOCUS } from './form/errorSummary.tsx';
export { Field, FieldGroup, type FieldProps, controlProps, fieldId } from './form/field.tsx';
export { Form, FormActions, type Hidden, HiddenFields, PostButton, Submit } from './form/form.tsx';
export { Honeypot } from './form/honeypot.tsx';
export { type LanguageWithLevel, LanguagesWithLevel, languageLevels } from './form/languages.tsx';
export { CountrySelect, ZoneSelect } from './form/countryAndZone.tsx';
export { TextArea, TextField, type TextFieldProps } from './form/textField.tsx';
export { WeekHours, hoursText, namedText, weekLines } from './form/weekHours.tsx';
export { type WishSubject, type WishValue, Wishes } from './form/wishes.tsx';
export { Heading, Hero, type HeroClocks } from './shell/hero.tsx';
export { MAP_SIZE, type MapMark, mapStyle, worldMap } from './map/worldMap.ts';
export { zoneSentence } from './shell/footer.tsx';
export { RECORD, type NavItem, Page, type PageProps, renderPage, renderPart } from './shell/page.tsx';
export { type DeskBarProps } from './shell/deskBar.tsx';
export { type WorkbenchItem, type WorkbenchSection, WorkbenchShell } from './shell/workbench.tsx';
export {
  clockTime,
  dayRange,
  isoDay,
  datesListed,
  longDay,
  shortDay,
  shortTime,
  weekdayOf,
  zoneName,
  zonedDay,
  zonedTime,
} from './time/format.ts';
export { hourRange, weekdayName, weekdays } from './time/weekdays.ts';
export { agoText } from './time/ago.ts';
export { hourOnClocks } from './time/hourOnClocks.ts';
export {
  CalendarDay,
  LocalDay,
  ShortDate,
  ShortDay,
  ShortTime,
  LocalTime,
  type OtherZone,
  WrittenAt,
  ZonedDay,
} from './time/localTime.tsx';
export { type RoundDate, RoundLine } from './time/roundLine.tsx';
export { RoundWay, type WayDate } from './time/roundWay.tsx';
export { sameDaysText, sharedText, shiftText, whoseHours } from './time/meetingText.ts';
export { type FreeDay, freeWeek, weekFrom } from './time/freeWeek.ts';
export { FreeWeekGrid } from './time/freeWeekGrid.tsx';
export { AnnouncedTime } from './time/gathering/announced.tsx';
export { announcedText } from './time/gathering/announcedText.ts';
export { CitiesTable } from './time/gathering/cities.tsx';
export type { ChatHours } from './time/gathering/couldCome.ts';
export { nextHours, secondSession } from './time/gathering/nextHours.ts';
export { FEW, hoursByPart } from './time/gathering/parts.ts';
export { stripOf } from './time/gathering/strip.ts';
export { WorldStrip, partName } from './time/gathering/worldStrip.tsx';
export { meetingWeeks } from './time/meetingWeeks.ts';
export { type ClockPerson, TwoClocks } from './time/twoClocks.tsx';
