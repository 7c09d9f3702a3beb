//! `sesf check` and `sesf replay`: many controlled runs of a program, and one of them again.

use std::io::IsTerminal;
use std::path::Path;
use std::time::Duration;

use clap::{Parser, ValueEnum};
use sesf::explore::{
    Campaign, Fault, Faults, Found, Limits, Place, Progress, Ready, Replayer, Report, StrategyKind, Trace, source_hash,
};
use sesf::{Program, Settings};

use crate::cli::{absolute, refuse, system_message};
use crate::test::{NO_BINDINGS, bindings, parse_pair};

/// Options whose time has not come yet: refused by name, never ignored.
const FUTURE: &[&str] = &["--exhaustive", "--param", "--json", "--real", "--candidates"];

/// How many runs, and who decides in them.
#[derive(clap::Args, Debug)]
pub struct CampaignArguments {
    /// How many runs [default: 2000, or as many as --time allows]
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    runs: Option<u64>,
    /// For how long to run, e.g. 30s, 5m
    #[arg(long, value_parser = parse_time)]
    time: Option<Duration>,
    /// The number that all chance comes from
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Who decides which thread is next
    #[arg(long, value_enum, default_value = "random")]
    strategy: Strategy,
    /// How many runs at a time; the result is the same [default: one for each processor]
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=1024))]
    jobs: Option<u64>,
    /// Where threads may be interrupted
    #[arg(long, value_enum, default_value = "sync")]
    points: Points,
    /// What can happen to datagrams, and how likely each is: loss=0.1,dup=0.1,reorder=0.2
    #[arg(long)]
    faults: Option<Faults>,
    /// What data races mean: accesses by two threads, one of them writing, that no lock or the like orders
    #[arg(long, value_enum, default_value = "warn")]
    races: Races,
    /// How many steps a run may have
    #[arg(long, default_value_t = Limits::default().max_steps)]
    steps: u64,
    /// What stands for a used service [default: the service program]
    #[arg(long, value_name = "SERVICE=IMPL", value_parser = parse_pair)]
    over: Vec<(String, String)>,
    /// Where to write the decisions of a failing run [default: PROGRAM with .trace]
    #[arg(long, value_name = "FILE")]
    trace: Option<String>,
}

impl CampaignArguments {
    /// Whether threads may be interrupted before each access to what they may share.
    pub fn access_points(&self) -> bool {
        matches!(self.points, Points::Access)
    }

    /// What can happen to datagrams.
    pub fn faults(&self) -> Faults {
        self.faults.unwrap_or_default()
    }

    /// How many runs, if that is said.
    pub fn runs(&self) -> Option<u64> {
        self.runs
    }

    /// What stands for used services.
    pub fn over(&self) -> &[(String, String)] {
        &self.over
    }

    /// How many steps a run may have.
    pub fn steps(&self) -> u64 {
        self.steps
    }
}

