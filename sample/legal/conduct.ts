import type { Texts } from '../../src/lib/text/texts.ts';

const en = `{programme} brings together two people who do not know each other, from two parts of the world. That works when
both are kind and both answer. By taking part you agree to this.

## Who takes part

- You are **18 or older**.
- You take part as yourself, and what you write about yourself is true.
- Taking part is free. Nobody may ask you for money, and you ask nobody for money.

## With your partner

- **Answer**, even if it is only a line to say that you are busy. If you will be away, say so beforehand.
- Be patient with language. Most people here write in a second or third one.
- Respect differences of faith, politics, custom, family and working life. Ask before you assume.
- What your partner tells you stays between you, unless they agree that you pass it on. Do not publish their words,
  pictures or calls without asking.
- Share your own address or number only if you wish to, and never press your partner for theirs.

## Not acceptable

- Harassment, threats, insults, or contempt for who somebody is: origin, colour, language, religion, sex, gender,
  orientation, age, disability, body or status.
- Flirting or sexual remarks that the other person has not clearly welcomed.
- Selling, recruiting, campaigning, or asking for money, documents or favours with an embassy or employer.
- Contact of any kind after somebody has said no.

## If something is wrong

Choose **Something is wrong** on your partnership's page, or answer any of our mails with the one word WRONG: you are
told who will read it, and they read it in confidence. What you write to {contact} is read by the coordinators. Your
partner is not told who reported what. You may leave a partnership at any time, at once, and without giving a reason. If
somebody is in danger, call your local emergency number first.

Volunteers may talk to the people concerned, end a partnership, or exclude somebody from {programme}. Whoever is
excluded is told why, as far as this does not endanger others, and may ask for a second opinion at {contact}.
`;

const es = `{programme} reúne a dos personas que no se conocen, de dos partes del mundo. Funciona cuando las dos son amables y
las dos responden. Al participar aceptas lo siguiente.

## Quién participa

- Tienes **18 años o más**.
- Participas en tu propio nombre y lo que cuentas de ti es verdad.
- Participar es gratis. Nadie puede pedirte dinero, y tú no se lo pides a nadie.

## Con tu colega

- **Responde**, aunque sea una línea para decir que no tienes tiempo. Si vas a ausentarte, avisa antes.
- Ten paciencia con el idioma. Aquí casi todo el mundo escribe en una segunda o tercera lengua.
- Respeta las diferencias de creencias, política, costumbres, familia y vida laboral. Pregunta antes de suponer.
- Lo que te cuente tu colega queda entre ustedes, salvo que acepte que lo compartas. No publiques sus palabras, imágenes
  o llamadas sin preguntar.
- Comparte tu dirección o tu número solo si quieres, y nunca presiones a tu colega para que dé los suyos.

## Lo que no se acepta

- El acoso, las amenazas, los insultos o el desprecio por lo que alguien es: origen, color, lengua, religión, sexo,
  género, orientación, edad, discapacidad, cuerpo o condición.
- El coqueteo o los comentarios sexuales que la otra persona no haya recibido con claro agrado.
- Vender, captar, hacer campaña, o pedir dinero, documentos o favores ante una embajada o un empleador.
- Cualquier contacto después de que alguien haya dicho que no.

## Si algo va mal

Elige **Algo va mal** en la página de tu tándem, o responde a cualquiera de nuestros correos con la sola palabra PROBLEMA:
te decimos quién lo leerá, en confianza. Lo que escribas a {contact} lo lee el equipo de coordinación. A tu colega no se le dice quién informó de qué. Puedes dejar un
tándem en cualquier momento, de inmediato y sin dar razones. Si alguien está en peligro, llama primero al número de
emergencias de tu país.

El equipo voluntario puede hablar con las personas implicadas, poner fin a un tándem o excluir a alguien de {programme}.
A quien se excluye se le explica el motivo, mientras eso no ponga en peligro a otras personas, y puede pedir una segunda
opinión en {contact}.
`;

