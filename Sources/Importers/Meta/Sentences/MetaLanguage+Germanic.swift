// SPDX-License-Identifier: Apache-2.0

extension MetaLanguage {
    static let german = MetaLanguage(
        you: ["Du", "Ihr"],
        table: """
            call: {s} hat dich angerufen
            call: {s} hast {n} angerufen
            missed: {s} hast einen [Anruf|Audioanruf|Sprachanruf] von {n} verpasst
            missed: {s} hat deinen [Anruf|Audioanruf|Sprachanruf] verpasst
            missed: {s} [hat|hast] einen [Anruf|Audioanruf|Sprachanruf] verpasst
            missed: Verpasster [Anruf|Audioanruf|Sprachanruf]
            missedvideo: {s} hast einen [Videochat|Videoanruf] [mit|von] {n} verpasst
            missedvideo: {s} hat deinen [Videochat|Videoanruf] verpasst
            missedvideo: {s} [hat|hast] einen [Videochat|Videoanruf] verpasst
            missedvideo: Verpasster [Videochat|Videoanruf]
            started: {s} [hat|hast] einen [Anruf|Audioanruf|Sprachanruf] [gestartet|begonnen]
            startedvideo: {s} [hat|hast] einen [Videochat|Videoanruf] [gestartet|begonnen]
            ended: [Der Anruf|Der Audioanruf|Der Sprachanruf] [wurde beendet|ist beendet|ist zu Ende]
            ended: [Anruf|Audioanruf|Sprachanruf] beendet
            endedvideo: [Der Videochat|Der Videoanruf] [wurde beendet|ist beendet|ist zu Ende]
            endedvideo: [Videochat|Videoanruf] beendet
            notice: {s} [ist|bist] dem [Videochat|Videoanruf|Anruf] beigetreten
            notice: {s} seid jetzt [auf|bei|über] Messenger [verbunden|vernetzt]
            notice: {s} bist jetzt mit {n} [auf|bei|über] Messenger [verbunden|vernetzt]
            notice: {s} hat dir zugewinkt[!|]
            friend: Sag [h|H]allo zu [deinem neuen Facebook-Freund|deiner neuen Facebook-Freundin], {n}
            friend: Begrüße [deinen neuen Facebook-Freund|deine neue Facebook-Freundin], {n}
            reaction: Hat mit {e} auf deine Nachricht reagiert
            reaction: Hat auf deine Nachricht mit {e} reagiert
            reaction: {s} hat mit {e} auf deine Nachricht reagiert
            reaction: Gefällt eine Nachricht
            created: {s} [hat|hast] [die|diese|eine] Gruppe [erstellt|gegründet]
            renamed: {s} [hat|hast] die Gruppe {x} [genannt|benannt]
            renamed: {s} [hat|hast] die Gruppe in {x} umbenannt
            renamed: {s} [hat|hast] der Gruppe den Namen {x} gegeben
            renamed: {s} [hat|hast] den Gruppennamen {x} geändert
            renamed: {s} [hat|hast] den Gruppennamen entfernt
            promoted: {s} [hat|hast] {n} als Gruppenadmin hinzugefügt
            demoted: {s} [hat|hast] {n} als Gruppenadmin entfernt
            added: {s} [hat|hast] {n} zur Gruppe hinzugefügt
            removed: {s} [hat|hast] {n} aus der Gruppe entfernt
            left: {s} [hat|hast] die Gruppe verlassen
            joined: {s} [ist|bist] der Gruppe beigetreten
            notice: {s} [hat|hast] das [Gruppenfoto|Gruppenbild|Design|Thema|Chat-Design|Chatdesign] [geändert|entfernt]
            notice: {s} [hat|hast] das [Design|Thema|Chat-Design] [in|zu|auf] {x} geändert
            notice: {s} [hat|hast] die [Chatfarben|Chat-Farben|Farben des Chats] geändert
            notice: {s} [hat|hast] das Emoji auf {x} [festgelegt|gesetzt]
            notice: {s} [hat|hast] eine Nachricht [angepinnt|fixiert]
            nickname: {s} [hat|hast] den Spitznamen [von|für] {n} auf {x} [festgelegt|gesetzt|geändert]
            yournickname: {s} hat deinen Spitznamen auf {x} [festgelegt|gesetzt|geändert]
            timer: {s} [hat|hast] [selbstlöschende|verschwindende] Nachrichten [aktiviert|deaktiviert]{*}
            screenshot: {s} [hat|hast] einen Screenshot [gemacht|aufgenommen|erstellt]{*}
            poll: {s} [hat|hast] eine Umfrage erstellt: {x}
            notice: {s} [hat|hast] [bei|in] der Umfrage {x} [abgestimmt|gestimmt]
            notice: {s} [hat|hast] für {x} in der Umfrage {x} gestimmt
            notice: {s} [hat|hast] einen Plan [erstellt|gestartet]
            unsent: {s} [hat|hast] eine Nachricht [zurückgenommen|zurückgezogen|entfernt|gelöscht]
            notice: Nachrichten und Anrufe {x} Ende-zu-Ende{x}
            """)

