// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// An open file descriptor, closed when nobody holds it any more.
///
/// A class because one scratch file is shared by all the exhibits kept in it. Every read states its offset, so
/// several threads may read at once.
final class OpenFile: Sendable {
    let descriptor: Int32

    init(owning descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Opens a regular file for reading.
    ///
    /// - Parameter size: the length the file must still have; another length means that the evidence has changed.
    static func open(_ path: DiskPath, size: Int? = nil) throws(FileError) -> OpenFile {
        // Without O_NONBLOCK the opening of a named pipe would wait for a writer for ever.
        let descriptor = path.withCString { Glibc.open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
        guard descriptor >= 0 else { throw FileError(errno: errno) }
        let file = OpenFile(owning: descriptor)
        let found = try file.size()
        guard size == nil || size == found else { throw FileError(errno: ESTALE) }
        return file
    }

    /// Length of the file; `EINVAL` for anything but a regular file.
    func size() throws(FileError) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileError(errno: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
        }
        return Int(status.st_size)
    }

    /// Reads into a buffer from an offset; fewer bytes than asked for only at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError) -> Int {
        var done = 0
        while done < buffer.count {
            let space = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
            let count = pread(descriptor, space.baseAddress, space.count, off_t(offset + done))
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(errno: errno)
            }
            if count == 0 { break }
            done += count
        }
        return done
    }

    /// Writes a whole buffer at an offset.
    func write(_ buffer: UnsafeRawBufferPointer, at offset: Int) throws(FileError) {
        var done = 0
        while done < buffer.count {
            let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
            let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(errno: errno)
            }
            done += count
        }
    }
}
