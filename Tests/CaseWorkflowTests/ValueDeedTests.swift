// SPDX-License-Identifier: Apache-2.0

import Analysis
import Testing

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

    @Test("an account is where to pay", arguments: accountsToPay.split(separator: "\n"))
    func payee(text: Substring) throws { #expect(try frame(text, isPayee: true)?.isPayee == true) }

    @Test(
        "an account that is named and not said to be somebody's is no place to pay to",
        arguments: accountsNamed.split(separator: "\n"))
    func namedAccount(text: Substring) throws { #expect(try frame(text, isPayee: true)?.isPayee != true) }
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
    zelle ‹07x›
    send to zelle ‹07x›
    apple pay to ‹07x›
    send apple cash to ‹07x›
    google pay ‹a@b.example›
    gpay to ‹a@b.example›
    momo ‹07x›
    send mobile money ‹07x›
    pix ‹a@b.example›
    chave pix: ‹a@b.example›
    send to ‹a@b.example› friends and family
    faz um pix pra ‹07x›
    send 300 by zelle to ‹07x›
    zelle me ‹07x› now
    my tele is ‹@kk_1›
    dc: ‹kk_1›
    my wickr me: ‹kk_1›
    👻 ‹kk_1›
    📞 ‹07x›
    my nr is ‹07x›
    my onlyfans ‹kk_1›
    skype ‹live:.cid.12›
    my skype is ‹live:.cid.12›
    meu zap ‹07x›
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
    reset ‹a@b.example› now
    code went to ‹a@b.example›
    log into ‹a@b.example› with me
    sign into ‹a@b.example› while i watch
    add me as user to ‹a@b.example›
    your apple id ‹a@b.example› is locked unless you pay
    paypal says ‹a@b.example› has no money
    your paypal ‹a@b.example› is limited
    ‹a@b.example› is your paypal isnt it
    i locked ‹a@b.example›
    the google code was sent to ‹a@b.example›
    ‹a@b.example› is registered at paypal
    your paypal ‹a@b.example› got money today
    paypal sent a mail to ‹a@b.example›
    paypal is linked to ‹a@b.example›
    ‹a@b.example› opened a dispute at paypal
    your friend ‹a@b.example› paid with paypal
    there is 20 on paypal ‹a@b.example›
    apple pay on ‹07x› failed
    your zelle ‹07x› has a limit of 500
    cashapp linked to ‹07x› is yours
    zelle sent a code to ‹07x›
    did you zelle ‹07x› before
    your mum uses zelle ‹07x›
    she has momo on ‹07x›
    i see you zelle ‹07x› every week
    pay 300 by zelle or ‹07x› gets the video
    venmo shows your friend ‹07x›
    pix or i text ‹07x›
    ‹a@b.example› uses paypal too
    your mums paypal ‹a@b.example›
    paypal limited ‹a@b.example›
    i tried ‹a@b.example› on paypal and it exists
    who pays with paypal ‹a@b.example›
    mum 📞 ‹07x›
    your sister 👻 ‹kk_1›
    her tele is ‹@kk_1›
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
    pls send am to ‹GB33X›
    oya run me 200 for this acct ‹GB33X›
    drop the 300 inside this account ‹GB33X›
    do the transfer sharp sharp to ‹GB33X›
    make the payment into this one ‹GB33X›
    abeg pay into ‹GB33X› now
    u go pay 300 to this aza ‹GB33X›
    just do transfer here ‹GB33X› and send receipt
    this is where u will pay the money ‹GB33X›
    account to pay into is ‹GB33X›
    put the money here ‹GB33X›
    kindly do payment to ‹GB33X›
    do needful and deposit in ‹GB33X›
    you transfer amount on this ‹GB33X›
    send amount in this account only ‹GB33X›
    pay fast on ‹GB33X› otherwise viral
    send money sir ‹GB33X›
    bank acc ‹GB33X›
    iban - ‹GB33X›
    IBAN ‹GB33X› Name Grace Okafor
    ‹GB33X› name john smith send it there
    the acc is ‹GB33X› ok
    heres the acc ‹GB33X›
    here u go ‹GB33X›
    this one ‹GB33X›
    to ‹GB33X›
    ok so 300 to ‹GB33X›
    £300 ‹GB33X›
    300 quid into ‹GB33X› tonight
    just 250 on ‹GB33X› and im gone
    btc only ‹bc1x›
    ‹bc1x› btc
    0.01 btc ‹bc1x›
    bitcoin pls ‹bc1x›
    send btc 2 ‹bc1x›
    buy btc on coinbase n send here ‹bc1x›
    my wallet ‹bc1x›
    wallet addr ‹bc1x›
    ‹bc1x› thats the wallet
    scan or copy this ‹bc1x›
    only crypto ‹bc1x›
    go moonpay buy 200 send to ‹bc1x›
    u have til 9 ‹bc1x›
    ‹bc1x› 1 hour
    ‹bc1x› send 0.02 now
    deposit ‹bc1x›
    cashapp ‹$c›
    cash app me ‹$c› rn
    my tag ‹$c›
    send it ‹$c›
    ‹$c› on cashapp
    ‹$c› 200 now
    just cashapp ‹$c› 50 and i stop
    pay me @ ‹$c›
    my cashtag is ‹$c›
    cash tag: ‹$c›
    pay here ‹$c›
    ‹$c› pay there or else
    $200 to ‹$c›
    send the cash to my girl ‹$c›
    you can pay in ‹GB33X›
    you need to pay ‹GB33X› before 8
    u better send to ‹GB33X›
    i said send to ‹GB33X›
    so hurry up n pay ‹GB33X›
    when u get paid send it to ‹GB33X›
    if u want it gone pay ‹GB33X›
    transfer it straight away ‹GB33X›
    wire the funds to ‹GB33X› name T. Hall
    swift transfer to ‹GB33X›
    bank transfer ‹GB33X›
    Payment details: ‹GB33X›
    bank details ‹GB33X› T Hall barclays
    acct name John Doe iban ‹GB33X›
    vire 300 euros sur ‹GB33X›
    fais le virement à ‹GB33X›
    envoie moi l'argent ici ‹GB33X›
    tu payes sur ce compte ‹GB33X›
    voici mon rib ‹GB33X›
    voilà le compte ‹GB33X›
    mon iban ‹GB33X›
    ‹GB33X› c'est mon compte
    il faut payer sur ‹GB33X›
    haz la transferencia a ‹GB33X›
    me lo ingresas en ‹GB33X›
    pásame 300 a esta cuenta ‹GB33X›
    esta es la cuenta ‹GB33X›
    mi cuenta ‹GB33X›
    aquí ‹GB33X›
    tienes que mandar 300 euros a ‹GB33X›
    deposita en ‹GB33X› ya
    pon el dinero en ‹GB33X›
    manda o dinheiro pra essa conta ‹GB33X›
    transfere pra ‹GB33X› agora
    minha conta ‹GB33X›
    deposita nessa conta ‹GB33X›
    tens de pagar para ‹GB33X›
    paga 300 na conta ‹GB33X›
    überweis die kohle auf ‹GB33X›
    das geld auf ‹GB33X› bis morgen
    mein konto ‹GB33X›
    hier ‹GB33X›
    du zahlst auf ‹GB33X›
    kontonummer ‹GB33X›
    überweise 300 an ‹GB33X› sonst
    mach die überweisung auf ‹GB33X›
    isend mo dito ‹GB33X›
    send mo na sa ‹GB33X›
    mag send ka sa ‹GB33X›
    ihulog mo sa ‹GB33X› ngayon
    dito mo ipadala ‹GB33X›
    eto account ko ‹GB33X›
    bayad ka na dito ‹GB33X›
    lagay mo sa account na to ‹GB33X›
    magbayad ka sa ‹GB33X›
    paypal ‹a@b.example›
    paypal me at ‹a@b.example›
    pay via paypal ‹a@b.example›
    send through paypal to ‹a@b.example› friends and family
    pp: ‹a@b.example›
    ‹a@b.example› paypal
    use paypal ‹a@b.example›
    ok drop it here ‹GB33X›
    pls just transfer the money na ‹GB33X›
    the account u will send to is ‹GB33X›
    Bank: Barclays Acc: ‹GB33X›
    zenith bank ‹GB33X› name Ade Bello
    send to dis acct ‹GB33X›
    gimme 200 on ‹GB33X› n its over
    u owe me 300 pay it to ‹GB33X›
    ur only way out is to pay ‹GB33X›
    3 hundred 2 ‹GB33X› b4 9
    last time im asking pay ‹GB33X›
    im serious send 150 to ‹GB33X› or bye bye
    wire 500 eur to ‹GB33X› before noon
    you will deposit the money into ‹GB33X›
    the money must be in ‹GB33X› by tonight
    i want to see 300 in ‹GB33X› by 6
    half now half tomorrow to ‹GB33X›
    first 100 to ‹GB33X› then we talk
    ask your mum for 300 and send it to ‹GB33X›
    borrow it and pay ‹GB33X›
    get a loan and send to ‹GB33X›
    monzo ‹GB33X›
    my mate's account ‹GB33X› pay in there
    pay this guy ‹GB33X›
    payee ‹GB33X›
    set up new payee ‹GB33X›
    ref: gift, ‹GB33X›
    trc20 ‹bc1x›
    usdt here ‹bc1x›
    this wallet ‹bc1x›
    ‹bc1x› (bitcoin)
    btc address -> ‹bc1x›
    address: ‹bc1x›
    send half a bitcoin to ‹bc1x›
    copy paste ‹bc1x›
    put 0.01 in ‹bc1x›
    wallet: ‹bc1x› amount 300
    300$ in btc ‹bc1x›
    its easy, buy bitcoin, send to ‹bc1x›
    open cash app and send 100 to ‹$c›
    ‹$c› cashapp
    ‹$c› on cash app asap
    50 dollars ‹$c›
    tip me ‹$c›
    use this cashtag ‹$c›
    my cash app ‹$c›
    send every dollar u have to ‹$c›
    just pay ‹$c›
    paypal friends and family ‹a@b.example›
    f&f ‹a@b.example›
    my paypal email ‹a@b.example›
    send it as a gift to ‹a@b.example›
    paypal > ‹a@b.example›
    paypal address: ‹a@b.example›
    pay with paypal only ‹a@b.example›
    300 by paypal to ‹a@b.example›
    envoie 300 à ‹GB33X›
    paie ‹GB33X› avant minuit
    compte: ‹GB33X›
    l'argent sur ‹GB33X› ce soir
    fais moi un virement ‹GB33X›
    tu verses tout sur ‹GB33X›
    vite, paye sur ‹GB33X›
    paypal c'est ‹a@b.example›
    dépose 200 sur mon compte ‹GB33X›
    je veux 300 sur ‹GB33X› demain
    mi paypal ‹a@b.example›
    págame a ‹GB33X›
    transfiere ya a ‹GB33X›
    manda la plata a ‹GB33X›
    deposítame en esta cuenta ‹GB33X›
    quiero 300 en ‹GB33X› antes de las 8
    haz un bizum o ingresa en ‹GB33X›
    el dinero a ‹GB33X›
    envíalo aquí ‹GB33X›
    cuenta para pagar ‹GB33X›
    paga ‹GB33X›
    o dinheiro na ‹GB33X› até meia noite
    faz a transferência para ‹GB33X›
    pode pagar aqui ‹GB33X›
    essa é a conta ‹GB33X›
    me paga em ‹GB33X›
    deposita tudo em ‹GB33X›
    quero 300 na ‹GB33X› hoje
    paypal ‹a@b.example› manda já
    conta: ‹GB33X›
    schick das geld auf ‹GB33X›
    300 auf ‹GB33X›
    überweisen an ‹GB33X›
    du musst an ‹GB33X› zahlen
    zahle bis heute abend auf ‹GB33X›
    das konto ist ‹GB33X›
    geld an ‹GB33X› dann lösche ich
    auf dieses konto ‹GB33X›
    ich nehme nur bitcoin ‹bc1x›
    padala mo sa ‹GB33X›
    send mo dito ‹GB33X›
    ito yung account ‹GB33X›
    magpadala ka ng 5k sa ‹GB33X›
    bayaran mo ako sa ‹GB33X›
    transfer mo na ngayon sa ‹GB33X›
    account number ko ‹GB33X›
    sa ‹GB33X› mo ihulog
    isend mo yung pera sa ‹GB33X›
    sa account na to ‹GB33X›
    ngl just pay up ‹GB33X›
    quick 150 into this acct ‹GB33X›
    my guy pay into this ‹GB33X›
    oga send the thing to ‹GB33X›
    transfer the bal to ‹GB33X›
    credit this account ‹GB33X›
    pls do fast transfer to ‹GB33X› sir
    u have to transfer 20000 in ‹GB33X›
    pay through this ‹GB33X›
    amount to be paid on ‹GB33X›
    account no ‹GB33X› pay now
    pay first half to ‹GB33X›
    send the 500 you promised to ‹GB33X›
    take a picture after u send to ‹GB33X›
    western union or bank ‹GB33X›
    bank only ‹GB33X›
    the iban ‹GB33X›
    IBAN ‹GB33X› BIC NWBKGB2L
    ‹GB33X› - Barclays - T Hall
    ‹GB33X› barclays
    here is where to send ‹GB33X›
    deliver the cash to ‹GB33X›
    coinbase to ‹bc1x›
    bitcoin atm then send to ‹bc1x›
    btc wallet ‹bc1x› 0.02
    network btc ‹bc1x›
    send exactly 0.015 to ‹bc1x›
    0.015 -> ‹bc1x›
    ‹bc1x› this is my wallet
    put bitcoin on ‹bc1x›
    ‹bc1x› u got 2 hours
    transfer crypto ‹bc1x›
    i want btc ‹bc1x›
    cashapp tag ‹$c›
    ‹$c› send 100
    $100 ‹$c› now
    drop 100 on ‹$c›
    send to my cashapp ‹$c›
    cashapp is ‹$c›
    pay ‹$c› on cashapp
    hit my cashapp ‹$c›
    u can cashapp me ‹$c›
    my paypal is ‹a@b.example›
    send by paypal ‹a@b.example›
    paypal payment to ‹a@b.example›
    tu envoies 200 à ‹GB33X›
    envoyez l'argent sur ce compte ‹GB33X›
    c'est ce compte ‹GB33X›
    il me faut 300 sur ‹GB33X›
    compte bancaire ‹GB33X›
    rib ‹GB33X›
    paye tout de suite sur ‹GB33X›
    ingresa 200 en la cuenta ‹GB33X›
    manda el dinero a esta cuenta ‹GB33X›
    haz el pago a ‹GB33X›
    número de cuenta ‹GB33X›
    me envías 300 a ‹GB33X›
    paga ya a esta ‹GB33X›
    iban para el pago ‹GB33X›
    manda pra minha conta ‹GB33X›
    o pix é ‹a@b.example›
    paga nessa conta aqui ‹GB33X›
    transfere o valor pra ‹GB33X›
    faça o depósito em ‹GB33X›
    conta bancária ‹GB33X›
    die iban ‹GB33X›
    schick die 300 an ‹GB33X›
    geld bitte an ‹GB33X›
    überweis jetzt auf mein konto ‹GB33X›
    bezahl auf ‹GB33X›
    300 € auf ‹GB33X› dann ist ruhe
    ipadala mo ang pera sa ‹GB33X›
    dito ka mag send ‹GB33X›
    gcash or bank ‹GB33X›
    bank account ko ‹GB33X›
    i-transfer mo sa ‹GB33X›
    paypal adress ‹a@b.example›
    ‹GB33X› name T Hall
    my wisetag is ‹@kk_1›
    iban ‹GB33X› name tom hall
    iban ‹GB33X› bank barclays
    iban ‹GB33X› ref gift
    """

private let accountsNamed = """
    his account is at ‹GB33X›
    the police found ‹GB33X› on her phone
    ‹GB33X› was declined by your bank
    ‹GB33X› is frozen since monday
    i have a screenshot of ‹GB33X› and your balance
    why did barclays close ‹GB33X›
    ‹GB33X› has been reported
    your salary lands in ‹GB33X›
    your mum gets her pension on ‹GB33X›
    i know where your money is, ‹GB33X›
    nice balance on ‹GB33X›
    look what i found ‹GB33X›
    i got ‹GB33X› from your email
    ‹GB33X› belongs to your dad
    her card ‹GB33X› works?
    that card ‹GB33X› got rejected
    the bank blocked ‹GB33X›
    empty ‹GB33X› tonight
    empty out ‹GB33X› or i post
    log in to ‹GB33X› and show me
    give me access to ‹GB33X›
    what is the pin for ‹GB33X›
    send me the pin of ‹GB33X›
    send me the code for ‹GB33X›
    send a screenshot of ‹GB33X›
    send me the statement of ‹GB33X›
    show me ‹GB33X›
    add me as a user on ‹GB33X›
    add my name on ‹GB33X›
    close ‹GB33X› today
    cancel ‹GB33X›
    who is ‹GB33X›
    is ‹GB33X› still open
    does ‹GB33X› have money
    did you pay ‹GB33X›
    did your mum send 50 to ‹GB33X› last week
    i see you send 50 to ‹GB33X› every month
    i know you pay ‹GB33X› for rent
    your rent goes to ‹GB33X›
    your landlord gets paid on ‹GB33X›
    your refund goes to ‹GB33X›
    tesco pay into ‹GB33X› every friday
    work pays you on ‹GB33X›
    i see salary from tesco to ‹GB33X›
    the money on ‹GB33X› is enough
    there is enough on ‹GB33X›
    you have 400 on ‹GB33X›
    you got savings on ‹GB33X›
    sell your car and clear ‹GB33X›
    take everything from ‹GB33X›
    transfer from ‹GB33X› to mine
    move all out of ‹GB33X›
    send me money from ‹GB33X›
    pay me with ‹GB33X›
    he paid me from ‹GB33X›
    your ex sent 200 to ‹GB33X› yesterday
    she sent it to ‹GB33X› not me
    i sent a test payment to ‹GB33X›
    i put 1p in ‹GB33X› to check
    i will send your pics to everyone in ‹GB33X›
    ask your bank about ‹GB33X›
    call the bank and say ‹GB33X› is hacked
    ‹GB33X› and 12 high street, i know all
    name john smith, bank barclays, ‹GB33X›, dob 1 may
    your details: ‹GB33X›
    your wallet ‹bc1x› is empty
    i saw ‹bc1x› has 2 btc
    ‹bc1x› is yours right
    ‹bc1x› got hacked last week
    someone stole from ‹bc1x›
    i can see every move of ‹bc1x›
    the fbi watches ‹bc1x›
    she lost it all to ‹bc1x›
    the last one who ignored me had ‹bc1x›
    your cashapp ‹$c› has a limit
    ‹$c› is your cashapp
    i found you on cashapp ‹$c›
    your sister is ‹$c› on cashapp
    ‹$c› blocked me
    ‹$c› declined my request
    accept my request on ‹$c›
    i requested 200 from ‹$c›
    verify ‹$c› first
    who is ‹$c›
    why did you block ‹$c›
    je connais ton iban ‹GB33X›
    ‹GB33X› est bloqué par ta banque
    son compte est ‹GB33X›
    ton salaire arrive sur ‹GB33X›
    tu as 300 euros sur ‹GB33X›
    vide ‹GB33X› ce soir
    donne moi le code de ‹GB33X›
    ta mère a un compte ‹GB33X›
    ta carte ‹GB33X› est refusée
    conozco tu cuenta ‹GB33X›
    su cuenta es ‹GB33X›
    ‹GB33X› está bloqueada
    vacía ‹GB33X› hoy
    dame la clave de ‹GB33X›
    tu madre cobra en ‹GB33X›
    tienes 500 en ‹GB33X›
    el banco cerró ‹GB33X›
    sua mãe recebe na ‹GB33X›
    eu vi ‹GB33X› no seu app
    a conta dele é ‹GB33X›
    ‹GB33X› foi bloqueada
    me dá a senha da ‹GB33X›
    esvazia ‹GB33X› hoje
    você tem 300 na ‹GB33X›
    sein konto ist ‹GB33X›
    ‹GB33X› wurde gesperrt
    dein lohn geht auf ‹GB33X›
    räum ‹GB33X› leer
    gib mir die pin von ‹GB33X›
    ich hab ‹GB33X› gesehen
    deine oma hat ‹GB33X›
    auf ‹GB33X› sind noch 500
    account niya ‹GB33X›
    may pera ka pa sa ‹GB33X›
    na-block ang ‹GB33X›
    ibigay mo pin ng ‹GB33X›
    sahod mo pumapasok sa ‹GB33X›
    nakita ko ‹GB33X› sa phone mo
    kay nanay mo yung ‹GB33X›
    i know he has an account at ‹GB33X›
    card ‹GB33X› was declined
    your bank blocked ‹GB33X›
    your iban ‹GB33X› is known to me
    reset ‹a@b.example› now
    code went to ‹a@b.example›
    log into ‹a@b.example› with me
    sign into ‹a@b.example› while i watch
    add me as user to ‹a@b.example›
    your apple id ‹a@b.example› is locked unless you pay
    paypal says ‹a@b.example› has no money
    your paypal ‹a@b.example› is limited
    ‹a@b.example› is your paypal isnt it
    i locked ‹a@b.example›
    the google code was sent to ‹a@b.example›
    ‹GB33X› is not mine it is your dads
    this is your account ‹GB33X›
    you forgot to close ‹GB33X›
    your card ‹GB33X› was used yesterday
    ‹GB33X› shows on your statement
    found ‹GB33X› in your mail
    ‹GB33X› ends with your birthday lol
    i have ‹GB33X› and your pin
    i have your iban ‹GB33X›
    screenshot says ‹GB33X›
    her bank is lloyds ‹GB33X›
    his iban ‹GB33X› is blocked
    their account ‹GB33X› got flagged
    the account ‹GB33X› was closed
    your old account ‹GB33X› still exists
    what happened to ‹GB33X›
    is ‹GB33X› a joint account
    ‹GB33X› joint with your wife
    does your husband know about ‹GB33X›
    your wife knows ‹GB33X›
    i called the bank about ‹GB33X›
    i told barclays that ‹GB33X› is a fraud account
    barclays will freeze ‹GB33X›
    they will look at ‹GB33X›
    hmrc knows ‹GB33X›
    ‹GB33X› has a standing order to gym
    you spent 40 at tesco with ‹GB33X›
    student loan arrives on ‹GB33X›
    you get paid into ‹GB33X› on fridays
    grandma transfers to ‹GB33X› every month
    mum pays your rent from ‹GB33X›
    did he pay ‹GB33X›
    have you sent money to ‹GB33X› before
    you sent 20 to ‹GB33X› on monday
    you keep sending money to ‹GB33X›
    stop sending money to ‹GB33X›
    dont touch ‹GB33X›
    don't send anything to ‹GB33X›
    i hacked into ‹GB33X›
    i will drain ‹GB33X›
    i can empty ‹GB33X› whenever
    we froze ‹GB33X›
    look at ‹GB33X›
    check ‹GB33X›
    open the app and show ‹GB33X›
    screenshot ‹GB33X› for me
    read me the balance of ‹GB33X›
    confirm ‹GB33X› for me
    verify ‹GB33X›
    confirm that ‹GB33X› is yours
    change the pin on ‹GB33X›
    link ‹GB33X› to my phone
    add my phone to ‹GB33X›
    give me your ‹GB33X› login
    put my name on ‹GB33X›
    sign me onto ‹GB33X›
    set me up on ‹GB33X›
    raise the limit on ‹GB33X›
    get a loan on ‹GB33X›
    take an overdraft on ‹GB33X›
    cash out ‹GB33X›
    withdraw all from ‹GB33X›
    sell everything on ‹GB33X›
    you trade on ‹bc1x›
    your coins sit on ‹bc1x›
    ‹bc1x› was in your notes
    your brother holds ‹bc1x›
    ‹bc1x› received 2 btc from you in may
    that wallet ‹bc1x› was seized
    police traced ‹bc1x›
    ‹bc1x› is on a blacklist
    he scammed people with ‹bc1x›
    i checked ‹bc1x› on the explorer
    ‹$c› is your boyfriend
    you requested from ‹$c›
    your friend ‹$c› paid me
    ‹$c› sent you 50 last week
    i see ‹$c› on your phone
    ‹$c› is linked to your card
    her cashapp is ‹$c›
    ‹$c› has your photo
    ‹a@b.example› is registered at paypal
    your paypal ‹a@b.example› got money today
    paypal sent a mail to ‹a@b.example›
    paypal is linked to ‹a@b.example›
    ‹a@b.example› opened a dispute at paypal
    your friend ‹a@b.example› paid with paypal
    there is 20 on paypal ‹a@b.example›
    son iban c'est ‹GB33X›
    ‹GB33X› est à ta mère
    la banque a bloqué ‹GB33X›
    j'ai vu ‹GB33X› sur ton téléphone
    tu reçois ton salaire sur ‹GB33X›
    ferme ‹GB33X›
    ton père a viré 50 sur ‹GB33X›
    il reste 300 sur ‹GB33X›
    su iban ‹GB33X› está bloqueado
    ‹GB33X› es de tu madre
    el banco bloqueó ‹GB33X›
    vi ‹GB33X› en tu móvil
    cobras en ‹GB33X›
    tu padre te manda dinero a ‹GB33X›
    queda dinero en ‹GB33X›
    cierra ‹GB33X›
    o iban dele é ‹GB33X›
    ‹GB33X› é da tua mãe
    o banco bloqueou ‹GB33X›
    teu pai deposita na ‹GB33X› todo mês
    ainda tens dinheiro na ‹GB33X›
    fecha a ‹GB33X›
    seine iban ‹GB33X› ist gesperrt
    ‹GB33X› gehört deiner mutter
    die bank hat ‹GB33X› gesperrt
    dein vater überweist dir auf ‹GB33X›
    es ist noch geld auf ‹GB33X›
    kündige ‹GB33X›
    auf ‹GB33X› kommt dein gehalt
    sa nanay mo ang ‹GB33X›
    sarado na ang ‹GB33X›
    na-hack ko ang ‹GB33X›
    may laman ang ‹GB33X›
    pinapadalhan ka ng tatay mo sa ‹GB33X›
    i-close mo ang ‹GB33X›
    is ‹GB33X› still with halifax
    ‹GB33X› was flagged by fraud team
    the refund landed on ‹GB33X›
    i noticed ‹GB33X› in the screenshot
    you showed me ‹GB33X› on cam
    the photo of your card ‹GB33X› is clear
    ‹GB33X› expires next month
    your aunt has ‹GB33X› too
    who else uses ‹GB33X›
    you and dave share ‹GB33X›
    i memorised ‹GB33X›
    i wrote down ‹GB33X›
    i copied ‹GB33X› from your wallet
    let me into ‹GB33X›
    unlock ‹GB33X›
    give me the login for ‹GB33X›
    tell me the balance on ‹GB33X›
    what is left on ‹GB33X›
    how much is on ‹GB33X›
    screenshot your app with ‹GB33X›
    there was a payment from ‹GB33X›
    money came from ‹GB33X›
    your boss pays you through ‹GB33X›
    payday on ‹GB33X› is friday
    bills come out of ‹GB33X›
    netflix is charged on ‹GB33X›
    ‹GB33X› pays your netflix
    i can order stuff with ‹GB33X›
    i ordered a phone on ‹GB33X›
    i used ‹GB33X› at tesco
    thanks for ‹GB33X› lol
    your nan left money on ‹GB33X›
    dad put 50 on ‹GB33X› for you
    the school takes dinner money from ‹GB33X›
    student finance has ‹GB33X›
    benefits office has ‹GB33X›
    paypal is tied to ‹GB33X›
    ‹GB33X› bounced
    ‹GB33X› wont go through
    ‹GB33X› isnt working
    ‹GB33X› rejected my direct debit
    he is the owner of ‹GB33X›
    she opened ‹GB33X› in 2019
    they shut ‹GB33X›
    ‹GB33X› under investigation
    cops asked me about ‹GB33X›
    dont use ‹GB33X› anymore it is closed
    never mind ‹GB33X›
    forget ‹GB33X›
    i traced ‹bc1x› to you
    ‹bc1x› sent you 0.1
    your exchange shows ‹bc1x›
    you own ‹bc1x›
    he mines to ‹bc1x›
    ‹bc1x› belongs to a mixer
    ‹bc1x› is in the news
    that guy ‹bc1x› stole mine
    is ‹bc1x› your ledger
    seed phrase for ‹bc1x›
    give me the keys to ‹bc1x›
    ‹$c› is under your name
    your mate ‹$c› owes you
    tell ‹$c› i said hi
    ‹$c› got banned
    i messaged ‹$c›
    ‹$c› paid your bill
    is ‹$c› your sister
    cashapp closed ‹$c›
    ‹a@b.example› uses paypal too
    your mums paypal ‹a@b.example›
    paypal limited ‹a@b.example›
    i tried ‹a@b.example› on paypal and it exists
    who pays with paypal ‹a@b.example›
    le compte ‹GB33X› est à découvert
    ton rib ‹GB33X› est dans tes mails
    la carte ‹GB33X› a expiré
    ton patron te paie sur ‹GB33X›
    sur ‹GB33X› il y a rien
    son rib ‹GB33X› je l'ai
    j'ai trouvé ‹GB33X› dans ton sac
    tu paies ton loyer avec ‹GB33X›
    la tarjeta ‹GB33X› caducó
    tu jefe te paga en ‹GB33X›
    en ‹GB33X› no hay nada
    tengo el iban de tu padre ‹GB33X›
    me sé ‹GB33X› de memoria
    encontré ‹GB33X› en tu correo
    o cartão ‹GB33X› expirou
    teu chefe paga-te na ‹GB33X›
    na ‹GB33X› não há nada
    tenho o iban do teu pai ‹GB33X›
    achei ‹GB33X› no teu email
    die karte ‹GB33X› ist abgelaufen
    dein chef zahlt auf ‹GB33X›
    auf ‹GB33X› ist nichts
    ich habe die iban von deinem vater ‹GB33X›
    ‹GB33X› steht auf deinem ausweis
    expired na ‹GB33X›
    wala nang laman ang ‹GB33X›
    nasa akin ang ‹GB33X› ng tatay mo
    nakuha ko ‹GB33X› sa bag mo
    ‹GB33X› name is blocked
    ‹GB33X› bank declined it
    ‹GB33X› names your dad
    ‹GB33X› holder was arrested
    ‹GB33X› bank closed
    iban ‹GB33X› bank declined it
    card ‹GB33X› bank blocked
    iban ‹GB33X› name is wrong
    """
