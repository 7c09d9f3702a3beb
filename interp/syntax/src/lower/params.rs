//! Parameters of functions and lambdas.

use rustpython_parser::ast as py;

use super::{Lowered, Lowerer, span_of, target};
use crate::ast::{Expr, Param, Params};
use crate::source::Span;

impl Lowerer<'_> {
    /// Lowers the parameters of a function or lambda, which stands at `owner`.
    pub(super) fn params(&mut self, owner: Span, arguments: py::Arguments) -> Lowered<Params> {
        let mut params = Params::default();
        let mut defaults = Vec::new();
        check_names(owner, &arguments)?;
        params.posonly = self.positional(arguments.posonlyargs, &mut defaults)?;
        params.args = self.positional(arguments.args, &mut defaults)?;
        params.vararg = arguments.vararg.map(|arg| self.param(*arg)).transpose()?;
        for arg in arguments.kwonlyargs {
            params.kwonly.push(self.param(arg.def)?);
            params.kw_defaults.push(self.opt_expr(arg.default)?);
        }
        params.kwarg = arguments.kwarg.map(|arg| self.param(*arg)).transpose()?;
        params.defaults = defaults;
        Ok(params)
    }

    fn positional(&mut self, args: Vec<py::ArgWithDefault>, defaults: &mut Vec<Expr>) -> Lowered<Vec<Param>> {
        let mut params = Vec::with_capacity(args.len());
        for arg in args {
            params.push(self.param(arg.def)?);
            defaults.extend(self.opt_expr(arg.default)?);
        }
        Ok(params)
    }

    fn param(&mut self, arg: py::Arg) -> Lowered<Param> {
        let span = span_of(&arg);
        let annotation = arg.annotation.map(|annotation| self.annotation(*annotation)).transpose()?;
        Ok(Param { name: self.mangled(&arg.arg), span, annotation })
    }
}

fn check_names(owner: Span, arguments: &py::Arguments) -> Lowered<()> {
    let named = arguments.posonlyargs.iter().chain(&arguments.args).chain(&arguments.kwonlyargs);
    let stars = arguments.vararg.iter().chain(&arguments.kwarg).map(|arg| &**arg);
    named.map(|arg| &arg.def).chain(stars).try_for_each(|arg| target::check_name(&arg.arg, owner))
}
