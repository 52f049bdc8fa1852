// SPDX-License-Identifier: Apache-2.0

extension MetaLanguage {
    static let polish = MetaLanguage(
        you: [],
        table: """
            call: [Użytkownik |]{s} [dzwonił|zadzwonił][a|(a)|] do [Ciebie|ciebie]
            missed: Nieodebrane połączenie od[ użytkownika|] {n}
            missed: Masz nieodebrane połączenie od[ użytkownika|] {n}
            missed: Nieodebrane połączenie
            missedvideo: Nieodebrane połączenie wideo od[ użytkownika|] {n}
            missedvideo: [Nieodebrane połączenie wideo|Nieodebrany czat wideo]
            endedvideo: [Czat wideo|Rozmowa wideo] [zakończył się|zakończyła się|został zakończony]
            reaction: Zareagował[a|(a)|] {e} na [Twoją|twoją] wiadomość
            created: {s} utworzył[a|(a)|] grupę
            renamed: {s} [nadał|nadała|nadał(a)] grupie nazwę {x}
            renamed: {s} [nazwał|nazwała|nazwał(a)] grupę {x}
            added: {s} [dodał|dodała|dodał(a)] {n} do grupy
            removed: {s} [usunął|usunęła|usunął(usunęła)] {n} z grupy
            left: {s} [opuścił|opuściła|opuścił(a)] grupę
            notice: {s} [zmienił|zmieniła|zmienił(a)] [zdjęcie grupy|motyw|kolory czatu]
            poll: {s} [utworzył|utworzyła|utworzył(a)] ankietę: {x}
            """)
}
