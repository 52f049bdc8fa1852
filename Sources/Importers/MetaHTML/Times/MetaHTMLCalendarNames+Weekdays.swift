// SPDX-License-Identifier: Apache-2.0

/// Weekdays of the languages that the hand-made rows leave out, and the small words of their dates.
///
/// Unicode CLDR 45 (as in the Python package Babel 2.16): the wide names, of Chinese, Japanese and Korean the short ones too, in
/// small letters, cut as dates are cut into words.
extension MetaHTMLCalendarNames {
    static let unicodeWeekdays = """
        pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis pirmdiena \
        otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena esmaspäev teisipäev kolmapäev neljapäev \
        reede laupäev pühapäev 月 曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日 火 水 木 金 土 월 요일 화요일 수요일 목요일 금요일 토요일 일 화 수 목 금 토 星期一 星期二 \
        星期三 星期四 星期五 星期六 星期日 周一 周二 周三 周四 周五 周六 周日 週一 週二 週三 週四 週五 週六 週日 วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี \
        วันศุกร์ วันเสาร์ วันอาทิตย์ วันจันทร์ที่ วันอังคารที่ วันพุธที่ วันพฤหัสบดีที่ วันศุกร์ที่ วันเสาร์ที่ \
        วันอาทิตย์ที่ الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد יום שני שלישי רביעי חמישי שישי שבת \
        ראשון دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه понеделник вторник сряда четвъртък петък събота \
        неделя понедельник среда четверг пятница суббота воскресенье понеділок вівторок середу четвер пʼятницю \
        суботу неділю середа пʼятниця субота неділя четврток петок сабота недела понедељак уторак четвртак петак \
        недеља ponedeljak utorak sreda četvrtak petak subota nedelja ponedjeljak srijeda nedjelja ponedeljek \
        torek četrtek petek pondelok utorok streda štvrtok piatok nedeľa luni marți miercuri joi vineri sâmbătă \
        duminică senin selasa rabu kamis jumat sabtu minggu isnin khamis jumaat ahad miyerkules huwebes biyernes \
        sabado linggo bazar ertəsi çərşənbə axşamı cümə şənbə ორშაბათი სამშაბათი ოთხშაბათი ხუთშაბათი პარასკევი \
        შაბათი კვირა երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ կիրակի дүйсенбі сейсенбі сәрсенбі \
        бейсенбі жұма сенбі жексенбі सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार সোমবার মঙ্গলবার বুধবার \
        বৃহস্পতিবার শুক্রবার শনিবার রবিবার திங்கள் செவ்வாய் புதன் வியாழன் வெள்ளி சனி ஞாயிறு సోమవారం మంగళవారం \
        బుధవారం గురువారం శుక్రవారం శనివారం ఆదివారం തിങ്കളാഴ്ച ചൊവ്വാഴ്ച ബുധനാഴ്ച വ്യാഴാഴ്ച വെള്ളിയാഴ്ച ശനിയാഴ്ച \
        ഞായറാഴ്ച ಸೋಮವಾರ ಮಂಗಳವಾರ ಬುಧವಾರ ಗುರುವಾರ ಶುಕ್ರವಾರ ಶನಿವಾರ ಭಾನುವಾರ સોમવાર મંગળવાર બુધવાર ગુરુવાર શુક્રવાર \
        શનિવાર રવિવાર मंगळवार ਸੋਮਵਾਰ ਮੰਗਲਵਾਰ ਬੁੱਧਵਾਰ ਵੀਰਵਾਰ ਸ਼ੁੱਕਰਵਾਰ ਸ਼ਨਿੱਚਰਵਾਰ ਐਤਵਾਰ सोमबार मङ्गलबार बुधबार \
        बिहिबार शुक्रबार शनिबार आइतबार සඳුදා අඟහරුවාදා බදාදා බ්රහස්පතින්දා සිකුරාදා සෙනසුරාදා ඉරිදා ច័ន្ទ អង្គារ \
        ពុធ ព្រហស្បតិ៍ សុក្រ សៅរ៍ អាទិត្យ ចន្ទ တနင်္လာ အင်္ဂါ ဗုဒ္ဓဟူး ကြာသပတေး သောကြာ စနေ တနင်္ဂနွေ ວັນຈັນ \
        ວັນອັງຄານ ວັນພຸດ ວັນພະຫັດ ວັນສຸກ ວັນເສົາ ວັນອາທິດ hënë martë mërkurë enjte premte shtunë diel mánudagur \
        þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur sunnudagur dé luain máirt céadaoin déardaoin \
        haoine sathairn domhnaigh dydd llun mercher iau gwener sadwrn sul astelehena asteartea asteazkena \
        osteguna ostirala larunbata igandea luns mércores xoves venres dilluns dimarts dimecres dijous divendres \
        dissabte diumenge vrydag saterdag sondag jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili \
        даваа мягмар лхагва пүрэв баасан бямба ням dushanba seshanba chorshanba payshanba juma shanba yakshanba \
        پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار
        """

    /// `2016 m. gruodžio 4 d.`, `2016. gada 4. decembris plkst.`, `kell`, `ob`, `น.`, `الساعة`, `ساعت`.
    static let unicodeSmallWords = "m d val gada plkst kell ob น الساعة ساعت"
}
