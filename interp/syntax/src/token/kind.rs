//! The kinds of tokens.

macro_rules! token_kinds {
    (keywords { $($keyword:ident $keyword_text:literal)* } operators { $($op:ident $op_text:literal)* }) => {
        /// What a token is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum TokenKind {
            /// An identifier, soft keywords included.
            Name,
            /// A number of any kind.
            Number,
            /// A string or bytes literal with its prefix and quotes.
            String,
            /// The end of a logical line.
            Newline,
            /// The start of an indented block.
            Indent,
            /// The end of an indented block.
            Dedent,
            /// The end of the source.
            End,
            /// A printable ASCII character without meaning, such as `$`.
            Unknown,
            $(#[doc = $keyword_text] $keyword,)*
            $(#[doc = $op_text] $op,)*
        }

        impl TokenKind {
            /// Finds the keyword spelled `text`.
            pub(crate) fn keyword(text: &str) -> Option<TokenKind> {
                match text {
                    $($keyword_text => Some(TokenKind::$keyword),)*
                    _ => None,
                }
            }

            /// Finds the operator spelled `text`.
            pub(crate) fn operator(text: &str) -> Option<TokenKind> {
                match text {
                    $($op_text => Some(TokenKind::$op),)*
                    _ => None,
                }
            }

            /// Tells whether the kind is a keyword.
            pub(crate) fn is_keyword(self) -> bool {
                matches!(self, $(TokenKind::$keyword)|*)
            }
        }
    };
}

token_kinds! {
    keywords {
        False "False" None "None" True "True" And "and" As "as" Assert "assert" Async "async" Await "await"
        Break "break" Class "class" Continue "continue" Def "def" Del "del" Elif "elif" Else "else" Except "except"
        Finally "finally" For "for" From "from" Global "global" If "if" Import "import" In "in" Is "is"
        Lambda "lambda" Nonlocal "nonlocal" Not "not" Or "or" Pass "pass" Raise "raise" Return "return" Try "try"
        While "while" With "with" Yield "yield"
    }
    operators {
        Lpar "(" Rpar ")" Lsqb "[" Rsqb "]" Lbrace "{" Rbrace "}" Colon ":" Comma "," Semi ";" Dot "." Ellipsis "..."
        Plus "+" Minus "-" Star "*" Slash "/" Vbar "|" Amper "&" Less "<" Greater ">" Equal "=" Percent "%"
        EqEqual "==" NotEqual "!=" LessEqual "<=" GreaterEqual ">=" LessGreater "<>" Tilde "~" CircumFlex "^"
        LeftShift "<<" RightShift ">>" DoubleStar "**" PlusEqual "+=" MinusEqual "-=" StarEqual "*=" SlashEqual "/="
        PercentEqual "%=" AmperEqual "&=" VbarEqual "|=" CircumflexEqual "^=" LeftShiftEqual "<<="
        RightShiftEqual ">>=" DoubleStarEqual "**=" DoubleSlash "//" DoubleSlashEqual "//=" At "@" AtEqual "@="
        Rarrow "->" ColonEqual ":="
    }
}

impl TokenKind {
    /// Tells whether the kind opens a bracket.
    pub(crate) fn is_open(self) -> bool {
        matches!(self, Self::Lpar | Self::Lsqb | Self::Lbrace)
    }

    /// Tells whether the kind closes a bracket.
    pub(crate) fn is_close(self) -> bool {
        matches!(self, Self::Rpar | Self::Rsqb | Self::Rbrace)
    }

    /// Tells whether the kind is an augmented assignment operator.
    pub(crate) fn is_augmented(self) -> bool {
        use TokenKind::*;
        matches!(
            self,
            PlusEqual
                | MinusEqual
                | StarEqual
                | SlashEqual
                | PercentEqual
                | AmperEqual
                | VbarEqual
                | CircumflexEqual
                | LeftShiftEqual
                | RightShiftEqual
                | DoubleStarEqual
                | DoubleSlashEqual
                | AtEqual
        )
    }
}
