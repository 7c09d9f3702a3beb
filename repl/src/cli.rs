//! The command line: which program to run, and how.

use std::io::{IsTerminal, Read};
use std::path::Path;

use clap::Parser;
use sesf::{Interpreter, Program, Settings};

use crate::test::{bindings, parse_pair};

/// Commands of the design whose time has not come yet: refused, never taken for a file.
const FUTURE: &[&str] = &["view", "port"];

/// Runs programs of services, servicetesters, implementations, and plain Python.
#[derive(Parser, Debug)]
#[command(name = "sesf", version, disable_help_subcommand = true)]
pub struct Arguments {
    /// Run this text as a program; the arguments after it are the program's
    #[arg(short = 'c', value_name = "CODE", allow_hyphen_values = true)]
    code: Option<String>,
    /// Run a module of the search path as a program
    #[arg(short = 'm', value_name = "MODULE", conflicts_with = "code")]
    module: Option<String>,
    /// Leave `assert` statements out
    #[arg(short = 'O')]
    optimize: bool,
    /// The most memory that the program's objects may take, in MiB
    #[arg(long, value_name = "MIB", env = "SESF_MEMORY_LIMIT", default_value_t = 4096)]
    memory_limit: usize,
    /// Collect garbage at every opportunity (slow; finds errors of the interpreter)
    #[arg(long, hide = true, env = "SESF_COLLECT_ALWAYS")]
    collect_always: bool,
    /// A file to run (`-` for standard input), or `run FILE`, `test SERVICE IMPL`, `derive SERVICE`, `check FILE`, `replay TRACE`, `dis FILE`, `modules`; then the program's arguments
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "FILE [ARGS]")]
    rest: Vec<String>,
}

/// Does what the command line says; gives the exit code.
pub fn run(arguments: Arguments) -> u8 {
    let mut rest = arguments.rest.clone();
    if let Some(code) = &arguments.code {
        let program = Program::Text { text: code.clone(), name: "<string>".into() };
        rest.insert(0, "-c".into());
        return start(&arguments, rest, String::new(), &program);
    }
    if let Some(module) = &arguments.module {
        rest.insert(0, module.clone());
        return start(&arguments, rest, String::new(), &Program::Module(module.clone()));
    }
    match rest.first().map(String::as_str) {
        None if std::io::stdin().is_terminal() => {
            refuse("the interactive prompt is not available yet: give a FILE, or -c CODE")
        }
        None | Some("-") => run_stdin(&arguments, rest),
        Some("dis") => disassemble(&rest[1..]),
        Some("modules") => list_modules(&rest[1..]),
        Some("check") if is_command("check") => crate::check::run_check(&rest[1..]),
        Some("test") if is_command("test") => crate::test::run_test(&rest[1..]),
        Some("replay") if is_command("replay") => crate::check::run_replay(&rest[1..]),
        Some("derive") if is_command("derive") => crate::derive::run_derive(&rest[1..]),
        Some("run") if rest.len() > 1 => run_bound(&arguments, &rest[1..]),
        Some("run") => refuse("run needs a FILE"),
        Some(word) if FUTURE.contains(&word) && is_command(word) => refuse(&format!("'{word}' is not available yet")),
        Some(_) => run_file(&arguments, rest),
    }
}

/// Whether a word is meant as a command: it is no file.
fn is_command(word: &str) -> bool {
    !Path::new(word).exists()
}

/// Says what is wrong with the command line.
pub fn refuse(message: &str) -> u8 {
    eprintln!("sesf: {message}");
    2
}

fn run_stdin(arguments: &Arguments, mut rest: Vec<String>) -> u8 {
    let mut bytes = Vec::new();
    if let Err(error) = std::io::stdin().read_to_end(&mut bytes) {
        return refuse(&format!("cannot read standard input: {error}"));
    }
    if rest.is_empty() {
        rest.push(String::new());
    }
    match sesf::decode_source(&bytes, "<stdin>") {
        Ok(text) => start(arguments, rest, String::new(), &Program::Text { text, name: "<stdin>".into() }),
        Err(error) => {
            eprint!("{error}");
            1
        }
    }
}

