/** A culture of the invented people: names as they are written there, and its countries. */
export interface Culture {
  first: readonly string[];
  last: readonly string[];
  countries: readonly string[];
  /** The name in Latin letters, as its bearer writes it abroad; absent for names that are in Latin letters anyway. */
  abroad?: (name: string) => string;
}

const words = (text: string): string[] => text.split(' ');

const CYRILLIC = Object.fromEntries(
  words(
    'а:a б:b в:v г:g д:d е:e ё:yo ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya',
  ).map((pair) => pair.split(':')),
) as Record<string, string>;

const russian = (name: string): string =>
  [...name]
    .map((letter) => {
      const as = CYRILLIC[letter.toLowerCase()];
      if (as === undefined) return letter;
      return letter === letter.toLowerCase() ? as : as.charAt(0).toUpperCase() + as.slice(1);
    })
    .join('');

/** Pairs "as written there=abroad". */
const by =
  (pairs: Readonly<Record<string, string>>) =>
  (name: string): string =>
    name
      .split(' ')
      .map((part) => pairs[part] ?? part)
      .join(' ');

const ARABIC = {
  محمد: 'Mohamed',
  أحمد: 'Ahmed',
  فاطمة: 'Fatima',
  خديجة: 'Khadija',
  يوسف: 'Youssef',
  مريم: 'Maryam',
  حسن: 'Hassan',
  ليلى: 'Layla',
  سامي: 'Sami',
  نادية: 'Nadia',
  طارق: 'Tarek',
  هدى: 'Huda',
  عمر: 'Omar',
  سعاد: 'Souad',
  كريم: 'Karim',
  رانيا: 'Rania',
  زينب: 'Zeinab',
  وليد: 'Walid',
  سلمى: 'Salma',
  رشيد: 'Rashid',
  المصري: 'El-Masri',
  بنعلي: 'Benali',
  الخطيب: 'Al Khatib',
  حداد: 'Haddad',
  منصور: 'Mansour',
  خليل: 'Khalil',
  النجار: 'Al-Najjar',
  سليمان: 'Suleiman',
  الشريف: 'El Sharif',
  درويش: 'Darwish',
  قاسم: 'Qassem',
  بركات: 'Barakat',
  العمري: 'Al Omari',
  فرحات: 'Farhat',
  زيدان: 'Zidan',
  السيد: 'El Sayed',
  مراد: 'Mourad',
  شاهين: 'Shahin',
  جابر: 'Jaber',
  صالح: 'Saleh',
};
const GREEK = {
  Γιώργος: 'Giorgos',
  Μαρία: 'Maria',
  Νίκος: 'Nikos',
  Ελένη: 'Eleni',
  Δημήτρης: 'Dimitris',
  Κατερίνα: 'Katerina',
  Σταύρος: 'Stavros',
  Σοφία: 'Sofia',
  Πέτρος: 'Petros',
  Αναστασία: 'Anastasia',
  Θανάσης: 'Thanasis',
  Ζωή: 'Zoi',
  Μιχάλης: 'Michalis',
  Δέσποινα: 'Despina',
  Παπαδόπουλος: 'Papadopoulos',
  Νικολάου: 'Nikolaou',
  Γεωργίου: 'Georgiou',
  Χατζής: 'Chatzis',
  Δημητρίου: 'Dimitriou',
  Καραγιάννης: 'Karagiannis',
  Αλεξίου: 'Alexiou',
  Μακρής: 'Makris',
  Ιωαννίδης: 'Ioannidis',
  Βασιλείου: 'Vasileiou',
  Σταθόπουλος: 'Stathopoulos',
  Κωνσταντίνου: 'Konstantinou',
  Λάμπρου: 'Lamprou',
  Ρήγας: 'Rigas',
};

const split = (pairs: object, lasts: number): [first: string[], last: string[]] => {
  const all = Object.keys(pairs);
  return [all.slice(0, -lasts), all.slice(-lasts)];
};
const [arabicFirst, arabicLast] = split(ARABIC, 20);
const [greekFirst, greekLast] = split(GREEK, 14);

