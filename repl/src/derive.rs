//! `sesf derive`: the servicetester of a service, as a program.

use std::path::Path;

use clap::Parser;

use crate::check::{parse, read_program};
use crate::cli::{absolute, refuse};
use crate::test::Place;

/// Options whose time has not come yet: refused by name, never ignored.
const FUTURE: &[&str] = &["--concrete"];

/// Prints the servicetester of a service: its text with inputs and outputs exchanged. The tester of a tester is the service.
#[derive(Parser, Debug)]
#[command(name = "sesf derive", no_binary_name = true)]
struct DeriveArguments {
    /// Print the service's own text
    #[arg(long)]
    service: bool,
    /// The service: a file, or a name such as bounded_buffer
    #[arg(value_name = "SERVICE")]
    name: String,
}

/// `sesf derive`; the exit code.
pub fn run_derive(words: &[String]) -> u8 {
    if let Some(option) = words.iter().find(|word| FUTURE.contains(&word.as_str())) {
        return refuse(&format!("'{option}' is not available yet"));
    }
    let arguments: DeriveArguments = match parse(words) {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    let derived = text_of(&arguments.name).and_then(|(name, text)| match arguments.service {
        true => sesf::decode_source(&text, &name),
        false => sesf::invert(&text, &name),
    });
    match derived {
        Ok(text) => {
            print!("{text}");
            0
        }
        Err(error) => {
            eprintln!("{}", error.trim_end());
            2
        }
    }
}

/// The text of a service, with the name of its file: a file, one in the folder `services`, or one that is carried along.
fn text_of(spec: &str) -> Result<(String, Vec<u8>), String> {
    let place = Place::of(spec, "services");
    if let Some(file) = place.file {
        return Ok((file.clone(), read_program(&file)?));
    }
    for module in &place.modules {
        let file = absolute(Path::new(&format!("{}.sesf", module.replace('.', "/"))));
        if let Ok(text) = std::fs::read(&file) {
            return Ok((file, text));
        }
        if let Some(text) = sesf::carried(module) {
            return Ok((format!("<sesf>/{}.sesf", module.replace('.', "/")), text.as_bytes().to_vec()));
        }
    }
    Err(format!("sesf: there is no service {spec}: give a file, or one of those in the folder services"))
}
