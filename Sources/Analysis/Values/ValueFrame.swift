// SPDX-License-Identifier: Apache-2.0

/// What the words around a value make of it, where they are plain: an account of whoever is spoken to is not where to pay,
/// whatever the rest of the talk demands.
package enum ValueFrame: Hashable {
    /// `my number is …`, `you can reach me at …`.
    case ofWriter
    /// `your account …`, `your sister is on …`, `… is that your number`.
    case ofReader
    /// `you wrote: "my paypal is …"`.
    case quoted
    /// `never pay …`, `… is a scam wallet`.
    case warned
    /// `call your bank on …`.
    case ofInstitution
    /// `I send it to …`, `… gets it`: of whoever is to suffer or to learn of it.
    case audience
    /// `text me on …`, `contact our agent: …`: told to be used.
    case offered
    /// `pay 300 to …`, `iban: …`: money is to go there.
    case whereToPay

    /// Whether the words make it a place to pay to.
    package var isPayee: Bool { self == .ofWriter || self == .whereToPay }
    /// Whether the writer only knows the value.
    package var isOthers: Bool { ![.ofWriter, .offered, .whereToPay].contains(self) }

    /// Reads the words around a place in a text of UTF-8; nil where they tell nothing.
    ///
    /// - Parameters:
    ///   - isPayee: whether money can be sent there.
    ///   - isCalled: whether offices are reached by the like.
    ///   - isPage: whether nobody bears it as a name.
    package init?(of span: Range<Int>, in text: [UInt8], isPayee: Bool, isCalled: Bool, isPage: Bool = false) {
        let around = ValueSurroundings(span, in: text)
        if around.isQuoted {
            self = .quoted
        } else if around.isWarnedOf {
            self = .warned
        } else if isCalled, around.isOfInstitution {
            self = .ofInstitution
        } else if isPayee, around.isSourceOfWriter {
            self = .ofWriter
        } else if !isPage, around.isHeldByReader(isPayee: isPayee) {
            self = .ofReader
        } else if let owner = around.owner(isPayee: isPayee) {
            self = owner
        } else if isPayee, around.tellsWhereToPay {
            self = .whereToPay
        } else if !isPayee, around.isAudience {
            self = .audience
        } else if !isPayee, around.isOffered {
            self = .offered
        } else {
            return nil
        }
    }
}
