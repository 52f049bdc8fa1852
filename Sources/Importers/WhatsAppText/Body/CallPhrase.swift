// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Reads the lines that WhatsApp writes for calls: `Missed voice call`, `Video call. 12 min`.
enum CallPhrase {
    /// The call of a body.
    ///
    /// - Parameters:
    ///   - phrase: the body as `FoldedText.phrase`.
    ///   - isMarked: whether the program marked the body as its own; unmarked bodies must be known to the end.
    static func read(_ phrase: String, isMarked: Bool) -> Call? {
        let parts = split(phrase)
        if let isVideo = missed[parts.head] {
            guard parts.tail.isEmpty || isMarked || callBack.contains(parts.tail) else { return nil }
            return Call(isVideo: isVideo, wasAnswered: false)
        }
        guard let isVideo = made[parts.head] else { return nil }
        if let seconds = seconds(of: parts.tail) { return Call(isVideo: isVideo, seconds: seconds, wasAnswered: true) }
        if unanswered.contains(parts.tail) { return Call(isVideo: isVideo, wasAnswered: false) }
        if ended.contains(parts.tail) { return Call(isVideo: isVideo, wasAnswered: nil) }
        if isMarked { return Call(isVideo: isVideo, wasAnswered: parts.tail.contains("•") ? true : nil) }
        return nil
    }

    /// The beginnings of all such lines.
    static var heads: [String] { Array(missed.keys) + Array(made.keys) }

    private static func split(_ phrase: String) -> (head: String, tail: String) {
        for end in phrase.indices where phrase[end] == "." || phrase[end] == "," {
            let behind = phrase.index(after: end)
            guard behind < phrase.endIndex, phrase[behind] == " " else { continue }
            return (String(phrase[..<end]), String(phrase[phrase.index(after: behind)...]))
        }
        return (phrase, "")
    }

    /// `12 min`, `45 sec`, `1 hr 5 min`, in the units of several languages.
    private static func seconds(of text: String) -> Int? {
        let words = text.split(separator: " ")
        guard !words.isEmpty, words.count <= 6, words.count.isMultiple(of: 2) else { return nil }
        var total = 0
        for place in stride(from: 0, to: words.count, by: 2) {
            let unit = words[place + 1].filter { $0 != "." && $0 != "," }
            guard let number = Int(words[place]), (0...100_000).contains(number), let length = units[unit] else {
                return nil
            }
            total += number * length
        }
        return total
    }

    private static let units: [String: Int] = {
        var units: [String: Int] = [:]
        for word in [
            "s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "seg", "segundo",
            "segundos", "seconde", "secondes", "secondo", "secondi", "seconden", "сек",
        ] { units[word] = 1 }
        for word in [
            "m", "min", "mins", "minute", "minutes", "minuten", "minuto", "minutos", "minuti", "minuut",
            "мин",
        ] { units[word] = 60 }
        for word in [
            "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "hora", "horas", "heure",
            "heures", "ora", "ore", "uur", "u", "ч",
        ] { units[word] = 3600 }
        return units
    }()

    private static let missed: [String: Bool] = [
        "missed voice call": false, "missed video call": true, "missed group voice call": false,
        "missed group video call": true, "missed group call": false, "missed call": false,
        "silenced voice call": false, "silenced video call": true, "silenced missed voice call": false,
        "silenced missed video call": true,
        "verpasster sprachanruf": false, "verpasster videoanruf": true, "verpasster anruf": false,
        "verpasster gruppen-sprachanruf": false, "verpasster gruppen-videoanruf": true,
        "llamada de voz perdida": false, "llamada perdida": false, "videollamada perdida": true,
        "appel vocal manqué": false, "appel vidéo manqué": true, "appel manqué": false,
        "chamada de voz perdida": false, "chamada de vídeo perdida": true, "ligação de voz perdida": false,
        "ligação de vídeo perdida": true, "videochamada perdida": true, "chamada de voz não atendida": false,
        "chamada de vídeo não atendida": true,
        "chiamata vocale persa": false, "videochiamata persa": true,
        "gemiste spraakoproep": false, "gemiste video-oproep": true, "gemiste oproep": false,
    ]

    private static let made: [String: Bool] = [
        "voice call": false, "video call": true, "group voice call": false, "group video call": true,
        "sprachanruf": false, "videoanruf": true, "llamada de voz": false, "videollamada": true,
        "appel vocal": false, "appel vidéo": true, "chamada de voz": false, "chamada de vídeo": true,
        "ligação de voz": false, "ligação de vídeo": true, "videochamada": true, "chiamata vocale": false,
        "videochiamata": true, "spraakoproep": false, "video-oproep": true,
    ]

    private static let unanswered: Set<String> = [
        "no answer", "declined", "busy", "cancelled", "canceled", "not answered", "keine antwort", "abgelehnt",
        "sin respuesta", "sin contestar", "pas de réponse", "sans réponse", "sem resposta", "não atendida",
        "nessuna risposta", "geen antwoord", "niet beantwoord",
    ]

    private static let ended: Set<String> = ["ended", "beendet", "finalizada", "terminé", "encerrada", "terminata"]

    private static let callBack: Set<String> = [
        "tap to call back", "click to call back", "focus mode", "zum zurückrufen tippen",
        "tippe, um zurückzurufen", "toca para devolver la llamada", "toca para llamar", "appuyez pour rappeler",
        "touchez pour rappeler", "toque para ligar de volta", "toque para retornar a ligação",
        "tocca per richiamare", "tik om terug te bellen",
    ]
}
