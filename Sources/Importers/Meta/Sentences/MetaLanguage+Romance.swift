// SPDX-License-Identifier: Apache-2.0

extension MetaLanguage {
    static let french = MetaLanguage(
        you: ["Vous", "Tu"],
        table: """
            call: {s} [vous a|t'a] appelé[e|(e)|]
            call: {s} [avez|as] appelé {n}
            missed: {s} [avez|as] manqué un appel [audio |vocal |][de |d']{n}
            missed: {s} a manqué [votre|ton] appel[ audio| vocal|]
            missed: Appel[ audio| vocal|] manqué
            missedvideo: {s} [avez|as] manqué [un appel vidéo|une discussion vidéo] [de |d'|avec ]{n}
            missedvideo: {s} a manqué [votre|ton] appel vidéo
            missedvideo: {s} a manqué [votre|ta] discussion vidéo
            missedvideo: [Appel vidéo manqué|Discussion vidéo manquée]
            started: {s} [a|avez|as] [démarré|commencé|lancé] un appel[ audio| vocal| de groupe|]
            startedvideo: {s} [a|avez|as] [démarré|commencé|lancé] [un appel vidéo|une discussion vidéo][ de groupe|]
            ended: [L'appel|L'appel audio|L'appel vocal] [est|s'est] terminé
            ended: Appel[ audio| vocal|] terminé
            endedvideo: [L'appel vidéo|La discussion vidéo] est [terminé|terminée]
            endedvideo: [Appel vidéo terminé|Discussion vidéo terminée]
            notice: {s} [a|avez|as] rejoint [l'appel|l'appel vidéo|la discussion vidéo][ de groupe|]
            notice: {s} [a|avez|as] [commencé à|arrêté de] partager une vidéo
            notice: {s} êtes [désormais|maintenant] [connecté|connectés|connectées|connecté(e)s] [sur|via] Messenger
            notice: {s} [vous a|t'a] [fait signe|fait coucou|salué][ !|!|]
            friend: Dites bonjour à [votre nouvel ami|votre nouvelle amie] Facebook, {n}
            reaction: A réagi {e} à [votre|ton] message
            reaction: A réagi avec {e} à [votre|ton] message
            reaction: {s} a réagi {e} à [votre|ton] message
            reaction: A aimé [un|votre|ton] message
            created: {s} [a|avez|as] créé [le|ce|un] groupe
            renamed: {s} [a|avez|as] nommé le groupe {x}
            renamed: {s} [a|avez|as] [renommé le groupe en|changé le nom du groupe en] {x}
            renamed: {s} [a|avez|as] supprimé le nom du groupe
            promoted: {s} [a|avez|as] ajouté {n} [comme administrateur|comme administratrice|en tant qu'admin] du groupe
            demoted: {s} [a|avez|as] retiré {n} [comme administrateur|comme administratrice|en tant qu'admin] du groupe
            added: {s} [a|avez|as] ajouté {n} au groupe
            added: {s} [vous a|t'a] ajouté[e|(e)|] au groupe
            removed: {s} [a|avez|as] [retiré|supprimé|exclu] {n} du groupe
            left: {s} [a|avez|as] quitté le groupe
            joined: {s} [a|avez|as] rejoint le groupe
            notice: {s} [a|avez|as] [modifié|changé|retiré|supprimé] la photo [du|de] groupe
            notice: {s} [a|avez|as] [modifié|changé] [le thème|le thème de la discussion|les couleurs de la discussion]
            notice: {s} [a|avez|as] [modifié|changé] le thème [en|pour] {x}
            notice: {s} [a|avez|as] défini l'[emoji|émoji] sur {x}
            nickname: {s} [a|avez|as] défini le pseudo [de |d']{n} sur {x}
            nickname: {s} [a|avez|as] surnommé {n} {x}
            yournickname: {s} a défini votre pseudo sur {x}
            ownnickname: {s} a défini son propre pseudo sur {x}
            ownnickname: {s} avez choisi le pseudo {x}
            ownnickname: {s} a effacé son propre pseudo
            timer: {s} [a|avez|as] [activé|désactivé] les messages éphémères{*}
            screenshot: {s} [a|avez|as] [pris|fait] une capture d'écran{*}
            poll: {s} [a|avez|as] créé un sondage[ :|:] {x}
            notice: {s} [a|avez|as] voté pour {x} dans le sondage{*}
            notice: {s} [a retiré son|avez retiré votre|a modifié son|avez modifié votre] vote pour {x}
            notice: {s} [a|avez|as] [commencé|créé] un plan
            notice: {s} [a|avez|as] remplacé le [nom|lieu] du plan par {x}
            notice: {s} [a|avez|as] mis à jour le plan{*}
            notice: {s} [a|avez|as] répondu [Participe|Ne participe pas]{*}
            unsent: {s} [a|avez|as] [annulé l'envoi d'un|retiré un|supprimé un] message
            notice: Les messages et [les |]appels {x} chiffr{x}
            """)

