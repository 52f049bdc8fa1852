// SPDX-License-Identifier: Apache-2.0

/// Why nothing could be taken in; paths are as the user typed them.
public enum IntakeError: Error, Sendable, Hashable {
    /// There is no such file or folder.
    case missing(String)
    /// The file or folder cannot be opened or read.
    case unreadable(String, errno: Int32)
    /// Everything is encrypted and no passphrase that was given fits.
    case passphraseNeeded(String)
    /// The only input is encrypted in a way that no passphrase opens here, as 7z is.
    case encryptionUnsupported(String)
    /// The only input is an archive of which nothing can be read.
    case damaged(String)
    /// Nothing could be kept: the folder for temporary files is full, missing or not to be written.
    case noScratch(String)
    /// There is no file in what was handed in.
    case empty(String)
}
