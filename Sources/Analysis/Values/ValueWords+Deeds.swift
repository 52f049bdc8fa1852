// SPDX-License-Identifier: Apache-2.0

import Identifiers

/// Words that tell what is done with a value, and who does it.
extension ValueWords {
    // MARK: Who

    package static let firstPersons: Set<String> = [
        "i", "i'll", "ill", "i'm", "im", "i've", "ive", "i'd", "ima", "we", "we'll", "we're", "we've", "ich", "wir",
        "yo", "nosotros", "je", "nous", "eu",
    ]
    package static let secondPersons: Set<String> = [
        "you", "u", "ya", "you'll", "you're", "youre", "you've", "du", "ihr", "dir", "dich", "tú", "te", "usted",
        "tu", "toi", "vous", "você", "vc", "ikaw", "kayo", "mo",
    ]
    /// Between a subject and its verb.
    package static let auxiliaries: Set<String> = [
        "will", "'ll", "would", "can", "could", "may", "might", "must", "should", "shall", "am", "are", "be", "was",
        "have", "had", "has", "do", "did", "just", "now", "also", "then", "already", "even", "going", "gonna",
        "about", "to", "want", "wanna", "gotta", "need", "still", "only", "first", "not", "dont", "don't",
        "personally", "both", "werde", "werden", "kann", "gleich", "jetzt", "auch", "es", "voy", "vamos", "a",
        "puedo", "ya", "lo", "se", "le", "les", "la", "vais", "vas", "peux", "lui", "leur", "vou", "posso", "já",
    ]
    /// Words that part one thing said from the next.
    package static let joints: Set<String> = [
        "or", "and", "n", "nd", "but", "then", "unless", "until", "because", "cause", "cuz", "while", "oder", "und",
        "aber",
        "dann", "sonst", "y", "pero", "ou", "et", "mais", "sinon", "puis", "e", "mas", "senão", "kundi",
    ]

    // MARK: What

    /// How somebody is got hold of, as it is asked for.
    package static let contacts: Set<String> = [
        "text", "txt", "message", "msg", "dm", "pm", "call", "ring", "phone", "whatsapp", "wa", "telegram", "contact",
        "reach", "hit", "hmu", "add", "follow", "find", "write", "email", "mail", "ping", "inbox", "buzz", "catch",
        "kik", "snap", "viber", "skype", "talk", "speak", "chat", "get", "save", "use", "join", "try", "facetime",
        "schreib", "schreibe", "schreiben", "ruf", "rufe", "melde", "meld", "kontaktiere", "adde", "folge", "nimm",
        "escribe", "escriba", "llama", "llame", "agrega", "añade", "contacta", "contacte", "habla", "sigue", "usa",
        "écris", "écrivez", "ecris", "appelle", "appelez", "ajoute", "ajoutez", "contactez", "rejoins", "parle",
        "utilise", "suis", "escreve", "escreva", "chama", "chame", "liga", "ligue", "adiciona", "adicione", "fala",
        "contata", "segue", "itext", "tawagan", "tumawag", "imessage", "kontakin", "magtext", "mag-text", "idagdag",
        "come", "move", "switch", "reply", "answer", "respond", "communicate", "reach", "antworte", "responde",
        "réponds",
        "responda", "sumagot",
    ]
    /// The same with the writer in the word.
    package static let contactsOfWriter: Set<String> = [
        "hmu", "escríbeme", "escribeme", "escríbame", "llámame", "llamame", "llámeme", "agrégame", "agregame",
        "añádeme", "contáctame", "contactame", "háblame", "hablame", "búscame", "buscame", "sígueme", "sigueme",
        "mándame", "mandame", "envíame", "enviame", "avísame", "avisame", "contacte-me", "chama-me", "liga-me",
        "adiciona-me",
    ]
    /// The writer as an object.
    package static let writersObject: Set<String> = [
        "me", "us", "mir", "mich", "uns", "moi", "m", "nous", "ako", "sakin", "akin",
    ]
    /// What may stand before something that is asked for.
    package static let softeners: Set<String> = [
        "please", "pls", "plz", "just", "now", "ok", "okay", "so", "well", "first", "next", "bitte", "jetzt", "por",
        "favor", "ahora", "svp", "maintenant", "agora", "ngayon", "pakiusap", "babe", "hun", "you", "u", "should",
        "must", "have", "need", "to", "better", "yes", "yeah", "also", "let's", "lets", "let",
    ]
    /// What may stand between what is asked for and the value.
    package static let amidContact: Set<String> = [
        "mo", "unseren", "meinen",
        "us", "to", "with", "there", "here", "instead", "now", "asap", "privately", "today", "tonight", "later",
        "directly", "our", "my", "boss", "manager", "agent", "partner", "accountant", "guy", "man", "via", "through",
        "over", "using", "mir", "mich", "uns", "unter", "über", "an", "dort", "direkt", "meinem", "unserem", "al",
        "a", "nuestro", "agente", "jefe", "allí", "ahí", "au", "à", "là", "moi", "notre", "ao", "para", "lá", "nosso",
        "gerente", "ako", "dito", "sakin", "nang", "by", "when", "done", "paid", "chat", "user", "lang", "me", "out",
        "from", "on", "por", "whatsapp", "quick", "only", "mo", "sa",
    ]
    /// What is sent as a proof of payment, or as the payment.
    package static let proofs: Set<String> = [
        "receipt", "receipts", "screenshot", "screenshots", "screen", "ss", "proof", "confirmation", "slip", "code",
        "codes", "voucher", "vouchers", "pin", "picture", "photo", "pic", "money", "cash", "payment", "funds",
        "beleg", "quittung", "nachweis", "geld", "comprobante", "recibo", "captura", "código", "dinero", "reçu",
        "preuve", "capture", "argent", "comprovante", "print", "dinheiro", "resibo", "pera",
    ]
    /// Where something is sent or paid to.
    package static let directions: Set<String> = [
        "to", "into", "onto", "an", "auf", "a", "al", "para", "à", "au", "sur", "sa", "kay", "ao", "zu",
    ]
    package static let articles: Set<String> = [
        "the", "a", "an", "o", "la", "le", "el", "ang", "das", "die", "den", "all",
    ]
    /// Where something comes from.
    package static let sources: Set<String> = [
        "from", "frm", "von", "vom", "aus", "desde", "depuis", "mula", "galing", "gamit",
    ]
    /// What an account is looked at by, or paid with, where nothing stands between it and them.
    package static let sourcesBeside: Set<String> = [
        "of", "with", "de", "del", "du", "da", "mit", "avec", "con", "com",
    ]
    /// Between a source and the value.
    package static let amidSource: Set<String> = ["sa", "ang", "der", "dem", "la", "el", "le", "out", "a"]