export const CULTURES: readonly Culture[] = [
  {
    first: words(
      'María José Ana Lucía Jorge Inés Andrés Sofía Raúl Martín Beatriz Álvaro Rocío Tomás Elena Víctor Gabriela Óscar Pilar Ramón Graciela Iván Verónica Hernán Mónica Adrián Yolanda Fabián Ximena Efraín Débora Ulises',
    ),
    last: words(
      'García López Pérez Muñoz Gómez Rodríguez Núñez Ibáñez Vázquez Ortiz Castaño Rivas Peña Herrera Sánchez Martínez Domínguez Suárez Cárdenas Ríos Valdés Zúñiga Quiñones Morales Esquivel Arango Bermúdez Figueroa',
    ),
    countries: ['MX', 'ES', 'CO', 'AR', 'PE', 'CL'],
  },
  {
    first: words(
      'Élodie François Zoé Jérôme Noémie André Chloé Benoît Amélie Hélène Rémi Gaëlle Thierry Odile Mathéo Solène Cédric Inès Gaspard Léa Hervé Margot Étienne Clémence Yannick Bérénice Loïc Sylvie',
    ),
    last: words(
      'Lefèvre Bélanger Côté Durand Moreau Gagné Fournier Mercier Dupré Thévenin Noël Girard Lévesque Roussel Gauthier Poirier Bouchard Leclerc Chevalier Bérubé Tremblay Marchand Cloutier Vasseur Picard Desjardins',
    ),
    countries: ['FR', 'CA', 'BE', 'SN', 'CI'],
  },
  {
    first: words(
      'Amara Chinedu Ngozi Wanjiru Kwame Abena Tunde Folake Sipho Thandi Kofi Zainab Emeka Akinyi Yetunde Babajide Nomvula Themba Esi Yaw Halima Musa Chiamaka Obinna Wairimu Kipchoge Lerato Mandla',
    ),
    last: words(
      'Okafor Adeyemi Mensah Kamau Otieno Nkosi Dlamini Boateng Eze Balogun Mwangi Owusu Achieng Bello Abubakar Obi Asante Ndlovu Wafula Chukwu Zulu Ogunleye Kiplagat Appiah Mutua Onyango Mokoena Danjuma',
    ),
    countries: ['NG', 'KE', 'GH', 'ZA', 'UG'],
  },
  {
    first: words(
      'Ananya Rahul Priya Vikram Sunita Arjun Meera Sanjay Kavita Deepak Lakshmi Nikhil Pooja Ravi Harish Divya Manoj Shreya Ashok Nandini Gaurav Radha Suresh Leela Tarun Usha Varun Jyoti',
    ),
    last: words(
      'Sharma Patel Iyer Banerjee Reddy Nair Gupta Singh Mehta Das Kulkarni Chopra Menon Rao Joshi Verma Pillai Chatterjee Bose Naidu Desai Kapoor Malhotra Shetty Thapa Perera Saxena Bhatt',
    ),
    countries: ['IN', 'NP', 'LK', 'BD', 'SG'],
  },
  {
    first: words(
      'Łukasz Agnieszka Jürgen Zsófia Björn Søren Ümit Çiğdem Šárka Gábor Małgorzata Günther Åsa Jiří Zdeněk Grażyna Håkan Ilse Miloš Eszter Torsten Gülşen Sławomir Renáta Anders Özlem Radek Brigitte',
    ),
    last: words(
      'Wójcik Müller Nagy Sørensen Yılmaz Dvořák Kovács Öztürk Lindström Schröder Černý Jansson Żak Bauer Kowalczyk Köhler Tóth Nørgaard Kaya Horák Szabó Demir Bergström Weiß Novotný Gustafsson Zieliński Krüger',
    ),
    countries: ['PL', 'DE', 'HU', 'DK', 'TR', 'CZ', 'SE'],
  },
  {
    first: words(
      'Анна Дмитрий Ольга Сергей Наталья Михаил Юлия Алексей Екатерина Павел Ирина Андрей Татьяна Роман Светлана Виктор Людмила Игорь Елена Николай Галина Артём Вера Степан Марина Глеб Лариса Максим',
    ),
    last: words(
      'Иваненко Петренко Шевчук Соколик Морозюк Кравчук Бойко Волошин Белых Черных Гончар Журавель Щербак Коваленко Савчук Ткаченко Лысенко Мельник Руденко Кузьменко Гайдай Рыбак Федорук Зинченко Павлюк Яценко Быков',
    ),
    countries: ['UA', 'KZ', 'BG', 'GE', 'RS'],
    abroad: russian,
  },
  {
    first: arabicFirst,
    last: arabicLast,
    countries: ['EG', 'MA', 'JO', 'LB', 'TN', 'DZ'],
    abroad: by(ARABIC),
  },
  { first: greekFirst, last: greekLast, countries: ['GR', 'CY'], abroad: by(GREEK) },
];