/// Runs a program many times under a scheduler that decides everything, until a run fails.
#[derive(Parser, Debug)]
#[command(name = "sesf check", no_binary_name = true)]
struct CheckArguments {
    #[command(flatten)]
    campaign: CampaignArguments,
    /// The program, and its arguments
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "PROGRAM [ARGS]", required = true)]
    program: Vec<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Strategy {
    /// Each thread that can go on is equally likely
    Random,
    /// Random priorities with a few changes
    Pct,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Points {
    /// At the operations of threads, locks and conditions
    Sync,
    /// Also before each access to what threads may share
    Access,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Races {
    /// A warning
    Warn,
    /// A failure
    Fail,
    /// Nothing: they are not watched for
    Off,
}

/// Runs a recorded run again, event for event.
#[derive(Parser, Debug)]
#[command(name = "sesf replay", no_binary_name = true)]
struct ReplayArguments {
    /// Print the steps with all that is known of them, a line for each, and nothing else
    #[arg(long)]
    events: bool,
    /// The file that `sesf check` wrote
    trace: String,
}

fn parse_time(text: &str) -> Result<Duration, String> {
    let split = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let seconds = match unit {
        "ms" => 0.001,
        "" | "s" => 1.0,
        "m" | "min" => 60.0,
        "h" => 3600.0,
        _ => return Err(format!("'{unit}' is no unit of time: use ms, s, m or h")),
    };
    let number: f64 = number.parse().map_err(|_| format!("'{number}' is no number"))?;
    Duration::try_from_secs_f64(number * seconds).map_err(|error| error.to_string())
}

/// Parses the arguments of a command; or the exit code, when there is nothing more to do.
pub fn parse<T: Parser>(arguments: &[String]) -> Result<T, u8> {
    T::try_parse_from(arguments).map_err(|error| {
        // Help goes to standard output, an error to standard error; a closed pipe is nobody's loss.
        let _ = error.print();
        error.exit_code() as u8
    })
}

/// `sesf check`; the exit code.
pub fn run_check(arguments: &[String]) -> u8 {
    if let Some(option) = arguments.iter().find(|word| FUTURE.iter().any(|o| word.split('=').next() == Some(*o))) {
        return refuse(&format!("'{option}' is not available yet"));
    }
    let arguments: CheckArguments = match parse(arguments) {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    let (file, args) = match arguments.program.split_first() {
        Some((file, args)) => (file.clone(), args.to_vec()),
        None => return refuse("check needs a PROGRAM"),
    };
    match check(&arguments, &file, args) {
        Ok(code) => code,
        Err(error) => {
            eprint!("{error}");
            2
        }
    }
}

/// A program's text; or what to say and do instead.
pub fn read_program(file: &str) -> Result<Vec<u8>, String> {
    std::fs::read(file).map_err(|error| {
        let number = error.raw_os_error().unwrap_or(0);
        format!("sesf: can't open file '{file}': [Errno {number}] {}\n", system_message(&error))
    })
}

fn settings(file: &str, args: &[String], bindings: &str, access_points: bool) -> Settings {
    let folder = absolute(Path::new(file).parent().unwrap_or(Path::new("")));
    let argv = std::iter::once(file.to_string()).chain(args.iter().cloned()).collect();
    // Without services nothing is to be bound.
    let bindings = (bindings != NO_BINDINGS).then(|| bindings.to_string());
    Settings { argv, path: vec![folder], bindings, access_points, ..Settings::default() }
}

fn check(arguments: &CheckArguments, file: &str, args: Vec<String>) -> Result<u8, String> {
    let text = read_program(file)?;
    let program = Program::File(absolute(Path::new(file)));
    let bindings = bindings(arguments.campaign.over(), false);
    let make = |says_accesses: bool| -> Result<Ready, String> {
        sesf::ready(settings(file, &args, &bindings, says_accesses), &program)
    };
    let trace = Trace {
        command: String::from("check"),
        bindings: bindings.clone(),
        program: file.to_string(),
        source: source_hash(&text),
        args: args.clone(),
        access_points: arguments.campaign.access_points(),
        faults: arguments.campaign.faults(),
        max_steps: arguments.campaign.steps,
        decisions: Vec::new(),
    };
    explore(&arguments.campaign, &make, trace)
}

/// Runs a campaign and shows what came of it; the exit code. `make` makes a machine, with true one whose code says where it
/// accesses what threads may share; `trace` is that of a run without decisions.
pub fn explore(
    arguments: &CampaignArguments,
    make: &(dyn Fn(bool) -> Result<Ready, String> + Sync),
    trace: Trace,
) -> Result<u8, String> {
    let access_points = arguments.access_points();
    let limits = Limits { max_steps: arguments.steps, faults: arguments.faults() };
    let n_runs = arguments.runs.or(arguments.time.is_none().then_some(2_000));
    let n_jobs = arguments.jobs.map_or_else(
        || std::thread::available_parallelism().map_or(1, |n| n.get()),
        |jobs| usize::try_from(jobs).unwrap_or(1),
    );
    let strategy = match arguments.strategy {
        Strategy::Random => StrategyKind::Random,
        Strategy::Pct => StrategyKind::Pct,
    };
    let campaign = Campaign {
        make,
        interrupts_accesses: access_points,
        watches_races: arguments.races != Races::Off,
        strategy,
        seed: arguments.seed,
        n_runs,
        time: arguments.time,
        n_jobs,
        limits,
    };
    let trace_file = arguments.trace.clone().unwrap_or_else(|| format!("{}.trace", trace.program));
    let write = |decisions: &[_]| {
        let trace = Trace { decisions: decisions.to_vec(), ..trace.clone() };
        std::fs::write(&trace_file, trace.to_text())
    };
    let bar = progress_bar(n_runs);
    let progress = |progress: Progress| bar.set_position(progress.n_runs);
    let report = campaign.run(&progress, &|_, decisions| {
        if let Err(error) = write(decisions) {
            eprintln!("sesf: cannot write '{trace_file}': {error}");
        }
    });
    bar.finish_and_clear();
    let report = report?;
    match &report.found {
        Some(found) => {
            let is_written = write(&found.shrunk).is_ok();
            show_found(&report, access_points, arguments.seed, found, is_written.then_some(trace_file.as_str()));
            Ok(1)
        }
        None => {
            let fails = arguments.races == Races::Fail && !report.races.is_empty();
            show_clean(&report, access_points, arguments.seed, fails);
            Ok(fails.into())
        }
    }
}

fn progress_bar(n_runs: Option<u64>) -> indicatif::ProgressBar {
    if !std::io::stderr().is_terminal() {
        return indicatif::ProgressBar::hidden();
    }
    let bar = match n_runs {
        Some(n) => indicatif::ProgressBar::new(n),
        None => indicatif::ProgressBar::new_spinner(),
    };
    let template = match n_runs {
        Some(_) => "{bar:30} {pos}/{len} schedules, {per_sec}",
        None => "{spinner} {pos} schedules, {per_sec}",
    };
    match indicatif::ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// A number with separators.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn schedules(n: u64) -> String {
    format!("{} schedule{}", grouped(n), if n == 1 { "" } else { "s" })
}

fn were(n: u64) -> String {
    format!("{} {}", schedules(n), if n == 1 { "was" } else { "were" })
}

fn show_found(report: &Report, access_points: bool, seed: u64, found: &Found, trace_file: Option<&str>) {
    println!("FAILED in schedule {} of seed {seed}: {}\n", grouped(found.run + 1), found.fault.title());
    let text = found.fault.report();
    if !text.is_empty() {
        println!("{text}");
    }
    let unfinished = if found.is_unfinished { " (not made simpler further, which would take long)" } else { "" };
    println!("The simplest run found with this failure{unfinished}, step by step:\n");
    println!("{}", found.chart);
    show_coverage(report, access_points);
    match trace_file {
        Some(file) => println!("Run it again: sesf replay {file}"),
        None => println!("Its decisions could not be written."),
    }
}

fn show_clean(report: &Report, access_points: bool, seed: u64, fails: bool) {
    if fails {
        println!("FAILED: data races in {} of seed {seed}, none of which ended otherwise.", schedules(report.n_runs));
    } else if report.is_sequential {
        println!("No failure: all runs of the program are the same, since nothing in it is left to chance.");
    } else {
        println!("No failure in {} of seed {seed}.", schedules(report.n_runs));
    }
    show_coverage(report, access_points);
}

fn show_coverage(report: &Report, access_points: bool) {
    let seconds = report.elapsed.as_secs_f64();
    let rate = report.n_runs as f64 / seconds.max(1e-9);
    let classes = format!(", {} different in what happens before what", grouped(report.n_classes as u64));
    // A rate of a few runs is none.
    let rate = if seconds < 0.5 { String::new() } else { format!(", {} per second", grouped(rate as u64)) };
    show_races(report, access_points);
    println!("Covered: {}{classes}; {seconds:.2} s{rate}.", schedules(report.n_runs));
    crate::test::show_counts(&report.counts);
    if report.n_watched > 0 && report.races.is_empty() {
        println!("Data races: none; {} watched for them.", were(report.n_watched));
    }
    if report.found.is_none() {
        show_unreached(report);
    }
    match access_points {
        true => println!("Not judged: other schedules."),
        false => println!(
            "Not judged: other schedules; threads that are interrupted elsewhere than at operations of threads, locks and \
             the like (--points access)."
        ),
    }
    if let Some(file) = &report.file {
        println!(
            "Not judged: what is in files: the program opened '{file}', and later runs see what earlier ones wrote."
        );
    }
}

/// How many data races are shown.
const MOST_RACES: usize = 5;

fn show_races(report: &Report, access_points: bool) {
    if report.races.is_empty() {
        return;
    }
    println!(
        "Warning: data races. Nothing in the program decides which of these two comes first, neither a lock nor a join():"
    );
    for race in report.races.iter().take(MOST_RACES) {
        println!("  {}:", race.about);
        for side in &race.sides {
            let does = if side.is_write { "writes" } else { "reads" };
            println!("    {} {does} it in {}:  {}", side.thread, shown_place(&side.place), side.place.text);
        }
    }
    if report.races.len() > MOST_RACES {
        println!("  and {} more", report.races.len() - MOST_RACES);
    }
    if !access_points {
        println!("To see what can come of it, run again with --points access.");
    }
    println!();
}

fn shown_place(place: &Place) -> String {
    format!("{}:{}", file_name(&place.file), place.line)
}

fn file_name(path: &str) -> String {
    Path::new(path).file_name().map_or(path.to_string(), |name| name.to_string_lossy().into())
}

/// How many blocks that were not reached are listed.
const MOST_UNREACHED: usize = 12;

fn show_unreached(report: &Report) {
    let unreached = &report.unreached;
    if unreached.is_empty() {
        println!("Reached: every function and branch of the program.");
        return;
    }
    let shown = unreached.iter().take(MOST_UNREACHED).map(|block| {
        let file = file_name(&block.file);
        match &block.function {
            Some(name) => format!("{name}() at {file}:{}", block.line),
            None => format!("{file}:{}", block.line),
        }
    });
    let mut text = shown.collect::<Vec<_>>().join(", ");
    if unreached.len() > MOST_UNREACHED {
        text += &format!(", and {} more", unreached.len() - MOST_UNREACHED);
    }
    println!("Never reached: {text}.");
}

/// `sesf replay`; the exit code.
pub fn run_replay(arguments: &[String]) -> u8 {
    let arguments: ReplayArguments = match parse(arguments) {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    match replay_trace(&arguments.trace, arguments.events) {
        Ok(code) => code,
        Err(error) => {
            eprint!("{error}");
            2
        }
    }
}

fn replay_trace(file: &str, shows_events: bool) -> Result<u8, String> {
    let text =
        String::from_utf8(read_program(file)?).map_err(|_| format!("sesf: '{file}' is no trace: it is no text\n"))?;
    let trace =
        Trace::parse(&text).map_err(|error| format!("sesf: '{file}' is no trace that can be replayed: {error}\n"))?;
    let (source, ready) = match trace.command.as_str() {
        "check" => {
            let program_text = read_program(&trace.program)?;
            let program = Program::File(absolute(Path::new(&trace.program)));
            let settings = settings(&trace.program, &trace.args, &trace.bindings, trace.access_points);
            (source_hash(&program_text), sesf::ready(settings, &program)?)
        }
        "test" => {
            let options = trace.args.first().map_or("", String::as_str);
            (crate::test::hash(options), crate::test::ready(options, &trace.bindings, trace.access_points)?)
        }
        other => {
            return Err(format!("sesf: '{file}' is a trace of the command '{other}', which this sesf does not have\n"));
        }
    };
    let is_changed = source != trace.source;
    let limits = Limits { max_steps: trace.max_steps, faults: trace.faults };
    let replayed = Replayer::new(ready, limits, trace.access_points).replay(trace.decisions);
    if shows_events {
        print!("{}", replayed.event_stream());
        return Ok(replayed.outcome.fault.is_some().into());
    }
    print!("{}", String::from_utf8_lossy(&replayed.output));
    println!("\nThe run, step by step:\n\n{}", replayed.chart);
    if is_changed {
        println!("The program has changed since this run was recorded.");
    }
    if let Some(divergence) = replayed.divergence {
        println!("{}", describe(&divergence));
    }
    match replayed.outcome.fault {
        Some(fault) => {
            show_fault(&fault);
            Ok(1)
        }
        None => {
            println!("This run does not fail.");
            Ok(0)
        }
    }
}

fn show_fault(fault: &Fault) {
    println!("FAILED: {}", fault.title());
    let text = fault.report();
    if !text.is_empty() {
        println!("\n{text}");
    }
}

fn describe(divergence: &sesf::explore::Divergence) -> String {
    let question = |(kind, n): (sesf::explore::DecisionKind, u32)| match kind {
        sesf::explore::DecisionKind::Actor => format!("which of {n} threads goes on"),
        sesf::explore::DecisionKind::Waiter => format!("which of {n} waiting threads is notified"),
        sesf::explore::DecisionKind::Number => format!("a number below {n}"),
        sesf::explore::DecisionKind::Portion => format!("which of {n} portions of a stream arrives"),
        sesf::explore::DecisionKind::Fault => String::from("whether something happens to a datagram"),
    };
    let (asked, position) = (question(divergence.asked), divergence.position);
    match divergence.listed {
        Some(listed) => format!(
            "The trace does not fit the program any more: decision {position} is about {}, but the program asks {asked}.",
            question(listed)
        ),
        None => {
            format!("The trace ends before the program: decision {position} is not in it; the program asks {asked}.")
        }
    }
}
