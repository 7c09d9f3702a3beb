//! The world of a program that is run many times: what it prints is kept, and what it reads is noted.

use std::io;
use std::sync::Arc;

use parking_lot::Mutex;
use sesf_vm::host::{Host, HostFile, OpenOptions, PathKind, Stream};

/// What a program did to the world outside.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    /// What it printed.
    pub output: Vec<u8>,
    /// The first file that it read or wrote: what is in it is not decided by the strategy.
    pub file: Option<String>,
}

/// A host that shows nothing and has no standard input; files are those of another host.
pub struct Quiet {
    files: Box<dyn Host>,
    watched: Arc<Mutex<Watched>>,
}

impl Quiet {
    /// A world over another, and where to see what a program did to it.
    pub fn new(files: Box<dyn Host>) -> (Quiet, Arc<Mutex<Watched>>) {
        let watched = Arc::<Mutex<Watched>>::default();
        (Quiet { files, watched: Arc::clone(&watched) }, watched)
    }
}

#[derive(Debug)]
struct Kept(Stream, Arc<Mutex<Watched>>);

impl HostFile for Kept {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Ok(0)
    }
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.1.lock().output.extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn seek(&mut self, _: io::SeekFrom) -> io::Result<u64> {
        Err(io::ErrorKind::NotSeekable.into())
    }
    fn truncate(&mut self, _: u64) -> io::Result<()> {
        Err(io::ErrorKind::InvalidInput.into())
    }
    fn is_terminal(&self) -> bool {
        false
    }
    fn number(&self) -> Option<i32> {
        Some(match self.0 {
            Stream::Stdin => 0,
            Stream::Stdout => 1,
            Stream::Stderr => 2,
        })
    }
}

impl Host for Quiet {
    fn fork(&self) -> Box<dyn Host> {
        Box::new(Quiet { files: self.files.fork(), watched: Arc::clone(&self.watched) })
    }
    fn open(&mut self, path: &str, options: OpenOptions) -> io::Result<Box<dyn HostFile>> {
        self.watched.lock().file.get_or_insert_with(|| path.to_string());
        self.files.open(path, options)
    }
    fn stream(&mut self, stream: Stream) -> Box<dyn HostFile> {
        Box::new(Kept(stream, Arc::clone(&self.watched)))
    }
    fn read_file(&mut self, path: &str) -> io::Result<Vec<u8>> {
        self.files.read_file(path)
    }
    fn path_kind(&mut self, path: &str) -> Option<PathKind> {
        self.files.path_kind(path)
    }
    fn list_directory(&mut self, path: &str) -> io::Result<Vec<String>> {
        self.files.list_directory(path)
    }
    fn environment(&mut self, name: &str) -> Option<String> {
        self.files.environment(name)
    }
    fn current_directory(&mut self) -> io::Result<String> {
        self.files.current_directory()
    }
    fn remove_file(&mut self, path: &str) -> io::Result<()> {
        self.files.remove_file(path)
    }
}
