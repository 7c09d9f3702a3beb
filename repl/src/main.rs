//! The `sesf` command.

mod check;
mod cli;
mod derive;
mod test;

use std::process::ExitCode;

use clap::Parser;
use sesf::STACK_BYTES;

/// An allocator that is faster than the system's for many small objects.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    end_quietly_without_readers();
    let arguments = cli::Arguments::parse();
    // Programs may make native code recurse (to a bounded depth): the main thread's stack is too small for that.
    let runner = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(move || cli::run(arguments));
    match runner.map(|thread| thread.join()) {
        Ok(Ok(code)) => ExitCode::from(code),
        Ok(Err(_)) => {
            eprintln!("sesf: internal error: please report it with the program that caused it");
            ExitCode::from(70)
        }
        Err(error) => {
            eprintln!("sesf: cannot start the interpreter's thread: {error}");
            ExitCode::from(70)
        }
    }
}

/// Where nobody reads standard output any more (`sesf check ... | head -1`), the command ends.
fn end_quietly_without_readers() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let message = info.payload().downcast_ref::<String>().map_or("", String::as_str);
        if message.starts_with("failed printing to std") {
            std::process::exit(1);
        }
        report(info);
    }));
}