/// `run [--over SERVICE=IMPL] [--monitor SERVICE=IMPL] FILE [ARGS]`; the options may also follow the file.
fn run_bound(arguments: &Arguments, words: &[String]) -> u8 {
    let (mut over, mut monitored, mut rest) = (Vec::new(), Vec::new(), Vec::new());
    let mut words = words.iter().peekable();
    while let Some(word) =
        words.next_if(|word| rest.is_empty() || word.starts_with("--over") || word.starts_with("--monitor"))
    {
        let (option, value) = match word.split_once('=') {
            Some((option @ ("--over" | "--monitor"), value)) => (option, Some(value.to_string())),
            _ => (word.as_str(), None),
        };
        match option {
            "--over" | "--monitor" => {
                let value = value.or_else(|| words.next().cloned());
                let pair = value.ok_or(format!("{option} needs SERVICE=IMPL")).and_then(|value| parse_pair(&value));
                match pair {
                    Ok(pair) if option == "--over" => over.push(pair),
                    Ok(pair) => monitored.push(pair),
                    Err(message) => return refuse(&message),
                }
            }
            _ if word.starts_with('-') && word.len() > 1 => return refuse(&format!("run has no option '{word}'")),
            _ => rest.push(word.clone()),
        }
    }
    rest.extend(words.cloned());
    let bound = [bindings(&over, false), bindings(&monitored, true)];
    let bound: Vec<&str> = bound.iter().map(|list| &list[1..list.len() - 1]).filter(|list| !list.is_empty()).collect();
    run_file_with(arguments, rest, (!bound.is_empty()).then(|| format!("[{}]", bound.join(","))))
}

fn run_file(arguments: &Arguments, rest: Vec<String>) -> u8 {
    run_file_with(arguments, rest, None)
}

fn run_file_with(arguments: &Arguments, rest: Vec<String>, bindings: Option<String>) -> u8 {
    let Some(file) = rest.first().cloned() else { return refuse("no FILE given") };
    let path = Path::new(&file);
    if path.is_dir() {
        return run_directory(arguments, rest, &file);
    }
    if let Err(error) = std::fs::File::open(path) {
        let (number, text) = (error.raw_os_error().unwrap_or(0), system_message(&error));
        return refuse(&format!("can't open file '{}': [Errno {number}] {text}", absolute(path)));
    }
    let folder = absolute(path.parent().unwrap_or(Path::new("")));
    start_bound(arguments, rest, folder, &Program::File(absolute(path)), bindings)
}

/// A folder is run by its `__main__.py`.
fn run_directory(arguments: &Arguments, rest: Vec<String>, folder: &str) -> u8 {
    for name in ["__main__.sesf", "__main__.py"] {
        let main = Path::new(folder).join(name);
        if main.is_file() {
            return start(arguments, rest, folder.to_string(), &Program::File(main.to_string_lossy().into_owned()));
        }
    }
    eprintln!("sesf: can't find '__main__' module in '{}'", absolute(Path::new(folder)));
    1
}

pub fn absolute(path: &Path) -> String {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    match std::env::current_dir() {
        Ok(folder) if path == Path::new(".") => folder.to_string_lossy().into_owned(),
        Ok(folder) => folder.join(path).to_string_lossy().into_owned(),
        Err(_) => path.to_string_lossy().into_owned(),
    }
}

/// The system's words for an error, without Rust's addition.
pub fn system_message(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_string()
}

fn start(arguments: &Arguments, argv: Vec<String>, folder: String, program: &Program) -> u8 {
    start_bound(arguments, argv, folder, program, None)
}

fn start_bound(
    arguments: &Arguments,
    argv: Vec<String>,
    folder: String,
    program: &Program,
    bindings: Option<String>,
) -> u8 {
    let settings = Settings {
        bindings,
        argv,
        path: vec![folder],
        memory_limit: arguments.memory_limit.saturating_mul(1 << 20),
        optimize: arguments.optimize,
        collect_always: arguments.collect_always,
        ..Settings::default()
    };
    let mut interpreter = Interpreter::new(settings);
    let interrupter = interpreter.interrupter();
    // A second Ctrl-C while the first is still unseen ends the process: the program hangs in native code.
    let handler = ctrlc::set_handler(move || {
        if interrupter.interrupt() {
            std::process::exit(130);
        }
    });
    if let Err(error) = handler {
        eprintln!("sesf: Ctrl-C will end the program at once: {error}");
    }
    interpreter.run_program(program)
}

/// `sesf dis FILE`.
fn disassemble(rest: &[String]) -> u8 {
    let [file] = rest else { return refuse("dis takes one FILE") };
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => return refuse(&format!("can't open file '{file}': {}", system_message(&error))),
    };
    match sesf::disassemble(&bytes, file) {
        Ok(text) => {
            print!("{text}");
            0
        }
        Err(error) => {
            eprint!("{error}");
            1
        }
    }
}

/// `sesf modules`.
fn list_modules(rest: &[String]) -> u8 {
    if !rest.is_empty() {
        return refuse("modules takes no arguments");
    }
    for name in Interpreter::new(Settings::default()).module_names() {
        println!("{name}");
    }
    0
}
