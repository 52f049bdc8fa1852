// SPDX-License-Identifier: Apache-2.0

/// The words of lines for calls, in lower case; true stands for a video call.
///
/// Sources as those of `StateWords`.
enum CallWords {
    /// Whole lines, or what stands before the point and a hint to call back.
    static let missed: [String: Bool] = table(voice: missedVoice, video: missedVideo)

    /// What stands before the point and the length or outcome of a call.
    static let made: [String: Bool] = table(voice: voice, video: video)

    /// What people write too: a call only where the app set its mark or wrote the line without a sender.
    static let needMark: Set<String> = [
        "missed call", "missed group call", "call failed", "voice call failed", "video call failed",
        "group call failed",
        "verpasster anruf", "llamada perdida", "appel manqué", "chamada perdida",
        "ligação perdida", "chiamata persa", "gemiste oproep", "missat samtal", "mistet opkald", "zmeškaný hovor",
        "nieodebrane połączenie", "пропущенный звонок", "αναπάντητη κλήση", "cevapsız arama", "zgrešen klic",
        "panggilan tak terjawab", "cuộc gọi nhỡ", "สายที่ไม่ได้รับ", "不在着信", "부재중 전화", "verpasster gruppenanruf",
        "buraxılmış zəng", "жауапсыз қоңырау", "thirrje e shmangur", "വിളി നഷ്ടപ്പെട്ടു",
    ]

    private static func table(voice: [String], video: [String]) -> [String: Bool] {
        var table: [String: Bool] = [:]
        for text in voice { table[text] = false }
        for text in video { table[text] = true }
        return table
    }

    private static let missedVoice = [
        "missed voice call", "missed group voice call", "missed group call", "missed call", "silenced voice call",
        "call failed", "voice call failed", "group call failed",
        "silenced missed voice call", "verpasster sprachanruf", "verpasster anruf", "verpasster gruppen-sprachanruf",
        "verpasster gruppenanruf", "llamada de voz perdida", "llamada perdida", "llamada de voz grupal perdida",
        "appel vocal manqué", "appel manqué", "appel vocal de groupe manqué", "chamada de voz perdida",
        "ligação de voz perdida", "chamada perdida", "ligação perdida", "chamada de voz não atendida",
        "chiamata vocale persa", "chiamata persa", "gemiste spraakoproep", "gemiste oproep",
        "gemist spraakgesprek", "gemiste groepsspraakoproep", "trucada de veu perduda", "apel vocal ratat",
        "apel vocal nepreluat", "missat röstsamtal", "missat samtal", "ubesvaret taleopkald", "mistet opkald",
        "tapt taleanrop", "vastaamaton äänipuhelu", "nieodebrane połączenie głosowe", "nieodebrane poł. głosowe",
        "nieodebrane połączenie", "zmeškaný hlasový hovor", "zmeškaný hovor", "propušteni glasovni poziv",
        "propušten glasovni poziv", "zgrešen klic", "nem fogadott hanghívás", "пропущенный аудиозвонок",
        "пропущенный звонок", "пропущенный голосовой звонок", "пропущений аудіодзвінок", "пропуснато гласово обаждане",
        "пропуштен гласовни позив", "пропуштен гласовен повик", "αναπάντητη φωνητική κλήση", "αναπάντητη κλήση",
        "cevapsız sesli arama", "cevapsız arama", "cevapsız sesli grup araması", "مكالمة صوتية فائتة",
        "تماس صوتی پاسخ داده نشده", "مسڈ وائس کال", "שיחה קולית שלא נענתה", "मिस्ड वॉइस कॉल", "वॉइस कॉल मिस हुई",
        "मिस्ड व्हॉइस कॉल", "ভয়েস কল মিস করেছেন", "મિસ થયેલો વોઇસ કૉલ", "છૂટી ગયેલો વોઇસ કૉલ",
        "panggilan suara tak terjawab", "telepon suara tak terjawab", "panggilan tak terjawab",
        "panggilan suara terlepas", "cuộc gọi nhỡ",
        "cuộc gọi thoại nhỡ", "สายที่ไม่ได้รับ", "未接語音通話", "未接语音通话", "不在着信", "音声通話不在着信", "부재중 전화",
        "부재중 음성통화", "guthghlao caillte", "glao gutha caillte", "మిస్సేడ్ వాయిస్ కాల్", "nakaligtaang voice call",
        "neatbildēts balss zvans", "жауапсыз қоңырау", "છૂટેલો વોઇસ કૉલ", "છૂટી ગયેલ ધ્વનિ કૉલ", "छूटी हुई ध्वनि कॉल",
        "o'tkazib yub. ovozli qo'ng'iroq", "thirrje e shmangur", "چھوٹی ہوئی صوتی کال", "simu ya sauti uliyoikosa",
        "தவறிய குரல் அழைப்பு", "praleistas balso skambutis", "vastamata häälkõne", "মিসড ভয়েস কল", "stemoproep gemis",
        "buraxılmış zəng", "വിളി നഷ്ടപ്പെട്ടു", "ತಪ್ಪಿದ ಧ್ವನಿ ಕರೆ", "ਮਿਸ ਹੋਈ ਆਵਾਜ਼ ਕਾਲ",
    ]