    static let dutch = MetaLanguage(
        you: ["Je", "Jij", "Jullie"],
        table: """
            call: {s} heeft [je|jou] gebeld
            call: {s} hebt {n} gebeld
            missed: {s} hebt een [oproep|audiogesprek|spraakoproep] van {n} gemist
            missed: {s} heeft [je|jouw] [oproep|audiogesprek|spraakoproep] gemist
            missed: Gemiste oproep
            missedvideo: {s} hebt een [videochat|videogesprek|video-oproep] [van|met] {n} gemist
            missedvideo: {s} heeft [je|jouw] [videochat|videogesprek|video-oproep] gemist
            missedvideo: Gemiste [videochat|video-oproep]
            started: {s} [heeft|hebt|bent|is] een [oproep|audiogesprek|gesprek] [gestart|begonnen]
            startedvideo: {s} [heeft|hebt|bent|is] een [videochat|videogesprek|video-oproep] [gestart|begonnen]
            ended: [De oproep|Het gesprek|Het audiogesprek] is [beëindigd|afgelopen]
            endedvideo: [De videochat|Het videogesprek|De video-oproep] is [beëindigd|afgelopen]
            endedvideo: Videochat beëindigd
            notice: {s} [is|bent] lid geworden van [de videochat|het gesprek]
            notice: {s} [zijn|bent] nu [met elkaar |]verbonden [op|via|in] Messenger
            notice: {s} heeft naar je gezwaaid[!|]
            friend: Zeg [hallo|hoi] tegen je nieuwe Facebook-[vriend|vriendin], {n}
            reaction: Heeft met {e} gereageerd op je bericht
            reaction: Heeft {e} gereageerd op je bericht
            reaction: {s} heeft met {e} gereageerd op je bericht
            created: {s} [heeft|hebt] de groep [gemaakt|aangemaakt]
            renamed: {s} [heeft|hebt] de groep {x} genoemd
            renamed: {s} [heeft|hebt] de groep de naam {x} gegeven
            renamed: {s} [heeft|hebt] de groepsnaam [gewijzigd in {x}|verwijderd]
            promoted: {s} [heeft|hebt] {n} toegevoegd als groepsbeheerder
            demoted: {s} [heeft|hebt] {n} verwijderd als groepsbeheerder
            added: {s} [heeft|hebt] {n} toegevoegd aan de groep
            added: {s} [heeft|hebt] {n} aan de groep toegevoegd
            removed: {s} [heeft|hebt] {n} uit de groep verwijderd
            removed: {s} [heeft|hebt] {n} verwijderd uit de groep
            left: {s} [heeft|hebt] de groep verlaten
            joined: {s} [is|bent] lid geworden van de groep
            notice: {s} [heeft|hebt] de [groepsfoto|chatkleuren] [gewijzigd|veranderd|verwijderd]
            notice: {s} [heeft|hebt] het [thema|chatthema] [gewijzigd|veranderd]{*}
            nickname: {s} [heeft|hebt] de bijnaam [van|voor] {n} ingesteld op {x}
            yournickname: {s} heeft je bijnaam ingesteld op {x}
            poll: {s} [heeft|hebt] een [poll|peiling] gemaakt: {x}
            unsent: {s} [heeft|hebt] een bericht [ingetrokken|verwijderd]
            notice: Berichten en [gesprekken|oproepen] {x} end-to-end{x}
            """)

