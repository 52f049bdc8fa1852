// SPDX-License-Identifier: Apache-2.0

import Evidence
public import Foundation

/// A path that a command was told to write to.
///
/// Every such path of every command becomes one of these before anything is written, so that the rules stand once:
/// nothing is written on or into an input, nor over another file that the same command reads or writes, and what exists
/// is replaced only when the user said so.
public struct OutputPlace: Sendable, Hashable {
    /// Why nothing may be written there.
    public struct Refusal: Error, Sendable, Hashable {
        /// As it was given.
        public var path: String
        /// The option that gave it.
        public var option: String
        /// What is wrong with it.
        public var reason: Reason
    }

    /// What is wrong with a path.
    public enum Reason: Sendable, Hashable {
        /// It is an input, or lies inside one, or an input lies where it would be replaced.
        case input
        /// The same command reads or writes it for something else.
        case otherUse
        /// It lies inside the folder that is handed on.
        case insideSet
        /// It exists; whether it is a file that the user may have replaced.
        case exists(isReplaceable: Bool)
        /// Its name is not UTF-8.
        case notUTF8
    }

    /// As it was given.
    public let path: String
    /// The option that gave it.
    public let option: String
    private let inputs: Set<PhysicalPath.Identity>

    /// Where it leads.
    var physical: PhysicalPath { PhysicalPath(path) }
    /// Where it leads, as the system's functions for files take it.
    public var url: URL { URL(filePath: physical.text) }

    /// Takes a path.
    ///
    /// - Parameter inputs: files and folders of evidence, of which nothing may change.
    /// - Parameter sources: other files that the command reads or writes.
    /// - Throws: `Refusal`.
    public init(
        _ path: String, option: String, apartFrom inputs: [String] = [], sources: [String] = []
    ) throws(Refusal) {
        self.path = path
        self.option = option
        self.inputs = Set(inputs.compactMap { PhysicalPath($0).identity })
        if RawPath.isEscaped(path) { throw refusal(.notUTF8) }
        let place = physical
        let around = place.upwards.compactMap(\.identity)
        if around.contains(where: self.inputs.contains) { throw refusal(.input) }
        for source in sources.map({ PhysicalPath($0) }) {
            let isSame = source == place || (place.identity.map { $0 == source.identity } ?? false)
            if isSame { throw refusal(.otherUse) }
        }
    }

    func refusal(_ reason: Reason) -> Refusal { Refusal(path: path, option: option, reason: reason) }

    /// Insists that no file is there, or, when forced, at most a file that can be replaced.
    ///
    /// - Throws: `Refusal`.
    public func checkIsFree(isForced: Bool) throws(Refusal) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        let isFile = status.st_mode & S_IFMT == S_IFREG
        guard isFile, isForced else { throw refusal(.exists(isReplaceable: isFile)) }
    }

    /// Insists that this place and the folder of a set are not one in the other.
    ///
    /// - Throws: `Refusal`.
    func check(isOutside folder: OutputPlace) throws(Refusal) {
        let (own, other) = (physical, folder.physical)
        guard !own.upwards.contains(other) && !other.upwards.contains(own) else { throw refusal(.insideSet) }
    }

    /// Insists that none of the named files in the folder at this place, which are to be replaced, is an input.
    ///
    /// - Throws: `Refusal`.
    func check(mayReplace names: Set<String>) throws(Refusal) {
        for name in names {
            if let there = PhysicalPath(physical.text + "/" + name).identity, inputs.contains(there) {
                throw refusal(.input)
            }
        }
    }
}
