//! The Markdown that people may write, decided in one place so that the screen and every export read it alike:
//! CommonMark with tables, task lists and strikethrough.

use pulldown_cmark::{Options, Parser};

pub fn parse(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH)
}
