// SPDX-License-Identifier: Apache-2.0

/// Words of the language that are names as well, and words that open a sentence: as names they count only with a capital,
/// and what merely follows "my sister" is no name when it is one of them.
enum OrdinaryWords {
    static func contains(_ units: [UInt8]) -> Bool { words.contains(String(decoding: units, as: UTF8.self)) }

    static func contains(_ word: String) -> Bool { words.contains(word) }

    private static let words: Set<String> = Set(
        """
        will may mark grace hope faith joy rose lily daisy ivy iris jack art frank rich rob pat sue drew chase hunter \
        mason page price young long short white black brown green grey gray king queen prince cook baker walker hill \
        wood woods field stone day summer april june august dawn eve sky sunny max angel dean grant lance miles earl \
        duke bishop love lovely best happy star moon sun rain rock reed brook brooks lane street road park parks west \
        east north south gold silver crystal ruby pearl amber olive hazel holly heather violet ginger poppy cherry \
        melody harmony destiny trinity charity chance blaze storm river ocean forest robin jay martin wren bill john \
        sandy rusty dusty misty penny nick pete gene dot peg gay ray guy buddy junior major carter fisher potter \
        taylor turner parker porter cooper carpenter marshall fox wolf lamb bird finch swan little small large strong \
        power powers sharp swift noble savage church temple castle bell ball bush flowers banks bridges rivers lake \
        the and you your are was were has have had not but for with from this that what when where who why how can \
        could would should did does don just like get got let see say said come came going want need know think look \
        yes yeah nah okay fine good bad new old big all any one two three out off now then here there they them their \
        him her his she our its his mum mom mummy mommy dad daddy mother father sister brother friend friends family \
        baby babe bro sis nan gran aunt uncle cousin work home school college group chat team class club room house \
        person people phone email username account place other name names number message messages media note notes \
        owner service system user example test sample admin support info contact contacts unknown private number \
        please thanks thank sorry hey hello hi bye lol omg really maybe also because been being about after again \
        before only over under very well some such than too into over more most much many make made take took give \
        gave tell told talk call called send sent show pay paid money time today tomorrow tonight week month year \
        never always every everyone someone nobody somebody anyone it's i'm don't can't won't didn't im dont cant \
        january february march july september october november december monday tuesday wednesday thursday friday \
        saturday sunday english british french german spanish italian american twitter instagram snapchat facebook \
        whatsapp telegram google apple amazon youtube tiktok paypal steam
        """.split(separator: " ").map(String.init))
}