    private static let missedVideo = [
        "video call failed", "missed video call", "missed group video call", "silenced video call",
        "silenced missed video call",
        "verpasster videoanruf", "verpasster gruppen-videoanruf", "videollamada perdida",
        "videollamada grupal perdida", "appel vidéo manqué", "appel vidéo de groupe manqué",
        "chamada de vídeo perdida", "ligação de vídeo perdida", "videochamada perdida",
        "chamada de vídeo não atendida", "videochiamata persa", "gemiste video-oproep", "gemist videogesprek",
        "videotrucada perduda", "apel video ratat", "apel video nepreluat", "missat videosamtal",
        "ubesvaret videoopkald", "mistet videoopkald", "tapt videoanrop", "tapt videosamtale",
        "vastaamaton videopuhelu",
        "nieodebrane połączenie wideo", "nieodebrane poł. wideo", "zmeškaný videohovor", "propušteni videopoziv",
        "propušten video poziv", "neodgovorjen video klic", "nem fogadott videohívás", "nem fogadott videóhívás",
        "пропущенный видеозвонок", "пропущений відеодзвінок", "пропуснато видео обаждане", "пропуштен видео позив",
        "αναπάντητη βιντεοκλήση", "cevapsız görüntülü arama", "cevapsız görüntülü grup araması", "مكالمة فيديو فائتة",
        "تماس تصویری پاسخ داده نشده", "تماس تصویری بی‌پاسخ", "مسڈ ویڈیو کال", "שיחת וידאו שלא נענתה",
        "मिस्ड वीडियो कॉल", "मिस्ड व्हिडिओ कॉल", "ভিডিও কল মিস করেছেন", "છૂટી ગયેલ વિડિયો કૉલ",
        "panggilan video tak terjawab", "telepon video tak terjawab", "panggilan video terlepas", "cuộc gọi nhỡ video",
        "cuộc gọi video nhỡ",
        "วิดีโอคอลที่ไม่ได้รับ", "未接視像通話", "未接视频通话", "未接視訊通話", "ビデオ通話不在着信", "부재중 영상통화",
        "físghlao caillte", "తప్పిన వీడియోకాల్", "nakaligtaang video call", "trucada de vídeo perduda",
        "neatbildēts video zvans", "mistede video opkald", "жауапсыз видео қоңырау", "છૂટી ગયેલ વિડિઓ કૉલ", "छूटी हुई विडियो कॉल",
        "o'tkazib yub. videoqo'ng'iroq", "videothirrje e shmangur", "چھوٹی ہوئی ویڈیو کال", "simu ya video uliyoikosa",
        "தவறிய காணொலி அழைப்பு", "สายโทรวิดีโอที่ไม่ได้รับ", "praleistas video skambutis", "vastamata videokõne",
        "মিস করা ভিডিও কল", "video-oproep gemis", "buraxılmış video zəng", "നഷ്ടമായ വീഡിയോ കാൾ", "ತಪ್ಪಿದ ದೃಶ್ಯ ಕರೆ",
        "ਮਿਸ ਹੋਈ ਵੀਡੀਓ ਕਾਲ",
    ]

