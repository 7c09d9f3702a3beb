//! The operating system as a [`Host`]: standard streams and files as they are.

use std::fs::{File, OpenOptions as FileOptions};
use std::io::{self, IsTerminal, Read, Seek, SeekFrom, Write};
use std::os::fd::{AsFd, AsRawFd};

use sesf_vm::host::{Host, HostFile, OpenOptions, PathKind, Stream};

/// The world of the process that the interpreter runs in.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsHost;

#[derive(Debug)]
struct OsFile(File);

impl HostFile for OsFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
    fn truncate(&mut self, size: u64) -> io::Result<()> {
        self.0.set_len(size)
    }
    fn is_terminal(&self) -> bool {
        self.0.is_terminal()
    }
    fn number(&self) -> Option<i32> {
        Some(self.0.as_raw_fd())
    }
}

/// A standard stream, as a file of its own: Rust's buffers are bypassed, the interpreter buffers itself.
#[derive(Debug)]
struct StandardStream {
    /// None if the process was started without it.
    file: Option<OsFile>,
    number: i32,
}

impl StandardStream {
    fn new(stream: Stream) -> StandardStream {
        let (copy, number) = match stream {
            Stream::Stdin => (io::stdin().as_fd().try_clone_to_owned(), 0),
            Stream::Stdout => (io::stdout().as_fd().try_clone_to_owned(), 1),
            Stream::Stderr => (io::stderr().as_fd().try_clone_to_owned(), 2),
        };
        StandardStream { file: copy.ok().map(|copy| OsFile(File::from(copy))), number }
    }

    fn file(&mut self) -> io::Result<&mut OsFile> {
        // EBADF: the stream was closed before the program began.
        self.file.as_mut().ok_or_else(|| io::Error::from_raw_os_error(9))
    }
}

impl HostFile for StandardStream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file()?.read(buffer)
    }
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file()?.write(bytes)
    }
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file()?.seek(to)
    }
    fn truncate(&mut self, size: u64) -> io::Result<()> {
        self.file()?.truncate(size)
    }
    fn is_terminal(&self) -> bool {
        self.file.as_ref().is_some_and(HostFile::is_terminal)
    }
    fn number(&self) -> Option<i32> {
        Some(self.number)
    }
}

impl Host for OsHost {
    fn fork(&self) -> Box<dyn Host> {
        Box::new(*self)
    }

    fn open(&mut self, path: &str, options: OpenOptions) -> io::Result<Box<dyn HostFile>> {
        let file = FileOptions::new()
            .read(options.read)
            .write(options.write)
            .append(options.append)
            .truncate(options.truncate)
            .create(options.create)
            .create_new(options.exclusive)
            .open(path)?;
        // Opening a folder for reading succeeds on Unix; it is an error here, as in CPython.
        if file.metadata()?.is_dir() {
            return Err(io::Error::from_raw_os_error(21));
        }
        Ok(Box::new(OsFile(file)))
    }

    fn stream(&mut self, stream: Stream) -> Box<dyn HostFile> {
        Box::new(StandardStream::new(stream))
    }

    fn read_file(&mut self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn path_kind(&mut self, path: &str) -> Option<PathKind> {
        let metadata = std::fs::metadata(path).ok()?;
        Some(match metadata.is_dir() {
            true => PathKind::Directory,
            false if metadata.is_file() => PathKind::File,
            false => PathKind::Other,
        })
    }

    fn list_directory(&mut self, path: &str) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(path)? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }

    fn environment(&mut self, name: &str) -> Option<String> {
        std::env::var(name).ok()
    }

    fn current_directory(&mut self) -> io::Result<String> {
        Ok(std::env::current_dir()?.to_string_lossy().into_owned())
    }

    fn remove_file(&mut self, path: &str) -> io::Result<()> {
        std::fs::remove_file(path)
    }
}
