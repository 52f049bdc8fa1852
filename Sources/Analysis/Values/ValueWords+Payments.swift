// SPDX-License-Identifier: Apache-2.0

/// Words that prove that money is to go to a value, in the languages of the rule packs; compared without accents (`plain`).
extension ValueWords {
    /// Paying and sending, as it is ordered.
    package static let orders: Set<String> = [
        "pay", "send", "snd", "sendd", "transfer", "trasfer", "tranfer", "deposit", "wire", "remit", "put", "drop",
        "fund", "load", "move", "forward", "invest", "zelle", "cashapp", "venmo", "paypal", "gpay", "bizum", "dash",
        "credit", "repay", "settle", "payment", "payments", "deposits", "transfers", "use", "tip",
        "deliver", "tribute", "donate", "gift", "sent", "pix", "run", "copy", "scan",
        // German
        "zahl", "zahle", "zahlen", "bezahl", "bezahle", "bezahlen", "uberweis", "uberweise", "uberweisen", "uberweist",
        "ueberweis", "ueberweise", "ueberweisen", "uberweisung", "schick", "schicke", "schicken", "schickst", "sende",
        "senden", "einzahlen", "einzuzahlen", "uberwiesen", "transferiere", "transferier", "nutze", "benutz",
        "benutze", "nimm", "nehmt", "zahlst", "zahlung", "uberweisst", "leg", "uberweisungen",
        // Spanish
        "envia", "enviar", "envie", "enviame", "envialo", "envias", "envies", "manda", "mandar", "mande", "mandame",
        "mandalo", "mandas", "mandes", "paga", "pagar", "pague", "pagame", "pagalo", "pagas", "pagues", "deposita",
        "depositar", "deposite", "depositame", "depositalo", "depositas", "deposites", "transfiere", "transferir",
        "transfiera", "transfiereme", "transfierelo", "transferencia", "ingresa", "ingresar", "ingresame", "ingresalo",
        "gira", "girame", "pon", "ponme", "ponlo", "hazme", "bizumea", "usa", "use", "utiliza", "pago", "deposito",
        "mandamelo", "enviamelo", "transferi", "depositalos", "consigna", "consignar", "ingresas", "giras", "pasame",
        "pasa", "pasas", "pasarme", "transfieres", "yapea", "yapeame",
        // French
        "envoie", "envoies", "envoyer", "envoyez", "envoi", "verse", "verser", "versez", "paie", "paies", "paye",
        "payes",
        "payer", "payez", "vire", "virer", "virez", "virement", "versement", "paiement", "transfere", "transferer",
        "transferez", "depose", "deposer", "deposez", "mets", "mettez", "regle", "regler", "reglez", "utilise",
        "utilisez", "depot", "verses", "vires", "deposes", "transferes", "utilises",
        // Portuguese
        "envie", "enviar", "mande", "transfere", "transfira", "transferir", "deposite", "passa", "passe", "bota",
        "coloca", "faz", "faca", "pagamento", "deposita", "transferencia", "pagar", "utilize", "joga",
        // Tagalog
        "magpadala", "ipadala", "padala", "padalhan", "padalahan", "bayad", "bayaran", "magbayad", "bayarin", "isend",
        "magsend", "ihulog", "hulog", "hulugan", "maghulog", "ilagay", "lagay", "itransfer", "magtransfer", "ideposit",
        "gcash", "ibayad", "pasahan", "ipasa", "gamitin", "isubmit", "pakisend", "pakipadala", "pakibayad",
    ]
    /// Opening what is sent, as it is ordered.
    package static let openings: Set<String> = [
        "tap", "click", "open", "press", "scan", "follow", "or", "and", "tipp", "tippe", "klick", "klicke", "offne",
        "scanne", "oder", "und", "toca", "abre", "pulsa", "escanea", "haz", "hazlo", "clic", "o", "y", "clique",
        "cliquez", "ouvre", "ouvrez", "appuie", "scannez", "ou", "et", "escaneia", "aperta", "clica", "e", "pindutin",
        "buksan", "iscan", "at",
    ]
    /// Of those, what is as well a thing, or is said of what somebody did: proof only where it cannot be either.
    package static let weakOrders: Set<String> = [
        "sent", "dash", "gift", "credit", "use", "usa", "gcash", "leg", "run",
    ]
    /// Where money is sent to.
    package static let goals: Set<String> = [
        "to", "too", "into", "in", "onto", "on", "at", "via", "towards", "unto", "through", "thru", "2", "by", "using",
        "with",
        "an", "auf", "zu", "uber", "per", "mit", "a", "al", "ala", "para", "pra", "pro", "por", "en", "con", "au",
        "aux",
        "sur", "vers", "dans", "chez", "avec", "na", "no", "nas", "nos", "em", "ao", "pelo", "pela", "com", "sa", "kay",
        "ni", "thro", "inside", "against",
    ]
    /// Where money is to be: what a sum must be followed by.
    package static let goalsOfSum: Set<String> = [
        "to", "into", "in", "onto", "on", "an", "auf", "a", "al", "para", "pra", "en", "au", "sur", "na", "no", "ao",
        "sa",
        "inside", "2",
    ]
    /// Points at what comes next.
    package static let pointers: Set<String> = [
        "here", "heres", "here's", "this", "these", "below", "following", "hier", "diese", "diesen", "dieses",
        "dieser", "folgende", "folgendes", "aqui", "aca", "esta", "este", "estos", "siguiente", "ici", "voici", "voila",
        "ce", "cette", "cet", "ceci", "suivant", "aqui", "essa", "esse", "nesse", "nessa", "nesta", "neste", "seguinte",
        "dito", "eto", "ito", "itong", "heto", "diyan", "dyan",
    ]
    /// May stand in a label beside the name of a thing.
    package static let fillers: Set<String> = [
        "is", "are", "its", "it's", "the", "that", "that's", "thats", "ok", "okay", "pls", "plz", "please", "now",
        "only", "my",
        "our", "me", "us", "mine", "one", "correct", "right", "new", "nr", "no", "num", "of", "for", "and", "or", "to",
        "into", "on", "in", "by", "via", "thru", "through", "with", "using", "per", "as", "a", "an", "other", "second",
        "main", "backup", "again", "same", "wa", "app", "u", "you", "go", "network", "net", "chain", "safe", "secure",
        "fresh", "set", "up",
        "just", "still", "also", "instead", "today", "yes", "ya", "yeah",
        "der", "die", "das", "dem", "den", "ist", "lautet", "mein", "meine", "meinem", "auf", "an", "fur", "bitte",
        "nur",
        "jetzt", "neue", "neues", "von",
        "el", "la", "los", "las", "mi", "mis", "es", "por", "para", "en", "de", "del", "al", "favor", "solo", "ahora",
        "nueva", "nuevo", "le", "les", "mon", "ma", "mes", "est", "c'est", "sur", "du", "au", "pour", "svp",
        "maintenant",
        "uniquement", "nouveau", "o", "os", "as", "meu", "minha", "e", "so", "agora", "na", "no", "da", "do", "pelo",
        "ang", "ko", "sa", "po", "lang", "ay", "ng", "nga", "mo", "number", "si", "kay", "yung", "aking",
    ]
    /// Names of what money is, in any unit.
    package static let monies: Set<String> = [
        "money", "cash", "fund", "funds", "fee", "fees", "amount", "sum", "rest", "half", "balance", "everything",
        "all", "it",
        "them", "full", "complete", "remaining", "payment", "deposit", "tax", "fine", "dough", "moni", "paper", "bread",
        "pounds", "pound", "quid", "gbp", "dollars", "dollar", "usd", "bucks", "euros", "euro", "eur", "eu", "naira",
        "ngn",
        "cedis", "cedi", "ghs", "rupees", "rupee", "rs", "inr", "pesos", "peso", "php", "reais", "real", "brl", "k",
        "grand", "hundred", "thousand", "hundo",
        "usdt", "btc", "eth", "ltc", "xmr", "sol", "trx", "crypto", "coins", "coin", "bitcoin", "bitcoins", "ethereum",
        "cfa", "fcfa", "xof", "xaf", "franken", "chf", "geld", "kohle", "betrag", "summe", "restbetrag", "alles", "es",
        "dinero", "plata", "pasta", "lana", "monto", "cantidad", "todo", "lo", "argent", "fric", "somme", "montant",
        "tout",
        "thune", "dinheiro", "grana", "valor", "quantia", "tudo", "resto", "pera", "bayad", "lahat", "halaga", "piso",
        "soles", "bolivares", "shillings", "ksh", "kes", "rand", "zar", "ugx", "tzs", "£", "$", "€", "₦", "₱", "₹",
    ]
    /// What may stand besides in an order to pay: to whom, when, how.
    package static let amidOrder: Set<String> = [
        "me", "us", "my", "our", "the", "a", "an", "this", "that", "these", "now", "today", "tonight", "asap",
        "immediately",
        "quick", "quickly", "fast", "first", "then", "just", "please", "pls", "plz", "only", "straight", "directly",
        "direct", "back", "over", "up", "out", "down", "off", "through", "here", "there", "one", "more", "another",
        "mo", "na",
        "nyo", "ninyo", "po", "lang", "ngayon", "agad", "ang", "yung", "ng", "si", "kay", "ako", "sakin", "akin",
        "nalang",
        "mir", "uns", "mich", "das", "den", "die", "jetzt", "sofort", "heute", "bitte", "schnell", "ein", "eine",
        "einen",
        "me", "te", "nos", "le", "la", "el", "los", "ya", "ahora", "hoy", "rapido", "favor", "un", "una", "por",
        "moi", "nous", "vite", "maintenant", "ce", "soir", "aujourd'hui", "l", "les", "des", "du", "de", "suite",
        "tout", "la",
        "agora", "hoje", "logo", "o", "os", "um", "uma", "pix", "bizum", "virement", "transferencia", "transfer",
        "deposit",
        "into", "quid", "worth", "total", "exactly", "least", "atleast", "via", "using", "by", "with", "in", "on",
        "per",
        "app", "away", "sir", "madam", "ma", "bro", "babe", "dear", "hun", "boss", "mobile", "guy", "person", "lady",
        "friend",
        "paste", "rn", "noon", "midnight", "within", "before", "until", "hour", "hours", "minutes", "mins", "min",
        "hrs", "pm", "am",
        "tomorrow", "tmrw", "tmr", "kindly", "abeg", "sharp", "sharply", "deposito", "versement", "uberweisung", "pago",
        "paiement", "pagamento", "payment", "same", "day", "instant",
    ]
    /// What may stand before an order besides whoever is to pay.
    package static let leads: Set<String> = [
        "so", "else", "ngl", "guy", "oga", "boss", "bank", "sharp", "otherwise", "again", "still", "babe", "baby",
        "bro", "hun", "dear", "love", "idiot", "bitch",
        "sir",
        "madam", "mate", "man", "boy", "girl", "bby", "honey", "stupid", "fool", "hurry", "quick", "fast", "go", "come",
        "try",
        "start", "buy", "get", "make", "do", "complete", "finish", "if", "when", "once", "after", "before", "by",
        "kindly", "abeg", "oya", "pls", "plz", "please", "need", "want", "wants", "must", "should", "gotta", "gonna",
        "easy",
        "simple", "simply", "option", "only", "rather", "better", "said", "told", "tell", "ask", "remember", "where",
        "how",
        "here", "there", "this", "that", "is", "it", "me", "us", "n", "nd", "paid", "die", "den", "eine", "ein", "ang",
        "el", "sur", "all", "any", "for", "of", "on", "at", "in", "with", "to", "a",
        "an", "the", "first", "next", "step", "done", "good", "fine", "ok", "okay", "alright", "cool", "yes", "no",
        "lol",
        "haha", "now", "today", "tonight", "hour", "hours", "minutes", "mins", "deadline", "time", "last", "chance",
        "final",
        "warning", "money", "hey", "hi", "hello", "listen", "look", "quickly", "anyway", "let", "lets", "let's", "more",
        "one",
        "bitte", "jetzt", "sofort", "dann", "also", "sonst", "musst", "sollst", "solltest", "kannst", "wirst", "sollen",
        "mach", "los", "wenn", "einfach", "und", "das", "geld", "noch", "erst", "mir", "am", "bis", "heute",
        "que", "debes", "tienes", "tiene", "puedes", "vas", "quiero", "ahora", "ya", "si", "por", "favor", "hay", "haz",
        "entonces", "o", "y", "me", "lo", "primero", "mejor", "necesito", "hacer", "haga", "hoy", "urgente",
        "faut", "dois", "devez", "peux", "veux", "fais", "faites", "alors", "maintenant", "svp", "il", "tu", "vous",
        "donc",
        "sinon", "vas", "vite", "le", "la", "les", "un", "une", "faire", "quand", "pour",
        "precisa", "precisas", "tem", "tens", "deve", "pode", "faz", "faca", "agora", "logo", "entao", "quero", "vai",
        "um",
        "fazer", "de", "da", "do",
        "kailangan", "dapat", "pwede", "gusto", "kong", "mo", "ka", "mag", "i", "paki", "sige", "na", "muna", "basta",
        "kung",
        "you", "u", "ya", "yall",
    ]
    /// Whoever sees, says or wonders does not order: `i see you send …`.
    package static let observations: Set<String> = [
        "see", "saw", "seen", "know", "knew", "known", "notice", "noticed", "watch", "watched", "watching", "caught",
        "heard",
        "think", "thought", "guess", "bet", "why", "did", "didn't", "didnt", "does", "always", "often", "used", "never",
        "dont", "don't", "stop", "cant", "can't", "not", "wont", "won't", "who", "whom", "whose", "since", "how come",
        "weiss", "sehe", "sah", "warum", "nie", "nicht", "veo", "vi", "se", "sais", "vois", "vu", "pourquoi", "pas",
        "jamais",
        "sei", "vejo", "nao", "nunca", "huwag", "wag", "bakit", "alam", "nakita", "hindi",
    ]
    /// Times that make a telling of a habit, or of what is over.
    package static let habits: Set<String> = [
        "yesterday", "every", "weekly", "monthly", "ago", "usually", "jeden", "jede", "gestern", "cada", "ayer",
        "chaque",
        "hier", "ontem", "todo", "kahapon", "tuwing",
    ]
    /// What a line may end with behind a label and its value, or stand before a value that it sets apart: a time, or haste.
    package static let times: Set<String> = [
        "today", "tonight", "tomorrow", "tmrw", "tmr", "now", "asap", "noon", "midnight", "hour", "hours", "hr", "hrs",
        "minute",
        "minutes", "min", "mins", "pm", "am", "rn", "til", "b4", "ate", "meia", "medianoche", "minuit", "mitternacht",
        "abend", "hasta", "vor", "then", "within", "before", "by", "until", "till", "deadline", "quick", "quickly",
        "fast",
        "immediately", "clock", "seconds", "day", "days", "sharp", "or", "else", "time",
        "heute", "jetzt", "sofort", "stunde", "stunden", "minuten", "bis", "sonst", "oder", "schnell", "morgen", "uhr",
        "hoy", "ahora", "hora", "horas", "minutos", "antes", "manana", "rapido", "ya",
        "aujourd'hui", "maintenant", "heure", "heures", "avant", "vite", "demain", "sinon", "soir",
        "hoje", "agora", "amanha", "logo", "noite", "tarde", "ngayon", "oras", "agad", "bukas", "mamaya",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    /// Behind it stands a name.
    package static let namings: Set<String> = [
        "name", "names", "named", "holder", "beneficiary", "recipient", "receiver", "payee", "ref", "reference", "note",
        "memo",
        "titular", "beneficiario", "nombre", "nom", "titulaire", "beneficiaire", "inhaber", "empfanger", "kontoinhaber",
        "nome", "favorecido", "pangalan", "remark", "bic", "swift",
    ]
    /// What makes a label of where to pay: names of accounts, of services and of coins.
    package static let accountNames: Set<String> = [
        "account", "accounts", "acc", "acct", "accnt", "aza", "details", "detail", "iban", "wallet", "wallets",
        "address",
        "addy", "addr", "adress", "addres", "adres", "wisetag", "chimesign", "paypalme", "paypal", "pp", "cashapp",
        "cashtag", "cash", "venmo", "revolut", "revtag", "monzo", "wise",
        "zelle",
        "card", "sort", "code", "chime", "skrill", "neteller", "payoneer", "remitly", "worldremit", "sendwave",
        "starling", "n26",
        "bunq", "chipper", "opay", "palmpay", "kuda", "moniepoint", "gtb", "gtbank", "zenith", "uba", "access", "fcmb",
        "wema",
        "ecobank", "stanbic", "firstbank", "polaris", "sterling", "fidelity", "union", "gcash", "paymaya", "maya",
        "bpi", "bdo",
        "metrobank", "landbank", "unionbank", "paytm", "phonepe", "gpay", "upi", "bhim", "imps", "neft", "ifsc",
        "sbi", "hdfc", "icici", "axis", "mpesa", "momo", "airtel", "mtn", "barclays", "lloyds", "natwest", "hsbc",
        "santander",
        "halifax", "nationwide", "tsb", "rbs", "chase", "wells", "boa", "citi", "sparkasse", "volksbank", "commerzbank",
        "bbva", "caixa", "caixabank", "bnp", "nubank", "itau", "bradesco", "inter", "picpay", "nequi", "bancolombia",
        "yape",
        "bitcoin", "btc", "eth", "ethereum", "ether", "crypto", "usdt", "usdc", "tether", "trc20", "erc20", "bep20",
        "bnb", "ltc",
        "litecoin", "monero", "xmr", "doge", "dogecoin", "dash", "xrp", "ripple", "sol", "solana", "tron", "trx",
        "coinbase",
        "binance", "metamask", "exodus", "blockchain", "payment", "payments", "payee", "deposit", "tag", "handle",
        "bank",
        "banking", "bankaccount", "chave", "pix", "clabe", "cbu", "cvu", "alias", "rib", "bizum", "twint", "paylib",
        "lydia",
        "kontonummer", "konto", "kontodaten", "bankverbindung", "karte", "cuenta", "bancaria", "tarjeta", "billetera",
        "monedero", "compte", "bancaire", "carte", "portefeuille", "conta", "bancaria", "carteira", "cartao",
        "direccion",
        "adresse", "endereco", "apple", "google", "samsung", "orange", "western", "pesa", "paym", "swish", "vipps",
        "mbway", "interac", "moneygram", "applepay", "mobilemoney", "m-pesa", "money", "transfer", "wire",
        "agency", "agencia", "cpf", "correo", "paypals", "number", "nummer", "numero", "id", "tng", "dana", "ovo",
        "kbank",
    ]
    /// Who takes what, told of the writer.
    package static let takings: Set<String> = [
        "accept", "take", "use", "prefer", "receive", "want", "need", "nehme", "akzeptiere", "will", "brauche",
        "acepto", "uso",
        "recibo", "quiero", "accepte", "prends", "veux", "utilise", "aceito", "recebo", "quero", "tumatanggap", "gusto",
        "accepts",
        "do", "have", "got",
    ]
    /// What a sum that is wanted is told with.
    package static let wants: Set<String> = [
        "i", "we", "want", "need", "expect", "wanna", "must", "should", "be", "are", "arrive", "arrives", "land",
        "lands",
        "goes", "go", "gimme", "give", "owe", "first", "then", "every", "each", "week", "weekly", "month", "from",
        "you", "u", "the", "my", "our", "all", "that", "unless", "until", "by", "ill", "i'll", "only", "to",
        "more", "another", "least", "at", "or", "so", "ok", "bitte", "kindly", "paid", "please", "pls", "just", "will",
        "sit", "a", "of",
        "ich", "wir", "brauche", "brauchen", "wollen", "mussen", "muss", "sind", "soll", "sollen", "von", "dir", "das",
        "den", "die",
        "quiero", "necesito", "queremos", "necesitamos", "que", "debe", "deben", "ser", "tu", "de", "el", "los", "la",
        "je", "nous", "veux", "voulons", "faut", "il", "dois", "doit", "les", "le", "me", "me",
        "eu", "quero", "preciso", "queremos", "precisamos", "gusto", "ko", "kailangan", "namin", "kong", "ng",
    ]

    /// Of those, what is done with much else: proof only where nothing but money stands behind it.
    package static let movings: Set<String> = [
        "put", "drop", "load", "pon", "ponlo", "ponme", "mets", "mettez", "ilagay", "lagay", "coloca", "bota", "joga",
        "passa", "passe", "faz", "faca", "pasa", "pasas", "pasame", "ipasa", "copy", "scan", "run", "tip", "gira",
        "hazme", "leg",
    ]
    /// Infinitives that end a German sentence.
    package static let endings: Set<String> = [
        "zahlen", "uberweisen", "ueberweisen", "schicken", "senden", "einzahlen", "bezahlen", "transferieren",
        "uberweist", "uberwiesen",
    ]
    /// Services that pay to a number or an address, in one word and in two.
    package static let paymentServices: Set<String> = [
        "zelle", "applepay", "gpay", "googlepay", "momo", "mobilemoney", "mpesa", "gcash", "paymaya", "maya", "pix",
        "paypal", "pp",
        "bizum", "paym", "paytm", "phonepe", "upi", "twint", "mbway", "vipps", "swish", "yape", "nequi", "daviplata",
        "opay",
        "palmpay", "venmo", "cashapp", "revolut", "wise", "remitly", "sendwave", "wave", "skrill", "interac",
        "etransfer", "moneygram",
        "ecocash", "bkash", "easypaisa", "jazzcash", "gopay", "ovo", "dana", "promptpay", "lydia", "wero",
    ]
    package static let paymentServicePairs: Set<String> = [
        "apple pay", "apple cash", "google pay", "samsung pay", "mobile money", "orange money", "airtel money",
        "mtn momo", "m pesa",
        "mb way", "western union", "cash app", "chave pix", "e transfer", "phone pe",
    ]
    /// Names of services that are also said of what is done with them: `cashapp me`.
    package static let serviceOrders: Set<String> = [
        "zelle", "cashapp", "venmo", "paypal", "gpay", "bizum", "gcash", "pix", "dash",
    ]
    /// Small letters without accents; what is spelled with two letters in plain German stays.
    package static func plain(_ word: String) -> String {
        // French binds articles: `l'argent`.
        if word.utf8.count > 3, word.hasPrefix("l'") || word.hasPrefix("d'") { return plain(String(word.dropFirst(2))) }
        guard word.utf8.contains(where: { $0 >= 0x80 }) else { return word }
        return String(word.map { accents[$0] ?? $0 })
    }

    private static let accents: [Character: Character] = [
        "á": "a", "à": "a", "â": "a", "ã": "a", "ä": "a", "å": "a", "é": "e", "è": "e", "ê": "e", "ë": "e", "í": "i",
        "ì": "i",
        "î": "i", "ï": "i", "ó": "o", "ò": "o", "ô": "o", "õ": "o", "ö": "o", "ú": "u", "ù": "u", "û": "u", "ü": "u",
        "ç": "c",
        "ñ": "n",
    ]
}