    // MARK: Deeds that somebody suffers

    /// What a writer does, or will do, to whoever bears the value.
    package static let deeds: Set<String> = [
        "text", "message", "msg", "dm", "call", "ring", "phone", "whatsapp", "email", "mail", "write", "send",
        "forward", "tell", "tag", "add", "follow", "contact", "show", "share", "post", "upload", "publish", "leak",
        "put", "drop", "invite", "inbox", "warn", "ask", "expose", "delete", "remove", "block", "spam", "visit",
        "texted", "messaged", "called", "rang", "wrote", "sent", "told", "tagged", "added", "followed", "posted",
        "shared", "contacted", "emailed", "showed", "asked", "texting", "messaging", "calling", "ringing", "writing",
        "sending", "forwarding", "telling", "tagging", "adding", "following", "contacting", "showing", "sharing",
        "posting", "uploading", "dming", "emailing", "schicke", "schick", "schicken", "sende", "senden", "rufe",
        "anrufen", "schreibe", "schreiben", "sage", "sag", "sagen", "zeige", "zeigen", "poste", "posten", "markiere",
        "leite", "weiterleiten", "mando", "mandar", "mandaré", "mandarlo", "mandárselo", "envío", "envio", "enviar",
        "enviaré", "enviarlo", "escribo", "escribir", "escribiré", "llamo", "llamar", "llamaré", "digo", "diré",
        "decir", "publico", "publicar", "publicaré", "subo", "subir", "etiqueto", "etiquetar", "muestro", "mostrar",
        "envoie", "envoyer", "enverrai", "écris", "écrire", "écrirai", "appelle", "appeler", "appellerai", "dis",
        "dire", "dirai", "publie", "publier", "montre", "montrer", "tague", "balance", "mandarei", "enviarei",
        "escrevo", "escrever", "ligo", "ligar", "conto", "contar", "mostro", "posto", "postar", "marco", "marcar",
        "chamo", "ipapadala", "ipadadala", "isesend", "ise-send", "tatawagan", "ite-text", "itetext", "sasabihin",
        "ipopost", "ipo-post", "itatag", "ita-tag", "ipapakita",
    ]
    /// Forms of those that are nobody's but the writer's.
    package static let deedsOfWriter: Set<String> = [
        "conozco", "veo", "vacío", "vacio", "conheço", "vejo", "esvazio",
        "texting", "messaging", "calling", "ringing", "writing", "sending", "forwarding", "telling", "tagging",
        "adding", "following", "contacting", "showing", "sharing", "posting", "uploading", "dming", "emailing",
        "mando", "mandaré", "envío", "enviaré", "escribo", "escribiré", "llamo", "llamaré", "digo", "diré", "publico",
        "publicaré", "subo", "etiqueto", "muestro", "mandarei", "enviarei", "escrevo", "ligo", "conto", "mostro",
        "posto", "marco", "chamo", "enverrai", "écrirai", "appellerai", "dirai",
    ]
    /// What follows a deed of Tagalog where the writer does it.
    package static let writersBehind: Set<String> = ["ko", "namin", "natin"]
    package static let publishing: Set<String> = [
        "post", "posted", "posting", "upload", "uploaded", "uploading", "publish", "published", "leak", "leaked",
        "share", "shared", "spread", "goes", "lands", "appears", "veröffentliche", "veröffentlicht", "landet",
        "publico", "publicado", "subo", "publie", "publié", "posto", "ipopost",
    ]
    /// What whoever bears a value does when something reaches them.
    package static let receipts: Set<String> = [
        "gets", "get", "sees", "see", "knows", "know", "receives", "receive", "hears", "hear", "watches", "watch",
        "finds", "next", "first", "bekommt", "kriegt", "erfährt", "sieht", "bekommen", "kriegen", "erfahren",
        "recibe", "recibirá", "verá", "sabrá", "reciben", "reçoit", "recevra", "verra", "saura", "recebe", "receberá",
        "saberá", "recebem", "makakatanggap", "makakaalam", "makikita", "malalaman",
    ]
    /// What may stand between whoever bears a value and what they do.
    package static let amidReceipt: Set<String> = [
        "and", "hr", "will", "is", "are", "be", "also", "too", "both", "all", "should", "would", "can", "shall",
        "the", "on", "whatsapp", "insta", "snap", "going", "to", "gonna", "und", "wird", "werden", "es", "y", "lo",
        "la", "va", "a", "et", "le", "e", "vai", "ay", "at", "they", "he", "she",
    ]