    static let spanish = MetaLanguage(
        you: [],
        table: """
            call: {s} te llamó
            call: Llamaste a {n}
            missed: Perdiste una llamada[ de audio| de voz|] de {n}
            missed: {s} perdió tu llamada[ de audio| de voz|]
            missed: {s} no respondió tu llamada
            missed: Tienes una llamada perdida de {n}
            missed: Llamada[ de audio| de voz|] perdida
            missedvideo: Perdiste [un videochat|una videollamada] [de|con] {n}
            missedvideo: {s} perdió tu [videochat|videollamada]
            missedvideo: [Videollamada perdida|Videochat perdido]
            started: {s} inició una llamada[ de audio| de voz|]
            started: Iniciaste una llamada[ de audio| de voz|]
            startedvideo: {s} inició [un videochat|una videollamada]
            startedvideo: Iniciaste [un videochat|una videollamada]
            ended: [La llamada|La llamada de audio] [finalizó|terminó|ha finalizado|ha terminado]
            ended: [Llamada|Llamada de audio] finalizada
            endedvideo: [El videochat|La videollamada] [finalizó|terminó|ha finalizado|ha terminado]
            endedvideo: [Videochat finalizado|Videollamada finalizada]
            notice: {s} se unió [a la llamada|al videochat|a la videollamada]
            notice: [Ahora están|Ahora estáis|Ya están] conectados en Messenger
            notice: {s} te [saludó|está saludando][!|]
            friend: [Saluda|Di hola] a [tu nuevo amigo|tu nueva amiga] [de|en] Facebook, {n}
            reaction: Reaccionó con {e} a tu mensaje
            reaction: Ha reaccionado con {e} a tu mensaje
            reaction: {s} reaccionó con {e} a tu mensaje
            reaction: Le gustó un mensaje
            created: {s} creó el grupo
            created: Creaste el grupo
            renamed: {s} [nombró al grupo|llamó al grupo|le puso al grupo el nombre|cambió el nombre del grupo a] {x}
            renamed: {s} [asignó|dio|le dio] al grupo el nombre {x}
            renamed: {s} eliminó el nombre del grupo
            renamed: [Nombraste al grupo|Cambiaste el nombre del grupo a] {x}
            promoted: {s} [agregó|añadió] a {n} como administrador del grupo
            demoted: {s} eliminó a {n} como administrador del grupo
            added: {s} [agregó|añadió] a {n} al grupo
            added: [Agregaste|Añadiste] a {n} al grupo
            added: {s} te [agregó|añadió] al grupo
            removed: {s} [eliminó|expulsó|quitó] a {n} del grupo
            removed: [Eliminaste|Expulsaste] a {n} del grupo
            left: {s} [abandonó el|salió del|dejó el] grupo
            left: [Abandonaste el|Saliste del] grupo
            joined: {s} se unió al grupo
            notice: {s} cambió [la foto del grupo|el tema|el tema del chat|los colores del chat]
            notice: {s} cambió el tema a {x}
            nickname: {s} [estableció|cambió] el apodo de {n} [como|a] {x}
            timer: {s} [activó|desactivó] los mensajes temporales{*}
            screenshot: {s} [hizo|tomó] una captura de pantalla{*}
            poll: {s} creó una encuesta: {x}
            unsent: {s} [anuló el envío de|canceló el envío de|eliminó] un mensaje
            notice: Los mensajes y las llamadas {x} extremo a extremo{x}
            """)

