// SPDX-License-Identifier: Apache-2.0

/// What a sentence means that the service wrote in a sender's name.
enum MetaSentence: Hashable {
    /// A call that was made, whether or not it was taken.
    case call(isVideo: Bool)
    case missedCall(isVideo: Bool)
    /// The end of a call; a call of its own only where it tells the length.
    case callEnded(isVideo: Bool)
    /// The beginning of a call whose end is told by a sentence of its own.
    case callStarted(isVideo: Bool)
    /// "Say hi to your new Facebook friend".
    case friend(String)
    /// A reaction told once more as a message.
    case reaction
    case created, renamed, left, joined
    case added(String)
    case removed(String)
    case promoted(String)
    case demoted(String)
    /// A name that the thread's sentences use for somebody from then on.
    case nickname(MetaNicknamed, String?)
    /// A setting that changed, by its `AccountChange` field.
    case setting(String)
    /// A poll that somebody put up, with its question.
    case poll(String)
    /// Money that the service moved, or that somebody asked for: the sum as written.
    case payment(isRequest: Bool, sum: String)
    case unsent
    case notice

    /// Acts of which the service keeps records of a type of their own.
    enum Act { case call, payment }

    /// Which of these acts it tells, if any.
    var act: Act? {
        switch self {
        case .call, .missedCall, .callEnded, .callStarted: .call
        case .payment: .payment
        default: nil
        }
    }

    /// Whether the sentence may stand in another name than that of whom it speaks first.
    ///
    /// The person called stands in front of a missed call.
    var speaksOfOthers: Bool {
        switch self {
        case .call, .missedCall, .callEnded, .callStarted, .notice: true
        default: false
        }
    }
}

/// Whose nickname was set.
enum MetaNicknamed: Hashable {
    case sender, owner
    case named(String)
}

/// The kinds of sentences, by the words of the language tables.
enum MetaSentenceKind: String {
    case call, videocall, missed, missedvideo, ended, endedvideo, started, startedvideo
    case friend, reaction, created, renamed, left, joined, added, removed, promoted, demoted
    case nickname, ownnickname, yournickname, timer, screenshot, poll, sent, asked, unsent, notice

    /// The meaning, given what stands in the sentence's places; nil where that cannot be.
    func meaning(_ places: MetaPhrase.Places) -> MetaSentence? {
        let name = places.name ?? ""
        switch self {
        case .call: return .call(isVideo: false)
        case .videocall: return .call(isVideo: true)
        case .missed: return .missedCall(isVideo: false)
        case .missedvideo: return .missedCall(isVideo: true)
        case .ended: return .callEnded(isVideo: false)
        case .endedvideo: return .callEnded(isVideo: true)
        case .started: return .callStarted(isVideo: false)
        case .startedvideo: return .callStarted(isVideo: true)
        case .friend: return .friend(name)
        case .reaction: return .reaction
        case .created: return .created
        case .renamed: return .renamed
        case .left: return .left
        case .joined: return .joined
        case .added: return .added(name)
        case .removed: return .removed(name)
        case .promoted: return .promoted(name)
        case .demoted: return .demoted(name)
        case .nickname: return .nickname(.named(name), places.words)
        case .ownnickname: return .nickname(.sender, places.words)
        case .yournickname: return .nickname(.owner, places.words)
        case .timer: return .setting("disappearing-timer")
        case .screenshot: return .setting("screenshot")
        case .poll: return .poll(places.words ?? "")
        case .sent, .asked:
            guard let sum = places.words, MetaPayment.isSum(sum) else { return nil }
            return .payment(isRequest: self == .asked, sum: sum)
        case .unsent: return .unsent
        case .notice: return .notice
        }
    }
}
