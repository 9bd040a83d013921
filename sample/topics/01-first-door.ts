import { t } from '../texts.ts';
import type { SampleTopic } from './types.ts';

const en = `Every library has a door, and every door says something before anyone has spoken. Ours used to say *push*, in a language a third of the neighbourhood does not read. It was also very heavy. For eleven years I believed that we were a welcoming place, because I was always standing on the inside.

Then I broke my wrist. For six weeks I could not open my own library. I waited outside in the morning until somebody strong came by, and while I waited I saw who else was waiting: a man with a pram, a woman with two sticks, a girl of about nine who pulled with both hands, failed, looked round to see whether anyone had noticed, and went home.

We did not get an automatic door. There was no money for one, and there still is not. What we did was cheaper. We oiled the hinges. We wedged the door open until the first frost. We put a bell at the height of a child, and whoever is on the desk goes to meet it. We took down the notice about what is forbidden and hung up a board with the names of the people working that day.

## What changed

In the first month we counted forty people who said that they had never been inside. Some had lived across the street for years. Nobody mentioned the door. They said: "I thought it was only for members", "I thought you had to be quiet", "I thought it was for people who read".

So there are many doors. The wooden one is only the first. A form that asks for an address is a door. A catalogue that wants the exact title is a door. So is a look.

## Your turn

This fortnight, go out of your library, shut your eyes for a moment, and come in again as somebody who has never been there. Then tell your partner what you noticed.`;

const es = `Toda biblioteca tiene una puerta, y toda puerta dice algo antes de que nadie hable. La nuestra decía *empuje*, en una lengua que un tercio del barrio no lee. Además pesaba mucho. Durante once años creí que éramos un lugar acogedor, porque yo siempre estaba del lado de adentro.

Entonces me rompí la muñeca. Seis semanas sin poder abrir mi propia biblioteca. Por la mañana esperaba fuera a que pasara alguien con fuerza, y mientras tanto vi quién más esperaba: un hombre con un cochecito, una mujer con dos bastones, una niña de unos nueve años que tiró con las dos manos, no pudo, miró si alguien la había visto y se fue a su casa.

No pusimos una puerta automática: no había dinero, ni lo hay. Hicimos algo más barato. Engrasamos las bisagras. Dejamos la puerta abierta hasta la primera helada. Colocamos un timbre a la altura de una niña, y quien está en el mostrador sale a recibir. Quitamos el cartel de lo prohibido y colgamos una pizarra con los nombres de quienes trabajan ese día.

## Qué cambió

El primer mes contamos a cuarenta personas que nunca habían entrado. Algunas vivían enfrente desde hacía años. Nadie habló de la puerta. Decían: «Creía que era solo para socios», «Creía que había que callarse», «Creía que era para gente que lee».

Hay, pues, muchas puertas. La de madera es solo la primera. Un formulario que pide una dirección es una puerta. Un catálogo que exige el título exacto es una puerta. También lo es una mirada.

## Ahora tú

Estas dos semanas, sal de tu biblioteca, cierra los ojos un momento y vuelve a entrar como quien nunca estuvo allí. Luego cuéntale a tu colega qué notaste.`;

const fr = `Toute bibliothèque a une porte, et toute porte dit quelque chose avant que quiconque ait parlé. La nôtre disait *poussez*, dans une langue qu’un tiers du quartier ne lit pas. Elle était aussi très lourde. Pendant onze ans, j’ai cru que nous étions un lieu accueillant, parce que j’étais toujours à l’intérieur.

Puis je me suis cassé le poignet. Six semaines sans pouvoir ouvrir ma propre bibliothèque. Le matin, j’attendais dehors que passe quelqu’un de costaud, et j’ai vu qui attendait aussi : un homme avec une poussette, une femme avec deux cannes, une fillette d’environ neuf ans qui a tiré des deux mains, n’a pas réussi, a regardé si on l’avait vue, et est rentrée chez elle.

Nous n’avons pas posé de porte automatique : il n’y avait pas d’argent, et il n’y en a toujours pas. Nous avons fait moins cher. Nous avons huilé les gonds. Nous avons calé la porte ouverte jusqu’aux premières gelées. Nous avons mis une sonnette à hauteur d’enfant, et la personne de l’accueil va à la rencontre de qui sonne. Nous avons décroché la liste des interdictions et accroché un tableau avec les prénoms de l’équipe du jour.

## Ce qui a changé

Le premier mois, nous avons compté quarante personnes qui n’étaient jamais entrées. Certaines habitaient en face depuis des années. Personne n’a parlé de la porte. On nous disait : « Je croyais que c’était réservé aux abonnés », « qu’il fallait se taire », « que c’était pour ceux qui lisent ».

Il y a donc beaucoup de portes. Celle en bois n’est que la première. Un formulaire qui exige une adresse est une porte. Un catalogue qui veut le titre exact en est une. Un regard aussi.

## À vous

Ces deux semaines, sortez de votre bibliothèque, fermez les yeux un instant, et revenez-y comme si vous n’y étiez jamais entré. Puis racontez à votre partenaire ce que vous avez remarqué.`;