    static let swedish = MetaLanguage(
        you: ["Du", "Ni"],
        table: """
            call: {s} ringde [dig|upp dig]
            call: {s} ringde {n}
            missed: {s} missade ett samtal från {n}
            missed: {s} missade ditt samtal
            missed: Missat samtal
            missedvideo: {s} missade [ett videosamtal|en videochatt] [från|med] {n}
            missedvideo: {s} missade [ditt videosamtal|din videochatt]
            started: {s} [startade|påbörjade] ett samtal
            startedvideo: {s} [startade|påbörjade] [ett videosamtal|en videochatt]
            ended: Samtalet [avslutades|har avslutats]
            endedvideo: [Videochatten|Videosamtalet] [avslutades|har avslutats]
            reaction: Reagerade med {e} på ditt meddelande
            reaction: {s} reagerade med {e} på ditt meddelande
            created: {s} skapade gruppen
            renamed: {s} [gav gruppen namnet|döpte gruppen till] {x}
            added: {s} lade till {n} i gruppen
            removed: {s} tog bort {n} från gruppen
            left: {s} lämnade gruppen
            notice: {s} ändrade [gruppfotot|gruppbilden|temat|chattfärgerna]
            notice: {s} är nu anslutna på Messenger
            poll: {s} skapade en omröstning: {x}
            unsent: {s} [tog tillbaka|ångrade] ett meddelande
            """)

    static let danish = MetaLanguage(
        you: ["Du"],
        table: """
            call: {s} ringede til dig
            call: {s} ringede til {n}
            missed: {s} gik glip af et opkald fra {n}
            missed: {s} gik glip af dit opkald
            missed: Mistet opkald
            missedvideo: {s} gik glip af [et videoopkald|en videochat] fra {n}
            missedvideo: {s} gik glip af [dit videoopkald|din videochat]
            started: {s} startede et opkald
            startedvideo: {s} startede [et videoopkald|en videochat]
            endedvideo: [Videochatten|Videoopkaldet] [er afsluttet|sluttede|blev afsluttet]
            reaction: Reagerede med {e} på din besked
            created: {s} oprettede gruppen
            renamed: {s} [navngav gruppen|gav gruppen navnet|kaldte gruppen] {x}
            added: {s} [tilføjede|føjede] {n} til gruppen
            removed: {s} fjernede {n} fra gruppen
            left: {s} forlod gruppen
            notice: {s} ændrede [gruppebilledet|temaet|chatfarverne]
            poll: {s} oprettede en afstemning: {x}
            """)

    static let norwegian = MetaLanguage(
        you: ["Du", "Dere"],
        table: """
            call: {s} ringte deg
            call: {s} ringte {n}
            missed: {s} gikk glipp av [et anrop|en samtale] fra {n}
            missed: {s} gikk glipp av [anropet ditt|samtalen din]
            missedvideo: {s} gikk glipp av en videosamtale [fra|med] {n}
            missedvideo: {s} gikk glipp av videosamtalen din
            started: {s} startet [et anrop|en samtale]
            startedvideo: {s} startet [en videosamtale|en videochat]
            endedvideo: [Videosamtalen|Videochatten] [er avsluttet|ble avsluttet]
            reaction: Reagerte med {e} på meldingen din
            created: {s} opprettet gruppen
            renamed: {s} [ga gruppen navnet|kalte gruppen] {x}
            added: {s} la til {n} i gruppen
            removed: {s} fjernet {n} fra gruppen
            left: {s} forlot gruppen
            notice: {s} endret [gruppebildet|temaet|chattefargene]
            poll: {s} opprettet en avstemning: {x}
            """)
}
