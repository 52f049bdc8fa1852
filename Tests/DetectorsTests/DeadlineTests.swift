// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Testing

@testable import Detectors

@Suite("Deadlines") struct DeadlineTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var due: String
        var language: String
        var testDescription: String { "\(language): \(text)" }

        init(_ language: String, _ text: String, _ due: String) {
            (self.language, self.text, self.due) = (language, text, due)
        }
    }

    /// Written on Tuesday, 11 March 2025, at 16:20.
    private static func due(_ text: String, _ language: String) -> String {
        guard let clock = CivilTime(year: 2025, month: 3, day: 11, hour: 16, minute: 20)?.microseconds else {
            return ""
        }
        let due = DueTime(DeadlineWords(text, around: 0..<1), language: language[...])
        if due.isNone { return "none" }
        if let length = due.length { return "+\(length / 60_000_000)" }
        guard let (time, isDay) = due.due(clock) else { return "open" }
        let civil = CivilTime(microseconds: time)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = "\(two(civil.month))-\(two(civil.day))"
        return isDay ? date : "\(date) \(two(civil.hour)):\(two(civil.minute))"
    }

    @Test(
        "are read in six languages",
        arguments: [
            Case("en", "wednesday lunchtime no later, say 1pm", "03-12 13:00"),
            Case("en", "by thursday midday", "03-13 12:00"), Case("en", "not after sunday 8am", "03-16 08:00"),
            Case("en", "before monday", "03-17"), Case("en", "half past is no good, half an hour", "+30"),
            Case("en", "you have an hour", "+60"), Case("en", "within the hour", "+60"), Case("en", "an hour", "+60"),
            Case("en", "20 an hour", "open"), Case("en", "twice a day", "open"),
            Case("en", "two and a half hours", "+150"), Case("en", "a day and a half", "+2160"),
            Case("en", "latest 5:45", "03-11 17:45"), Case("en", "tonite", "03-11"),
            Case("en", "today 21:30", "03-11 21:30"), Case("en", "on 2 april", "04-02"),
            Case("en", "by 9", "03-11 21:00"), Case("en", "the day after tomorrow", "03-13"),
            Case("fr", "pour 22h au plus tard", "03-11 22:00"), Case("fr", "sous 3h", "+180"),
            Case("fr", "jeudi 9h", "03-13 09:00"), Case("fr", "une heure et demie", "+90"),
            Case("fr", "avant midi", "03-12 12:00"), Case("fr", "avant le 4 avril", "04-04"),
            Case("es", "antes de las 8 de la noche", "03-11 20:00"), Case("es", "media hora", "+30"),
            Case("es", "el viernes a las 11", "03-14 11:00"), Case("es", "mañana por la mañana a las 9", "03-12 09:00"),
            Case("pt", "até as 19h", "03-11 19:00"), Case("pt", "até sexta", "03-14"), Case("pt", "meia hora", "+30"),
            Case("pt", "você tem 3h", "+180"), Case("de", "bis 23 Uhr", "03-11 23:00"),
            Case("de", "noch anderthalb Stunden", "+90"), Case("de", "bis Samstag 12 Uhr", "03-15 12:00"),
            Case("de", "morgen früh um 7", "03-12 07:00"), Case("tl", "hanggang alas 9 ng gabi", "03-11 21:00"),
            Case("tl", "bukas", "03-12"), Case("tl", "30 minuto", "+30"),
        ])
    func instants(sample: Case) {
        #expect(Self.due(sample.text, sample.language) == sample.due)
    }

    @Test(
        "are none in talk of everyday matters",
        arguments: [
            ("the train leaves at 9 tonight", true), ("happy Friday everyone, lunch at noon?", true),
            ("morning 🙂", true), ("good morning handsome", true), ("see you tomorrow", true),
            ("I have work until 6", true), ("le train part à 9h demain", true), ("j'ai cours à 8h demain", true),
            ("mañana tengo clase a las 8", true), ("morgen hab ich Termin um 9", true), ("bom dia amor", true),
            ("you have until 6", false), ("tomorrow 9am sharp", false), ("monday babe. £175", false),
            ("friday noon", false), ("you have until your shift", false), ("see you tomorrow or else", false),
            ("good night. tomorrow is the last day", false), ("leave it at the gym by 8", false),
            ("tonight", false), ("ok until tomorrow 8am then", false),
        ])
    func everyday(_ text: String, _ isEveryday: Bool) {
        #expect(EverydayTimes.areTold(in: text) == isEveryday)
        let isEverydayByBytes = EverydayTimes.areTold(in: Array(text.utf8).span)
        #expect(isEverydayByBytes == isEveryday)
    }

    @Test(
        "by the number of a day are read, and no number of a day is an hour",
        arguments: [
            Case("en", "by Thursday 13th at noon", "03-13 12:00"), Case("en", "by thursday 13th at 3pm", "03-13 15:00"),
            Case("en", "before thurs 13th evening", "03-13"), Case("en", "by sunday 23rd 5pm", "03-23 17:00"),
            Case("en", "by the 20th, 5pm", "03-20 17:00"), Case("en", "5pm on the 20th", "03-20 17:00"),
            Case("en", "by the 5th", "04-05"), Case("en", "by the 31st or else", "03-31"),
            Case("en", "friday 13th 6pm", "open"), Case("en", "by 17/3 at 5pm", "03-17 17:00"),
            Case("en", "by 3/17 at 5pm", "03-17 17:00"), Case("en", "by 4/6 at 5pm", "open"),
            Case("en", "by 5/5", "05-05"), Case("en", "i watch you 24/7, by 9", "03-11 21:00"),
            Case("en", "by the 2nd payment i want more, 6pm", "03-11 18:00"),
            Case("en", "on the 3rd floor at 6pm", "03-11 18:00"),
            Case("en", "by the 3rd of april", "04-03"), Case("fr", "avant le 20 à 17h", "03-20 17:00"),
            Case("fr", "le 4 avril", "04-04"), Case("es", "el 20 a las 5 de la tarde", "03-20 17:00"),
            Case("es", "antes del 2 de abril", "04-02"), Case("pt", "até dia 20 às 18h", "03-20 18:00"),
            Case("en", "by 5 to 9", "03-11 20:55"), Case("en", "before 10 past 6", "03-11 18:10"),
            Case("en", "by half 9 tonight", "03-11 21:30"), Case("en", "by half nine", "03-11 21:30"),
            Case("en", "bring 5 to 9 friends", "open"), Case("en", "give me half 5 days", "+7200"),
        ])
    func numberedDays(sample: Case) {
        #expect(Self.due(sample.text, sample.language) == sample.due)
    }

    @Test(
        "of an hour with its sign are times of day, also where no clock is known",
        arguments: [
            Case("pt", "até às 18h", "03-11 18:00"), Case("en", "até às 18h", "03-11 18:00"),
            Case("es", "até as 18h", "03-11 18:00"), Case("pt", "manda às 18h", "03-11 18:00"),
            Case("de", "um 18h", "03-11 18:00"), Case("fr", "à 18h", "03-11 18:00"), Case("fr", "tu as 18h", "+1080"),
        ])
    func hours(sample: Case) {
        #expect(Self.due(sample.text, sample.language) == sample.due)
    }

    @Test(
        "of a time of day that passed less than an hour before are open, and tell when it was",
        arguments: [
            ("by 4", "03-11 16:00"), ("by 4pm", "03-11 16:00"), ("by 16:20", "03-11 16:20"),
            ("by 4 today", "03-11 16:00"),
            ("until 15:21", "03-11 15:21"), ("by 3:20pm", nil), ("by noon", nil), ("by 4pm tomorrow", nil),
            ("by 5", nil),
            ("by friday 4pm", nil), ("20 minutes", nil),
        ] as [(String, String?)])
    func passedTimes(text: String, passed: String?) throws {
        let clock = try #require(CivilTime(year: 2025, month: 3, day: 11, hour: 16, minute: 20)?.microseconds)
        let due = DueTime(DeadlineWords(text, around: 0..<1), language: "en")
        let told = due.passed(clock).map(CivilTime.init(microseconds:)).map { civil in
            "03-\(civil.day) \(civil.hour):\(civil.minute < 10 ? "0" : "")\(civil.minute)"
        }
        #expect(told == passed)
        #expect((Self.due(text, "en") == "open") == (passed != nil))
    }

    @Test("One of midnight, told just behind it, is open too")
    func midnight() throws {
        let clock = try #require(CivilTime(year: 2025, month: 3, day: 12, hour: 0, minute: 10)?.microseconds)
        let due = DueTime(DeadlineWords("by midnight", around: 0..<1), language: "en")
        #expect(due.due(clock) == nil && due.passed(clock) == clock - 600_000_000)
        #expect(due.passed(clock - 660_000_000) == nil)
    }

    @Test(
        "use all words that tell the time",
        arguments: [
            ("by sunday night", "by sunday night"), ("antes de las 10 de la noche", "10 de la noche"),
            ("half past eight in the evening", "half past eight in the evening"), ("until friday", "friday"),
            ("bis Sonntag Abend noch", "Sonntag Abend"), ("sunday, the shop is shut", "sunday"),
        ])
    func wholeWords(_ text: String, _ told: String) throws {
        let words = DeadlineWords(text, around: 0..<1)
        let used = try #require(DueTime(words, language: "").used)
        let span = words.all[used.lowerBound].span.lowerBound..<words.all[used.upperBound].span.upperBound
        #expect(told.hasSuffix(String(decoding: Array(text.utf8)[span], as: UTF8.self)))
        #expect(text.hasPrefix(told) || text.hasSuffix(told) || text.contains(told))
    }

    @Test(
        "Words are the same by bytes and by characters",
        arguments: [
            "pay by 5:30 or 17.45, it's 50$ 20min now", "a'b 'c d' e1f 2day x", "1: 2. 3.4.5 6:a 7", "", "'", "9",
            "ab\r\ncd \t ef", String(repeating: "w ", count: 70), String(repeating: "12 ab", count: 40),
            "US$50 50$5 5'6 o'clock", "THE Bank Shuts AT Six",
        ])
    func bytesAndCharacters(text: String) {
        let plain = DeadlineWords(text, around: 0..<text.utf8.count).all
        let other = DeadlineWords("é " + text, around: 0..<text.utf8.count + 3).all.dropFirst()
        // Of the last word that is kept no more than a letter is.
        for (one, next) in zip(plain, other).prefix(59) {
            #expect(one.text == next.text)
            #expect(one.span == next.span.lowerBound - 3..<next.span.upperBound - 3)
            #expect(one.isNumber == next.isNumber)
        }
        #expect(plain.count - other.count == (plain.count > 60 ? 1 : 0))
    }

    @Test(
        "are none where a shop is open so long",
        arguments: [
            Case("en", "shop next to you is open til 10", "none"), Case("es", "está abierto hasta las 20", "none"),
            Case("fr", "le tabac est ouvert jusqu'à 20h", "none"),
            // Whoever is to see to it is given a time.
            Case("en", "keep this open til 10", "03-11 22:00"), Case("en", "til 10, the shop is open", "03-11 22:00"),
        ])
    func openingHours(sample: Case) {
        #expect(Self.due(sample.text, sample.language) == sample.due)
    }

    @Test(
        "are none where time is over or a number counts something else",
        arguments: [
            Case("en", "you looked at it 40 minutes ago", "none"), Case("en", "we waited 3 hours", "none"),
            Case("en", "the clip is 2 minutes long", "none"), Case("en", "overdue by 4 days", "none"),
            Case("en", "2,300 left on your balance", "none"), Case("en", "by 7 votes", "none"),
            Case("fr", "il y a 3 heures déjà", "none"), Case("de", "vor 20 Minuten", "none"),
            Case("es", "hace 2 horas", "none"), Case("fr", "il y a 2 heures", "none"),
        ])
    func others(sample: Case) {
        #expect(Self.due(sample.text, sample.language) == sample.due)
    }

    @Test(
        "in force count, not those that were set before",
        arguments: [
            Case("en", "i said 1 hour, now it is 30 minutes", "+30"), Case("en", "you had 24 hours, now 1 hour", "+60"),
            Case("en", "i gave you 2 hours, you have 20 minutes left", "+20"),
            Case("de", "ich sagte 2 Stunden, jetzt noch 30 Minuten", "+30"),
            Case("es", "te dije 2 horas, ahora 30 minutos", "+30"),
            // Words alone: nobody knows when they were said.
            Case("en", "you had 24 hours", "open"), Case("en", "i said 1 hour", "open"),
            Case("en", "you have 24 hours", "+1440"), Case("en", "i said you have 1 hour", "+60"),
        ])
    func recalled(sample: Case) {
        #expect(Self.due(sample.text, sample.language) == sample.due)
    }

    @Test(
        "are none where somebody is late, or something takes long",
        arguments: [
            Case("tl", "Overdue ka na ng 7 days", "none"), Case("en", "overdue for about 3 days", "none"),
            Case("pt", "atrasado em 3 dias", "none"), Case("en", "they take 2 weeks lol", "none"),
            Case("en", "knives take 2 secs", "none"), Case("es", "tardan 3 dias", "none"),
            Case("en", "take 10 minutes to think", "+10"), Case("en", "you take 10 minutes", "+10"),
        ])
    func late(sample: Case) {
        #expect(Self.due(sample.text, sample.language) == sample.due)
    }

    @Test(
        "are no length of something that is as long",
        arguments: [
            Case("en", "the recording, four minutes, clear enough", "none"),
            Case("en", "it only takes two minutes", "none"), Case("en", "two minutes in front of the mirror", "none"),
            Case("en", "not a minute later", "none"), Case("en", "3 minutes of you dancing", "none"),
            Case("de", "Die Kamera, vier Minuten, gut zu erkennen", "none"),
            Case("de", "zwei Minuten vor dem Spiegel", "none"), Case("de", "das dauert nur zwei Minuten", "none"),
            Case("fr", "ça prend deux minutes", "none"), Case("fr", "deux minutes devant le miroir", "none"),
            Case("es", "dos minutos frente al espejo", "none"), Case("es", "solo tarda 5 minutos", "none"),
            Case("pt", "a gravação, 4 minutos, bem nítida", "none"), Case("pt", "leva só 2 minutos", "none"),
            // The same lengths where time runs out.
            Case("en", "20 minutes or the video goes out", "+20"),
            Case("en", "you have 10 minutes, then the clip", "+10"),
            Case("de", "noch 10 Minuten, dann geht das Video raus", "+10"),
            Case("fr", "10 minutes ou la vidéo part", "+10"), Case("es", "tienes 20 minutos o subo el video", "+20"),
        ])
    func extents(sample: Case) {
        #expect(Self.due(sample.text, sample.language) == sample.due)
    }

    @Test(
        "are joined out of two units",
        arguments: [
            Case("en", "in 2 hrs n 30 mins", "+150"), Case("en", "1 hour 20 minutes", "+80"),
            Case("de", "in 1 Stunde und 15 Minuten", "+75"), Case("fr", "dans 2 heures et 10 minutes", "+130"),
            Case("es", "en 1 hora y 20 minutos", "+80"), Case("pt", "em 1 hora e 5 minutos", "+65"),
            Case("en", "2 days and 3 hours", "+3060"), Case("en", "gives you 2 hrs 50", "+170"),
            Case("en", "2 hrs 50 or it goes out", "+170"), Case("fr", "dans 1 h 30, pas plus", "+90"),
            Case("en", "in 2 hours 50 euros", "+120"), Case("en", "2 hours, 50 is fine", "+120"),
            Case("en", "in 2 hrs 50€", "+120"),
        ])
    func joined(sample: Case) {
        #expect(Self.due(sample.text, sample.language) == sample.due)
    }

    @Test(
        "are read from times in words",
        arguments: [
            Case("en", "half past nine, not a minute later", "03-11 21:30"),
            Case("en", "by quarter to ten", "03-11 21:45"),
            Case("en", "ten to nine", "03-11 20:50"), Case("en", "5 oclock or I start", "03-11 17:00"),
            Case("en", "the shop shuts at six", "03-11 18:00"), Case("en", "before the news at ten", "03-11 22:00"),
            Case("en", "till ten to 9 pm", "03-11 20:50"), Case("de", "bis halb neun", "03-11 20:30"),
            Case("de", "um viertel vor neun abends", "03-11 20:45"), Case("de", "bis acht Uhr", "03-11 20:00"),
            Case("es", "a las ocho y media", "03-11 20:30"), Case("pt", "até às oito", "03-11 20:00"),
            Case("fr", "avant neuf heures moins le quart", "03-11 20:45"),
            Case("tl", "bago mag alas otso", "03-11 20:00"),
        ])
    func spelled(sample: Case) {
        #expect(Self.due(sample.text, sample.language) == sample.due)
    }

    @Test(
        "in words are none where something is counted",
        arguments: ["five to ten people", "at six months", "by one of them", "from ten to nine", "a six pack"])
    func uncounted(text: String) {
        #expect(SpelledClock.first(in: DeadlineWords(text, around: 0..<1).all) == nil)
    }

    @Test(
        "of an hour that is over on the dial have no instant",
        arguments: [
            Case("en", "by 4", "open"), Case("fr", "avant 4", "open"), Case("de", "bis 4", "open"),
            Case("en", "by 4pm", "open"), Case("en", "by 3pm", "03-12 15:00"),
            Case("en", "by 4 tomorrow", "03-12 04:00"),
        ])
    func ambiguous(sample: Case) {
        #expect(Self.due(sample.text, sample.language) == sample.due)
    }

    @Test(
        "of more units than anybody waits for have no instant",
        arguments: ["5000", "1001", "9223372036854775807", "9000000000000000000"].flatMap { number in
            [
                Case("en", "\(number) hours", "open"), Case("en", "\(number) and a half hours", "open"),
                Case("fr", "\(number) heures", "open"), Case("es", "\(number) y media horas", "open"),
                Case("pt", "\(number) horas", "open"), Case("de", "\(number) Stunden", "open"),
                Case("tl", "\(number) oras", "open"),
            ]
        })
    func beyondSense(sample: Case) {
        #expect(Self.due(sample.text, sample.language) == sample.due)
    }

    @Test(
        "stay open where the words do, and never lie before the message",
        arguments: [
            Case("en", "tuesday", "open"), Case("en", "next friday", "open"), Case("en", "today 9am", "open"),
            Case("en", "soon", "open"),
        ])
    func open(sample: Case) {
        #expect(Self.due(sample.text, sample.language) == sample.due)
    }
}
