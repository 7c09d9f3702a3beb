//! `sesf test`: the servicetester of a service over an implementation.

use std::collections::BTreeMap;
use std::path::Path;

use clap::Parser;
use sesf::explore::{Count, Ready, Trace, source_hash};
use sesf::{Interpreter, Program, Settings};

use crate::check::{CampaignArguments, explore, grouped, parse};
use crate::cli::{absolute, refuse};

/// Options whose time has not come yet: refused by name, never ignored.
const FUTURE: &[&str] = &["--exhaustive", "--json"];

/// Drives an implementation with every kind of call that its service allows, and checks what it returns.
#[derive(Parser, Debug)]
#[command(name = "sesf test", no_binary_name = true)]
struct TestArguments {
    #[command(flatten)]
    campaign: CampaignArguments,
    /// Run for real, on Rust threads, instead of under control: a few runs, with pauses by chance
    #[arg(long)]
    real: bool,
    /// A parameter of the service's instance [default: each value of its domain]
    #[arg(long, value_name = "NAME=VALUE", value_parser = parse_pair)]
    param: Vec<(String, String)>,
    /// How many calls a run makes at most
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    calls: u32,
    /// How many threads make calls, at each address
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    callers: u32,
    /// How many states that explain what was seen are followed
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(1..))]
    candidates: u32,
    /// The service: a file, or a name such as bounded_buffer; FILE:CLASS if there are several
    service: String,
    /// The implementation: a file, or a name such as bounded_buffer.condition
    implementation: String,
}

pub fn parse_pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_string(), value.to_string())),
        _ => Err(format!("'{text}' is no NAME=VALUE")),
    }
}