    // MARK: Deeds of whoever is spoken to

    /// What somebody does with an account of theirs.
    package static let holdings: Set<String> = [
        "paid", "used", "own", "owned", "have", "got", "are", "were", "bank", "hast", "bist", "tienes", "eres", "as",
        "es", "tem", "tens", "pagaste", "usaste",
    ]
    /// What stands for both where it is bound to its subject.
    package static let boundHoldings: Set<String> = ["you're", "youre", "you've", "tienes", "eres", "tens"]
    package static let incomes: Set<String> = [
        "salary", "wage", "wages", "pay", "pension", "benefits", "paycheck", "payslip", "gehalt", "lohn", "salario",
        "sueldo", "nómina", "salaire", "paie", "salário", "sahod", "sweldo",
    ]
    /// What a writer does to an account of another.
    package static let intrusions: Set<String> = [
        "empty", "drain", "clear", "clean", "block", "freeze", "close", "hack", "hacked", "saw", "see", "know",
        "check", "checked", "watch", "open", "opened", "enter", "entered", "access", "accessed", "found", "read",
        "emptied", "drained", "leere", "sperre", "kenne", "sehe", "vacío", "vacio", "conozco", "veo", "vide",
        "connais", "vois", "esvazio", "conheço", "vejo",
    ]
    package static let amidIntrusion: Set<String> = [
        "to", "into", "out", "of", "in", "all", "access", "balance", "money", "saldo", "solde",
    ]
    /// What is given back.
    package static let returns: Set<String> = [
        "refund", "back", "request", "return", "change", "zurück", "reembolso", "remboursement", "you", "u", "ya",
        "dir", "te", "toi", "você",
    ]
    package static let paymentsMade: Set<String> = ["sent", "paid", "transferred", "wired", "deposited", "requested"]

    // MARK: Others who are to be spoken to