const ar = `لكل مكتبة باب، وكل باب يقول شيئًا قبل أن يتكلم أحد. كان بابنا يقول «ادفع» بلغة لا يقرؤها ثلث أهل الحي، وكان ثقيلًا جدًا أيضًا. ظننت أحد عشر عامًا أننا مكان مرحِّب، لأنني كنت دائمًا في الداخل.

ثم كُسر معصمي. بقيت ستة أسابيع لا أستطيع فتح مكتبتي. كنت أنتظر في الصباح حتى يمر شخص قوي، وفي أثناء انتظاري رأيت من ينتظر أيضًا: رجلًا معه عربة طفل، وامرأة تتكئ على عصوين، وطفلة في نحو التاسعة شدّت الباب بكلتا يديها فلم يُفتح، ثم نظرت حولها لترى إن كان أحد قد لاحظ، وعادت إلى بيتها.

لم نركّب بابًا آليًا، فلم يكن لدينا مال لذلك ولا يزال. فعلنا ما هو أرخص: زيّتنا المفصلات، وتركنا الباب مفتوحًا حتى أول الصقيع، ووضعنا جرسًا على ارتفاع طفل، ومن يجلس عند المدخل ينهض لاستقبال من يقرعه. أزلنا لوحة الممنوعات وعلّقنا مكانها لوحًا بأسماء العاملين في ذلك اليوم.

## ما الذي تغيّر

في الشهر الأول أحصينا أربعين شخصًا قالوا إنهم لم يدخلوا من قبل، وكان بعضهم يسكن في الجهة المقابلة منذ سنوات. لم يذكر أحد الباب. قالوا: «ظننت أنها للمشتركين فقط»، «ظننت أن الصمت واجب»، «ظننت أنها لمن يقرأ».

الأبواب كثيرة إذن، والباب الخشبي أولها فقط. الاستمارة التي تطلب عنوانًا باب، والفهرس الذي يريد العنوان الدقيق باب، والنظرة باب كذلك.

## دورك

في هذين الأسبوعين اخرج من مكتبتك، وأغمض عينيك لحظة، ثم ادخل كمن لم يأتِ إليها قط. وأخبر شريكك بما لاحظت.`;

export const firstDoor: SampleTopic = {
  slug: 'the-first-door',
  author: 'Marit Oosting',
  title: t('The first door', 'La primera puerta', 'La première porte', 'الباب الأول'),
  summary: t(
    'A heavy door, a broken wrist, and forty people who had never come in. What does your library say to somebody before anyone has spoken?',
    'Una puerta pesada, una muñeca rota y cuarenta personas que nunca habían entrado. ¿Qué le dice tu biblioteca a alguien antes de que nadie hable?',
    'Une porte lourde, un poignet cassé et quarante personnes jamais entrées. Que dit votre bibliothèque avant que quiconque ait parlé ?',
    'باب ثقيل ومعصم مكسور وأربعون شخصًا لم يدخلوا من قبل. ماذا تقول مكتبتك للداخل قبل أن يتكلم أحد؟',
  ),
  essay: { en, es, fr, ar },
  questions: [
    t(
      'What is the first thing a newcomer sees in your library?',
      '¿Qué es lo primero que ve en tu biblioteca quien llega por primera vez?',
      'Que voit d’abord quelqu’un qui entre pour la première fois dans votre bibliothèque ?',
      'ما أول ما يراه القادم الجديد في مكتبتك؟',
    ),
    t(
      'Which of your “doors” keeps out people you would like to meet?',
      '¿Cuál de tus «puertas» deja fuera a gente que te gustaría conocer?',
      'Laquelle de vos « portes » tient à l’écart des gens que vous aimeriez rencontrer ?',
      'أي «باب» عندك يُبعد أناسًا تود لقاءهم؟',
    ),
    t(
      'What could you change this month without asking for money?',
      '¿Qué podrías cambiar este mes sin pedir dinero?',
      'Que pourriez-vous changer ce mois-ci sans demander d’argent ?',
      'ما الذي يمكنك تغييره هذا الشهر دون طلب مال؟',
    ),
  ],
};
