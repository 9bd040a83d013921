import type { AnswerTexts } from './types.ts';

export const english: AnswerTexts = {
  work: {
    desk: [
      'I work at the front desk of {employer}. Most of my day is questions: forms, bus times, a novel somebody’s aunt once loved. I like the ones where we both learn something.',
      'At {employer} I open the doors, and everything follows from there. I know most readers by name and a surprising number of their dogs.',
    ],
    children: [
      'I run the children’s corner of {employer}: story times, a homework club and a shelf the children choose themselves.',
      'I look after young readers at {employer}. Last month we read under the tables by torchlight and nobody wanted to go home.',
    ],
    cataloguing: [
      'I catalogue at {employer}, mostly local publications nobody else has described. A good subject heading still makes my day.',
      'Metadata at {employer}: cleaning up forty years of card habits so that people can find things at last.',
    ],
    collections: [
      'I choose and weed the collections of {employer}. Letting books go is the hard half of the job.',
      'I buy books for {employer} with a small budget and a long wish list, and I talk a lot with local publishers.',
    ],
    teaching: [
      'I teach first-year groups at {employer} how to look for things and when to doubt what they find.',
      'My work at {employer} is teaching: phones for beginners in the morning, sources and evidence in the afternoon.',
    ],
    research: [
      'I help researchers at {employer} with data plans, open access and the search they have tried six times already.',
      'I do literature searches at {employer}. People come with a vague question and leave with a better one.',
    ],
    systems: [
      'I keep the systems of {employer} running: the catalogue, the e-books, the printer that nobody else dares to touch.',
      'Digital services at {employer}. I write small scripts that save my colleagues an afternoon each.',
    ],
    heritage: [
      'I care for old newspapers and photographs at {employer}. Humidity is my arch-enemy.',
      'At {employer} I record the memories of older neighbours and put names to faces in photographs.',
    ],
    management: [
      'I lead a team of nine at {employer}. I spend my days on rosters, roofs and budgets, and try to stay near the readers.',
      'I took over {employer} two years ago. We are rebuilding trust after a long closure, one evening event at a time.',
    ],
    everything: [
      'I am the only librarian at {employer}, so I order, catalogue, teach, mend and sweep. I would love a colleague to think aloud with.',
      'Solo at {employer}: one room, four thousand books, two hundred regulars and me.',
    ],
    student: [
      'I am in the last year of my library degree and help out at {employer} on Saturdays.',
      'I study information science and practise on the patient people of {employer}.',
    ],
    other: [
      'My job at {employer} has no good name: part events, part statistics, part listening.',
      'I am between posts and give some hours a week to {employer}, so that I stay in touch with readers.',
    ],
  },
  path: [
    'I studied geography, took a summer job shelving books and never handed back the key.',
    'First a bank, then a baby, then an evening course. I have been in libraries for longer than I was out of them by now.',
    'I was a primary school teacher for eight years. The library was the room where the children were happiest, so I moved in.',
    'A straight road: library school at twenty, the same town ever since, and five very different jobs in it.',
    'I trained as a nurse, later found that I liked finding evidence more than night shifts, and retrained.',
    'I came from bookselling. I still miss recommending, but not the till.',
    'I started as a driver of the book bus and was asked to stay inside when somebody fell ill.',
    'Journalism, then a newspaper archive, then the archive was all that was left of the newspaper.',
    'I worked as a programmer before. Libraries pay less and mean more to me.',
    'My grandmother kept a reading room in her kitchen. I took the long way round, through a history degree, to the same thing.',
    'I moved countries at thirty and had to begin again as a library assistant. Now I train the new ones.',
    'I have worked in four kinds of library: school, prison, hospital and now here. Each changed my mind about something.',
    'I wanted to be a translator. Cataloguing turned out to be close enough.',
  ],
  studentPath: [
    'I am at the beginning: one degree almost done, two internships, and a lot of curiosity.',
    'I came to library studies from literature and am still working out which kind of library is mine.',
    'After ten years in a shop I went back to study, and I am the oldest in my class by a good margin.',
  ],
  place: [
    'I live in {city}. From my desk I can see the market, and on Thursdays the whole library smells of bread.',
    '{city} is not large, but everyone who leaves seems to come back for the holidays and visit the library first.',
    'My part of {city} has more stairs than streets. Our returns box is famous among the local cats.',
    'In {city} the rainy season decides everything, including how many people come in to read the paper.',
    'You would notice the light first in {city}, and then how many languages you hear on one bus.',
    '{city} has a river that floods every few years; we keep the local history on the top floor.',
    'I live just outside {city}, where the bus turns round. It is quiet, with good bread and bad internet.',
    'Students fill {city} for nine months, and for three it belongs to us again.',
    'In {city} people sit outside until late. The library’s steps are the best seats in town.',
    '{city} is changing fast: new towers, old neighbours. The library is one of the few places where both queue together.',
    'There is a mountain at the end of nearly every street in {city}. Directions are given uphill or downhill.',
    'The wind is what visitors to {city} talk about. We talk about the bakery opposite the library.',
    'I was not born in {city}, but the woman at the tea stall now calls me by name, so I think I live here.',
  ],
  hopes: [
    'I hope to see one ordinary week in another library, and to look at my own with new eyes.',
    'Someone to exchange honest letters with about what does not work. I have plenty of success stories already.',
    'I would like to practise writing in English without being afraid of mistakes.',
    'New ideas for teenagers. Ours vanish at thirteen and I would love to hear how others keep them.',
    'Mostly company: I work alone and miss talking shop.',
    'I expect to learn more than I teach, and hope that my partner feels the same.',
    'A colleague far enough away that I can say what I think about my budget.',
    'I want to know how people manage with much less, or much more, than we have.',
    'Perhaps a small thing to do together: the same story read on the same day on two continents.',
    'I am about to lead a team for the first time and would like someone to ask.',
    'A friend in a country I will probably never visit.',
    'To keep up a habit of writing to someone every week, even when work is mad.',
    'I would like to hear how libraries elsewhere welcome people who have just arrived.',
  ],
};
