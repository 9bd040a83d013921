import { t } from '../texts.ts';
import type { SampleTopic } from './types.ts';

const en = `At thirty-eight degrees people do not read. They sit by the north wall with a book open on their knees, which is polite of them, and wait for evening.

Our building is from a cooler century. The reading room has eleven tall windows and one fan. Yet on the hottest days it is fuller than before an examination, because many homes nearby have a tin roof. Nobody decided that we should become a refuge. The weather did.

## A summer's list

We began with water: a jug, glasses, a note that says *help yourself*. Then shade: the scouts sewed blinds from old sails. We changed our hours, seven until eleven and five until nine, after asking everybody who has to cook, commute, or put a child to bed. The vote was closer than any election here.

Then we looked at ourselves. The delivery van ran half empty every day, so now it runs full three times a week. Jackets of plastic film went on every book by habit. We asked which ones need it. About a fifth do.

The best idea came from a boy of twelve, who asked why we lend books about gardens but no seeds. A drawer of the old card catalogue now holds beans, marigolds and a bitter melon that I had never heard of. You borrow in spring and bring back in autumn. Losses are high. So are the sunflowers.

## What a library is for

A colleague said to me that this is not our job. We are not a clinic, not a garden, not a shelter. She is right. She also brought the second fan.

I think that we are in the business of keeping things usable for those who come later. Usually that means books.`;

const es = `A treinta y ocho grados la gente no lee. Se sienta junto a la pared norte con un libro abierto sobre las rodillas, por cortesía, y espera a que caiga la tarde.

Nuestro edificio es de un siglo más fresco. La sala tiene once ventanas altas y un ventilador. Aun así, los días peores está más llena que antes de un examen, porque muchas casas cercanas tienen techo de chapa. Nadie decidió que fuéramos un refugio. Lo decidió el tiempo.

## La lista de un verano

Empezamos por el agua: una jarra, vasos, una nota que dice *sírvete*. Luego la sombra: los scouts cosieron toldos con velas viejas. Cambiamos el horario, de siete a once y de cinco a nueve, tras preguntar a quienes cocinan, viajan o acuestan niños. La votación fue más reñida que cualquier elección.

Después nos miramos. La furgoneta salía medio vacía cada día; ahora sale llena tres veces por semana. Forrábamos con plástico todos los libros, por costumbre. Preguntamos cuáles lo necesitan: más o menos la quinta parte.

La mejor idea fue de un niño de doce años, que preguntó por qué prestamos libros de jardines y no semillas. Un cajón del viejo catálogo guarda ahora frijoles, caléndulas y un melón amargo del que yo nunca había oído hablar. Se piden en primavera y se devuelven en otoño. Las pérdidas son altas. Los girasoles, también.

## Para qué sirve una biblioteca

Una colega me dijo que este no es nuestro trabajo: no somos clínica, ni huerto, ni albergue. Tiene razón. También trajo el segundo ventilador.

Creo que nos dedicamos a que las cosas sigan sirviendo a quienes vienen después. Casi siempre son libros.`;

const fr = `À trente-huit degrés, on ne lit pas. On s’assied contre le mur nord, un livre ouvert sur les genoux, par politesse, et on attend le soir.

Notre bâtiment date d’un siècle plus frais. La salle a onze hautes fenêtres et un ventilateur. Pourtant, les jours les plus chauds, elle est plus pleine qu’avant un examen, car beaucoup de maisons alentour ont un toit de tôle. Personne n’a décidé que nous serions un refuge. Le temps l’a fait.

## La liste d’un été

Nous avons commencé par l’eau : une carafe, des verres, un mot qui dit *servez-vous*. Puis l’ombre : les scouts ont cousu des stores dans de vieilles voiles. Nous avons changé d’horaires, de sept à onze et de cinq à neuf du soir, après avoir interrogé celles et ceux qui cuisinent, font la route ou couchent un enfant. Le vote fut plus serré que toutes nos élections.

Puis nous nous sommes regardés. La camionnette roulait à moitié vide chaque jour ; elle roule pleine trois fois par semaine. Nous couvrions de plastique tous les livres, par habitude. Nous avons demandé lesquels en ont besoin : un sur cinq environ.

La meilleure idée est venue d’un garçon de douze ans, qui a demandé pourquoi nous prêtons des livres de jardinage et pas de graines. Un tiroir de l’ancien fichier contient désormais des haricots, des soucis et un melon amer dont je n’avais jamais entendu parler. On emprunte au printemps, on rend à l’automne. Il y a beaucoup de pertes. Et de tournesols.

## À quoi sert une bibliothèque

Une collègue m’a dit que ce n’était pas notre métier : ni clinique, ni jardin, ni abri. Elle a raison. Elle a aussi apporté le deuxième ventilateur.

Je crois que notre affaire est de garder les choses utilisables pour ceux qui viendront. D’ordinaire, ce sont des livres.`;

