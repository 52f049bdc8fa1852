// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CaseWorkflow

/// The value stands between `‹` and `›`.
@Suite("Who does what with a value") struct ValueDeedTests {
    private func frame(_ marked: Substring, isPayee: Bool) throws -> ValueFrame? {
        let parts = marked.split(separator: "‹", maxSplits: 1, omittingEmptySubsequences: false)
        let rest = try #require(parts.last).split(separator: "›", maxSplits: 1, omittingEmptySubsequences: false)
        let (front, value, back) = (parts[0], rest[0], try #require(rest.last))
        let start = front.utf8.count
        let isCalled = !isPayee && (value.first == "0" || value.dropFirst().contains("@"))
        return ValueFrame(
            of: start..<start + value.utf8.count, in: Array("\(front)\(value)\(back)".utf8), isPayee: isPayee,
            isCalled: isCalled)
    }

    @Test("a number, a name or an address is told to be used", arguments: tellings.split(separator: "\n"))
    func told(text: Substring) throws {
        let frame = try frame(text, isPayee: false)
        #expect(frame == .ofWriter || frame == .offered)
    }

    @Test("a number, a name or an address is only named", arguments: namings.split(separator: "\n"))
    func named(text: Substring) throws {
        let frame = try frame(text, isPayee: false)
        #expect(frame != .ofWriter && frame != .offered)
    }

    @Test("an account is the reader's", arguments: accountsOfReader.split(separator: "\n"))
    func reader(text: Substring) throws { #expect(try frame(text, isPayee: true)?.isOthers == true) }

    @Test("an account may be where to pay", arguments: accountsToPay.split(separator: "\n"))
    func payee(text: Substring) throws { #expect(try frame(text, isPayee: true)?.isOthers != true) }
}

private let tellings = """
    contact me on ‹07x›
    call me ‹07x›
    call me on ‹07x› now
    ring me on ‹07x›
    reach me at ‹07x›
    reach me here ‹07x›
    you can get me on ‹07x›
    hit ‹07x› on whatsapp when you paid
    whatsapp ‹07x›
    whatsapp: ‹07x›
    wa ‹07x›
    ‹07x› is my whatsapp
    text this number ‹07x›
    send the receipt to ‹07x›
    send screenshot to ‹07x›
    message ‹07x› when its done
    my boss is on ‹07x› talk to him
    talk to my manager ‹07x›
    contact our agent: ‹07x›
    use this number ‹07x›
    new number ‹07x›
    this is my other phone ‹07x›
    save my number ‹07x›
    write to me ‹07x›
    im on ‹07x›
    dm ‹07x›
    telegram ‹07x›
    signal ‹07x›
    ‹07x› text me there
    my cell ‹07x›
    send the money by western union to ‹07x›
    mpesa ‹07x›
    mobile money to ‹07x›
    pay via paym to ‹07x›
    escríbeme al ‹07x›
    mi numero es ‹07x›
    écris moi au ‹07x›
    mon numéro c'est ‹07x›
    meine nummer ist ‹07x›
    schreib mir auf ‹07x›
    meu numero é ‹07x›
    ito number ko ‹07x›
    envía el comprobante al ‹07x›
    add me ‹u_1›
    add ‹u_1› on snap
    snap ‹u_1›
    snap: ‹u_1›
    my snap is ‹u_1›
    insta ‹@u_1›
    ‹@u_1› on telegram
    find me on insta ‹u_1›
    kik me ‹u_1›
    my discord name is ‹u_1›
    discord: ‹u_1#1234›
    my wickr ‹u_1›
    hmu on snap ‹u_1›
    ‹u_1› on snap add me
    follow ‹@u_1›
    mein snap ist ‹u_1›
    mon snap c'est ‹u_1›
    telegram username ‹u_1›
    text me on telegram ‹u_1›
    zangi ‹u_1›
    my zangi number is ‹07x›
    write to ‹l.v.77@example.net›
    pay now then text me on ‹07x›
    when you have the code, message me at ‹07x›
    send it and then whatsapp me on ‹07x›
    lets talk on telegram ‹@u_1›
    come to telegram ‹@u_1›
    pls add my second account ‹u_1›
    please contact the accountant at ‹a@b.example›
    forward the confirmation to ‹a@b.example›
    send a photo of the card to ‹a@b.example›
    you have to write to ‹a@b.example›
    you must contact our partner on ‹07x›
    my agent is on ‹07x›
    our manager ‹07x› will tell you what to do
    i use ‹07x› for business
    i am on ‹07x›
    i only use ‹u_1›
    ‹07x› thats my new number
    ‹07x› is mine
    backup number ‹07x›
    other snap: ‹u_1›
    ruf mich an unter ‹07x›
    du erreichst mich unter meiner nummer ‹07x›
    schick den Beleg an ‹07x›
    neue nummer ‹07x›
    folge mir auf insta ‹u_1›
    llámame al ‹07x›
    agrégame en telegram ‹@u_1›
    mi otro número es ‹07x›
    manda la captura al ‹07x›
    appelle-moi au ‹07x›
    ajoute moi sur snap ‹u_1›
    envoie le reçu au ‹07x›
    contacte notre agent au ‹07x›
    me chama no ‹07x›
    meu whatsapp é ‹07x›
    manda o comprovante para ‹07x›
    text mo ako sa ‹07x›
    ito ang number ko ‹07x›
    ipadala ang resibo sa ‹07x›
    i'll text you on my other number ‹07x›
    my private number: ‹07x›
    our office is on ‹07x›
    we are on telegram, add us ‹@u_1›
    you can message us on ‹07x›
    just hmu on ‹07x›
    hit me up on kik ‹u_1›
    ping me on signal ‹07x›
    save this number ‹07x› it is mine
    try my backup ‹u_1›
    add my new snap ‹u_1›
    follow my page ‹@u_1›
    follow me on tiktok ‹@u_1›
    dm me on insta ‹u_1›
    ok babe text me on ‹07x›
    now send the code to ‹07x›
    send the pin to ‹a@b.example›
    send proof of payment to ‹a@b.example›
    if you want to talk call me on ‹07x›
    once it is done write me at ‹a@b.example›
    use whatsapp, my number is ‹07x›
    go on telegram and add me ‹@u_1›
    this is my whatsapp ‹07x›
    here is my number ‹07x›
    heres my kik ‹u_1›
    it's ‹07x›
    its ‹u_1› on snap
    skype: ‹u_1›
    ‹u_1› is my telegram
    ‹07x› is my new number
    ‹07x› thats my whatsapp
    ‹u_1› add me there
    second account ‹u_1›
    speak to my partner on ‹07x›
    please write to our agent ‹a@b.example›
    schreib mir an ‹a@b.example›
    meine neue Nummer: ‹07x›
    mein telegram ist ‹u_1›
    kontaktiere unseren agent unter ‹07x›
    sende das Geld an ‹07x›
    mi whatsapp es ‹07x›
    escribe a ‹a@b.example›
    búscame en insta ‹u_1›
    llama a mi jefe al ‹07x›
    nuevo número ‹07x›
    mon numéro est ‹07x›
    écris à ‹a@b.example›
    appelle moi sur ‹07x›
    nouveau numéro ‹07x›
    mon insta est ‹u_1›
    me adiciona no insta ‹u_1›
    chama no whatsapp ‹07x›
    meu novo número é ‹07x›
    liga para meu gerente no ‹07x›
    telegram ko ‹u_1›
    bagong number ko ‹07x›
    """

private let namings = """
    pay me 300 or i send it to ‹07x›
    pay 300 by tonight or ‹07x› gets the video
    pay now or i tag ‹@u_1›
    300 or your mum on ‹07x› sees it
    send 200 to my paypal or ‹07x› will know
    my number is 07700 900001. your sisters number is ‹07x›
    my snap is sus_q, if you block me i send everything to ‹u_1›
    my snap is sus_q, dont block me or ‹u_1› gets it
    2 hours left then ‹a@b.example› gets a mail
    you have until 10pm then i whatsapp ‹07x›
    pay me 250 or i call ‹07x› and a@b.example
    pay me 250 or i call 07700 900001 and ‹a@b.example›
    give me 200 and i delete ‹07x› from my list
    pay 200 in bitcoin now, ‹07x› is first, your boss
    pay me or i send it to your dad (dave) ‹07x›
    if you dont pay by 9 i message ‹u_1› on insta
    move to telegram or i message ‹07x›
    add me on telegram sus_q or i add ‹u_1›
    lets go to whatsapp, i have your number ‹07x›
    text me on whatsapp i already have you there ‹07x›
    come to snap i know you are ‹u_1›
    my number is 07700 900001 and this is your moms ‹07x›
    pay me 300. ‹07x› a@b.example i have all of it
    Your contacts: mum ‹07x›, boss a@b.example. Pay 300 tonight or they get it
    you have one hour. Mum ‹07x›
    i sent 10 of your friends a request incl ‹u_1›, pay 100 to stop
    i have your pictures now. pay me 300 by noon or i text ‹07x› everything
    150 dollars by sunday, you have two days, then i whatsapp ‹07x›
    pay me 300 by noon or i post your pictures with ‹07x› on every escort site
    150 dollars by sunday or they are on the forum together with ‹07x›
    i want 90 euros tonight or i write ‹07x› and your pictures on the wall of your school
    paga 300 euros hoy o se lo mando a ‹07x›
    paye 300 euros ce soir ou je envoie tout au ‹07x›
    paye 300 euros ce soir ou j'envoie tout au ‹07x›
    zahl 300 Euro heute oder ich schick es an ‹07x›
    paga 300 euros hoje ou mando tudo para ‹07x›
    magbayad ka ng 5000 ngayon o ipapadala ko kay ‹07x›
    i will text ‹07x› everything unless you pay 300
    pay 300 by noon or ‹hr@b.example› and hr get the file
    its ‹07x› right? your mum? pay me 200 or i ring
    Dad ‹07x›. 200 pounds. One hour.
    i know your number ‹07x›
    is this still your number? ‹07x›
    ‹07x› this is you right
    ‹07x› thats you
    i got ur mums num ‹07x›
    i will call ‹07x› now
    i'll text ‹07x› and tell your dad
    ring ‹07x› and ask your mother if she likes it
    your work is ‹07x›
    the first one i send it to is ‹07x›
    sending to ‹07x› in 10 min
    ‹07x› gets it first
    i have ‹07x› and 30 more of your contacts
    i will whatsapp ‹07x› right now
    i message ‹07x› now
    calling ‹07x›
    i have your husband here ‹07x›
    look: mum ‹07x›
    Mum 💖 ‹07x›
    i can see you are on whatsapp ‹07x›
    you are ‹07x› living in leeds
    phone: ‹07x› address: leeds
    text ‹07x› and say sorry to your wife
    i add ‹07x› to a group with your pics
    my friend is calling ‹07x› to tell your boss
    i just got off the phone with ‹07x›
    message me from ‹07x› not this one
    whatsapp me from ‹07x›
    call me from ‹07x›
    add me with your other phone ‹07x›
    i will send it to ‹@u_1›
    your friend ‹@u_1› gets it
    tagging ‹@u_1› in 5 min
    add me or i add ‹u_1›
    i follow ‹@u_1› your sister
    text me or i dm ‹u_1›
    find me your friend ‹u_1›
    ‹instagram.com/u_1› is your girlfriend right
    i dm ‹u_1› on insta now
    message me now or i message ‹u_1›
    accept me on insta, i see you are ‹u_1›
    your insta is ‹u_1›
    i have ‹u_1› ready in my dms
    dm me from ‹u_1›
    follow me back from ‹u_1›
    add me to your group with ‹u_1›
    go to the shop on high street and buy a voucher, their number is ‹020x›
    buy steam cards at the phone shop call ‹020x›
    call western union on ‹0808x›
    call natwest ‹0345x› lift the block
    contact binance support at ‹support@b.example›
    tesco number ‹0800x› ask for gift cards
    report me at ‹report@b.example› i dont care
    my lawyer is on ‹0300x›
    can you text ‹07x›?
    he added me on snap ‹u_1›
    your sister followed me on insta ‹u_1›
    your brother texted me on ‹07x›
    pay or your teacher at ‹a@b.example› hears of it
    i am messaging ‹07x› in five minutes
    we will forward the clip to ‹a@b.example› at noon
    i'm telling ‹u_1› unless you pay
    i'm adding ‹u_1› to the group chat
    ‹u_1› will see everything tonight
    ‹07x› is next
    i know you are ‹u_1› on tiktok
    you're ‹u_1› right
    do you want ‹07x› to know
    i wonder what ‹07x› would say
    shall i ask ‹07x› for it
    i texted ‹07x› already
    just posted it for ‹@u_1›
    number ‹07x›
    phone ‹07x›
    boss ‹a@b.example›
    your ma ‹07x›
    ich schreibe ‹07x› gleich alles
    dann schicke ich es an ‹a@b.example›
    deine Mutter hat ‹07x›
    ruf mich von ‹07x› an
    schreib mir von ‹07x›
    zahl oder ‹07x› bekommt das Video
    du bist ‹u_1› oder
    llamo a ‹07x› ahora mismo
    si no pagas le escribo a ‹u_1›
    paga o ‹07x› recibe todo
    escríbeme desde ‹07x›
    tu madre es ‹07x›
    sé que eres ‹u_1›
    je vais appeler ‹07x›
    sinon je dis tout à ‹@u_1›
    paye ou ‹07x› reçoit la vidéo
    écris moi depuis ‹07x›
    ta mère c'est ‹07x›
    vou mandar tudo pra ‹07x›
    ligo para ‹07x› agora
    paga ou ‹07x› recebe o vídeo
    sua mãe é ‹07x›
    tatawagan ko ‹07x›
    sasabihin ko kay ‹@u_1›
    number mo ‹07x›
    magbayad ka o makikita ni ‹@u_1›
    or ‹07x› gets a call
    and ‹07x› will be the first to know
    in one hour ‹a@b.example› receives the file
    your mum ‹07x›, your dad 07700 900001
    your boss is ‹a@b.example› yes?
    i am writing to ‹a@b.example› as we speak
    we are calling ‹07x›
    we'll tag ‹@u_1› in every picture
    gonna send it to ‹07x›
    gonna dm ‹@u_1›
    going to tell ‹@u_1› all of it
    i already added ‹u_1›
    i just followed ‹@u_1›
    i want to show ‹@u_1› your pictures
    i can call ‹07x› whenever i like
    i could message ‹u_1› right now
    should i text ‹07x›
    i wrote to ‹a@b.example› yesterday
    i found ‹07x› in your phone
    i see ‹u_1› in your followers
    i got ‹07x› from your cloud
    i have your wife's number ‹07x›
    ask ‹07x› what she thinks of it
    tell ‹@u_1› goodbye
    say hello to ‹@u_1›
    look who follows you: ‹@u_1›
    school: ‹a@b.example›
    work: ‹a@b.example›
    name and number: jane ‹07x›
    contacts: ‹07x›
    email: ‹a@b.example›
    address book: ‹07x›
    husband ‹07x›
    wife: ‹07x›
    grandma on ‹07x›
    call your mum on ‹07x› and tell her
    text your boss at ‹07x›
    write to your wife at ‹a@b.example›
    add your sister ‹u_1› to the chat
    message your friend ‹u_1› and say it is you
    follow your cousin ‹@u_1› back
    pay or i post this on ‹u_1›'s wall
    send it from ‹07x› next time
    log in with ‹a@b.example›
    you texted me from ‹07x›
    why do you call from ‹07x›
    is ‹07x› yours
    are you ‹u_1›
    you are on snap as ‹u_1›
    you have ‹u_1› on snap
    you told me your number is ‹07x›
    you gave me ‹07x›
    she is on ‹07x›
    his number is ‹07x›
    her snap is ‹u_1›
    their insta is ‹@u_1›
    he uses ‹u_1›
    she texted me on ‹07x›
    someone added me on ‹u_1›
    i blocked ‹u_1›
    block ‹u_1› or i do
    your number ‹07x› is on the list
    the list: ‹07x› and nine more
    number two on the list is ‹07x›
    everyone on ‹u_1›'s page will see
    the video goes to ‹a@b.example› at six
    this goes straight to ‹07x›
    it will be sent to ‹07x›
    the pictures go to ‹@u_1›
    one word from me and ‹07x› has it
    ask the bank on ‹03x›
    ring the help line on ‹08x›
    the store is on ‹020x›
    moneygram is ‹0800x›
    report it to ‹report@b.example›
    call the police on ‹01x›, i dont care
    ich rufe ‹07x› an
    ich sende alles an ‹a@b.example›
    wir schreiben ‹@u_1› heute
    oder deine Frau ‹07x› sieht es
    deine Nummer ist ‹07x›
    ist ‹07x› deine Nummer?
    sonst bekommt ‹a@b.example› die Bilder
    ich habe ‹07x› von dir
    voy a llamar a ‹07x›
    o le mando el video a ‹a@b.example›
    se lo enviaré a ‹@u_1›
    tu número es ‹07x›
    tu jefe ‹a@b.example› lo verá
    tengo ‹07x› y diez más
    publico todo y etiqueto a ‹@u_1›
    j'appelle ‹07x› ce soir
    ou je le montre à ‹@u_1›
    je vais tout envoyer à ‹a@b.example›
    ton numéro est ‹07x›
    ton patron ‹a@b.example› verra tout
    j'ai ‹07x› et dix autres
    eu ligo para ‹07x› hoje
    vou marcar ‹@u_1› nas fotos
    ou mando para ‹a@b.example›
    seu número é ‹07x›
    tenho ‹07x› aqui
    ipapadala namin kay ‹@u_1›
    ipopost ko at itatag ko si ‹@u_1›
    o tatawagan ko ang nanay mo ‹07x›
    pay me or ‹07x› will know tonight
    your brother ‹07x› should see this, pay up
    i found ‹07x› in your contacts under mum
    i already saved ‹07x› and a@b.example from your phone book
    i already saved 07x and ‹a@b.example› from your phone book
    ‹07x› is the first one on my list
    first ‹07x› then your whole class
    shall i ring ‹07x› or will you pay
    i got ‹a@b.example› from your linkedin, nice job you have there
    one click and ‹a@b.example› has everything
    your teacher's mail is ‹a@b.example› right
    imagine what ‹a@b.example› would say
    @‹u_1› is your girlfriend isnt she
    i will tag @‹u_1› in the post
    @‹u_1› and @u_2 follow you, they see it first
    @u_1 and @‹u_2› follow you, they see it first
    everyone at ‹a@b.example› will laugh at you
    dont think that calling ‹07x› helps you, the police cant do anything
    if you call ‹07x› i post it, that helpline is useless
    the bank said to call ‹07x›
    your bank will ring you from ‹07x›, do not answer
    tell the shop on ‹07x› that it is for your nephew
    go to the shop, their number is ‹07x›
    ask support at ‹a@b.example› and they tell you the same
    my last victim was ‹07x›, ask how it went
    the last one who did not pay was @‹u_1›, look at the profile
    look what i did to @‹u_1›
    see instagram.com/‹u_1› thats what happens
    this guy ‹07x› paid and i deleted all
    mando todo a ‹07x› si no pagas
    tu madre es ‹07x› verdad
    le escribo a @‹u_1› ahora mismo
    el correo de tu jefe es ‹a@b.example›
    en una hora ‹a@b.example› recibe el video
    tengo el numero de tu padre ‹07x›
    llama a tu banco al ‹07x› y sube el limite
    j'envoie tout à ‹07x› si tu paies pas
    ta copine @‹u_1› va tout voir
    je vais écrire à ‹a@b.example› ton patron
    appelle ta banque au ‹07x›
    j'ai trouvé ‹07x› dans tes contacts
    ich schicke alles an ‹07x›
    deine mutter hat die ‹07x› oder
    deine freundin @‹u_1› kriegt das video zuerst
    ich schreibe deinem chef an ‹a@b.example›
    ruf deine bank an unter ‹07x›
    ich habe die nummer ‹07x› von deinem vater
    das geht gleich an ‹a@b.example›
    vou mandar tudo para ‹07x›
    a tua mãe é ‹07x› certo
    a sua namorada @‹u_1› vai ver primeiro
    o email do seu chefe é ‹a@b.example›
    liga para o banco no ‹07x›
    tenho o numero do teu pai ‹07x›
    ipapadala ko lahat kay ‹07x›
    nanay mo si ‹07x› diba
    ise-send ko kay @‹u_1› ang video mo
    i-email ko si ‹a@b.example› mamaya
    message ‹07x› and say sorry for what you did
    call ‹07x› and tell them the truth
    message @‹u_1› and say goodbye
    write to ‹a@b.example› and confess
    add ‹u_1›, he paid and sleeps well, ask him
    message ‹u_1› he will tell you i keep my word
    i am with ‹u_1› right now
    im talking to @‹u_1› now
    im in ‹u_1›'s dms already
    im on ‹u_1› profile now, nice pictures
    its ‹u_1› who gave me your pics
    it's ‹07x› i am calling next
    its ‹07x› isnt it
    me and ‹u_1› are friends now
    u told me ‹07x›
    is ‹07x› still working or did you change it
    nice new number ‹07x›
    snap ‹u_1› you deleted me there
    insta ‹u_1› thats you
    so you are on telegram ‹u_1› too
    i see you use ‹a@b.example› for paypal
    i know that ‹a@b.example› is yours
    the girl before you was ‹u_1›, follow her and see
    whatsapp ‹07x› says you are online
    telegram ‹u_1› was last seen at 9, thats you
    ‹07x› calls you all day, is that your man
    who is ‹07x›
    why does ‹07x› call you
    i blocked ‹07x› for you
    ‹07x› texted me, your dad is angry
    your mate on ‹07x› gave me this
    @‹u_1› said you are rich
    from ‹07x› you wrote me yesterday
    habla con ‹07x› y pídele perdón
    llama a ‹07x› y cuéntale
    escribe a ‹a@b.example› y dile la verdad
    appelle ‹07x› et dis la vérité
    écris à ‹a@b.example› et avoue
    ruf ‹07x› an und sag die wahrheit
    schreib ‹a@b.example› und gib es zu
    liga para ‹07x› e conta tudo
    fala com @‹u_1› e pede desculpa
    tawagan mo si ‹07x› at umamin ka
    the childline number is ‹07x›
    victim support ‹07x› cant help you
    my lawyer says call ‹07x›
    action fraud ‹07x› laughed at the last one
    dial ‹07x› and press 1 for the limit
    apple support is ‹07x› for the gift card
    paysafe hotline ‹07x›
    western union desk ‹07x›
    tesco on ‹07x› has the cards
    your work phone ‹07x› is next
    reception at ‹07x› will put me through
    i rang ‹07x›, your manager picked up
    your landlord ‹07x› too
    student union ‹a@b.example› first
    headmaster: ‹a@b.example›
    hr: ‹a@b.example›
    mum: ‹07x›
    dad ‹07x›
    mama ‹07x›
    papa ‹07x›
    girlfriend @‹u_1›
    ex: @‹u_1›
    wife ‹07x›, kids school a@b.example
    wife 07x, kids school ‹a@b.example›
    contacts: ‹07x›, a@b.example
    contacts: 07x, ‹a@b.example›
    list: ‹07x› and @u_1
    list: 07x and @‹u_1›
    targets ‹07x› a@b.example
    targets 07x ‹a@b.example›
    """

private let accountsOfReader = """
    send me 200 from your paypal ‹a@b.example› to mine
    i want 500, send it from ‹a@b.example› on paypal or it goes to your boss
    pay from your paypal ‹a@b.example› to mine
    i know your paypal is ‹a@b.example›
    i will send you the refund to ‹a@b.example› on paypal first
    log in to your paypal ‹a@b.example›
    your bank account ‹GB33X› has the money i saw it
    i saw the balance of ‹GB33X›
    pay it out of ‹GB33X›
    take it from your account ‹GB33X›
    transfer from ‹GB33X› to me
    your salary comes to ‹GB33X› right
    i'll empty ‹GB33X› if you dont
    you paid ‹GB33X› last week so you have money
    your mother's account ‹GB33X› is enough
    your cashapp is ‹$c› isnt it
    send it from ‹$c›
    i requested it from ‹$c› accept it
    you have ‹$c› on cashapp use it to pay
    i sent a request to your paypal ‹a@b.example›
    use your card ‹GB33X›
    transfer 300 from ‹GB33X› or else
    i want 200 from ‹GB33X› today or everyone sees
    take 300 out of the account ‹GB33X›
    move it from ‹GB33X› to bitcoin
    pay me from the cashapp ‹$c›
    i know you bank with ‹GB33X›
    i can see ‹GB33X› has 900 on it
    we hacked ‹GB33X›
    i have access to ‹GB33X›
    we will block ‹GB33X› tomorrow
    i paid the money back to ‹GB33X›
    we sent 50 to ‹GB33X› to show that we are real
    i will give you a refund, i send it back to ‹GB33X›
    your wages go to ‹GB33X›
    your pension is paid into ‹GB33X›
    you used ‹$c› before
    pay with ‹GB33X›
    überweis es von ‹DE33X›
    nimm es von deinem Konto ‹DE33X›
    dein Gehalt kommt auf ‹DE33X›
    ich kenne ‹DE33X›
    págame desde ‹ES33X›
    veo el saldo de ‹ES33X›
    tu sueldo llega a ‹ES33X›
    paie depuis ‹FR33X›
    je connais ton compte ‹FR33X›
    ton salaire arrive sur ‹FR33X›
    paga da tua conta ‹BR33X›
    seu salário cai na ‹BR33X›
    magbayad ka mula sa ‹PH33X›
    take what you have out of ‹GB33X›
    draw it from ‹GB33X›
    send me the rest from ‹GB33X› tonight
    make the transfer from your savings ‹GB33X›
    i saw ‹GB33X›
    i checked ‹GB33X› there is money
    i know ‹GB33X› is full
    we can see into ‹GB33X›
    we drained ‹GB33X›
    i sent you 20 to ‹$c›
    we transferred it back to ‹GB33X›
    your card ‹GB33X› still works
    your money is in your account ‹GB33X›
    you own ‹$c›
    you're ‹$c› on cashapp
    is ‹$c› your cashapp
    your dad's iban is ‹GB33X›
    you told me your iban is ‹GB33X›
    ich sehe ‹DE33X›
    zahl es aus ‹DE33X›
    dein Konto ist ‹DE33X›
    envíalo desde tu paypal ‹a@b.example›
    conozco ‹ES33X›
    envoie depuis ton paypal ‹a@b.example›
    tira da sua conta ‹BR33X›
    vejo o saldo da ‹BR33X›
    your account ‹DE00x› has 400 in it i saw
    your salary goes to ‹DE00x›
    i see you sent 50 from ‹DE00x› yesterday
    why is ‹DE00x› empty
    ‹DE00x› has only 20 in it
    there is nothing in ‹DE00x›
    ‹DE00x› is in your name
    ‹DE00x› belongs to you
    the letter from the bank says ‹DE00x›
    i can see 300 on ‹DE00x›
    top up ‹DE00x› first then pay me
    log in to ‹DE00x› and look
    ich sehe auf ‹DE00x› noch 300 euro
    auf ‹DE00x› hast du noch 200 euro
    sur ‹DE00x› tu as encore 300 euros
    en ‹DE00x› tienes 300 euros
    veo 300 euros en ‹DE00x›
    na conta ‹DE00x› tens 300 euros
    may 300 ka pa sa ‹DE00x›
    """

private let accountsToPay = """
    pay 200 to ‹GB33X›
    transfer 300 into ‹GB33X› today
    send it to your new account ‹GB33X›
    pay from your paypal to ‹GB33X›
    transfer it from your savings into ‹GB33X›
    i want 300 on ‹GB33X› by noon
    i need you to send it to ‹GB33X›
    i will send everything unless 300 are on ‹GB33X›
    i'll send it to your mum or you pay ‹bc1x›
    you have to pay ‹bc1x›
    you pay ‹bc1x› now
    i accept paypal ‹a@b.example›
    i use cashapp ‹$c›
    i only take bitcoin ‹bc1x›
    pay with revolut ‹@c›
    use ‹GB33X›
    ‹bc1x›
    you have 2 hours, ‹bc1x›
    i know you have money, ‹bc1x›
    we saw you, pay ‹bc1x›
    your wallet is ‹bc1x›, put 500 there today
    überweis es auf ‹DE33X›
    zahl 300 an ‹DE33X›
    von dir will ich 300 auf ‹DE33X›
    envía 300 a la cuenta de paypal ‹a@b.example›
    paga a ‹ES33X›
    envoie 300 sur ‹FR33X›
    verse 300 au compte ‹FR33X›
    manda 300 para ‹BR33X›
    ipadala sa ‹PH33X›
    i paid from ‹GB33X›
    my bank is ‹GB33X›
    send me 200 to ‹GB33X›
    200 from you to ‹GB33X› today
    move all of it from your bank to ‹bc1x›
    buy bitcoin with your card and send it to ‹bc1x›
    i want you to pay into ‹GB33X›
    we need 300 to ‹GB33X›
    pay to the account of my friend, ‹GB33X›
    account: ‹GB33X›
    paypal: ‹a@b.example›
    my cashapp is ‹$c›
    cashapp ‹$c› now or i post it
    ‹bc1x› you have one hour
    you know what to do: ‹bc1x›
    i sent you my wallet: ‹bc1x›
    zahle auf mein Konto ‹DE33X›
    schick 300 an paypal ‹a@b.example›
    manda 300 a mi cuenta ‹ES33X›
    envoie l'argent à ‹FR33X›
    paga para ‹BR33X›
    ipadala mo sa gcash ko ‹09x›
    """
