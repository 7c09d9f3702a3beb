//! Writes our trees in the form of `tests/oracle/tree.py`.

use std::fmt::Write;

use sesf_syntax::ast::*;
use sesf_syntax::{Module, Span};

/// Writes a module.
pub fn tree(module: &Module) -> String {
    let mut writer = Writer { out: String::new(), depth: 0, shows_spans: true };
    writer.line("Module");
    writer.inner(|w| w.list("body", &module.body, Writer::stmt));
    writer.out
}

struct Writer {
    out: String,
    depth: usize,
    shows_spans: bool,
}

impl Writer {
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{}{text}", " ".repeat(self.depth));
    }

    fn inner(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    fn head(&mut self, name: &str, span: Span) {
        let text = if self.shows_spans { format!("{name} {}..{}", span.start, span.end) } else { name.to_owned() };
        self.line(&text);
    }

    fn list<T>(&mut self, field: &str, items: &[T], write: impl Fn(&mut Self, &T)) {
        if items.is_empty() {
            return;
        }
        self.line(field);
        self.inner(|w| items.iter().for_each(|item| write(w, item)));
    }

    fn names(&mut self, field: &str, names: &[Name]) {
        self.list(field, names, |w, name| w.line(name));
    }

    fn expr_field(&mut self, field: &str, expr: &Expr) {
        self.line(field);
        self.inner(|w| w.expr(expr));
    }

    fn opt_field(&mut self, field: &str, expr: Option<&Expr>) {
        if let Some(expr) = expr {
            self.expr_field(field, expr);
        }
    }

    fn text_field(&mut self, field: &str, text: &str) {
        self.line(&format!("{field} {text}"));
    }

    fn stmt(&mut self, stmt: &Stmt) {
        let name = match &stmt.kind {
            StmtKind::FunctionDef(_) => "FunctionDef",
            StmtKind::ClassDef(_) => "ClassDef",
            StmtKind::Return(_) => "Return",
            StmtKind::Delete(_) => "Delete",
            StmtKind::Assign { .. } => "Assign",
            StmtKind::AugAssign { .. } => "AugAssign",
            StmtKind::AnnAssign { .. } => "AnnAssign",
            StmtKind::For { .. } => "For",
            StmtKind::While { .. } => "While",
            StmtKind::If { .. } => "If",
            StmtKind::With { .. } => "With",
            StmtKind::Match { .. } => "Match",
            StmtKind::Raise { .. } => "Raise",
            StmtKind::Try(t) => {
                if t.is_star {
                    "TryStar"
                } else {
                    "Try"
                }
            }
            StmtKind::Assert { .. } => "Assert",
            StmtKind::Import(_) => "Import",
            StmtKind::ImportFrom(_) => "ImportFrom",
            StmtKind::Global(_) => "Global",
            StmtKind::Nonlocal(_) => "Nonlocal",
            StmtKind::Expr(_) => "Expr",
            StmtKind::Pass => "Pass",
            StmtKind::Break => "Break",
            StmtKind::Continue => "Continue",
        };
        self.head(name, stmt.span);
        self.inner(|w| w.stmt_fields(&stmt.kind));
    }

    fn stmt_fields(&mut self, kind: &StmtKind) {
        match kind {
            StmtKind::FunctionDef(def) => {
                self.text_field("name", &def.name);
                self.line("args");
                self.inner(|w| w.params(&def.params));
                self.list("body", &def.body, Self::stmt);
                self.list("decorator_list", &def.decorators, Self::expr);
                self.opt_field("returns", def.returns.as_ref());
            }
            StmtKind::ClassDef(def) => {
                self.text_field("name", &def.name);
                self.list("bases", &def.bases, Self::expr);
                self.list("keywords", &def.keywords, Self::keyword);
                self.list("body", &def.body, Self::stmt);
                self.list("decorator_list", &def.decorators, Self::expr);
            }
            StmtKind::Return(value) => self.opt_field("value", value.as_ref()),
            StmtKind::Delete(targets) => self.list("targets", targets, Self::expr),
            StmtKind::Assign { targets, value } => {
                self.list("targets", targets, Self::expr);
                self.expr_field("value", value);
            }
            StmtKind::AugAssign { target, op, value } => {
                self.expr_field("target", target);
                self.text_field("op", &format!("{op:?}"));
                self.expr_field("value", value);
            }
            StmtKind::AnnAssign { target, annotation, value, .. } => {
                self.expr_field("target", target);
                self.expr_field("annotation", annotation);
                self.opt_field("value", value.as_ref());
            }
            StmtKind::For { target, iter, body, orelse } => {
                self.expr_field("target", target);
                self.expr_field("iter", iter);
                self.list("body", body, Self::stmt);
                self.list("orelse", orelse, Self::stmt);
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expr_field("test", test);
                self.list("body", body, Self::stmt);
                self.list("orelse", orelse, Self::stmt);
            }
            StmtKind::With { items, body } => {
                self.list("items", items, |w, item| {
                    w.line("withitem");
                    w.inner(|w| {
                        w.expr_field("context_expr", &item.context);
                        w.opt_field("optional_vars", item.target.as_ref());
                    });
                });
                self.list("body", body, Self::stmt);
            }
            StmtKind::Match { subject, cases } => {
                self.expr_field("subject", subject);
                self.list("cases", cases, |w, case| {
                    w.line("match_case");
                    w.inner(|w| {
                        w.line("pattern");
                        w.inner(|w| w.pattern(&case.pattern));
                        w.opt_field("guard", case.guard.as_ref());
                        w.list("body", &case.body, Self::stmt);
                    });
                });
            }
            StmtKind::Raise { exc, cause } => {
                self.opt_field("exc", exc.as_ref());
                self.opt_field("cause", cause.as_ref());
            }
            StmtKind::Try(stmt) => {
                self.list("body", &stmt.body, Self::stmt);
                self.list("handlers", &stmt.handlers, |w, handler| {
                    w.head("ExceptHandler", handler.span);
                    w.inner(|w| {
                        w.opt_field("type", handler.type_.as_ref());
                        if let Some(name) = &handler.name {
                            w.text_field("name", name);
                        }
                        w.list("body", &handler.body, Self::stmt);
                    });
                });
                self.list("orelse", &stmt.orelse, Self::stmt);
                self.list("finalbody", &stmt.finalbody, Self::stmt);
            }
            StmtKind::Assert { test, msg } => {
                self.expr_field("test", test);
                self.opt_field("msg", msg.as_ref());
            }
            StmtKind::Import(aliases) => self.list("names", aliases, Self::alias),
            StmtKind::ImportFrom(import) => {
                if let Some(module) = &import.module {
                    self.text_field("module", module);
                }
                self.list("names", &import.names, Self::alias);
                self.text_field("level", &import.level.to_string());
            }
            StmtKind::Global(names) | StmtKind::Nonlocal(names) => self.names("names", names),
            StmtKind::Expr(value) => self.expr_field("value", value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => {}
        }
    }

    fn alias(&mut self, alias: &Alias) {
        self.head("alias", alias.span);
        self.inner(|w| {
            w.text_field("name", &alias.name);
            if let Some(asname) = &alias.asname {
                w.text_field("asname", asname);
            }
        });
    }

    fn keyword(&mut self, keyword: &Keyword) {
        self.head("keyword", keyword.span);
        self.inner(|w| {
            if let Some(name) = &keyword.name {
                w.text_field("arg", name);
            }
            w.expr_field("value", &keyword.value);
        });
    }

    fn params(&mut self, params: &Params) {
        self.line("arguments");
        self.inner(|w| {
            w.list("posonlyargs", &params.posonly, Self::param);
            w.list("args", &params.args, Self::param);
            if let Some(vararg) = &params.vararg {
                w.line("vararg");
                w.inner(|w| w.param(vararg));
            }
            w.list("kwonlyargs", &params.kwonly, Self::param);
            w.list("kw_defaults", &params.kw_defaults, |w, default| match default {
                Some(default) => w.expr(default),
                None => w.line("None"),
            });
            if let Some(kwarg) = &params.kwarg {
                w.line("kwarg");
                w.inner(|w| w.param(kwarg));
            }
            w.list("defaults", &params.defaults, Self::expr);
        });
    }

    fn param(&mut self, param: &Param) {
        self.head("arg", param.span);
        self.inner(|w| {
            w.text_field("arg", &param.name);
            w.opt_field("annotation", param.annotation.as_ref());
        });
    }

    fn expr(&mut self, expr: &Expr) {
        let (name, span) = (expr_name(&expr.kind), expr.span);
        self.head(&name, span);
        self.inner(|w| w.expr_fields(&expr.kind));
    }

    fn expr_fields(&mut self, kind: &ExprKind) {
        match kind {
            ExprKind::Constant(_) => {}
            ExprKind::Name(name) => self.text_field("id", name),
            ExprKind::BoolOp { op, values } => {
                self.text_field("op", &format!("{op:?}"));
                self.list("values", values, Self::expr);
            }
            ExprKind::NamedExpr { target, target_span, value } => {
                self.line("target");
                self.inner(|w| {
                    w.head("Name", *target_span);
                    w.inner(|w| w.text_field("id", target));
                });
                self.expr_field("value", value);
            }
            ExprKind::BinOp { left, op, right } => {
                self.expr_field("left", left);
                self.text_field("op", &format!("{op:?}").replace("MatMult", "MatMult"));
                self.expr_field("right", right);
            }
            ExprKind::UnaryOp { op, operand } => {
                self.text_field("op", &format!("{op:?}"));
                self.expr_field("operand", operand);
            }
            ExprKind::Lambda(lambda) => {
                self.line("args");
                self.inner(|w| w.params(&lambda.params));
                self.expr_field("body", &lambda.body);
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.expr_field("test", test);
                self.expr_field("body", body);
                self.expr_field("orelse", orelse);
            }
            ExprKind::Dict(items) => self.dict(items),
            ExprKind::Set(items) => self.list("elts", items, Self::expr),
            ExprKind::ListComp(comp) | ExprKind::SetComp(comp) | ExprKind::GeneratorExp(comp) => {
                self.expr_field("elt", &comp.element);
                self.list("generators", &comp.generators, Self::generator);
            }
            ExprKind::DictComp(comp) => {
                self.expr_field("key", &comp.key);
                self.expr_field("value", &comp.value);
                self.list("generators", &comp.generators, Self::generator);
            }
            ExprKind::Yield(value) => self.opt_field("value", value.as_deref()),
            ExprKind::YieldFrom(value) | ExprKind::Starred(value) => self.expr_field("value", value),
            ExprKind::Compare { left, ops, comparators } => {
                self.expr_field("left", left);
                self.list("ops", ops, |w, op| w.line(&format!("{op:?}")));
                self.list("comparators", comparators, Self::expr);
            }
            ExprKind::Call { func, args, keywords } => {
                self.expr_field("func", func);
                self.list("args", args, Self::expr);
                self.list("keywords", keywords, Self::keyword);
            }
            ExprKind::JoinedStr(parts) => {
                let outer = std::mem::replace(&mut self.shows_spans, false);
                self.list("values", parts, Self::part);
                self.shows_spans = outer;
            }
            ExprKind::Attribute { value, attr, .. } => {
                self.expr_field("value", value);
                self.text_field("attr", attr);
            }
            ExprKind::Subscript { value, index } => {
                self.expr_field("value", value);
                self.expr_field("slice", index);
            }
            ExprKind::List(items) | ExprKind::Tuple(items) => self.list("elts", items, Self::expr),
            ExprKind::Slice { lower, upper, step } => {
                self.opt_field("lower", lower.as_deref());
                self.opt_field("upper", upper.as_deref());
                self.opt_field("step", step.as_deref());
            }
        }
    }

    fn dict(&mut self, items: &[DictItem]) {
        self.list("keys", items, |w, item| match item {
            DictItem::Pair { key, .. } => w.expr(key),
            DictItem::Unpack(_) => w.line("None"),
        });
        self.list("values", items, |w, item| match item {
            DictItem::Pair { value, .. } | DictItem::Unpack(value) => w.expr(value),
        });
    }

    fn generator(&mut self, generator: &Generator) {
        self.line("comprehension");
        self.inner(|w| {
            w.expr_field("target", &generator.target);
            w.expr_field("iter", &generator.iter);
            w.list("ifs", &generator.ifs, Self::expr);
            w.text_field("is_async", "0");
        });
    }

    fn part(&mut self, part: &FStringPart) {
        match part {
            FStringPart::Literal(text) => self.line(&format!("Constant {}", str_text(text))),
            FStringPart::Formatted { expr, conversion, spec, .. } => {
                self.line("FormattedValue");
                self.inner(|w| {
                    let conversion = match conversion {
                        Conversion::None => -1,
                        Conversion::Str => 115,
                        Conversion::Repr => 114,
                        Conversion::Ascii => 97,
                    };
                    w.text_field("conversion", &conversion.to_string());
                    w.expr_field("value", expr);
                    if let Some(spec) = spec {
                        w.line("format_spec");
                        w.inner(|w| {
                            w.line("JoinedStr");
                            w.inner(|w| w.list("values", spec, Self::part));
                        });
                    }
                });
            }
        }
    }

    fn pattern(&mut self, pattern: &Pattern) {
        let name = match &pattern.kind {
            PatternKind::Value(_) => "MatchValue",
            PatternKind::Singleton(_) => "MatchSingleton",
            PatternKind::Sequence(_) => "MatchSequence",
            PatternKind::Mapping { .. } => "MatchMapping",
            PatternKind::Class { .. } => "MatchClass",
            PatternKind::Star(_) => "MatchStar",
            PatternKind::As { .. } => "MatchAs",
            PatternKind::Or(_) => "MatchOr",
        };
        self.head(name, pattern.span);
        self.inner(|w| w.pattern_fields(&pattern.kind));
    }

    fn pattern_fields(&mut self, kind: &PatternKind) {
        match kind {
            PatternKind::Value(value) => self.expr_field("value", value),
            PatternKind::Singleton(Constant::None) => {}
            PatternKind::Singleton(value) => self.line(&constant_text(value)),
            PatternKind::Sequence(items) | PatternKind::Or(items) => self.list("patterns", items, Self::pattern),
            PatternKind::Mapping { keys, patterns, rest } => {
                self.list("keys", keys, Self::expr);
                self.list("patterns", patterns, Self::pattern);
                if let Some(rest) = rest {
                    self.text_field("rest", rest);
                }
            }
            PatternKind::Class { cls, patterns, kwd_attrs, kwd_patterns } => {
                self.expr_field("cls", cls);
                self.list("patterns", patterns, Self::pattern);
                self.names("kwd_attrs", kwd_attrs);
                self.list("kwd_patterns", kwd_patterns, Self::pattern);
            }
            PatternKind::Star(name) => self.opt_name(name),
            PatternKind::As { pattern, name } => {
                if let Some(pattern) = pattern {
                    self.line("pattern");
                    self.inner(|w| w.pattern(pattern));
                }
                self.opt_name(name);
            }
        }
    }

    fn opt_name(&mut self, name: &Option<Name>) {
        if let Some(name) = name {
            self.text_field("name", name);
        }
    }
}

fn expr_name(kind: &ExprKind) -> String {
    match kind {
        ExprKind::Constant(constant) => return format!("Constant {}", constant_text(constant)),
        ExprKind::Name(_) => "Name",
        ExprKind::BoolOp { .. } => "BoolOp",
        ExprKind::NamedExpr { .. } => "NamedExpr",
        ExprKind::BinOp { .. } => "BinOp",
        ExprKind::UnaryOp { .. } => "UnaryOp",
        ExprKind::Lambda(_) => "Lambda",
        ExprKind::IfExp { .. } => "IfExp",
        ExprKind::Dict(_) => "Dict",
        ExprKind::Set(_) => "Set",
        ExprKind::ListComp(_) => "ListComp",
        ExprKind::SetComp(_) => "SetComp",
        ExprKind::DictComp(_) => "DictComp",
        ExprKind::GeneratorExp(_) => "GeneratorExp",
        ExprKind::Yield(_) => "Yield",
        ExprKind::YieldFrom(_) => "YieldFrom",
        ExprKind::Compare { .. } => "Compare",
        ExprKind::Call { .. } => "Call",
        ExprKind::JoinedStr(_) => "JoinedStr",
        ExprKind::Attribute { .. } => "Attribute",
        ExprKind::Subscript { .. } => "Subscript",
        ExprKind::Starred(_) => "Starred",
        ExprKind::List(_) => "List",
        ExprKind::Tuple(_) => "Tuple",
        ExprKind::Slice { .. } => "Slice",
    }
    .to_owned()
}

fn constant_text(constant: &Constant) -> String {
    match constant {
        Constant::None => "None".to_owned(),
        Constant::Bool(true) => "True".to_owned(),
        Constant::Bool(false) => "False".to_owned(),
        Constant::Int(value) => format!("int {value:#x}"),
        Constant::BigInt(value) => format!("int {value:#x}"),
        Constant::Float(value) => format!("float {:016x}", value.to_bits()),
        Constant::Complex(value) => format!("complex {:016x}", value.to_bits()),
        Constant::Str(text) => str_text(text),
        Constant::Bytes(bytes) => {
            format!("bytes {}", bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
        }
        Constant::Ellipsis => "Ellipsis".to_owned(),
    }
}

fn str_text(text: &str) -> String {
    let points: Vec<String> = text.chars().map(|c| format!("{:x}", c as u32)).collect();
    format!("str {}", points.join("."))
}