const ar = `عند ثمانٍ وثلاثين درجة لا يقرأ الناس. يجلسون قرب الجدار الشمالي وعلى ركبهم كتاب مفتوح من باب الأدب، وينتظرون المساء.

مبنانا من قرن أبرد. في القاعة إحدى عشرة نافذة عالية ومروحة واحدة. ومع ذلك تمتلئ في أشد الأيام حرًا أكثر من امتلائها قبل الامتحانات، لأن سقوف بيوت كثيرة حولنا من الصفيح. لم يقرر أحد أن نصبح ملجأ. الطقس هو الذي قرر.

## قائمة صيف

بدأنا بالماء: إبريق وأكواب وورقة تقول «تفضّل». ثم الظل: خاط الكشافة ستائر من أشرعة قديمة. وغيّرنا ساعات الدوام، من السابعة إلى الحادية عشرة ومن الخامسة إلى التاسعة، بعد أن سألنا كل من يطبخ أو يسافر إلى عمله أو ينيم طفلًا. وكان التصويت أشد تقاربًا من أي انتخابات عندنا.

ثم نظرنا إلى أنفسنا. كانت سيارة التوصيل تخرج كل يوم نصف فارغة، وصارت تخرج ممتلئة ثلاث مرات في الأسبوع. وكنا نغلّف كل كتاب بالبلاستيك بحكم العادة، فسألنا أيها يحتاج إليه، فكان نحو الخُمس.

وجاءت أفضل فكرة من صبي في الثانية عشرة سأل لماذا نعير كتبًا عن الحدائق ولا نعير بذورًا. في أحد أدراج الفهرس القديم الآن فاصولياء وأقحوان وشمّام مرّ لم أسمع به من قبل. تُستعار في الربيع وتُعاد في الخريف. الخسائر كثيرة، وأزهار دوار الشمس كثيرة أيضًا.

## لمَ المكتبة؟

قالت لي زميلة إن هذا ليس عملنا، فلسنا عيادة ولا حديقة ولا ملجأ. وهي على حق. وهي أيضًا من أحضر المروحة الثانية.

أظن أن عملنا أن نُبقي الأشياء صالحة لمن يأتي بعدنا. وهي في الغالب كتب.`;

export const hotDays: SampleTopic = {
  slug: 'hot-days',
  author: 'Jorunn Castellano',
  title: t('Hot days', 'Días de calor', 'Jours de chaleur', 'أيام الحر'),
  summary: t(
    'When the weather turns a reading room into a refuge: a jug of water, a drawer of seeds, and a quarrel about what a library is for.',
    'Cuando el tiempo convierte una sala de lectura en refugio: una jarra de agua, un cajón de semillas y una discusión sobre para qué sirve una biblioteca.',
    'Quand le temps fait d’une salle de lecture un refuge : une carafe d’eau, un tiroir de graines et une dispute sur ce à quoi sert une bibliothèque.',
    'حين يحوّل الطقس قاعة مطالعة إلى ملجأ: إبريق ماء ودرج بذور وخلاف حول الغاية من المكتبة.',
  ),
  essay: { en, es, fr, ar },
  questions: [
    t(
      'How has the weather where you live changed your working day?',
      '¿Cómo ha cambiado tu jornada el clima del lugar donde vives?',
      'Comment le climat de chez vous a-t-il changé votre journée de travail ?',
      'كيف غيّر الطقس حيث تعيش يوم عملك؟',
    ),
    t(
      'What does your library use or throw away out of habit?',
      '¿Qué gasta o tira tu biblioteca por costumbre?',
      'Qu’est-ce que votre bibliothèque consomme ou jette par habitude ?',
      'ما الذي تستهلكه مكتبتك أو ترميه بحكم العادة؟',
    ),
    t(
      'What do you lend besides books, or what would you like to lend?',
      '¿Qué prestan además de libros, o qué te gustaría prestar?',
      'Que prêtez-vous à part des livres, ou qu’aimeriez-vous prêter ?',
      'ماذا تعيرون غير الكتب، أو ماذا تود أن تعيروا؟',
    ),
    t('Is it our job?', '¿Es nuestro trabajo?', 'Est-ce notre métier ?', 'هل هذا عملنا؟'),
  ],
};
