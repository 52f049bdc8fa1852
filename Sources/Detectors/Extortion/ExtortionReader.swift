// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers

/// Reads a conversation into frames, account by account; detectors make findings or stages of them.
struct ExtortionReader: Reading {
    private let context: DetectorContext
    private var clock = ActiveClock()
    private(set) var demanders = Demanders()
    /// The demanders with the latest parts: an answer concerns one of them.
    private var addressed: [Account.ID] = []
    /// The words of everybody's names, folded.
    private var names: [Account.ID: Set<String>] = [:]
    /// The first currency that anybody names.
    private(set) var currency: String?
    /// Accounts that wrote something, up to three: more than two make a group.
    private var speakers: [Account.ID] = []
    var isGroup: Bool { speakers.count > 2 }
    /// Where the messages stand that may turn out to be part of a frame.
    private(set) var places = MessagePlaces()

    init(_ context: DetectorContext) {
        self.context = context
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        take(entry, marks)
        guard entry.kind == .message, entry.state != .draft, let actor = entry.actor else { return }
        places.count(entry)
        if let index = demanders.index(of: actor), !marks.isEmpty || demanders[index].frame != nil {
            places.note(entry)
        }
    }

    /// Ends the frames that are open.
    mutating func finish() {
        for index in demanders.accounts.indices { demanders[index].close() }
    }

    private mutating func take(_ entry: TimelineEntry, _ marks: Marks) {
        clock.count(entry)
        guard let actor = entry.actor, entry.state != .draft else { return }
        let known = demanders.index(of: actor)
        if entry.kind == .payment { hear(.paid, from: actor) }
        guard entry.kind == .message else { return }
        if speakers.count < 3, !speakers.contains(actor) { speakers.append(actor) }
        if let known { demanders[known].countMessage() }
        for other in addressed where other != actor {
            if let index = demanders.index(of: other) { demanders[index].countAnswer() }
        }
        if marks.isEmpty && demanders.isEmpty && !entry.hasDetails { return }
        let bare =
            known.flatMap { reading(entry, marks, by: demanders[$0], actor) } ?? freshReading(entry, marks, actor)
        if marks.isEmpty && !entry.hasDetails && bare == nil { return }
        let codes = context.codes(in: marks)
        if currency == nil { currency = marks.money.lazy.compactMap(\.currency).first }
        // The code of a gift card is a payment, with or without words.
        let isCard = marks.identifiers.contains { $0.kind == .giftCard }
        if isCard || codes.overlaps(Self.answers) {
            hear(context.ownCodes(of: entry, in: marks).union(isCard ? .paid : []), from: actor)
        } else if entry.hasDetails, addressed.contains(where: { $0 != actor }), context.carriesPicture(entry) {
            hear(.picture, from: actor)
        }
        // Without a frame, weak words and small sums are nothing to keep.
        let isOutside = known.map { demanders[$0].frame == nil && !demanders[$0].readsBareText } ?? true
        if isOutside && bare == nil && !codes.overlaps(known == nil ? Self.begins : Self.spoken)
            && marks.identifiers.isEmpty
            && !(entry.hasDetails && context.carriesPicture(entry))
        {
            return
        }
        guard
            codes.overlaps(Self.spoken) || !marks.money.isEmpty || !marks.identifiers.isEmpty || bare != nil
                || entry.hasDetails && context.carriesPicture(entry)
        else { return }
        speak(Utterance(entry, marks, context: context, bare: bare), by: actor)
        if let bare, let index = demanders.index(of: actor) {
            demanders[index].learn(bare.names)
            if bare.isName { demanders[index].countName() }
        }
    }

    /// The frames of each account, by account.
    var frames: [(account: Account.ID, demander: Demander)] {
        demanders.accounts.sorted().compactMap { account in
            demanders.index(of: account).map { (account, demanders[$0]) }
        }
    }

    private mutating func speak(_ utterance: Utterance, by actor: Account.ID) {
        let isPart =
            utterance.all.overlaps(CodeSet.extortion.union(CodeSet.sexual)) || utterance.pictureCitation != nil
        guard let index = demanders.index(of: actor) ?? (isPart ? demanders.add(actor) : nil) else { return }
        demanders[index].speak(utterance, active: clock.reading)
        if addressed.last != actor {
            addressed.removeAll { $0 == actor }
            addressed.append(actor)
            if addressed.count > Self.rememberedDemanders { addressed.removeFirst() }
        }
    }

    private mutating func hear(_ codes: CodeSet, from account: Account.ID) {
        for other in addressed where other != account {
            guard let index = demanders.index(of: other) else { continue }
            demanders[index].hear(codes, from: account, active: clock.reading)
        }
    }

    private static let rememberedDemanders = 8
    static let answers: CodeSet = [
        .plea, .distress, .refusal, .paid, .bargaining, .laughter, .game, .picture, .alarm, .outcry, .threat,
        .violence,
    ]
    /// What shows that a talk is led to pictures.
    static let intimate: CodeSet = [.imageRequest, .imageOffer, .imageHint, .sexualRequest]
    private static let begins: CodeSet = CodeSet.extortion.union(CodeSet.sexual).union([.picture, .debt, .report])
    private static let spoken: CodeSet = CodeSet.extortion.union(CodeSet.sexual).union(CodeSet.hints)
        .union([.laughter, .game, .business, .picture, .debt, .imageHint])
}

extension ExtortionReader {
    private mutating func reading(
        _ entry: TimelineEntry, _ marks: Marks, by demander: Demander, _ actor: Account.ID
    ) -> BareReading? {
        guard demander.readsBareText || demander.readsNames || !marks.isEmpty else { return nil }
        return BareReading(entry, marks, by: demander, target: otherNames(than: actor), context: context)
    }

    /// The first words of an account may hold a list of people or a sum as well.
    private mutating func freshReading(_ entry: TimelineEntry, _ marks: Marks, _ actor: Account.ID) -> BareReading? {
        guard demanders.index(of: actor) == nil, !marks.rules.isEmpty else { return nil }
        return BareReading(entry, marks, by: Demander(), target: otherNames(than: actor), context: context)
    }

    /// The words of the names of everybody but this account: to call somebody by name is no threat.
    private mutating func otherNames(than actor: Account.ID) -> Set<String> {
        if let found = names[actor] { return found }
        let found = context.participants.filter { $0 != actor }.flatMap { context.timeline[$0].names }
            .flatMap { $0.lowercased().split { !$0.isLetter }.map(String.init) }
        names[actor] = Set(found)
        return Set(found)
    }
}
