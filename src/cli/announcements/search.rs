//! `search`: what the member may see, by what is in it.

use clap::Args;

use super::super::failure::{Code, Failure};
use super::super::session::Session;
use super::list::print_pages;
use crate::domain::search::{Fault, FaultKind, Query};
use crate::domain::text::{CleanText, width};
use crate::i18n::Texts;
use crate::member::Member;
use crate::store::announcements::Cursor;

#[derive(Args, Clone, Debug)]
pub struct SearchArgs {
    /// Begins with a hyphen where the first thing said is what must not be there.
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    query: String,
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl SearchArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let member = session.member()?;
        let query = read_query(session, &member, &self.query)?;
        let page = |from, limit| member.search(&query, from, limit);
        print_pages(session, &member, Cursor::Newest, self.limit, page)?;
        Ok(Code::Done)
    }
}

/// What is looked for; a failure that points at what is wrong with it.
pub fn read_query(session: &Session, member: &Member, typed: &str) -> Result<Query, Failure> {
    let t = session.texts();
    let (query, faults) = Query::read(typed, member.workspace().today());
    if !faults.is_empty() {
        let said: Vec<String> = faults.iter().map(|fault| say(t, typed, fault)).collect();
        return Err(Failure::usage_with(said.join("\n"), picture(typed, &faults)));
    }
    if query.is_empty() {
        return Err(Failure::usage_with(t.msg_cli_search_empty(), t.msg_cli_usage_hint()));
    }
    Ok(query)
}

fn say(t: &Texts, typed: &str, fault: &Fault) -> String {
    let piece = CleanText::line(typed.get(fault.at.clone()).unwrap_or_default());
    match fault.kind {
        FaultKind::ValueMissing => t.msg_cli_search_value_missing(piece.as_str()),
        FaultKind::NoDirection => t.msg_cli_search_no_direction(piece.as_str()),
        FaultKind::NoDay => t.msg_cli_search_no_day(piece.as_str()),
        FaultKind::NoQuality => t.msg_cli_search_no_quality(piece.as_str()),
        FaultKind::QuoteOpen => t.msg_cli_search_quote_open(piece.as_str()),
    }
}

/// The query, and under it a mark below everything that is wrong.
fn picture(typed: &str, faults: &[Fault]) -> String {
    let clean = |at: std::ops::Range<usize>| CleanText::line(typed.get(at).unwrap_or_default()).into_owned();
    let columns = |until: usize| width(clean(0..until).as_str());
    let mut marks = String::new();
    for fault in faults {
        let (from, until) = (columns(fault.at.start), columns(fault.at.end));
        marks.push_str(&" ".repeat(from.saturating_sub(marks.len())));
        marks.push_str(&"^".repeat(until.saturating_sub(marks.len()).max(1)));
    }
    format!("  {}\n  {marks}", clean(0..typed.len()).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_stand_below_what_is_wrong() {
        let typed = "años direction:lateral x is:blue";
        let fault = |piece: &str, kind| {
            let at = typed.find(piece).unwrap();
            Fault { kind, at: at..at + piece.len() }
        };
        let faults = [fault("direction:lateral", FaultKind::NoDirection), fault("is:blue", FaultKind::NoQuality)];
        let expected = "  años direction:lateral x is:blue\n       ^^^^^^^^^^^^^^^^^   ^^^^^^^";
        assert_eq!(picture(typed, &faults), expected);
    }
}
