// SPDX-License-Identifier: Apache-2.0

/// Names of months and the words around dates, in the languages of Meta's pages.
///
/// Each of the first rows' words belongs to one month in all languages together; Croatian is left out, whose short
/// names stand for other months in Polish and Czech.
enum MetaHTMLCalendarNames {
    /// The month of a name or abbreviation in small letters, without a full stop.
    static let months: [String: Int] = {
        var months: [String: Int] = [:]
        for (index, names) in table.enumerated() {
            for name in names.split(separator: " ") { months[String(name)] = index % 12 + 1 }
        }
        return months
    }()

    static let table = latin + others + further + unicode

    /// English, German, Dutch, Swedish, Danish, Norwegian, French, Spanish, Italian, Portuguese, Romanian, Polish,
    /// Czech, Slovak, Hungarian, Finnish, Turkish, Indonesian, Filipino.
    private static let latin = [
        """
        january jan januar jän jänner janvier janv enero ene gennaio gen januari janeiro ianuarie ian styczeń stycznia \
        sty leden ledna led január januára tammikuuta tammik tammi ocak oca
        """,
        """
        february feb februar février févr fév febrero febbraio februari fevereiro fev februarie luty lutego lut únor \
        února úno február februára febr helmikuuta helmik helmi şubat şub pebrero
        """,
        """
        march mar märz mär mrz mars marzo maart mrt março marts martie marzec marca březen března bře marec március \
        márc maaliskuuta maalisk maalis mart maret marso
        """,
        """
        april apr avril avr abril abr aprile aprilie kwiecień kwietnia kwi duben dubna dub apríl apríla április ápr \
        huhtikuuta huhtik huhti nisan nis
        """,
        "may mai mayo maggio mag mei maio maj maja květen května kvě máj mája május toukokuuta toukok touko mayıs",
        """
        june jun juni juin junio giugno giu junho iunie iun czerwiec czerwca cze červen června čvn jún júna június jún \
        kesäkuuta kesäk kesä haziran haz hunyo
        """,
        """
        july jul juli juillet juil julio luglio lug julho iulie iul lipiec lipca lip červenec července čvc júl júla \
        július heinäkuuta heinäk heinä temmuz tem hulyo
        """,
        """
        august aug août aout agosto ago augustus augusti sierpień sierpnia sie srpen srpna srp augusta augusztus \
        elokuuta elok elo ağustos ağu agustus agu agt ags
        """,
        """
        september sep sept septembre septiembre settembre set setembro septembrie wrzesień września wrz září zář \
        septembra szeptember szept syyskuuta syysk syys eylül eyl setyembre
        """,
        """
        october oct oktober okt octobre octubre ottobre ott outubro out octombrie październik października paź říjen \
        října říj október októbra lokakuuta lokak loka ekim eki oktubre
        """,
        """
        november nov novembre noviembre novembro noiembrie noi listopad listopada lis listopadu novembra marraskuuta \
        marrask marras kasım kas nobyembre
        """,
        """
        december dec dezember dez décembre déc diciembre dic dicembre dezembro decembrie desember des grudzień grudnia \
        gru prosinec prosince pro decembra joulukuuta jouluk joulu aralık ara disyembre
        """,
    ]

    /// Russian, Ukrainian, Bulgarian, Greek, Arabic, Hebrew.
    private static let others = [
        "январь января янв січень січня січ януари яну ιανουαρίου ιαν يناير ינואר בינואר",
        "февраль февраля фев февр лютий лютого лют февруари φεβρουαρίου φεβ فبراير פברואר בפברואר",
        "март марта мар березень березня бер μαρτίου μαρ مارس מרץ במרץ",
        "апрель апреля апр квітень квітня квіт април απριλίου απρ أبريل אפריל באפריל",
        "май мая травень травня трав μαΐου μαΐ μαϊ مايو מאי במאי",
        "июнь июня июн червень червня черв юни ιουνίου ιουν يونيو יוני ביוני",
        "июль июля июл липень липня лип юли ιουλίου ιουλ يوليو יולי ביולי",
        "август августа авг серпень серпня серп αυγούστου αυγ أغسطس אוגוסט באוגוסט",
        "сентябрь сентября сен сент вересень вересня вер септември септ σεπτεμβρίου σεπ سبتمبر ספטמבר בספטמבר",
        "октябрь октября окт жовтень жовтня жовт октомври οκτωβρίου οκτ أكتوبر אוקטובר באוקטובר",
        "ноябрь ноября ноя нояб листопад листопада лист ноември ное νοεμβρίου νοε نوفمبر נובמבר בנובמבר",
        "декабрь декабря дек грудень грудня груд декември δεκεμβρίου δεκ ديسمبر דצמבר בדצמבר",
    ]

    /// Catalan, Croatian but for October, Hindi, Thai.
    private static let further = [
        "gener siječnja जनवरी มกราคม", "febrer veljače फ़रवरी फरवरी กุมภาพันธ์", "març ožujka मार्च มีนาคม",
        "d’abril d'abril travnja अप्रैल เมษายน", "maig svibnja मई พฤษภาคม", "juny lipnja जून มิถุนายน",
        "juliol srpnja जुलाई กรกฎาคม", "agost d’agost d'agost kolovoza अगस्त สิงหาคม", "setembre rujna सितंबर सितम्बर กันยายน",
        "d’octubre d'octubre अक्तूबर अक्टूबर ตุลาคม", "studenoga नवंबर नवम्बर พฤศจิกายน", "desembre prosinca दिसंबर दिसम्बर ธันวาคม",
    ]

    /// Words for the two halves of the day.
    static let halves: [String: Bool] = {
        var halves: [String: Bool] = [:]
        let mornings = "am a.m vorm de π.μ 上午 午前 오전 öö ص ق.д " + unicodeMornings
        for word in mornings.split(separator: " ") { halves[String(word)] = false }
        let evenings = "pm p.m nachm du μ.μ 下午 午後 오후 ös م " + unicodeEvenings
        for word in evenings.split(separator: " ") { halves[String(word)] = true }
        return halves
    }()

    /// Weekdays and small words; they tell nothing.
    static let fillers: Set<String> = Set(
        [fillerWords, unicodeWeekdays, unicodeSmallWords].flatMap { $0.split(separator: " ").map(String.init) })

    private static let fillerWords = """
        at um à a a las las om alle ore h uhr uur le il el de del di da do às as on den der und et y e kl klo kello v o \
        w dnia i pe la ve saat pukul lúc ngày г год года в о у р року στις ob في в бъ \
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so \
        lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim \
        lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom \
        lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab \
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo \
        segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta seg ter qua qui sex \
        måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag \
        poniedziałek wtorek środa czwartek piątek sobota niedziela \
        pondělí úterý středa čtvrtek pátek neděle δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή \
        maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai maanantaina tiistaina keskiviikkona torstaina \
        perjantaina lauantaina sunnuntaina hétfő kedd szerda csütörtök péntek szombat vasárnap \
        pazartesi salı çarşamba perşembe cuma cumartesi pazar thứ hai ba tư năm sáu bảy chủ nhật \
        del les u ч בשעה को बजे เวลา
        """
}