    /// What the reader is to say to whoever bears the value: `call … and say sorry`.
    package static let sayings: Set<String> = [
        "tell", "say", "confess", "admit", "apologise", "apologize", "explain", "beg", "sag", "sage", "gib", "gesteh",
        "entschuldige", "erzähl", "dile", "cuéntale", "cuentale", "pídele", "pidele", "confiesa", "di", "discúlpate",
        "dis", "dites", "avoue", "excuse", "explique", "raconte", "diz", "diga", "conta", "conte", "pede", "peça",
        "confessa", "sabihin", "umamin", "magsorry", "humingi",
    ]
    package static let thirdPersons: Set<String> = [
        "he", "she", "him", "her", "er", "sie", "ihm", "ihn", "él", "ella", "lui", "elle", "ele", "ela", "siya",
    ]
    /// What may follow the name of a service and a value where something is told of whoever bears it.
    package static let tellings: Set<String> = [
        "says", "said", "was", "were", "is", "has", "had", "shows", "showed", "tells", "told", "you", "u", "ur", "your",
        "he", "she", "they", "belongs", "calls", "called", "texted", "wrote", "looks", "seems", "knows", "who", "that",
    ]
    /// `you can add me`: what the reader may or must do.
    package static let permissions: Set<String> = [
        "can", "must", "should", "have", "need", "better", "could", "will", "may",
    ]
    /// What follows a name that belongs to a thing of somebody: `… profile`, `…'s friends`.
    package static let belongings: Set<String> = [
        "s", "profile", "page", "story", "dms", "dm", "inbox", "wall", "friends", "followers", "list", "group",
    ]

    // MARK: What an account of the reader's holds

    package static let having: Set<String> = [
        "has", "had", "holds", "held", "contains", "tiene", "contient", "tem", "enthält", "hat", "may", "shows",
    ]
    /// Who has, told in a verb or beside it.
    package static let readersHaving: Set<String> = ["tienes", "tens", "hast", "ka"]
    package static let states: Set<String> = [
        "nothing", "much", "balance", "saldo", "solde", "left", "noch", "still", "todavía", "encore", "ainda", "pa",
        "only", "just", "nur", "solo", "seulement", "só",
    ]
    package static let places: Set<String> = [
        "in", "on", "at", "auf", "en", "sur", "na", "no", "sa", "em", "dans", "bei",
    ]
    /// What an account is opened, read or filled by.
    package static let accesses: Set<String> = [
        "log", "login", "logged", "sign", "einloggen", "logge", "top", "topup", "fill", "refill", "letter", "statement",
        "balance", "lade", "recarga", "recharge", "says", "said", "shows", "steht", "dice", "dit", "diz",
    ]
    /// What only whoever has an account does with it.
    package static let logins: Set<String> = [
        "log", "login", "logged", "logging", "sign", "signin", "signed", "einloggen", "logge", "log-in", "anmelden",
        "melde",
        "inicia", "entra", "connecte", "connectez", "entre", "maglogin", "authenticate",
    ]
    /// As what somebody is let in.
    package static let ranks: Set<String> = [
        "user", "admin", "owner", "member", "authorised", "authorized", "cardholder", "holder", "recovery", "manager",
        "nutzer", "benutzer", "usuario", "utilisateur", "usuário", "titular", "delegate", "trusted", "contact",
    ]
    /// What a service sends to prove who somebody is.
    package static let proofsOfLogin: Set<String> = [
        "code", "codes", "pin", "otp", "link", "password", "passcode", "digits", "digit", "verification", "sms",
        "token",
        "passwort", "código", "codigo", "enlace", "clave", "contraseña", "lien", "senha", "mot", "zahlen", "ziffern",
    ]
    /// It has gone or goes there by itself.
    package static let gone: Set<String> = [
        "sent", "went", "goes", "came", "comes", "arrived", "arrives", "texted", "mailed", "emailed", "delivered",
        "received",
        "gone", "landed", "ging", "geht", "kam", "geschickt", "gesendet", "llegó", "llego", "llega", "enviado",
        "enviaron",
        "mandaron", "enviada", "arrivé", "envoyé", "reçu", "va", "parti", "chegou", "enviaram", "foi", "mandado",
        "pumunta",
        "dumating", "napunta", "pinadala",
    ]
    package static let whys: Set<String> = ["why", "warum", "wieso", "pourquoi", "bakit", "whose", "wessen"]

    // MARK: Labels

    /// Services behind whose name nothing but the value is told to be used.
    package static let services = Set(ServiceNames.names.keys).union([
        "mpesa", "m-pesa", "gcash", "momo", telephone,
    ])
    /// What a picture of a telephone before a number stands for.
    package static let telephone = "telephonesign"
    /// What makes a number one that is told.
    package static let fresh: Set<String> = [
        "new", "other", "second", "backup", "alt", "neue", "andere", "nueva", "nuevo", "otro", "nouveau", "nouvelle",
        "autre", "novo", "nova", "outro", "bagong",
    ]
    /// Who works with a writer.
    package static let helpers: Set<String> = [
        "boss", "manager", "agent", "partner", "accountant", "assistant", "office", "secretary", "colleague", "handler",
        "broker", "guy", "jefe", "agente", "socio", "patron", "chef", "gerente",
    ]
}