/// `sesf test`; the exit code.
pub fn run_test(words: &[String]) -> u8 {
    if let Some(option) = words.iter().find(|word| FUTURE.iter().any(|o| word.split('=').next() == Some(*o))) {
        return refuse(&format!("'{option}' is not available yet"));
    }
    let arguments: TestArguments = match parse(words) {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    let options = arguments.options();
    let access_points = arguments.campaign.access_points();
    let bindings = bindings(arguments.campaign.over(), false);
    if arguments.real {
        return run_real(&options, &bindings, arguments.campaign.runs().unwrap_or(REAL_RUNS));
    }
    let make = |access_points: bool| ready(&options, &bindings, access_points);
    let trace = Trace {
        command: String::from("test"),
        bindings: bindings.clone(),
        program: arguments.implementation.clone(),
        source: hash(&options),
        args: vec![options.clone()],
        access_points,
        faults: arguments.campaign.faults(),
        max_steps: arguments.campaign.steps(),
        decisions: Vec::new(),
    };
    explore(&arguments.campaign, &make, trace).unwrap_or_else(|error| {
        eprint!("{error}");
        2
    })
}

/// How many real runs a test has if nothing else is said.
const REAL_RUNS: u64 = 20;

/// Runs a test for real; the exit code.
fn run_real(options: &str, bindings: &str, n_runs: u64) -> u8 {
    let (settings, program) = driver(options, bindings);
    for run in 1..=n_runs {
        if Interpreter::new(settings.clone()).run_program(&program) != 0 {
            println!("FAILED in real run {run} of {n_runs}.");
            return 1;
        }
    }
    println!("No failure in {n_runs} real runs.");
    println!("Not judged: other schedules; what was covered is not counted in real runs.");
    0
}

/// A machine that is ready to run a test.
pub fn ready(options: &str, bindings: &str, access_points: bool) -> Result<Ready, String> {
    let (settings, program) = driver(options, bindings);
    sesf::ready(Settings { access_points, ..settings }, &program)
}

/// The program that makes one run of a test.
fn driver(options: &str, bindings: &str) -> (Settings, Program) {
    let text = String::from("from _services.command import main\nmain()\n");
    let program = Program::Text { text, name: String::from("<library>/_services/test.py") };
    let argv = vec![String::from("sesf test"), options.to_string()];
    let bindings = Some(bindings.to_string());
    (Settings { argv, path: vec![absolute(Path::new(""))], bindings, ..Settings::default() }, program)
}

/// The hash of the texts that a test is about, as far as they are files.
pub fn hash(options: &str) -> u128 {
    let mut bytes = Vec::new();
    for word in options.split('"').filter(|word| word.ends_with(".sesf") || word.ends_with(".py")) {
        bytes.extend(std::fs::read(word).unwrap_or_default());
    }
    source_hash(&bytes)
}

impl TestArguments {
    /// What the program that runs the test is told.
    fn options(&self) -> String {
        let service = Place::of(&self.service, "services");
        let stem = service.modules.last().and_then(|name| name.rsplit('.').next()).unwrap_or_default().to_string();
        let implementation = Place::of(&self.implementation, &format!("impls.{stem}"));
        let folders: Vec<&String> = [&service.folder, &implementation.folder].into_iter().flatten().collect();
        serde_json::json!({
            "folders": folders,
            "files": [service.file, implementation.file],
            "service": { "modules": service.modules, "class": service.class },
            "implementation": { "modules": implementation.modules, "class": implementation.class },
            "params": self.param,
            "calls": self.calls,
            "callers": self.callers,
            "candidates": self.candidates,
            "is_exact": !self.real && !self.campaign.access_points(),
            "pauses": self.real,
        })
        .to_string()
    }
}

/// As [`bindings`] says that there are none.
pub const NO_BINDINGS: &str = "[]";

/// What stands for used services, as the interpreter is told.
pub fn bindings(over: &[(String, String)], is_monitored: bool) -> String {
    let binding = |(name, spec): &(String, String)| {
        let place = Place::of(spec, &format!("impls.{name}"));
        serde_json::json!({
            "name": name,
            "folder": place.folder,
            "modules": place.modules,
            "class": place.class,
            "is_monitored": is_monitored,
        })
    };
    serde_json::Value::Array(over.iter().map(binding).collect()).to_string()
}

/// Where a service or an implementation is found.
pub struct Place {
    /// The folder that its module's name starts from, if it is a file.
    pub folder: Option<String>,
    /// The file.
    pub file: Option<String>,
    /// The module: the first of these that there is.
    pub modules: Vec<String>,
    /// The class in it, if it is named.
    pub class: Option<String>,
}

impl Place {
    /// Reads what the command line says: `FILE`, `FILE:CLASS`, `NAME` or `NAME:CLASS`.
    pub fn of(spec: &str, package: &str) -> Place {
        let (name, class) = match spec.rsplit_once(':') {
            Some((name, class)) => (name, Some(class.to_string())),
            None => (spec, None),
        };
        if !name.ends_with(".sesf") && !name.ends_with(".py") {
            let parent = package.split('.').next().unwrap_or(package);
            let modules = [format!("{package}.{name}"), format!("{parent}.{name}"), name.to_string()];
            return Place { folder: None, file: None, modules: modules.into(), class };
        }
        let file = absolute(Path::new(name));
        let (folder, module) = module_of(Path::new(&file));
        Place { folder: Some(folder), file: Some(file), modules: vec![module], class }
    }
}

/// The folder and the name by which a file is imported: a file below a folder `services` or `impls` is a module of that
/// package, as its users import it.
fn module_of(file: &Path) -> (String, String) {
    let stem = file.file_stem().map_or(String::new(), |stem| stem.to_string_lossy().into_owned());
    let mut names = vec![stem.clone()];
    let mut folder = file.parent();
    while let Some(path) = folder {
        let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { break };
        names.insert(0, name.clone());
        if name == "services" || name == "impls" {
            let root = path.parent().map_or(String::new(), |root| root.to_string_lossy().into_owned());
            return (root, names.join("."));
        }
        folder = path.parent();
    }
    let folder = file.parent().map_or(String::new(), |folder| folder.to_string_lossy().into_owned());
    (folder, stem)
}

/// Says what the runs of a servicetester have covered of the service, if that is what was run.
pub fn show_counts(counts: &BTreeMap<String, Count>) {
    let named = |prefix: &str| -> Vec<(String, u64)> {
        let named =
            counts.iter().filter_map(|(what, count)| Some((what.strip_prefix(prefix)?.to_string(), count.number())));
        named.collect()
    };
    let number = |what: &str| counts.get(what).map_or(0, |count| count.number());
    let calls = named("call ");
    if calls.is_empty() && named("known ").is_empty() {
        return;
    }
    let listed: Vec<String> = calls.iter().map(|(name, n)| format!("{name} {}", grouped(*n))).collect();
    println!("Calls: {}; at most {} outstanding at a time.", listed.join(", "), number("outstanding"));
    if number("candidates") > 1 {
        println!("Hidden steps: at most {} states explained what was seen.", grouped(number("candidates")));
    }
    let taken = named("part ");
    let missing: Vec<String> = named("known ")
        .into_iter()
        .filter(|(label, _)| !taken.iter().any(|(other, _)| other == label))
        .map(|(label, _)| label)
        .collect();
    match missing.is_empty() {
        true => println!("Parts: every part of the service was taken."),
        false => println!("Parts never taken: {}.", missing.join("; ")),
    }
    for (formula, n) in named("judged ") {
        println!("Progress: {formula} held in {} runs.", grouped(n));
    }
    for (formula, n) in named("vacuous ") {
        println!("Not judged: {formula} in {} runs, in which what it assumes does not hold.", grouped(n));
    }
}
