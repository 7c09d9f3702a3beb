//! A program as a tree of statements, so that statements can be left out.

/// A part of a statement.
#[derive(Clone)]
pub enum Part {
    /// A line with its own indentation.
    Line(String),
    /// A block that belongs to the line before it; its indentation and its statements.
    Block(usize, Vec<Statement>),
}

/// A statement of one or more lines.
#[derive(Clone)]
pub struct Statement(pub Vec<Part>);

/// The text of a program.
pub fn text(statements: &[Statement]) -> String {
    let mut out = String::new();
    for statement in statements {
        // What one statement raises does not end the program.
        out.push_str("try:\n");
        statement.write(4, &mut out);
        out.push_str("except Exception as error: fail(error)\n");
    }
    out
}

impl Statement {
    fn write(&self, indent: usize, out: &mut String) {
        for part in &self.0 {
            match part {
                Part::Line(line) => out.push_str(&format!("{:indent$}{line}\n", "")),
                Part::Block(more, statements) => {
                    let indent = indent + more;
                    statements.iter().for_each(|statement| statement.write(indent, out));
                    out.push_str(&format!("{:indent$}pass\n", ""));
                }
            }
        }
    }
}

/// The beginnings and ends of a program; the programs with half of a statement, one statement or line less (not all are valid), or with the
/// statements of a block in the place of the statement that has it.
pub fn smaller(statements: &[Statement]) -> Vec<Vec<Statement>> {
    let mut all = Vec::new();
    for (n, statement) in statements.iter().enumerate() {
        let replaced = |with: Vec<Statement>| [&statements[..n], &with, &statements[n + 1..]].concat();
        all.push(replaced(vec![]));
        all.push(statements[..n].to_vec());
        all.push(statements[n + 1..].to_vec());
        if statement.0.len() > 1 {
            let (first, second) = statement.0.split_at(statement.0.len() / 2);
            all.extend([first, second].map(|half| replaced(vec![Statement(half.to_vec())])));
        }
        for (k, part) in statement.0.iter().enumerate() {
            let Part::Block(indent, block) = part else {
                let mut changed = statement.clone();
                changed.0.remove(k);
                all.push(replaced(vec![changed]));
                continue;
            };
            all.push(replaced(block.clone()));
            for less in smaller(block) {
                let mut changed = statement.clone();
                changed.0[k] = Part::Block(*indent, less);
                all.push(replaced(vec![changed]));
            }
        }
    }
    all
}
