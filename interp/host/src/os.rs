//! The operating system as a [`Host`]: standard streams, files and clocks as they are.

use std::fs::{File, OpenOptions as FileOptions};
use std::io::{self, IsTerminal, Read, Seek, SeekFrom, Write};
use std::os::fd::AsRawFd;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use sesf_vm::host::{Host, HostFile, OpenOptions, PathKind, Stream};

/// The world of the process that the interpreter runs in.
#[derive(Debug)]
pub struct OsHost {
    started: Instant,
}

impl Default for OsHost {
    fn default() -> Self {
        OsHost { started: Instant::now() }
    }
}

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

/// A standard stream. Rust's own buffers are bypassed by flushing after each write: the interpreter buffers itself.
#[derive(Debug)]
struct StandardStream(Stream);

impl HostFile for StandardStream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0 {
            Stream::Stdin => io::stdin().read(buffer),
            _ => Err(io::Error::from(io::ErrorKind::Unsupported)),
        }
    }
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0 {
            Stream::Stdout => {
                let mut stream = io::stdout().lock();
                stream.write_all(bytes)?;
                stream.flush()?;
                Ok(bytes.len())
            }
            Stream::Stderr => io::stderr().write(bytes),
            Stream::Stdin => Err(io::Error::from(io::ErrorKind::Unsupported)),
        }
    }
    fn seek(&mut self, _: SeekFrom) -> io::Result<u64> {
        // ESPIPE: streams have no position.
        Err(io::Error::from_raw_os_error(29))
    }
    fn truncate(&mut self, _: u64) -> io::Result<()> {
        Err(io::Error::from_raw_os_error(22))
    }
    fn is_terminal(&self) -> bool {
        match self.0 {
            Stream::Stdin => io::stdin().is_terminal(),
            Stream::Stdout => io::stdout().is_terminal(),
            Stream::Stderr => io::stderr().is_terminal(),
        }
    }
    fn number(&self) -> Option<i32> {
        Some(match self.0 {
            Stream::Stdin => 0,
            Stream::Stdout => 1,
            Stream::Stderr => 2,
        })
    }
}

impl Host for OsHost {
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
        Box::new(StandardStream(stream))
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

    fn wall_clock(&mut self) -> i128 {
        match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => since.as_nanos() as i128,
            Err(before) => -(before.duration().as_nanos() as i128),
        }
    }

    fn monotonic_clock(&mut self) -> i128 {
        self.started.elapsed().as_nanos() as i128
    }

    fn process_clock(&mut self) -> i128 {
        // Clock ticks of this process: user and system time are fields 14 and 15 of its status line.
        let ticks = std::fs::read_to_string("/proc/self/stat").ok().and_then(|text| {
            let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
            Some(fields.get(11)?.parse::<i128>().ok()? + fields.get(12)?.parse::<i128>().ok()?)
        });
        match ticks {
            Some(ticks) => ticks * 10_000_000,
            None => self.monotonic_clock(),
        }
    }

    fn sleep(&mut self, nanoseconds: u64) {
        std::thread::sleep(Duration::from_nanos(nanoseconds));
    }

    fn entropy(&mut self, buffer: &mut [u8]) {
        let filled = File::open("/dev/urandom").and_then(|mut source| source.read_exact(buffer));
        if filled.is_err() {
            // Without the system's source: the clock, stirred.
            let mut seed = self.wall_clock() as u64;
            for byte in buffer {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                *byte = (seed >> 56) as u8;
            }
        }
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
