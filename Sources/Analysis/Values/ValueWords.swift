// SPDX-License-Identifier: Apache-2.0

/// Words around a value that tell whose it is, in the languages of the rule packs.
package enum ValueWords {
    /// What belongs to whoever is spoken to.
    package static let ofReader: Set<String> = [
        "your", "ur", "yr", "yer", "dein", "deine", "deinem", "deinen", "deiner", "tu", "tus", "su", "ton", "ta", "tes",
        "votre", "vos", "teu", "tua", "seu", "sua", "mo", "iyong",
    ]
    /// What belongs to whoever writes, or where they are found.
    package static let ofWriter: Set<String> = [
        "my", "mine", "our", "me", "us", "its", "it's", "im", "i'm", "mein", "meine", "meinem", "meinen", "meiner",
        "mich", "mir", "mi", "mis", "mon", "ma", "mes", "moi", "notre", "meu", "minha", "nosso", "nossa", "ko", "aking",
    ]
    /// What an account, a number or an address is called.
    package static let things: Set<String> = [
        "bank", "account", "accounts", "acc", "acct", "details", "detail", "info", "number", "numbers", "num", "nr",
        "nmbr", "numba", "digits",
        "iban", "wallet", "address", "email", "mail", "gmail", "inbox", "paypal", "pp", "cashapp", "cashtag", "venmo",
        "revolut", "revtag", "monzo", "wise", "zelle", "card", "debit", "credit", "savings", "sort", "code", "phone",
        "mobile",
        "cell", "whatsapp", "wa", "telegram", "tg", "snap", "snapchat", "sc", "insta", "ig", "instagram", "kik",
        "discord", "disc", "skype", "wickr", "tiktok", "tt", "fb", "facebook", "messenger", "signal", "viber",
        "wechat", "twitter", "roblox", "session", "username", "user", "name", "handle", "tag", "id", "contact",
        "profile", "page", "bitcoin", "btc", "eth", "ethereum", "crypto", "usdt", "ltc", "litecoin", "monero",
        "konto", "kontonummer", "kontodaten", "nummer", "handynummer", "handy", "telefonnummer", "telefon", "adresse",
        "karte", "cuenta", "bancaria", "banco", "numero", "número", "teléfono", "telefono", "móvil", "movil", "correo",
        "billetera", "tarjeta", "dirección", "compte", "bancaire", "numéro", "téléphone", "portable", "carte", "conta",
        "bancária", "chave", "pix", "celular", "telefone", "carteira", "cartão", "endereço", "cellphone", "upi",
        "gcash",
    ]
    /// What may stand between those words and the value.
    package static let links: Set<String> = [
        "is", "are", "was", "here", "here's", "heres", "its", "it's", "the", "new", "old", "other", "second", "main",
        "real", "private", "own", "personal", "home", "work", "business", "current", "this", "that", "on", "at", "in",
        "with", "under", "as", "and", "no", "app", "cash", "really", "still", "also", "up", "s", "ist", "lautet", "auf",
        "bei", "es", "est", "sur", "de", "del", "du", "é", "no", "na", "en", "ay", "ang", "yung", "sa", "number's",
        "neue", "neues", "nueva", "nuevo", "nouveau", "nouvelle", "novo", "nova", "al", "au", "ao", "unter", "c'est",
        "there", "allí", "là", "lá",
    ]
    /// Relatives and others of whoever is spoken to.
    package static let people: Set<String> = [
        "mum", "mums", "mum's", "mom", "moms", "mom's", "mother", "mother's", "mam", "dad", "dads", "dad's", "father",
        "father's", "sister", "sisters", "sister's", "brother", "brothers", "brother's", "wife", "wife's", "husband",
        "husband's", "boss", "boss's", "girlfriend", "girlfriend's", "boyfriend", "boyfriend's", "gf", "bf", "friend",
        "friend's", "friends", "mate", "mate's", "teacher", "teacher's", "coach", "school", "school's", "parents",
        "family", "family's", "employer", "son", "son's", "daughter", "daughter's", "uncle", "aunt", "cousin", "gran",
        "grandma", "grandad", "granddad", "grandpa", "granny", "nana", "nanny", "auntie", "aunty", "stepdad",
        "stepmum", "stepmom", "fiance", "fiancee", "fiancé", "fiancée", "ma", "pa",
        "nan", "mutter", "vater", "schwester", "bruder", "frau", "mann", "chef", "madre", "padre", "hermana", "hermano",
        "esposa", "esposo", "jefe", "mère", "père", "sœur", "frère", "femme", "mari", "patron", "mãe", "pai", "irmã",
        "irmão", "mulher", "marido", "chefe", "nanay", "tatay", "kapatid", "asawa",
    ]
    /// Further names under which somebody is saved in an address book.
    package static let relatives: Set<String> = people.union([
        "mummy", "mommy", "daddy", "bestie", "bff", "niece", "nephew", "neighbour", "neighbor", "roommate", "flatmate",
        "tutor", "principal", "headteacher", "pastor", "landlord", "classmate", "classmates", "colleagues", "sis",
        "bro",
        "hubby", "wifey", "partner's", "ex", "in-laws", "godmother", "godfather", "stepbrother", "stepsister",
        "grandmother",
        "grandfather", "nain", "taid", "stepfather", "stepmother", "mama", "papa", "oma", "opa", "tante", "onkel",
        "cousine",
        "lehrer", "lehrerin", "freundin", "freund", "sohn", "tochter", "eltern", "schule", "omi", "opi",
        "schwiegermutter",
        "abuela", "abuelo", "abuelita", "abuelito", "yaya", "tía", "tia", "tío", "tio", "prima", "primo", "mamá",
        "papá",
        "novia", "novio", "profesor", "profesora", "profe", "hijo", "hija", "amigo", "amiga", "suegra", "cuñado",
        "maman",
        "mamie", "mamy", "mémé", "pépé", "papi", "papy", "maman", "grand-mère", "tata", "tonton", "oncle", "copine",
        "copain",
        "prof", "maîtresse", "fils", "fille", "belle-mère", "école", "avó", "avô", "vovó", "vovô", "vó", "vô", "mamãe",
        "papai",
        "tia", "tio", "namorada", "namorado", "professora", "professor", "filho", "filha", "sogra", "prima", "lola",
        "lolo",
        "tita", "tito", "ate", "kuya", "pinsan", "ninang", "ninong", "inay", "itay", "anak", "jowa", "guro", "biyenan",
    ])
    /// What places somebody in a list of those who will learn of it: `this one is first`, `and 40 more contacts`.
    package static let ofList: Set<String> = [
        "first", "next", "contacts", "list", "followers", "friends", "everyone", "everybody", "them", "erste", "erster",
        "nächste",
        "kontakte", "primero", "primera", "siguiente", "contactos", "premier", "première", "prochain", "suivant",
        "primeiro",
        "primeira", "próximo", "contatos", "una", "susunod",
    ]
    /// Words that say what something is.
    package static let statements: Set<String> = [
        "is", "this", "that", "that's", "thats", "was", "right", "isn't", "isnt", "ist", "das", "es", "este", "est",
        "c'est", "é", "esse",
    ]
    /// Who is called for help, or about money.
    package static let institutions: Set<String> = [
        "bank", "bank's", "banks", "police", "cops", "fraud", "actionfraud", "childline", "samaritans", "nspcc", "ceop",
        "helpline", "hotline", "crimestoppers", "hospital", "doctor", "embassy", "council", "court", "fbi", "ncmec",
        "ic3", "interpol", "polizei", "policía", "policia", "banque", "banco", "polícia", "pulis", "bangko",
        "gendarmerie", "lawyer", "solicitor", "shop", "store", "supermarket", "retailer", "kiosk", "branch", "office",
        "union", "moneygram", "tesco", "asda", "walmart", "argos", "laden", "tienda", "oficina", "magasin", "boutique",
        "loja", "tindahan",
    ]
    /// Institutions in whose name fraudsters have themselves called.
    package static let impersonated: Set<String> = ["bank", "bank's", "banks", "fraud", "banque", "banco", "bangko"]
    package static let calls: Set<String> = [
        "call", "calling", "ring", "phone", "dial", "tell", "contact", "report", "text", "ask", "speak", "talk", "warn",
        "ruf", "rufe", "anrufen", "melde", "llama", "llame", "denuncia", "appelle", "appelez", "ligue", "liga",
        "denuncie", "tawagan", "tumawag",
    ]
    package static let payments: Set<String> = [
        "send", "pay", "transfer", "deposit", "put", "wire", "fund", "load", "move", "top", "topup", "invest", "drop",
        "überweise", "überweis", "überweisen", "schick", "schicke", "zahl", "zahle", "zahlen", "sende", "envía",
        "envia", "enviar", "manda", "mandar", "paga", "pagar", "deposita", "transfiere", "transferir", "envoie",
        "envoyer", "envoyez", "verse", "verser", "paie", "payer", "envie", "deposite", "transfira", "pague", "mande",
        "magpadala", "ipadala", "padala", "bayad", "bayaran", "magbayad",
    ]
    package static let speakers: Set<String> = [
        "you", "u", "ya", "he", "she", "they", "who", "du", "er", "sie", "tu", "él", "ella", "il", "elle", "você", "vc",
        "ele", "ela", "siya", "mo",
    ]
    package static let speech: Set<String> = [
        "wrote", "write", "said", "say", "says", "told", "texted", "typed", "posted", "mentioned", "gave", "put",
        "geschrieben", "gesagt", "schriebst", "sagtest", "schrieb", "sagte", "dijo", "dijiste", "escribió",
        "escribiste", "dit", "écrit", "disse", "disseste", "escreveu", "escreveste", "falou", "sabi", "sinabi",
    ]
    /// Verbs that hold their speaker in them.
    package static let spokenAlone: Set<String> = [
        "schriebst", "sagtest", "dijiste", "escribiste", "disseste", "escreveste", "sabi", "sinabi",
    ]
    package static let harms: Set<String> = [
        "robbed", "scammed", "hacked", "defrauded", "conned", "tricked", "betrogen", "estafado", "estafada", "arnaqué",
        "arnaquée", "enganado", "enganada",
    ]
    package static let frauds: Set<String> = [
        "scam", "scams", "scammer", "scammers", "scammer's", "fraud", "fraudster", "fraudulent", "fake", "stolen",
        "blacklisted", "estafa", "estafador", "arnaque", "arnaqueur", "betrug", "betrüger", "golpe", "golpista",
    ]
    /// What a value that is warned of is called, or did.
    package static let ill = harms.union(frauds).union(["beware", "avoid", "warning", "careful"])
    package static let means: Set<String> = [
        "of", "for", "by", "from", "through", "via", "with", "to", "a", "an", "von", "por", "par",
    ]
    package static let denials: Set<String> = [
        "not", "no", "isn't", "isnt", "never", "nicht", "kein", "keine", "pas", "não", "hindi",
    ]
    package static let prohibitions: Set<String> = [
        "don't", "dont", "never", "not", "nunca", "jamais", "niemals", "nie", "não", "huwag",
    ]
    /// Before a prohibition they make it a statement: `if you don't pay`.
    package static let subjects: Set<String> = [
        "you", "u", "i", "we", "they", "he", "she", "if", "who", "why", "people", "did", "does", "would", "will",
        "could",
    ]
    package static let trusting: Set<String> = [
        "pay", "send", "use", "trust", "transfer", "pagues", "envíes", "uses", "paie", "paye", "utilise", "pague",
        "envie",
    ]
    package static let objects: Set<String> = [
        "it", "that", "this", "them", "there", "him", "her", "eso", "isso", "ça",
    ]
    /// What may follow such an object: what the prohibition is about, not how or when.
    package static let objectEnds: Set<String> = [
        "one", "wallet", "account", "address", "number", "guy", "man", "person", "ever", "please", "ok", "and", "its",
        "it's",
    ]
    package static let questions: Set<String> = [
        "what", "whats", "what's", "which", "give", "gimme", "send", "tell", "drop", "share", "type", "can", "need",
        "want", "got", "have", "was", "wie", "welche", "gib", "schick", "cuál", "cual", "dame", "pásame", "quel",
        "quelle", "donne", "envoie", "qual", "passa", "manda", "ano", "pahingi",
    ]
}
