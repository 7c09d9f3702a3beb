//! What can be done with a program's text without running it.

use std::sync::Arc;

use sesf_bytecode::CompileOptions;
use sesf_syntax::{Mode, Source};

/// The text of a program from its bytes.
///
/// # Errors
/// CPython's report, when the bytes are no text in the encoding that they declare.
pub fn decode_source(bytes: &[u8], name: &str) -> Result<String, String> {
    sesf_syntax::decode_source(bytes).map_err(|error| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        error.render(&Source::new(name, text))
    })
}

/// The bytecode of a program, as text.
///
/// # Errors
/// The report of a syntax error.
pub fn disassemble(bytes: &[u8], name: &str) -> Result<String, String> {
    let text = decode_source(bytes, name)?;
    let source = Arc::new(Source::new(name, text));
    let module = sesf_syntax::parse(&source, Mode::Module).map_err(|error| error.render(&source))?;
    let unit = sesf_bytecode::compile(&module, Arc::clone(&source), &CompileOptions::default())
        .map_err(|error| error.render(&source))?;
    Ok(sesf_bytecode::disassemble(&unit))
}

/// The text of a service as its servicetester, or the other way round.
///
/// # Errors
/// The report of a syntax error.
pub fn invert(bytes: &[u8], name: &str) -> Result<String, String> {
    let source = Source::new(name, decode_source(bytes, name)?);
    sesf_syntax::invert(&source).map_err(|error| error.render(&source))
}
