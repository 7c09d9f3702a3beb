//! The world outside the machine. The language part does no input or output of its own: it asks a [`Host`].

use std::io;

/// A standard stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Stream {
    Stdin,
    Stdout,
    Stderr,
}

/// How a file is opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(missing_docs)]
pub struct OpenOptions {
    pub read: bool,
    pub write: bool,
    pub append: bool,
    pub truncate: bool,
    pub create: bool,
    /// Fail if the file exists.
    pub exclusive: bool,
}

/// An open file.
pub trait HostFile: Send + Sync + std::fmt::Debug {
    /// Reads into the buffer; 0 at the end.
    ///
    /// # Errors
    /// The system's error.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize>;
    /// Writes some of the bytes.
    ///
    /// # Errors
    /// The system's error.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// Moves the position.
    ///
    /// # Errors
    /// The system's error.
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64>;
    /// Cuts or extends the file.
    ///
    /// # Errors
    /// The system's error.
    fn truncate(&mut self, size: u64) -> io::Result<()>;
    /// Whether this is a terminal.
    fn is_terminal(&self) -> bool;
    /// The system's number of the file, if it has one.
    fn number(&self) -> Option<i32>;
}

/// What a path names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum PathKind {
    File,
    Directory,
    Other,
}

/// Streams, files and the environment.
pub trait Host: Send {
    /// The same world, for another process of the program.
    fn fork(&self) -> Box<dyn Host>;
    /// Opens a file.
    ///
    /// # Errors
    /// The system's error.
    fn open(&mut self, path: &str, options: OpenOptions) -> io::Result<Box<dyn HostFile>>;
    /// A standard stream as an unbuffered file.
    fn stream(&mut self, stream: Stream) -> Box<dyn HostFile>;
    /// The whole content of a file.
    ///
    /// # Errors
    /// The system's error.
    fn read_file(&mut self, path: &str) -> io::Result<Vec<u8>>;
    /// What a path names, or `None` if nothing.
    fn path_kind(&mut self, path: &str) -> Option<PathKind>;
    /// The entries of a directory, sorted.
    ///
    /// # Errors
    /// The system's error.
    fn list_directory(&mut self, path: &str) -> io::Result<Vec<String>>;
    /// An environment variable.
    fn environment(&mut self, name: &str) -> Option<String>;
    /// The current folder.
    ///
    /// # Errors
    /// The system's error.
    fn current_directory(&mut self) -> io::Result<String>;
    /// Ends the file of this name.
    ///
    /// # Errors
    /// The system's error.
    fn remove_file(&mut self, path: &str) -> io::Result<()>;
}