    private static let voice = [
        "voice call", "group voice call", "group call", "sprachanruf", "gruppen-sprachanruf", "gruppenanruf",
        "llamada de voz", "llamada grupal", "appel vocal", "appel de groupe", "chamada de voz", "ligação de voz",
        "chamada em grupo", "chiamata vocale", "chiamata di gruppo", "spraakoproep", "groepsoproep", "röstsamtal",
        "taleopkald", "taleanrop", "äänipuhelu", "połączenie głosowe", "hlasový hovor", "glasovni poziv", "hanghívás",
        "аудиозвонок", "аудіодзвінок", "φωνητική κλήση", "sesli arama", "مكالمة صوتية", "שיחה קולית", "वॉइस कॉल",
        "panggilan suara", "telepon suara", "telepon grup", "cuộc gọi thoại", "語音通話", "语音通话", "音声通話", "음성통화",
        "apel vocal",
    ]

    private static let video = [
        "video call", "group video call", "videoanruf", "gruppen-videoanruf", "videollamada", "appel vidéo",
        "chamada de vídeo", "ligação de vídeo", "videochamada", "videochiamata", "video-oproep", "videosamtal",
        "videoopkald", "videoanrop", "videopuhelu", "połączenie wideo", "videohovor", "videopoziv", "videohívás",
        "видеозвонок", "відеодзвінок", "βιντεοκλήση", "görüntülü arama", "مكالمة فيديو", "שיחת וידאו", "वीडियो कॉल",
        "panggilan video", "telepon video", "cuộc gọi video", "視像通話", "視訊通話", "视频通话", "ビデオ通話", "영상통화", "apel video",
    ]

    static let unanswered: Set<String> = [
        "no answer", "declined", "busy", "cancelled", "canceled", "not answered", "unanswered", "missed",
        "keine antwort", "abgelehnt", "nicht beantwortet", "sin respuesta", "sin contestar", "no contestada",
        "pas de réponse", "sans réponse", "sem resposta", "não atendida", "nessuna risposta", "geen antwoord",
        "niet beantwoord", "inget svar", "intet svar", "ikke noe svar", "ei vastausta", "brak odpowiedzi",
        "bez odpovědi", "bez odpovede", "нет ответа", "без ответа", "немає відповіді", "cevaplanmadı", "yanıt yok",
        "tidak ada jawaban", "tidak dijawab", "لا يوجد رد", "无人接听", "無人接聽", "応答なし", "응답 없음",
    ]

    static let ended: Set<String> = [
        "ended", "answered on other device", "beendet", "finalizada", "terminé", "encerrada", "terminata",
        "başka bir cihazda cevaplandı",
    ]

    static let callBack: Set<String> = [
        "try again", "tap to try again",
        "tap to call back", "click to call back", "focus mode", "zum zurückrufen tippen",
        "tippe, um zurückzurufen", "toca para devolver la llamada", "toca para llamar", "appuyez pour rappeler",
        "touchez pour rappeler", "toque para ligar de volta", "toque para retornar a ligação",
        "tocca per richiamare", "tik om terug te bellen", "geri aramak için dokunun", "нажмите, чтобы перезвонить",
        "tryck för att ringa upp", "stuknij, aby oddzwonić", "ketuk untuk menelepon balik",
    ]

    static let units: [String: Int] = {
        var units: [String: Int] = [:]
        for word in [
            "s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "seg", "segundo",
            "segundos", "seconde", "secondes", "secondo", "secondi", "seconden", "сек", "sn", "saniye", "dtk", "detik",
            "sekund", "sekunder", "sekundy", "秒", "초", "ث", "ثانية", "שנ'", "с",
        ] { units[word] = 1 }
        for word in [
            "m", "min", "mins", "minute", "minutes", "minuten", "minuto", "minutos", "minuti", "minuut",
            "мин", "хв", "dk", "dakika", "mnt", "menit", "minut", "minuter", "minuty", "分", "分钟", "分鐘", "분", "د",
            "دقيقة",
            "דק'", "λεπτά",
        ] { units[word] = 60 }
        for word in [
            "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "hora", "horas", "heure",
            "heures", "ora", "ore", "uur", "u", "ч", "год", "sa", "saat", "jam", "tim", "timmar", "time", "timer",
            "godz",
            "小时", "小時", "時間", "시간", "ساعة",
        ] { units[word] = 3600 }
        return units
    }()
}