    static let italian = MetaLanguage(
        you: ["Tu"],
        table: """
            call: {s} ti ha chiamat[o|a]
            call: Hai chiamato {n}
            missed: Hai perso una chiamata[ audio| vocale|] [da |di ]{n}
            missed: {s} ha perso la tua chiamata[ audio| vocale|]
            missed: Chiamata[ audio| vocale|] persa
            missedvideo: Hai perso una [videochiamata|videochat|chat video] [da|con|di] {n}
            missedvideo: {s} ha perso la tua [videochiamata|videochat|chat video]
            missedvideo: [Videochiamata|Videochat] persa
            started: {s} ha [avviato|iniziato] una chiamata[ audio| vocale|]
            startedvideo: {s} ha [avviato|iniziato] una [videochiamata|videochat|chat video]
            ended: La chiamata[ audio| vocale|] è [terminata|finita]
            endedvideo: La [videochiamata|videochat|chat video] è [terminata|finita]
            endedvideo: [Videochiamata|Videochat] terminata
            notice: [Ora|Adesso] siete [connessi|collegati] su Messenger
            reaction: Ha reagito con {e} al tuo messaggio
            reaction: {s} ha reagito con {e} al tuo messaggio
            created: {s} ha creato il gruppo
            created: Hai creato il gruppo
            renamed: {s} ha [chiamato il gruppo|dato al gruppo il nome|rinominato il gruppo in] {x}
            renamed: {s} ha cambiato il nome del gruppo in {x}
            renamed: Hai [chiamato il gruppo|dato al gruppo il nome|rinominato il gruppo in] {x}
            added: {s} ha aggiunto {n} al gruppo
            added: Hai aggiunto {n} al gruppo
            added: {s} ti ha aggiunt[o|a] al gruppo
            removed: {s} ha rimosso {n} dal gruppo
            removed: Hai rimosso {n} dal gruppo
            left: {s} ha [abbandonato|lasciato] il gruppo
            left: Hai [abbandonato|lasciato] il gruppo
            notice: {s} ha [cambiato|modificato] [la foto del gruppo|il tema|il tema della chat|i colori della chat]
            nickname: {s} ha impostato il soprannome di {n} su {x}
            poll: {s} ha creato un sondaggio: {x}
            unsent: {s} ha [annullato l'invio di|eliminato|ritirato] un messaggio
            notice: I messaggi e le chiamate {x} end-to-end{x}
            """)

    static let portuguese = MetaLanguage(
        you: ["Você", "Vocês"],
        table: """
            call: {s} [te ligou|ligou para você|ligou-te]
            call: {s} ligou para {n}
            missed: {s} perdeu [uma ligação|uma chamada] [de |do |da ]{n}
            missed: Perdeste uma chamada de {n}
            missed: {s} perdeu [sua ligação|a sua chamada|a tua chamada|sua chamada]
            missed: [Ligação perdida|Chamada perdida]
            missedvideo: {s} perdeu [um bate-papo por vídeo|uma videochamada|um chat por vídeo] [de|com] {n}
            missedvideo: {s} perdeu [seu bate-papo por vídeo|sua videochamada|a tua videochamada]
            started: {s} iniciou uma [ligação|chamada][ de áudio| de voz|]
            startedvideo: {s} iniciou [um bate-papo por vídeo|uma videochamada|uma chamada de vídeo]
            ended: [A ligação|A chamada] [foi encerrada|terminou]
            endedvideo: [O bate-papo por vídeo|A videochamada|O chat por vídeo] [foi encerrado|foi encerrada|terminou]
            notice: {s} agora estão conectados no Messenger
            reaction: Reagiu com {e} [à|a] [sua|tua] mensagem
            reaction: {s} reagiu com {e} [à|a] [sua|tua] mensagem
            created: {s} criou o grupo
            renamed: {s} [nomeou o grupo|chamou o grupo de|deu ao grupo o nome|mudou o nome do grupo para] {x}
            renamed: {s} alterou o nome do grupo para {x}
            added: {s} adicionou {n} ao grupo
            removed: {s} removeu {n} do grupo
            left: {s} [saiu do|deixou o] grupo
            notice: {s} [alterou|mudou] [a foto do grupo|o tema|o tema do bate-papo|as cores do bate-papo]
            nickname: {s} definiu o apelido de {n} como {x}
            poll: {s} criou uma enquete: {x}
            unsent: {s} [cancelou o envio de|removeu|apagou] uma mensagem
            notice: As mensagens e [as |][ligações|chamadas] {x} ponta a ponta{x}
            """)
}
