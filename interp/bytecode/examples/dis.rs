//! Shows the bytecode of a program: `cargo run -p sesf-bytecode --example dis FILE`.

use std::sync::Arc;

use sesf_bytecode::{CompileOptions, compile, disassemble};
use sesf_syntax::{Mode, Source, parse};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: dis FILE")?;
    let source = Arc::new(Source::new(path.clone(), std::fs::read_to_string(path)?));
    let module = parse(&source, Mode::Module)?;
    let unit = compile(&module, source, &CompileOptions::default())?;
    print!("{}", disassemble(&unit));
    Ok(())
}