const fr = `{programme} réunit deux personnes qui ne se connaissent pas, de deux régions du monde. Cela marche quand les deux
sont bienveillantes et que les deux répondent. En participant, vous acceptez ce qui suit.

## Qui participe

- Vous avez **18 ans ou plus**.
- Vous participez en votre propre nom, et ce que vous dites de vous est vrai.
- La participation est gratuite. Personne ne peut vous demander d’argent, et vous n’en demandez à personne.

## Avec votre partenaire

- **Répondez**, ne serait-ce que par une ligne pour dire que vous êtes débordé. Si vous vous absentez, prévenez.
- Soyez patient avec la langue. Presque tout le monde ici écrit dans une deuxième ou une troisième langue.
- Respectez les différences de croyance, d’opinion, de coutume, de famille et de vie professionnelle. Demandez avant de
  supposer.
- Ce que votre partenaire vous confie reste entre vous, sauf accord de sa part. Ne publiez ni ses mots, ni ses images, ni vos
  appels sans le lui demander.
- Donnez votre adresse ou votre numéro seulement si vous le souhaitez, et ne réclamez jamais les siens.

## Ce qui n’est pas accepté

- Le harcèlement, les menaces, les insultes ou le mépris de ce qu’est une personne : origine, couleur, langue, religion,
  sexe, genre, orientation, âge, handicap, corps ou situation.
- La drague ou les remarques sexuelles que l’autre n’a pas clairement bien accueillies.
- Vendre, recruter, faire campagne, demander de l’argent, des documents ou des faveurs auprès d’une ambassade ou d’un
  employeur.
- Tout contact après un refus.

## Si quelque chose ne va pas

Choisissez **Quelque chose ne va pas** sur la page de votre binôme, ou répondez à n’importe lequel de nos courriels par le
seul mot PROBLÈME : nous vous disons qui vous lira, en toute confidence. Ce que vous écrivez à {contact} est lu par
l’équipe de coordination. Votre partenaire ne saura pas qui a signalé quoi. Vous
pouvez quitter un binôme à tout moment, immédiatement et sans donner de raison. Si quelqu’un est en danger, appelez
d’abord le numéro d’urgence de votre pays.

Les bénévoles peuvent parler aux personnes concernées, mettre fin à un binôme ou exclure quelqu’un de {programme}. La
personne exclue apprend pourquoi, tant que cela ne met pas d’autres en danger, et peut demander un second avis à
{contact}.
`;

const ar = `يجمع {programme} شخصين لا يعرف أحدهما الآخر، من مكانين في العالم. وينجح ذلك حين يكون كلاهما لطيفًا وحين يجيب كلاهما.
بمشاركتك فإنك توافق على ما يلي.

## من يشارك

- عمرك **18 عامًا أو أكثر**.
- تشارك باسمك أنت، وما تكتبه عن نفسك صحيح.
- المشاركة مجانية. لا يحق لأحد أن يطلب منك مالًا، ولا تطلب أنت مالًا من أحد.

## مع شريكك

- **أجب**، ولو بسطر تقول فيه إنك مشغول. وإذا كنت ستغيب فأخبر شريكك مسبقًا.
- تحلَّ بالصبر مع اللغة. معظم الناس هنا يكتبون بلغتهم الثانية أو الثالثة.
- احترم الاختلاف في المعتقد والرأي والعادات والأسرة وحياة العمل. اسأل قبل أن تفترض.
- ما يقوله لك شريكك يبقى بينكما إلا إذا وافق على أن تنقله. لا تنشر كلماته أو صوره أو مكالماتكما دون أن تسأله.
- شارك عنوانك أو رقمك فقط إذا رغبت، ولا تضغط أبدًا على شريكك ليعطيك عنوانه أو رقمه.

## ما لا نقبله

- المضايقة والتهديد والإهانة والاحتقار بسبب ما يكونه الشخص: الأصل أو اللون أو اللغة أو الدين أو الجنس أو النوع أو الميل
  أو العمر أو الإعاقة أو الجسد أو الوضع.
- المغازلة أو التعليقات الجنسية التي لم يرحّب بها الطرف الآخر بوضوح.
- البيع والتجنيد والدعاية وطلب المال أو الوثائق أو الوساطة لدى سفارة أو جهة عمل.
- أي تواصل بعد أن يقول الشخص لا.

## إذا حدث خطأ ما

اختر **هناك مشكلة** في صفحة شراكتك، أو ردّ على أي رسالة من رسائلنا بكلمة واحدة هي «مشكلة»: نخبرك بمن سيقرأ ما تكتبه، ويقرؤه
بسرّية. وما تكتبه إلى {contact} يقرؤه المنسّقون. ولا يُخبَر شريكك بمن أبلغ ولا بما أبلغ عنه. يمكنك ترك الشراكة في أي وقت، فورًا ودون ذكر سبب. وإذا كان أحد في خطر فاتصل
أولًا برقم الطوارئ في بلدك.

يجوز للمتطوعين أن يتحدثوا إلى المعنيين، أو أن ينهوا شراكة، أو أن يستبعدوا شخصًا من {programme}. ومن يُستبعد يُخبَر بالسبب ما
دام ذلك لا يعرّض غيره للخطر، وله أن يطلب رأيًا ثانيًا عبر {contact}.
`;

/** Defaults for the code of conduct. */
export const conduct: Texts = { en, es, fr, ar };
