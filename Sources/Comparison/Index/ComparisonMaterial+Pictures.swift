// SPDX-License-Identifier: Apache-2.0

/// Pictures that look like others of another case.
extension ComparisonMaterial {
    /// A picture that looks like another of another case.
    public struct Picture: Sendable, Hashable {
        /// Position of the account.
        public var account: Int
        /// SHA-256 of the file.
        public var sha256: String
        /// What was read of it.
        public var reading: PictureReading
        /// Messages, ascending.
        public var messages: [Int32]

        /// Makes a picture.
        public init(account: Int, sha256: String, reading: PictureReading, messages: [Int32]) {
            self.account = account
            self.sha256 = sha256
            self.reading = reading
            self.messages = messages
        }
    }

    /// Two pictures of two cases that look alike by PDQ.
    public struct Likeness: Sendable, Hashable {
        /// Positions of the pictures.
        public var left: Int
        /// The other.
        public var right: Int
        /// In how many of 256 bits their values differ.
        public var distance: Int
        /// How one is turned against the other.
        public var turn: PictureTurn
        /// Cases that have a picture which looks like either, copies of one evidence counted once.
        public var cases: Int
        /// Victims, witnesses and decoys who sent a picture that looks like either, ascending.
        public var owners: [AccountReference]

        /// Makes a likeness.
        public init(
            left: Int, right: Int, distance: Int, turn: PictureTurn, cases: Int, owners: [AccountReference] = []
        ) {
            self.left = left
            self.right = right
            self.distance = distance
            self.turn = turn
            self.cases = cases
            self.owners = owners
        }
    }

    /// A picture that looks like those of so many cases that it joins nobody.
    public struct PopularPicture: Sendable, Hashable {
        /// Its PDQ value.
        public var hash: PerceptualHash
        /// Cases that have one like it.
        public var cases: Int
        /// SHA-256 of its files.
        public var files: Set<String>

        /// Makes a picture.
        public init(hash: PerceptualHash, cases: Int, files: Set<String>) {
            self.hash = hash
            self.cases = cases
            self.files = files
        }
    }
}
