import { group } from './namesWrite.ts';

export const southernNames = {
  latinAmerica: group(
    'G F F|G F F|G M F|G F',
    'Abril Bernardo Citlali Dayana Efraín Florencia Gerardo Heriberto Itzel Joaquín Lautaro Maritza Nahuel Ofelia Ramiro Soledad Tomasa Wilmer Yesenia Zulema',
    'Arrieta Barrientos Cárdenas Duarte Echeverri Fuenmayor Garrido Huamán Iturbe Jaramillo Lozada Mamani Navarrete Ocampo Pacheco Quispe Rentería Sandoval Tapia Urrutia Villalba Zapata',
  ),
  caribbean: group(
    'G F|G M F',
    'Althea Bevon Charmaine Delroy Earlene Fitzroy Giselle Hyacinth Janelle Keisha Lennox Marva Nadine Orville Renee Shernette',
    'Alleyne Bascombe Clarke-Hall Dottin Edghill Forde Greenidge Holder Isaacs Joseph-Pierre Lashley Maynard Nurse Ottley Phillip Thorne',
  ),
  westAfrica: group(
    'G F|G F|G M F|F G',
    'Abena Adaeze Babatunde Chidinma Dela Efua Folake Gbenga Halima Ifeoma Kwabena Lami Mawuli Nneka Obinna Paul Sade Temitope Uche Yaw Zainab Blessing',
    'Abiodun Adeyinka Agyapong Bello Chukwuma Danjuma Eze Folarin Garba Ibekwe Kuffour Lawal Mensah-Adu Nwachukwu Okonjo Owusu Quartey Sarpong Tetteh Umeh Yusufu Akinlade',
  ),
  francophoneAfrica: group(
    'G F|G M F|F G',
    'Aïssatou Boubacar Clarisse Djénéba Estelle Fatoumata Germain Hortense Ibrahima Josiane Kossi Léontine Mamadou Ngoné Ousmane Prudence Rokia Serge Tidiane Yvette',
    'Atangana Ba Coulibaly Diarra Diatta Ebongue Fofana Gnahoré Houngbédji Kamara Kouassi Mbarga Ndiaye Ngassa Ouattara Sanogo Seck Tchinda Traoré Zinsou',
  ),
  eastAfrica: group(
    'G F|G M F',
    'Achieng Baraka Chebet Daudi Esther Farida Gideon Hawa Imani Juma Kamau Lydia Mutesi Neema Okello Pendo Rehema Salome Tumaini Wanjiru Zawadi',
    'Akello Barasa Chelimo Gathoni Habimana Kariuki Kiprono Lubega Macharia Mbabazi Mushi Nakato Ndung’u Odhiambo Omondi Rutagarama Ssemwogerere Uwase Wafula Kisanga',
  ),
  southernAfrica: group(
    'G F|G M F',
    'Anele Bongani Chipo Dineo Farai Gugu Hlengiwe Itumeleng Kabelo Lindiwe Mutale Nokuthula Onalenna Palesa Rudo Sibusiso Tendai Thandeka Vimbai Zanele',
    'Banda Chikwanha Dlomo Gumede Hamutenya Khupe Lungu Mabuza Masire-Tau Mokoena Mutasa Ndebele Nkosana Phiri Ramatlapeng Shikongo Sibanda Tshabalala Zulu-Cele Mwale',
  ),
  ethiopia: group(
    'G F',
    'Abeba Bekele Chaltu Dawit Eyerusalem Fikre Genet Hirut Kidist Lemlem Mulugeta Nigist Rahel Selamawit Tigist Yonas Zenebe',
    'Alemayehu Ayele Bogale Demissie Endale Fekadu Getahun Haile Kebede Lemma Mekonnen Negash Regassa Shiferaw Tadesse Wolde Zewdu',
  ),
  ethiopiaScript: group(
    'G F',
    'አበባ በቀለ ዳዊት ፍቅሩ ገነት ሂሩት ቅድስት ለምለም ሙሉጌታ ንግሥት ራሔል ሰላማዊት ትዕግስት ዮናስ ዘነበ ማርታ',
    'አለማየሁ አየለ ቦጋለ ደምሴ ፈቃዱ ጌታሁን ኃይሌ ከበደ ለማ መኮንን ነጋሽ ሽፈራው ታደሰ ወልዴ ዘውዱ ተስፋዬ',
  ),
  arabic: group(
    'G F|G M F',
    'أمينة بسام تهاني جمانة حسام خلود دعاء رامي زينب سلمى شيماء صفاء طارق عبير غادة فاطمة كريم لمياء مروان نجلاء هدى ياسين',
    'بكري تميمي جزائري حداد خياط دباغ زعبي سمان صباغ طحان عطار فارس قباني كتبي لحام مغربي نجار وراق',
  ),
  arabicLatin: group(
    'G F|G M F|G El F|G',
    'Amal Bassam Dalal Fadwa Ghada Hicham Ikram Jamila Khalid Lubna Marwan Nawal Omar Rania Salma Tarek Wafaa Yassine Zineb Houda',
    'Amrani Bakri Chraibi Daoudi Fassi Gharbi Hamdan Idrissi Jaziri Kettani Lahlou Mansouri Najjar Qasimi Rifai Sabbagh Tazi Warraq Zaari Haddad',
  ),
  pacific: group(
    'G F|G M F',
    'Alofa Ana Fetu Hēmi Ioane Kalesi Lavinia Mele Ngaio Ofa Penieli Rangi Sefo Tevita Ulamila Viliami Wikitoria',
    'Afoa Delai Faleolo Halafihi Ihaia Kaufusi Lemalu Matai Naivalu Parata Qarase-Vula Seumanu Tamihana Tupou-Hala Uelese Vakalahi Waititu',
  ),
};
